#pragma once

#include <algorithm>
#include <string>
#include <string_view>

#include "query/language/fields.h"
#include "query/language/parser.h"
#include "query/shown/caret_message.h"

namespace fihris {

inline std::string broken_by_children(const Node& node, std::string_view query);

/// What is wrong with one node of the tree of `query`; empty if nothing is.
inline std::string broken_by_node(const Node& node, std::string_view query, const Node* parent) {
  const bool in_list = parent != nullptr && parent->kind == NodeKind::ranked;
  for (const QueryWord& word : node.words) {
    if (word.term.empty()) return "a word without a term";
    if (word.begin >= word.end || word.end > query.size()) return "a word outside of the query";
    if (word.written != query.substr(word.begin, word.end - word.begin)) return "a word that was not written";
  }
  switch (node.kind) {
    case NodeKind::word:
      return node.words.size() == 1 ? "" : "a word that is not one word";
    case NodeKind::phrase:
      return node.words.size() >= 2 ? "" : "a phrase of fewer than two words";
    case NodeKind::near:
      return node.words.size() >= 2 && node.distance > 0 ? "" : "a NEAR of fewer than two words";
    case NodeKind::date:
      return node.dates.first <= node.dates.last ? "" : "a range that ends before it begins";
    case NodeKind::required:
    case NodeKind::filter:
      if (!in_list) return "a condition outside of a list";
      [[fallthrough]];
    case NodeKind::excluded:
      if (node.children.size() != 1) return "a condition on other than one part";
      return broken_by_children(node, query);
    case NodeKind::ranked:
    case NodeKind::all_of:
    case NodeKind::one_of:
      if (node.children.size() < 2) return "a group of fewer than two parts";
      return broken_by_children(node, query);
  }
  return "a node of no kind";
}

inline std::string broken_by_children(const Node& node, std::string_view query) {
  for (const Node& child : node.children) {
    if (std::string broken = broken_by_node(child, query, &node); !broken.empty()) return broken;
  }
  return {};
}

inline std::string broken_by_notes(const ParsedQuery& parsed, std::string_view query) {
  if (parsed.notes.size() > max_query_notes) return "too many notes";
  std::size_t previous = 0;
  for (const Note& note : parsed.notes) {
    if (note.begin >= note.end || note.end > query.size()) return "a note outside of the query";
    if (note.begin < previous) return "notes out of order";
    if (note.text.empty()) return "a note without words";
    const std::string message = caret_message(query, note);
    if (std::count(message.begin(), message.end(), '\n') != 2)
      return "a caret message of other than three lines";
    previous = note.begin;
  }
  return {};
}

/// True if one character of the query is several words that must be so written: they are described as one
/// word, which NEAR reads as a phrase.
inline bool has_written_ligature(const Node& node) {
  for (std::size_t i = 1; i < node.words.size(); ++i) {
    if (node.words[i].exact && node.words[i].begin == node.words[i - 1].begin) return true;
  }
  return std::any_of(node.children.begin(), node.children.end(), has_written_ligature);
}

/// Levels of parentheses in a description.
inline unsigned depth_of(std::string_view description) {
  unsigned depth = 0;
  unsigned most = 0;
  for (const char c : description) {
    if (c == '(') most = std::max(most, ++depth);
    if (c == ')') --depth;
  }
  return most;
}

/// What must hold of every query of at most max_query_bytes. Returns what does not, or nothing; needs no test
/// library, so that tables, random queries and the fuzzer all call it. `reparse`: the description must parse
/// to itself.
inline std::string broken_query_invariant(std::string_view query, bool reparse = true) {
  const ParsedQuery parsed = parse_query(query);
  if (std::string broken = broken_by_notes(parsed, query); !broken.empty()) return broken;
  if (is_empty(parsed.root)) return {};
  if (std::string broken = broken_by_node(parsed.root, query, nullptr); !broken.empty()) return broken;
  const std::string description = describe(parsed.root);
  if (has_written_ligature(parsed.root)) return {};
  if (!reparse || description.size() > max_query_bytes || depth_of(description) > max_query_depth) return {};
  const ParsedQuery again = parse_query(description);
  if (!again.notes.empty())
    return "its description has notes: " + description + ": " + again.notes.front().text;
  if (describe(again.root) != description)
    return "described as " + description + ", which is " + describe(again.root);
  return {};
}

}  // namespace fihris
