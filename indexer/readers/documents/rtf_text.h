#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "indexer/readers/input/xml_text.h"

namespace fihris {

/// What a document in Rich Text Format holds. All texts are UTF-8.
struct RtfText {
  std::vector<Paragraph> paragraphs;  ///< notes behind the paragraph that they belong to
  std::vector<Paragraph> around;      ///< running heads and feet
  std::string title;
  std::string author;
  std::string created;    ///< YYYY-MM-DD; empty if it is not told
  bool is_whole = false;  ///< false: it ends before its outermost group does
};

/// Reads Rich Text Format (version 1.9.1 of its specification): letters by number, bytes in the code page of
/// their font, without what is hidden or was deleted, and without pictures and other objects. Safe for
/// untrusted input; linear in time.
RtfText read_rtf_text(std::string_view rtf);

}  // namespace fihris
