#include "indexer/files/folder_scan.h"

#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <memory>
#include <mutex>
#include <optional>
#include <set>
#include <system_error>
#include <utility>

#include "indexer/files/found_folder.h"
#include "indexer/files/ownership.h"
#include "indexer/files/path_patterns.h"
#include "indexer/files/task_stack.h"

namespace fihris {
namespace {

/// States that a thread asks for at a time.
constexpr std::size_t files_a_task = 250;

std::int64_t nanoseconds(const timespec& time) {
  return static_cast<std::int64_t>(time.tv_sec) * 1'000'000'000 + time.tv_nsec;
}

struct CloseFolder {
  void operator()(DIR* folder) const { closedir(folder); }
};

/// True if a call that failed so says that there is no such file. All else leaves open what is there.
bool means_gone(int error) {
  return error == ENOENT || error == ENOTDIR;
}

std::string with_slash(std::string_view folder) {
  while (folder.ends_with('/')) folder.remove_suffix(1);
  return std::string(folder) + '/';
}

/// Device and inode.
using Identity = std::pair<std::uint64_t, std::uint64_t>;

/// Walks a folder with several threads, then adds what they have found in the order of the names.
class Walk {
 public:
  Walk(std::string_view folder, const std::string& root, const ScanOptions& options, FolderScan& scan)
      : options_(options),
        selection_(options.selection),
        scan_(scan),
        root_(with_slash(root)),
        includes_(selection_.includes, root, PathPatterns::Use::include),
        excludes_(selection_.excludes, root, PathPatterns::Use::exclude) {
    // The name of the root is searchable; that of `/` is empty.
    if (root_.size() > 1) searchable_ = root_.rfind('/', root_.size() - 2) + 1;
    start_.path = with_slash(folder);
    for (std::size_t end = root_.size(); (end = start_.path.find('/', end)) != start_.path.npos; ++end) {
      note_included(start_, std::string_view(start_.path).substr(0, end));
    }
  }

  void run() {
    tasks_.push([this] { visit(start_); });
    tasks_.run(options_.jobs);
    if (selection_.follow) follow_links();
    add(start_);
    if (start_.path != root_) return;
    const std::string root = root_.substr(0, root_.size() - 1);
    for (auto& pattern : excludes_.unmatched()) scan_.unmatched.push_back({root, std::move(pattern)});
    for (auto& pattern : includes_.unmatched()) scan_.unmatched.push_back({root, std::move(pattern)});
  }

 private:
  void visit(FoundFolder& folder) {
    // With a slash at its end, a path is followed whatever it is.
    const bool is_start = &folder == &start_;
    const std::string path = is_start ? folder.path : folder.path.substr(0, folder.path.size() - 1);
    if (options_.entering) {
      const std::lock_guard lock(mutex_);
      options_.entering(path);
    }
    const int flags = O_RDONLY | O_DIRECTORY | O_CLOEXEC | (is_start || folder.is_link ? 0 : O_NOFOLLOW);
    const int descriptor = open(path.c_str(), flags);
    DIR* const opened = descriptor < 0 ? nullptr : fdopendir(descriptor);
    if (opened == nullptr) {
      folder.error = errno;
      return;
    }
    const std::shared_ptr<DIR> handle(opened, CloseFolder());
    if (!read_own_state(descriptor, folder)) return;
    read_names(handle.get(), folder);
    for (const auto& subfolder : folder.subfolders) {
      subfolder->device = folder.device;
      tasks_.push([this, next = subfolder.get()] { visit(*next); });
    }
    for (std::size_t begin = 0; begin < folder.files.size(); begin += files_a_task) {
      tasks_.push([this, handle, &folder, begin] {
        const std::size_t end = std::min(folder.files.size(), begin + files_a_task);
        for (std::size_t i = begin; i < end; ++i) read_state(dirfd(handle.get()), folder, i);
      });
    }
  }

  /// False if the folder has been read under another name. `folder.device` is that of the folder around it.
  bool read_own_state(int descriptor, FoundFolder& folder) {
    struct statx state;
    if (statx(descriptor, "", AT_EMPTY_PATH, STATX_CTIME | STATX_MTIME | STATX_INO, &state) != 0) return true;
    const std::uint64_t device = std::uint64_t{state.stx_dev_major} << 32 | state.stx_dev_minor;
    if (&folder != &start_) {
      const bool kernel_tells = (state.stx_attributes_mask & STATX_ATTR_MOUNT_ROOT) != 0;
      folder.is_volume = folder.is_link || (kernel_tells ? (state.stx_attributes & STATX_ATTR_MOUNT_ROOT) != 0
                                                         : device != folder.device);
    }
    folder.device = device;
    // Some file systems keep only one of these times.
    folder.changed = std::max(state.stx_ctime.tv_sec, state.stx_mtime.tv_sec);
    if (!selection_.follow) return true;
    const std::lock_guard lock(mutex_);
    if (visited_.emplace(device, state.stx_ino).second) return true;
    folder.is_empty = folder.is_volume = false;
    pass_over(folder, PassedOverAs::link, {});
    return false;
  }

  void read_names(DIR* handle, FoundFolder& folder) {
    std::string path = folder.path;
    FoundNames files;
    for (errno = 0; const dirent* entry = readdir(handle); errno = 0) {
      const std::string_view name = entry->d_name;
      if (name == "." || name == "..") continue;
      path.resize(folder.path.size());
      path.append(name);
      if (name[0] == '.' && !selection_.hidden) {
        // A pattern for what is left out anyway has its match all the same.
        excludes_.match(std::string_view(path).substr(root_.size()), name, entry->d_type == DT_DIR);
        pass_over(folder, PassedOverAs::hidden, name);
        continue;
      }
      folder.is_empty = false;
      int error = 0;
      const unsigned char type =
          entry->d_type == DT_UNKNOWN ? type_of(dirfd(handle), entry->d_name, 0, error) : entry->d_type;
      note(dirfd(handle), folder, path, type, error, files);
    }
    folder.error = errno;
    folder.files = files.sorted();
    sort_subfolders(folder);
    std::sort(folder.links.begin(), folder.links.end());
  }

  /// Takes down what is called so, if it is to be read.
  void note(int handle, FoundFolder& folder, const std::string& path, unsigned char type, int error,
            FoundNames& files) {
    const std::string_view name = std::string_view(path).substr(folder.path.size());
    const bool is_link = type == DT_LNK;
    if (is_link && selection_.follow) type = type_of(handle, name.data(), AT_SYMLINK_FOLLOW, error);
    if (error != 0 && is_link) {
      // ELOOP: a link to itself. What leads nowhere now may have led to a volume, which has a record of its
      // own.
      if (means_gone(error) || error == ELOOP) return pass_over(folder, PassedOverAs::link, name);
    } else if (means_gone(error)) {
      return;
    }
    const bool is_folder = type == DT_DIR;
    if (error == 0 && !is_folder && type != DT_REG) {
      return pass_over(folder, is_link ? PassedOverAs::link : PassedOverAs::special, name);
    }
    const std::string_view below_root = std::string_view(path).substr(root_.size());
    if (excludes_.match(below_root, name, is_folder).value_or(false))
      return pass_over(folder, PassedOverAs::excluded, name);
    const auto is_included = includes_.match(below_root, name, is_folder);
    if (is_folder) {
      if (is_link) {
        folder.links.emplace_back(name);
      } else if (std::find(options_.left_out.begin(), options_.left_out.end(), path) ==
                 options_.left_out.end()) {
        enter(folder, path).is_included = is_included ? is_included : folder.is_included;
      }
    } else if (error == 0 && !is_included.value_or(folder.is_included.value_or(includes_.leaves_rest()))) {
      pass_over(folder, PassedOverAs::not_included, name);
    } else if (is_link && is_read_anyway(path)) {
      pass_over(folder, PassedOverAs::link, name);
    } else if (error != 0) {
      folder.failed.push_back({std::string(name), error});
      ++folder.unknown_kinds;
    } else {
      files.add(name);
    }
  }

  static FoundFolder& enter(FoundFolder& folder, const std::string& path) {
    folder.subfolders.push_back(std::make_unique<FoundFolder>());
    folder.subfolders.back()->path = path + '/';
    return *folder.subfolders.back();
  }

  static void sort_subfolders(FoundFolder& folder) {
    std::sort(folder.subfolders.begin(), folder.subfolders.end(),
              [](const auto& a, const auto& b) { return a->path < b->path; });
  }

  void note_included(FoundFolder& folder, std::string_view path) const {
    const auto below_root = path.substr(root_.size());
    const auto is_included = includes_.match(below_root, path.substr(path.rfind('/') + 1), true);
    if (is_included) folder.is_included = is_included;
  }

  /// True if the link at `path` leads to where a scan comes by itself.
  bool is_read_anyway(const std::string& path) const {
    const std::unique_ptr<char, decltype(&std::free)> resolved(realpath(path.c_str(), nullptr), &std::free);
    if (!resolved) return false;
    const std::string target = resolved.get();
    const auto holds = [&](const std::string& folder) { return is_below(target, folder); };
    if (std::any_of(options_.read_anyway.begin(), options_.read_anyway.end(), holds)) return true;
    if (std::any_of(options_.left_out.begin(), options_.left_out.end(), holds)) return true;
    const std::string root = root_.substr(0, root_.size() - 1);
    return is_below(target, root) && is_scanned(root, target, selection_);
  }

  /// Reads the folders that links lead to, one link after the other, so that of two links to one folder it is
  /// always the same that is followed.
  void follow_links() {
    std::vector<FoundFolder*> folders{&start_};
    for (std::size_t i = 0; i < folders.size(); ++i) {
      FoundFolder& folder = *folders[i];
      for (const auto& name : std::exchange(folder.links, {})) {
        const std::string path = folder.path + name;
        if (is_read_anyway(path)) {
          pass_over(folder, PassedOverAs::link, name);
          continue;
        }
        FoundFolder& target = enter(folder, path);
        target.is_link = true;
        target.is_included = folder.is_included;
        note_included(target, path);
        tasks_.push([this, &target] { visit(target); });
        tasks_.run(options_.jobs);
      }
      sort_subfolders(folder);
      for (const auto& subfolder : folder.subfolders) folders.push_back(subfolder.get());
    }
  }

  void pass_over(FoundFolder& folder, PassedOverAs why, std::string_view name) const {
    folder.passed_over.count(why, name);
    if (options_.lists_passed_over)
      folder.passed_over.entries.push_back({folder.path + std::string(name), why});
  }

  void read_state(int handle, FoundFolder& folder, std::size_t file) {
    const std::string name(folder.files.name(file));
    struct stat state;
    if (fstatat(handle, name.c_str(), &state, selection_.follow ? 0 : AT_SYMLINK_NOFOLLOW) != 0) {
      const int error = errno;
      const std::lock_guard lock(mutex_);
      if (!means_gone(error)) folder.failed.push_back({name, error});
      ++folder.left_out;
    } else if (!S_ISREG(state.st_mode)) {
      const std::lock_guard lock(mutex_);
      ++folder.left_out;
    } else {
      folder.files.set_state(
          file, {nanoseconds(state.st_mtim), static_cast<std::uint64_t>(state.st_size), state.st_ino});
    }
  }

  /// Sets `error` if that cannot be told.
  static unsigned char type_of(int folder, const char* name, int links, int& error) {
    struct stat status;
    const int flags = links == AT_SYMLINK_FOLLOW ? 0 : AT_SYMLINK_NOFOLLOW;
    if (fstatat(folder, name, &status, flags) != 0) {
      error = errno;
      return DT_UNKNOWN;
    }
    return IFTODT(status.st_mode);
  }

  void add(FoundFolder& folder) {
    if (folder.error != 0 && !means_gone(folder.error)) {
      skip(folder.path, "cannot read the folder", folder.error);
    } else {
      skip_files(folder);
    }
    const std::string_view path(folder.path.data(), folder.path.size() - 1);
    if (folder.is_volume) scan_.volumes.emplace_back(path);
    if (folder.error == 0 && folder.is_empty && &folder != &start_)
      scan_.empty_folders.push_back({std::string(path), folder.changed});
    scan_.passed_over.add(std::move(folder.passed_over));
    scan_.empty_files_of.push_back(folder.drop_empty_files());
    scan_.empty_files += scan_.empty_files_of.back();
    scan_.files.add_folder(folder.path, searchable_, std::move(folder.files),
                           selection_.follow ? Links::followed : Links::kept);
    for (const auto& subfolder : folder.subfolders) add(*subfolder);
  }

  /// Notes the files whose state cannot be read; by their folder, if that is all of them.
  void skip_files(FoundFolder& folder) {
    auto& failed = folder.failed;
    std::sort(failed.begin(), failed.end(),
              [](const FailedFile& a, const FailedFile& b) { return a.name < b.name; });
    const std::size_t files = folder.files.size() + folder.unknown_kinds;
    if (files > 1 && failed.size() == files)
      return skip(folder.path, "cannot look at the files of the folder", failed.front().error);
    for (const FailedFile& file : failed)
      skip(folder.path + file.name, "cannot look at the file", file.error);
  }

  void skip(const std::string& path, const std::string& what, int error) {
    scan_.unknown.push_back(
        {path, what + ": " + std::generic_category().message(error), 0, SkippedAs::unread});
  }

  const ScanOptions& options_;
  const Selection& selection_;
  FolderScan& scan_;
  const std::string root_;  ///< with a slash at its end
  std::size_t searchable_ = 1;
  const PathPatterns includes_;
  const PathPatterns excludes_;
  FoundFolder start_;
  TaskStack tasks_;
  std::mutex mutex_;
  std::set<Identity> visited_;  ///< folders, if links are followed
};

}  // namespace

void scan_folder(const std::string& folder, const std::string& root, const ScanOptions& options,
                 FolderScan& scan) {
  Walk(folder, root, options, scan).run();
}

bool is_scanned(const std::string& root, const std::string& folder, const Selection& selection) {
  const std::size_t root_bytes = with_slash(root).size();
  const PathPatterns excludes(selection.excludes, root, PathPatterns::Use::exclude);
  for (std::size_t begin = root_bytes; begin < folder.size();) {
    const std::size_t end = std::min(folder.find('/', begin), folder.size());
    const std::string_view path(folder.data(), end);
    const std::string_view name = path.substr(begin);
    if (name.starts_with('.') && !selection.hidden) return false;
    if (excludes.match(path.substr(root_bytes), name, true).value_or(false)) return false;
    begin = end + 1;
  }
  return true;
}

}  // namespace fihris
