#include "indexer/generation_writer.h"

#include <algorithm>
#include <filesystem>

#include <xapian.h>

#include "analyzers/error.h"
#include "indexer/clone_update.h"
#include "indexer/index_folder.h"
#include "indexer/lexicon.h"
#include "indexer/merger.h"
#include "indexer/parallel.h"
#include "indexer/segment_builder.h"

namespace fs = std::filesystem;

namespace fihris {
namespace {

/// Up to so many articles, of so many bytes, are written into the shards as they are; more are merged with
/// them.
constexpr std::size_t max_in_place_articles = 1500;
constexpr std::uint64_t max_in_place_bytes = 16u << 20;

/// Two halves are merged in half the time of one whole.
constexpr std::size_t merged_shards = 2;

/// With more databases to read words from, it is faster to wait until they are merged.
constexpr std::size_t max_lexicon_sources = 100;

class GenerationWriter {
 public:
  GenerationWriter(const GenerationInput& input, const std::string& folder, Progress& progress)
      : input_(input), plan_(input.plan), folder_(folder), progress_(progress) {
    result_.skipped = input.manifest.skipped;
  }

  std::size_t write() {
    const std::size_t shards = input_.live.empty() ? build()
                               : fits_in_place()   ? update_in_place()
                                                   : merge_changes();
    std::sort(result_.skipped.begin(), result_.skipped.end(),
              [](const Skipped& a, const Skipped& b) { return a.path < b.path; });
    for (const auto& shard : shard_folders(shards))
      result_.articles += Xapian::Database(shard).get_doccount();
    return shards;
  }

  const GenerationResult& result() const { return result_; }

 private:
  bool fits_in_place() const {
    std::size_t articles = plan_.remove.size() + plan_.move.size();
    std::uint64_t bytes = 0;
    for (const std::size_t file : files_to_read()) {
      ++articles;
      bytes += input_.scan.files.size_of(file);
    }
    return articles <= max_in_place_articles && bytes <= max_in_place_bytes;
  }

  std::vector<std::size_t> files_to_read() const {
    std::vector<std::size_t> files = plan_.add;
    for (const auto& change : plan_.replace) files.push_back(change.file);
    std::sort(files.begin(), files.end());
    return files;
  }

  std::vector<std::string> shard_folders(std::size_t count) const {
    std::vector<std::string> folders;
    for (std::size_t i = 0; i < count; ++i) folders.push_back(shard_folder(folder_, i));
    return folders;
  }

  /// Everything is new.
  std::size_t build() {
    const Segments segments = make_segments();
    result_.added = plan_.add.size() - segments.skipped.size();
    const std::size_t shards = merge_all(segments.folders);
    fs::remove_all(segments_folder());
    return shards;
  }

  std::size_t update_in_place() {
    const auto shards = clone_shards("shard-");
    progress_.begin("updating", plan_.add.size() + plan_.replace.size() + plan_.move.size() +
                                    plan_.touch.size() + plan_.remove.size());
    const auto update = update_clones(input_.scan.files, plan_, shards, manifest(), input_.jobs, progress_);
    result_.added = update.added;
    result_.replaced = update.replaced;
    result_.removed = update.removed;
    note_skipped(update.skipped);

    clone_database(lexicon_folder(input_.live), lexicon_folder(folder_));
    if (!update.words.empty()) {
      Xapian::WritableDatabase lexicon(lexicon_folder(folder_), Xapian::DB_OPEN);
      lexicon.begin_transaction();
      extend_lexicon(lexicon, open_all(shards), update.words);
      lexicon.commit_transaction();
    }
    return shards.size();
  }

  /// New versions go into segments, old ones are deleted in clones, and all are merged.
  std::size_t merge_changes() {
    const Segments segments = make_segments();
    UpdatePlan deletions;
    deletions.touch = plan_.touch;
    deletions.remove = plan_.remove;
    for (const auto& change : plan_.move) deletions.remove.push_back(change.article);
    for (const auto& change : plan_.replace) {
      const bool keeps_old = contains(segments.unreadable, change.file);
      if (!keeps_old) deletions.remove.push_back(change.article);
      if (contains(segments.rejected, change.file))
        ++result_.removed;
      else if (!keeps_old)
        ++result_.replaced;
    }
    result_.removed += plan_.remove.size();
    result_.added =
        static_cast<std::size_t>(std::count_if(plan_.add.begin(), plan_.add.end(), [&](std::size_t file) {
          return !contains(segments.unreadable, file) && !contains(segments.rejected, file);
        }));

    auto sources = clone_shards("old-");
    progress_.begin("removing", deletions.remove.size());
    update_clones(input_.scan.files, deletions, sources, manifest(), input_.jobs, progress_);
    const auto clones = sources;
    sources.insert(sources.end(), segments.folders.begin(), segments.folders.end());
    const std::size_t shards = merge_all(sources);
    for (const auto& clone : clones) fs::remove_all(clone);
    fs::remove_all(segments_folder());
    return shards;
  }

  static bool contains(const std::vector<std::size_t>& files, std::size_t file) {
    return std::find(files.begin(), files.end(), file) != files.end();
  }

  std::string segments_folder() const { return folder_ + "/segments"; }

  Segments make_segments() {
    fs::create_directory(segments_folder());
    const std::string live = plan_.move.empty() ? std::string() : articles_stub(input_.live);
    const SegmentInput input{input_.scan.files, files_to_read(), plan_.move, live};
    progress_.begin("indexing", input.read.size() + input.move.size());
    Segments segments = build_segments(input, segments_folder(), input_.jobs, {}, progress_);
    note_skipped(segments.skipped);
    return segments;
  }

  /// Merges `sources` into the shards and makes the lexicon; returns the number of shards.
  std::size_t merge_all(const std::vector<std::string>& sources) {
    auto runs = split_evenly(sources, merged_shards);
    if (runs.empty()) runs.emplace_back();
    const bool lexicon_from_sources = sources.size() <= max_lexicon_sources;
    progress_.begin("merging", 0);
    // A merge waits for the disk at its end, so that one more thread than processors has work to do.
    const std::size_t tasks = runs.size() + lexicon_from_sources;
    parallel_for(input_.jobs == 1 ? 1 : tasks, tasks, [&](std::size_t, std::size_t i) {
      if (i == runs.size()) {
        build_lexicon(open_all(sources), lexicon_folder(folder_));
      } else {
        merge(runs[i], shard_folder(folder_, i));
      }
    });
    const auto shards = shard_folders(runs.size());
    if (!lexicon_from_sources) build_lexicon(open_all(shards), lexicon_folder(folder_));
    Xapian::WritableDatabase first(shards.front(), Xapian::DB_OPEN);
    write_manifest(first, manifest());
    first.commit();
    return shards.size();
  }

  std::vector<std::string> clone_shards(const std::string& name) const {
    std::vector<std::string> clones;
    for (std::size_t i = 0; i < shard_count(input_.live); ++i) {
      clones.push_back(folder_ + "/" + name + std::to_string(i));
      clone_database(shard_folder(input_.live, i), clones.back());
    }
    return clones;
  }

  static Xapian::Database open_all(const std::vector<std::string>& folders) {
    Xapian::Database all;
    for (const auto& folder : folders) all.add_database(Xapian::Database(folder));
    return all;
  }

  void note_skipped(const std::vector<Skipped>& skipped) {
    result_.skipped.insert(result_.skipped.end(), skipped.begin(), skipped.end());
  }

  /// With what has been skipped so far.
  Manifest manifest() const {
    Manifest manifest = input_.manifest;
    manifest.skipped = result_.skipped;
    return manifest;
  }

  const GenerationInput& input_;
  const UpdatePlan& plan_;
  const std::string& folder_;
  Progress& progress_;
  GenerationResult result_;
};

}  // namespace

GenerationResult write_generation(const GenerationInput& input, const std::string& folder,
                                  std::size_t& shards, Progress& progress) {
  GenerationWriter writer(input, folder, progress);
  shards = writer.write();
  return writer.result();
}

}  // namespace fihris
