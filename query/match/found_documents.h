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
/// at the same time.
class FoundDocuments {
 public:
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
  Articles articles_;
  std::shared_ptr<ShardConnections> shards_;
  std::unordered_map<Xapian::docid, ShardConnections::Article> read_;
  std::vector<Xapian::docid> left_;  ///< what was found and not read ahead, in order
  mutable std::map<Xapian::valueno, std::vector<std::string>> values_;  ///< of these
};

}  // namespace fihris
