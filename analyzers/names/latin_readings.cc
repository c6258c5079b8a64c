#include "analyzers/names/latin_readings.h"

#include <algorithm>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "analyzers/spelling_data.h"
#include "analyzers/words/normalizer.h"
#include "analyzers/words/separated.h"
#include "analyzers/words/table_reader.h"

namespace fihris {
namespace {

constexpr std::size_t shortest_name = 3;  ///< letters, of a name that a small word was joined to

using Words = std::span<const std::string>;

/// What a small word is: a line of the table.
struct Particle {
  std::string_view kind;
  std::vector<std::string> written;  ///< in Arabic letters
};

using Particles = std::unordered_multimap<std::string_view, Particle>;

/// The table by Latin spelling, read at first use.
const Particles& particles() {
  static const Particles table = [] {
    Particles result;
    for (const auto& row : table_rows(spelling_data::latin_particles)) {
      Particle particle{row[0], {}};
      for (const std::string_view form : split(row[2], '|')) particle.written.push_back(fold(form));
      for (const std::string_view latin : split(row[1], '|')) result.emplace(latin, particle);
    }
    return result;
  }();
  return table;
}

const Particle* find(std::string_view word, std::string_view kind) {
  const auto [first, last] = particles().equal_range(word);
  const auto found = std::find_if(first, last, [&](const auto& entry) { return entry.second.kind == kind; });
  return found == last ? nullptr : &found->second;
}

ReadWord by_sound(std::string_view word, bool needs_article = false) {
  return {std::string(word), {}, {}, {}, needs_article};
}

ReadWord as_known(const Particle& particle) {
  return {{}, particle.written, {}, {}, false};
}

/// Some of the words that come next, and one way to write them.
struct Step {
  std::size_t words;
  LatinReading written;
};

/// Gathers the ways to write what comes next.
class Steps {
 public:
  /// `is_alone`: the name has no other words.
  Steps(Words words, bool is_alone) : words_(words), is_alone_(is_alone) {}

  std::vector<Step> take() {
    const std::string& word = words_[0];
    add_servant();
    add_before("kunya", true);
    add_before("son", false);
    add_family_and_article();
    add_joined_servant(word);
    add_ending();
    add_joined_ending(word);
    add_before("particle", true);
    add_elided();
    add_town();
    add_joined_son(word);
    if (!is_alone_) add_joined_article(word);
    if (steps_.empty() || find(word, "servant") == nullptr) steps_.push_back({1, {by_sound(word)}});
    return std::move(steps_);
  }

 private:
  /// The name behind a small word and how many words it takes, the article among them.
  struct Name {
    std::size_t words = 0;  ///< 0: there is none
    ReadWord word;
  };

  Name name_at(std::size_t at) const {
    if (at >= words_.size()) return {};
    if (at + 1 < words_.size() && find(words_[at], "article") != nullptr) {
      return {2, named(words_[at + 1], true)};
    }
    return {1, named(words_[at], false)};
  }

  /// Allah is one word, whatever article its Latin spelling has.
  static ReadWord named(std::string_view word, bool needs_article) {
    const Particle* ending = find(word, "ending");
    return ending != nullptr ? as_known(*ending) : by_sound(word, needs_article);
  }

  static ReadWord joined(const Particle& particle, ReadWord name) {
    name.before = particle.written;
    return name;
  }

  void add_both(std::size_t count, const Particle& particle, const ReadWord& name) {
    steps_.push_back({count, {as_known(particle), name}});
    steps_.push_back({count, {joined(particle, name)}});
  }

  /// Abdel Karim, Abd al-Karim, Abd Rabbuh.
  void add_servant() {
    const Particle* servant = find(words_[0], "servant");
    if (servant == nullptr) return;
    Name name = name_at(1);
    if (name.words == 0) return;
    if (words_[0].size() > shortest_name && !name.word.sound.empty()) name.word.needs_article = true;
    add_both(1 + name.words, *servant, name.word);
  }

  void add_before(std::string_view kind, bool may_join) {
    const Particle* particle = find(words_[0], kind);
    if (particle == nullptr) return;
    const Name name = kind == "son" ? Name{} : name_at(1);
    if (kind == "son") {
      steps_.push_back({1, {as_known(*particle)}});
    } else if (name.words > 0 && may_join) {
      add_both(1 + name.words, *particle, name.word);
    }
  }

  /// Al Harbi; Al Saud, whose Al is a word of its own.
  void add_family_and_article() {
    const Name name = name_at(1);
    if (name.words != 1) return;
    if (find(words_[0], "article") != nullptr) {
      ReadWord with_article = name.word;
      with_article.needs_article = !with_article.sound.empty();
      steps_.push_back({2, {with_article}});
    }
    if (const Particle* family = find(words_[0], "family"))
      steps_.push_back({2, {as_known(*family), name.word}});
  }

  /// Abdulaziz, Abderrahmane, Abdessalam, Abdullah.
  void add_joined_servant(std::string_view word) {
    const Particle* servant = find("abd", "servant");
    if (servant == nullptr || !word.starts_with("abd")) return;
    std::string_view rest = word.substr(3);
    const std::size_t vowels = std::min(rest.find_first_not_of("aeiou"), rest.size());
    if (vowels == 0 || vowels > 2) return;
    if (const Particle* allah = find(rest, "ending")) return add_both(1, *servant, as_known(*allah));
    rest.remove_prefix(vowels);
    constexpr std::string_view sun_letters = "dnrstz";
    if (rest.size() <= shortest_name) return;
    const bool is_doubled = rest[0] == rest[1] && sun_letters.find(rest[0]) != std::string_view::npos;
    if (rest[0] == 'l' || is_doubled) {
      rest.remove_prefix(1);
    } else if (sun_letters.find(rest[0]) == std::string_view::npos) {
      return;
    }
    add_both(1, *servant, by_sound(rest, true));
  }

  /// Nasr Allah, Salah al-Din, Salah Eddine.
  void add_ending() {
    if (words_.size() < 2) return;
    const bool has_article = words_.size() > 2 && find(words_[1], "article") != nullptr;
    const Particle* ending = find(words_[has_article ? 2 : 1], "ending");
    if (ending == nullptr || words_[0].size() < shortest_name || find(words_[0], "servant") != nullptr)
      return;
    add_name_and_ending(has_article ? 3 : 2, words_[0], *ending);
  }

  /// Nasrallah, Salahuddin, Noureddine, Kilicdaroglu.
  void add_joined_ending(std::string_view word) {
    for (const std::string_view ending :
         {"allah", "ullah", "eddine", "eddin", "uddin", "addin", "aldin", "eldin", "oglu"}) {
      if (!word.ends_with(ending) || word.size() < ending.size() + shortest_name) continue;
      if (word.starts_with("abd")) return;
      if (const Particle* particle = find(ending, "ending"))
        add_name_and_ending(1, word.substr(0, word.size() - ending.size()), *particle);
      return;
    }
  }

  /// M'Sila, R'Mel, L'Ariana: the tokenizer parts the letter before an apostrophe.
  void add_elided() {
    constexpr std::string_view vowels = "aeiou";
    if (words_.size() < 2 || words_[0].size() != 1 || words_[1].size() < shortest_name) return;
    const char letter = words_[0][0];
    if (letter == 'l') {
      steps_.push_back({2, {by_sound(words_[1])}});
    } else if (letter >= 'b' && letter <= 'z' && vowels.find(letter) == std::string_view::npos) {
      steps_.push_back({2, {by_sound(words_[0] + words_[1])}});
    }
  }

  /// Settat-Ville: the town as a commune, at the end.
  void add_town() {
    if (words_.size() == 2 && find(words_[1], "town") != nullptr)
      steps_.push_back({2, {by_sound(words_[0])}});
  }

  /// Benslimane, Benaissa.
  void add_joined_son(std::string_view word) {
    constexpr std::size_t shortest = 5;
    const Particle* son = find("ben", "son");
    if (son == nullptr || !word.starts_with("ben") || word.size() < 3 + shortest) return;
    add_both(1, *son, by_sound(word.substr(3)));
  }

  /// Oum Larayes, Sidi Elhani.
  void add_joined_article(std::string_view word) {
    if (find(word, "ending") != nullptr) return;
    for (const std::string_view name : behind_joined_article(word))
      steps_.push_back({1, {by_sound(name, true)}});
  }

  void add_name_and_ending(std::size_t count, std::string_view name, const Particle& ending) {
    steps_.push_back({count, {by_sound(name), as_known(ending)}});
    ReadWord joined = by_sound(name);
    joined.behind = ending.written;
    steps_.push_back({count, {joined}});
  }

  Words words_;
  bool is_alone_;
  std::vector<Step> steps_;
};

/// Goes through the ways to write all words, depth first.
class Reader {
 public:
  explicit Reader(std::size_t most) : left_(most) {}

  void read(Words words, const LatinReading& begun) {
    if (words.empty()) {
      --left_;
      if (std::find(readings_.begin(), readings_.end(), begun) == readings_.end()) readings_.push_back(begun);
      return;
    }
    for (const Step& step : Steps(words, begun.empty() && words.size() == 1).take()) {
      if (left_ == 0) return;
      LatinReading longer = begun;
      longer.insert(longer.end(), step.written.begin(), step.written.end());
      read(words.subspan(step.words), longer);
    }
  }

  std::vector<LatinReading> take() { return std::move(readings_); }

 private:
  std::size_t left_;  ///< how many more may be made, equal ones counted too
  std::vector<LatinReading> readings_;
};

}  // namespace

std::vector<LatinReading> latin_readings(std::span<const std::string> words, std::size_t most) {
  Reader reader(most);
  reader.read(words, {});
  return reader.take();
}

std::vector<std::string_view> latin_small_words(std::string_view arabic) {
  std::vector<std::string_view> spellings;
  for (const auto& [latin, particle] : particles()) {
    if (particle.kind == "family") continue;  // folds to the article's letters
    if (std::find(particle.written.begin(), particle.written.end(), arabic) != particle.written.end())
      spellings.push_back(latin);
  }
  return spellings;
}

std::vector<std::string_view> behind_joined_article(std::string_view word) {
  constexpr std::size_t shortest = 4, shortest_in_french = 3;
  constexpr std::string_view sun_letters = "dlnrstz", vowels = "aeiou";
  std::vector<std::string_view> ways;
  const auto add = [&](std::size_t article, std::size_t least) {
    if (word.size() >= article + least) ways.push_back(word.substr(article));
  };
  if (word.starts_with("al") || word.starts_with("el") || word.starts_with("la")) {
    add(2, shortest);
  } else if (word.size() > 2 && (word[0] == 'e' || word[0] == 'a') && word[1] == word[2] &&
             sun_letters.find(word[1]) != std::string_view::npos) {
    add(2, word[0] == 'e' ? shortest_in_french : shortest);
  } else if (word.starts_with("ech")) {
    add(word.starts_with("echch") ? 3 : 1, shortest);
  }
  // Lazizia, whose name begins with its vowel; Lqliaa.
  const bool is_before_vowel = word.size() > 1 && vowels.find(word[1]) != std::string_view::npos;
  if (word.starts_with('l') && word.size() > 1 && (is_before_vowel || word[1] != 'l') && word[1] != 'y')
    add(1, shortest);
  return ways;
}

bool is_latin_word(std::string_view word) {
  return !word.empty() && std::all_of(word.begin(), word.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

}  // namespace fihris
