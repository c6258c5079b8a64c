#include "indexer/articles/decoded_encoding.h"

namespace fihris {

ArticleEncoding encoding_of(const DecodedText& decoded) {
  return {decoded.encoding, describe(decoded.told_by), decoded.repairs, {}};
}

}  // namespace fihris
