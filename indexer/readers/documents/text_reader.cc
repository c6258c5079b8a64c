#include "indexer/readers/documents/text_reader.h"

#include <utility>

#include "indexer/articles/decoded_encoding.h"
#include "indexer/encodings/decoding.h"

namespace fihris {

void read_text(Input& input, const ReadContext& context) {
  DecodedText decoded = decode_text(input.read_all(), {{}, context.encoding});
  if (!decoded.is_text) return context.fail("not a text file (it has control characters that no text has)");
  ReadArticle article = context.article(FileFormat::text);
  article.encoding = encoding_of(decoded);
  article.body = std::move(decoded.text);
  context.sink.add(std::move(article));
}

}  // namespace fihris
