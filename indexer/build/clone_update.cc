#include "indexer/build/clone_update.h"

#include <algorithm>
#include <ctime>
#include <deque>
#include <unordered_set>

#include <xapian.h>

#include "index/parallel.h"
#include "index/plain_database.h"
#include "index/shard_place.h"
#include "indexer/articles/article_loader.h"
#include "indexer/plan/flush_threshold.h"

namespace fihris {
namespace {

/// Each flush reads and writes blocks all over a large database, so that few are better; more would only take
/// memory.
constexpr unsigned articles_a_flush = 500;

/// The part of a plan that falls to one shard. Articles are numbered as the shard numbers them.
struct ShardPlan {
  std::vector<std::size_t> add;
  std::vector<Change> replace;
  std::vector<Change> move;
  std::vector<Change> touch;
  std::vector<Xapian::docid> remove;
};

/// Carries out one shard's part.
class ShardUpdate {
 public:
  ShardUpdate(const FileList& files, const ReadingRules& rules, const std::string& folder)
      : shard_(open_writable_database(folder, Xapian::DB_NO_SYNC)), loader_(files, rules), files_(files) {
    shard_.begin_transaction();
  }

  void apply(const ShardPlan& plan, Progress& progress) {
    for (const auto article : plan.remove) {
      shard_.delete_document(article);
      ++result_.removed;
      progress.advance(1);
    }
    for (const auto& [file, article] : plan.touch) {
      Xapian::Document document = shard_.get_document(article);
      for (const auto& [slot, value] :
           state_values(files_.state(file), document.get_value(slot::date_origin))) {
        document.add_value(slot, value);
      }
      shard_.replace_document(article, document);
      progress.advance(1);
    }
    for (const auto& [file, article] : plan.move) {
      Xapian::Document document = shard_.get_document(article);
      loader_.relocate(document, file);
      shard_.replace_document(article, document);
      progress.advance(1);
    }
    for (const auto& change : plan.replace) {
      replace(change, progress);
      progress.advance(1);
    }
    for (const std::size_t file : plan.add) {
      add(file, progress);
      progress.advance(1);
    }
  }

  Xapian::WritableDatabase& shard() { return shard_; }
  const CloneUpdateResult& result() const { return result_; }
  const std::unordered_set<std::string>& words() const { return words_; }

 private:
  /// The first article of a file takes the place of the one that was; a file that has become a container has
  /// more.
  void replace(const Change& change, Progress& progress) {
    bool is_replaced = false;
    const LoadedFile loaded = loader_.load(change.file, [&](const IndexDocument& document) {
      if (is_replaced) return add_document(document);
      is_replaced = true;
      shard_.replace_document(change.article, document.to_xapian());
      note_words(document);
      ++result_.replaced;
    });
    note(loaded, progress);
    if (loaded.result == LoadResult::rejected) {
      shard_.delete_document(change.article);
      ++result_.removed;
    }
  }

  void add(std::size_t file, Progress& progress) {
    note(loader_.load(file, [&](const IndexDocument& document) { add_document(document); }), progress);
  }

  void add_document(const IndexDocument& document) {
    shard_.add_document(document.to_xapian());
    note_words(document);
    ++result_.added;
  }

  void note(const LoadedFile& loaded, Progress& progress) {
    for (const auto& decoded : loaded.decoded) progress.decoded(decoded);
    result_.skipped.insert(result_.skipped.end(), loaded.skipped.begin(), loaded.skipped.end());
  }

  void note_words(const IndexDocument& document) {
    for (const auto& posting : document.postings()) {
      const std::string_view term = document.term(posting);
      if (!has_prefix(term)) words_.insert(decode_term(term));
    }
  }

  Xapian::WritableDatabase shard_;
  ArticleLoader loader_;
  const FileList& files_;
  CloneUpdateResult result_;
  std::unordered_set<std::string> words_;
};

std::vector<ShardPlan> distribute(const UpdatePlan& plan, const std::vector<std::string>& clones) {
  std::vector<ShardPlan> shards(clones.size());
  const auto distribute_changes = [&](const std::vector<Change>& changes,
                                      std::vector<Change> ShardPlan::*list) {
    for (const auto& change : changes) {
      const ShardPlace place = place_of(change.article, shards.size());
      (shards[place.shard].*list).push_back({change.file, place.article});
    }
  };
  distribute_changes(plan.replace, &ShardPlan::replace);
  distribute_changes(plan.move, &ShardPlan::move);
  distribute_changes(plan.touch, &ShardPlan::touch);
  for (const auto article : plan.remove) {
    const ShardPlace place = place_of(article, shards.size());
    shards[place.shard].remove.push_back(place.article);
  }
  if (plan.add.empty()) return shards;
  std::vector<Xapian::doccount> sizes;
  for (const auto& clone : clones) sizes.push_back(open_database(clone).get_doccount());
  for (const std::size_t file : plan.add) {
    const auto smallest = std::min_element(sizes.begin(), sizes.end());
    shards[static_cast<std::size_t>(smallest - sizes.begin())].add.push_back(file);
    ++*smallest;
  }
  return shards;
}

}  // namespace

CloneUpdateResult update_clones(const CloneUpdate& update, Progress& progress) {
  const auto plans = distribute(update.plan, update.clones);
  const FlushThreshold threshold(articles_a_flush);
  const ReadingRules rules = reading_rules(update.manifest);
  std::deque<ShardUpdate> shards;    // they cannot be moved
  std::vector<std::size_t> numbers;  // of the shards
  for (std::size_t i = 0; i < update.clones.size(); ++i) {
    if (update.clones[i].empty()) continue;
    shards.emplace_back(update.files, rules, update.clones[i]);
    numbers.push_back(i);
  }
  parallel_for(update.jobs, shards.size(),
               [&](std::size_t, std::size_t i) { shards[i].apply(plans[numbers[i]], progress); });

  CloneUpdateResult total;
  std::unordered_set<std::string> words;
  for (const auto& shard : shards) {
    const auto& part = shard.result();
    total.added += part.added;
    total.replaced += part.replaced;
    total.removed += part.removed;
    total.skipped.insert(total.skipped.end(), part.skipped.begin(), part.skipped.end());
    words.insert(shard.words().begin(), shard.words().end());
  }
  total.words.assign(words.begin(), words.end());

  Manifest manifest = update.manifest;
  manifest.skipped.insert(manifest.skipped.end(), total.skipped.begin(), total.skipped.end());
  // In one commit with all else: a second one might write over blocks of the live generation.
  manifest.updated = std::time(nullptr);
  write_manifest(shards.front().shard(), manifest);
  parallel_for(update.jobs, shards.size(),
               [&](std::size_t, std::size_t i) { shards[i].shard().commit_transaction(); });
  return total;
}

}  // namespace fihris
