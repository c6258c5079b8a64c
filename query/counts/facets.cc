#include "query/counts/facets.h"

#include <algorithm>
#include <iterator>
#include <map>

#include "index/article_lists.h"
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

/// The terms of a prefix.
std::vector<TermSet> terms_with(std::string_view prefix, const Articles& articles) {
  std::vector<TermSet> terms;
  const std::string begin(prefix);
  for (auto term = articles.allterms_begin(begin); term != articles.allterms_end(begin); ++term)
    terms.push_back({*term});
  return terms;
}

/// By the terms of a prefix of which an article has one at most. Reads their lists, which is faster than to
/// look into each article.
Counts by_term(const Articles& articles, std::string_view prefix, const std::vector<Xapian::docid>& among) {
  Counts counts;
  std::size_t without = among.size();
  const std::vector<TermSet> terms = terms_with(prefix, articles);
  const std::vector<unsigned> found = count_among(articles, terms, among);
  for (std::size_t i = 0; i < terms.size(); ++i) {
    if (found[i] == 0) continue;
    counts[terms[i].front().substr(prefix.size())] = found[i];
    without -= found[i];
  }
  if (without > 0) counts[{}] = static_cast<unsigned>(without);
  return counts;
}

/// Those that have a word of an author's name, where that is told sooner than their authors are read.
std::vector<Xapian::docid> authored_of(const Articles& articles, const std::vector<Xapian::docid>& among) {
  if (articles.elsewhere().empty()) return among;
  const std::vector<Xapian::docid> all =
      articles_that_match(articles, Xapian::Query(Xapian::Query::OP_WILDCARD, std::string(prefix::author)));
  std::vector<Xapian::docid> authored;
  std::set_intersection(among.begin(), among.end(), all.begin(), all.end(), std::back_inserter(authored));
  return authored;
}

std::vector<FacetCount> people(const IndexReader& reader, const std::vector<Xapian::docid>& among) {
  std::vector<FacetCount> list;
  for (Person& person : PeopleList(reader, among).rows({0, most_people, ListOrder::articles}))
    list.push_back({std::move(person.name), static_cast<unsigned>(person.articles)});
  return list;
}

std::vector<FacetCount> places(const IndexReader& reader, const std::vector<Xapian::docid>& among) {
  std::vector<FacetCount> list;
  const MentionList mentions(reader.articles, reader.vocabulary, prefix::place, among);
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
      return places(reader, among);
    case Facet::source:
      return listed(by_term(articles, prefix::source, among), false);
    case Facet::language:
      return listed(by_term(articles, prefix::language, among), false);
    case Facet::author:
      break;
  }
  Counts counts;
  const std::vector<Xapian::docid> authored = authored_of(articles, among);
  if (authored.size() < among.size()) counts[{}] = static_cast<unsigned>(among.size() - authored.size());
  read_documents(articles, authored, [&](Xapian::docid, const Xapian::Document& document) {
    ++counts[decode_record(document.get_data()).author];
  });
  return listed(counts, false);
}

std::vector<std::string> days_of(const Articles& articles, const std::vector<Xapian::docid>& among) {
  std::vector<std::string> days = values_of(articles, slot::date, among);
  for (std::string& day : days)
    if (day.size() != 8) day.clear();
  return days;
}

std::vector<bool> dated_by_file(const Articles& articles, const std::vector<Xapian::docid>& among) {
  std::vector<bool> by_file;
  for (const std::string& origin : values_of(articles, slot::date_origin, among))
    by_file.push_back(origin.empty());
  return by_file;
}

std::vector<std::string> sources_of(const Articles& articles, const std::vector<Xapian::docid>& among) {
  std::vector<std::string> sources(among.size());
  const std::vector<TermSet> terms = terms_with(prefix::source, articles);
  find_with(articles, terms, [&](std::size_t term, Xapian::docid article) {
    const auto place = std::lower_bound(among.begin(), among.end(), article);
    if (place != among.end() && *place == article)
      sources[static_cast<std::size_t>(place - among.begin())] =
          terms[term].front().substr(prefix::source.size());
  });
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
