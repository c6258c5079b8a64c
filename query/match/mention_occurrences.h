#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "analyzers/mentions/mentions.h"
#include "query/match/occurrences.h"

namespace fihris {

/// Finds the people and places that a query asks for (`name:`, `place:`) in the stored texts of articles, by
/// recognising mentions again. Not to be shared between threads.
class MentionOccurrences {
 public:
  /// `groups` must outlive this object.
  explicit MentionOccurrences(const std::vector<WordGroup>& groups);

  /// Adds those of an article: of people the words asked for, of places the whole name; without proclitics,
  /// which are no part of a mention. `found.body_begin` is known. Keeps the order of the text.
  void add_to(Occurrences& found, const Record& record);

 private:
  /// A word of a person's name.
  struct Asked {
    std::size_t group;
    const ExpandedForm* form;
    const Sequence* sequence;  ///< that begins with the form; null if the form is a match by itself
  };

  /// Adds the mentions in the finder's words, of which the first ones are those of the title.
  void find_mentions(Occurrences& found, const Record& record, std::size_t title_words);
  void add_person(const Mention& person, std::string_view text, std::vector<Occurrence>& found) const;
  void add_place(const Mention& place, std::string_view text, std::vector<Occurrence>& found) const;
  std::string_view term_of(const Mention& person, std::size_t i) const;
  bool stands_in(const Mention& person, std::size_t first, const Sequence& sequence) const;
  Level level_at(std::size_t group, Level level, std::string_view written) const;

  const std::vector<WordGroup>& groups_;
  std::unordered_multimap<std::string, Asked> people_;
  std::unordered_multimap<std::string, std::size_t> places_;  ///< groups that ask for a place, by its id
  MentionFinder finder_;
};

}  // namespace fihris
