#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include <xapian.h>

#include "index/articles.h"

namespace fihris {

/// A person or place that articles speak of.
struct Mentioned {
  std::string key;        ///< Mention::key
  unsigned articles = 0;  ///< how many speak of it; never 0
  /// As most of these articles write the name, the first in the order of bytes of several; of a place of the
  /// gazetteer the key.
  std::string written = {};
};

/// All people, or all places, of a collection or of some of its articles.
class MentionList {
 public:
  /// Of the whole collection. `prefix` is prefix::person_name or prefix::place. About 1 us a key.
  MentionList(const Articles& articles, std::string_view prefix);

  /// Of the articles `among`.
  MentionList(const Articles& articles, std::string_view prefix, const std::vector<Xapian::docid>& among);

  /// Those of most articles first, equals in the order of their keys' bytes.
  const std::vector<Mentioned>& entries() const { return entries_; }

  /// The articles that an entry counts, in the order of their numbers.
  std::vector<Xapian::docid> articles_of(const Mentioned& entry) const;

 private:
  void sort();

  Articles articles_;
  std::string prefix_;
  bool all_;
  std::vector<Mentioned> entries_;
  std::unordered_map<std::string, std::vector<Xapian::docid>> found_;  ///< by key; only of some articles
};

/// The articles that have any of `terms`, in the order of their numbers.
std::vector<Xapian::docid> articles_with(const Articles& articles, const std::vector<std::string>& terms);

/// How many of `among`, which are sorted, have any of `terms`.
std::size_t count_among(const Articles& articles, const std::vector<std::string>& terms,
                        const std::vector<Xapian::docid>& among);

}  // namespace fihris
