#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace fihris {

/// Where a part of a query looks. `text` is title and body together.
enum class Field {
  text,
  title,
  author,
  source,
  path,
  name,
  place,
  date,
  format,
  language,
  boilerplate,
  copies
};

/// One word of a query, as the tokenizer cut it.
struct QueryWord {
  std::string term;               ///< folded; never empty
  std::string written;            ///< as typed, without marks of the query language
  bool exact = false;             ///< =word: only as written
  bool similar = false;           ///< ~word: also what merely looks similar
  bool wildcard = false;          ///< word*: any word that begins so
  bool hamza_before_lam = false;  ///< as Token::hamza_before_lam
  std::size_t begin = 0;          ///< byte offset in the query of the word's first byte
  std::size_t end = 0;            ///< byte offset one past its last byte
};

/// Days, both included, as YYYYMMDD. An open end is 0 or 99991231.
struct DateRange {
  unsigned first = 0;
  unsigned last = 99991231;
};

enum class NodeKind {
  word,      ///< words[0]
  phrase,    ///< words, one after the other
  near,      ///< words in any order, at most `distance` words apart
  date,      ///< dates
  ranked,    ///< children rank; see Node::children
  all_of,    ///< children joined by AND; excluded ones may not match
  one_of,    ///< children joined by OR
  required,  ///< children[0] must match (only inside `ranked`)
  excluded,  ///< children[0] must not match
  filter,    ///< children[0] must match and has no part in the score (only inside `ranked`)
};

/// A part of a query. Nodes that hold nothing do not occur, except as the root of a query without words.
struct Node {
  NodeKind kind = NodeKind::ranked;
  Field field = Field::text;     ///< of word, phrase, near
  std::vector<QueryWord> words;  ///< of word, phrase, near
  std::string written;  ///< of word and phrase: as typed, without quotation marks; what `source:` and
                        ///< `copies:` compare
  bool quoted = false;  ///< of word and phrase: typed in quotation marks; otherwise typed in one piece (F-16)
  unsigned distance = 0;  ///< of near
  unsigned times = 1;     ///< how often it was typed, if repetitions were dropped
  DateRange dates;        ///< of date
  /// Of `ranked`: an article matches if all required children and filters match, no excluded one does, and,
  /// where nothing is required, one of the others. Others only add to the score where something is required.
  /// Where there are only filters and exclusions, every article is a candidate.
  std::vector<Node> children;
};

/// True if the query holds no word and no date.
bool is_empty(const Node& root);
/// Throws the Error that says that the query `text` is such a one.
void require_words(const Node& root, const std::string& text);

/// The query in canonical writing: words folded, each group in parentheses. Parsing it gives the same
/// description.
std::string describe(const Node& node);

}  // namespace fihris
