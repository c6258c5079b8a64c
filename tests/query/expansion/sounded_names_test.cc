#include "query/expansion/sounded_names.h"

#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include "analyzers/words/normalizer.h"
#include "tests/support/catch.h"
#include "tests/support/small_index.h"

using namespace fihris;

namespace {

/// The forms of the second word of a name in Latin letters.
std::set<std::string> second_word(const SmallIndex& index, const std::string& first,
                                  const std::string& second) {
  const Ranking ranking;
  const LexiconReader lexicon = index.lexicon();
  const SoundedNames names(lexicon, index.articles(), ranking);
  std::set<std::string> terms;
  for (const auto& writing : names.writings({first, second})) {
    if (writing.size() != 2) continue;
    for (const ExpandedForm& form : writing[1]) terms.insert(form.term);
  }
  return terms;
}

}  // namespace

TEST_CASE("beside its neighbour a word of the language is taken for a name that it sounds like", "[names]") {
  const std::string name = "\u0646\u0627\u062F\u0631";  // nadir
  const std::string overseer = "\u0646\u0627\u0638\u0631", sight = "\u0646\u0638\u0631";
  const auto forms = second_word(
      SmallIndex({"\u0633\u0645\u064A\u0631 " + name + " @" + name, overseer, sight}), "samir", "nadir");
  CHECK(forms.contains(fold(name)));
  CHECK(forms.contains(fold(overseer)));
  CHECK_FALSE(forms.contains(fold(sight)));  // sounds less like it
}

TEST_CASE("a word of grammar is no name that sounds as well", "[names]") {
  const std::string ala = "\u0639\u0644\u0649", ali = "\u0639\u0644\u064A";  // on; a name
  const auto forms =
      second_word(SmallIndex({"\u0633\u0645\u064A\u0631 " + ali + " @" + ali, ala}), "samir", "ali");
  CHECK(forms.contains(fold(ali)));
  CHECK_FALSE(forms.contains(fold(ala)));
  CHECK(second_word(SmallIndex({"\u0633\u0645\u064A\u0631 " + ala}), "samir", "ala").contains(fold(ala)));
}

TEST_CASE("a name that begins like a preposition is found by its sound", "[names]") {
  const std::string clever = "\u0646\u0628\u064A\u0644";      // nabil
  const std::string name = "\u0628\u0646\u0628\u064A\u0644";  // bi-nabil, or one called Banbil
  const std::string samir = "\u0633\u0645\u064A\u0631 ";
  CHECK(second_word(SmallIndex({samir, clever, name + " @" + name}), "samir", "banbil").contains(fold(name)));
  CHECK_FALSE(second_word(SmallIndex({samir, clever, name}), "samir", "banbil").contains(fold(name)));
  SmallIndex updated({samir, clever});
  updated.update(name + " @" + name);
  CHECK(second_word(updated, "samir", "banbil").contains(fold(name)));
}
