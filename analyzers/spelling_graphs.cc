#include "analyzers/spelling_graphs.h"

#include <charconv>
#include <vector>

#include "analyzers/arabic_word.h"
#include "analyzers/letters.h"
#include "analyzers/spelling_data.h"
#include "analyzers/table_reader.h"

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

/// Letters that the learned rules hardly know: those of Persian, which some write for p, ch, zh, v and g, and the digits
/// that stand for Arabic letters on Latin keyboards.
void add_written_rules(std::vector<SpellingRule>& rules) {
  using namespace letter;
  static constexpr SpellingRule written[] = {
      {spelled<peh>, "p", 0},   {spelled<peh>, "b", 20},  {spelled<tcheh>, "ch", 0}, {spelled<tcheh>, "c", 20},
      {spelled<jeh>, "j", 5},   {spelled<jeh>, "zh", 0},  {spelled<jeh>, "g", 15},   {spelled<jeh>, "z", 30},
      {spelled<veh>, "v", 0},   {spelled<veh>, "w", 25},  {spelled<gaf>, "g", 0},    {spelled<gaf>, "gu", 10},
      {spelled<hamza>, "2", 0}, {spelled<alef>, "2", 15}, {spelled<ain>, "3", 0},    {"^", "^3", 60},
      {spelled<khah>, "5", 0},  {spelled<tah>, "6", 0},   {spelled<hah>, "7", 0},    {spelled<qaf>, "8", 5},
      {spelled<ghain>, "8", 5}, {spelled<sad>, "9", 0},   {spelled<qaf>, "9", 5},
  };
  rules.insert(rules.end(), std::begin(written), std::end(written));
}

RuleGraph make_transliteration_graph() {
  using namespace letter;
  std::vector<SpellingRule> rules;
  for (const auto& row : table_rows(spelling_data::transliteration)) {
    rules.push_back({row[1], row[2], parsed(row[0])});
  }
  add_written_rules(rules);
  static constexpr std::string_view latin_letters = "abcdefghijklmnopqrstuvwxyz";
  for (std::size_t i = 0; i < latin_letters.size(); ++i) {
    rules.push_back({"", latin_letters.substr(i, 1), added_latin_letter});
  }
  static constexpr std::string_view arabic_letters =
      spelled<hamza, alef, ba, ta, tha, jim, hah, khah, dal, thal, ra, zay, sin, shin, sad, dad, tah, zah, ain, ghain, fa,
              qaf, kaf, lam, mim, nun, haa, waw, yeh, peh, tcheh, jeh, veh, gaf>;
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
