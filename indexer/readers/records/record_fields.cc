#include "indexer/readers/records/record_fields.h"

#include <algorithm>
#include <array>

#include "analyzers/dates/day.h"
#include "indexer/readers/web/html_text.h"
#include "indexer/readers/web/site.h"
#include "indexer/reading/ascii.h"

namespace fihris {
namespace {

/// Of a value whose field has a name that tells nothing: so many blanks make it a text.
constexpr std::ptrdiff_t blanks_of_prose = 8, blanks_beside_title = 2;

std::string join(const std::vector<std::string>& values, std::string_view between) {
  std::string joined;
  for (const auto& value : values) joined.append(joined.empty() ? "" : between).append(value);
  return joined;
}

std::string line_of(const std::vector<std::string>& values) {
  return html_to_line(join(values, ", "));
}

/// Values as paragraphs, without markup. Where there is a blank between two they are pieces of one: a text
/// that is bold in part is written so.
std::string plain(const std::vector<std::string>& values) {
  std::string text;
  for (const auto& value : values) {
    const bool goes_on = text.ends_with(' ') || value.starts_with(' ');
    text.append(text.empty() || goes_on ? "" : "\n\n").append(value);
  }
  return looks_like_html(text) ? html_to_text(text) : text;
}

bool is_number(std::string_view text) {
  return text.find_first_not_of("0123456789") == text.npos;
}

std::ptrdiff_t count_blanks(const std::string& text) {
  return std::count(text.begin(), text.end(), ' ');
}

}  // namespace

void RecordFields::add(std::string_view name, std::string value) {
  if (value.empty()) return;
  bytes_ += value.size();
  fields_[field_key(name)].push_back(std::move(value));
}

void RecordFields::add(std::string_view name, const RecordFields& nested) {
  const std::string outer = field_key(name);
  for (const auto& [inner, values] : nested.fields_) {
    Values& all = fields_[nested_key(outer, inner)];
    all.insert(all.end(), values.begin(), values.end());
  }
  bytes_ += nested.bytes_;
}

const RecordFields::Field* RecordFields::field_of(FieldRole role) const {
  for (const auto& name : names_->of(role)) {
    if (const auto found = fields_.find(name); found != fields_.end()) return &*found;
  }
  return nullptr;
}

const RecordFields::Values* RecordFields::first(FieldRole role) const {
  const Field* field = field_of(role);
  return field ? &field->second : nullptr;
}

const RecordFields::Field* RecordFields::longest() const {
  const Field* longest = nullptr;
  std::ptrdiff_t most = (has(FieldRole::title) ? blanks_beside_title : blanks_of_prose) - 1;
  for (const auto& field : fields_) {
    if (names_->is_no_text(field.first)) continue;
    if (const auto blanks = count_blanks(join(field.second, " ")); blanks > most) {
      most = blanks;
      longest = &field;
    }
  }
  return longest;
}

const RecordFields::Field* RecordFields::text_field() const {
  if (const auto* text = field_of(FieldRole::text)) return text;
  const auto* summary = field_of(FieldRole::summary);
  const auto* other = longest();
  const auto length = [](const Field* field) { return count_blanks(join(field->second, " ")); };
  return other && (!summary || length(other) > 2 * length(summary)) ? other : summary;
}

std::string RecordFields::guessed_text() const {
  if (has(FieldRole::text) || has(FieldRole::summary)) return {};
  const auto* field = text_field();
  return field ? field->first : std::string();
}

bool RecordFields::is_bare_text() const {
  constexpr std::array telling{FieldRole::title, FieldRole::label, FieldRole::author, FieldRole::date,
                               FieldRole::address};
  return has(FieldRole::text) &&
         std::none_of(telling.begin(), telling.end(), [&](FieldRole role) { return has(role); });
}

std::string RecordFields::text() const {
  const auto* field = text_field();
  return field ? plain(field->second) : std::string();
}

std::string RecordFields::boilerplate(const std::string& text) const {
  const auto* of_text = text_field();
  Values rest;
  for (const auto& field : fields_) {
    if (&field == of_text || names_->is_no_text(field.first)) continue;
    const std::string words = plain(field.second);
    // A summary is often the first words of the text.
    if (count_blanks(words) >= blanks_of_prose && text.find(words) == text.npos) rest.push_back(words);
  }
  return join(rest, "\n\n");
}

void RecordFields::fill(ReadArticle& article) const {
  const auto* title = first(FieldRole::title);
  if (!title) title = first(FieldRole::label);
  if (title) article.title = line_of(*title);
  // Systems that keep articles have numbers for their authors.
  if (const auto* author = first(FieldRole::author); author && !is_number(author->front()))
    article.author = line_of(*author);
  if (const auto* language = first(FieldRole::language)) article.language = language->front();
  if (const auto* source = first(FieldRole::source)) article.source = line_of(*source);
  const auto* address = first(FieldRole::address);
  if (address && article.source.empty()) article.source = site_of(address->front());
  if (const auto* date = first(FieldRole::date)) {
    if (const auto day = parse_timestamp(date->front())) {
      article.date = to_iso(*day);
      article.date_origin = "metadata";
    }
  }
  if (address && article.date.empty()) {
    if (const auto day = find_day_in_path(address->front())) {
      article.date = to_iso(*day);
      article.date_origin = "url";
    }
  }
  article.body = text();
  article.boilerplate = boilerplate(article.body);
}

}  // namespace fihris
