#include "indexer/build/indexing.h"

#include <algorithm>
#include <ctime>
#include <filesystem>
#include <iterator>
#include <memory>
#include <optional>
#include <thread>

#include <xapian.h>

#include "analyzers/error.h"
#include "analyzers/words/tokenizer.h"
#include "index/folder_settings.h"
#include "index/index_check.h"
#include "index/index_folder.h"
#include "index/index_marker.h"
#include "index/index_reader.h"
#include "index/new_generation.h"
#include "index/served_list.h"
#include "index/system_cure.h"
#include "index/writer_lock.h"
#include "indexer/build/derivation_check.h"
#include "indexer/build/generation_writer.h"
#include "indexer/build/plan_summary.h"
#include "indexer/build/record_list.h"
#include "indexer/build/rule_changes.h"
#include "indexer/build/run_settings.h"
#include "indexer/build/salvage.h"
#include "indexer/build/site_repeats.h"
#include "indexer/build/skipped_report.h"
#include "indexer/files/coverage.h"
#include "indexer/files/folder_scan.h"
#include "indexer/files/ownership.h"
#include "indexer/plan/planned_files.h"
#include "indexer/plan/rebuild_guard.h"
#include "indexer/plan/removal_guard.h"
#include "indexer/plan/update_plan.h"
#include "indexer/plan/volumes.h"
#include "indexer/reading/reader_program.h"
#include "indexer/scans/tesseract.h"
#include "messages/stored_reason.h"
#include "messages/translation.h"

namespace fs = std::filesystem;

namespace fihris {
namespace {

/// The index as it was when the plan was made.
struct Base {
  std::optional<Hold> hold;
  Articles articles;  ///< empty if the index is to be built anew
  std::optional<Manifest> manifest;
};

class Run {
 public:
  Run(const IndexingOptions& options, const IndexingEvents& events)
      : options_(options),
        events_(events),
        index_(resolve(options.index)),
        settings_(options, index_),
        jobs_(options.jobs ? options.jobs : std::max(1u, std::thread::hardware_concurrency())) {
    check_may_hold_index(index_);
  }

  IndexingSummary run() {
    make_plan();
    warn_of_missing_scan_reader();
    if (options_.dry_run) return summary_;
    if (!has_work()) {
      remove_leftovers(index_);
      return summary_;
    }
    const WriterLock lock(index_, events_.waiting);
    if (!lock.is_held()) warn_of_missing_locks();
    const auto live = live_generation(index_);
    if (live != generation()) make_plan();  // somebody else has been at work since
    if (has_work()) write();
    return summary_;
  }

 private:
  void warn_of_missing_locks() const {
    if (!events_.warning) return;
    events_.warning(
        tr("cannot lock the index: {1}: its file system has no locks, and nothing keeps a second run from "
           "writing at the same "
           "time, which would spoil the index; see to it that there is one run at a time",
           {index_}));
  }

  /// Told once at the begin of a run, rather than of each picture alone.
  void warn_of_missing_scan_reader() const {
    if (!events_.warning || manifest_.settings.scans.empty()) return;
    const auto tesseract = find_tesseract(reader_program());
    for (const std::string& setting : manifest_.settings.scans) {
      const std::string_view languages = parts_of(setting).first;
      if (languages == auto_setting) continue;
      const std::string why = why_unavailable(tesseract, languages);
      if (!why.empty()) return events_.warning(tr("pictures are not read: {1}", {in_language(why)}));
    }
  }

  const Coverage& coverage() const { return settings_.coverage(); }

  std::optional<std::string> generation() const {
    return base_.hold ? std::optional(base_.hold->generation) : std::nullopt;
  }

  void make_plan() {
    try {
      open_base();
      choose_folders();
      scan();
      volumes_ = expected_volumes(volume_input(), settings_.expects_volume());
      measure();
      plan_ = plan_update(scan_, base_.articles, plan_options(), events_.progress);
      manifest_.skipped = skipped_elsewhere();
      manifest_.skipped.insert(manifest_.skipped.end(), scan_.unknown.begin(), scan_.unknown.end());
      manifest_.skipped.insert(manifest_.skipped.end(), plan_.skipped.begin(), plan_.skipped.end());
      std::sort(manifest_.skipped.begin(), manifest_.skipped.end(),
                [](const Skipped& a, const Skipped& b) { return a.path < b.path; });
      hold_back();
      summarise_plan();
    } catch (const Xapian::Error& error) {
      throw reading_error(index_, error);
    }
  }

  void open_base() {
    base_ = {};
    is_unreadable_ = false;
    try {
      base_.hold = hold_live_generation(index_);
    } catch (const Error&) {
      if (!options_.rebuild) throw;
      is_unreadable_ = true;
    }
    if (!base_.hold) return;
    if (!options_.rebuild) {
      const IndexReader reader = open_generation(*base_.hold, index_);
      if (options_.verify) {
        check_generation(base_.hold->generation, index_, jobs_);
        check_derivation(base_.hold->generation, jobs_, events_.progress);
      }
      base_.articles = reader.articles;
      base_.manifest = reader.manifest;
      return;
    }
    base_.manifest = salvage_manifest(base_.hold->generation);
  }

  void choose_folders() {
    if ((base_.hold || is_unreadable_) && !base_.manifest && options_.folders.empty()) {
      throw Error(
          tr("cannot rebuild the index: {1}: it is too damaged to tell which folders it covers; run: fihris "
             "index --rebuild FOLDER",
             {index_}));
    }
    const Manifest old = base_.manifest.value_or(Manifest{});
    known_bad_ = options_.rebuild ? KnownBad() : KnownBad(old.skipped);
    manifest_ = Manifest{};
    manifest_.analyzer = analyzer_name;
    manifest_.analyzer_version = analyzer_version;
    manifest_.merged_bytes = old.merged_bytes;
    manifest_.stale_articles = old.stale_articles;
    manifest_.residual_articles = old.residual_articles;
    manifest_.scanned = old.scanned;
    settings_.choose(old, manifest_);
  }

  VolumeInput volume_input() const {
    static const std::vector<std::string> none;
    return {base_.manifest ? base_.manifest->volumes : none, coverage()};
  }

  ScanOptions scan_options(const std::string& root) const {
    ScanOptions options = settings_.scan_options(root);
    options.entering = [this](const std::string& folder) {
      if (events_.entering) events_.entering(folder);
      events_.progress.advance(1);
    };
    options.jobs = jobs_;
    return options;
  }

  void scan() {
    scan_ = {};
    scan_began_ = std::time(nullptr);
    events_.progress.begin("looking into folders", 0);
    for (const auto& folder : coverage().scanned) {
      const std::string& root = coverage().root_of(folder);
      scan_folder(folder, root, scan_options(root), scan_);
    }
  }

  void measure() {
    static const std::vector<std::string> none;
    const bool is_known = base_.manifest && !options_.rebuild;
    manifest_.repeats = measure_repeats({scan_.files, coverage().scanned, coverage().roots,
                                         manifest_.settings, is_known ? base_.manifest->repeats : none},
                                        jobs_, events_.progress);
  }

  PlanOptions plan_options() const {
    PlanOptions options;
    options.folders = coverage().scanned;
    options.folders.insert(options.folders.end(), volumes_.begin(), volumes_.end());
    options.folders.insert(options.folders.end(), coverage().dropped.begin(), coverage().dropped.end());
    options.looked_at = options.folders.size();
    for (const auto& missing : coverage().missing) options.folders.push_back(missing.path);
    options.roots = coverage().roots;
    options.skipped = known_skipped();
    options.encodings = manifest_.settings.encodings;
    if (base_.manifest) compare_rules(manifest_, *base_.manifest, options);
    options.verify = options_.verify;
    options.list_records = [this, reader = std::make_shared<ReaderProcess>()](const FileState& file,
                                                                              Links links) {
      return list_records(*reader, file, links, manifest_.settings);
    };
    options.jobs = jobs_;
    return options;
  }

  /// What the last run skipped in the folders of this one.
  std::vector<Skipped> known_skipped() const {
    return options_.rebuild ? std::vector<Skipped>{} : last_skipped(true);
  }
  std::vector<Skipped> skipped_elsewhere() const { return last_skipped(false); }

  std::vector<Skipped> last_skipped(bool in_scope) const {
    std::vector<Skipped> skipped;
    if (!base_.manifest) return skipped;
    const Ownership ownership(coverage().looked_at(), coverage().roots);
    for (const auto& file : base_.manifest->skipped) {
      if (ownership.owner(file.path).has_value() == in_scope) skipped.push_back(file);
    }
    return skipped;
  }

  void hold_back() {
    held_back_.clear();
    check_may_rebuild();
    if (!options_.prune_all) {
      held_back_ = hold_back_removals(
          plan_, {scan_, base_.articles, coverage().scanned, volumes_, coverage().roots, manifest_.scanned});
    }
    const std::size_t first_missing = plan_.articles.size() - coverage().missing.size();
    for (std::size_t i = 0; i < coverage().missing.size(); ++i) {
      const auto& [path, reason] = coverage().missing[i];
      held_back_.push_back({path,
                            "the folder has vanished (" + reason +
                                "); mount or restore it, or take it out with --drop or --prune-all",
                            plan_.articles[first_missing + i]});
    }
    manifest_.volumes =
        volumes_afterwards(volume_input(), scan_, unseen_volumes(volumes_, scan_, held_back_));
    const bool has_seen_all =
        coverage().scanned == coverage().roots && scan_.unknown.empty() && held_back_.empty();
    if (has_seen_all) manifest_.scanned = scan_began_;
  }

  void check_may_rebuild() const {
    if (!options_.rebuild || options_.prune_all || !base_.manifest) return;
    const auto volumes = unmounted(volumes_, scan_);
    const RebuildInput input{coverage(), scan_, base_.manifest->roots, volumes, base_.manifest->scanned};
    if (const auto reason = reason_not_to_rebuild(input))
      throw Error(tr("cannot rebuild the index: {1}", {*reason}));
  }

  void summarise_plan() {
    summary_ = summary_of(plan_, scan_.files, base_.articles.get_doccount());
    summary_.empty_files = scan_.empty_files;
    std::copy_if(scan_.unmatched.begin(), scan_.unmatched.end(), std::back_inserter(summary_.unmatched),
                 [&](const UnmatchedPattern& unmatched) { return is_given(unmatched.pattern); });
    summary_.scanned = coverage().scanned;
    summary_.reads_hidden = std::any_of(manifest_.selections.begin(), manifest_.selections.end(),
                                        [](const auto& own) { return own.second.hidden; });
    set_skipped(manifest_.skipped);
    summary_.held_back = held_back_;
    if (options_.dry_run) summary_.planned = list_changes(plan_, scan_.files, base_.articles);
  }

  bool is_given(const std::string& pattern) const {
    const auto holds = [&](const std::vector<std::string>& patterns) {
      return std::find(patterns.begin(), patterns.end(), pattern) != patterns.end();
    };
    return holds(options_.selection.includes) || holds(options_.selection.excludes);
  }

  void set_skipped(const std::vector<Skipped>& skipped) {
    report_skipped(
        skipped,
        {scan_.passed_over, coverage().looked_at(), coverage().roots, known_bad_, options_.lists_passed_over},
        summary_);
  }

  bool has_work() const {
    if (!base_.manifest || options_.rebuild || !plan_.empty()) return true;
    const Manifest& old = *base_.manifest;
    if (leaves_no_words() && (old.residual_articles > 0 || old.stale_articles > 0)) return true;
    if (is_served(index_) && old.removed_articles > 0) return true;
    return old.roots != manifest_.roots || old.selections != manifest_.selections ||
           old.skipped != manifest_.skipped || old.volumes != manifest_.volumes ||
           old.settings != manifest_.settings || old.repeats != manifest_.repeats;
  }

  /// True if the words of what is removed are to go from the files, too.
  bool leaves_no_words() const { return options_.prune_all || !options_.dropped.empty(); }

  void write() {
    SegmentStore segments(index_, manifest_, jobs_);
    const bool anew = !base_.hold || options_.rebuild;
    const std::string live = anew ? std::string() : base_.hold->generation;
    NewGeneration generation(index_, live);
    const bool takes_over = !options_.rebuild && !options_.verify;
    keep_planned_files(scan_.files, plan_);
    const GenerationInput input{
        scan_, plan_, live, manifest_, segments, maker_, takes_over, leaves_no_words(), is_served(index_),
        jobs_};
    const auto result = write_or_keep(input, generation.folder());
    base_ = {};  // so that the old generation can be removed
    events_.progress.begin("bringing the index to the disk", 0);
    generation.publish(result.shards);
    summary_.added = result.added;
    summary_.replaced = result.replaced;
    summary_.removed = result.removed;
    summary_.taken_over = result.taken_over;
    summary_.articles = result.articles;
    summary_.written_anew = maker_.written_anew();
    set_skipped(result.skipped);
    summary_.changed = true;
  }

  /// A run that is interrupted leaves what it has read to the next one.
  GenerationResult write_or_keep(const GenerationInput& input, const std::string& folder) const {
    try {
      return write_generation(input, folder, events_.progress);
    } catch (const Interrupted&) {
      throw Interrupted{input.takes_over ? input.segments.keep() : 0};
    }
  }

  const IndexingOptions& options_;
  const IndexingEvents& events_;
  std::string index_;
  RunSettings settings_;
  std::size_t jobs_;
  glass::DatabaseMaker maker_;
  Base base_;
  bool is_unreadable_ = false;        ///< there is a live generation, but not even its folder can be opened
  std::vector<std::string> volumes_;  ///< of the index, in the scanned folders
  std::int64_t scan_began_ = 0;
  FolderScan scan_;
  UpdatePlan plan_;
  std::vector<HeldBack> held_back_;
  KnownBad known_bad_;
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
    const std::string why = error.get_msg() + (system ? std::string(" (") + system + ")" : "");
    throw Error(tr(
        "cannot write the index: {1}: {2}; the index is as it was before; {3}",
        {options.index, why,
         system_cure(system ? system : error.get_msg(),
                     tr("check the disk and run again, or if the old index cannot be read, run: fihris index "
                        "--rebuild"))}));
  } catch (const fs::filesystem_error& error) {
    throw Error(tr("cannot write the index: {1}: {2}; the index is as it was before; {3}",
                   {options.index, error.code().message(),
                    system_cure(error.code().value(), tr("check the disk and run again"))}));
  }
}

}  // namespace fihris
