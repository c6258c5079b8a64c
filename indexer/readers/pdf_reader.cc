#include "indexer/readers/pdf_reader.h"

#include <algorithm>
#include <memory>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include <poppler-document.h>
#include <poppler-global.h>
#include <poppler-page.h>
#include <unicode/uchar.h>

#include "analyzers/dates/day.h"
#include "analyzers/words/utf8.h"
#include "indexer/readers/document_title.h"
#include "indexer/readers/page_layout.h"
#include "indexer/readers/pdf_repair.h"
#include "indexer/readers/pdf_title.h"
#include "indexer/readers/visual_order.h"

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

/// What is drawn on a page from left to right.
struct Drawing {
  std::vector<Glyph> glyphs;  ///< none if they are very many
  std::vector<PlacedWord> words;
};

Drawing drawing_of(const poppler::page& page) {
  Drawing drawing;
  for (const auto& box : page.text_list(poppler::page::text_list_include_font)) {
    if (box.rotation() != 0) continue;
    const std::string word = utf8(box.text());
    const std::u32string text = to_utf32(word);
    const auto whole = box.bbox();
    const double size = box.has_font_info() ? box.get_font_size() : whole.height();
    drawing.words.push_back({word, whole.left(), whole.right(), (whole.top() + whole.bottom()) / 2, size});
    for (std::size_t i = 0; i < text.size(); ++i) {
      const auto place = box.char_bbox(i);
      double right = place.right();
      // poppler ends a letter where the sign over it begins.
      if (!is_combining(text[i]) && i + 1 < text.size() && is_combining(text[i + 1])) {
        std::size_t next = i + 1;
        while (next < text.size() && is_combining(text[next])) ++next;
        right = std::max(right, next == text.size() ? whole.right() : box.char_bbox(next).left());
      }
      drawing.glyphs.push_back({text[i], place.left(), right, place.top(), place.bottom(), size});
    }
    if (drawing.glyphs.size() > most_glyphs) return {};
  }
  return drawing;
}

bool has_right_to_left_letters(const std::string& text) {
  for (std::size_t at = 0; at < text.size();) {
    if (is_right_to_left_letter(next_character(text, at))) return true;
  }
  return false;
}

/// The pages of a document, and what is to be known of them.
struct Pages {
  std::vector<std::string> texts;
  std::set<WordPair> parted;
  std::string largest_text;  ///< of the first one
  PdfRepairs repairs;
};

/// Adds a page: its text as its layout has it, what is set in columns column by column. Where poppler takes
/// each vowel sign for a word of its own, it is made anew of the places of the characters.
void add_page(const poppler::page& page, Pages& pages) {
  std::string text = utf8(page.text(poppler::rectf(), poppler::page::non_raw_non_physical_layout));
  const bool is_arabic = has_right_to_left_letters(text);
  if (is_arabic || pages.texts.empty()) {
    const Drawing drawing = drawing_of(page);
    if (pages.texts.empty()) pages.largest_text = largest_text(drawing.glyphs);
    if (is_arabic) pages.parted.merge(parted_words(drawing.words));
    if (const std::size_t apart = signs_apart(text); apart > 0) {
      std::string laid_out;
      for (const auto& line : lay_out(drawing.glyphs)) laid_out.append(line).append("\n");
      if (!laid_out.empty()) {
        text = std::move(laid_out);
        pages.repairs.signs += apart;
      }
    }
  }
  pages.texts.push_back(std::move(text));
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
  Pages pages;
  std::size_t size = 0;
  for (int i = 0; i < document->pages() && size < max_text_bytes; ++i) {
    context.sink.alive();
    const std::unique_ptr<poppler::page> page(document->create_page(i));
    if (!page) continue;
    add_page(*page, pages);
    size += pages.texts.back().size();
  }
  std::vector<Paragraph> paragraphs = repair_pages(pages.texts, pages.parted, article, pages.repairs);
  if (paragraphs.empty())
    return context.fail("no text in its " + std::to_string(document->pages()) +
                        " pages: pictures, perhaps of a scan");
  if (is_absurd_title(article.title) || !may_name(article.title, paragraphs.front().text)) {
    if (!pages.largest_text.empty()) article.title = repair_line(pages.largest_text);
  }
  choose_title(article, paragraphs);
  article.body = joined(paragraphs);
  context.sink.add(std::move(article));
}

}  // namespace fihris
