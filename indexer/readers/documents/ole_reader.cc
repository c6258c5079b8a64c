#include "indexer/readers/documents/ole_reader.h"

#include <utility>

#include "indexer/readers/documents/compound_file.h"
#include "indexer/readers/documents/document_title.h"
#include "indexer/readers/documents/old_office.h"

namespace fihris {

void read_ole(Input& input, const ReadContext& context) {
  const std::string bytes = input.read_all();
  const CompoundFile file(bytes);
  ReadArticle article = context.article(FileFormat::ole);
  add_old_properties(file, article);
  std::vector<Paragraph> paragraphs;
  if (file.has("WordDocument")) {
    article.format = "doc";
    WordText text = read_word_text(file);
    paragraphs = std::move(text.paragraphs);
    article.boilerplate = joined(text.around);
  } else if (file.has("PowerPoint Document")) {
    article.format = "ppt";
    paragraphs = read_slide_text(file);
  } else if (file.has("EncryptedPackage")) {
    return context.fail("encrypted");
  } else if (file.has("Workbook") || file.has("Book")) {
    return context.fail("a table of Excel of before 2007, which cannot be read; save it as XLSX or CSV");
  } else {
    return context.fail("its format (a compound file, but none of Word or PowerPoint) cannot be read");
  }
  if (paragraphs.empty()) return context.fail("no text in it");
  choose_title(article, paragraphs);
  article.body = joined(paragraphs);
  context.sink.add(std::move(article));
}

}  // namespace fihris
