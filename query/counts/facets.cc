#include "query/counts/facets.h"

#include <algorithm>
#include <map>

#include "index/people/listed_place.h"
#include "index/people/mention_list.h"
#include "index/schema.h"
#include "query/people/people_list.h"

namespace fihris {
namespace {

constexpr std::size_t year_digits = 4;
constexpr std::size_t month_digits = 6;
constexpr std::size_t most_people = 100;

using Counts = std::map<std::string, unsigned>;

std::vector<FacetCount> listed(const Counts& counts, bool by_value) {
  std::vector<FacetCount> list;
  for (const auto& [value, articles] : counts) list.push_back({value, articles});
  std::stable_sort(list.begin(), list.end(), [by_value](const FacetCount& a, const FacetCount& b) {
    if (a.value.empty() != b.value.empty()) return b.value.empty();
    return by_value ? a.value < b.value : a.articles > b.articles;
  });
  return list;
}

Counts by_date(const Articles& articles, const std::vector<Xapian::docid>& among, std::size_t digits) {
  Counts counts;
  for (const std::string& day : days_of(articles, among)) {
    std::string value = day.substr(0, digits);
    if (value.size() > year_digits) value.insert(year_digits, "-");
    ++counts[value];
  }
  return counts;
}

/// By the terms of a prefix of which an article has one at most. Reads their lists, which is faster than to
/// look into each article.
Counts by_term(const Articles& articles, std::string_view prefix, const std::vector<Xapian::docid>& among) {
  Counts counts;
  std::size_t without = among.size();
  const std::string begin(prefix);
  for (auto term = articles.allterms_begin(begin); term != articles.allterms_end(begin); ++term) {
    const std::size_t count = count_among(articles, {*term}, among);
    if (count == 0) continue;
    counts[(*term).substr(begin.size())] = static_cast<unsigned>(count);
    without -= count;
  }
  if (without > 0) counts[{}] = static_cast<unsigned>(without);
  return counts;
}

std::vector<FacetCount> people(const IndexReader& reader, const std::vector<Xapian::docid>& among) {
  std::vector<FacetCount> list;
  for (Person& person : PeopleList(reader, among).rows({0, most_people, ListOrder::articles}))
    list.push_back({std::move(person.name), static_cast<unsigned>(person.articles)});
  return list;
}

std::vector<FacetCount> places(const Articles& articles, const std::vector<Xapian::docid>& among) {
  std::vector<FacetCount> list;
  const MentionList mentions(articles, prefix::place, among);
  for (const Mentioned& entry : mentions.entries()) {
    const auto place = place_of(entry);
    if (place) list.push_back({std::string(place->name()), entry.articles, entry.key});
  }
  return list;
}

constexpr struct {
  std::string_view name;
  Facet facet;
} facet_names[] = {{"source", Facet::source},    {"year", Facet::year},     {"month", Facet::month},
                   {"place", Facet::place},      {"person", Facet::person}, {"author", Facet::author},
                   {"language", Facet::language}};

}  // namespace

std::optional<Facet> facet_named(std::string_view name) {
  for (const auto& known : facet_names) {
    if (known.name == name) return known.facet;
  }
  return std::nullopt;
}

std::string_view name_of(Facet facet) {
  for (const auto& known : facet_names) {
    if (known.facet == facet) return known.name;
  }
  return {};
}

std::vector<FacetCount> count_by(Facet facet, const IndexReader& reader,
                                 const std::vector<Xapian::docid>& among) {
  const Articles& articles = reader.articles;
  switch (facet) {
    case Facet::year:
      return listed(by_date(articles, among, year_digits), true);
    case Facet::month:
      return listed(by_date(articles, among, month_digits), true);
    case Facet::person:
      return people(reader, among);
    case Facet::place:
      return places(articles, among);
    case Facet::source:
      return listed(by_term(articles, prefix::source, among), false);
    case Facet::language:
      return listed(by_term(articles, prefix::language, among), false);
    case Facet::author:
      break;
  }
  Counts counts;
  for (const Xapian::docid article : among)
    ++counts[decode_record(articles.get_document(article).get_data()).author];
  return listed(counts, false);
}

std::vector<std::string> days_of(const Articles& articles, const std::vector<Xapian::docid>& among) {
  std::vector<std::string> days;
  auto value = articles.valuestream_begin(slot::date);
  const auto end = articles.valuestream_end(slot::date);
  for (const Xapian::docid article : among) {
    if (value != end) value.skip_to(article);
    const bool has_day = value != end && value.get_docid() == article && (*value).size() == 8;
    days.push_back(has_day ? *value : std::string());
  }
  return days;
}

std::vector<bool> dated_by_file(const Articles& articles, const std::vector<Xapian::docid>& among) {
  std::vector<bool> by_file;
  auto value = articles.valuestream_begin(slot::date_origin);
  const auto end = articles.valuestream_end(slot::date_origin);
  for (const Xapian::docid article : among) {
    if (value != end) value.skip_to(article);
    by_file.push_back(value == end || value.get_docid() != article);
  }
  return by_file;
}

std::vector<std::string> sources_of(const Articles& articles, const std::vector<Xapian::docid>& among) {
  std::vector<std::string> sources(among.size());
  const std::string begin(prefix::source);
  for (auto term = articles.allterms_begin(begin); term != articles.allterms_end(begin); ++term) {
    const std::string source = (*term).substr(begin.size());
    auto article = articles.postlist_begin(*term);
    const auto end = articles.postlist_end(*term);
    for (auto place = among.begin(); place != among.end();) {
      article.skip_to(*place);
      if (article == end) break;
      place = std::lower_bound(place, among.end(), *article);
      if (place == among.end() || *place != *article) continue;
      sources[static_cast<std::size_t>(place - among.begin())] = source;
      ++place;
    }
  }
  return sources;
}

std::string source_of(const Articles& articles, Xapian::docid article) {
  const std::string begin(prefix::source);
  auto term = articles.termlist_begin(article);
  term.skip_to(begin);
  if (term == articles.termlist_end(article) || !(*term).starts_with(begin)) return {};
  return (*term).substr(begin.size());
}

}  // namespace fihris
