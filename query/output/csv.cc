#include "query/output/csv.h"

#include <algorithm>

#include "query/shown/marked_text.h"

namespace fihris {
namespace {

/// True if `text` begins with what a spreadsheet takes for the beginning of a formula, in either width.
bool begins_formula(std::string_view text) {
  for (const std::string_view sign :
       {"=", "+", "-", "@", "\t", "\r", "\n", "\uFF1D", "\uFF0B", "\uFF0D", "\uFF20"}) {
    if (text.starts_with(sign)) return true;
  }
  return false;
}

}  // namespace

std::string csv_text(std::string_view bytes) {
  const std::string text = well_formed(bytes);
  std::string cell;
  for (std::size_t begin = 0; begin <= text.size();) {
    const std::size_t end = std::min(text.find_first_of(";\t", begin), text.size());
    const std::string_view rest = std::string_view(text).substr(begin);
    if (begins_formula(rest)) cell += '\'';
    cell.append(rest.substr(0, end + 1 - begin));
    begin = end + 1;
  }
  return cell;
}

std::string csv_line(const std::vector<std::string>& fields) {
  std::string line;
  for (std::size_t i = 0; i < fields.size(); ++i) {
    if (i > 0) line += ',';
    const std::string& text = fields[i];
    if (text.find_first_of(",\"\r\n") == std::string::npos) {
      line += text;
      continue;
    }
    line += '"';
    for (const char c : text) {
      if (c == '"') line += '"';
      line += c;
    }
    line += '"';
  }
  return line + "\r\n";
}

}  // namespace fihris
