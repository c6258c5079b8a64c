#include "query/shown/hits.h"

#include <filesystem>
#include <map>
#include <tuple>

#include "analyzers/words/normalizer.h"
#include "query/language/dates.h"
#include "query/shown/excerpt.h"
#include "query/shown/text_lines.h"

namespace fihris {
namespace {

std::vector<WordMatch> to_matches(const std::vector<Occurrence>& occurrences) {
  std::vector<WordMatch> matches;
  for (const Occurrence& at : occurrences) matches.push_back({at.core_begin, at.end, at.group, at.begin});
  return matches;
}

/// One entry for each query word, level and folded form, in the order of the query, the tightest level first.
std::vector<MatchedForm> count_forms(const Occurrences& found, const Record& record,
                                     const std::vector<WordGroup>& groups) {
  std::map<std::tuple<std::size_t, Level, std::string>, MatchedForm> counts;
  const auto count = [&](const std::vector<Occurrence>& part, const std::string& text) {
    for (const Occurrence& at : part) {
      const std::string form = text.substr(at.begin, at.end - at.begin);
      auto& entry = counts[{at.group, at.level, fold(form)}];
      if (entry.count++ == 0) entry = {groups[at.group].word.written, form, at.level, 1};
    }
  };
  count(found.title, record.title);
  count(found.body, record.body);
  std::vector<MatchedForm> forms;
  for (auto& [key, form] : counts) forms.push_back(std::move(form));
  return forms;
}

std::vector<Highlight> highlights(const std::vector<Occurrence>& occurrences, HighlightedPart part) {
  std::vector<Highlight> merged;
  for (const Occurrence& at : occurrences) {
    const std::size_t begin = part == HighlightedPart::core ? at.core_begin : at.begin;
    if (!merged.empty() && begin < merged.back().end) {
      merged.back().end = std::max(merged.back().end, at.end);
    } else {
      merged.push_back({begin, at.end});
    }
  }
  return merged;
}

}  // namespace

HitMaker::HitMaker(const Searcher& searcher, const SearchResult& result, const HitContents& contents)
    : searcher_(searcher), result_(result), finder_(result.built.groups), contents_(contents) {}

Hit HitMaker::make(const FoundArticle& article) const {
  Hit hit;
  if (contents_.paths_alone) {
    hit.path = searcher_.path(article.id);
    return hit;
  }
  const std::shared_ptr<const Record> kept = searcher_.record(article);
  const Record& record = *kept;
  const Occurrences found = finder_.find(record);
  hit.rank = article.rank;
  hit.partial = searcher_.is_partial();
  hit.path = record.path;
  hit.title = record.title;
  hit.title_highlights = highlights(found.title, contents_.highlighted);
  if (hit.title.empty()) hit.title = std::filesystem::path(record.path).stem().string();
  hit.date = with_hyphens(article.date);
  hit.date_origin = record.date.empty() ? "file" : record.date_origin;
  hit.author = record.author;
  hit.format = record.format;
  hit.source = record.source;
  hit.score = article.score;
  for (const Xapian::docid copy : article.copies) hit.copies.push_back(searcher_.path(copy));
  hit.matches = count_forms(found, record, result_.built.groups);
  hit.match_count = highlights_of(found.title).size() + highlights_of(found.body).size();
  if (contents_.lines) {
    hit.lines = matching_lines(lines_of(record, found), *contents_.lines);
  } else if (contents_.all_matches) {
    hit.snippets = make_all_excerpts(record.body, to_matches(found.body));
  } else {
    hit.snippets = make_excerpts(record.body, to_matches(found.body), contents_.snippets);
  }
  if (contents_.highlighted == HighlightedPart::word) {
    for (Excerpt& snippet : hit.snippets) snippet.highlights = snippet.words;
  }
  return hit;
}

}  // namespace fihris
