#include "query/match/exact_match.h"

#include <algorithm>
#include <optional>

#include "analyzers/words/tokenizer.h"

namespace fihris {

/// Evaluates the tree for one article; visits its leaves in the order in which the builder made them.
class ExactMatch::Evaluator {
 public:
  Evaluator(ExactMatch& match, Xapian::docid id, const Xapian::Document& article)
      : match_(match), id_(id), article_(article) {}

  bool matches(const Node& node) {
    switch (node.kind) {
      case NodeKind::word:
      case NodeKind::phrase:
      case NodeKind::near:
      case NodeKind::date:
        return leaf(node, leaf_++);
      case NodeKind::ranked:
        return ranked(node);
      case NodeKind::all_of: {
        bool all = true;
        for (const Node& child : node.children) all &= matches(child);
        return all;
      }
      case NodeKind::one_of: {
        bool any = false;
        for (const Node& child : node.children) any |= matches(child);
        return any;
      }
      case NodeKind::required:
      case NodeKind::filter:
        return matches(node.children.front());
      case NodeKind::excluded:
        return !matches(node.children.front());
    }
    return false;
  }

 private:
  bool ranked(const Node& node) {
    bool wanted = true, any = false, has_required = false, has_others = false;
    for (const Node& child : node.children) {
      const bool match = matches(child);
      switch (child.kind) {
        case NodeKind::required:
          has_required = true;
          [[fallthrough]];
        case NodeKind::filter:
        case NodeKind::excluded:
          wanted &= match;
          break;
        default:
          has_others = true;
          any |= match;
          if (match_.built_.require_all) wanted &= match;
      }
    }
    return wanted && (any || has_required || !has_others);
  }

  bool leaf(const Node& node, std::size_t number) {
    const Leaf& leaf = match_.built_.leaves[number];
    if (!match_.candidates(number)[id_]) return false;
    if (!leaf.as_written) return true;
    std::vector<std::vector<unsigned>> words;
    for (std::size_t i = 0; i < leaf.groups; ++i) words.push_back(positions(leaf.first_group + i));
    if (node.kind == NodeKind::near) return within(words, node.words.size() - 2 + node.distance);
    return in_order(words);
  }

  /// Word numbers at which the query word of `group` stands as it must.
  std::vector<unsigned> positions(std::size_t group) {
    const WordGroup& asked = match_.built_.groups[group];
    if (asked.field == Field::author) return positions_in_author(asked.word);
    std::vector<unsigned> found;
    for (const auto* part : {&occurrences().title, &occurrences().body}) {
      for (const Occurrence& occurrence : *part) {
        if (occurrence.group == group) found.push_back(occurrence.position);
      }
    }
    return found;
  }

  std::vector<unsigned> positions_in_author(const QueryWord& word) {
    std::vector<unsigned> found;
    const std::string& author = record().author;
    Tokenizer tokenizer(author);
    Token token;
    while (tokenizer.next(token)) {
      if (is_written_alike(word, std::string_view(author).substr(token.begin, token.end - token.begin)))
        found.push_back(token.position);
    }
    return found;
  }

  static bool in_order(const std::vector<std::vector<unsigned>>& words) {
    return std::any_of(words.front().begin(), words.front().end(), [&](unsigned first) {
      for (std::size_t i = 1; i < words.size(); ++i) {
        if (std::find(words[i].begin(), words[i].end(), first + i) == words[i].end()) return false;
      }
      return true;
    });
  }

  /// Every word stands in some stretch of `span` + 1 positions.
  static bool within(const std::vector<std::vector<unsigned>>& words, std::size_t span) {
    for (const auto& starts : words) {
      for (const unsigned start : starts) {
        const bool every =
            std::all_of(words.begin(), words.end(), [&](const std::vector<unsigned>& positions) {
              return std::any_of(positions.begin(), positions.end(),
                                 [&](unsigned at) { return at >= start && at - start <= span; });
            });
        if (every) return true;
      }
    }
    return false;
  }

  const Record& record() {
    if (!record_) record_ = decode_record(article_.get_data());
    return *record_;
  }

  const Occurrences& occurrences() {
    if (!occurrences_) occurrences_ = match_.finder_.find(record());
    return *occurrences_;
  }

  ExactMatch& match_;
  const Xapian::docid id_;
  const Xapian::Document& article_;
  std::optional<Record> record_;
  std::optional<Occurrences> occurrences_;
  std::size_t leaf_ = 0;
};

ExactMatch::ExactMatch(const BuiltQuery& built, const Articles& articles)
    : built_(built), articles_(articles), finder_(built.groups), candidates_(built.leaves.size()) {}

bool ExactMatch::matches(Xapian::docid id, const Xapian::Document& article) {
  return Evaluator(*this, id, article).matches(built_.asked);
}

const ExactMatch::ArticleSet& ExactMatch::candidates(std::size_t leaf) {
  ArticleSet& set = candidates_[leaf];
  if (!set.empty()) return set;
  set.resize(std::size_t{articles_.get_lastdocid()} + 1);
  const Xapian::Query& query = built_.leaves[leaf].query;
  if (query.empty()) return set;
  Xapian::Enquire asked = articles_.enquire(query);
  asked.set_weighting_scheme(Xapian::BoolWeight());
  const Xapian::MSet found = asked.get_mset(0, articles_.get_doccount());
  for (auto hit = found.begin(); hit != found.end(); ++hit) set[*hit] = true;
  return set;
}

}  // namespace fihris
