#include "query/language/parser.h"

#include <algorithm>
#include <string>
#include <utility>

#include "analyzers/error.h"
#include "messages/translation.h"
#include "query/language/fields.h"
#include "query/language/lexer.h"
#include "query/language/syntax_check.h"

namespace fihris {
namespace {

/// What a group hands down to the words in it.
struct Context {
  Field field = Field::text;
  bool exact = false;
  bool similar = false;

  Context with(const Marks& marks) const {
    return {marks.field.value_or(field), exact || marks.exact, similar || marks.similar};
  }
};

Node make_group(NodeKind kind, std::vector<Node> children) {
  Node node;
  node.kind = kind;
  node.children = std::move(children);
  return node;
}

Node wrap(NodeKind kind, Node child) {
  std::vector<Node> children;
  children.push_back(std::move(child));
  return make_group(kind, std::move(children));
}

bool is_plain(const Node& node) {
  return node.kind != NodeKind::required && node.kind != NodeKind::excluded && node.kind != NodeKind::filter;
}

/// The field of the first word or date in `node`.
Field first_field(const Node& node) {
  if (node.kind == NodeKind::date) return Field::date;
  return node.children.empty() ? node.field : first_field(node.children.front());
}

bool same_field(const Node& a, const Node& b) {
  const Field field = first_field(a);
  return is_all_of_field(a, field) && is_all_of_field(b, field);
}

/// True of a part of a list that only chooses among the articles.
bool is_condition(const Node& child) {
  return child.kind == NodeKind::filter || (child.kind == NodeKind::required && only_filters(child));
}

/// Recursive descent over lexemes that the syntax check has made sound. Lowest to highest: OR, AND and NOT,
/// words side by side, NEAR.
class Parser {
 public:
  explicit Parser(std::vector<Lexeme> lexemes) : lexemes_(std::move(lexemes)) {}

  Node run() { return parse_or({}); }

 private:
  bool at(LexemeKind kind) const { return at_ < lexemes_.size() && lexemes_[at_].kind == kind; }
  bool take(LexemeKind kind) {
    if (!at(kind)) return false;
    ++at_;
    return true;
  }

  Node parse_or(const Context& context) {
    std::vector<Node> children;
    do {
      Node child = parse_and(context);
      if (!is_empty(child)) children.push_back(std::move(child));
    } while (take(LexemeKind::or_sign));
    return join(NodeKind::one_of, std::move(children));
  }

  Node parse_and(const Context& context) {
    std::vector<Node> children;
    bool negated = take(LexemeKind::not_sign);
    for (;;) {
      Node child = parse_list(context);
      if (!is_empty(child)) children.push_back(negated ? negate(std::move(child)) : std::move(child));
      const bool more = take(LexemeKind::and_sign);
      negated = take(LexemeKind::not_sign);
      if (!more && !negated) break;
    }
    return join(NodeKind::all_of, std::move(children));
  }

  Node parse_list(const Context& context) {
    std::vector<Node> children;
    while (at(LexemeKind::operand) || at(LexemeKind::open)) {
      const char sign = lexemes_[at_].marks.sign;
      Node item = at(LexemeKind::open) ? parse_group(context) : parse_near(context);
      if (!is_empty(item)) add_item(children, sign, std::move(item));
    }
    if (children.size() == 1 && children.front().kind != NodeKind::excluded && !is_plain(children.front())) {
      Node only = std::move(children.front().children.front());
      return only;
    }
    return join(NodeKind::ranked, std::move(children));
  }

  Node parse_group(const Context& context) {
    const Context inner = context.with(lexemes_[at_].marks);
    ++at_;
    Node group = parse_or(inner);
    take(LexemeKind::close);
    return group;
  }

  Node parse_near(const Context& context) {
    Node first = parse_operand(context);
    if (!at(LexemeKind::near_sign)) return first;
    Node near;
    near.kind = NodeKind::near;
    near.field = first.field;
    std::vector<Node> parts;
    const Context inner{first.field, context.exact, context.similar};
    const auto add = [&](Node operand) {
      near.words.insert(near.words.end(), operand.words.begin(), operand.words.end());
      if (operand.kind == NodeKind::phrase) parts.push_back(std::move(operand));
    };
    add(std::move(first));
    while (at(LexemeKind::near_sign)) {
      near.distance = std::max(near.distance, lexemes_[at_++].node.distance);
      add(parse_operand(inner));
    }
    if (parts.empty()) return near;
    parts.insert(parts.begin(), std::move(near));
    return make_group(NodeKind::all_of, std::move(parts));
  }

  Node parse_operand(const Context& outer) {
    Lexeme& lexeme = lexemes_[at_++];
    const Context context = outer.with(lexeme.marks);
    Node node = std::move(lexeme.node);
    if (node.kind == NodeKind::date) return node;
    node.field = context.field;
    for (QueryWord& word : node.words) {
      word.exact = word.exact || context.exact;
      word.similar = word.similar || context.similar;
    }
    return node;
  }

  static Node negate(Node node) {
    if (node.kind != NodeKind::excluded) return wrap(NodeKind::excluded, std::move(node));
    Node inner = std::move(node.children.front());
    return inner;
  }

  /// Adds a part of a list in the role that its sign and fields give it.
  static void add_item(std::vector<Node>& children, char sign, Node item) {
    if (sign == '-') {
      sign = item.kind == NodeKind::excluded ? '+' : '-';  // what must not be excluded must match
      item = negate(std::move(item));
    }
    if (item.kind == NodeKind::ranked && dissolves(item, sign)) {
      for (Node& child : item.children) {
        if (child.kind == NodeKind::filter) {
          add_filter(children, std::move(child.children.front()), sign == '+');
        } else {
          children.push_back(std::move(child));
        }
      }
    } else if (item.kind != NodeKind::excluded && only_filters(item)) {
      add_filter(children, std::move(item), sign == '+');
    } else if (item.kind != NodeKind::excluded && sign == '+') {
      children.push_back(wrap(NodeKind::required, std::move(item)));
    } else {
      children.push_back(std::move(item));
    }
  }

  /// True if the parts of a group with that sign mean the same without its parentheses.
  static bool dissolves(const Node& group, char sign) {
    const auto all_are = [&](auto test) {
      return std::all_of(group.children.begin(), group.children.end(), test);
    };
    const bool filters = all_are([](const Node& node) { return node.kind == NodeKind::filter; });
    return filters || (sign == 0 && all_are(is_plain));
  }

  /// An article has one source, author and date, so that two filters on them mean either; others
  /// add up. A condition that was given a plus is a filter beside which words only add to the rank.
  static void add_filter(std::vector<Node>& children, Node condition, bool is_required) {
    const NodeKind kind = is_required ? NodeKind::required : NodeKind::filter;
    for (Node& child : children) {
      if (!is_condition(child) || !is_single_valued(first_field(condition)) ||
          !same_field(child, condition)) {
        continue;
      }
      if (is_required) child.kind = kind;
      Node& other = child.children.front();
      if (other.kind != NodeKind::one_of) other = wrap(NodeKind::one_of, std::move(other));
      other.children.push_back(std::move(condition));
      return;
    }
    children.push_back(wrap(kind, std::move(condition)));
  }

  /// A group of `children`; a child alone is itself, no child at all an empty query.
  static Node join(NodeKind kind, std::vector<Node> children) {
    if (children.empty()) return {};
    if (children.size() > 1) return make_group(kind, std::move(children));
    Node only = std::move(children.front());
    return only;
  }

  std::vector<Lexeme> lexemes_;
  std::size_t at_ = 0;
};

void finish_notes(std::vector<Note>& notes) {
  std::stable_sort(notes.begin(), notes.end(),
                   [](const Note& a, const Note& b) { return a.begin < b.begin; });
  if (notes.size() <= max_query_notes) return;
  const std::size_t more = notes.size() - max_query_notes;
  notes.resize(max_query_notes);
  notes.back().text += tr_count("; and {1} further place", "; and {1} further places", more);
}

}  // namespace

ParsedQuery parse_query(std::string_view query) {
  if (query.size() > max_query_bytes) {
    throw Error(tr("{1}: {2} bytes: longer than {3} bytes; search for fewer words",
                   {tr("query"), std::to_string(query.size()), std::to_string(max_query_bytes)}));
  }
  ParsedQuery result;
  std::vector<Lexeme> lexemes = check_syntax(query, read_lexemes(query, result.notes), result.notes);
  result.root = Parser(std::move(lexemes)).run();
  finish_notes(result.notes);
  return result;
}

}  // namespace fihris
