#include "index/person_term.h"

#include "index/packed_text.h"
#include "index/schema.h"

namespace fihris {
namespace {

/// No word holds it, and it sorts before the blank: a key's writings stand beside it.
constexpr char separator = '\t';

}  // namespace

std::string person_term(std::string_view key, std::string_view written) {
  std::string term = encode_term(key, prefix::person_name);
  if (term.size() > max_person_bytes) return {};
  if (written.empty() || written == key) return term;
  const std::size_t bare = term.size();
  append_packed(term += separator, written);
  if (term.size() > max_person_bytes) term.resize(bare);
  return term;
}

PersonTerm decode_person_term(std::string_view term) {
  const std::size_t tab = term.find(separator);
  PersonTerm person{decode_term(term.substr(0, tab), prefix::person_name), {}};
  person.written = tab == std::string_view::npos ? person.key : unpack(term.substr(tab + 1));
  return person;
}

std::vector<std::string> person_terms(const Xapian::Database& articles, std::string_view key) {
  std::vector<std::string> terms;
  const std::string bare = encode_term(key, prefix::person_name);
  if (articles.term_exists(bare)) terms.push_back(bare);
  const std::string begin = bare + separator;
  for (auto term = articles.allterms_begin(begin); term != articles.allterms_end(begin); ++term)
    terms.push_back(*term);
  return terms;
}

}  // namespace fihris
