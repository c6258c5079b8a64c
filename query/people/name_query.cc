#include "query/people/name_query.h"

#include "analyzers/words/tokenizer.h"

namespace fihris {

std::vector<QueryWord> query_words(const std::string& name) {
  std::vector<QueryWord> words;
  Tokenizer tokenizer(name);
  for (Token token; tokenizer.next(token);) {
    QueryWord& word = words.emplace_back();
    word.term = token.term;
    word.written = name.substr(token.begin, token.end - token.begin);
    word.hamza_before_lam = token.hamza_before_lam;
    word.begin = token.begin;
    word.end = token.end;
  }
  return words;
}

Node mention_query(const std::string& name, Field field) {
  Node node;
  node.words = query_words(name);
  if (node.words.empty()) return node;
  node.kind = node.words.size() == 1 ? NodeKind::word : NodeKind::phrase;
  node.field = field;
  node.written = name;
  node.quoted = true;
  return node;
}

}  // namespace fihris
