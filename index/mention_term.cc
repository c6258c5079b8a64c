#include "index/mention_term.h"

#include "index/packed_text.h"
#include "index/schema.h"

namespace fihris {
namespace {

/// No word holds it, and it sorts before the blank: a key's writings stand beside it.
constexpr char separator = '\t';

}  // namespace

std::string mention_term(std::string_view prefix, std::string_view key, std::string_view written) {
  std::string term = encode_term(key, prefix);
  if (term.size() > max_mention_bytes) return {};
  if (written.empty() || written == key) return term;
  const std::size_t bare = term.size();
  append_packed(term += separator, written);
  if (term.size() > max_mention_bytes) term.resize(bare);
  return term;
}

MentionTerm decode_mention_term(std::string_view term, std::string_view prefix) {
  const std::size_t tab = term.find(separator);
  MentionTerm mention{decode_term(term.substr(0, tab), prefix), {}};
  mention.written = tab == std::string_view::npos ? mention.key : unpack(term.substr(tab + 1));
  return mention;
}

std::vector<std::string> mention_terms(const Articles& articles, std::string_view prefix,
                                       std::string_view key) {
  std::vector<std::string> terms;
  const std::string bare = encode_term(key, prefix);
  if (articles.term_exists(bare)) terms.push_back(bare);
  const std::string begin = bare + separator;
  for (auto term = articles.allterms_begin(begin); term != articles.allterms_end(begin); ++term)
    terms.push_back(*term);
  return terms;
}

std::vector<std::string> mention_terms(const TermCounts& terms, std::string_view prefix,
                                       std::string_view key) {
  std::vector<std::string> found;
  const std::string bare = encode_term(key, prefix);
  if (terms.count(bare) > 0) found.push_back(bare);
  for (const TermCounts::Entry& entry : terms.beginning_with(bare + separator)) found.push_back(entry.term);
  return found;
}

}  // namespace fihris
