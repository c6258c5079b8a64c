#include "indexer/plan/removal_guard.h"

#include <sys/stat.h>

#include <algorithm>
#include <optional>
#include <unordered_map>

#include "indexer/files/ownership.h"
#include "indexer/plan/record_path.h"

namespace fihris {
namespace {

/// Fewer articles than these may go without a question, as long as their folder does not end up empty.
constexpr std::size_t small_removal = 20;

/// Some file systems keep times of no finer grain.
constexpr std::int64_t coarse_seconds = 2;

constexpr const char* cure = "if that is right, run again with --prune-all";

bool contains(const std::vector<std::string>& folders, const std::string& folder) {
  return std::find(folders.begin(), folders.end(), folder) != folders.end();
}

std::string counted(std::size_t count, std::size_t of) {
  return std::to_string(count) + " of " + std::to_string(of) + (of == 1 ? " article" : " articles");
}

class Guard {
 public:
  Guard(UpdatePlan& plan, const GuardInput& input)
      : plan_(plan), input_(input), folders_(input.scanned), removed_(plan.articles.size()) {
    folders_.insert(folders_.end(), input.volumes.begin(), input.volumes.end());
    for (const auto& removal : plan.vanished) ++removed_[removal.folder];
  }

  std::vector<HeldBack> hold_back() {
    if (plan_.vanished.empty()) return {};
    count_found();
    for (std::size_t i = 0; i < folders_.size(); ++i) hold_back_folder(i);
    hold_back_emptied();
    release();
    return std::move(held_);
  }

 private:
  void count_found() {
    found_.resize(folders_.size());
    const Ownership ownership(folders_, input_.roots);
    const FileList& files = input_.scan.files;
    for (std::size_t i = 0; i < files.folder_count(); ++i) {
      const auto owner = ownership.owner(files.folder_path(i).substr(0, files.folder_path(i).size() - 1));
      if (!owner) continue;
      const auto [begin, end] = files.files_of_folder(i);
      found_[*owner] += end - begin + input_.scan.empty_files_of[i];
    }
  }

  void hold_back_folder(std::size_t folder) {
    if (removed_[folder] == 0) return;
    const bool is_volume = folder >= input_.scanned.size();
    if (is_volume && !contains(input_.scan.volumes, folders_[folder])) {
      hold_all(folder,
               "its volume is not mounted; mount it, or if it is gone for good, run again with --prune-all");
    } else if (found_[folder] == 0 ||
               (removed_[folder] >= small_removal && removed_[folder] * 2 > plan_.articles[folder])) {
      const std::string count = counted(removed_[folder], plan_.articles[folder]);
      if (most_still_exist(folder)) {
        hold_all(folder, count + " would be removed, whose files --include and --exclude leave out; " + cure);
      } else if (found_[folder] == 0) {
        hold_all(folder, "it is empty, and " + count + " would be removed; is its volume mounted? " + cure);
      } else {
        hold_all(folder, count + " have no file any more; " + cure);
      }
    }
  }

  /// True if most of the files are there, so that it is the patterns that leave them out.
  bool most_still_exist(std::size_t folder) const {
    std::size_t there = 0;
    for (const auto& removal : plan_.vanished) {
      if (removal.folder == folder && is_there(path_of(removal.article))) ++there;
    }
    return there * 2 > removed_[folder];
  }

  /// True if the file at `path` is there, or the one that holds the record at `path`.
  static bool is_there(const std::string& path) {
    const auto exists = [](std::string_view file) {
      struct stat state;
      return lstat(std::string(file).c_str(), &state) == 0;
    };
    return exists(path) || split_record_path(path, exists);
  }

  void hold_all(std::size_t folder, std::string reason) {
    held_.push_back({folders_[folder], std::move(reason), removed_[folder]});
    for (const auto& removal : plan_.vanished) {
      if (removal.folder == folder) articles_.push_back(removal.article);
    }
    std::erase_if(plan_.vanished, [&](const Removal& removal) { return removal.folder == folder; });
  }

  void hold_back_emptied() {
    if (input_.scan.empty_folders.empty()) return;
    std::unordered_map<std::string, const EmptyFolder*> empty;
    for (const auto& folder : input_.scan.empty_folders) empty.emplace(folder.path, &folder);
    std::unordered_map<const EmptyFolder*, std::vector<Xapian::docid>> lost;
    for (const auto& removal : plan_.vanished) {
      if (removal.folder >= folders_.size()) continue;
      std::string path = path_of(removal.article);
      while (!path.empty()) {
        path.resize(path.rfind('/'));
        const auto around = empty.find(path);
        if (around == empty.end()) continue;
        lost[around->second].push_back(removal.article);
        break;
      }
    }
    for (const auto& folder : input_.scan.empty_folders) {
      const auto articles = lost.find(&folder);
      if (articles == lost.end()) continue;
      const std::size_t count = articles->second.size();
      const bool is_another = folder.changed + coarse_seconds < input_.last_scan;
      if (count < small_removal && !is_another) continue;
      held_.push_back({folder.path,
                       "it is empty, and " + counted(count, count) +
                           " would be removed; is its volume mounted? if that is right, remove the folder, "
                           "or run again with --prune-all",
                       count});
      articles_.insert(articles_.end(), articles->second.begin(), articles->second.end());
    }
  }

  /// What is held back stays as it is.
  void release() {
    std::sort(articles_.begin(), articles_.end());
    const auto is_held = [&](Xapian::docid article) {
      return std::binary_search(articles_.begin(), articles_.end(), article);
    };
    std::erase_if(plan_.remove, is_held);
    std::erase_if(plan_.vanished, [&](const Removal& removal) { return is_held(removal.article); });
    plan_.unchanged += articles_.size();
  }

  std::string path_of(Xapian::docid article) const {
    return decode_file_state(
               input_.articles.get_document(article, Xapian::DOC_ASSUME_VALID).get_value(slot::file_state))
        .path;
  }

  UpdatePlan& plan_;
  const GuardInput& input_;
  std::vector<std::string> folders_;
  std::vector<std::size_t> removed_;     ///< number of each folder
  std::vector<std::size_t> found_;       ///< number of files that the scan has found in each folder
  std::vector<Xapian::docid> articles_;  ///< that are held
  std::vector<HeldBack> held_;
};

}  // namespace

std::vector<HeldBack> hold_back_removals(UpdatePlan& plan, const GuardInput& input) {
  return Guard(plan, input).hold_back();
}

std::vector<std::string> unseen_volumes(const std::vector<std::string>& volumes, const FolderScan& scan,
                                        const std::vector<HeldBack>& held_back) {
  std::vector<std::string> unseen;
  for (const auto& volume : volumes) {
    const bool is_held = std::any_of(held_back.begin(), held_back.end(),
                                     [&](const HeldBack& held) { return is_below(volume, held.folder); });
    const bool is_unknown =
        std::any_of(scan.unknown.begin(), scan.unknown.end(),
                    [&](const Skipped& unknown) { return is_below(volume, unknown.path); });
    if (is_held || is_unknown) unseen.push_back(volume);
  }
  return unseen;
}

}  // namespace fihris
