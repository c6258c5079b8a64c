#pragma once

#include "index/article_encoding.h"
#include "indexer/encodings/decoding.h"

namespace fihris {

/// What the index keeps of how a text was decoded.
ArticleEncoding encoding_of(const DecodedText& decoded);

}  // namespace fihris
