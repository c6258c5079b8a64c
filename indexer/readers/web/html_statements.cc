#include "indexer/readers/web/html_statements.h"

#include <algorithm>
#include <array>
#include <utility>

#include <nlohmann/json.hpp>

#include "indexer/readers/web/html_text.h"
#include "indexer/reading/ascii.h"

namespace fihris {
namespace {

using nlohmann::json;
using namespace std::string_view_literals;

constexpr std::size_t max_json_ld_bytes = 1u << 20;
constexpr unsigned max_json_ld_depth = 8;
constexpr std::size_t most_headings = 64;
constexpr std::size_t most_times = 64;
constexpr std::size_t longest_time = 120;  ///< bytes of an element that is a day
constexpr std::size_t most_values = 256;   ///< of microdata and RDFa

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

void read_linked_data(const json& value, HtmlStatements& said, unsigned depth) {
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
    take("author", said.author);
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

/// The day that a script assigns to a name of publication: `"publishDate": "2015-07-05"`, `pub_date='...'`.
std::string day_in_script(const std::string& script) {
  constexpr std::size_t looked_at = 1u << 16;
  constexpr std::size_t longest_name = 24;
  const std::string text = lower_ascii(script.substr(0, looked_at));
  for (const auto word : {"publish"sv, "pubdate"sv, "pub_date"sv, "pub-date"sv, "datecreated"sv}) {
    for (auto at = text.find(word); at != text.npos; at = text.find(word, at + 1)) {
      auto end = at;
      while (end < text.size() && end < at + longest_name &&
             ((text[end] >= 'a' && text[end] <= 'z') || text[end] == '_' || text[end] == '-'))
        ++end;
      const std::string_view name(text.data() + at, end - at);
      if (name.find("modif") != name.npos || name.find("update") != name.npos) continue;
      const auto sign = text.find_first_not_of("\"' \\", end);
      if (sign == text.npos || (text[sign] != ':' && text[sign] != '=')) continue;
      const auto begin = text.find_first_not_of("\"' \\", sign + 1);
      if (begin == text.npos || text[begin] < '0' || text[begin] > '9') continue;
      return script.substr(begin, std::min(script.find_first_of("\"'\\,;}<", begin), begin + 40) - begin);
    }
  }
  return {};
}

void read_script(xmlNode* script, HtmlStatements& said) {
  std::string text;
  for (const xmlNode* node = script->children; node; node = node->next) {
    if (node->content) text += reinterpret_cast<const char*>(node->content);
  }
  if (lower_ascii(attribute(script, "type")).find("ld+json") == std::string::npos) {
    if (said.script_day.empty()) said.script_day = day_in_script(text);
    return;
  }
  if (text.size() > max_json_ld_bytes) return;
  json value = json::parse(text, nullptr, false);
  if (value.is_discarded()) value = json::parse(unescaped(text), nullptr, false);
  if (!value.is_discarded()) read_linked_data(value, said, 0);
}

std::string names_of(const xmlNode* element) {
  return lower_ascii(attribute(element, "class") + " " + attribute(element, "id"));
}

bool holds_any(std::string_view text, std::initializer_list<std::string_view> words) {
  return std::any_of(words.begin(), words.end(),
                     [&](std::string_view word) { return text.find(word) != text.npos; });
}

/// True if an element called so holds the day of its article.
bool is_called_date(std::string_view names) {
  return holds_any(names, {"date", "publish", "posted", "timestamp", "tmstmp", "dateline", "post-time"}) &&
         !holds_any(names, {"update", "modif", "candidate", "validate", "mandate", "unpublish"});
}

bool is_around(const xmlNode* node) {
  constexpr unsigned most_levels = 64;
  unsigned level = 0;
  for (; node && level < most_levels; node = node->parent, ++level) {
    const auto name = element_name(node);
    if (name == "nav" || name == "footer" || name == "aside") return true;
    if (node->properties && holds_any(names_of(node), {"sidebar", "footer", "navbar", "related", "comment",
                                                       "topbar", "today", "clock"}))
      return true;
  }
  return false;
}

bool is_in_link_or_brand(const xmlNode* heading) {
  if (holds_any(names_of(heading), {"logo", "brand", "site-title", "blog-title", "sitename"})) return true;
  for (const xmlNode* child = heading->children; child; child = child->next) {
    if (element_name(child) == "a") {
      const std::string to = attribute(child, "href");
      const auto path =
          to.find("://") == to.npos ? to : to.substr(std::min(to.find('/', to.find("://") + 3), to.size()));
      if (path.empty() || path == "/" || path == "./" || path.starts_with("/index.") ||
          path.starts_with("index."))
        return true;
    }
  }
  const xmlNode* parent = heading->parent;
  return parent && parent->properties &&
         holds_any(names_of(parent), {"logo", "brand", "site-title", "blog-title", "sitename"});
}

/// Text of `node`, if that is no more than `most` bytes in few elements; else empty. Stops there: elements
/// may hold each other, thousands deep.
std::string short_text_of(xmlNode* node, std::size_t most) {
  constexpr unsigned most_nodes = 200;
  unsigned nodes = 0;
  std::string text;
  for (xmlNode* at = node; at; at = next_node(at, node)) {
    if (++nodes > most_nodes) return {};
    if (at->type == XML_TEXT_NODE && at->content) {
      text.append(reinterpret_cast<const char*>(at->content));
      if (text.size() > most) return {};
    } else if (at != node && at->type == XML_ELEMENT_NODE && !text.empty()) {
      text += ' ';
      if (text.size() > most) return {};
    }
  }
  return folded_spaces(text);
}

class StatementReader {
 public:
  explicit StatementReader(const HtmlDocument& page) : root_(page.root()) {}

  HtmlStatements read() {
    bool in_svg = false;
    for (xmlNode* node = root_; node;) {
      in_svg = element_name(node) == "svg";
      if (node->type == XML_ELEMENT_NODE) read_element(node);
      node = next_node(node, root_, in_svg);
    }
    return std::move(said_);
  }

 private:
  void read_element(xmlNode* node) {
    ++place_;
    const std::string_view name = element_name(node);
    if (name == "meta") {
      std::string key = attribute(node, "property");
      if (key.empty()) key = attribute(node, "name");
      if (key.empty()) key = attribute(node, "http-equiv");
      std::string content = attribute(node, "content");
      if (!key.empty() && !content.empty()) said_.meta.try_emplace(lower_ascii(key), std::move(content));
    } else if (name == "title" && said_.title.empty()) {
      said_.title = text_of(node);
    } else if (name == "script") {
      read_script(node, said_);
    } else if (name.size() == 2 && name[0] == 'h' && name[1] >= '1' && name[1] <= '3') {
      read_heading(node, static_cast<unsigned>(name[1] - '0'));
    } else if (name == "html") {
      said_.language = attribute(node, "lang");
    }
    if (!node->properties) return;
    read_item(node, name);
    read_time(node, name);
  }

  void read_heading(xmlNode* node, unsigned level) {
    constexpr std::size_t longest = 600;
    if (said_.headings.size() == most_headings) return;
    std::string text = short_text_of(node, longest);
    if (!text.empty()) said_.headings.push_back({std::move(text), level, is_in_link_or_brand(node), place_});
  }

  void read_item(xmlNode* node, std::string_view name) {
    for (const char* kind : {"itemprop", "property"}) {
      if (name == "meta" && std::string_view(kind) != "itemprop") continue;
      std::string key = lower_ascii(attribute(node, kind));
      if (key.empty() || said_.item.size() >= most_values || said_.item.contains(key)) continue;
      std::string value = attribute(node, "content");
      if (value.empty()) value = attribute(node, "datetime");
      if (value.empty() && name != "link") value = text_of(node);
      if (!value.empty()) said_.item.try_emplace(std::move(key), std::move(value));
    }
  }

  void read_time(xmlNode* node, std::string_view name) {
    if (said_.times.size() == most_times || name == "meta" || name == "body" || name == "html") return;
    const bool is_time = name == "time";
    const std::string names = names_of(node);
    if (is_time ? holds_any(names, {"updated", "modif"}) && !holds_any(names, {"publish"})
                : !is_called_date(names))
      return;
    std::string text = attribute(node, is_time ? "datetime" : "title");
    std::string shown = short_text_of(node, longest_time);
    if (text.empty() || text.size() > longest_time || text.find_first_of("0123456789") == text.npos)
      std::swap(text, shown);
    if (!text.empty())
      said_.times.push_back({std::move(text), std::move(shown), is_time, is_around(node), place_});
  }

  xmlNode* root_;
  std::size_t place_ = 0;
  HtmlStatements said_;
};

}  // namespace

HtmlStatements read_statements(const HtmlDocument& page) {
  return StatementReader(page).read();
}

std::string first_of(const HtmlStatements::Map& statements, std::initializer_list<std::string_view> names) {
  for (const auto name : names) {
    if (const auto found = statements.find(name); found != statements.end()) return found->second;
  }
  return {};
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

}  // namespace fihris
