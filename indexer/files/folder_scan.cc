#include "indexer/files/folder_scan.h"

#include <dirent.h>
#include <fcntl.h>
#include <fnmatch.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <memory>
#include <mutex>
#include <system_error>
#include <utility>

#include "indexer/files/task_stack.h"

namespace fihris {
namespace {

/// States that a thread asks for at a time.
constexpr std::size_t files_a_task = 250;

/// `path` gives the path below the root, which few globs ask for.
template <typename Path>
bool matches_any(const std::vector<std::string>& globs, const char* name, const Path& path) {
  return std::any_of(globs.begin(), globs.end(), [&](const std::string& glob) {
    const bool with_path = glob.find('/') != glob.npos;
    return fnmatch(glob.c_str(), with_path ? path().c_str() : name, 0) == 0;
  });
}

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

/// A file's name and what its state says.
struct FoundFile {
  std::string name;
  std::int64_t mtime_ns = 0;
  std::uint64_t size = 0;
  std::uint64_t inode = 0;
  bool is_regular = false;
  int error = 0;  ///< an errno: its state cannot be read, and perhaps not even whether it is a folder
};

/// A folder that was found, with a slash at the end of its path.
struct FoundFolder {
  std::string path;
  std::vector<FoundFile> files;
  std::vector<std::unique_ptr<FoundFolder>> subfolders;
  int error = 0;           ///< an errno: it cannot be read
  bool is_empty = true;    ///< nothing is in it, but for what is hidden
  bool is_volume = false;  ///< something is mounted here
  std::uint64_t device = 0;
  std::int64_t changed = 0;  ///< seconds since 1970
};

/// Walks a folder with several threads, then adds what they have found in the order of the names.
class Walk {
 public:
  Walk(std::string_view folder, std::string_view root, const ScanOptions& options, FolderScan& scan)
      : options_(options), scan_(scan), root_(with_slash(root)) {
    // The name of the root is searchable; that of `/` is empty.
    if (root_.size() > 1) searchable_ = root_.rfind('/', root_.size() - 2) + 1;
    start_.path = with_slash(folder);
  }

  void run() {
    tasks_.push([this] { visit(start_); });
    tasks_.run(options_.jobs);
    scan_.files.reserve(file_count_, name_bytes_);
    add(start_);
  }

 private:
  void visit(FoundFolder& folder) {
    // With a slash at its end, a path is followed whatever it is.
    const bool is_start = &folder == &start_;
    const std::string path = is_start ? folder.path : folder.path.substr(0, folder.path.size() - 1);
    if (options_.entering) {
      const std::lock_guard lock(entering_mutex_);
      options_.entering(path);
    }
    const int flags = O_RDONLY | O_DIRECTORY | O_CLOEXEC | (is_start ? 0 : O_NOFOLLOW);
    const int descriptor = open(path.c_str(), flags);
    DIR* const opened = descriptor < 0 ? nullptr : fdopendir(descriptor);
    if (opened == nullptr) {
      folder.error = errno;
      return;
    }
    const std::shared_ptr<DIR> handle(opened, CloseFolder());
    read_own_state(descriptor, folder);
    read_names(handle.get(), folder);
    for (const auto& subfolder : folder.subfolders) {
      subfolder->device = folder.device;
      tasks_.push([this, next = subfolder.get()] { visit(*next); });
    }
    for (std::size_t begin = 0; begin < folder.files.size(); begin += files_a_task) {
      tasks_.push([handle, &folder, begin] {
        const std::size_t end = std::min(folder.files.size(), begin + files_a_task);
        for (std::size_t i = begin; i < end; ++i) read_state(dirfd(handle.get()), folder.files[i]);
      });
    }
  }

  /// `folder.device` is that of the folder around it.
  void read_own_state(int descriptor, FoundFolder& folder) const {
    struct statx state;
    if (statx(descriptor, "", AT_EMPTY_PATH, STATX_CTIME | STATX_MTIME, &state) != 0) return;
    const std::uint64_t device = std::uint64_t{state.stx_dev_major} << 32 | state.stx_dev_minor;
    if (&folder != &start_) {
      const bool kernel_tells = (state.stx_attributes_mask & STATX_ATTR_MOUNT_ROOT) != 0;
      folder.is_volume =
          kernel_tells ? (state.stx_attributes & STATX_ATTR_MOUNT_ROOT) != 0 : device != folder.device;
    }
    folder.device = device;
    // Some file systems keep only one of these times.
    folder.changed = std::max(state.stx_ctime.tv_sec, state.stx_mtime.tv_sec);
  }

  void read_names(DIR* handle, FoundFolder& folder) {
    for (errno = 0; const dirent* entry = readdir(handle); errno = 0) {
      const char* name = entry->d_name;
      if (name[0] == '.') continue;
      folder.is_empty = false;
      int error = 0;
      const unsigned char type =
          entry->d_type == DT_UNKNOWN ? type_of(dirfd(handle), name, error) : entry->d_type;
      if (type != DT_DIR && type != DT_REG && error == 0) continue;
      const auto path_below_root = [&] { return (folder.path + name).substr(root_.size()); };
      if (type == DT_REG && !matches_any(options_.includes, name, path_below_root)) continue;
      if (matches_any(options_.excludes, name, path_below_root)) continue;
      if (type == DT_REG || error != 0) {
        FoundFile& file = folder.files.emplace_back();
        file.name = name;
        file.error = error;
      } else if (folder.path + name != options_.index) {
        folder.subfolders.push_back(std::make_unique<FoundFolder>());
        folder.subfolders.back()->path = folder.path + name + '/';
      }
    }
    folder.error = errno;
    file_count_ += folder.files.size();
    for (const FoundFile& file : folder.files) name_bytes_ += file.name.size();
    std::sort(folder.files.begin(), folder.files.end(),
              [](const FoundFile& a, const FoundFile& b) { return a.name < b.name; });
    std::sort(folder.subfolders.begin(), folder.subfolders.end(),
              [](const auto& a, const auto& b) { return a->path < b->path; });
  }

  static void read_state(int folder, FoundFile& file) {
    if (file.error != 0) return;
    struct stat state;
    if (fstatat(folder, file.name.c_str(), &state, AT_SYMLINK_NOFOLLOW) != 0) {
      if (!means_gone(errno)) file.error = errno;
      return;
    }
    file.mtime_ns = nanoseconds(state.st_mtim);
    file.size = static_cast<std::uint64_t>(state.st_size);
    file.inode = state.st_ino;
    file.is_regular = S_ISREG(state.st_mode);
  }

  /// Sets `error` if that cannot be told of a file that is there.
  static unsigned char type_of(int folder, const char* name, int& error) {
    struct stat status;
    if (fstatat(folder, name, &status, AT_SYMLINK_NOFOLLOW) != 0) {
      if (!means_gone(errno)) error = errno;
      return DT_UNKNOWN;
    }
    return S_ISDIR(status.st_mode) ? DT_DIR : S_ISREG(status.st_mode) ? DT_REG : DT_UNKNOWN;
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
    scan_.files.enter_folder(folder.path, searchable_);
    scan_.empty_files_of.push_back(0);
    for (const FoundFile& file : std::exchange(folder.files, std::vector<FoundFile>())) {
      if (!file.is_regular) continue;
      if (file.size == 0) {
        ++scan_.empty_files;
        ++scan_.empty_files_of.back();
      } else {
        scan_.files.add(file.name, file.mtime_ns, file.size, file.inode);
      }
    }
    for (const auto& subfolder : folder.subfolders) add(*subfolder);
  }

  /// Notes the files whose state cannot be read; by their folder, if that is all of them.
  void skip_files(const FoundFolder& folder) {
    const auto failed = [](const FoundFile& file) { return file.error != 0; };
    if (folder.files.size() > 1 && std::all_of(folder.files.begin(), folder.files.end(), failed)) {
      return skip(folder.path, "cannot look at the files of the folder", folder.files.front().error);
    }
    for (const FoundFile& file : folder.files) {
      if (failed(file)) skip(folder.path + file.name, "cannot look at the file", file.error);
    }
  }

  void skip(const std::string& path, const std::string& what, int error) {
    scan_.unknown.push_back({path, what + ": " + std::generic_category().message(error)});
  }

  const ScanOptions& options_;
  FolderScan& scan_;
  const std::string root_;  ///< with a slash at its end
  std::size_t searchable_ = 1;
  FoundFolder start_;
  TaskStack tasks_;
  std::mutex entering_mutex_;
  std::atomic<std::size_t> file_count_ = 0;
  std::atomic<std::size_t> name_bytes_ = 0;
};

}  // namespace

FileState FileList::state(std::size_t number) const {
  const std::size_t file = file_of(number);
  const Entry& entry = entries_[file];
  FileState state{folders_[entry.folder].path, entry.mtime_ns, entry.size, entry.inode};
  state.path.append(name(file)).append(inner_of(number));
  return state;
}

std::size_t FileList::add_record(std::size_t file, std::string inner) {
  records_.push_back({file, std::move(inner)});
  return total() - 1;
}

bool FileList::is_at(std::size_t file, std::string_view path) const {
  const std::string& folder = folders_[entries_[file].folder].path;
  const std::size_t name_bytes = entries_[file].name_bytes;
  return path.size() == folder.size() + name_bytes && path.ends_with(name(file)) && path.starts_with(folder);
}

void FileList::reserve(std::size_t files, std::size_t name_bytes) {
  entries_.reserve(entries_.size() + files);
  names_.reserve(names_.size() + name_bytes);
}

void FileList::enter_folder(std::string path, std::size_t searchable) {
  folders_.push_back({std::move(path), searchable, entries_.size()});
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

bool is_scanned(const std::string& root, const std::string& folder, const ScanOptions& options) {
  const std::size_t root_bytes = with_slash(root).size();
  for (std::size_t begin = root_bytes; begin < folder.size();) {
    const std::size_t end = std::min(folder.find('/', begin), folder.size());
    const std::string name = folder.substr(begin, end - begin);
    const auto path_below_root = [&] { return folder.substr(root_bytes, end - root_bytes); };
    if (name.starts_with('.') || matches_any(options.excludes, name.c_str(), path_below_root)) return false;
    begin = end + 1;
  }
  return true;
}

}  // namespace fihris
