#include "indexer/articles/mention_terms.h"

#include <string>

#include "index/schema.h"

namespace fihris {
namespace {

/// Xapian takes terms of 245 bytes. A name of more words than fit is left out of the list of names, not of
/// the search.
constexpr std::size_t max_name_bytes = 240;

/// Somebody who is named as the author only is none of the people that the article speaks of.
void add_author(IndexDocument& document, const MentionFinder& finder, const Mention& author) {
  for (std::size_t i = 0; i < author.word_count; ++i) {
    const MentionWord& word = finder.word(author.first_word + i);
    document.add_posting(encode_term(i == 0 ? author.first_core : word.term, prefix::author), word.position,
                         0);
  }
}

void add_person(IndexDocument& document, const MentionFinder& finder, const Mention& person) {
  for (std::size_t i = 0; i < person.word_count; ++i) {
    const MentionWord& word = finder.word(person.first_word + i);
    // Without within-document frequency: these are no further words of the article.
    document.add_posting(encode_term(i == 0 ? person.first_core : word.term, prefix::person), word.position,
                         0);
  }
  const std::string term = encode_term(person.key, prefix::person_name);
  if (term.size() <= max_name_bytes) document.add_boolean_term(term);
}

}  // namespace

void add_mention_terms(IndexDocument& document, MentionFinder& finder) {
  for (const Mention& mention : finder.find()) {
    if (mention.is_author) {
      add_author(document, finder, mention);
    } else if (mention.kind == MentionKind::person) {
      add_person(document, finder, mention);
    } else {
      document.add_boolean_term(encode_term(mention.key, prefix::place));
    }
  }
}

}  // namespace fihris
