#pragma once

#include <string>

#include "query/output/palette.h"
#include "query/shown/marked_text.h"

namespace fihris {

/// What a piece of text output is; each has its colours.
enum class Part { title, path, detail, line, excerpt };

/// How pieces of text output look.
struct Paint {
  bool color = false;
  bool shown = false;       ///< to people: nothing may drive a terminal, and fields are between isolates
  bool hyperlinks = false;  ///< paths lead to their files
  bool absolute = false;    ///< paths are never made relative
  Palette palette = {};
};

/// Writes pieces of text output.
class Painter {
 public:
  explicit Painter(const Paint& paint);

  /// A field, whose direction does not touch what else is on its line.
  std::string field(const MarkedText& text, Part part) const;

  /// The same of a sign of the program's own, such as a number, which has no direction.
  std::string sign(const std::string& text, Part part) const { return colored({text, {}}, part); }

  /// The path of an article, from the current folder where that is shorter.
  std::string path(const std::string& path) const;

 private:
  std::string colored(const MarkedText& text, Part part) const;

  Paint paint_;
  std::string folder_;  ///< the current one
  std::string host_;    ///< this machine
};

/// `path` from `folder` if it lies below it and is shorter so, else as it is; never one that looks like an
/// option. Both are absolute.
std::string relative_path(const std::string& path, const std::string& folder);

/// The URI of a file on a machine (RFC 8089); all but letters, digits and `/-._~` of ASCII percent-encoded.
/// Of a record, that of its file.
std::string file_uri(const std::string& path, const std::string& host);

}  // namespace fihris
