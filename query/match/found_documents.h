#pragma once

#include <map>
#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

#include <xapian.h>

#include "index/index_reader.h"
#include "index/schema.h"
#include "index/shards/shard_connections.h"

namespace fihris {

/// The documents of articles that one search has found. Those of shards are read at once, from all machines
/// at the same time, and beyond the first so many by as many, in the order in which they were found.
class FoundDocuments {
 public:
  static constexpr std::size_t usually_read_at_once = 1000;

  explicit FoundDocuments(std::size_t read_at_once = usually_read_at_once) : read_at_once_(read_at_once) {}

  /// What is found by `reader` from now on.
  void begin(const IndexReader& reader);

  /// Reads what is going to be asked for, if it lies on other machines.
  void read_ahead(const Xapian::MSet& found);
  void read_ahead(const std::vector<Xapian::docid>& found);

  Xapian::Document document(Xapian::docid id) const;
  Record record(Xapian::docid id) const;
  std::string path(Xapian::docid id) const;
  /// A value of the document. Of more articles than are read ahead, those of all that was found are read at
  /// once.
  std::string value(Xapian::docid id, Xapian::valueno slot) const;
  /// How many words the article has.
  Xapian::termcount length(Xapian::docid id) const;

 private:
  using Read = std::unordered_map<Xapian::docid, ShardConnections::Article>;

  /// What was read of an article; null if it is not of shards, or none that was found.
  const ShardConnections::Article* find(Xapian::docid id) const;
  bool is_left(Xapian::docid id) const;
  void read(const std::vector<Xapian::docid>& numbers, Read& into) const;

  std::size_t read_at_once_;
  Articles articles_;
  std::shared_ptr<ShardConnections> shards_;
  Read read_;
  mutable Read later_;                       ///< of those that are left, the last that were read
  std::vector<Xapian::docid> left_in_turn_;  ///< the same as left_, in the order in which they were found
  std::vector<Xapian::docid> left_;          ///< what was found and not read ahead, in order
  mutable std::map<Xapian::valueno, std::vector<std::string>> values_;  ///< of these
};

}  // namespace fihris
