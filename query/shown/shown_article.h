#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "query/expansion/level.h"
#include "query/match/searcher.h"
#include "query/shown/excerpt.h"

namespace fihris {

/// A word of an article that the query matches, as a whole.
struct MarkedWord {
  std::size_t begin = 0;  ///< byte offset in title or body
  std::size_t end = 0;    ///< one past its last byte
  std::string word;       ///< of the query, as typed
  Level level = Level::exact;
};

/// One article as it is stored, with all that a query matches in it.
struct ShownArticle {
  Xapian::docid id = 0;
  Record record;
  std::string title;         ///< Record::title, or the file's name where there is none
  std::string date;          ///< YYYY-MM-DD, or empty
  std::string date_origin;   ///< "file" for the time of the file
  std::string content_hash;  ///< XXH3-128 of the file's bytes, in hexadecimal digits; empty if none is kept
  std::vector<MarkedWord> title_marks;  ///< in `title`, in order, disjoint
  std::vector<MarkedWord> body_marks;   ///< in Record::body
};

/// The number of the article at `path`, byte for byte as the index has it; none if it has no such article.
/// Looks at no file.
std::optional<Xapian::docid> find_article(const IndexReader& index, std::string_view path);

/// `built` is null if nothing is to be marked.
ShownArticle show_article(const Searcher& searcher, Xapian::docid id, const BuiltQuery* built);

}  // namespace fihris
