#include "indexer/readers/pdf/pdf_reader.h"

#include <algorithm>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include <poppler-document.h>
#include <poppler-global.h>
#include <poppler-page.h>
#include <unicode/uchar.h>

#include "analyzers/dates/day.h"
#include "analyzers/words/utf8.h"
#include "index/article_encoding.h"
#include "indexer/articles/article.h"
#include "indexer/readers/documents/document_title.h"
#include "indexer/readers/pdf/ligature_order.h"
#include "indexer/readers/pdf/page_layout.h"
#include "indexer/readers/pdf/pdf_repair.h"
#include "indexer/readers/pdf/pdf_title.h"
#include "indexer/readers/pdf/picture_pages.h"
#include "indexer/readers/pdf/visual_order.h"

namespace fihris {
namespace {

constexpr std::size_t max_pdf_bytes = 256u << 20;
constexpr std::size_t max_text_bytes = 48u << 20;

std::string utf8(const poppler::ustring& text) {
  const auto bytes = text.to_utf8();
  return {bytes.begin(), bytes.end()};
}

/// More characters on a page are those of a map.
constexpr std::size_t most_glyphs = 50'000;

bool is_combining(char32_t c) {
  return u_charType(static_cast<UChar32>(c)) == U_NON_SPACING_MARK;
}

/// What is drawn on a page; nothing if that is very much.
std::vector<DrawnWord> words_of(const poppler::page& page) {
  std::vector<DrawnWord> words;
  std::size_t glyphs = 0;
  for (const auto& box : page.text_list(poppler::page::text_list_include_font)) {
    if (box.rotation() != 0) continue;
    const std::u32string text = to_utf32(utf8(box.text()));
    const auto whole = box.bbox();
    const double size = box.has_font_info() ? box.get_font_size() : whole.height();
    DrawnWord word;
    if (box.has_font_info()) word.font = box.get_font_name();
    for (std::size_t i = 0; i < text.size(); ++i) {
      const auto place = box.char_bbox(i);
      double right = place.right();
      // poppler ends a letter where the sign over it begins.
      if (!is_combining(text[i]) && i + 1 < text.size() && is_combining(text[i + 1])) {
        std::size_t next = i + 1;
        while (next < text.size() && is_combining(text[next])) ++next;
        right = std::max(right, next == text.size() ? whole.right() : box.char_bbox(next).left());
      }
      word.glyphs.push_back({text[i], place.left(), right, place.top(), place.bottom(), size});
    }
    glyphs += word.glyphs.size();
    if (glyphs > most_glyphs) return {};
    words.push_back(std::move(word));
  }
  return words;
}

/// True if a good part of a text is written from right to left.
bool is_partly_right_to_left(const std::string& text) {
  constexpr std::size_t letters_for_one = 10;
  std::size_t letters = 0;
  std::size_t right_to_left = 0;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = next_character(text, at);
    letters += u_isalpha(static_cast<UChar32>(c)) != 0;
    right_to_left += is_right_to_left_letter(c);
  }
  return right_to_left * letters_for_one > letters;
}

/// The pages of a document, and what is to be known of them.
struct Pages {
  std::vector<std::string> texts;
  std::string largest_text;  ///< of the first one
  PdfRepairs repairs;
  std::size_t without_text = 0;
};

/// The first paragraph of a text that was read in a picture, if it may be a title.
std::string first_paragraph(const std::string& text) {
  const auto end = text.find("\n\n");
  return end == text.npos || end > max_title_bytes ? std::string() : text.substr(0, end);
}

/// Adds a page. poppler lays out what is written from left to right: what is set in columns column by column.
/// What is written from right to left is laid out anew: poppler takes vowel signs for words, puts blanks and
/// brackets beside Latin words at their wrong ends, and turns ligatures around.
void add_page(const poppler::page& page, Pages& pages) {
  std::string text = utf8(page.text(poppler::rectf(), poppler::page::non_raw_non_physical_layout));
  const bool is_laid_out = is_partly_right_to_left(text);
  if (is_laid_out || pages.texts.empty()) {
    std::vector<DrawnWord> words = words_of(page);
    pages.repairs.ligatures += order_ligatures(words);
    std::vector<Glyph> glyphs;
    for (const auto& word : words) glyphs.insert(glyphs.end(), word.glyphs.begin(), word.glyphs.end());
    if (pages.texts.empty()) pages.largest_text = largest_text(glyphs);
    if (is_laid_out && !glyphs.empty()) {
      pages.repairs.signs += signs_apart(text);
      text.clear();
      for (const auto& line : lay_out(std::move(glyphs))) text.append(line).append("\n");
    }
  }
  pages.texts.push_back(std::move(text));
}

/// What an index keeps of how the letters were found.
ArticleEncoding letters_of(const Pages& pages, const ReadPages& read) {
  const std::size_t repairs = pages.repairs.count();
  std::string told_by = describe(pages.repairs);
  const auto add = [&](const std::string& what) { told_by.append(told_by.empty() ? "" : ", ").append(what); };
  if (pages.without_text > 0)
    add(std::to_string(pages.without_text) + (pages.without_text == 1 ? " page" : " pages") +
        " without text");
  if (!read.empty()) add(read.describe());
  if (told_by.empty()) return {};
  return {std::string(read.empty() ? pdf_letters : scan_letters), std::move(told_by), repairs, {}};
}

/// Why a document without any text has none.
std::string why_empty(std::size_t page_count, const ReadContext& context,
                      const std::string& why_unavailable) {
  const std::string none =
      "no text in its " + std::to_string(page_count) + (page_count == 1 ? " page" : " pages");
  if (!why_unavailable.empty()) return none + ": pictures, perhaps of a scan: " + why_unavailable;
  return none +
         (context.pictures ? ", nor in their pictures" : ": pictures, perhaps of a scan, which --ocr reads");
}

void set_day_of_making(const poppler::document& document, ReadArticle& article) {
  const std::string made = utf8(document.info_key("CreationDate"));
  if (made.size() < 10 || !made.starts_with("D:")) return;
  const auto day = parse_timestamp(made.substr(2, 8));
  if (!day || day->year <= 1990) return;  // PDF is of 1993
  article.date = to_iso(*day);
  article.date_origin = "metadata";
}

/// A PDF that was loaded half has no mark of its end.
std::string why_damaged(const std::string& bytes) {
  constexpr std::size_t last_bytes = 4096;
  const bool has_end = bytes.find("%%EOF", bytes.size() - std::min(bytes.size(), last_bytes)) != bytes.npos;
  return has_end ? "a damaged PDF" : "a PDF that ends too early, as if half of it had been loaded";
}

}  // namespace

void prepare_pdf() {
  poppler::set_debug_error_function([](const std::string&, void*) {}, nullptr);
}

void read_pdf(Input& input, const ReadContext& context) {
  std::string bytes = input.read_all(max_pdf_bytes);
  const std::unique_ptr<poppler::document> document(
      poppler::document::load_from_raw_data(bytes.data(), static_cast<int>(bytes.size())));
  if (!document) return context.fail(why_damaged(bytes));
  if (document->is_locked()) return context.fail("encrypted");
  if (document->pages() <= 0) return context.fail("a PDF without pages");
  ReadArticle article = context.article(FileFormat::pdf);
  article.title = utf8(document->get_title());
  article.author = utf8(document->get_author());
  Pages pages;
  PicturePages pictures(context);
  std::size_t size = 0;
  std::size_t damaged_pages = 0;
  for (int i = 0; i < document->pages() && size < max_text_bytes; ++i) {
    context.sink.alive();
    const std::unique_ptr<poppler::page> page(document->create_page(i));
    if (!page) {
      ++damaged_pages;
      continue;
    }
    add_page(*page, pages);
    std::string& text = pages.texts.back();
    if (auto read = pictures.read(*page, static_cast<std::size_t>(i) + 1, text)) {
      text = std::move(*read);
      if (i == 0) pages.largest_text = first_paragraph(text);
    }
    pages.without_text += std::all_of(text.begin(), text.end(), [](char c) { return c >= 0 && c <= ' '; });
    size += text.size();
  }
  if (damaged_pages > 0) {
    context.sink.fail({context.inner + "#pages", std::to_string(damaged_pages) + " of its " +
                                                     std::to_string(document->pages()) +
                                                     " pages are damaged"});
  }
  std::vector<Paragraph> paragraphs = repair_pages(pages.texts, article, pages.repairs);
  if (paragraphs.empty())
    return context.fail(
        why_empty(static_cast<std::size_t>(document->pages()), context, pictures.why_unavailable()));
  if (!pictures.why_unavailable().empty())
    context.sink.fail({context.inner + "#pages", pictures.why_unavailable()});
  article.encoding = letters_of(pages, pictures.pages());
  if (is_absurd_title(article.title) || !may_name(article.title, paragraphs.front().text)) {
    if (!pages.largest_text.empty()) article.title = repair_line(pages.largest_text);
  }
  choose_title(article, paragraphs);
  article.body = joined(paragraphs);
  // The title of a document without one is its first line.
  if (!article.title.empty() && article.body.starts_with(article.title + "\n"))
    article.body.erase(0, article.body.find_first_not_of('\n', article.title.size()));
  // A PDF tells when it was made of the article, which may have a day itself.
  if (!find_date_line(article.body)) set_day_of_making(*document, article);
  context.sink.add(std::move(article));
}

}  // namespace fihris
