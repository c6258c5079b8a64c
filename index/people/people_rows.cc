#include "index/people/people_rows.h"

#include <algorithm>
#include <string_view>
#include <unordered_map>

#include "analyzers/grammar/word_classes.h"
#include "analyzers/mentions/nationalities.h"
#include "analyzers/mentions/person_key.h"
#include "index/article_lists.h"
#include "index/people/name_groups.h"
#include "index/people/name_thresholds.h"
#include "index/people/name_words.h"
#include "index/people/names_only.h"
#include "index/schema.h"
#include "index/term_counts.h"

namespace fihris {
namespace {

/// Somebody is known by one word if so many of the articles with it in a name have it as the whole name.
constexpr double least_share_alone = 0.5;

/// People whose terms are in memory.
constexpr std::size_t counted_at_once = 1000;

bool is_single(std::string_view key) {
  return key.find(' ') == std::string_view::npos;
}

static_assert(prefix::person_name.starts_with(prefix::person) &&
              prefix::possible_name.starts_with(prefix::person));

std::string word_term(std::string_view word) {
  return encode_term(word, prefix::person);
}

class Rows {
 public:
  Rows(const Articles& articles, const Articles& vocabulary)
      : articles_(articles),
        vocabulary_(vocabulary),
        terms_(vocabulary, prefix::person),
        names_(vocabulary, prefix::person_name) {}

  std::vector<PersonRow> find() {
    for (NameGroup& forms : group_names(names_.entries())) rows_.push_back({std::move(forms), {}, 0});
    for (PersonRow& row : rows_) name(row);
    count_words();
    for (PersonRow& row : rows_) {
      add_words_alone(row);
      add_possible_forms(row);
    }
    std::erase_if(rows_, [&](const PersonRow& row) { return is_nobody(row); });
    count();
    std::stable_sort(rows_.begin(), rows_.end(), [](const PersonRow& a, const PersonRow& b) {
      if (a.articles != b.articles) return a.articles > b.articles;
      return a.forms.front().key < b.forms.front().key;
    });
    return std::move(rows_);
  }

 private:
  /// What is shown is found as it is shown.
  void name(PersonRow& row) const {
    for (Mentioned& form : row.forms) {
      if (person_key(form.written) != form.key) form.written = form.key;
    }
  }

  /// In how many articles each word is a part of longer names.
  void count_words() {
    for (const Mentioned& name : names_.entries()) {
      if (is_single(name.key)) continue;
      for (const std::string_view word : words_of(name.key)) of_word_[word] += name.articles;
    }
  }

  void add_words_alone(PersonRow& row) const {
    const std::string& key = row.forms.front().key;
    // Somebody who is called by one word is found wherever it is in a name.
    if (is_single(key)) {
      row.further_terms.push_back(word_term(key));
      return add_possible(row, key);
    }
    const Words words = words_of(key);
    if (is_mostly_of(row, words.back())) {
      add_alone(row, words.back());
      add_possible(row, words.back());
      if (is_mostly_name(words.back())) add_anywhere(row, words.back());
    }
    if (is_mostly_of(row, words.front())) add_alone(row, words.front());
  }

  bool is_mostly_of(const PersonRow& row, std::string_view word) const {
    if ((classes_of(word) & grammar) != 0) return false;
    unsigned own = 0;
    for (const Mentioned& form : row.forms) {
      const Words words = words_of(form.key);
      if (words.size() > 1 && std::find(words.begin(), words.end(), word) != words.end())
        own += form.articles;
    }
    const auto all = of_word_.find(word);
    return all != of_word_.end() && own >= least_articles_of_person &&
           own >= least_share_of_person * all->second;
  }

  void add_alone(PersonRow& row, std::string_view word) const {
    row.further_terms.push_back(encode_term(word, prefix::person_name));
  }

  /// Where the article alone does not tell that the words of a form are a name.
  void add_possible_forms(PersonRow& row) const {
    for (const Mentioned& form : row.forms) {
      if (is_single(form.key)) continue;
      const std::string term = encode_term(form.key, prefix::possible_name);
      const unsigned possible = count_with(term);
      if (possible > 0 && form.articles >= least_share_of_form * (form.articles + possible))
        row.further_terms.push_back(term);
    }
  }

  void add_possible(PersonRow& row, std::string_view word) const {
    const auto count = [this](const std::string& term) { return count_with(term); };
    if (is_name_where_possible(word, least_share_of_surname, count))
      row.further_terms.push_back(encode_term(word, prefix::possible_name));
  }

  /// Of whom a city's people are called after it, none is called so everywhere.
  bool is_mostly_name(std::string_view word) const {
    return !is_nationality(word) &&
           count_with(word_term(word)) >= least_share_of_names * count_with(encode_term(word));
  }

  void add_anywhere(PersonRow& row, std::string_view word) const {
    const auto count = [this](const std::string& term) { return count_with(term); };
    for (const std::string& form : standing_forms(word, count))
      row.further_terms.push_back(encode_term(form));
  }

  /// A surname that several people have names none of them.
  bool is_nobody(const PersonRow& row) const {
    const Mentioned& first = row.forms.front();
    if (!is_single(first.key)) return false;
    return first.articles < least_share_alone * count_with(word_term(first.key));
  }

  unsigned count_with(const std::string& term) const {
    return term.starts_with(prefix::person) ? terms_.count(term) : vocabulary_.count_with(term);
  }

  void count() {
    std::vector<PersonRow*> counted;
    std::vector<TermSet> terms;
    const auto count_these = [&] {
      find_with(articles_, terms, [&](std::size_t row, Xapian::docid) { ++counted[row]->articles; });
      counted.clear();
      terms.clear();
    };
    for (PersonRow& row : rows_) {
      if (row.forms.size() == 1 && row.further_terms.empty()) {
        row.articles = row.forms.front().articles;
        continue;
      }
      counted.push_back(&row);
      terms.push_back(terms_of(row, terms_));
      if (terms.size() == counted_at_once) count_these();
    }
    count_these();
  }

  const Articles& articles_;
  const Articles& vocabulary_;
  const TermCounts terms_;  ///< of people, and of words that may be names
  MentionList names_;
  std::vector<PersonRow> rows_;
  std::unordered_map<std::string_view, unsigned> of_word_;
};

}  // namespace

std::vector<PersonRow> find_people(const Articles& articles, const Articles& vocabulary) {
  return Rows(articles, vocabulary).find();
}

}  // namespace fihris
