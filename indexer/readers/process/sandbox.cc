#include "indexer/readers/process/sandbox.h"

#include <fcntl.h>
#include <linux/landlock.h>
#include <sched.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <cerrno>
#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <initializer_list>
#include <string>
#include <system_error>
#include <vector>

#ifdef FIHRIS_HAS_SECCOMP
#include <seccomp.h>
#endif

namespace fihris {
namespace {

constexpr rlim_t max_memory_bytes = 320u << 20;
/// A photograph of fifty million points takes four bytes for each, and a few copies.
constexpr rlim_t max_program_memory_bytes = 768u << 20;
constexpr rlim_t max_program_seconds = 20 * 60;

#if defined(__SANITIZE_ADDRESS__)
constexpr bool is_sanitized = true;
#else
constexpr bool is_sanitized = false;
#endif

void limit(int resource, rlim_t most) {
  const rlimit bound{most, most};
  setrlimit(static_cast<__rlimit_resource>(resource), &bound);
}

/// A folder, and what may be done with the files in and below it.
struct AllowedFolder {
  std::string path;
  bool may_run = false;
};

/// Data files of poppler (the encodings of fonts), of fonts and of locales may be read.
std::vector<AllowedFolder> data_folders() {
  return {{"/usr/share"}, {"/usr/lib"}, {"/lib"}, {"/etc/fonts"}, {"/etc/xml"}, {"/var/cache/fontconfig"}};
}

/// What a program needs that is installed in the system, or beside its libraries and data elsewhere.
std::vector<AllowedFolder> folders_of_program(const std::string& program) {
  std::vector<AllowedFolder> folders{{"/usr", true},      {"/bin", true},       {"/lib", true},
                                     {"/lib64", true},    {"/etc/ld.so.cache"}, {"/nix/store", true},
                                     {"/gnu/store", true}};
  std::error_code unknown;
  const std::filesystem::path path = std::filesystem::canonical(program, unknown);
  if (unknown) return folders;
  folders.push_back({path.parent_path(), true});
  for (const char* beside : {"lib", "lib64", "share"})
    folders.push_back({path.parent_path().parent_path() / beside});
  if (const char* data = std::getenv("TESSDATA_PREFIX"); data && *data) folders.push_back({data});
  return folders;
}

/// Nothing but files of `folders` may be opened or run.
void restrict_files(const std::vector<AllowedFolder>& folders) {
  constexpr std::uint64_t reading = LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_READ_DIR;
  constexpr std::uint64_t everything =
      LANDLOCK_ACCESS_FS_EXECUTE | LANDLOCK_ACCESS_FS_WRITE_FILE | reading | LANDLOCK_ACCESS_FS_REMOVE_DIR |
      LANDLOCK_ACCESS_FS_REMOVE_FILE | LANDLOCK_ACCESS_FS_MAKE_CHAR | LANDLOCK_ACCESS_FS_MAKE_DIR |
      LANDLOCK_ACCESS_FS_MAKE_REG | LANDLOCK_ACCESS_FS_MAKE_SOCK | LANDLOCK_ACCESS_FS_MAKE_FIFO |
      LANDLOCK_ACCESS_FS_MAKE_BLOCK | LANDLOCK_ACCESS_FS_MAKE_SYM;
  landlock_ruleset_attr attributes{};
  attributes.handled_access_fs = everything;
  const long rules = syscall(SYS_landlock_create_ruleset, &attributes, sizeof attributes, 0);
  if (rules < 0) return;  // an older kernel
  for (const auto& [folder, may_run] : folders) {
    landlock_path_beneath_attr rule{};
    rule.parent_fd = open(folder.c_str(), O_PATH | O_CLOEXEC);
    if (rule.parent_fd < 0) continue;
    struct stat state {};
    const bool is_folder = fstat(rule.parent_fd, &state) == 0 && S_ISDIR(state.st_mode);
    rule.allowed_access = is_folder ? reading : std::uint64_t{LANDLOCK_ACCESS_FS_READ_FILE};
    if (may_run) rule.allowed_access |= LANDLOCK_ACCESS_FS_EXECUTE;
    syscall(SYS_landlock_add_rule, rules, LANDLOCK_RULE_PATH_BENEATH, &rule, 0);
    close(rule.parent_fd);
  }
  syscall(SYS_landlock_restrict_self, rules, 0);
  close(static_cast<int>(rules));
}

#ifdef FIHRIS_HAS_SECCOMP
void restrict_calls(bool may_become_program) {
  const scmp_filter_ctx filter = seccomp_init(SCMP_ACT_ALLOW);
  if (!filter) return;
  if (!may_become_program) {
    for (const int call : {SCMP_SYS(execve), SCMP_SYS(execveat)})
      seccomp_rule_add(filter, SCMP_ACT_ERRNO(EPERM), call, 0);
  }
  for (const int call : {SCMP_SYS(fork),
                         SCMP_SYS(vfork),
                         SCMP_SYS(socket),
                         SCMP_SYS(socketpair),
                         SCMP_SYS(connect),
                         SCMP_SYS(bind),
                         SCMP_SYS(listen),
                         SCMP_SYS(accept),
                         SCMP_SYS(accept4),
                         SCMP_SYS(ptrace),
                         SCMP_SYS(kill),
                         SCMP_SYS(tkill),
                         SCMP_SYS(unlink),
                         SCMP_SYS(unlinkat),
                         SCMP_SYS(rename),
                         SCMP_SYS(renameat),
                         SCMP_SYS(renameat2),
                         SCMP_SYS(mkdir),
                         SCMP_SYS(mkdirat),
                         SCMP_SYS(rmdir),
                         SCMP_SYS(link),
                         SCMP_SYS(linkat),
                         SCMP_SYS(symlink),
                         SCMP_SYS(symlinkat),
                         SCMP_SYS(mknod),
                         SCMP_SYS(mknodat),
                         SCMP_SYS(truncate),
                         SCMP_SYS(ftruncate),
                         SCMP_SYS(chmod),
                         SCMP_SYS(fchmod),
                         SCMP_SYS(fchmodat),
                         SCMP_SYS(chown),
                         SCMP_SYS(fchown),
                         SCMP_SYS(lchown),
                         SCMP_SYS(fchownat),
                         SCMP_SYS(utimensat),
                         SCMP_SYS(setxattr),
                         SCMP_SYS(creat),
                         SCMP_SYS(mount),
                         SCMP_SYS(umount2),
                         SCMP_SYS(chroot),
                         SCMP_SYS(setns),
                         SCMP_SYS(unshare),
                         SCMP_SYS(bpf),
                         SCMP_SYS(keyctl),
                         SCMP_SYS(add_key),
                         SCMP_SYS(userfaultfd),
                         SCMP_SYS(perf_event_open),
                         SCMP_SYS(io_uring_setup),
                         SCMP_SYS(process_vm_readv),
                         SCMP_SYS(process_vm_writev),
                         SCMP_SYS(pidfd_open)}) {
    seccomp_rule_add(filter, SCMP_ACT_ERRNO(EPERM), call, 0);
  }
  // A thread is no new process. What glibc asks of clone3 cannot be looked at: it falls back to clone.
  constexpr scmp_datum_t thread = CLONE_THREAD;
  seccomp_rule_add(filter, SCMP_ACT_ERRNO(EPERM), SCMP_SYS(clone), 1, SCMP_A0(SCMP_CMP_MASKED_EQ, thread, 0));
  seccomp_rule_add(filter, SCMP_ACT_ERRNO(ENOSYS), SCMP_SYS(clone3), 0);
  // Files may be opened for reading alone; openat2 has its flags where they cannot be looked at.
  seccomp_rule_add(filter, SCMP_ACT_ERRNO(ENOSYS), SCMP_SYS(openat2), 0);
  for (const int access : {O_WRONLY, O_RDWR}) {
    seccomp_rule_add(filter, SCMP_ACT_ERRNO(EPERM), SCMP_SYS(open), 1,
                     SCMP_A1(SCMP_CMP_MASKED_EQ, O_ACCMODE, static_cast<scmp_datum_t>(access)));
    seccomp_rule_add(filter, SCMP_ACT_ERRNO(EPERM), SCMP_SYS(openat), 1,
                     SCMP_A2(SCMP_CMP_MASKED_EQ, O_ACCMODE, static_cast<scmp_datum_t>(access)));
  }
  seccomp_load(filter);
  seccomp_release(filter);
}
#endif

void give_up_rights() {
  prctl(PR_SET_PDEATHSIG, SIGKILL);
  prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
  limit(RLIMIT_CORE, 0);
  limit(RLIMIT_FSIZE, 0);
  limit(RLIMIT_NOFILE, 64);
}

}  // namespace

void enter_sandbox() {
  give_up_rights();
  if (!is_sanitized) limit(RLIMIT_DATA, max_memory_bytes);
  restrict_files(data_folders());
#ifdef FIHRIS_HAS_SECCOMP
  restrict_calls(false);
#endif
}

int run_in_sandbox(char** command) {
  constexpr int cannot_be_run = 126;
  setenv("OMP_THREAD_LIMIT", "1", 1);  // there is one for each processor already
  give_up_rights();
  limit(RLIMIT_CPU, max_program_seconds);
  restrict_files(folders_of_program(command[0]));
#ifdef FIHRIS_HAS_SECCOMP
  restrict_calls(true);
#endif
  limit(RLIMIT_DATA, max_program_memory_bytes);
  execv(command[0], command);
  return cannot_be_run;
}

}  // namespace fihris
