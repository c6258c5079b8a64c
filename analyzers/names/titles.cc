#include "analyzers/names/titles.h"

#include <string>
#include <unordered_map>

#include "analyzers/spelling_data.h"
#include "analyzers/words/arabic_word.h"
#include "analyzers/words/letters.h"
#include "analyzers/words/normalizer.h"
#include "analyzers/words/table_reader.h"

namespace fihris {
namespace {

using namespace letter;

enum class Title { none, weak, clear };

constexpr std::string_view proclitics[] = {
    "",           spelled<waw>, spelled<fa>,      spelled<ba>,
    spelled<lam>, spelled<kaf>, spelled<waw, ba>, spelled<waw, lam>,
};

std::string_view without_article(std::string_view word) {
  const bool has_article = word.starts_with(al) && word.size() >= al.size() + 2 * letter_bytes;
  return has_article ? word.substr(al.size()) : word;
}

const std::unordered_map<std::string, Title>& titles() {
  static const std::unordered_map<std::string, Title> table = [] {
    std::unordered_map<std::string, Title> result;
    for (const auto& row : table_rows(spelling_data::titles)) {
      const Title title = row.size() > 1 && row[1] == "weak" ? Title::weak : Title::clear;
      const std::string word = fold(row[0]);
      // With the article a title is clear if any line says so: al-amid, but not amid.
      Title& kept = result[word];
      kept = kept == Title::none ? title : kept;
      result.try_emplace(std::string(without_article(word)), title);
    }
    return result;
  }();
  return table;
}

Title title_of_core(std::string_view word) {
  if (const auto found = titles().find(std::string(word)); found != titles().end()) return found->second;
  const std::string_view bare = without_article(word);
  if (const auto found = titles().find(std::string(bare)); found != titles().end()) return found->second;
  // li and the article are written lam lam, the first lam of which is taken off.
  if (!word.starts_with(spelled<lam>)) return Title::none;
  const auto found = titles().find(std::string(al) + std::string(without_first(word, 1)));
  return found == titles().end() ? Title::none : found->second;
}

Title title_of(std::string_view word) {
  for (const std::string_view proclitic : proclitics) {
    if (!word.starts_with(proclitic)) continue;
    const Title title = title_of_core(word.substr(proclitic.size()));
    // A single letter is an abbreviated title only by itself.
    if (title != Title::none && (proclitic.empty() || word.size() - proclitic.size() > letter_bytes))
      return title;
  }
  return Title::none;
}

}  // namespace

bool is_title(std::string_view word) {
  return title_of(word) != Title::none;
}

bool is_clear_title(std::string_view word) {
  return title_of(word) == Title::clear;
}

}  // namespace fihris
