#include "query/language/ast.h"

#include <algorithm>
#include <string_view>

#include "analyzers/error.h"
#include "messages/translation.h"
#include "query/language/fields.h"

namespace fihris {
namespace {

std::string padded(unsigned number, std::size_t digits) {
  std::string text = std::to_string(number);
  return std::string(digits - std::min(digits, text.size()), '0') + text;
}

std::string describe_day(unsigned day) {
  return padded(day / 10000, 4) + '-' + padded(day / 100 % 100, 2) + '-' + padded(day % 100, 2);
}

std::string describe_dates(const DateRange& dates) {
  std::string text = "date:";
  if (dates.first != DateRange{}.first) text += describe_day(dates.first);
  text += "..";
  if (dates.last != DateRange{}.last) text += describe_day(dates.last);
  return text;
}

std::string describe_word(const QueryWord& word) {
  std::string text;
  if (word.exact) text += '=';
  if (word.similar) text += '~';
  text += word.exact ? word.written : word.term;
  if (word.wildcard) text += '*';
  return text;
}

std::string describe_words(const std::vector<QueryWord>& words, std::string_view separator) {
  std::string text;
  for (std::size_t i = 0; i < words.size(); ++i) {
    // One character may be several words; as written, it is one.
    if (i > 0 && words[i].exact && words[i].begin == words[i - 1].begin) continue;
    if (!text.empty()) text += separator;
    text += describe_word(words[i]);
  }
  return text;
}

std::string describe_children(const Node& node, std::string_view separator);

/// `inside`: the description becomes a part of a larger one, so that it must hold together.
std::string describe_node(const Node& node, bool inside) {
  const auto group = [&](const std::string& text) { return inside ? "(" + text + ")" : text; };
  std::string field(field_name(node.field));
  if (!field.empty()) field += ':';
  switch (node.kind) {
    case NodeKind::word:
      return field + describe_words(node.words, " ");
    case NodeKind::phrase:
      return field + '"' + describe_words(node.words, " ") + '"';
    case NodeKind::near:
      return group(field + describe_words(node.words, " NEAR/" + std::to_string(node.distance) + ' '));
    case NodeKind::date:
      return describe_dates(node.dates);
    case NodeKind::ranked:
      return group(describe_children(node, " "));
    case NodeKind::all_of:
      return group(describe_children(node, " AND "));
    case NodeKind::one_of:
      return group(describe_children(node, " | "));
    case NodeKind::required:
      return '+' + describe_node(node.children.front(), true);
    case NodeKind::excluded:
      return '-' + describe_node(node.children.front(), true);
    case NodeKind::filter:
      return describe_node(node.children.front(), true);
  }
  return {};
}

std::string describe_children(const Node& node, std::string_view separator) {
  std::string text;
  for (const Node& child : node.children) {
    if (!text.empty()) text += separator;
    text += describe_node(child, true);
  }
  return text;
}

}  // namespace

bool is_empty(const Node& root) {
  return root.kind == NodeKind::ranked && root.children.empty();
}

void require_words(const Node& root, const std::string& text) {
  if (!is_empty(root)) return;
  throw Error(text.empty() ? tr("query: it is empty; type a word")
                           : tr("query: {1}: holds no word to search for; type a word", {text}));
}

std::string describe(const Node& node) {
  return describe_node(node, false);
}

}  // namespace fihris
