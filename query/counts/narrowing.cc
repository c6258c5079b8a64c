#include "query/counts/narrowing.h"

#include <vector>

#include "analyzers/mentions/person_key.h"
#include "analyzers/words/tokenizer.h"
#include "index/mention_term.h"
#include "index/people/people_table.h"
#include "index/schema.h"

namespace fihris {
namespace {

using Xapian::Query;

constexpr std::string_view first_day = "00000000", last_day = "99999999";

bool is_number(std::string_view text, std::size_t digits) {
  return text.size() == digits && text.find_first_not_of("0123456789") == std::string_view::npos;
}

/// YYYY or YYYY-MM with what is missing to a day filled with a digit; nothing if it is neither.
std::optional<std::string> day_of(std::string_view period, char filler) {
  const bool is_month = period.size() == 7 && period[4] == '-' && is_number(period.substr(5), 2);
  if (!is_number(period.substr(0, 4), 4) || (!is_month && period.size() != 4)) return std::nullopt;
  std::string day(period.substr(0, 4));
  if (is_month) day += period.substr(5);
  day.resize(8, filler);
  return day;
}

std::optional<Query> dated(std::string_view key) {
  const Query any(Query::OP_VALUE_RANGE, slot::date, std::string(first_day), std::string(last_day));
  if (key.empty()) return Query(Query::OP_AND_NOT, Query::MatchAll, any);
  const std::size_t dots = key.find("..");
  const std::string_view begin = key.substr(0, dots);
  const std::string_view end = dots == std::string_view::npos ? key : key.substr(dots + 2);
  const auto first = begin.empty() ? std::string(first_day) : day_of(begin, '0');
  const auto last = end.empty() ? std::string(last_day) : day_of(end, '9');
  if (!first || !last || (begin.empty() && end.empty())) return std::nullopt;
  return Query(Query::OP_VALUE_RANGE, slot::date, *first, *last);
}

/// By a term that no article has twice.
Query with_term(std::string_view prefix, std::string_view key, const Articles& articles) {
  const std::string begin(prefix);
  if (!key.empty()) return Query(begin + std::string(key));
  const Query any(Query::OP_OR, articles.allterms_begin(begin), articles.allterms_end(begin));
  return any.empty() ? Query::MatchAll : Query(Query::OP_AND_NOT, Query::MatchAll, any);
}

std::optional<Query> by_author(std::string_view name) {
  std::vector<Query> words;
  Tokenizer tokenizer(name);
  for (Token token; tokenizer.next(token);) words.emplace_back(encode_term(token.term, prefix::author));
  if (words.empty()) return std::nullopt;
  return Query(Query::OP_PHRASE, words.begin(), words.end());
}

std::optional<Query> with_person(std::string_view name, const IndexReader& reader) {
  const std::string key = person_key(name);
  if (key.empty()) return std::nullopt;
  const PeopleTable people(reader.people);
  const auto number = people.find(key);
  if (!number) return Query::MatchNothing;
  const std::vector<std::string> terms = terms_of(people.row(*number), reader.vocabulary);
  return Query(Query::OP_OR, terms.begin(), terms.end());
}

/// In all its writings, if the gazetteer lacks it.
Query with_place(std::string_view key, const Articles& vocabulary) {
  const std::vector<std::string> terms = mention_terms(vocabulary, prefix::place, key);
  return Query(Query::OP_OR, terms.begin(), terms.end());
}

}  // namespace

std::optional<Query> articles_of(Facet facet, std::string_view key, const IndexReader& reader) {
  switch (facet) {
    case Facet::source:
      return with_term(prefix::source, key, reader.articles);
    case Facet::language:
      return with_term(prefix::language, key, reader.articles);
    case Facet::year:
    case Facet::month:
      return dated(key);
    case Facet::author:
      return by_author(key);
    case Facet::person:
      return with_person(key, reader);
    case Facet::place:
      if (key.empty()) return std::nullopt;
      return with_place(key, reader.vocabulary);
  }
  return std::nullopt;
}

}  // namespace fihris
