#include "index/articles.h"

#include <algorithm>
#include <map>
#include <tuple>

namespace fihris {
namespace {

/// Fewer articles with a term are counted one by one.
constexpr Xapian::doccount few_articles = 100;

/// Going on by so many articles of a list takes as long as looking for one further on.
constexpr std::size_t steps_a_search = 16;

/// What tells one database from another: a match gives a source its shards one by one.
using Identity = std::tuple<std::string, Xapian::doccount, Xapian::docid, Xapian::totallength>;

Identity identity_of(const Xapian::Database& shard) {
  return {shard.get_uuid(), shard.get_doccount(), shard.get_lastdocid(), shard.get_total_length()};
}

}  // namespace

struct Articles::Parts {
  /// Says whether an article is removed, by its number in all shards.
  using Removed = std::vector<bool>;

  /// How many articles of a shard have the term, as get_termfreq says.
  Xapian::doccount count(const std::string& term, std::size_t shard, const Removed& is_removed) const {
    const auto& [tables, removed_there] = shards[shard];
    const Xapian::doccount all = tables.get_termfreq(term);
    const bool are_few = all < few_articles;
    if (all == 0 || removed_there == 0 || (!are_few && all > removed_there)) return all;
    Xapian::doccount remaining = 0;
    for (auto at = tables.postlist_begin(term); at != tables.postlist_end(term); ++at) {
      if (is_removed[(*at - 1) * shards.size() + shard + 1]) continue;
      if (!are_few) return all;
      ++remaining;
    }
    return remaining;
  }

  std::map<Identity, std::vector<Xapian::docid>> removed;
  std::vector<std::pair<Xapian::Database, std::size_t>> shards;  ///< and how many are removed there
};

namespace {

/// The removed articles of the shard that it is asked for.
class RemovedSource : public Xapian::PostingSource {
 public:
  using ByShard = std::map<Identity, std::vector<Xapian::docid>>;

  explicit RemovedSource(std::shared_ptr<const ByShard> shards) : shards_(std::move(shards)) {}

  RemovedSource* clone() const override { return new RemovedSource(shards_); }
  std::string name() const override { return "fihris::RemovedSource"; }

  void init(const Xapian::Database& shard) override {
    const auto found = shards_->find(identity_of(shard));
    if (found == shards_->end())
      throw Xapian::DatabaseCorruptError("a part of the index is not where it was");
    at_ = found->second.begin();
    end_ = found->second.end();
    count_ = static_cast<Xapian::doccount>(end_ - at_);
    has_begun_ = false;
  }

  void next(double) override {
    if (std::exchange(has_begun_, true)) ++at_;
  }

  void skip_to(Xapian::docid least, double) override {
    has_begun_ = true;
    // Mostly it is the next one.
    if (at_ != end_ && *at_ < least) at_ = std::lower_bound(at_ + 1, end_, least);
  }

  bool at_end() const override { return at_ == end_; }
  Xapian::docid get_docid() const override { return *at_; }
  Xapian::doccount get_termfreq_min() const override { return count_; }
  Xapian::doccount get_termfreq_est() const override { return count_; }
  Xapian::doccount get_termfreq_max() const override { return count_; }

 private:
  std::shared_ptr<const ByShard> shards_;
  std::vector<Xapian::docid>::const_iterator at_, end_;
  Xapian::doccount count_ = 0;
  bool has_begun_ = false;
};

}  // namespace

Articles::Articles(std::vector<ShardTables> shards) {
  std::vector<Xapian::docid> removed;
  auto parts = std::make_shared<Parts>();
  for (std::size_t i = 0; i < shards.size(); ++i) {
    auto& [shard, gone] = shards[i];
    database_.add_database(shard);
    if (!gone.empty() && (gone.back() > shard.get_lastdocid() || gone.size() > shard.get_doccount()))
      throw Xapian::DatabaseCorruptError("an article is removed that was never there");
    for (const Xapian::docid article : gone)
      removed.push_back(static_cast<Xapian::docid>((article - 1) * shards.size() + i + 1));
    parts->shards.emplace_back(shard, gone.size());
    parts->removed.emplace(identity_of(shard), std::move(gone));
  }
  if (removed.empty()) return;
  std::sort(removed.begin(), removed.end());
  auto bits = std::make_shared<std::vector<bool>>(std::size_t{database_.get_lastdocid()} + 1);
  for (const Xapian::docid article : removed) (*bits)[article] = true;
  removed_count_ = static_cast<Xapian::doccount>(removed.size());
  bits_ = std::move(bits);
  removed_ = std::make_shared<const std::vector<Xapian::docid>>(std::move(removed));
  parts_ = std::move(parts);
}

Articles::Articles(std::vector<Xapian::Database> elsewhere) : elsewhere_(std::move(elsewhere)) {
  for (const Xapian::Database& shard : elsewhere_) database_.add_database(shard);
}

const std::vector<Xapian::docid>& Articles::removed() const {
  static const std::vector<Xapian::docid> none;
  return removed_ ? *removed_ : none;
}

Xapian::Query Articles::remaining(const Xapian::Query& query) const {
  if (!parts_ || query.empty()) return query;
  auto* const source =
      new RemovedSource(std::shared_ptr<const RemovedSource::ByShard>(parts_, &parts_->removed));
  return Xapian::Query(Xapian::Query::OP_AND_NOT, query, Xapian::Query(source->release()));
}

Xapian::Enquire Articles::enquire(const Xapian::Query& query) const {
  Xapian::Enquire asked(database_);
  asked.set_query(remaining(query));
  return asked;
}

Xapian::doccount Articles::count(const Xapian::Query& query) const {
  if (query.empty()) return 0;
  Xapian::Enquire asked = enquire(query);
  asked.set_weighting_scheme(Xapian::BoolWeight());
  return asked.get_mset(0, 0, database_.get_doccount()).get_matches_estimated();
}

Xapian::totallength Articles::get_total_length() const {
  Xapian::totallength length = database_.get_total_length();
  for (const Xapian::docid article : removed()) length -= database_.get_doclength(article);
  return length;
}

bool Articles::term_exists(const std::string& term) const {
  return removed_ ? postlist_begin(term) != postlist_end(term) : database_.term_exists(term);
}

Xapian::doccount Articles::get_termfreq(const std::string& term) const {
  if (!removed_) return database_.get_termfreq(term);
  Xapian::doccount count = 0;
  for (std::size_t i = 0; i < parts_->shards.size(); ++i) count += parts_->count(term, i, *bits_);
  return count;
}

Xapian::doccount Articles::count_with(const std::string& term) const {
  const Xapian::doccount all = database_.get_termfreq(term);
  if (!removed_ || all == 0) return all;
  if (all <= steps_a_search * removed_->size())
    return static_cast<Xapian::doccount>(std::distance(postlist_begin(term), postlist_end(term)));
  Xapian::doccount gone = 0;
  auto at = database_.postlist_begin(term);
  const auto end = database_.postlist_end(term);
  for (const Xapian::docid article : *removed_) {
    at.skip_to(article);
    if (at == end) break;
    if (*at == article) ++gone;
  }
  return all - gone;
}

std::pair<std::string, std::string> Articles::range_of(Xapian::valueno slot) const {
  if (!removed_) return {database_.get_value_lower_bound(slot), database_.get_value_upper_bound(slot)};
  std::pair<std::string, std::string> range;
  for (auto value = valuestream_begin(slot); value != valuestream_end(slot); ++value) {
    if (range.second.empty() || *value < range.first) range.first = *value;
    range.second = std::max(range.second, *value);
  }
  return range;
}

RemovedTerms::RemovedTerms(const Articles& articles, std::string_view prefix) {
  const std::string begin(prefix);
  for (const Xapian::docid article : articles.removed()) {
    auto term = articles.termlist_begin(article);
    const auto end = articles.termlist_end(article);
    if (!begin.empty()) term.skip_to(begin);
    for (; term != end && (*term).starts_with(prefix); ++term) ++counts_[*term];
  }
}

unsigned RemovedTerms::count(const std::string& term) const {
  const auto found = counts_.find(term);
  return found == counts_.end() ? 0 : found->second;
}

}  // namespace fihris
