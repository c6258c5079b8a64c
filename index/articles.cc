#include "index/articles.h"

#include <algorithm>
#include <cstdint>
#include <deque>
#include <optional>
#include <tuple>

#include "index/glass/posting_table.h"
#include "index/plain_database.h"

namespace fihris {
namespace {

/// Fewer articles with a term are counted one by one.
constexpr Xapian::doccount few_articles = 100;

/// What tells one database from another: a match gives a source its shards one by one.
using Identity = std::tuple<std::string, Xapian::doccount, Xapian::docid, Xapian::totallength>;

Identity identity_of(const Xapian::Database& shard) {
  return {shard.get_uuid(), shard.get_doccount(), shard.get_lastdocid(), shard.get_total_length()};
}

/// A shard of which articles may be removed.
struct Part {
  Part(const Xapian::Database& tables, ShardTables shard)
      : database(tables),
        identity(identity_of(tables)),
        lists(shard.folder, glass::Blocks::copied),
        removed(std::move(shard.removed)) {}

  Xapian::Database database;
  Identity identity;
  glass::PostingTable lists;
  std::vector<Xapian::docid> removed;  ///< rising
};

}  // namespace

/// All shards of an index.
struct Articles::Parts {
  /// The number of an article of a shard among those of all.
  std::size_t number_of(Xapian::docid article, std::size_t shard) const {
    return (std::size_t{article} - 1) * shards.size() + shard + 1;
  }

  bool is_gone(Xapian::docid article, std::size_t shard) const {
    const std::size_t number = number_of(article, shard);
    if (number >= is_removed.size()) throw Xapian::DatabaseCorruptError("an entry is of no article");
    return is_removed[number];
  }

  /// Calls `take(article)`, by its number there, for each article of a list of a shard that remains.
  template <typename Take>
  void read_remaining(glass::Postings& list, std::size_t shard, const Take& take) const {
    constexpr std::uint64_t behind_all = std::uint64_t{1} << 32U;
    list.read_to(behind_all, [&](Xapian::docid article, std::uint32_t) {
      if (!is_gone(article, shard)) take(article);
    });
  }

  /// How many articles of a list of a shard remain.
  Xapian::doccount count(glass::Postings& list, std::size_t shard) const {
    if (shards[shard].removed.empty()) return list.size();
    Xapian::doccount remaining = 0;
    read_remaining(list, shard, [&](Xapian::docid) { ++remaining; });
    return remaining;
  }

  /// The same as get_termfreq says.
  Xapian::doccount count_about(glass::Postings& list, std::size_t shard) const {
    const Xapian::doccount all = list.size();
    if (all < few_articles) return count(list, shard);
    bool remains = all > shards[shard].removed.size();
    while (!remains && list.article() != 0) {
      list.read_to(std::uint64_t{list.article()} + 1,
                   [&](Xapian::docid article, std::uint32_t) { remains = !is_gone(article, shard); });
    }
    return remains ? all : 0;
  }

  /// Calls `take(list, shard)` for each shard that has the term.
  template <typename Take>
  void for_each_list(std::string_view term, const Take& take) const {
    for (std::size_t i = 0; i < shards.size(); ++i) {
      if (auto list = shards[i].lists.find(term)) take(*list, i);
    }
  }

  std::deque<Part> shards;
  std::vector<bool> is_removed;  ///< by the number among those of all
};

namespace {

/// The removed articles of the shard that it is asked for.
class RemovedSource : public Xapian::PostingSource {
 public:
  using Shards = std::deque<Part>;

  explicit RemovedSource(std::shared_ptr<const Shards> shards) : shards_(std::move(shards)) {}

  RemovedSource* clone() const override { return new RemovedSource(shards_); }
  std::string name() const override { return "fihris::RemovedSource"; }

  void init(const Xapian::Database& shard) override {
    const auto found =
        std::find_if(shards_->begin(), shards_->end(),
                     [id = identity_of(shard)](const Part& part) { return part.identity == id; });
    if (found == shards_->end())
      throw Xapian::DatabaseCorruptError("a part of the index is not where it was");
    at_ = found->removed.begin();
    end_ = found->removed.end();
    count_ = static_cast<Xapian::doccount>(end_ - at_);
    has_begun_ = false;
  }

  void next(double) override {
    if (std::exchange(has_begun_, true)) ++at_;
  }

  void skip_to(Xapian::docid least, double) override {
    has_begun_ = true;
    // Mostly it is one of the next ones.
    std::ptrdiff_t step = 1;
    for (; end_ - at_ > step && at_[step] < least; step *= 2) at_ += step;
    at_ = std::lower_bound(at_, end_ - at_ > step ? at_ + step : end_, least);
  }

  bool at_end() const override { return at_ == end_; }
  Xapian::docid get_docid() const override { return *at_; }
  Xapian::doccount get_termfreq_min() const override { return count_; }
  Xapian::doccount get_termfreq_est() const override { return count_; }
  Xapian::doccount get_termfreq_max() const override { return count_; }

 private:
  std::shared_ptr<const Shards> shards_;
  std::vector<Xapian::docid>::const_iterator at_, end_;
  Xapian::doccount count_ = 0;
  bool has_begun_ = false;
};

}  // namespace

Articles::Articles(std::vector<ShardTables> shards) {
  std::vector<Xapian::Database> tables;
  for (const auto& [folder, gone] : shards) {
    const Xapian::Database& shard = tables.emplace_back(open_database(folder));
    database_.add_database(shard);
    if (!gone.empty() && (gone.back() > shard.get_lastdocid() || gone.size() > shard.get_doccount()))
      throw Xapian::DatabaseCorruptError("an article is removed that was never there");
    removed_count_ += static_cast<Xapian::doccount>(gone.size());
  }
  auto parts = std::make_shared<Parts>();
  for (std::size_t i = 0; i < shards.size(); ++i) parts->shards.emplace_back(tables[i], std::move(shards[i]));
  parts->is_removed.resize(std::size_t{database_.get_lastdocid()} + 1);
  for (std::size_t i = 0; i < shards.size(); ++i) {
    for (const Xapian::docid article : parts->shards[i].removed)
      parts->is_removed[parts->number_of(article, i)] = true;
  }
  if (removed_count_ > 0) bits_ = {parts, &parts->is_removed};
  parts_ = std::move(parts);
}

Articles::Articles(std::vector<Xapian::Database> elsewhere) : elsewhere_(std::move(elsewhere)) {
  for (const Xapian::Database& shard : elsewhere_) database_.add_database(shard);
}

Xapian::Query Articles::remaining(const Xapian::Query& query) const {
  if (!bits_ || query.empty()) return query;
  auto* const source =
      new RemovedSource(std::shared_ptr<const RemovedSource::Shards>(parts_, &parts_->shards));
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
  if (!bits_) return length;
  for (const Part& part : parts_->shards)
    for (const Xapian::docid article : part.removed) length -= part.database.get_doclength(article);
  return length;
}

bool Articles::term_exists(const std::string& term) const {
  return parts_ ? get_termfreq(term) > 0 : database_.term_exists(term);
}

Xapian::doccount Articles::get_termfreq(const std::string& term) const {
  if (!parts_) return database_.get_termfreq(term);
  Xapian::doccount count = 0;
  parts_->for_each_list(
      term, [&](glass::Postings& list, std::size_t shard) { count += parts_->count_about(list, shard); });
  return count;
}

Xapian::doccount Articles::count_with(const std::string& term) const {
  if (!parts_) return database_.get_termfreq(term);
  Xapian::doccount count = 0;
  parts_->for_each_list(
      term, [&](glass::Postings& list, std::size_t shard) { count += parts_->count(list, shard); });
  return count;
}

void Articles::add_articles_with(const std::string& term, std::vector<Xapian::docid>& found) const {
  if (!parts_) {
    found.insert(found.end(), database_.postlist_begin(term), database_.postlist_end(term));
    return;
  }
  parts_->for_each_list(term, [&](glass::Postings& list, std::size_t shard) {
    parts_->read_remaining(list, shard, [&](Xapian::docid article) {
      found.push_back(static_cast<Xapian::docid>(parts_->number_of(article, shard)));
    });
  });
}

void Articles::for_each_term(const std::string& prefix,
                             const std::function<void(const std::string&, Xapian::doccount)>& take) const {
  if (!bits_) {
    for (auto term = database_.allterms_begin(prefix); term != database_.allterms_end(prefix); ++term)
      take(*term, term.get_termfreq());
    return;
  }
  // The lists of the next terms of each shard.
  std::vector<std::optional<glass::Postings>> lists;
  std::vector<std::string> terms;
  for (const Part& part : parts_->shards) {
    lists.push_back(part.lists.from(prefix));
    terms.push_back(lists.back() ? lists.back()->term() : std::string());
  }
  for (;;) {
    std::string least;
    for (std::size_t i = 0; i < lists.size(); ++i) {
      if (lists[i] && (least.empty() || terms[i] < least)) least = terms[i];
    }
    if (!least.starts_with(prefix)) return;
    Xapian::doccount count = 0;
    for (std::size_t i = 0; i < lists.size(); ++i) {
      if (!lists[i] || terms[i] != least) continue;
      count += parts_->count(*lists[i], i);
      if (lists[i]->next_term()) {
        terms[i] = lists[i]->term();
      } else {
        lists[i].reset();
      }
    }
    if (count > 0) take(least, count);
  }
}

std::pair<std::string, std::string> Articles::range_of(Xapian::valueno slot) const {
  if (!bits_) return {database_.get_value_lower_bound(slot), database_.get_value_upper_bound(slot)};
  std::pair<std::string, std::string> range;
  for (auto value = valuestream_begin(slot); value != valuestream_end(slot); ++value) {
    if (range.second.empty() || *value < range.first) range.first = *value;
    range.second = std::max(range.second, *value);
  }
  return range;
}

}  // namespace fihris
