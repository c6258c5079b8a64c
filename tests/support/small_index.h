#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include <xapian.h>

#include "analyzers/words/tokenizer.h"
#include "index/derived/lexicon_builder.h"
#include "index/schema.h"
#include "query/expansion/lexicon_reader.h"
#include "tests/support/temporary_folder.h"

namespace fihris {

/// Articles of a few words each and their lexicon, for tests of what a query word becomes.
class SmallIndex {
 public:
  explicit SmallIndex(const std::vector<std::string>& texts)
      : articles_(folder_.path("articles"), Xapian::DB_CREATE | Xapian::DB_NO_SYNC) {
    for (const std::string& text : texts) add(text);
    articles_.commit();
    glass::DatabaseMaker maker;
    build_lexicon(articles_, folder_.path("lexicon"), maker);
  }

  /// Adds an article and its words, as an update does. Words behind an `@` are a person's name in it; those
  /// behind a `?` before it may be.
  void update(const std::string& text) {
    const std::vector<std::string> words = add(text);
    Xapian::WritableDatabase lexicon = open_lexicon(folder_.path("lexicon"));
    extend_lexicon(lexicon, articles_, words);
    articles_.commit();
    lexicon.commit();
  }

  const Xapian::Database& articles() const { return articles_; }
  std::string folder() const { return folder_.path("articles"); }
  LexiconReader lexicon() const {
    return LexiconReader(Xapian::Database(folder_.path("lexicon")), articles_);
  }

 private:
  std::vector<std::string> add(const std::string& text) {
    Xapian::Document document;
    std::vector<std::string> words;
    const std::size_t name = std::min(text.find('@'), text.size());
    const std::size_t possible = std::min(text.find('?'), name);
    Tokenizer names(std::string_view(text).substr(name));
    Tokenizer possible_names(std::string_view(text).substr(possible, name - possible));
    Tokenizer tokenizer(std::string_view(text).substr(0, possible));
    Token token;
    while (names.next(token))
      document.add_posting(encode_term(token.term, prefix::person), token.position, 0);
    while (possible_names.next(token))
      document.add_boolean_term(encode_term(token.term, prefix::possible_name));
    while (tokenizer.next(token)) {
      document.add_posting(encode_term(token.term), token.position);
      if (token.hamza_before_lam) document.add_boolean_term(encode_term(token.term, prefix::hamza));
      words.push_back(token.term);
    }
    articles_.add_document(document);
    return words;
  }

  TemporaryFolder folder_;
  Xapian::WritableDatabase articles_;
};

}  // namespace fihris
