// Preloaded into the program under test (LD_PRELOAD), makes system calls fail as tests/support/faults.h
// tells.
#include <dirent.h>
#include <dlfcn.h>
#include <fcntl.h>
#include <fnmatch.h>
#include <signal.h>
#include <sys/file.h>
#include <sys/inotify.h>
#include <sys/sendfile.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <sys/vfs.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <cstdarg>
#include <cstdio>
#include <cstdlib>
#include <deque>
#include <map>
#include <sstream>
#include <string>

namespace {

/// `CALL GLOB ACTION [SKIP]`
struct Rule {
  std::string call;
  std::string glob;
  std::string action;
  long skip = 0;
  std::atomic<long> met = 0;
};

template <typename Function>
Function next(const char* name) {
  return reinterpret_cast<Function>(dlsym(RTLD_NEXT, name));
}

#define NEXT(name) next<decltype(&name)>(#name)

std::deque<Rule> read_rules() {
  std::deque<Rule> rules;
  const char* text = std::getenv("FAULTS");
  std::istringstream lines(text ? text : "");
  for (std::string line; std::getline(lines, line, ';');) {
    Rule& rule = rules.emplace_back();
    std::istringstream(line) >> rule.call >> rule.glob >> rule.action >> rule.skip;
  }
  return rules;
}

/// The action of the first rule for `call` on `path` whose turn it is; empty if the call is to go through.
std::string action_for(const char* call, const char* path) {
  // Never destroyed: files are opened while the program's statics go, by what looks for leaks.
  static auto& rules = *new std::deque<Rule>(read_rules());
  for (Rule& rule : rules) {
    if (rule.call == call && fnmatch(rule.glob.c_str(), path, 0) == 0 && rule.met++ >= rule.skip)
      return rule.action;
  }
  return {};
}

void append(const char* path, const char* text, std::size_t size) {
  const int file = NEXT(open)(path, O_WRONLY | O_APPEND | O_CREAT, 0644);
  if (NEXT(write)(file, text, size) < 0) abort();
  close(file);
}

std::string path_of(int descriptor) {
  char path[4096];
  const ssize_t size = readlink(("/proc/self/fd/" + std::to_string(descriptor)).c_str(), path, sizeof path);
  return size < 0 ? std::string() : std::string(path, static_cast<std::size_t>(size));
}

/// True if the call must fail, with errno set. Kills or stops the program or counts the call if a rule wants
/// that.
bool fails(const std::string& action) {
  static const auto& errors = *new std::map<std::string, int>{
      {"EIO", EIO},       {"ENOSPC", ENOSPC}, {"EACCES", EACCES},   {"EROFS", EROFS},
      {"EMFILE", EMFILE}, {"ENOENT", ENOENT}, {"ENOTDIR", ENOTDIR}, {"ESTALE", ESTALE},
      {"ELOOP", ELOOP},   {"EPERM", EPERM},   {"ENOLCK", ENOLCK},   {"EOPNOTSUPP", EOPNOTSUPP}};
  if (action == "kill") kill(getpid(), SIGKILL);
  if (action == "count" || action == "hang" || action == "stop") {
    if (const char* count = std::getenv("FAULT_COUNT")) append(count, ".", 1);
  }
  if (action == "stop") kill(getpid(), SIGSTOP);
  while (action == "hang") pause();
  const auto error = errors.find(action);
  if (error == errors.end()) return false;
  errno = error->second;
  return true;
}

bool open_fails(const char* path, int flags) {
  return fails(action_for("open", path)) ||
         ((flags & (O_WRONLY | O_RDWR | O_CREAT)) != 0 && fails(action_for("change", path)));
}

bool change_fails(const char* path) {
  return fails(action_for("change", path));
}

bool write_fails(int descriptor) {
  const std::string path = path_of(descriptor);
  return fails(action_for("write", path.c_str())) || fails(action_for("change", path.c_str()));
}

/// The path of `path` below an open folder.
std::string path_at(int folder, const char* path) {
  return folder == AT_FDCWD || *path == '/' ? path : path_of(folder) + '/' + path;
}

bool sync_fails(int descriptor) {
  return fails(action_for("sync", path_of(descriptor).c_str()));
}

/// Calls `read_up_to(size)` unless a rule has something else in mind.
template <typename Read>
ssize_t read_with_faults(int descriptor, std::size_t size, const Read& read_up_to) {
  const std::string path = path_of(descriptor);
  const std::string action = action_for("read", path.c_str());
  if (fails(action)) return -1;
  const ssize_t count = read_up_to(action == "short" ? (size + 1) / 2 : size);
  if (action == "grow") append(path.c_str(), " more", 5);
  return count;
}

}  // namespace

extern "C" {

#define OPEN(name)                                                       \
  int name(const char* path, int flags, ...) {                           \
    va_list rest;                                                        \
    va_start(rest, flags);                                               \
    const mode_t mode = va_arg(rest, mode_t);                            \
    va_end(rest);                                                        \
    return open_fails(path, flags) ? -1 : NEXT(name)(path, flags, mode); \
  }
OPEN(open)
OPEN(open64)

#define FOPEN(name)                                                                                \
  FILE* name(const char* path, const char* mode) {                                                 \
    return open_fails(path, *mode == 'r' ? O_RDONLY : O_CREAT) ? nullptr : NEXT(name)(path, mode); \
  }
FOPEN(fopen)
FOPEN(fopen64)

DIR* opendir(const char* path) {
  return open_fails(path, O_RDONLY) ? nullptr : NEXT(opendir)(path);
}

#define STAT(name, type)                                                   \
  int name(const char* path, struct type* state) {                         \
    return fails(action_for("stat", path)) ? -1 : NEXT(name)(path, state); \
  }
STAT(stat, stat)
STAT(stat64, stat64)
STAT(lstat, stat)
STAT(lstat64, stat64)
#define FSTATAT(name, type)                                               \
  int name(int folder, const char* path, struct type* state, int flags) { \
    return fails(action_for("stat", path_at(folder, path).c_str()))       \
               ? -1                                                       \
               : NEXT(name)(folder, path, state, flags);                  \
  }
FSTATAT(fstatat, stat)
FSTATAT(fstatat64, stat64)

#define STATFS(name, type)                                                                    \
  int name(const char* path, struct type* state) {                                            \
    static const auto& kinds = *new std::map<std::string, unsigned>{                          \
        {"nfs", 0x6969}, {"smb", 0xFE534D42}, {"fuse", 0x65735546}, {"overlay", 0x794C7630}}; \
    const std::string action = action_for("statfs", path);                                    \
    if (fails(action)) return -1;                                                             \
    const int result = NEXT(name)(path, state);                                               \
    const auto kind = kinds.find(action);                                                     \
    if (kind != kinds.end()) state->f_type = kind->second;                                    \
    return result;                                                                            \
  }
STATFS(statfs, statfs)
STATFS(statfs64, statfs64)

int inotify_init1(int flags) {
  return fails(action_for("watch", "inotify")) ? -1 : NEXT(inotify_init1)(flags);
}
int inotify_add_watch(int descriptor, const char* path, uint32_t mask) {
  return fails(action_for("watch", path)) ? -1 : NEXT(inotify_add_watch)(descriptor, path, mask);
}

int statx(int folder, const char* path, int flags, unsigned mask, struct statx* state) {
  const std::string action =
      action_for("statx", *path ? path_at(folder, path).c_str() : path_of(folder).c_str());
  if (fails(action)) return -1;
  const int result = NEXT(statx)(folder, path, flags, mask, state);
  if (action == "mounted") {
    state->stx_attributes |= STATX_ATTR_MOUNT_ROOT;
    state->stx_attributes_mask |= STATX_ATTR_MOUNT_ROOT;
  }
  return result;
}

#define READDIR(name, type)                                                                          \
  type* name(DIR* folder) {                                                                          \
    type* const entry = NEXT(name)(folder);                                                          \
    if (entry == nullptr) return nullptr;                                                            \
    const std::string action = action_for("readdir", path_at(dirfd(folder), entry->d_name).c_str()); \
    if (action == "untyped") entry->d_type = DT_UNKNOWN;                                             \
    return fails(action) ? nullptr : entry;                                                          \
  }
READDIR(readdir, dirent)
READDIR(readdir64, dirent64)

ssize_t read(int descriptor, void* bytes, size_t size) {
  return read_with_faults(descriptor, size, [&](size_t most) { return NEXT(read)(descriptor, bytes, most); });
}
#define PREAD(name)                                                                                    \
  ssize_t name(int descriptor, void* bytes, size_t size, off_t offset) {                               \
    return read_with_faults(descriptor, size,                                                          \
                            [&](size_t most) { return NEXT(name)(descriptor, bytes, most, offset); }); \
  }
PREAD(pread)
PREAD(pread64)

ssize_t write(int descriptor, const void* bytes, size_t size) {
  const std::string path = path_of(descriptor);
  const std::string action = action_for("write", path.c_str());
  if (fails(action) || fails(action_for("change", path.c_str()))) return -1;
  const std::string zeros(action == "zero" ? size : 0, '\0');
  return NEXT(write)(descriptor, zeros.empty() ? bytes : zeros.data(), size);
}
ssize_t writev(int descriptor, const iovec* parts, int count) {
  return write_fails(descriptor) ? -1 : NEXT(writev)(descriptor, parts, count);
}
#define PWRITE(name)                                                                   \
  ssize_t name(int descriptor, const void* bytes, size_t size, off_t offset) {         \
    return write_fails(descriptor) ? -1 : NEXT(name)(descriptor, bytes, size, offset); \
  }
PWRITE(pwrite)
PWRITE(pwrite64)
ssize_t sendfile(int to, int from, off_t* offset, size_t size) {
  return write_fails(to) ? -1 : NEXT(sendfile)(to, from, offset, size);
}
int fsync(int descriptor) {
  return sync_fails(descriptor) || write_fails(descriptor) ? -1 : NEXT(fsync)(descriptor);
}
int fdatasync(int descriptor) {
  return sync_fails(descriptor) || write_fails(descriptor) ? -1 : NEXT(fdatasync)(descriptor);
}

int mkdir(const char* path, mode_t mode) {
  return change_fails(path) ? -1 : NEXT(mkdir)(path, mode);
}
int rmdir(const char* path) {
  return change_fails(path) ? -1 : NEXT(rmdir)(path);
}
int unlink(const char* path) {
  return change_fails(path) ? -1 : NEXT(unlink)(path);
}
int unlinkat(int folder, const char* path, int flags) {
  return change_fails((path_of(folder) + '/' + path).c_str()) ? -1 : NEXT(unlinkat)(folder, path, flags);
}
int remove(const char* path) {
  return change_fails(path) ? -1 : NEXT(remove)(path);
}
int rename(const char* from, const char* to) {
  return change_fails(to) ? -1 : NEXT(rename)(from, to);
}
int link(const char* from, const char* to) {
  return change_fails(to) ? -1 : NEXT(link)(from, to);
}
int symlink(const char* target, const char* path) {
  return fails(action_for("symlink", path)) || change_fails(path) ? -1 : NEXT(symlink)(target, path);
}
int flock(int descriptor, int operation) {
  return fails(action_for("lock", path_of(descriptor).c_str())) ? -1 : NEXT(flock)(descriptor, operation);
}

}  // extern "C"
