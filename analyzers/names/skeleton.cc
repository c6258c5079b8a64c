#include "analyzers/names/skeleton.h"

#include <algorithm>
#include <array>
#include <cstdint>

#include "analyzers/names/letter_codes.h"
#include "analyzers/names/skeleton_rules.h"
#include "analyzers/words/arabic_word.h"
#include "analyzers/words/letters.h"
#include "analyzers/words/separated.h"

namespace fihris {
namespace {

constexpr std::size_t max_stored_keys = 3;
constexpr std::size_t max_query_keys = 48;

struct CodedRule {
  RuleSide letters;
  RulePlace place;
  std::string_view stored, asked;
};

/// The rules of one script by their first letter, longest first.
class RuleTable {
 public:
  RuleTable(std::span<const SkeletonRule> rules, std::string_view vowels, std::string_view front_vowels) {
    for (const SkeletonRule& rule : rules) {
      const RuleSide letters = coded_rule_side(rule.letters);
      rules_[letters.codes[0]].push_back({letters, rule.place, rule.stored, rule.asked});
    }
    for (auto& of_letter : rules_) {
      std::stable_sort(of_letter.begin(), of_letter.end(), [](const CodedRule& a, const CodedRule& b) {
        return a.letters.size > b.letters.size;
      });
    }
    mark(vowels, is_vowel_);
    mark(front_vowels, is_front_vowel_);
  }

  /// The rule for the letters of `word` at `at`, which is a letter of it; nullptr if they are silent.
  const CodedRule* find(const CodedWord& word, std::size_t at) const {
    const auto rest = word.from(at);
    for (const CodedRule& rule : rules_[word.codes[at]]) {
      const auto letters = rule.letters.view();
      // Behind the letters there is the end mark at least, which no rule has.
      if (letters.size() < rest.size() && std::equal(letters.begin(), letters.end(), rest.begin()) &&
          holds(rule, word, at)) {
        return &rule;
      }
    }
    return nullptr;
  }

 private:
  using LetterSet = std::array<bool, CodedWord::code_count>;

  static void mark(std::string_view letters, LetterSet& set) {
    const CodedWord word = coded(letters);
    for (std::size_t i = 1; i + 1 < word.size; ++i) set[word.codes[i]] = true;
  }

  bool holds(const CodedRule& rule, const CodedWord& word, std::size_t at) const {
    const std::uint8_t next = word.codes[at + rule.letters.size];
    switch (rule.place) {
      case RulePlace::anywhere:
        return true;
      case RulePlace::first:
        return at == 1;
      case RulePlace::last:
        return next == CodedWord::end_mark && at > 1;
      case RulePlace::before_front_vowel:
        return is_front_vowel_[next];
      case RulePlace::before_vowel:
        return is_vowel_[next];
      case RulePlace::after_vowel_last:
        return next == CodedWord::end_mark && at > 2 && is_vowel_[word.codes[at - 1]];
    }
    return false;
  }

  std::array<std::vector<CodedRule>, CodedWord::code_count> rules_;
  LetterSet is_vowel_{}, is_front_vowel_{};
};

const RuleTable& rule_table(Script script) {
  static const RuleTable arabic(arabic_skeleton_rules(), spelled<letter::alef, letter::waw, letter::yeh>,
                                spelled<letter::yeh>);
  static const RuleTable latin(latin_skeleton_rules(), "aeiouy", "eiy");
  return script == Script::arabic ? arabic : latin;
}

/// A key while it is put together, on the stack.
class Key {
 public:
  void append(std::string_view added, unsigned unlikeliness) {
    unlikeliness_ += unlikeliness;
    for (const char sound : added) {
      if (sound != '-' && size_ < classes_.size() && (size_ == 0 || classes_[size_ - 1] != sound)) {
        classes_[size_++] = sound;
      }
    }
  }
  std::string_view classes() const { return {classes_.data(), size_}; }
  unsigned unlikeliness() const { return unlikeliness_; }

 private:
  std::array<char, CodedWord::max_letters + 2> classes_;
  std::uint8_t size_ = 0;
  unsigned unlikeliness_ = 0;
};

/// The likeliest few keys of a word, likeliest first, while they are put together.
class Keys {
 public:
  explicit Keys(std::size_t limit) : limit_(limit) { keys_.emplace_back(); }

  /// Goes on with each of the alternatives of a rule.
  void append(std::string_view alternatives) {
    if (alternatives.find('|') == std::string_view::npos) {
      for (Key& key : keys_) key.append(alternatives, 0);
      return;
    }
    std::array<std::string_view, max_alternatives> sounds;
    std::size_t count = 0;
    while (!alternatives.empty() && count < max_alternatives) {
      sounds[count++] = take_part(alternatives, '|');
    }
    // A merge: the keys are in order, and alternative number n makes each of them less likely by n.
    std::vector<Key> longer;
    std::array<std::size_t, max_alternatives> next{};
    const std::size_t wanted = std::min(keys_.size() * count, surplus * limit_);
    longer.reserve(wanted);
    while (longer.size() < wanted) {
      std::size_t best = count;
      for (std::size_t n = 0; n < count; ++n) {
        if (next[n] < keys_.size() &&
            (best == count || keys_[next[n]].unlikeliness() + n < keys_[next[best]].unlikeliness() + best)) {
          best = n;
        }
      }
      longer.push_back(keys_[next[best]++]);
      longer.back().append(sounds[best], static_cast<unsigned>(best));
    }
    keys_.swap(longer);
  }

  void append_to(std::vector<std::string>& result) const {
    for (const Key& key : keys_) {
      if (result.size() >= limit_) return;
      if (!key.classes().empty() && std::find(result.begin(), result.end(), key.classes()) == result.end()) {
        result.emplace_back(key.classes());
      }
    }
  }

 private:
  static constexpr std::size_t max_alternatives = 8;
  static constexpr std::size_t surplus =
      2;  ///< more than are wanted in the end, for some turn out to be the same

  std::vector<Key> keys_;
  std::size_t limit_;
};

enum class Use { store, ask };

void append_keys(std::string_view spelling, Use use, std::size_t limit, std::vector<std::string>& result) {
  const CodedWord word = coded(spelling);
  if (word.script == Script::other) return;
  const RuleTable& rules = rule_table(word.script);
  Keys keys(limit);
  for (std::size_t at = 1; at + 1 < word.size;) {
    const CodedRule* const rule = rules.find(word, at);
    if (rule != nullptr) keys.append(use == Use::store ? rule->stored : rule->asked);
    at += rule != nullptr ? rule->letters.size : 1;
  }
  keys.append_to(result);
}

/// The word after the article; empty if it has none, or too little remains to be a name. In Latin letters
/// too: Elbaradei.
std::string_view without_article(std::string_view word) {
  if (word.starts_with(al) && word.size() >= al.size() + 3 * letter_bytes) return word.substr(al.size());
  if ((word.starts_with("al") || word.starts_with("el")) && word.size() >= 6) return word.substr(2);
  return {};
}

}  // namespace

std::vector<std::string> stored_keys(std::string_view folded_word) {
  std::vector<std::string> result;
  append_keys(without_article(folded_word), Use::store, max_stored_keys, result);
  append_keys(folded_word, Use::store, max_stored_keys, result);
  return result;
}

std::vector<std::string> query_keys(std::string_view folded_word) {
  std::vector<std::string> result;
  const std::string_view name = without_article(folded_word);
  append_keys(folded_word, Use::ask, name.empty() ? max_query_keys : max_query_keys / 2, result);
  append_keys(name, Use::ask, max_query_keys, result);
  return result;
}

}  // namespace fihris
