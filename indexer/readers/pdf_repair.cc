#include "indexer/readers/pdf_repair.h"

#include <algorithm>
#include <map>
#include <string_view>

#include <unicode/normalizer2.h>
#include <unicode/unistr.h>

#include "analyzers/words/utf8.h"

namespace fihris {
namespace {

std::vector<std::string> lines_of(const std::string& page) {
  std::vector<std::string> lines;
  std::size_t at = 0;
  while (at <= page.size()) {
    const auto end = std::min(page.find_first_of("\n\f", at), page.size());
    lines.push_back(page.substr(at, end - at));
    at = end + 1;
  }
  return lines;
}

bool is_blank(const std::string& line) {
  return line.find_first_not_of(" \t\r") == line.npos;
}

/// A line with its digits left out, so that numbers of pages do not tell one from another.
std::string without_digits(const std::string& line) {
  std::string kept;
  for (const char c : line) {
    if ((c < '0' || c > '9') && c != ' ') kept += c;
  }
  return kept;
}

constexpr std::size_t pages_for_running_lines = 3;

bool is_presentation_form(char32_t c) {
  return (c >= 0xFB50 && c <= 0xFDFF) || (c >= 0xFE70 && c <= 0xFEFC);
}
bool is_control_of_direction(char32_t c) {
  return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069) || c == 0x200E || c == 0x200F ||
         c == 0x61C;
}
bool is_vowel_sign(char32_t c) {
  return (c >= 0x64B && c <= 0x655) || c == 0x670;
}

/// The letters that a presentation form stands for. The forms of Farsi yeh serve fonts as those of yeh
/// (U+FBFC to U+FBFF have the shapes of U+0649 and U+064A).
void append_letters(std::string& text, char32_t form) {
  if (form >= 0xFBFE && form <= 0xFBFF) return append_utf8(text, 0x64A);
  UErrorCode status = U_ZERO_ERROR;
  const auto* normalizer = icu::Normalizer2::getNFKCInstance(status);
  icu::UnicodeString letters;
  if (U_FAILURE(status) || !normalizer->getDecomposition(static_cast<UChar32>(form), letters))
    return append_utf8(text, form);
  letters = normalizer->normalize(letters, status);
  letters.toUTF8String(text);
}

/// A line with letters for presentation forms, without controls of direction, and with vowel signs on their
/// letters.
std::string repair_line(std::string_view line) {
  std::string repaired;
  for (std::size_t at = 0; at < line.size();) {
    const char32_t c = next_character(line, at);
    if (is_control_of_direction(c)) continue;
    if (is_presentation_form(c)) {
      append_letters(repaired, c);
    } else if (is_vowel_sign(c) && repaired.ends_with(' ') && repaired.size() > 1) {
      repaired.pop_back();  // the blank is the gap that the sign left
      append_utf8(repaired, c);
    } else {
      append_utf8(repaired, c);
    }
  }
  return repaired;
}

}  // namespace

std::vector<Paragraph> repair_pages(const std::vector<std::string>& pages, ReadArticle& article) {
  // Lines at the head and foot that come back on at least half of the pages.
  std::vector<std::vector<std::string>> lines;
  std::map<std::string, std::size_t> running;
  for (const auto& page : pages) {
    auto& of_page = lines.emplace_back(lines_of(page));
    std::erase_if(of_page, is_blank);
    for (auto& line : of_page) line = repair_line(line);
    if (of_page.empty()) continue;
    ++running[without_digits(of_page.front())];
    if (of_page.size() > 1) ++running[without_digits(of_page.back())];
  }
  const auto is_running = [&](const std::string& line) {
    return pages.size() >= pages_for_running_lines && running[without_digits(line)] * 2 > pages.size();
  };
  std::vector<Paragraph> paragraphs;
  for (auto& of_page : lines) {
    Paragraph paragraph;
    for (std::size_t i = 0; i < of_page.size(); ++i) {
      if ((i == 0 || i + 1 == of_page.size()) && is_running(of_page[i])) {
        article.boilerplate.append(article.boilerplate.empty() ? "" : "\n").append(of_page[i]);
        continue;
      }
      paragraph.text.append(paragraph.text.empty() ? "" : "\n").append(of_page[i]);
    }
    if (!paragraph.text.empty()) paragraphs.push_back(std::move(paragraph));
  }
  return paragraphs;
}

}  // namespace fihris
