#include "query/weighing/group_frequency.h"

#include <cmath>
#include <functional>
#include <queue>
#include <string>
#include <vector>

#include "index/schema.h"
#include "query/weighing/group_query.h"

namespace fihris {
namespace {

/// Of the articles with all words of a phrase, how many have them one behind the other; as Xapian guesses.
constexpr double side_by_side = 0.25;

/// Counts the articles without some words.
class Without {
 public:
  Without(Field field, const Expander& expander)
      : field_(field), expander_(expander), articles_(expander.vocabulary().tables().get_doccount()) {}

  /// The share of articles without any of `forms`.
  double share(const std::vector<ExpandedForm>& forms) const {
    double without = 1;
    for (const ExpandedForm& form : forms) without *= 1 - frequency(form.term) / articles_;
    return without;
  }

  /// The share of articles with a sequence of words.
  double share_with(const Sequence& words) const {
    double with_all = side_by_side;
    for (const auto& forms : words) with_all *= 1 - share(forms);
    return with_all;
  }

  double articles() const { return articles_; }

  double frequency(const std::string& term) const {
    return field_ == Field::text ? expander_.words().frequency(term)
                                 : expander_.vocabulary().get_termfreq(encode_term(term, prefix_of(field_)));
  }

 private:
  Field field_;
  const Expander& expander_;
  double articles_;
};

}  // namespace

double frequency(const std::vector<ExpandedForm>& forms, double articles) {
  double without = 1;
  for (const ExpandedForm& form : forms) without *= 1 - form.frequency / articles;
  return articles * (1 - without);
}

double group_frequency(const WordGroup& group, const Expander& expander) {
  const Without without(group.field, expander);
  double share = without.share(group.expansion.forms);
  for (const OtherWords& other : group.sequences) share *= 1 - without.share_with(other.words);
  return without.articles() * (1 - share);
}

double sequence_share(const Sequence& words, Field field, const Expander& expander) {
  return Without(field, expander).share_with(words);
}

double synonym_frequency(const WordGroup& group, const Expander& expander) {
  const Without without(group.field, expander);
  std::priority_queue<double, std::vector<double>, std::greater<>> guesses;
  for (const ExpandedForm& form : group.expansion.forms) guesses.push(without.frequency(form.term));
  for (const OtherWords& other : group.sequences)
    guesses.push(std::round(without.articles() * without.share_with(other.words)));
  const auto take_least = [&] {
    const double least = guesses.top();
    guesses.pop();
    return least;
  };
  while (guesses.size() > 1) {
    const double a = take_least(), b = take_least();
    guesses.push(std::round(a + b - a * b / without.articles()));
  }
  return guesses.empty() ? 0 : guesses.top();
}

double inverse_frequency(double frequency, double articles) {
  const double odds = (articles - frequency + 0.5) / (frequency + 0.5);
  return std::log(odds < 2 ? odds / 2 + 1 : odds);
}

}  // namespace fihris
