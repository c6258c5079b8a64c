#include "indexer/readers/documents/rtf_reader.h"

#include <utility>

#include "indexer/readers/documents/document_title.h"
#include "indexer/readers/documents/rtf_text.h"

namespace fihris {

void read_rtf(Input& input, const ReadContext& context) {
  RtfText text = read_rtf_text(input.read_all());
  ReadArticle article = context.article(FileFormat::rtf);
  article.title = std::move(text.title);
  article.author = std::move(text.author);
  if (!text.created.empty()) {
    article.date = std::move(text.created);
    article.date_origin = "metadata";
  }
  choose_title(article, text.paragraphs);
  article.body = joined(text.paragraphs);
  article.boilerplate = joined(text.around);
  const bool is_empty = article.body.empty() && article.title.empty();
  if (!is_empty) context.sink.add(std::move(article));
  if (!text.is_whole) context.fail("ends too early: it is cut");
}

}  // namespace fihris
