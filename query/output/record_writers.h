#pragma once

#include <string>

#include "query/shown/hit.h"

namespace fihris {

/// JSON lines: one object a hit. Offsets of highlights are in code points of the snippet's text; bytes of a
/// path or source that are no UTF-8 become U+FFFD, and there is a member with all its bytes in base64
/// (set_bytes). Always in logical order.
class JsonWriter {
 public:
  explicit JsonWriter(bool with_query_id) : with_query_id_(with_query_id) {}
  std::string format(const Hit& hit) const;
  std::string end() const { return {}; }

 private:
  bool with_query_id_;
};

/// Comma-separated values as RFC 4180 has them, with a header line: query_id (of batches), rank, path, title,
/// date, source, score, snippet. Snippets are joined by an ellipsis. Text that a spreadsheet would take for a
/// formula has an apostrophe before it, which makes it text there, as OWASP says.
class CsvWriter {
 public:
  CsvWriter(bool with_query_id, bool with_bom) : with_query_id_(with_query_id), with_bom_(with_bom) {}
  std::string format(const Hit& hit);
  std::string end();

 private:
  std::string take_header();

  bool with_query_id_;
  bool with_bom_;
  bool header_written_ = false;
};

/// Paths, each with a newline or NUL behind it, byte for byte; on a terminal, without characters that could
/// drive it. With counts each path has a colon behind it, or NUL, and the number of matches, as grep -c
/// writes.
class PathWriter {
 public:
  PathWriter(bool terminal, bool nul, bool counts) : terminal_(terminal), nul_(nul), counts_(counts) {}
  std::string format(const Hit& hit) const;
  std::string end() const { return {}; }

 private:
  bool terminal_;
  bool nul_;
  bool counts_;
};

}  // namespace fihris
