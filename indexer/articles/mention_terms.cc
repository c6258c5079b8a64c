#include "indexer/articles/mention_terms.h"

#include <string>
#include <utility>

#include "analyzers/mentions/written_name.h"
#include "index/mention_term.h"
#include "index/schema.h"

namespace fihris {
namespace {

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
}

void add_possible_person(IndexDocument& document, const Mention& person) {
  std::string term = encode_term(person.key, prefix::possible_name);
  if (term.size() <= max_mention_bytes) document.add_boolean_term(std::move(term));
}

}  // namespace

void MentionTerms::add(IndexDocument& document, MentionFinder& finder) {
  for (const Mention& mention : finder.find()) {
    if (mention.is_author) {
      add_author(document, finder, mention);
    } else if (mention.kind == MentionKind::person) {
      add_person(document, finder, mention);
      std::string& written = people_[mention.key];
      if (written.empty()) written = written_name(finder, mention);
    } else if (mention.is_unlisted) {
      std::string& written = unlisted_places_[mention.key];
      if (written.empty()) written = written_name(finder, mention);
    } else {
      document.add_boolean_term(encode_term(mention.key, prefix::place));
    }
  }
  for (const Mention& person : finder.possible_people()) add_possible_person(document, person);
}

/// A name of more words than fit is left out of the list of names, not of the search.
void MentionTerms::finish(IndexDocument& document) {
  for (const auto& [names, prefix] :
       {std::pair(&people_, prefix::person_name), std::pair(&unlisted_places_, prefix::place)}) {
    for (const auto& [key, written] : *names) {
      if (const std::string term = mention_term(prefix, key, written); !term.empty())
        document.add_boolean_term(term);
    }
    names->clear();
  }
}

}  // namespace fihris
