#pragma once

#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "query/match/searcher.h"

namespace fihris {

/// An index, or several as one, opened for many threads: each takes it for itself while it answers, so that
/// no database object is shared. What is taken is of the live generation, and of the aliases as they are in
/// the user's file.
class IndexPool {
 public:
  /// `aliases` reads them; it may throw Error, and is asked again when forget_aliases() was called. Opens the
  /// indexes once, so that one that cannot be used is said at once; throws as open_indexes does.
  IndexPool(std::vector<std::string> indexes, std::function<Aliases()> aliases);

  /// An index that is given back at its end.
  class Lease {
   public:
    Lease(IndexPool& pool, std::unique_ptr<Searcher> searcher, unsigned aliases);
    ~Lease();
    Lease(const Lease&) = delete;
    Lease& operator=(const Lease&) = delete;
    Searcher& operator*() const { return *searcher_; }
    Searcher* operator->() const { return searcher_.get(); }
    /// It is not to be used again: reading it has failed.
    void drop() { searcher_.reset(); }

   private:
    IndexPool& pool_;
    std::unique_ptr<Searcher> searcher_;
    unsigned aliases_;
  };

  /// The folders of the indexes.
  const std::vector<std::string>& indexes() const { return indexes_; }

  /// Throws as open_indexes does.
  Lease take();

  /// Lets go of generations that are not live any more, whose files would be kept for them.
  void drop_outdated();
  void forget_aliases();

 private:
  void give_back(std::unique_ptr<Searcher> searcher, unsigned aliases);
  bool is_live(const Searcher& searcher) const;

  const std::vector<std::string> indexes_;
  const std::function<Aliases()> read_aliases_;
  std::mutex mutex_;
  Aliases aliases_;
  unsigned alias_version_ = 0;
  std::vector<std::unique_ptr<Searcher>> free_;
};

}  // namespace fihris
