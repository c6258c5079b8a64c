#include "indexer/build/indexing.h"

#include <algorithm>
#include <ctime>
#include <filesystem>
#include <optional>
#include <thread>

#include <xapian.h>

#include "analyzers/error.h"
#include "analyzers/words/tokenizer.h"
#include "index/index_check.h"
#include "index/index_folder.h"
#include "index/index_reader.h"
#include "indexer/build/generation_writer.h"
#include "indexer/build/record_list.h"
#include "indexer/build/salvage.h"
#include "indexer/files/coverage.h"
#include "indexer/files/folder_scan.h"
#include "indexer/plan/update_plan.h"

namespace fs = std::filesystem;

namespace fihris {
namespace {

/// Fewer articles than these may go without a question, as long as their folder does not end up empty.
constexpr std::size_t small_removal = 20;

/// The index as it was when the plan was made.
struct Base {
  std::optional<Hold> hold;
  Xapian::Database articles;  ///< empty if the index is to be built anew
  std::optional<Manifest> manifest;
};

class Run {
 public:
  Run(const IndexingOptions& options, const IndexingEvents& events) : options_(options), events_(events) {
    index_ = resolve(options.index);
    jobs_ = options.jobs ? options.jobs : std::max(1u, std::thread::hardware_concurrency());
    check_may_hold_index(index_);
  }

  IndexingSummary run() {
    make_plan();
    if (options_.dry_run) return summary_;
    if (!has_work()) {
      remove_leftovers(index_);
      return summary_;
    }
    const WriterLock lock(index_, events_.waiting);
    const auto live = live_generation(index_);
    if (live != generation()) make_plan();  // somebody else has been at work since
    if (has_work()) write();
    return summary_;
  }

 private:
  std::optional<std::string> generation() const {
    return base_.hold ? std::optional(base_.hold->generation) : std::nullopt;
  }

  void make_plan() {
    try {
      open_base();
      choose_folders();
      scan();
      plan_ =
          plan_update(scan_, base_.articles,
                      {looked_at(), known_skipped(), options_.verify, jobs_, list_records}, events_.progress);
      manifest_.skipped = skipped_elsewhere();
      manifest_.skipped.insert(manifest_.skipped.end(), scan_.unknown.begin(), scan_.unknown.end());
      manifest_.skipped.insert(manifest_.skipped.end(), plan_.skipped.begin(), plan_.skipped.end());
      std::sort(manifest_.skipped.begin(), manifest_.skipped.end(),
                [](const Skipped& a, const Skipped& b) { return a.path < b.path; });
      if (!options_.prune_all) refuse_mass_removal();
      summarise_plan();
    } catch (const Xapian::Error& error) {
      throw reading_error(index_, error);
    }
  }

  void open_base() {
    base_ = {};
    base_.hold = hold_live_generation(index_);
    if (!base_.hold) return;
    if (!options_.rebuild) {
      const IndexReader reader = open_generation(*base_.hold, index_);
      if (options_.verify) check_generation(base_.hold->generation, index_);
      base_.articles = reader.articles;
      base_.manifest = reader.manifest;
      return;
    }
    base_.manifest = salvage_manifest(base_.hold->generation);
  }

  void choose_folders() {
    if (base_.hold && !base_.manifest && options_.folders.empty()) {
      throw Error("cannot rebuild the index: " + index_ +
                  ": it is too damaged to tell which folders it covers; run: fihris index --rebuild FOLDER");
    }
    const Manifest old = base_.manifest.value_or(Manifest{});
    coverage_ = choose_coverage({options_.folders, options_.dropped, options_.rebuild, options_.prune_all},
                                old.roots, index_);
    manifest_ = Manifest{};
    manifest_.analyzer = analyzer_name;
    manifest_.analyzer_version = analyzer_version;
    manifest_.merged_bytes = old.merged_bytes;
    manifest_.stale_articles = old.stale_articles;
    manifest_.roots = coverage_.roots;
    manifest_.includes = !options_.includes.empty() ? options_.includes : old.includes;
    manifest_.excludes = !options_.excludes.empty() ? options_.excludes : old.excludes;
    if (manifest_.includes.empty()) manifest_.includes = ScanOptions{}.includes;
  }

  void scan() {
    scan_ = {};
    found_.clear();
    const ScanOptions options{manifest_.includes, manifest_.excludes, index_, events_.entering, jobs_};
    for (const auto& folder : coverage_.scanned) {
      const std::size_t before = scan_.files.size() + scan_.empty_files;
      scan_folder(folder, coverage_.root_of(folder), options, scan_);
      found_.push_back(scan_.files.size() + scan_.empty_files - before);
    }
  }

  /// The scanned folders, then the dropped ones.
  std::vector<std::string> looked_at() const {
    std::vector<std::string> folders = coverage_.scanned;
    folders.insert(folders.end(), coverage_.dropped.begin(), coverage_.dropped.end());
    return folders;
  }

  /// What the last run skipped in the folders of this one.
  std::vector<Skipped> known_skipped() const {
    return options_.rebuild ? std::vector<Skipped>{} : last_skipped(true);
  }
  std::vector<Skipped> skipped_elsewhere() const { return last_skipped(false); }

  std::vector<Skipped> last_skipped(bool in_scope) const {
    std::vector<Skipped> skipped;
    if (!base_.manifest) return skipped;
    for (const auto& file : base_.manifest->skipped) {
      if (coverage_.concerns(file.path) == in_scope) skipped.push_back(file);
    }
    return skipped;
  }

  void refuse_mass_removal() const {
    constexpr const char* cure = "; if that is right, run again with --prune-all";
    std::size_t articles = 0;
    std::size_t removed = 0;
    for (std::size_t i = 0; i < coverage_.scanned.size(); ++i) {
      const auto& count = plan_.folders[i];
      articles += count.articles;
      removed += count.removed;
      if (found_[i] == 0 && count.removed > 0) {
        throw Error("a folder of the index is empty: " + coverage_.scanned[i] + ": all its " +
                    std::to_string(count.removed) + " articles would be removed; is its volume mounted?" +
                    cure);
      }
    }
    if (removed >= small_removal && removed * 2 > articles) {
      throw Error("most of the index would be removed: " + index_ + ": " + std::to_string(removed) + " of " +
                  std::to_string(articles) + " articles have no file any more" + cure);
    }
  }

  void summarise_plan() {
    summary_ = {};
    summary_.added = plan_.add.size();
    summary_.replaced = plan_.replace.size();
    summary_.moved = plan_.move.size();
    summary_.touched = plan_.touch.size();
    summary_.removed = plan_.remove.size();
    summary_.unchanged = plan_.unchanged;
    summary_.articles = base_.articles.get_doccount() + plan_.add.size() - plan_.remove.size();
    summary_.empty_files = scan_.empty_files;
    summary_.skipped = manifest_.skipped;
    if (options_.dry_run) summary_.planned = list_changes(plan_, scan_.files, base_.articles);
  }

  bool has_work() const {
    if (!base_.manifest || options_.rebuild || !plan_.empty()) return true;
    const Manifest& old = *base_.manifest;
    return old.roots != manifest_.roots || old.includes != manifest_.includes ||
           old.excludes != manifest_.excludes || old.skipped != manifest_.skipped;
  }

  void write() {
    SegmentStore segments(index_, manifest_, jobs_);
    NewGeneration generation(index_);
    manifest_.updated = std::time(nullptr);
    const bool anew = !base_.hold || options_.rebuild;
    const bool takes_over = !options_.rebuild && !options_.verify;
    const GenerationInput input{
        scan_, plan_, anew ? std::string() : base_.hold->generation, manifest_, segments, takes_over, jobs_};
    const auto result = write_generation(input, generation.folder(), events_.progress);
    base_ = {};  // so that the old generation can be removed
    generation.publish(result.shards);
    summary_.added = result.added;
    summary_.replaced = result.replaced;
    summary_.removed = result.removed;
    summary_.taken_over = result.taken_over;
    summary_.articles = result.articles;
    summary_.skipped = result.skipped;
    summary_.changed = true;
  }

  const IndexingOptions& options_;
  const IndexingEvents& events_;
  std::string index_;
  std::size_t jobs_;
  Base base_;
  Coverage coverage_;
  std::vector<std::size_t> found_;  ///< number of files in each scanned folder
  FolderScan scan_;
  UpdatePlan plan_;
  Manifest manifest_;  ///< of the new generation
  IndexingSummary summary_;
};

}  // namespace

IndexingSummary run_indexing(const IndexingOptions& options, const IndexingEvents& events) {
  try {
    return Run(options, events).run();
  } catch (const Xapian::DatabaseCorruptError& error) {
    throw reading_error(options.index, error);
  } catch (const Xapian::DatabaseModifiedError& error) {
    throw reading_error(options.index, error);
  } catch (const Xapian::Error& error) {
    const char* system = error.get_error_string();
    throw Error(
        "cannot write the index: " + options.index + ": " + error.get_msg() +
        (system ? std::string(" (") + system + ")" : "") +
        "; the index is as it was before; check the disk and run again, or if the old index cannot be read, "
        "run: fihris index --rebuild");
  } catch (const fs::filesystem_error& error) {
    throw Error("cannot write the index: " + options.index + ": " + error.code().message() +
                "; the index is as it was before; check the disk and run again");
  }
}

}  // namespace fihris
