#include "indexer/readers/documents/rtf_code_pages.h"

namespace fihris {

std::string code_page_name(int number) {
  switch (number) {
    case 65001:
      return "UTF-8";
    case 10000:
      return "macintosh";
    case 10004:
      return "MacArabic";
    case 708:
      return "ISO-8859-6";
    case 437:
    case 720:
    case 850:
    case 864:
      return "ibm-" + std::to_string(number);
    default:
      return "windows-" + std::to_string(number);
  }
}

std::string code_page_of_charset(int charset) {
  switch (charset) {
    case 77:
      return "macintosh";
    case 161:
      return "windows-1253";
    case 162:
      return "windows-1254";
    case 163:
      return "windows-1258";
    case 177:
    case 181:
      return "windows-1255";
    case 178:
    case 179:
    case 180:
      return "windows-1256";
    case 186:
      return "windows-1257";
    case 204:
      return "windows-1251";
    case 222:
      return "windows-874";
    case 238:
      return "windows-1250";
    case 255:
      return "ibm-850";
    default:
      return {};
  }
}

}  // namespace fihris
