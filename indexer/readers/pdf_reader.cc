#include "indexer/readers/pdf_reader.h"

#include <algorithm>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include <poppler-document.h>
#include <poppler-global.h>
#include <poppler-page.h>

#include "analyzers/dates/day.h"
#include "indexer/readers/document_title.h"
#include "indexer/readers/pdf_repair.h"

namespace fihris {
namespace {

constexpr std::size_t max_pdf_bytes = 256u << 20;
constexpr std::size_t max_text_bytes = 48u << 20;

std::string utf8(const poppler::ustring& text) {
  const auto bytes = text.to_utf8();
  return {bytes.begin(), bytes.end()};
}

/// The text of a page as its layout has it: what is set in columns stands column by column.
std::string page_text(const poppler::document& document, int number) {
  const std::unique_ptr<poppler::page> page(document.create_page(number));
  if (!page) return {};
  return utf8(page->text(poppler::rectf(), poppler::page::non_raw_non_physical_layout));
}

}  // namespace

void prepare_pdf() {
  poppler::set_debug_error_function([](const std::string&, void*) {}, nullptr);
}

void read_pdf(Input& input, const ReadContext& context) {
  std::string bytes = input.read_all(max_pdf_bytes);
  const std::unique_ptr<poppler::document> document(
      poppler::document::load_from_raw_data(bytes.data(), static_cast<int>(bytes.size())));
  if (!document) return context.fail("a damaged PDF");
  if (document->is_locked()) return context.fail("encrypted");
  ReadArticle article = context.article(FileFormat::pdf);
  article.title = utf8(document->get_title());
  article.author = utf8(document->get_author());
  const std::string created = utf8(document->info_key("CreationDate"));
  if (created.size() >= 10 && created.starts_with("D:")) {
    if (const auto day = parse_timestamp(created.substr(2, 8)); day && day->year > 1990) {  // PDF is of 1993
      article.date = to_iso(*day);
      article.date_origin = "metadata";
    }
  }
  std::vector<std::string> pages;
  std::size_t size = 0;
  for (int i = 0; i < document->pages() && size < max_text_bytes; ++i) {
    context.sink.alive();
    pages.push_back(page_text(*document, i));
    size += pages.back().size();
  }
  std::vector<Paragraph> paragraphs = repair_pages(pages, article);
  if (paragraphs.empty())
    return context.fail("no text in its " + std::to_string(document->pages()) +
                        " pages: pictures, perhaps of a scan");
  choose_title(article, paragraphs);
  for (const auto& paragraph : paragraphs)
    article.body.append(article.body.empty() ? "" : "\n\n").append(paragraph.text);
  context.sink.add(std::move(article));
}

}  // namespace fihris
