#pragma once

#include <cstddef>
#include <string>

namespace fihris {

/// A generation being written; removed with all it holds unless it is published.
/// REQUIRES: a WriterLock on the index, as long as it lives.
class NewGeneration {
 public:
  /// `previous` is the generation that tables may be shared with; none if empty.
  explicit NewGeneration(const std::string& index, std::string previous = {});
  ~NewGeneration();
  NewGeneration(const NewGeneration&) = delete;
  NewGeneration& operator=(const NewGeneration&) = delete;

  const std::string& folder() const { return folder_; }

  /// Writes the list of `shards` shards and the seal, brings all files to the disk and makes this the live
  /// generation. Then removes the older generations that nobody holds; where the file system has no locks to
  /// tell, all but the last one.
  void publish(std::size_t shards);

  /// The same of one that has its list and its seal, as a copy has.
  void publish_sealed();

 private:
  std::string index_;
  std::string previous_;
  std::string folder_;
  bool published_ = false;
};

/// Removes what a run that was killed has left in `index`, unless somebody writes to it now.
void remove_leftovers(const std::string& index);

}  // namespace fihris
