#include "web/pages/hit_data.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "analyzers/words/normalizer.h"
#include "query/shown/whole_words.h"
#include "web/http/address.h"
#include "web/text/markup.h"

namespace fihris {
namespace {

/// Whole words, each with the form's level and the word of the query for which it is marked.
std::vector<Mark> marks_of(const std::string& text, const std::vector<Highlight>& highlights, const Hit& hit,
                           Language language) {
  std::vector<Mark> marks;
  for (const Highlight& at : whole_words(text, highlights)) {
    const std::string form = fold(text.substr(at.begin, at.end - at.begin));
    const auto match = std::find_if(hit.matches.begin(), hit.matches.end(),
                                    [&](const MatchedForm& other) { return fold(other.form) == form; });
    std::string title;
    if (match != hit.matches.end()) {
      const std::string level = fihris::text(language, "level_" + std::string(name_of(match->level)));
      title = fihris::text(language, "matched_as", {match->word, level});
    }
    marks.push_back({at.begin, at.end, std::move(title)});
  }
  return marks;
}

std::string marked(const std::string& text, const std::vector<Highlight>& highlights, const Hit& hit,
                   Language language) {
  return marked_html(text, 0, text.size(), marks_of(text, highlights, hit, language));
}

std::string snippet_html(const Excerpt& snippet, const Hit& hit, Language language) {
  constexpr const char* ellipsis = "\u2026";
  return (snippet.cut_front ? ellipsis : "") + marked(snippet.text, snippet.highlights, hit, language) +
         (snippet.cut_back ? ellipsis : "");
}

}  // namespace

PageData hit_data(const Hit& hit, const HttpRequest& request, Language language) {
  std::multimap<std::string, std::string> link{{"path", hit.path}};
  for (const char* name : {"q", "all", "level", "lang", "sort", "page"}) {
    if (!request.param(name).empty()) link.emplace(name, request.param(name));
  }
  link.emplace("n", std::to_string(hit.rank));
  const auto [filter, end] = request.params.equal_range("in");
  link.insert(filter, end);
  PageData data;
  data.set("link", address("/article", link));
  std::string title = hit.title;  // in one line, also that of a file whose name has several
  std::replace(title.begin(), title.end(), '\n', ' ');
  data.set("title", marked(title, hit.title_highlights, hit, language));
  if (!hit.date.empty()) data.set("date", hit.date);
  data.set("file_date", hit.date_origin == "file");
  if (!hit.source.empty()) data.set("source", name_text(hit.source));
  if (!hit.author.empty()) data.set("author", name_text(hit.author));
  data.set("path", name_text(hit.path));
  if (!hit.copies.empty()) {
    data.set("copies", text(language, "copies", {std::to_string(hit.copies.size())}));
    data.set("copies_link", address("/search", {{"q", "copies:\"" + hit.path + '"'}}));
  }
  PageData snippets(PageData::type::list);
  for (const Excerpt& snippet : hit.snippets) snippets.push_back(snippet_html(snippet, hit, language));
  data.set("snippets", snippets);
  return data;
}

}  // namespace fihris
