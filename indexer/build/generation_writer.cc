#include "indexer/build/generation_writer.h"

#include <malloc.h>

#include <algorithm>
#include <ctime>
#include <filesystem>
#include <functional>
#include <optional>
#include <unordered_set>
#include <utility>

#include <xapian.h>

#include "index/clone_database.h"
#include "index/derived/lexicon_builder.h"
#include "index/derived/people_builder.h"
#include "index/index_folder.h"
#include "index/index_reader.h"
#include "index/parallel.h"
#include "index/plain_database.h"
#include "index/removed_articles.h"
#include "index/shard_place.h"
#include "indexer/articles/document.h"
#include "indexer/build/clone_update.h"
#include "indexer/build/merge_progress.h"
#include "indexer/build/merge_runs.h"
#include "indexer/build/segment_builder.h"
#include "indexer/plan/shard_policy.h"

namespace fs = std::filesystem;

namespace fihris {
namespace {

/// Two halves are merged in half the time of one whole.
constexpr std::size_t merged_shards = 2;

/// With more databases to read words from, it is faster to wait until they are merged.
constexpr std::size_t max_lexicon_sources = 100;

std::vector<std::string> words_of(const Xapian::Database& articles) {
  std::vector<std::string> words;
  for (auto term = articles.allterms_begin(); term != articles.allterms_end(); ++term) {
    const std::string text = *term;
    if (!has_prefix(text)) words.push_back(decode_term(text));
  }
  return words;
}

std::uintmax_t total_bytes(const std::vector<std::string>& folders) {
  std::uintmax_t bytes = 0;
  for (const auto& folder : folders) bytes += folder_bytes(folder);
  return bytes;
}

class GenerationWriter {
 public:
  GenerationWriter(const GenerationInput& input, const std::string& folder, Progress& progress)
      : input_(input), plan_(input.plan), folder_(folder), progress_(progress), manifest_(input.manifest) {}

  GenerationResult write() {
    if (input_.live.empty()) {
      build();
    } else {
      update();
    }
    give_up_files();
    result_.skipped = manifest_.skipped;
    std::sort(result_.skipped.begin(), result_.skipped.end(),
              [](const Skipped& a, const Skipped& b) { return a.path < b.path; });
    result_.shards = shards_.size();
    write_removed_articles(folder_, removed_);
    const Articles articles = new_articles();
    result_.articles = articles.get_doccount();
    progress_.begin("people", 0);
    build_people(articles, articles, people_folder(folder_), input_.maker);
    return result_;
  }

 private:
  /// Threads have allocated them, whose memory others do not get unless it is given back.
  void give_up_files() {
    input_.scan.files = {};
    malloc_trim(0);
  }

  std::vector<std::size_t> files_to_read() const {
    std::vector<std::size_t> files = plan_.add;
    for (const auto& change : plan_.replace) files.push_back(change.file);
    std::sort(files.begin(), files.end());
    return files;
  }

  /// Makes the first generation, or one that takes nothing over from the last.
  void build() {
    const Segments segments = make_segments();
    plan_changes(segments);
    manifest_.stale_articles = 0;
    std::vector<glass::MergeSource> sources;
    for (const auto& segment : segments.folders) sources.push_back({segment});
    merge_everything(sources, [this](const Articles& articles, const LexiconSteps& steps) {
      build_lexicon(articles, lexicon_folder(folder_), input_.maker, steps);
    });
  }

  /// Makes segments of what is new, and merges them with those shards that are not to be kept.
  void update() {
    count_stale_articles();
    Segments segments = make_segments();
    const UpdatePlan changes = plan_changes(segments);
    // Of files that are no articles any more.
    std::erase_if(segments.folders,
                  [](const std::string& segment) { return open_database(segment).get_doccount() == 0; });
    const RemovedArticles removed = removed_after(changes);
    const std::vector<bool> keep = choose_kept(removed, segments);
    auto sources = merge_sources(changes, removed, keep);
    for (const auto& segment : segments.folders) sources.push_back({segment});
    manifest_.merged_bytes += total_bytes(segments.folders);
    const auto make_lexicon = [&](const Articles& articles, const LexiconSteps& steps) {
      update_lexicon(words_of(open_databases(segments.folders)), articles, steps);
    };
    if (std::find(keep.begin(), keep.end(), true) == keep.end())
      return merge_everything(sources, make_lexicon);
    // What is merged becomes the first shard, which has the manifest, so that nothing is written to the
    // others.
    std::vector<std::vector<glass::MergeSource>> runs{std::move(sources)};
    const bool merges = !runs.front().empty();
    if (merges) add_shard();
    manifest_.removed_articles = 0;
    for (std::size_t i = 0; i < keep.size(); ++i)
      if (keep[i]) manifest_.removed_articles += removed[i].size();
    clone_kept_shards(changes, removed, keep);
    MergeProgress progress(progress_, runs);
    if (merges) input_.maker.merge(runs.front(), shards_.front());
    progress.merged();
    make_lexicon(new_articles(), progress.lexicon_steps());
    if (merges) write_new_manifest();
  }

  void count_stale_articles() {
    const std::size_t removed = plan_.replace.size() + plan_.move.size() + plan_.remove.size();
    // The words of articles that have gone stay in the lexicon until they may be about half of it.
    manifest_.stale_articles += removed;
    manifest_.residual_articles += removed;
    renews_lexicon_ =
        input_.leaves_no_words || manifest_.stale_articles > open_articles(input_.live).get_doccount();
    if (renews_lexicon_) manifest_.stale_articles = 0;
  }

  /// The articles that are removed from the live shards, now or before.
  RemovedArticles removed_after(const UpdatePlan& changes) const {
    const std::size_t shards = shard_count(input_.live);
    RemovedArticles removed = read_removed_articles(input_.live, shards);
    for (const auto article : changes.remove) {
      const ShardPlace place = place_of(article, shards);
      removed[place.shard].push_back(place.article);
    }
    for (auto& of_shard : removed) std::sort(of_shard.begin(), of_shard.end());
    return removed;
  }

  std::vector<bool> choose_kept(const RemovedArticles& removed, const Segments& segments) const {
    if (input_.leaves_no_words) return std::vector<bool>(removed.size(), false);
    UpdateLoad load;
    for (std::size_t i = 0; i < removed.size(); ++i) {
      const std::string shard = shard_folder(input_.live, i);
      load.shards.push_back({folder_bytes(shard), open_database(shard).get_doccount(), removed[i].size()});
    }
    load.is_served = input_.is_served;
    load.new_bytes = total_bytes(segments.folders);
    load.merged_bytes = manifest_.merged_bytes;
    return shards_to_keep(load);
  }

  /// The live shards that are not kept, with what is to change in them.
  std::vector<glass::MergeSource> merge_sources(const UpdatePlan& changes, const RemovedArticles& removed,
                                                const std::vector<bool>& keep) const {
    std::vector<glass::MergeSource> shards;
    for (std::size_t i = 0; i < keep.size(); ++i)
      shards.push_back({shard_folder(input_.live, i), removed[i]});
    std::optional<Articles> live;
    if (!changes.touch.empty()) live = open_articles(input_.live);
    for (const auto& [file, article] : changes.touch) {
      const ShardPlace place = place_of(article, keep.size());
      const std::string origin =
          live->get_document(article, Xapian::DOC_ASSUME_VALID).get_value(slot::date_origin);
      for (auto& [slot, value] : state_values(input_.scan.files.state(file), origin)) {
        shards[place.shard].values[std::pair(place.article, slot)] = std::move(value);
      }
    }
    std::vector<glass::MergeSource> merged;
    for (std::size_t i = 0; i < keep.size(); ++i) {
      if (!keep[i]) merged.push_back(std::move(shards[i]));
    }
    return merged;
  }

  /// Clones of the live shards that are kept become shards of the new generation.
  void clone_kept_shards(const UpdatePlan& changes, const RemovedArticles& removed,
                         const std::vector<bool>& keep) {
    std::vector<CloneUpdate> updates(keep.size());
    std::size_t touched = 0;
    for (const auto& [file, article] : changes.touch) {
      const ShardPlace place = place_of(article, keep.size());
      if (!keep[place.shard]) continue;
      updates[place.shard].touch.push_back({file, place.article});
      ++touched;
    }
    for (std::size_t i = 0; i < keep.size(); ++i) {
      if (!keep[i]) continue;
      CloneUpdate& update = updates[i];
      if (shards_.empty()) update.manifest = &manifest_;
      update.folder = add_shard(removed[i]);
      const bool is_written = update.manifest != nullptr || !update.touch.empty();
      clone_database(shard_folder(input_.live, i), update.folder,
                     is_written ? CloneUse::writing : CloneUse::reading);
    }
    manifest_.updated = std::time(nullptr);
    if (touched > 0) progress_.begin("updating", touched);
    update_clones(input_.scan.files, updates, input_.jobs, progress_);
  }

  /// Also counts what becomes of the plan.
  UpdatePlan plan_changes(const Segments& segments) {
    const std::unordered_set<std::size_t> unreadable(segments.unreadable.begin(), segments.unreadable.end());
    const std::unordered_set<std::size_t> rejected(segments.rejected.begin(), segments.rejected.end());
    UpdatePlan changes;
    changes.touch = plan_.touch;
    changes.remove = plan_.remove;
    for (const auto& change : plan_.move) changes.remove.push_back(change.article);
    const auto articles_in = [&](std::size_t file) -> std::size_t {
      if (unreadable.contains(file) || rejected.contains(file)) return 0;
      const auto found = segments.articles.find(file);
      return found == segments.articles.end() ? 1 : found->second;
    };
    for (const auto& change : plan_.replace) {
      if (unreadable.contains(change.file)) continue;  // the old article stays
      changes.remove.push_back(change.article);
      ++(rejected.contains(change.file) ? result_.removed : result_.replaced);
      if (const std::size_t articles = articles_in(change.file); articles > 1) result_.added += articles - 1;
    }
    result_.removed += plan_.remove.size();
    for (const std::size_t file : plan_.add) result_.added += articles_in(file);
    return changes;
  }

  Segments make_segments() {
    const ReadingRules rules = reading_rules(manifest_);
    SegmentInput input{input_.scan.files, {}, files_to_read(), plan_.move, rules, input_.live};
    if (input_.takes_over) {
      take_over_segments(input);
    } else {
      input_.segments.clear();
    }
    input_.segments.open();
    progress_.begin("indexing", input.read.size() + input.move.size());
    Segments segments = build_segments(input, input_.segments, input_.maker, input_.jobs, progress_);
    manifest_.skipped.insert(manifest_.skipped.end(), segments.skipped.begin(), segments.skipped.end());
    return segments;
  }

  /// Of the segments that `input` asks for, those that a run that was killed has made need not be made again.
  void take_over_segments(SegmentInput& input) {
    std::vector<std::size_t> wanted = input.read;
    for (const auto& move : input.move) wanted.push_back(move.file);
    input.kept = input_.segments.take_over(input_.scan.files, wanted);
    std::vector<bool> done(input_.scan.files.total());
    for (const auto& segment : input.kept) {
      for (const std::size_t file : segment.files) done[file] = true;
      result_.taken_over += segment.files.size();
    }
    std::erase_if(input.read, [&](std::size_t file) { return done[file]; });
    std::erase_if(input.move, [&](const Change& move) { return done[move.file]; });
  }

  /// Merges `sources` into new shards, meanwhile makes their lexicon, and writes the manifest.
  void merge_everything(const std::vector<glass::MergeSource>& sources,
                        const std::function<void(const Articles&, const LexiconSteps&)>& make_lexicon) {
    auto runs = split_evenly(sources, merged_shards);
    if (runs.empty()) runs.emplace_back();
    for (std::size_t i = 0; i < runs.size(); ++i) add_shard();
    // The sources still have the articles that do not stay, whose words are what the lexicon is renewed for.
    const bool lexicon_from_sources = sources.size() <= max_lexicon_sources && !renews_lexicon_;
    MergeProgress progress(progress_, runs);
    // One more thread than processors has work to do while another waits for the disk.
    const std::size_t tasks = runs.size() + lexicon_from_sources;
    parallel_for(input_.jobs == 1 ? 1 : tasks, tasks, [&](std::size_t, std::size_t i) {
      if (i == runs.size()) {
        std::vector<std::string> folders;
        folders.reserve(sources.size());
        for (const auto& source : sources) folders.push_back(source.folder);
        make_lexicon(open_databases(folders), progress.lexicon_steps());
      } else {
        input_.maker.merge(runs[i], shards_[i]);
        progress.merged();
      }
    });
    if (!lexicon_from_sources) make_lexicon(new_articles(), progress.lexicon_steps());
    manifest_.merged_bytes = total_bytes(shards_);
    manifest_.residual_articles = 0;
    manifest_.removed_articles = 0;
    write_new_manifest();
  }

  /// REQUIRES: the first shard is no clone.
  void write_new_manifest() {
    Xapian::WritableDatabase first = open_writable_database(shards_.front(), Xapian::DB_NO_SYNC);
    manifest_.updated = std::time(nullptr);
    write_manifest(first, manifest_);
    first.commit();
  }

  /// Makes the lexicon of `articles` out of the live one and `words`, those of the articles that are new.
  void update_lexicon(std::vector<std::string> words, const Articles& articles,
                      const LexiconSteps& steps = {}) {
    const std::string folder = lexicon_folder(folder_);
    const std::string live_folder = lexicon_folder(input_.live);
    const Articles live = open_articles(input_.live);
    std::erase_if(words, [&](const std::string& word) { return live.term_exists(encode_term(word)); });
    if (renews_lexicon_ || !may_extend(open_database(live_folder), words.size())) {
      return build_lexicon(articles, folder, input_.maker, steps);
    }
    clone_database(live_folder, folder, words.empty() ? CloneUse::reading : CloneUse::writing);
    if (words.empty()) return;
    Xapian::WritableDatabase lexicon = open_lexicon(folder);
    lexicon.begin_transaction();
    extend_lexicon(lexicon, articles, words);
    lexicon.commit_transaction();
  }

  /// The folder of one more shard of the new generation.
  std::string add_shard(std::vector<Xapian::docid> removed = {}) {
    removed_.push_back(std::move(removed));
    return shards_.emplace_back(shard_folder(folder_, shards_.size()));
  }

  Articles new_articles() const {
    std::vector<ShardTables> shards;
    for (std::size_t i = 0; i < shards_.size(); ++i) shards.push_back({shards_[i], removed_[i]});
    return Articles(std::move(shards));
  }

  const GenerationInput& input_;
  const UpdatePlan& plan_;
  const std::string& folder_;
  Progress& progress_;
  Manifest manifest_;                ///< its `skipped` grows as files are found to be none
  std::vector<std::string> shards_;  ///< of the new generation
  RemovedArticles removed_;          ///< of these
  bool renews_lexicon_ = false;      ///< the live lexicon has too many words that are gone
  GenerationResult result_;
};

}  // namespace

GenerationResult write_generation(const GenerationInput& input, const std::string& folder,
                                  Progress& progress) {
  return GenerationWriter(input, folder, progress).write();
}

}  // namespace fihris
