#pragma once

#include <string>

#include "index/schema.h"
#include "indexer/reading/read_article.h"

namespace fihris {

/// What the index keeps of an article that a reader has found in the file at `path`. Without a title of its
/// own, plain text has one as make_article() tells; without a source, the article's is the folder of its
/// file.
Record make_record(const std::string& path, const ReadArticle& article);

/// XXH3-128 of all that an article says, 16 bytes: tells whether a record of a container has changed.
std::string content_hash(const ReadArticle& article);

}  // namespace fihris
