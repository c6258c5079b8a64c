#include "query/match/filter_suggestions.h"

#include <algorithm>

#include "index/schema.h"
#include "query/language/dates.h"

namespace fihris {
namespace {

constexpr unsigned most_sources = 10;  ///< named; more are too many to choose from

/// The sources of the articles, "..." behind the last if there are more.
std::string list_sources(const Xapian::Database& articles) {
  std::string list;
  unsigned count = 0;
  const auto end = articles.allterms_end(std::string(prefix::source));
  for (auto term = articles.allterms_begin(std::string(prefix::source)); term != end; ++term) {
    if (count++ == most_sources) return list + ", ...";
    list.append(list.empty() ? "" : ", ").append((*term).substr(prefix::source.size()));
  }
  return list;
}

void add(const Node& node, const Xapian::Database& articles, std::string& text) {
  if (node.kind == NodeKind::excluded) return;
  if (node.field == Field::source && !articles.term_exists(std::string(prefix::source) + node.written)) {
    text += "source:" + node.written + ": not in the index, which has: " + list_sources(articles) + "\n";
  }
  if (node.kind == NodeKind::date) {
    text += "date: the articles are of " + with_hyphens(articles.get_value_lower_bound(slot::date)) + " to " +
            with_hyphens(articles.get_value_upper_bound(slot::date)) + "\n";
  }
  for (const Node& child : node.children) add(child, articles, text);
}

}  // namespace

std::string filter_suggestions(const Node& query, const Xapian::Database& articles) {
  std::string text;
  add(query, articles, text);
  return text;
}

}  // namespace fihris
