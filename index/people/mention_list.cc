#include "index/people/mention_list.h"

#include <algorithm>
#include <map>
#include <unordered_map>

#include "index/article_lists.h"
#include "index/mention_term.h"
#include "index/schema.h"

namespace fihris {

MentionList::MentionList(const Articles& articles, std::string_view prefix) {
  unsigned most = 0;
  // The terms of one person or place, which stand together, are those of an article each.
  articles.for_each_term(std::string(prefix), [&](const std::string& term, unsigned count) {
    MentionTerm mention = decode_mention_term(term, prefix);
    if (entries_.empty() || entries_.back().key != mention.key) {
      entries_.push_back({std::move(mention.key), 0, {}});
      most = 0;
    }
    Mentioned& entry = entries_.back();
    entry.articles += count;
    if (count > most) entry.written = std::move(mention.written);
    most = std::max(most, count);
  });
  sort();
}

MentionList::MentionList(const Articles& articles, const Articles& vocabulary, std::string_view prefix,
                         const std::vector<Xapian::docid>& among) {
  // How many articles have each writing of a key.
  std::unordered_map<std::string, std::map<std::string, unsigned>> found;
  read_terms(articles, vocabulary, prefix, among, [&](Xapian::docid, const std::string& term) {
    MentionTerm mention = decode_mention_term(term, prefix);
    ++found[std::move(mention.key)][std::move(mention.written)];
  });
  for (const auto& [key, writings] : found) {
    Mentioned& entry = entries_.emplace_back(Mentioned{key, 0, {}});
    for (const auto& [writing, articles_with_it] : writings) entry.articles += articles_with_it;
    entry.written = std::max_element(writings.begin(), writings.end(), [](const auto& a, const auto& b) {
                      return a.second < b.second;
                    })->first;
  }
  sort();
}

void MentionList::sort() {
  std::sort(entries_.begin(), entries_.end(), [](const Mentioned& a, const Mentioned& b) {
    return a.articles != b.articles ? a.articles > b.articles : a.key < b.key;
  });
}

}  // namespace fihris
