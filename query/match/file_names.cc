#include "query/match/file_names.h"

#include <algorithm>
#include <filesystem>

#include <unicode/normalizer2.h>
#include <unicode/unistr.h>

#include "analyzers/words/phrase_table.h"
#include "analyzers/words/tokenizer.h"

namespace fs = std::filesystem;

namespace fihris {
namespace {

void add(std::vector<std::string>& paths, const std::string& path) {
  if (!path.empty() && std::find(paths.begin(), paths.end(), path) == paths.end()) paths.push_back(path);
}

/// `path` with its letters composed or decomposed; as it is if it is no UTF-8.
std::string normalized(const std::string& path, const icu::Normalizer2* form) {
  const icu::UnicodeString text = icu::UnicodeString::fromUTF8(path);
  std::string back;
  if (text.toUTF8String(back) != path || form == nullptr) return path;
  UErrorCode status = U_ZERO_ERROR;
  std::string result;
  form->normalize(text, status).toUTF8String(result);
  return U_SUCCESS(status) ? result : path;
}

/// The path without links, as far as it exists; nothing if that cannot be told.
std::string without_links(const std::string& path) {
  std::error_code error;
  const fs::path real = fs::weakly_canonical(path, error);
  return error ? std::string() : real.string();
}

/// What `path` has below `folder`, without a slash before it; nothing if it does not lie there.
std::string_view below(std::string_view path, std::string_view folder) {
  while (folder.ends_with('/')) folder.remove_suffix(1);
  if (path.size() <= folder.size() + 1 || !path.starts_with(folder) || path[folder.size()] != '/') return {};
  return path.substr(folder.size() + 1);
}

bool is_whole_path(std::string_view written) {
  return written.starts_with('/') || written.starts_with("./") || written.starts_with("../");
}

/// What the index has of a path that is one of the words of: what is below the parent of its root.
std::string searchable_part(const std::string& path, const std::vector<std::string>& roots) {
  for (const std::string& root : roots) {
    if (path == root || !below(path, root).empty())
      return std::string(below(path, fs::path(root).parent_path().string()));
  }
  return {};
}

Node source_node(const Node& like, const std::string& source) {
  Node node = like;
  node.written = source;
  return node;
}

/// A phrase of the words of `text` in the place of `like`; without words, `like` itself.
Node path_node(const Node& like, const std::string& text) {
  Node node = like;
  node.words.clear();
  Tokenizer tokenizer(text);
  for (Token token; tokenizer.next(token);) {
    QueryWord word = like.words.front();
    word.term = token.term;
    word.written = text.substr(token.begin, token.end - token.begin);
    word.wildcard = false;
    node.words.push_back(std::move(word));
  }
  if (node.words.empty()) return like;
  node.words.back().wildcard = like.words.back().wildcard;
  node.kind = node.words.size() == 1 ? NodeKind::word : NodeKind::phrase;
  node.written = text;
  return node;
}

}  // namespace

std::vector<std::string> names_of_path(const std::string& path, const std::vector<std::string>& roots) {
  std::vector<std::string> paths;
  const std::string absolute = fs::absolute(path).lexically_normal().string();
  add(paths, path);
  add(paths, absolute);
  add(paths, without_links(absolute));
  // A root may itself be known by a name with links.
  const std::vector<std::string> known = paths;
  for (const std::string& root : roots) {
    const std::string real_root = without_links(root);
    for (const std::string& name : known) {
      if (const std::string_view rest = below(name, real_root); !rest.empty())
        add(paths, (fs::path(root) / rest).string());
    }
    if (path.starts_with('/')) continue;
    add(paths, (fs::path(root) / path).lexically_normal().string());
    add(paths, (fs::path(root).parent_path() / path).lexically_normal().string());
  }
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* composed = icu::Normalizer2::getNFCInstance(status);
  const icu::Normalizer2* decomposed = icu::Normalizer2::getNFDInstance(status);
  const std::vector<std::string> as_typed = paths;
  for (const std::string& name : as_typed) {
    add(paths, normalized(name, composed));
    add(paths, normalized(name, decomposed));
  }
  return paths;
}

std::vector<std::string> sources_named(std::string_view written, bool exact, const Articles& articles) {
  const std::string term_prefix(prefix::source);
  if (exact) {
    const std::string term = term_prefix + std::string(written);
    return articles.term_exists(term) ? std::vector{std::string(written)} : std::vector<std::string>();
  }
  const std::string folded = fold_phrase(written);
  std::vector<std::string> sources;
  const auto end = articles.allterms_end(term_prefix);
  for (auto term = articles.allterms_begin(term_prefix); term != end; ++term) {
    std::string source = (*term).substr(term_prefix.size());
    const bool is_meant = source == written || (!folded.empty() && fold_phrase(source) == folded);
    if (is_meant && articles.term_exists(*term)) sources.push_back(std::move(source));
  }
  return sources;
}

Node with_indexed_names(const Node& query, const Articles& articles, const std::vector<std::string>& roots) {
  Node result = query;
  const bool is_leaf = query.kind == NodeKind::word || query.kind == NodeKind::phrase;
  std::vector<Node> meant;
  if (is_leaf && query.field == Field::source) {
    for (const std::string& source : sources_named(query.written, query.words.front().exact, articles))
      meant.push_back(source_node(query, source));
  } else if (is_leaf && query.field == Field::path && is_whole_path(query.written)) {
    for (const std::string& name : names_of_path(query.written, roots)) {
      const std::string part = searchable_part(name, roots);
      if (part.empty()) continue;
      Node node = path_node(query, part);
      const bool known = std::any_of(meant.begin(), meant.end(),
                                     [&](const Node& other) { return describe(other) == describe(node); });
      if (!known) meant.push_back(std::move(node));
    }
  } else if (is_leaf && query.field == Field::copies) {
    for (const std::string& name : names_of_path(query.written, roots)) {
      if (!articles.term_exists(id_term(name))) continue;
      result.written = name;
      break;
    }
  }
  if (meant.size() == 1) return meant.front();
  if (meant.size() > 1) {
    result = {};
    result.kind = NodeKind::one_of;
    result.children = std::move(meant);
    return result;
  }
  for (Node& child : result.children) child = with_indexed_names(child, articles, roots);
  return result;
}

}  // namespace fihris
