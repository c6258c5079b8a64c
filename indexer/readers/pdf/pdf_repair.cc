#include "indexer/readers/pdf/pdf_repair.h"

#include <algorithm>
#include <map>
#include <string_view>
#include <utility>

#include <unicode/normalizer2.h>
#include <unicode/unistr.h>

#include "analyzers/words/letters.h"
#include "analyzers/words/utf8.h"
#include "indexer/readers/pdf/parted_words.h"
#include "indexer/readers/pdf/visual_order.h"

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

std::string without_controls(std::string_view line) {
  std::string kept;
  for (std::size_t at = 0; at < line.size();) {
    const char32_t c = next_character(line, at);
    if (!is_control_of_direction(c)) append_utf8(kept, c);
  }
  return kept;
}

/// A line with letters for presentation forms, and with vowel signs on their letters.
std::string with_letters(std::string_view line, PdfRepairs& repairs) {
  std::string repaired;
  for (std::size_t at = 0; at < line.size();) {
    const char32_t c = next_character(line, at);
    if (is_presentation_form(c)) {
      append_letters(repaired, c);
      ++repairs.forms;
    } else if (is_vowel_sign(c) && repaired.ends_with(' ') && repaired.size() > 1) {
      repaired.pop_back();  // the blank is the gap that the sign left
      append_utf8(repaired, c);
      ++repairs.signs;
    } else {
      append_utf8(repaired, c);
    }
  }
  return repaired;
}

/// A ligature of lam and alef whose letters have changed places, behind another alef: no word has two.
std::string with_ligatures_in_order(const std::string& line, PdfRepairs& repairs) {
  const auto is_alef = [](char32_t c) {
    return c == letter::alef || c == letter::alef_hamza_above || c == letter::alef_hamza_below ||
           c == letter::alef_madda;
  };
  std::u32string letters = to_utf32(line);
  std::size_t found = 0;
  for (std::size_t i = 2; i < letters.size(); ++i) {
    if (letters[i] != letter::lam || letters[i - 2] != letter::alef || !is_alef(letters[i - 1])) continue;
    std::swap(letters[i], letters[i - 1]);
    ++found;
  }
  repairs.ligatures += found;
  return found > 0 ? to_utf8(letters) : line;
}

/// The lines of a page as they are read.
void repair_lines(std::vector<std::string>& lines, PdfRepairs& repairs) {
  std::vector<int> scores;
  for (auto& line : lines) {
    line = without_controls(line);
    PdfRepairs uncounted;
    scores.push_back(backwardness(with_letters(line, uncounted)));
  }
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const bool is_beside_one =
        (i > 0 && scores[i - 1] >= is_backwards) || (i + 1 < lines.size() && scores[i + 1] >= is_backwards);
    if (scores[i] >= is_backwards || (scores[i] > 0 && is_beside_one)) {
      lines[i] = turned_around(lines[i]);
      ++repairs.lines_turned;
    }
    lines[i] = with_ligatures_in_order(with_letters(lines[i], repairs), repairs);
  }
}

/// True if `line` ends with a hyphen that parts a word which goes on in `next`.
bool goes_on(const std::string& line, const std::string& next) {
  const auto is_small = [](char c) { return c >= 'a' && c <= 'z'; };
  if (line.size() < 2 || next.empty() || line.back() != '-' || !is_small(next.front())) return false;
  if (!is_small(line[line.size() - 2])) return false;
  // In "right-to-" the hyphen belongs to the word.
  const auto word = line.find_last_of(" \t", line.size() - 2);
  return line.find('-', word == line.npos ? 0 : word) == line.size() - 1;
}

}  // namespace

std::string repair_line(const std::string& line) {
  std::vector<std::string> lines{line};
  PdfRepairs uncounted;
  repair_lines(lines, uncounted);
  return lines.front();
}

std::string describe(const PdfRepairs& repairs) {
  std::string text;
  const auto add = [&](std::size_t count, const char* what) {
    if (count > 0) text.append(text.empty() ? "" : ", ").append(std::to_string(count)).append(what);
  };
  add(repairs.forms, " presentation forms");
  add(repairs.signs, " vowel signs apart");
  add(repairs.lines_turned, " lines backwards");
  add(repairs.ligatures, " ligatures in the wrong order");
  add(repairs.words_joined, " words parted");
  add(repairs.running_lines, " running heads and feet");
  add(repairs.bare_pages, " pages of running heads and feet alone");
  return text;
}

std::size_t signs_apart(const std::string& page) {
  constexpr std::size_t letters_for_a_sign = 20;
  std::size_t letters = 0;
  std::size_t apart = 0;
  bool after_gap = true;
  for (std::size_t at = 0; at < page.size();) {
    const char32_t c = next_character(page, at);
    if (is_control_of_direction(c)) continue;
    if (is_vowel_sign(c)) {
      apart += after_gap;
    } else {
      after_gap = c <= U' ';
      letters += is_right_to_left_letter(c);
    }
  }
  return apart * letters_for_a_sign > letters ? apart : 0;
}

std::vector<Paragraph> repair_pages(const std::vector<std::string>& pages, ReadArticle& article,
                                    PdfRepairs& repairs) {
  // Lines at the head and foot that come back on at least half of the pages.
  std::vector<std::vector<std::string>> lines;
  std::map<std::string, std::size_t> running;
  for (const auto& page : pages) {
    auto& of_page = lines.emplace_back(lines_of(page));
    std::erase_if(of_page, is_blank);
    repair_lines(of_page, repairs);
    if (of_page.empty()) continue;
    ++running[without_digits(of_page.front())];
    if (of_page.size() > 1) ++running[without_digits(of_page.back())];
  }
  repairs.words_joined += join_words(lines);
  const auto is_running = [&](const std::string& line) {
    return pages.size() >= pages_for_running_lines && running[without_digits(line)] * 2 > pages.size();
  };
  // Pages that have nothing else are not emptied: what they say is the text, as it may be under scans.
  const bool are_bare = std::all_of(lines.begin(), lines.end(), [&](const std::vector<std::string>& of_page) {
    return of_page.size() <= 2 && std::all_of(of_page.begin(), of_page.end(), is_running);
  });
  if (are_bare) {
    repairs.bare_pages = static_cast<std::size_t>(
        std::count_if(lines.begin(), lines.end(), [](const auto& of_page) { return !of_page.empty(); }));
  }
  std::vector<Paragraph> paragraphs;
  for (auto& of_page : lines) {
    Paragraph paragraph;
    for (std::size_t i = 0; i < of_page.size(); ++i) {
      if (!are_bare && (i == 0 || i + 1 == of_page.size()) && is_running(of_page[i])) {
        article.boilerplate.append(article.boilerplate.empty() ? "" : "\n").append(of_page[i]);
        ++repairs.running_lines;
        continue;
      }
      if (goes_on(paragraph.text, of_page[i])) {
        paragraph.text.pop_back();
        ++repairs.words_joined;
      } else if (!paragraph.text.empty()) {
        paragraph.text += '\n';
      }
      paragraph.text += of_page[i];
    }
    if (!paragraph.text.empty()) paragraphs.push_back(std::move(paragraph));
  }
  return paragraphs;
}

}  // namespace fihris
