#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "analyzers/mentions/mention_people.h"
#include "analyzers/mentions/mention_places.h"
#include "analyzers/mentions/mention_words.h"
#include "analyzers/words/tokenizer.h"

namespace fihris {

/// A longer text is a book or an archive; its mentions are recognised in pieces of so many words, since each
/// word takes 100 bytes: alike when it is indexed and when it is shown.
inline constexpr std::size_t words_recognised_at_once = 200'000;

enum class MentionKind : std::uint8_t { person, place };

/// A person or place that an article speaks of, where it does.
struct Mention {
  MentionKind kind;
  std::size_t first_word;  ///< number of the word in the order of add(), from 0
  std::size_t word_count;  ///< 1 or more
  std::size_t begin;       ///< byte offset in its part of the text; proclitics of the first word are left out
  std::size_t end;         ///< one past the last byte
  /// Of a person: the folded words of the fullest form that this article gives, joined by one space; Abd X is
  /// one word, titles are no part. Of a place: Place::id; of one that
  /// the gazetteer lacks its folded words.
  std::string key;
  /// Of a person: the first word folded, without proclitics; the others are the words' terms. Good as long as
  /// the finder's words.
  std::string_view first_core;
  /// Of a person: has written the article, by where the name stands, and is not named elsewhere in it.
  bool is_author = false;
  /// Of a country: by its name, not by an adjective of it or the word for kingdom.
  bool is_name = true;
  bool is_unlisted = false;  ///< of a place: the gazetteer lacks it
  /// Of a person or an unlisted place: where the fullest form stands, which the key is of; as the first three
  /// above.
  std::size_t name_word = 0;
  std::size_t name_word_count = 0;
  std::size_t name_begin = 0;
};

/// Recognises people and places in running text: by lists of names, titles, patterns, verbs and punctuation,
/// the gazetteer, and repetition inside the article. docs/recognition.md has the rules and what they reach.
/// Pure; about 0.15 us a word.
///
/// Not to be shared between threads; reuse it from article to article, which saves its memory's allocation.
class MentionFinder {
 public:
  /// Forgets the article.
  void clear();

  /// Adds the next word of a part of the article (its title, its body). `text` is that part and must outlive
  /// find().
  void add(std::string_view text, const Token& token, unsigned position);

  /// Ends a part: no name goes on behind it. Of several parts the last is the body, which may name its
  /// author.
  void end_part();

  /// The mentions in the order of the text; they do not overlap. Good until clear().
  const std::vector<Mention>& find();

  /// What may be people's names and is no mention by what the article alone tells: names of several words for
  /// which too little speaks, then words alone that stand where names do. A collection can tell more. Good
  /// until clear().
  const std::vector<Mention>& possible_people() const { return possible_people_; }

  /// How many words were added.
  std::size_t size() const { return words_.size(); }

  /// The words as added.
  const MentionWord& word(std::size_t i) const { return words_[i]; }

  /// The part of the article that a word stands in.
  std::string_view part_of(std::size_t i) const { return parts_[i]; }

 private:
  Mention mention_at(MentionKind kind, std::size_t first, std::size_t count, std::size_t proclitic_bytes,
                     std::string key) const;
  Mention person_mention(const PersonAt& person, const PersonAt& fullest) const;
  void find_possible_people(std::vector<bool> taken);
  std::string name_key(const PersonAt& person) const;

  MentionWords words_;
  PlaceMatches places_;
  PersonFinder people_;
  std::vector<std::string_view> parts_;  ///< of each word: the text that it stands in
  std::size_t body_ = 0;   ///< the first word of the last part that has any; 0: of the only part
  bool is_begun_ = false;  ///< the part being added has words
  std::vector<Mention> mentions_;
  std::vector<Mention> possible_people_;
};

}  // namespace fihris
