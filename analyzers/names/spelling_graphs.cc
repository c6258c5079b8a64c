#include "analyzers/names/spelling_graphs.h"

#include <charconv>
#include <vector>

#include "analyzers/spelling_data.h"
#include "analyzers/words/arabic_word.h"
#include "analyzers/words/letters.h"
#include "analyzers/words/table_reader.h"

namespace fihris {
namespace {

unsigned parsed(std::string_view digits) {
  unsigned value = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), value);
  return value;
}

RuleGraph graph_of_script(Script script) {
  std::vector<SpellingRule> rules;
  for (const auto& row : table_rows(spelling_data::spelling_rules)) {
    const bool is_latin = row[1].starts_with("latin-");
    if (is_latin == (script == Script::latin)) rules.push_back({row[2], row[3], parsed(row[0])});
  }
  return {rules, RuleGraph::Symmetric::yes};
}

// Dearer than any learned rule: what the learned ones do not know should cost, not forbid.
constexpr unsigned lost_arabic_letter = 160, added_latin_letter = 140;

RuleGraph make_transliteration_graph() {
  using namespace letter;
  std::vector<SpellingRule> rules;
  for (const auto& row : table_rows(spelling_data::transliteration)) {
    rules.push_back({row[1], row[2], parsed(row[0])});
  }
  for (const auto& row : table_rows(spelling_data::romanization))
    rules.push_back({row[1], row[2], parsed(row[0])});
  static constexpr std::string_view latin_letters = "abcdefghijklmnopqrstuvwxyz";
  for (std::size_t i = 0; i < latin_letters.size(); ++i) {
    rules.push_back({"", latin_letters.substr(i, 1), added_latin_letter});
  }
  static constexpr std::string_view arabic_letters =
      spelled<hamza, alef, ba, ta, tha, jim, hah, khah, dal, thal, ra, zay, sin, shin, sad, dad, tah, zah,
              ain, ghain, fa, qaf, kaf, lam, mim, nun, haa, waw, yeh, peh, tcheh, jeh, veh, gaf>;
  for (std::size_t i = 0; i < letter_count(arabic_letters); ++i) {
    rules.push_back({arabic_letters.substr(i * letter_bytes, letter_bytes), "", lost_arabic_letter});
  }
  return {rules, RuleGraph::Symmetric::no};
}

}  // namespace

const RuleGraph& arabic_spelling_graph() {
  static const RuleGraph graph = graph_of_script(Script::arabic);
  return graph;
}

const RuleGraph& latin_spelling_graph() {
  static const RuleGraph graph = graph_of_script(Script::latin);
  return graph;
}

const RuleGraph& transliteration_graph() {
  static const RuleGraph graph = make_transliteration_graph();
  return graph;
}

}  // namespace fihris
