#include "index/derived/lexicon_builder.h"

#include <string>

#include "index/schema.h"
#include "tests/support/catch.h"
#include "tests/support/temporary_folder.h"

using namespace fihris;

TEST_CASE("a lexicon is extended by up to a quarter of the words that it was made with", "[lexicon]") {
  const TemporaryFolder folder;
  Xapian::WritableDatabase articles(folder.path("articles"), Xapian::DB_CREATE | Xapian::DB_NO_SYNC);
  Xapian::Document article;
  for (int i = 0; i < 40; ++i)
    article.add_term(encode_term("w" + std::string(1, static_cast<char>('a' + i % 26)) +
                                 std::string(1, static_cast<char>('a' + i / 26))));
  articles.add_document(article);
  articles.commit();
  glass::DatabaseMaker maker;
  build_lexicon(articles, folder.path("lexicon"), maker);
  Xapian::WritableDatabase lexicon = open_lexicon(folder.path("lexicon"));
  REQUIRE(lexicon.get_doccount() == 40);
  CHECK(may_extend(lexicon, 0));
  CHECK(may_extend(lexicon, 10));
  CHECK_FALSE(may_extend(lexicon, 11));
  // What has been added counts too.
  extend_lexicon(lexicon, articles, {"xa", "xb", "xc", "xd"});
  CHECK(may_extend(lexicon, 6));
  CHECK_FALSE(may_extend(lexicon, 7));
}
