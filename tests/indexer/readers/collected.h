#pragma once

#include <string>
#include <utility>
#include <vector>

#include "indexer/readers/process/any_reader.h"
#include "tests/support/catch.h"

namespace fihris {

/// What a reader has found.
struct Collected : ArticleSink {
  std::vector<ReadArticle> articles;
  std::vector<ReadFailure> failures;

  void add(ReadArticle article) override { articles.push_back(std::move(article)); }
  void fail(ReadFailure failure) override { failures.push_back(std::move(failure)); }
  void alive() override {}
};

/// Reads `bytes` as a file at `path`.
inline Collected read_bytes_as(const std::string& path, const std::string& bytes,
                               std::uint64_t budget = 1u << 30, const FieldNames& fields = FieldNames()) {
  static const bool is_prepared = (prepare_readers(), true);
  REQUIRE(is_prepared);
  Collected collected;
  ReadBudget left{budget, 10'000};
  const std::string encoding;
  MemoryInput input(path.substr(path.rfind('/') + 1), bytes);
  read_any(input, {path, {}, encoding, fields, 0, left, collected, read_any});
  return collected;
}

using Places = std::vector<std::string>;

/// The paths inside the file of what was found.
inline Places inners(const Collected& found) {
  Places places;
  for (const auto& article : found.articles) places.push_back(article.inner);
  return places;
}

}  // namespace fihris
