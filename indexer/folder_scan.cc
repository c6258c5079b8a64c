#include "indexer/folder_scan.h"

#include <dirent.h>
#include <fcntl.h>
#include <fnmatch.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <memory>
#include <system_error>

#include "indexer/parallel.h"

namespace fihris {
namespace {

/// What a thread asks for at a time: enough to be worth its start.
constexpr std::size_t files_a_batch = 250;

bool matches_any(const std::vector<std::string>& globs, const char* name, const char* path_below_root) {
  return std::any_of(globs.begin(), globs.end(), [&](const std::string& glob) {
    const bool with_path = glob.find('/') != glob.npos;
    return fnmatch(glob.c_str(), with_path ? path_below_root : name, 0) == 0;
  });
}

std::int64_t nanoseconds(const timespec& time) {
  return static_cast<std::int64_t>(time.tv_sec) * 1'000'000'000 + time.tv_nsec;
}

struct CloseFolder {
  void operator()(DIR* folder) const { closedir(folder); }
};
using FolderHandle = std::unique_ptr<DIR, CloseFolder>;

std::string with_slash(std::string_view folder) {
  while (folder.ends_with('/')) folder.remove_suffix(1);
  return std::string(folder) + '/';
}

/// Walks one folder.
class Walk {
 public:
  Walk(std::string_view folder, std::string_view root, const ScanOptions& options, FolderScan& scan)
      : options_(options), scan_(scan), start_(with_slash(folder)), root_(with_slash(root)) {
    // The name of the root is searchable; that of `/` is empty.
    if (root_.size() > 1) searchable_ = root_.rfind('/', root_.size() - 2) + 1;
    pending_.push_back(start_);
  }

  void run() {
    while (!pending_.empty()) {
      const std::string folder = std::move(pending_.back());
      pending_.pop_back();
      visit(folder);
    }
  }

 private:
  void visit(const std::string& folder) {
    // With a slash at its end, a path is followed whatever it is.
    const bool is_start = folder == start_;
    const std::string path = is_start ? folder : folder.substr(0, folder.size() - 1);
    if (options_.entering) options_.entering(path);
    const int flags = O_RDONLY | O_DIRECTORY | O_CLOEXEC | (is_start ? 0 : O_NOFOLLOW);
    const int descriptor = open(path.c_str(), flags);
    const FolderHandle handle(descriptor < 0 ? nullptr : fdopendir(descriptor));
    if (!handle) return skip(folder, errno);

    scan_.files.enter_folder(folder, searchable_);
    read_names(handle.get(), folder);
    std::sort(files_.begin(), files_.end());
    std::sort(subfolders_.begin(), subfolders_.end(), std::greater<>());
    add_files(descriptor);
    for (const std::string& name : subfolders_) pending_.push_back(folder + name + '/');
  }

  /// Sorts what `folder` holds into files_ and subfolders_.
  void read_names(DIR* handle, const std::string& folder) {
    files_.clear();
    subfolders_.clear();
    for (errno = 0; const dirent* entry = readdir(handle); errno = 0) {
      const char* name = entry->d_name;
      if (name[0] == '.') continue;
      const unsigned char type = entry->d_type == DT_UNKNOWN ? type_of(dirfd(handle), name) : entry->d_type;
      if (type != DT_DIR && type != DT_REG) continue;
      const std::string path = folder + name;
      const char* path_below_root = path.c_str() + root_.size();
      if (type == DT_REG && !matches_any(options_.includes, name, path_below_root)) continue;
      if (matches_any(options_.excludes, name, path_below_root) || path == options_.index) continue;
      (type == DT_DIR ? subfolders_ : files_).emplace_back(name);
    }
    if (errno) skip(folder, errno);
  }

  /// Adds files_, whose states take most of a scan.
  void add_files(int folder) {
    states_.resize(files_.size());
    const std::size_t batches = (files_.size() + files_a_batch - 1) / files_a_batch;
    parallel_for(options_.jobs, batches, [&](std::size_t, std::size_t batch) {
      const std::size_t end = std::min(files_.size(), (batch + 1) * files_a_batch);
      for (std::size_t i = batch * files_a_batch; i < end; ++i) {
        if (fstatat(folder, files_[i].c_str(), &states_[i], AT_SYMLINK_NOFOLLOW) != 0) states_[i].st_mode = 0;
      }
    });
    for (std::size_t i = 0; i < files_.size(); ++i) add_file(files_[i], states_[i]);
  }

  void add_file(const std::string& name, const struct stat& state) {
    if (!S_ISREG(state.st_mode)) return;
    if (state.st_size == 0) return static_cast<void>(++scan_.empty_files);
    scan_.files.add(name, nanoseconds(state.st_mtim), static_cast<std::uint64_t>(state.st_size), state.st_ino);
  }

  static unsigned char type_of(int folder, const char* name) {
    struct stat status;
    if (fstatat(folder, name, &status, AT_SYMLINK_NOFOLLOW) != 0) return DT_UNKNOWN;
    return S_ISDIR(status.st_mode) ? DT_DIR : S_ISREG(status.st_mode) ? DT_REG : DT_UNKNOWN;
  }

  void skip(const std::string& folder, int error) {
    if (error == ENOENT || error == ENOTDIR) return;  // vanished since its name was read
    scan_.skipped_folders.push_back(
        {folder, "cannot read the folder: " + std::generic_category().message(error)});
  }

  const ScanOptions& options_;
  FolderScan& scan_;
  const std::string start_;  ///< this and the next end with a slash
  const std::string root_;
  std::size_t searchable_ = 1;
  std::vector<std::string> pending_;
  std::vector<std::string> files_;
  std::vector<struct stat> states_;  ///< of files_
  std::vector<std::string> subfolders_;
};

}  // namespace

FileState FileList::state(std::size_t file) const {
  const Entry& entry = entries_[file];
  FileState state{{}, entry.mtime_ns, entry.size, entry.inode};
  copy_path(file, state.path);
  return state;
}

void FileList::copy_path(std::size_t file, std::string& path) const {
  const Entry& entry = entries_[file];
  path.assign(folders_[entry.folder].path);
  path.append(names_, entry.name, entry.name_bytes);
}

void FileList::enter_folder(std::string path, std::size_t searchable) {
  folders_.push_back({std::move(path), searchable});
}

void FileList::add(std::string_view name, std::int64_t mtime_ns, std::uint64_t size, std::uint64_t inode) {
  entries_.push_back({mtime_ns, size, inode, names_.size(), static_cast<std::uint32_t>(folders_.size() - 1),
                      static_cast<std::uint32_t>(name.size())});
  names_.append(name);
}

void scan_folder(const std::string& folder, const std::string& root, const ScanOptions& options,
                 FolderScan& scan) {
  Walk(folder, root, options, scan).run();
}

}  // namespace fihris
