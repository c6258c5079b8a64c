#include "query/counts/facet_table.h"

#include <algorithm>
#include <charconv>
#include <set>
#include <string_view>
#include <utility>

#include "index/article_lists.h"
#include "index/mention_term.h"
#include "index/people/listed_place.h"
#include "index/people/people_table.h"
#include "index/schema.h"
#include "query/counts/narrowing.h"

namespace fihris {
namespace {

constexpr std::size_t day_digits = 8;

/// A value that an article has.
struct Entry {
  Xapian::docid article;
  std::uint32_t value;
};

}  // namespace

/// Collects the entries of a column, value after value. False from any of its members: there are too many, or
/// it is to stop.
class FacetTable::Maker {
 public:
  Maker(const IndexReader& reader, const std::function<bool()>& is_stopped, const Limits& limits)
      : reader_(reader), is_stopped_(is_stopped), limits_(limits) {}

  bool read_terms(std::string_view prefix, Column& column) {
    const std::string begin(prefix);
    const Articles& articles = reader_.articles;
    for (auto term = articles.allterms_begin(begin); term != articles.allterms_end(begin); ++term) {
      if (!add({*term}, column)) return false;
      column.keys.push_back((*term).substr(begin.size()));
    }
    return finish(column);
  }

  /// Values in the order of their keys.
  bool read_places(Column& column) {
    const MentionList list(reader_.articles, prefix::place);
    std::vector<const Mentioned*> places;
    for (const Mentioned& entry : list.entries()) places.push_back(&entry);
    std::sort(places.begin(), places.end(),
              [](const Mentioned* a, const Mentioned* b) { return a->key < b->key; });
    for (const Mentioned* entry : places) {
      const auto place = place_of(*entry);
      if (!place) continue;  // of an older gazetteer
      if (!add(mention_terms(reader_.articles, prefix::place, entry->key), column)) return false;
      column.keys.push_back(entry->key);
      column.names.emplace_back(place->name());
    }
    return finish(column);
  }

  bool read_days(std::vector<std::uint32_t>& days, std::vector<bool>& is_dated_by_file) {
    const Articles& articles = reader_.articles;
    days.assign(std::size_t{articles.get_lastdocid()} + 1, 0);
    is_dated_by_file.assign(days.size(), true);
    for (auto day = articles.valuestream_begin(slot::date); day != articles.valuestream_end(slot::date);
         ++day) {
      const std::string text = *day;
      if (text.size() != day_digits) continue;
      std::from_chars(text.data(), text.data() + text.size(), days.at(day.get_docid()));
    }
    const auto end = articles.valuestream_end(slot::date_origin);
    for (auto origin = articles.valuestream_begin(slot::date_origin); origin != end; ++origin)
      is_dated_by_file.at(origin.get_docid()) = false;
    return !is_stopped_();
  }

  /// The articles with words of an author; and the authors, unless there are too many, which `is_whole`
  /// tells.
  bool read_authors(std::vector<bool>& has_author, Column& column, bool& is_whole) {
    const std::string begin(prefix::author);
    const Articles& articles = reader_.articles;
    has_author.assign(std::size_t{articles.get_lastdocid()} + 1, false);
    for (auto term = articles.allterms_begin(begin); term != articles.allterms_end(begin); ++term) {
      if (is_stopped_()) return false;
      for (auto article = articles.postlist_begin(*term); article != articles.postlist_end(*term); ++article)
        has_author.at(*article) = true;
    }
    const auto authored = std::count(has_author.begin(), has_author.end(), true);
    if (static_cast<std::size_t>(authored) > limits_.authored) return true;
    std::set<std::string> names;
    for (Xapian::docid article = 0; article < has_author.size(); ++article) {
      if (!has_author[article]) continue;
      if (is_stopped_()) return false;
      names.insert(decode_record(articles.get_document(article, Xapian::DOC_ASSUME_VALID).get_data()).author);
      if (names.size() > limits_.authors) return true;
    }
    for (const std::string& name : names) {
      const auto query = articles_of(Facet::author, name, reader_);
      if (!query) continue;  // none, or no word of it
      if (!add_found(*query, column)) return false;
      column.keys.push_back(name);
    }
    is_whole = finish(column);
    return is_whole;
  }

  bool read_people(Column& column) {
    const PeopleTable table(reader_.people);
    for (std::size_t row = 0; row < table.size(); ++row) {
      if (!add(terms_of(table.row(row), reader_.articles), column)) return false;
    }
    return finish(column);
  }

 private:
  bool add(const std::vector<std::string>& terms, Column& column) {
    if (is_stopped_()) return false;
    const auto value = static_cast<std::uint32_t>(column.value_count++);
    for (const Xapian::docid article : articles_with(reader_.articles, terms))
      entries_.push_back({article, value});
    return entries_.size() <= limits_.entries && column.value_count <= limits_.entries;
  }

  bool add_found(const Xapian::Query& query, Column& column) {
    if (is_stopped_()) return false;
    const auto value = static_cast<std::uint32_t>(column.value_count++);
    for (const Xapian::docid article : articles_that_match(reader_.articles, query))
      entries_.push_back({article, value});
    return entries_.size() <= limits_.entries && column.value_count <= limits_.entries;
  }

  /// Puts the entries in the order of articles, those of each in the order of values.
  bool finish(Column& column) {
    const std::size_t articles = reader_.articles.get_lastdocid();
    if (articles > limits_.entries) return false;
    column.starts.assign(articles + 2, 0);
    for (const Entry& entry : entries_) ++column.starts[entry.article + 1];
    for (std::size_t i = 1; i < column.starts.size(); ++i) column.starts[i] += column.starts[i - 1];
    column.values.resize(entries_.size());
    std::vector<std::uint32_t> next = column.starts;
    for (const Entry& entry : entries_) column.values[next[entry.article]++] = entry.value;
    entries_.clear();
    return true;
  }

  const IndexReader& reader_;
  const std::function<bool()>& is_stopped_;
  Limits limits_;
  std::vector<Entry> entries_;
};

std::unique_ptr<const FacetTable> FacetTable::read(const IndexReader& reader,
                                                   const std::function<bool()>& is_stopped,
                                                   const Limits& limits) {
  auto table = std::make_unique<FacetTable>();
  table->generations_ = generations_of(reader);
  Maker maker(reader, is_stopped, limits);
  const bool is_whole = maker.read_days(table->days_, table->is_dated_by_file_) &&
                        maker.read_terms(prefix::source, table->sources_) &&
                        maker.read_terms(prefix::language, table->languages_) &&
                        maker.read_places(table->places_) &&
                        maker.read_authors(table->has_author_, table->authors_, table->has_authors_) &&
                        maker.read_people(table->people_);
  if (!is_whole) return nullptr;
  return table;
}

std::vector<std::string> FacetTable::days_of(const std::vector<Xapian::docid>& among) const {
  std::vector<std::string> days;
  days.reserve(among.size());
  for (const Xapian::docid article : among) {
    const std::uint32_t day = days_.at(article);
    std::string digits = day == 0 ? std::string() : std::to_string(day);
    if (day != 0) digits.insert(0, day_digits - digits.size(), '0');
    days.push_back(std::move(digits));
  }
  return days;
}

std::size_t FacetTable::count_dated_by_file(const std::vector<Xapian::docid>& among) const {
  return static_cast<std::size_t>(
      std::count_if(among.begin(), among.end(), [&](Xapian::docid id) { return is_dated_by_file_.at(id); }));
}

std::vector<Xapian::docid> FacetTable::authored(const std::vector<Xapian::docid>& among) const {
  std::vector<Xapian::docid> some;
  for (const Xapian::docid article : among)
    if (has_author_.at(article)) some.push_back(article);
  return some;
}

bool FacetTable::has(Facet facet) const {
  if (facet == Facet::author) return has_authors_;
  return facet == Facet::source || facet == Facet::language || facet == Facet::person ||
         facet == Facet::place;
}

const FacetTable::Column& FacetTable::column(Facet facet) const {
  if (facet == Facet::source) return sources_;
  if (facet == Facet::language) return languages_;
  if (facet == Facet::author) return authors_;
  return facet == Facet::person ? people_ : places_;
}

CommonestValues FacetTable::commonest(Facet facet, const IndexReader& reader,
                                      const std::vector<Xapian::docid>& among, std::size_t most) const {
  const Column& column = this->column(facet);
  std::vector<unsigned> counts(column.value_count);
  unsigned without = 0;
  for (const Xapian::docid article : among) {
    const std::uint32_t begin = column.starts.at(article), end = column.starts.at(article + std::size_t{1});
    if (begin == end) ++without;
    for (std::uint32_t at = begin; at < end; ++at) ++counts[column.values[at]];
  }
  std::vector<std::uint32_t> found;
  for (std::uint32_t value = 0; value < counts.size(); ++value)
    if (counts[value] > 0) found.push_back(value);
  const auto shown = found.begin() + static_cast<std::ptrdiff_t>(std::min(most, found.size()));
  std::partial_sort(found.begin(), shown, found.end(), [&](std::uint32_t a, std::uint32_t b) {
    return counts[a] != counts[b] ? counts[a] > counts[b] : a < b;
  });
  CommonestValues commonest;
  for (auto value = found.begin(); value != shown; ++value) {
    FacetCount count{{}, counts[*value], {}};
    if (facet == Facet::person) {
      count.value = count.key = PeopleTable(reader.people).row(*value).name();
    } else {
      count.key = column.keys[*value];
      count.value = facet == Facet::place ? column.names[*value] : count.key;
    }
    commonest.values.push_back(std::move(count));
  }
  commonest.is_all = shown == found.end();
  const bool has_none = facet == Facet::source || facet == Facet::language;
  if (has_none && without > 0) {
    if (commonest.values.size() < most) {
      commonest.values.push_back({{}, without, {}});
    } else {
      commonest.is_all = false;
    }
  }
  return commonest;
}

}  // namespace fihris
