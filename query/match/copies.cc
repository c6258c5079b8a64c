#include "query/match/copies.h"

#include <algorithm>
#include <bit>
#include <cstdint>
#include <optional>
#include <tuple>
#include <utility>

#include "index/article_lists.h"
#include "index/copy_sketch.h"
#include "index/schema.h"
#include "query/language/fields.h"

namespace fihris {
namespace {

constexpr std::size_t band_bytes = 2;
constexpr std::size_t bands = 32;

/// More groups with two equal bytes come of chance or malice; what is a copy has other bands in common too.
constexpr unsigned most_groups_a_band = 64;

/// Articles by their places in a list, the first of which all others are copies of.
using Group = std::vector<std::size_t>;

/// Groups by each of their bands, those of one band in the order in which they came. One block of memory for
/// all, since there are thousands.
class BandTable {
 public:
  explicit BandTable(std::size_t groups) {
    entries_.reserve(groups * bands);
    chains_.resize(std::bit_ceil(groups * bands * 2 + 1), {none, none});
  }

  void add(std::uint32_t key, std::uint32_t group) {
    Chain& chain = chains_[place_of(key)];
    unsigned same = 0;
    for (std::uint32_t at = chain.first; at != none; at = entries_[at].next) same += entries_[at].key == key;
    if (same >= most_groups_a_band) return;
    const auto added = static_cast<std::uint32_t>(entries_.size());
    entries_.push_back({key, group, none});
    (chain.first == none ? chain.first : entries_[chain.last].next) = added;
    chain.last = added;
  }

  /// The first group of this band that `is_it`; nothing if none is.
  template <typename Test>
  std::optional<std::uint32_t> find(std::uint32_t key, const Test& is_it) const {
    for (std::uint32_t at = chains_[place_of(key)].first; at != none; at = entries_[at].next)
      if (entries_[at].key == key && is_it(entries_[at].group)) return entries_[at].group;
    return std::nullopt;
  }

 private:
  static constexpr std::uint32_t none = 0xFFFFFFFF;

  struct Entry {
    std::uint32_t key, group, next;
  };
  struct Chain {
    std::uint32_t first, last;
  };

  /// Keys that differ little stand far from each other (Knuth, The Art of Computer Programming, 6.4).
  std::size_t place_of(std::uint32_t key) const {
    return (std::uint64_t{key} * 0x9E3779B97F4A7C15 >> 32U) & (chains_.size() - 1);
  }

  std::vector<Entry> entries_;
  std::vector<Chain> chains_;
};

/// Puts each article into the first group of which it is a copy.
class Grouping {
 public:
  explicit Grouping(std::size_t articles) : by_band_(articles) {
    sketches_.reserve(articles);
    groups_.reserve(articles);
  }

  void add(std::size_t place, std::string sketch) {
    const bool has_bands = sketch.size() >= bands * band_bytes;
    if (has_bands) {
      if (Group* group = group_of(sketch)) return group->push_back(place);
      for (std::size_t band = 0; band < bands; ++band)
        by_band_.add(key(sketch, band), static_cast<std::uint32_t>(groups_.size()));
    }
    sketches_.push_back(std::move(sketch));
    groups_.push_back({place});
  }

  std::vector<Group> take() { return std::move(groups_); }

 private:
  static std::uint32_t key(const std::string& sketch, std::size_t band) {
    const auto byte = [&](std::size_t at) { return static_cast<unsigned char>(sketch[at]); };
    return static_cast<std::uint32_t>(band << 16U | byte(band * band_bytes) << 8U |
                                      byte(band * band_bytes + 1));
  }

  Group* group_of(const std::string& sketch) {
    for (std::size_t band = 0; band < bands; ++band) {
      const auto found = by_band_.find(
          key(sketch, band), [&](std::uint32_t group) { return are_copies(sketches_[group], sketch); });
      if (found) return &groups_[*found];
    }
    return nullptr;
  }

  std::vector<std::string> sketches_;  ///< by group, of its first article
  std::vector<Group> groups_;
  BandTable by_band_;
};

}  // namespace

void fold_copies(const FoundDocuments& documents, SortBy sort, std::vector<FoundArticle>& found) {
  Grouping grouping(found.size());
  for (std::size_t i = 0; i < found.size(); ++i) {
    grouping.add(i, documents.value(found[i].id, slot::copy_sketch));
  }
  // A day that an article tells comes before one that only its file has.
  const auto age = [&](std::size_t place) {
    return std::tuple(documents.value(found[place].id, slot::date_origin).empty(), found[place].date, place);
  };
  std::vector<std::pair<std::size_t, FoundArticle>> shown;  // by the place where it stands
  for (const Group& group : grouping.take()) {
    std::size_t earliest = group.front();
    if (group.size() > 1) {
      earliest = *std::min_element(group.begin(), group.end(),
                                   [&](std::size_t a, std::size_t b) { return age(a) < age(b); });
    }
    FoundArticle article = found[earliest];
    for (const std::size_t place : group) {
      if (place != earliest) article.copies.push_back(found[place].id);
    }
    const FoundArticle& best = found[group.front()];
    if (sort == SortBy::relevance) {
      article.score = best.score;
      article.has_all_words = best.has_all_words;
    }
    shown.emplace_back(sort == SortBy::relevance ? group.front() : earliest, std::move(article));
  }
  std::sort(shown.begin(), shown.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
  found.clear();
  for (auto& [place, article] : shown) found.push_back(std::move(article));
}

std::vector<std::string> terms_of_copies(const Articles& articles, const std::string& path) {
  const std::string term = id_term(path);
  const auto id = articles.postlist_begin(term);
  if (id == articles.postlist_end(term)) return {};
  std::vector<std::string> terms{term};
  const std::string sketch =
      articles.get_document(*id, Xapian::DOC_ASSUME_VALID).get_value(slot::copy_sketch);
  read_values(articles, slot::copy_sketch, [&](Xapian::docid other, const std::string& its_sketch) {
    if (other == *id || !are_copies(sketch, its_sketch)) return;
    const Xapian::Document document = articles.get_document(other, Xapian::DOC_ASSUME_VALID);
    terms.push_back(id_term(decode_file_state(document.get_value(slot::file_state)).path));
  });
  return terms;
}

bool asks_for_copies(const Node& query) {
  return (!query.words.empty() && query.field == Field::copies) ||
         std::any_of(query.children.begin(), query.children.end(), asks_for_copies);
}

}  // namespace fihris
