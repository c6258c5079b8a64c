#pragma once

#include <string>

namespace fihris {

/// The name of a code page of Windows, DOS or the Macintosh, as RTF numbers them.
std::string code_page_name(int number);

/// The code page of a font's character set; empty if that of the document counts.
std::string code_page_of_charset(int charset);

}  // namespace fihris
