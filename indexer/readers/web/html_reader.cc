#include "indexer/readers/web/html_reader.h"

#include <utility>

#include "analyzers/dates/day.h"
#include "indexer/articles/decoded_encoding.h"
#include "indexer/encodings/decoding.h"
#include "indexer/readers/input/declared_encoding.h"
#include "indexer/readers/web/html_article.h"
#include "indexer/readers/web/html_metadata.h"

namespace fihris {

void fill_from_html(const std::string& html, std::string_view address, ReadArticle& article) {
  const HtmlDocument page(html);
  read_html_metadata(page, address, article);
  HtmlText text = part_article(page, article.title);
  if (article.date.empty()) {
    if (const auto day = find_date_line(text.head)) {
      article.date = to_iso(*day);
      article.date_origin = "text";
    }
  }
  article.body = std::move(text.article);
  article.boilerplate = std::move(text.boilerplate);
}

void read_html(Input& input, const ReadContext& context) {
  std::string bytes = input.read_all();
  const EncodingHint hint{declared_encoding(bytes), context.encoding};
  DecodedText decoded = decode_text(std::move(bytes), hint);
  if (!decoded.is_text) return context.fail("not a text file (it has control characters that no text has)");
  ReadArticle article = context.article(FileFormat::html);
  article.encoding = encoding_of(decoded);
  fill_from_html(decoded.text, context.path, article);
  context.sink.add(std::move(article));
}

}  // namespace fihris
