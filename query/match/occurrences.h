#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "analyzers/words/word_filter.h"
#include "index/schema.h"
#include "query/expansion/level.h"
#include "query/match/query_builder.h"

namespace fihris {

/// A word of an article that matches a word of the query.
struct Occurrence {
  std::size_t group = 0;  ///< index of the query word in BuiltQuery::groups
  Level level = Level::exact;
  std::size_t begin = 0;       ///< byte offset of the word in title or body
  std::size_t end = 0;         ///< one past its last byte
  std::size_t core_begin = 0;  ///< the matched core: the word without proclitics the query word does not have
  unsigned position = 0;       ///< word number, as in the index
  unsigned words = 1;          ///< how many words of the text it is
  std::size_t replaced = 1;    ///< how many words of a phrase of the query it stands for
};

/// Where the words of a query stand in an article.
struct Occurrences {
  std::vector<Occurrence> title;  ///< in the order of the text
  std::vector<Occurrence> body;
  unsigned body_begin = 1;  ///< position of the body's first word
};

/// True if `text` is written as the word of the query is, which may be the name of a place, of several words;
/// a wildcard, if it begins so. Tashkeel counts only where the query has it.
bool is_written_alike(const QueryWord& word, std::string_view text);

class MentionOccurrences;

/// Finds the words of one query in the stored texts of articles, by analysing them again. Words of fields
/// other than text, title, name and place have no occurrences. Not to be shared between threads.
class OccurrenceFinder {
 public:
  /// `groups` must outlive the finder.
  explicit OccurrenceFinder(const std::vector<WordGroup>& groups);
  ~OccurrenceFinder();

  Occurrences find(const Record& record) const;

  /// The words of text and title alone, without a look at how each is written: no level is `exact` and cores
  /// are whole words.
  Occurrences find_terms(const Record& record) const;

 private:
  /// A group that a term belongs to.
  struct Membership {
    std::size_t group;
    const ExpandedForm* form;
    const OtherWords* other;  ///< that begin with the form; null if the form is a match by itself
  };
  struct Part;  // title or body

  void add(const std::string& term, const Membership& member);
  Occurrences find(const Record& record, bool as_written) const;
  void find(const Part& part, bool as_written, std::vector<Occurrence>& found) const;

  const std::vector<WordGroup>& groups_;
  std::unordered_multimap<std::string, Membership> members_;
  WordFilter filter_;                             ///< of the terms of members_
  std::unique_ptr<MentionOccurrences> mentions_;  ///< null if the query asks for none
};

}  // namespace fihris
