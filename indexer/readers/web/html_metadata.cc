#include "indexer/readers/web/html_metadata.h"

#include <algorithm>
#include <array>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include <nlohmann/json.hpp>

#include "analyzers/dates/day.h"
#include "indexer/readers/web/html_text.h"
#include "indexer/readers/web/site.h"
#include "indexer/reading/ascii.h"

namespace fihris {
namespace {

using nlohmann::json;
using namespace std::string_view_literals;

constexpr std::size_t max_json_ld_bytes = 1u << 20;
constexpr unsigned max_json_ld_depth = 8;

/// What a page says, by kind of statement.
struct Statements {
  std::map<std::string, std::string, std::less<>> meta;  ///< meta elements, the first of each name
  std::map<std::string, std::string, std::less<>> item;  ///< microdata and RDFa, the first of each property
  std::vector<std::string> times;                        ///< datetime of time elements
  std::vector<std::string> headings;                     ///< h1
  std::string title;
  std::string language;
  // Of JSON-LD:
  std::string headline, published, ld_author, publisher;
};

std::string name_in(const json& value) {
  // Character references have no meaning in JSON, but programs put them there.
  if (value.is_string()) return html_to_line(value.get<std::string>());
  if (value.is_array()) {
    std::string names;
    for (const auto& one : value) {
      const std::string name = name_in(one);
      if (!name.empty()) names.append(names.empty() ? "" : ", ").append(name);
    }
    return names;
  }
  if (value.is_object() && value.contains("name")) return name_in(value["name"]);
  return {};
}

void read_linked_data(const json& value, Statements& said, unsigned depth) {
  if (depth == max_json_ld_depth) return;
  if (value.is_array()) {
    for (const auto& one : value) read_linked_data(one, said, depth + 1);
    return;
  }
  if (!value.is_object()) return;
  const std::string type = value.contains("@type") ? lower_ascii(name_in(value["@type"])) : "";
  const bool is_article =
      type.find("article") != type.npos || type.find("posting") != type.npos || type == "report";
  if (is_article || (value.contains("headline") && value.contains("datePublished"))) {
    const auto take = [&](const char* name, std::string& to) {
      if (to.empty() && value.contains(name)) to = name_in(value[name]);
    };
    take("headline", said.headline);
    take("datePublished", said.published);
    take("author", said.ld_author);
    take("publisher", said.publisher);
  } else if (type == "webpage") {
    if (said.published.empty() && value.contains("datePublished"))
      said.published = name_in(value["datePublished"]);
  }
  for (const char* inner : {"@graph", "mainEntity", "mainEntityOfPage"}) {
    if (value.contains(inner)) read_linked_data(value[inner], said, depth + 1);
  }
}

std::string unescaped(std::string text) {
  // Some programs escape the quotation marks of JSON as HTML does, which a script element does not undo.
  for (auto at = text.find("&quot;"); at != text.npos; at = text.find("&quot;", at))
    text.replace(at, 6, "\"");
  return text;
}

void read_script(xmlNode* script, Statements& said) {
  if (lower_ascii(attribute(script, "type")).find("ld+json") == std::string::npos) return;
  std::string text;
  for (const xmlNode* node = script->children; node; node = node->next) {
    if (node->content) text += reinterpret_cast<const char*>(node->content);
  }
  if (text.size() > max_json_ld_bytes) return;
  json value = json::parse(text, nullptr, false);
  if (value.is_discarded()) value = json::parse(unescaped(text), nullptr, false);
  if (!value.is_discarded()) read_linked_data(value, said, 0);
}

Statements read_statements(const HtmlDocument& page) {
  Statements said;
  bool in_svg = false;
  for (xmlNode* node = page.root(); node;) {
    const std::string_view name = element_name(node);
    in_svg = name == "svg";
    if (name == "meta") {
      std::string key = attribute(node, "property");
      if (key.empty()) key = attribute(node, "name");
      if (key.empty()) key = attribute(node, "http-equiv");
      std::string content = attribute(node, "content");
      if (!key.empty() && !content.empty()) said.meta.try_emplace(lower_ascii(key), std::move(content));
    } else if (name == "title" && said.title.empty()) {
      said.title = text_of(node);
    } else if (name == "script") {
      read_script(node, said);
    } else if (name == "h1") {
      if (std::string heading = text_of(node); !heading.empty()) said.headings.push_back(std::move(heading));
    } else if (name == "time") {
      std::string time = attribute(node, "datetime");
      said.times.push_back(time.empty() ? text_of(node) : std::move(time));
    } else if (name == "html") {
      said.language = attribute(node, "lang");
    }
    if (!name.empty()) {
      for (const char* kind : {"itemprop", "property"}) {
        std::string key = attribute(node, kind);
        if (key.empty() || name == "meta") {
          if (name != "meta" || std::string_view(kind) != "itemprop" || key.empty()) continue;
        }
        std::string value = attribute(node, "content");
        if (value.empty()) value = attribute(node, "datetime");
        if (value.empty() && name != "link") value = text_of(node);
        if (!value.empty()) said.item.try_emplace(lower_ascii(key), std::move(value));
      }
    }
    node = next_node(node, page.root(), in_svg);
  }
  return said;
}

std::string first_of(const std::map<std::string, std::string, std::less<>>& statements,
                     std::initializer_list<std::string_view> names) {
  for (const auto name : names) {
    if (const auto found = statements.find(name); found != statements.end()) return found->second;
  }
  return {};
}

bool is_address(std::string_view text) {
  return text.starts_with("http://") || text.starts_with("https://");
}

std::string folded_spaces(std::string_view text) {
  std::string folded;
  for (const char c : text) {
    const bool is_space = c == ' ' || c == '\n' || c == '\r' || c == '\t';
    if (!is_space) {
      folded += c;
    } else if (!folded.empty() && folded.back() != ' ') {
      folded += ' ';
    }
  }
  while (folded.ends_with(' ')) folded.pop_back();
  return folded;
}

/// `title` without the name of the site at one of its ends.
std::string without_site(const std::string& title, const Statements& said, const std::string& site) {
  static constexpr std::array separators = {" | "sv,  " - "sv,      " \u2013 "sv, " \u2014 "sv, " \u00BB "sv,
                                            " :: "sv, " \u00AB "sv, " \u2022 "sv, " / "sv,      " \u00B7 "sv};
  for (const auto separator : separators) {
    const auto at = title.rfind(separator);
    if (at == title.npos) continue;
    const std::string front = title.substr(0, at);
    const std::string back = title.substr(at + separator.size());
    if (!site.empty() && back == site) return without_site(front, said, site);
    const auto first = title.find(separator);
    if (!site.empty() && title.substr(0, first) == site) return title.substr(first + separator.size());
    // A heading that says the same without the rest shows what the rest is.
    for (const auto& heading : said.headings) {
      if (heading == front) return front;
      if (heading == back) return back;
    }
  }
  return title;
}

/// The site's name, as far as the page tells it in words.
std::string site_name(const Statements& said) {
  std::string site = first_of(said.meta, {"og:site_name", "application-name", "twitter:site_name"});
  if (site.empty()) site = said.publisher;
  return folded_spaces(site);
}

std::string choose_title(const Statements& said, const std::string& site) {
  for (const std::string* given : {&said.headline}) {
    if (!given->empty()) return without_site(folded_spaces(*given), said, site);
  }
  const std::string open_graph =
      folded_spaces(first_of(said.meta, {"og:title", "twitter:title", "dc.title", "dcterms.title"}));
  if (!open_graph.empty()) return without_site(open_graph, said, site);
  const std::string title = folded_spaces(said.title);
  if (!title.empty()) {
    const std::string cut = without_site(title, said, site);
    if (cut != title) return cut;
    // One heading alone that the title begins with or ends in is the title proper.
    if (said.headings.size() == 1 && said.headings[0].size() > 12 &&
        title.find(said.headings[0]) != title.npos) {
      return said.headings[0];
    }
    return title;
  }
  return said.headings.empty() ? std::string() : said.headings[0];
}

bool set_date(std::string_view text, const char* origin, ReadArticle& article) {
  if (text.empty()) return false;
  const auto day = parse_timestamp(text);
  if (!day) return false;
  article.date = to_iso(*day);
  article.date_origin = origin;
  return true;
}

void choose_date(const Statements& said, std::string_view address, ReadArticle& article) {
  if (set_date(said.published, "json-ld", article)) return;
  for (const auto name : {"article:published_time",
                          "og:article:published_time",
                          "article:published",
                          "datepublished",
                          "date",
                          "pubdate",
                          "publishdate",
                          "publish-date",
                          "dc.date",
                          "dc.date.issued",
                          "dcterms.issued",
                          "dcterms.created",
                          "dc.date.created",
                          "dcterms.date",
                          "citation_publication_date",
                          "citation_date",
                          "sailthru.date",
                          "parsely-pub-date",
                          "article.published",
                          "cxenseparse:recs:publishtime",
                          "og:published_time",
                          "date.created",
                          "creation_date",
                          "published"}) {
    if (set_date(first_of(said.meta, {name}), "metadata", article)) return;
  }
  for (const auto name : {"datepublished", "schema:datepublished", "dc:date", "dcterms:created", "dc:created",
                          "content:created", "sioc:created", "datecreated", "dc:issued", "dcterms:issued"}) {
    if (set_date(first_of(said.item, {name}), "microdata", article)) return;
  }
  for (const auto& time : said.times) {
    if (set_date(time, "time", article)) return;
  }
  const std::string url = first_of(said.meta, {"og:url"});
  for (const std::string_view place : {std::string_view(url), address}) {
    if (!is_address(place)) continue;
    if (const auto day = find_day_in_path(place)) {
      article.date = to_iso(*day);
      article.date_origin = "url";
      return;
    }
  }
}

}  // namespace

void read_html_metadata(const HtmlDocument& page, std::string_view address, ReadArticle& article) {
  if (!page.root()) return;
  const Statements said = read_statements(page);
  const std::string site = site_name(said);
  article.title = choose_title(said, site);
  article.language = said.language;
  if (article.language.empty())
    article.language = first_of(said.meta, {"og:locale", "content-language", "dc.language"});
  article.author = said.ld_author;
  if (article.author.empty())
    article.author = first_of(said.meta, {"author", "article:author", "dc.creator", "dcterms.creator",
                                          "citation_author", "parsely-author"});
  if (article.author.empty() || is_address(article.author))
    article.author = first_of(said.item, {"author", "schema:author"});
  if (is_address(article.author)) article.author.clear();
  article.author = folded_spaces(article.author);
  article.source = site;
  if (article.source.empty()) article.source = site_of(first_of(said.meta, {"og:url"}));
  choose_date(said, address, article);
}

}  // namespace fihris
