#include "commands/hits/find_article.h"

#include "analyzers/error.h"
#include "messages/translation.h"
#include "query/match/file_names.h"

namespace fihris {

Xapian::docid find_article(const std::string& command, const IndexReader& index, const std::string& path) {
  const Articles& articles = index.articles;
  for (const std::string& name : names_of_path(path, index.manifest.roots)) {
    const std::string term = id_term(name);
    const auto id = articles.postlist_begin(term);
    if (id != articles.postlist_end(term)) return *id;
  }
  throw Error(
      tr("{1}: {2}: not in the index; see the folders it covers with: fihris status", {command, path}));
}

}  // namespace fihris
