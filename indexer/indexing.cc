#include "indexer/indexing.h"

#include <sys/stat.h>

#include <algorithm>
#include <cerrno>
#include <ctime>
#include <filesystem>
#include <optional>
#include <system_error>
#include <thread>

#include <xapian.h>

#include "analyzers/error.h"
#include "analyzers/tokenizer.h"
#include "indexer/folder_scan.h"
#include "indexer/generation_writer.h"
#include "indexer/index_folder.h"
#include "indexer/index_reader.h"
#include "indexer/update_plan.h"

namespace fs = std::filesystem;

namespace fihris {
namespace {

/// Fewer articles than these may go without a question, as long as their folder does not end up empty.
constexpr std::size_t small_removal = 20;

/// An absolute path without symbolic links, as far as it exists.
std::string resolve(const std::string& path) {
  std::error_code error;
  const fs::path resolved = fs::weakly_canonical(path, error);
  std::string text = error ? fs::absolute(path).lexically_normal().string() : resolved.string();
  while (text.size() > 1 && text.ends_with('/')) text.pop_back();
  return text;
}

/// `roots` and `folders` without those that lie in another; sorted.
std::vector<std::string> unite(std::vector<std::string> roots, const std::vector<std::string>& folders) {
  roots.insert(roots.end(), folders.begin(), folders.end());
  std::sort(roots.begin(), roots.end());
  roots.erase(std::unique(roots.begin(), roots.end()), roots.end());
  std::vector<std::string> united;
  for (const auto& root : roots) {
    const bool nested = std::any_of(roots.begin(), roots.end(), [&](const std::string& other) {
      return other != root && is_below(root, other);
    });
    if (!nested) united.push_back(root);
  }
  return united;
}

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
    if (!may_hold_index(index_)) {
      throw Error("cannot write the index: " + index_ +
                  ": the folder holds something else; name an empty or a new one with --index");
    }
  }

  IndexingSummary run() {
    make_plan();
    if (!options_.dry_run && has_work()) {
      const WriterLock lock(index_, events_.waiting);
      const auto live = live_generation(index_);
      if (live != generation()) make_plan();  // somebody else has been at work since
      if (has_work()) write();
    }
    return summary_;
  }

 private:
  std::optional<std::string> generation() const {
    return base_.hold ? std::optional(base_.hold->generation) : std::nullopt;
  }

  void make_plan() {
    open_base();
    choose_folders();
    scan();
    plan_ = plan_update(scan_, base_.articles, {scope_, known_skipped(), options_.verify, jobs_},
                        events_.progress);
    manifest_.skipped = skipped_elsewhere();
    manifest_.skipped.insert(manifest_.skipped.end(), scan_.skipped_folders.begin(),
                             scan_.skipped_folders.end());
    manifest_.skipped.insert(manifest_.skipped.end(), plan_.skipped.begin(), plan_.skipped.end());
    std::sort(manifest_.skipped.begin(), manifest_.skipped.end(),
              [](const Skipped& a, const Skipped& b) { return a.path < b.path; });
    if (!options_.prune_all) refuse_mass_removal();
    summarise_plan();
  }

  void open_base() {
    base_ = {};
    base_.hold = hold_live_generation(index_);
    if (!base_.hold) return;
    if (!options_.rebuild) {
      const IndexReader reader = open_generation(*base_.hold, index_);
      base_.articles = reader.articles;
      base_.manifest = reader.manifest;
      return;
    }
    try {
      base_.manifest = read_manifest(Xapian::Database(articles_stub(base_.hold->generation)), index_);
    } catch (const std::exception&) {  // too damaged to say which folders it covers
    } catch (const Xapian::Error&) {
    }
  }

  void choose_folders() {
    scope_.clear();
    for (const auto& folder : options_.folders) scope_.push_back(resolve(folder));
    const Manifest old = base_.manifest.value_or(Manifest{});
    if (scope_.empty()) scope_ = old.roots;
    if (scope_.empty()) {
      throw Error("nothing to index: " + index_ +
                  ": no folder was named, and "
                  "the index tells of none; run: fihris index FOLDER");
    }
    manifest_ = Manifest{};
    manifest_.analyzer = analyzer_name;
    manifest_.analyzer_version = analyzer_version;
    manifest_.merged_bytes = old.merged_bytes;
    manifest_.roots = unite(old.roots, scope_);
    manifest_.includes = !options_.includes.empty() ? options_.includes : old.includes;
    manifest_.excludes = !options_.excludes.empty() ? options_.excludes : old.excludes;
    if (manifest_.includes.empty()) manifest_.includes = ScanOptions{}.includes;
    if (options_.rebuild) scope_ = manifest_.roots;
    scope_ = unite({}, scope_);
  }

  void scan() {
    scan_ = {};
    found_.clear();
    for (const auto& folder : scope_) {
      check_exists(folder);
      const std::size_t before = scan_.files.size() + scan_.empty_files;
      scan_folder(folder, root_of(folder), {manifest_.includes, manifest_.excludes, index_}, scan_);
      found_.push_back(scan_.files.size() + scan_.empty_files - before);
    }
  }

  const std::string& root_of(const std::string& folder) const {
    return *std::find_if(manifest_.roots.begin(), manifest_.roots.end(),
                         [&](const std::string& root) { return is_below(folder, root); });
  }

  void check_exists(const std::string& folder) {
    struct stat status;
    const int error = stat(folder.c_str(), &status) != 0 ? errno : S_ISDIR(status.st_mode) ? 0 : ENOTDIR;
    if (error == 0 || error == EACCES) return;
    const bool is_known =
        base_.manifest && std::find(base_.manifest->roots.begin(), base_.manifest->roots.end(), folder) !=
                              base_.manifest->roots.end();
    const std::string what = folder + ": " + std::generic_category().message(error);
    if (!is_known) throw Error("cannot index the folder: " + what + "; check how it is spelt");
    if (!options_.prune_all) {
      throw Error("a folder of the index has vanished: " + what +
                  "; mount or restore it, or remove its articles with --prune-all");
    }
    std::erase(manifest_.roots, folder);
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
      const bool lies_in_scope = std::any_of(scope_.begin(), scope_.end(), [&](const std::string& folder) {
        return is_below(file.path, folder);
      });
      if (lies_in_scope == in_scope) skipped.push_back(file);
    }
    return skipped;
  }

  void refuse_mass_removal() const {
    constexpr const char* cure = "; if that is right, run again with --prune-all";
    std::size_t articles = 0;
    for (std::size_t i = 0; i < scope_.size(); ++i) {
      const auto& count = plan_.folders[i];
      articles += count.articles;
      if (found_[i] == 0 && count.removed > 0) {
        throw Error("a folder of the index is empty: " + scope_[i] + ": all its " +
                    std::to_string(count.removed) + " articles would be removed; is its volume mounted?" +
                    cure);
      }
    }
    if (plan_.remove.size() >= small_removal && plan_.remove.size() * 2 > articles) {
      throw Error("most of the index would be removed: " + index_ + ": " +
                  std::to_string(plan_.remove.size()) + " of " + std::to_string(articles) +
                  " articles have no file any more" + cure);
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
  }

  bool has_work() const {
    if (!base_.manifest || options_.rebuild || !plan_.empty()) return true;
    const Manifest& old = *base_.manifest;
    return old.roots != manifest_.roots || old.includes != manifest_.includes ||
           old.excludes != manifest_.excludes || old.skipped != manifest_.skipped;
  }

  void write() {
    NewGeneration generation(index_);
    manifest_.updated = std::time(nullptr);
    const bool anew = !base_.hold || options_.rebuild;
    const GenerationInput input{scan_, plan_, anew ? std::string() : base_.hold->generation, manifest_, jobs_};
    const auto result = write_generation(input, generation.folder(), events_.progress);
    base_ = {};  // so that the old generation can be removed
    generation.publish(result.shards);
    summary_.added = result.added;
    summary_.replaced = result.replaced;
    summary_.removed = result.removed;
    summary_.articles = result.articles;
    summary_.skipped = result.skipped;
    summary_.changed = true;
  }

  const IndexingOptions& options_;
  const IndexingEvents& events_;
  std::string index_;
  std::size_t jobs_;
  Base base_;
  std::vector<std::string> scope_;  ///< folders to scan
  std::vector<std::size_t> found_;  ///< number of files in each of them
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
    throw Error("the index is damaged: " + options.index + ": " + error.get_msg() +
                "; run: fihris index --rebuild");
  } catch (const Xapian::Error& error) {
    const char* system = error.get_error_string();
    throw Error("cannot write the index: " + options.index + ": " + error.get_msg() +
                (system ? std::string(" (") + system + ")" : "") +
                "; the index is as it was before; check the disk and run again");
  } catch (const fs::filesystem_error& error) {
    throw Error("cannot write the index: " + options.index + ": " + error.code().message() +
                "; the index is as it was before; check the disk and run again");
  }
}

}  // namespace fihris
