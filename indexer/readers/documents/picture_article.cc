#include "indexer/readers/documents/picture_article.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "index/article_encoding.h"
#include "indexer/readers/documents/document_title.h"

namespace fihris {
namespace {

/// More is no page of text.
constexpr std::size_t max_picture_bytes = 32u << 20;
/// So many pages are named.
constexpr std::size_t most_named = 20;

/// Cuts `text` at its empty lines.
void add_paragraphs(const std::string& text, std::vector<Paragraph>& paragraphs) {
  for (std::size_t at = 0; at < text.size();) {
    const auto end = std::min(text.find("\n\n", at), text.size());
    if (end > at) paragraphs.push_back({text.substr(at, end - at), false});
    at = end + 2;
  }
}

}  // namespace

void ReadPages::add(std::size_t number, unsigned confidence) {
  ++count_;
  if (confidence < low_confidence) low_.push_back(number);
}

std::string ReadPages::describe() const {
  std::string text = std::to_string(count_) + (count_ == 1 ? " page read" : " pages read");
  if (low_.empty()) return text;
  text += low_.size() == 1 ? ", low confidence on page" : ", low confidence on pages";
  for (std::size_t i = 0; i < std::min(low_.size(), most_named); ++i)
    text.append(i == 0 ? " " : ", ").append(std::to_string(low_[i]));
  if (low_.size() > most_named) text += " and " + std::to_string(low_.size() - most_named) + " more";
  return text;
}

void read_picture(Input& input, const ReadContext& context) {
  if (!context.pictures) return context.pass_over("a picture, without text");
  const PictureText text = context.pictures->read(input.read_all(max_picture_bytes), 0);
  if (text.result != PictureText::Result::read) return context.fail("a picture: " + text.reason);
  ReadPages read;
  std::vector<Paragraph> paragraphs;
  for (std::size_t i = 0; i < text.pages.size(); ++i) {
    if (text.pages[i].text.empty()) continue;
    read.add(i + 1, text.pages[i].confidence);
    add_paragraphs(text.pages[i].text, paragraphs);
  }
  if (paragraphs.empty()) return context.pass_over("a picture in which no text can be read");
  ReadArticle article = context.article(FileFormat::picture);
  article.encoding = {std::string(scan_letters), read.describe(), 0, {}};
  choose_title(article, paragraphs);
  article.body = joined(paragraphs);
  context.sink.add(std::move(article));
}

}  // namespace fihris
