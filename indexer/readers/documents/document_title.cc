#include "indexer/readers/documents/document_title.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <string>

#include "indexer/articles/article.h"
#include "indexer/reading/ascii.h"

namespace fihris {
namespace {

/// Headings further down are those of sections.
constexpr std::size_t paragraphs_before_title = 5;

std::string_view trim(std::string_view text) {
  const auto begin = text.find_first_not_of(" \t\r\n");
  if (begin == text.npos) return {};
  return text.substr(begin, text.find_last_not_of(" \t\r\n") - begin + 1);
}

bool has_letters(std::string_view text) {
  return std::any_of(text.begin(), text.end(), [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte >= 0x80 || std::isalpha(byte) != 0;
  });
}

}  // namespace

bool is_absurd_title(std::string_view title) {
  using namespace std::string_view_literals;
  static constexpr std::array endings = {".doc"sv,  ".docx"sv, ".dot"sv,  ".pdf"sv,  ".odt"sv,
                                         ".rtf"sv,  ".dvi"sv,  ".qxd"sv,  ".indd"sv, ".ppt"sv,
                                         ".pptx"sv, ".txt"sv,  ".html"sv, ".xls"sv,  ".tex"sv};
  static constexpr std::array beginnings = {
      "microsoft "sv, "untitled"sv,      "document"sv, "powerpoint presentation"sv, "slide 1"sv,
      "no title"sv,   "unknown title"sv, "unknown"sv,  "diapositive 1"sv,           "title"sv};
  const std::string text = lower_ascii(trim(title));
  if (text.size() < 3 || !has_letters(text)) return true;
  if (std::any_of(endings.begin(), endings.end(), [&](auto ending) { return text.ends_with(ending); }))
    return true;
  return std::any_of(beginnings.begin(), beginnings.end(), [&](auto beginning) {
    // "Document1" is a default, "Documentary" may be a title.
    return text.starts_with(beginning) &&
           std::none_of(text.begin() + static_cast<std::ptrdiff_t>(beginning.size()), text.end(),
                        [&](char c) {
                          return beginning != "microsoft " && (static_cast<unsigned char>(c) >= 0x80 ||
                                                               std::isalpha(static_cast<unsigned char>(c)));
                        });
  });
}

void choose_title(ReadArticle& article, std::vector<Paragraph>& paragraphs) {
  if (!is_absurd_title(article.title)) return;
  article.title.clear();
  const auto end =
      paragraphs.begin() + static_cast<std::ptrdiff_t>(std::min(paragraphs.size(), paragraphs_before_title));
  auto found = std::find_if(paragraphs.begin(), end, [](const Paragraph& p) { return p.is_heading; });
  // Fields of slides are a sign alone.
  if (found == end)
    found = std::find_if(paragraphs.begin(), end, [](const Paragraph& p) { return has_letters(p.text); });
  if (found == end) found = paragraphs.begin();
  if (found == paragraphs.end() || found->text.size() > max_title_bytes || paragraphs.size() < 2) return;
  article.title = trim(found->text);
  paragraphs.erase(found);
}

std::string joined(const std::vector<Paragraph>& paragraphs) {
  std::string text;
  for (const auto& paragraph : paragraphs) text.append(text.empty() ? "" : "\n\n").append(paragraph.text);
  return text;
}

}  // namespace fihris
