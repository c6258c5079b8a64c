#include "index/people/mention_list.h"

#include <algorithm>
#include <map>

#include "index/mention_term.h"
#include "index/schema.h"

namespace fihris {

MentionList::MentionList(const Articles& articles, std::string_view prefix)
    : articles_(articles), prefix_(prefix), all_(true) {
  const RemovedTerms removed(articles_, prefix_);
  unsigned most = 0;
  // The terms of one person or place, which stand together, are those of an article each.
  for (auto term = articles_.allterms_begin(prefix_); term != articles_.allterms_end(prefix_); ++term) {
    const unsigned count = term.get_termfreq() - removed.count(*term);
    if (count == 0) continue;
    MentionTerm mention = decode_mention_term(*term, prefix_);
    if (entries_.empty() || entries_.back().key != mention.key) {
      entries_.push_back({std::move(mention.key), 0, {}});
      most = 0;
    }
    Mentioned& entry = entries_.back();
    entry.articles += count;
    if (count > most) entry.written = std::move(mention.written);
    most = std::max(most, count);
  }
  sort();
}

MentionList::MentionList(const Articles& articles, std::string_view prefix,
                         const std::vector<Xapian::docid>& among)
    : articles_(articles), prefix_(prefix), all_(false) {
  std::unordered_map<std::string, std::map<std::string, unsigned>> writings;
  for (const Xapian::docid article : among) {
    auto term = articles_.termlist_begin(article);
    const auto end = articles_.termlist_end(article);
    for (term.skip_to(prefix_); term != end; ++term) {
      const std::string text = *term;
      if (!text.starts_with(prefix_)) break;
      MentionTerm mention = decode_mention_term(text, prefix_);
      ++writings[mention.key][mention.written];
      found_[std::move(mention.key)].push_back(article);
    }
  }
  for (const auto& [key, numbers] : found_) {
    Mentioned& entry = entries_.emplace_back(Mentioned{key, static_cast<unsigned>(numbers.size()), {}});
    const auto& written = writings[key];
    entry.written = std::max_element(written.begin(), written.end(), [](const auto& a, const auto& b) {
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

std::vector<Xapian::docid> MentionList::articles_of(const Mentioned& entry) const {
  if (!all_) return found_.at(entry.key);
  return articles_with(articles_, mention_terms(articles_, prefix_, entry.key));
}

std::vector<Xapian::docid> articles_with(const Articles& articles, const std::vector<std::string>& terms) {
  std::vector<Xapian::docid> all;
  for (const std::string& term : terms)
    all.insert(all.end(), articles.postlist_begin(term), articles.postlist_end(term));
  if (terms.size() > 1) {
    std::sort(all.begin(), all.end());
    all.erase(std::unique(all.begin(), all.end()), all.end());
  }
  return all;
}

std::size_t count_among(const Articles& articles, const std::vector<std::string>& terms,
                        const std::vector<Xapian::docid>& among) {
  std::vector<Xapian::docid> found;
  for (const std::string& term : terms) {
    auto at = articles.postlist_begin(term);
    const auto end = articles.postlist_end(term);
    for (auto wanted = among.begin(); at != end && wanted != among.end();) {
      if (*at < *wanted) {
        at.skip_to(*wanted);
      } else if (*wanted < *at) {
        wanted = std::lower_bound(wanted, among.end(), *at);
      } else {
        found.push_back(*wanted++);
      }
    }
  }
  if (terms.size() < 2) return found.size();
  std::sort(found.begin(), found.end());
  return static_cast<std::size_t>(std::unique(found.begin(), found.end()) - found.begin());
}

}  // namespace fihris
