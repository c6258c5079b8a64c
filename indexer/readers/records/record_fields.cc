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
constexpr std::ptrdiff_t blanks_of_prose = 8;

std::string join(const std::vector<std::string>& values, std::string_view between) {
  std::string joined;
  for (const auto& value : values) joined.append(joined.empty() ? "" : between).append(value);
  return joined;
}

std::string line_of(const std::vector<std::string>& values) {
  return html_to_line(join(values, ", "));
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

const RecordFields::Values* RecordFields::first(FieldRole role) const {
  for (const auto& name : names_->of(role)) {
    if (const auto found = fields_.find(name); found != fields_.end()) return &found->second;
  }
  return nullptr;
}

const RecordFields::Values* RecordFields::prose() const {
  const Values* longest = nullptr;
  std::ptrdiff_t most = blanks_of_prose - 1;
  for (const auto& [key, values] : fields_) {
    for (const auto& value : values) {
      if (const auto blanks = count_blanks(value); blanks > most) {
        most = blanks;
        longest = &values;
      }
    }
  }
  return longest;
}

const RecordFields::Values* RecordFields::text_values() const {
  if (const auto* text = first(FieldRole::text)) return text;
  const auto* summary = first(FieldRole::summary);
  const auto* longest = prose();
  const bool is_longer =
      longest && (!summary || count_blanks(join(*longest, " ")) > 2 * count_blanks(join(*summary, " ")));
  return is_longer && longest != first(FieldRole::title) ? longest : summary;
}

bool RecordFields::has_text() const {
  return text_values() != nullptr;
}

bool RecordFields::is_bare_text() const {
  constexpr std::array telling{FieldRole::title, FieldRole::label, FieldRole::author, FieldRole::date,
                               FieldRole::address};
  return has(FieldRole::text) &&
         std::none_of(telling.begin(), telling.end(), [&](FieldRole role) { return has(role); });
}

std::string RecordFields::text() const {
  const auto* values = text_values();
  if (!values) return {};
  const std::string text = join(*values, "\n\n");
  return looks_like_html(text) ? html_to_text(text) : text;
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
}

}  // namespace fihris
