#include "query/people/mention_list.h"

#include <algorithm>

#include "index/schema.h"

namespace fihris {

MentionList::MentionList(const Xapian::Database& articles, std::string_view prefix)
    : articles_(articles), prefix_(prefix), all_(true) {
  for (auto term = articles_.allterms_begin(prefix_); term != articles_.allterms_end(prefix_); ++term) {
    entries_.push_back({decode_term(*term, prefix_), term.get_termfreq()});
  }
  sort();
}

MentionList::MentionList(const Xapian::Database& articles, std::string_view prefix,
                         const std::vector<Xapian::docid>& among)
    : articles_(articles), prefix_(prefix), all_(false) {
  for (const Xapian::docid article : among) {
    auto term = articles_.termlist_begin(article);
    const auto end = articles_.termlist_end(article);
    for (term.skip_to(prefix_); term != end; ++term) {
      const std::string text = *term;
      if (!text.starts_with(prefix_)) break;
      found_[decode_term(text, prefix_)].push_back(article);
    }
  }
  for (const auto& [key, numbers] : found_) entries_.push_back({key, static_cast<unsigned>(numbers.size())});
  sort();
}

void MentionList::sort() {
  std::sort(entries_.begin(), entries_.end(), [](const Mentioned& a, const Mentioned& b) {
    return a.articles != b.articles ? a.articles > b.articles : a.key < b.key;
  });
}

std::vector<Xapian::docid> MentionList::articles_of(const Mentioned& entry) const {
  if (!all_) return found_.at(entry.key);
  const std::string term = encode_term(entry.key, prefix_);
  return {articles_.postlist_begin(term), articles_.postlist_end(term)};
}

}  // namespace fihris
