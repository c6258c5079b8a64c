#pragma once

#include <string>
#include <vector>

#include "query/expansion/level.h"
#include "query/shown/excerpt.h"
#include "query/shown/text_lines.h"

namespace fihris {

/// A form by which an article matches a word of the query.
struct MatchedForm {
  std::string word;  ///< of the query, as typed
  std::string form;  ///< in the article, as its first occurrence is written
  Level level = Level::exact;
  unsigned count = 0;  ///< occurrences in title and body
};

/// An article found, ready to be shown.
struct Hit {
  std::string query_id;     ///< of the line in a batch, else empty
  unsigned rank = 0;        ///< from 1
  std::string path;         ///< bytes as the file system has them
  std::string title;        ///< UTF-8
  std::string date;         ///< YYYY-MM-DD, or empty if unknown
  std::string date_origin;  ///< what told it: metadata, url, text ..., or "file" for the time of the file
  std::string author;       ///< UTF-8, empty if unknown
  std::string format;       ///< of the file: text, html, pdf ...
  std::string source;       ///< site, feed or folder; bytes as the file system has them
  double score = 0;
  std::vector<MatchedForm> matches;
  std::vector<Highlight> title_highlights;  ///< in bytes of `title`; in order, disjoint
  std::vector<Excerpt> snippets;
  std::vector<TextLine> lines;      ///< instead of snippets, if whole lines were asked for
  std::size_t match_count = 0;      ///< stretches of title and text that match
  std::vector<std::string> copies;  ///< paths of the near-copies that it stands for
  bool partial = false;             ///< shards have not answered whose articles might come before
};

}  // namespace fihris
