#include "web/pages/page.h"

#include <utility>

#include "index/shards/gathered.h"
#include "web/http/address.h"
#include "web/http/response.h"
#include "web/text/assets.h"
#include "web/text/markup.h"

namespace fihris {
namespace {

using kainjow::mustache::mustache;

PageData make_texts(Language language) {
  PageData all(PageData::type::object);
  for (const auto& [key, text] : texts(language)) all.set(std::string(key), std::string(text));
  return all;
}

const PageData& texts_data(Language language) {
  static const PageData english = make_texts(Language::english);
  static const PageData arabic = make_texts(Language::arabic);
  return language == Language::arabic ? arabic : english;
}

PageData sorts(const HttpRequest& request, Language language) {
  PageData list(PageData::type::list);
  for (const char* order : {"relevance", "date", "path"}) {
    PageData sort;
    sort.set("value", order);
    sort.set("label", text(language, std::string("sort_") + order));
    sort.set("chosen", request.param("sort") == order);
    list.push_back(sort);
  }
  return list;
}

/// What a collection on several machines lacks, and what is newer there than is known of it.
PageData notes_of(const IndexReader& reader, Language language) {
  PageData notes(PageData::type::list);
  if (!reader.shards) return notes;
  for (const LostShard& shard : reader.shards->lost())
    notes.push_back(text(language, "without_shard", {shard.name, shard.why}));
  for (const std::string& name : changed_shards(reader))
    notes.push_back(text(language, "shard_changed", {name}));
  return notes;
}

HttpResponse make_page(const HttpRequest& request, int status, std::string_view title,
                       const std::string& content, const PageData& notes) {
  const Language language = language_of(request);
  const bool is_arabic = language == Language::arabic;
  PageData data;
  data.set("dir", is_arabic ? "rtl" : "ltr");
  data.set("page_title", std::string(title) + " \u2013 fihris");
  data.set("q", std::string(request.param("q")));
  data.set("all", request.param("all") == "1");
  // Another query stays in what the search is narrowed to, which the page shows.
  PageData kept(PageData::type::list);
  if (request.path == "/search") {
    const auto [filter, end] = request.params.equal_range("in");
    for (auto one = filter; one != end; ++one) kept.push_back(one->second);
  }
  data.set("kept", kept);
  data.set("sorts", sorts(request, language));
  // A page that a form has brought about cannot be asked for again by a link.
  data.set(
      "language_link",
      request.method == "GET"
          ? same_address(request,
                         {{"lang", std::string(code_of(is_arabic ? Language::english : Language::arabic))}})
          : std::string("/"));
  data.set("shard_notes", notes);
  data.set("content", content);
  return make_response(status, "text/html; charset=utf-8", fill(assets::layout, language, std::move(data)));
}

}  // namespace

std::string fill(std::string_view page_template, Language language, PageData data) {
  data.set("t", texts_data(language));
  data.set("lang", std::string(code_of(language)));
  mustache parsed{std::string(page_template)};
  parsed.set_custom_escape([](const std::string& text) { return html_of(text); });
  return parsed.render(data);
}

HttpResponse page(const HttpRequest& request, int status, std::string_view title,
                  const std::string& content) {
  return make_page(request, status, title, content, PageData(PageData::type::list));
}

HttpResponse page(const HttpRequest& request, const Searcher& searcher, std::string_view title,
                  const std::string& content) {
  return make_page(request, 200, title, content, notes_of(searcher.reader(), language_of(request)));
}

std::string same_address(const HttpRequest& request, const std::map<std::string, std::string>& changed) {
  auto params = request.params;
  params.erase("token");
  for (const auto& [name, value] : changed) {
    params.erase(name);
    if (!value.empty()) params.emplace(name, value);
  }
  return address(request.path, params);
}

PageData field(Language language, std::string_view label_key, std::string_view value, bool left_to_right) {
  PageData row;
  row.set("label", text(language, label_key));
  row.set("value", std::string(value));
  row.set("ltr", left_to_right);
  return row;
}

}  // namespace fihris
