#include "index/people/people_table.h"

#include <charconv>

#include "index/mention_term.h"
#include "index/packed_text.h"
#include "index/schema.h"

namespace fihris {
namespace {

constexpr std::string_view key_prefix = "K";
constexpr std::string_view form_prefix = "F";  // of what may be others' too

/// Neither is in a word.
constexpr char end_of_field = '\t', end_of_part = '\n';

std::string_view take_until(std::string_view& text, char end) {
  const std::size_t at = std::min(text.find(end), text.size());
  const std::string_view taken = text.substr(0, at);
  text.remove_prefix(std::min(at + 1, text.size()));
  return taken;
}

unsigned take_number(std::string_view text) {
  unsigned number = 0;
  std::from_chars(text.data(), text.data() + text.size(), number);
  return number;
}

bool is_of_several_words(std::string_view key) {
  return key.find(' ') != std::string_view::npos;
}

template <typename Known>
std::vector<std::string> terms_among(const PersonRow& person, const Known& known) {
  std::vector<std::string> terms;
  const auto add_person = [&](std::string_view key) {
    for (std::string& term : mention_terms(known, prefix::person_name, key)) terms.push_back(std::move(term));
  };
  for (const Mentioned& form : person.forms) add_person(form.key);
  for (const std::string& term : person.further_terms) {
    if (term.starts_with(prefix::person_name)) {
      add_person(decode_term(term, prefix::person_name));
    } else {
      terms.push_back(term);
    }
  }
  return terms;
}

}  // namespace

std::vector<std::string> terms_of(const PersonRow& person, const Articles& articles) {
  return terms_among(person, articles);
}

std::vector<std::string> terms_of(const PersonRow& person, const TermCounts& terms) {
  return terms_among(person, terms);
}

PersonRow PeopleTable::row(std::size_t number) const {
  const std::string data = people_.get_document(static_cast<Xapian::docid>(number + 1)).get_data();
  std::string_view rest = data;
  PersonRow person;
  person.articles = take_number(take_until(rest, end_of_part));
  std::string_view forms = take_until(rest, end_of_part);
  while (!forms.empty()) {
    Mentioned& form = person.forms.emplace_back();
    form.key = unpack(take_until(forms, end_of_field));
    form.written = unpack(take_until(forms, end_of_field));
    form.articles = take_number(take_until(forms, end_of_field));
    if (form.written.empty()) form.written = form.key;
  }
  while (!rest.empty()) person.further_terms.emplace_back(take_until(rest, end_of_field));
  if (person.forms.empty()) throw Xapian::DatabaseCorruptError("a person without a name");
  return person;
}

std::optional<std::size_t> PeopleTable::find(std::string_view key) const {
  return find_term(encode_term(key, key_prefix));
}

std::optional<std::size_t> PeopleTable::find_form(std::string_view key) const {
  const auto first = find(key);
  return first ? first : find_term(encode_term(key, form_prefix));
}

std::optional<std::size_t> PeopleTable::find_term(const std::string& term) const {
  if (term.size() > max_mention_bytes) return std::nullopt;
  const auto person = people_.postlist_begin(term);
  if (person == people_.postlist_end(term)) return std::nullopt;
  return *person - 1;
}

/// A single word is looked up only if the person is called so first of all: others may bear it too.
IndexDocument to_document(const PersonRow& person) {
  IndexDocument document;
  std::string data = std::to_string(person.articles);
  data += end_of_part;
  for (const Mentioned& form : person.forms) {
    append_packed(data, form.key);
    data += end_of_field;
    if (form.written != form.key) append_packed(data, form.written);
    data += end_of_field;
    data += std::to_string(form.articles);
    data += end_of_field;
    const bool is_asked_for = is_of_several_words(form.key) || &form == &person.forms.front();
    const std::string term = encode_term(form.key, is_asked_for ? key_prefix : form_prefix);
    if (term.size() <= max_mention_bytes) document.add_boolean_term(term);
  }
  data += end_of_part;
  for (const std::string& term : person.further_terms) {
    data += term;
    data += end_of_field;
  }
  document.set_data(std::move(data));
  return document;
}

}  // namespace fihris
