#pragma once

#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "index/index_reader.h"
#include "query/counts/facet_table.h"

namespace fihris {

/// The table of facets of the live generation, for all workers: made once for each generation, by a thread of
/// its own, so that no request waits for it.
class FacetTables {
 public:
  /// Opens the index by `open` when there is a table to make; what that or the making throws leaves the
  /// generation without one.
  explicit FacetTables(std::function<IndexReader()> open);
  ~FacetTables();
  FacetTables(const FacetTables&) = delete;
  FacetTables& operator=(const FacetTables&) = delete;

  /// The table of a reader's generation; null while it is being made, which this begins, and where there is
  /// none: of shards, whose servers number their articles anew with each of their generations.
  std::shared_ptr<const FacetTable> of(const IndexReader& reader);

 private:
  void work();

  const std::function<IndexReader()> open_;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::shared_ptr<const FacetTable> table_;  ///< the newest
  std::vector<std::string> wanted_;          ///< the generations that were asked for last
  std::vector<std::string> tried_;           ///< those that were made last, whether or not that gave a table
  bool is_stopped_ = false;
  std::thread thread_;
};

}  // namespace fihris
