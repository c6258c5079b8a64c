#include "analyzers/names/latin_names.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>

namespace fihris {
namespace {

constexpr std::size_t shortest_name = 3;  ///< letters

template <std::size_t count>
bool is_one_of(std::string_view word, const std::array<std::string_view, count>& words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

constexpr std::array<std::string_view, 12> articles{"al", "el", "ul", "ar", "as", "ash",
                                                    "at", "an", "ad", "az", "er", "es"};
constexpr std::array<std::string_view, 7> servants{"abd",    "abdul", "abdel", "abdal",
                                                   "abdoul", "abdol", "abdur"};
constexpr std::array<std::string_view, 6> kunyas{"abu", "abou", "abo", "aboo", "bu", "bou"};
constexpr std::array<std::string_view, 6> sons{"bin", "ibn", "ben", "bint", "oum", "umm"};

bool is_latin_letter(char c) {
  return c >= 'a' && c <= 'z';
}

bool is_latin(std::string_view word) {
  return !word.empty() && std::all_of(word.begin(), word.end(), is_latin_letter);
}

/// A digit that stands for an Arabic letter, see skeleton_rules.cc.
bool is_letter_digit(std::string_view word) {
  return word.size() == 1 && std::string_view("2356789").find(word[0]) != std::string_view::npos;
}

/// The name after a servant's "abd" and an article, which may have become the name's first letter: abdulaziz,
/// abdurrahman, abdessalam.
std::optional<std::string_view> name_of_servant(std::string_view word) {
  if (!word.starts_with("abd") || word.size() < 8) return std::nullopt;
  std::string_view rest = word.substr(3);
  const std::size_t vowels = std::min(rest.find_first_not_of("aeiou"), rest.size());
  if (vowels == 0 || vowels > 2) return std::nullopt;
  rest.remove_prefix(vowels);
  constexpr std::string_view sun_letters = "dnrstz";
  const bool has_article = rest.starts_with("l") || (rest.size() > 1 && rest[0] == rest[1] &&
                                                     sun_letters.find(rest[0]) != std::string_view::npos);
  if (has_article) rest.remove_prefix(1);
  const bool is_assimilated =
      !has_article && !rest.empty() && sun_letters.find(rest[0]) != std::string_view::npos;
  if ((!has_article && !is_assimilated) || rest.size() < shortest_name) return std::nullopt;
  return rest;
}

/// Servant, kunya or article, and the name after it.
void append_parted_name(const std::vector<std::string>& words, std::size_t first,
                        std::vector<NameForm>& forms) {
  const std::string& part = words[first];
  std::size_t at = first + 1;
  const bool is_servant = is_one_of(part, servants);
  if (is_servant && at < words.size() && is_one_of(words[at], articles)) ++at;
  if (at >= words.size() || !is_latin(words[at]) || words[at].size() < shortest_name) return;

  const std::string& name = words[at];
  NameForm form{first, at + 1 - first, {}};
  if (is_servant) {
    form.alternatives = {{"abdul" + name}};
    if (part != "abd" || form.count > 2) form.alternatives.push_back({"abd", name});
  } else if (is_one_of(part, kunyas) || is_one_of(part, sons)) {
    form.alternatives = {{part + name}};
  } else if (is_one_of(part, articles)) {
    form.alternatives = {{name}, {"al" + name}};
  }
  if (!form.alternatives.empty()) forms.push_back(std::move(form));
}

void append_joined_servant(const std::vector<std::string>& words, std::size_t first,
                           std::vector<NameForm>& forms) {
  const std::optional<std::string_view> name = name_of_servant(words[first]);
  if (!name) return;
  NameForm form{first, 1, {{"abd", std::string(*name)}}};
  std::string joined = "abdul" + std::string(*name);
  if (joined != words[first]) form.alternatives.push_back({std::move(joined)});
  forms.push_back(std::move(form));
}

/// The tokenizer parts letters from digits; here they are one word again.
void append_arabizi(const std::vector<std::string>& words, std::size_t first, std::vector<NameForm>& forms) {
  if (first > 0 && (is_latin(words[first - 1]) || is_letter_digit(words[first - 1]))) {
    const bool continues = is_latin(words[first]) != is_latin(words[first - 1]);
    if (continues) return;  // a part of what began before
  }
  std::string joined;
  std::size_t at = first, letters = 0, digits = 0;
  for (; at < words.size(); ++at) {
    const bool is_digit = is_letter_digit(words[at]);
    if (!is_digit && !is_latin(words[at])) break;
    if (at > first && is_digit == is_letter_digit(words[at - 1])) break;
    joined += words[at];
    (is_digit ? digits : letters) += words[at].size();
  }
  if (digits > 0 && letters + digits > shortest_name && letters >= 2) {
    forms.push_back({first, at - first, {{std::move(joined)}}});
  }
}

}  // namespace

void append_latin_forms(const std::vector<std::string>& words, std::size_t first,
                        std::vector<NameForm>& forms) {
  if (is_latin(words[first])) {
    append_parted_name(words, first, forms);
    append_joined_servant(words, first, forms);
  }
  if (is_latin(words[first]) || is_letter_digit(words[first])) append_arabizi(words, first, forms);
}

}  // namespace fihris
