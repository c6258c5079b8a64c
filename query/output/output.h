#pragma once

#include <memory>
#include <ostream>

#include "query/output/palette.h"
#include "query/shown/hit.h"

namespace fihris {

/// `counts`: as paths, with how many matches each article has.
enum class Format { text, jsonl, csv, paths, counts };

struct OutputOptions {
  Format format = Format::text;
  bool color = false;  ///< of text alone, as what follows
  Palette palette = {};
  bool hyperlinks = false;
  bool absolute = false;      ///< paths are never made relative
  bool line_numbers = false;  ///< before whole lines
  bool verbose = false;       ///< text says by which form and level each word matched
  bool batch = false;         ///< records name their query
  bool nul = false;           ///< paths end with NUL instead of a newline
  bool bom =
      false;  ///< CSV begins with a byte order mark, without which spreadsheets do not take it for UTF-8
};

/// Writes hits, one after the other.
class Output {
 public:
  virtual ~Output() = default;
  /// Throws Error if anything could not be written.
  virtual void write(const Hit& hit) = 0;

  /// Call after the last hit. Throws as write() does.
  virtual void finish() = 0;
};

/// Output on standard output, for people if it is shown (standard_streams.h).
std::unique_ptr<Output> make_output(const OutputOptions& options);

/// Output on `out`, which must outlive it. Where it is `shown` to people, no name or text of an article can
/// move the cursor or reorder its surroundings.
std::unique_ptr<Output> make_output(const OutputOptions& options, std::ostream& out, bool shown);

}  // namespace fihris
