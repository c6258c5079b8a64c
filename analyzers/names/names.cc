#include "analyzers/names/names.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include "analyzers/grammar/missing_space.h"
#include "analyzers/names/latin_names.h"
#include "analyzers/names/name_parts.h"
#include "analyzers/words/arabic_word.h"
#include "analyzers/words/letters.h"

namespace fihris {
namespace {

using namespace letter;

constexpr std::string_view wa = spelled<waw>;
constexpr std::size_t shortest_behind_article = 3;  ///< letters

using Words = std::vector<std::string>;

/// The word itself and what remains of it without proclitics. `after_preposition` if one of them governs the
/// genitive.
struct Reading {
  std::string_view word;
  bool after_preposition;
};

std::vector<Reading> readings(std::string_view word) {
  std::vector<Reading> result{{word, false}};
  if (!is_arabic_word(word)) return result;
  const auto first_is = [](std::string_view w, std::initializer_list<char32_t> letters) {
    return letter_count(w) > 2 && std::find(letters.begin(), letters.end(), letter_at(w, 0)) != letters.end();
  };
  if (first_is(word, {waw, fa})) {
    word = without_first(word, 1);
    result.push_back({word, false});
  }
  if (first_is(word, {ba, lam, kaf})) result.push_back({without_first(word, 1), true});
  return result;
}

/// After bi, li and ka a word with case endings stands in the genitive, which is the one in yeh.
bool is_possible_case(const NamePart& part, std::string_view form, bool after_preposition) {
  return !after_preposition || part.forms.size() == 1 ||
         !(form.ends_with(spelled<waw>) || form.ends_with(spelled<alef>));
}

std::string concatenated(const Words& words) {
  std::string result;
  for (const std::string& word : words) result += word;
  return result;
}

/// All ways to write a part and the name beside it, but for `known`.
std::vector<Words> all_forms(const NamePart& part, std::string_view name, const Words& known) {
  std::vector<Words> result;
  const auto add = [&](Words words) {
    if (words != known && std::find(result.begin(), result.end(), words) == result.end())
      result.push_back(std::move(words));
  };
  const bool is_first = part.side == NamePart::Side::first;
  for (const Words& form : part.forms) {
    Words apart = form;
    apart.insert(is_first ? apart.end() : apart.begin(), std::string(name));
    add(std::move(apart));
  }
  for (const Words& form : part.forms) {
    const std::string joined = concatenated(form);
    add({is_first ? joined + std::string(name) : std::string(name) + joined});
  }
  return result;
}

/// The part and the name are words of their own.
void append_apart(const NamePart& part, const Words& words, std::size_t first, std::vector<NameForm>& forms) {
  const bool is_first = part.side == NamePart::Side::first;
  for (const Words& form : part.forms) {
    const std::size_t count = form.size() + 1;
    if (first + count > words.size()) continue;
    const std::size_t part_begin = is_first ? first : first + 1;
    const std::string& name = words[is_first ? first + form.size() : first];
    if (!is_arabic_word(name) || letter_count(name) < 2) continue;
    if (!std::equal(form.begin() + 1, form.end(),
                    words.begin() + static_cast<std::ptrdiff_t>(part_begin) + 1))
      continue;

    for (const Reading& reading : readings(words[first])) {
      if (is_first &&
          (reading.word != form[0] || !is_possible_case(part, form[0], reading.after_preposition)))
        continue;
      if (!is_first && words[part_begin] != form[0]) continue;
      const std::string_view bare_name = is_first ? std::string_view(name) : reading.word;
      // As typed it is no alternative; without its proclitic it is one.
      const Words typed(words.begin() + static_cast<std::ptrdiff_t>(first),
                        words.begin() + static_cast<std::ptrdiff_t>(first + count));
      std::vector<Words> alternatives = all_forms(part, bare_name, typed);
      if (!alternatives.empty()) forms.push_back({first, count, std::move(alternatives)});
      if (!is_first) break;  // only the whole word: what is a proclitic of a name is for the index to say
    }
  }
}

/// The name, if `word` is a form of the part joined to it.
std::string_view joined_name(const NamePart& part, const std::string& joined_form, std::string_view word) {
  if (!part.shortest_rest) return {};
  const bool is_first = part.side == NamePart::Side::first;
  if (is_first ? !word.starts_with(joined_form) : !word.ends_with(joined_form)) return {};
  const std::string_view name =
      is_first ? word.substr(joined_form.size()) : word.substr(0, word.size() - joined_form.size());
  if (letter_count(name) < *part.shortest_rest) return {};
  return part.joined_before_article_only && !name.starts_with(al) ? std::string_view() : name;
}

void append_joined(const NamePart& part, const Words& words, std::size_t first,
                   std::vector<NameForm>& forms) {
  if (!is_arabic_word(words[first])) return;
  for (const Reading& reading : readings(words[first])) {
    for (const Words& form : part.forms) {
      const std::string joined_form = concatenated(form);
      const std::string_view name = joined_name(part, joined_form, reading.word);
      if (name.empty() || !is_possible_case(part, joined_form, reading.after_preposition)) continue;
      forms.push_back({first, 1, all_forms(part, name, {words[first]})});
      return;
    }
  }
}

/// Forms of the same words as one form, each alternative once, in the order of the words.
std::vector<NameForm> merged(std::vector<NameForm> forms) {
  std::stable_sort(forms.begin(), forms.end(), [](const NameForm& a, const NameForm& b) {
    return std::pair(a.first, a.count) < std::pair(b.first, b.count);
  });
  std::vector<NameForm> result;
  for (NameForm& form : forms) {
    if (result.empty() || result.back().first != form.first || result.back().count != form.count) {
      result.push_back(std::move(form));
      continue;
    }
    std::vector<Words>& known = result.back().alternatives;
    for (Words& alternative : form.alternatives) {
      if (std::find(known.begin(), known.end(), alternative) == known.end())
        known.push_back(std::move(alternative));
    }
  }
  return result;
}

/// The conjunction, which typists part from its word and join to it.
void append_conjunction(const Words& words, std::size_t first, std::vector<NameForm>& forms) {
  const std::string_view word = words[first];
  if (!is_arabic_word(word)) return;
  if (word == wa) {
    if (first + 1 < words.size() && is_arabic_word(words[first + 1])) {
      forms.push_back({first, 2, {{std::string(wa) + words[first + 1]}}});
    }
    return;
  }
  const std::string_view rest = without_first(word, 1);
  if (word.starts_with(wa) && rest.starts_with(al) && letter_count(rest) >= 2 + shortest_behind_article) {
    forms.push_back({first, 1, {{std::string(wa), std::string(rest)}}});
  }
}

/// Two words as one and one as two, for want of a space.
void append_unspaced(const Words& words, std::size_t first, std::vector<NameForm>& forms) {
  const std::string_view word = words[first];
  if (!is_arabic_word(word)) return;
  if (first + 1 < words.size() && is_arabic_word(words[first + 1]) &&
      may_lack_space(word, words[first + 1])) {
    forms.push_back({first, 2, {{words[first] + words[first + 1]}}});
  }
  for (std::size_t letters = least_letters_before_missing_space;
       letters + least_letters_behind_missing_space <= letter_count(word); ++letters) {
    const std::string_view begin = word.substr(0, letters * letter_bytes), end = without_first(word, letters);
    if (may_lack_space(begin, end)) forms.push_back({first, 1, {{std::string(begin), std::string(end)}}});
  }
}

}  // namespace

std::vector<NameForm> name_forms(const std::vector<std::string>& folded_words) {
  std::vector<NameForm> forms;
  for (std::size_t first = 0; first < folded_words.size(); ++first) {
    for (const NamePart& part : name_parts()) {
      append_apart(part, folded_words, first, forms);
      append_joined(part, folded_words, first, forms);
    }
    append_conjunction(folded_words, first, forms);
    append_unspaced(folded_words, first, forms);
    append_latin_forms(folded_words, first, forms);
  }
  return merged(std::move(forms));
}

}  // namespace fihris
