#pragma once

#include <string>

#include "query/shown/hit.h"

namespace fihris {

/// JSON lines: one object a hit. Offsets of highlights are in code points of the snippet's text; bytes of a
/// path that are no UTF-8 become U+FFFD. Always in logical order.
class JsonWriter {
 public:
  explicit JsonWriter(bool with_query_id) : with_query_id_(with_query_id) {}
  std::string format(const Hit& hit) const;
  std::string end() const { return {}; }

 private:
  bool with_query_id_;
};

/// Comma-separated values as RFC 4180 has them, with a header line: query_id (of batches), rank, path, title,
/// date, source, score, snippet. Snippets are joined by an ellipsis.
class CsvWriter {
 public:
  explicit CsvWriter(bool with_query_id) : with_query_id_(with_query_id) {}
  std::string format(const Hit& hit);
  std::string end();

 private:
  std::string take_header();

  bool with_query_id_;
  bool header_written_ = false;
};

/// Paths, one a line, byte for byte; on a terminal, without characters that could drive it.
class PathWriter {
 public:
  explicit PathWriter(bool terminal) : terminal_(terminal) {}
  std::string format(const Hit& hit) const;
  std::string end() const { return {}; }

 private:
  bool terminal_;
};

}  // namespace fihris
