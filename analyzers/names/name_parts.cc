#include "analyzers/names/name_parts.h"

#include <algorithm>
#include <charconv>

#include "analyzers/spelling_data.h"
#include "analyzers/words/normalizer.h"
#include "analyzers/words/separated.h"
#include "analyzers/words/table_reader.h"

namespace fihris {
namespace {

/// An article and a word of three letters.
constexpr std::size_t shortest_with_article = 5;

NamePart read_part(const std::vector<std::string_view>& row) {
  NamePart part{row[0] == "first" ? NamePart::Side::first : NamePart::Side::last,
                {},
                std::nullopt,
                row[2] == "article"};
  for (const std::string_view form : split(row[1], '|')) {
    auto& words = part.forms.emplace_back();
    for (const std::string_view word : split(form, ' ')) words.push_back(fold(word));
  }
  if (part.joined_before_article_only) {
    part.shortest_rest = shortest_with_article;
  } else if (row[2] != "-") {
    std::size_t letters = 0;
    std::from_chars(row[2].data(), row[2].data() + row[2].size(), letters);
    part.shortest_rest = letters;
  }
  return part;
}

}  // namespace

const std::vector<NamePart>& name_parts() {
  static const std::vector<NamePart> parts = [] {
    std::vector<NamePart> result;
    for (const auto& row : table_rows(spelling_data::name_parts)) result.push_back(read_part(row));
    return result;
  }();
  return parts;
}

}  // namespace fihris
