#include "query/suggestions/filter_suggestions.h"

#include <algorithm>

#include "index/schema.h"
#include "messages/translation.h"
#include "query/language/dates.h"
#include "query/match/file_names.h"

namespace fihris {
namespace {

constexpr unsigned most_sources = 10;  ///< named; more are too many to choose from

/// The sources of the articles, "..." behind the last if there are more.
std::string list_sources(const Articles& articles) {
  std::string list;
  unsigned count = 0;
  const auto end = articles.allterms_end(std::string(prefix::source));
  for (auto term = articles.allterms_begin(std::string(prefix::source)); term != end; ++term) {
    if (!articles.term_exists(*term)) continue;
    if (count++ == most_sources) return list + ", ...";
    list.append(list.empty() ? "" : ", ").append((*term).substr(prefix::source.size()));
  }
  return list;
}

}  // namespace

void add_filter_suggestions(const Node& node, const Articles& articles, std::vector<std::string>& lines) {
  if (node.kind == NodeKind::excluded) return;
  if (node.field == Field::source &&
      sources_named(node.written, node.words.front().exact, articles).empty()) {
    lines.push_back(
        tr("{1}: not in the index, which has: {2}", {"source:" + node.written, list_sources(articles)}));
  }
  if (node.kind == NodeKind::date) {
    const auto [first, last] = articles.range_of(slot::date);
    lines.push_back(tr("date: the articles are of {1} to {2}", {with_hyphens(first), with_hyphens(last)}));
  }
  for (const Node& child : node.children) add_filter_suggestions(child, articles, lines);
}

}  // namespace fihris
