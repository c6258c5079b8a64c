#include "indexer/readers/process/zip_reader.h"

#include "indexer/readers/containers/archive_reader.h"
#include "indexer/readers/containers/package.h"
#include "indexer/readers/documents/epub_reader.h"
#include "indexer/readers/documents/office_reader.h"

namespace fihris {
namespace {

void read_rereadable(Input& input, const ReadContext& context) {
  Package package(input, context.budget);
  if (package.has("word/document.xml")) return read_docx(package, context);
  if (package.has("ppt/presentation.xml")) return read_pptx(package, context);
  if (package.has("xl/workbook.xml")) return read_xlsx(package, context);
  if (package.has("META-INF/container.xml")) return read_epub(package, context);
  if (package.has("mimetype") && package.has("content.xml")) return read_open_document(package, context);
  read_archive(input, context);
}

}  // namespace

void read_zip(Input& input, const ReadContext& context) {
  if (input.descriptor() >= 0 || input.whole()) return read_rereadable(input, context);
  const std::string bytes = input.read_all();
  MemoryInput memory(input.name(), bytes);
  read_rereadable(memory, context);
}

}  // namespace fihris
