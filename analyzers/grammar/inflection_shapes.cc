#include "analyzers/grammar/inflection_shapes.h"

#include <algorithm>

#include "analyzers/words/arabic_word.h"
#include "analyzers/words/letters.h"

namespace fihris {
namespace {

using namespace letter;

/// What an ending may have replaced, beside nothing.
struct Ending {
  std::string_view letters;
  std::string_view replaced = {};
};

/// One step takes one off: a pronoun behind taa marbuta takes two.
constexpr Ending endings[] = {
    // Pronouns, the first also taa marbuta.
    {spelled<haa>},
    {spelled<haa, alef>},
    {spelled<haa, mim>},
    {spelled<haa, nun>},
    {spelled<nun, alef>},
    {spelled<kaf, mim>},
    {spelled<haa, mim, alef>},
    // What stands for taa marbuta and alef maqsura before an ending.
    {spelled<ta>, spelled<haa>},
    {spelled<alef>, spelled<yeh>},
    // Number and case.
    {spelled<alef>},
    {spelled<alef, nun>},
    {spelled<yeh, nun>},
    {spelled<waw, nun>},
    {spelled<yeh>},
    {spelled<waw>},
    {spelled<alef, ta>},
    {spelled<alef, ta>, spelled<haa>},
    {spelled<yeh, alef, ta>, spelled<alef, haa>},
    {spelled<waw, alef, ta>, spelled<alef, haa>},
    // Verbs.
    {spelled<ta>},
    {spelled<waw, alef>},
};

/// What a nisba may have been made from, of which nothing more is taken.
constexpr Ending nisbas[] = {
    {spelled<yeh>, spelled<haa>},
    {spelled<yeh>, spelled<alef>},
    {spelled<yeh>, spelled<yeh, alef>},
};

constexpr std::size_t shortest_inflected = 3;  ///< letters
constexpr std::size_t shortest_stem = 1;

/// Adds what `ending` may have been put to, to make the base that is at `i`.
void add_without(const Ending& ending, std::size_t i, std::vector<std::string>& bases) {
  const std::string_view inflected = bases[i];
  if (letter_count(inflected) < shortest_inflected || !inflected.ends_with(ending.letters) ||
      letter_count(inflected) < letter_count(ending.letters) + shortest_stem) {
    return;
  }
  std::string base(inflected.substr(0, inflected.size() - ending.letters.size()));
  base += ending.replaced;
  if (std::find(bases.begin(), bases.end(), base) == bases.end()) bases.push_back(std::move(base));
}

}  // namespace

std::vector<std::string> possible_bases(std::string_view word) {
  std::vector<std::string> bases{std::string(word)};
  for (std::size_t i = 0; i < bases.size(); ++i) {
    for (const Ending& ending : endings) add_without(ending, i, bases);
  }
  for (std::size_t i = 0, count = bases.size(); i < count; ++i) {
    for (const Ending& ending : nisbas) add_without(ending, i, bases);
  }
  return bases;
}

}  // namespace fihris
