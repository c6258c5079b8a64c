#include "indexer/articles/article_loader.h"

#include "indexer/articles/article.h"
#include "indexer/encodings/decoding.h"

namespace fihris {

LoadedArticle ArticleLoader::load(std::size_t file) {
  LoadedArticle loaded;
  const std::string path = files_.state(file).path;
  try {
    read_file(path, content_);
  } catch (const FileGone&) {
    loaded.result = LoadResult::gone;
    return loaded;
  } catch (const ReadError& error) {
    loaded.result = LoadResult::unreadable;
    loaded.skipped = {path, error.what()};
    return loaded;
  }
  const Origin origin{content_.state, files_.searchable_path(file), content_hash(content_.bytes)};
  const DecodedText decoded = decode_text(std::move(content_.bytes));
  if (!decoded.is_text) {
    loaded.result = LoadResult::rejected;
    loaded.skipped = {path, "not a text file (it has control characters that no text has)",
                      fingerprint(content_.state)};
    return loaded;
  }
  loaded.document = maker_.make(make_article(path, decoded.text), origin);
  return loaded;
}

void ArticleLoader::relocate(Xapian::Document& document, std::size_t file) {
  maker_.move(document,
              {files_.state(file), files_.searchable_path(file), document.get_value(slot::content_hash)});
}

}  // namespace fihris
