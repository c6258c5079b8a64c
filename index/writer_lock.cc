#include "index/writer_lock.h"

#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <ctime>
#include <thread>

#include "index/index_marker.h"
#include "index/plain_file.h"
#include "index/write_error.h"

namespace fihris {
namespace {

constexpr std::chrono::milliseconds lock_poll_interval{100};

std::string lock_file(const std::string& index) {
  return index + "/lock";
}

std::string describe_this_process() {
  char host[256] = "";
  gethostname(host, sizeof host - 1);
  const std::time_t now = std::time(nullptr);
  char when[32] = "";
  std::tm local{};
  std::strftime(when, sizeof when, "%F %T", localtime_r(&now, &local));
  return "process " + std::to_string(getpid()) + " on " + host + " since " + when;
}

/// What the lock says of who has it; it is somebody else's text, and goes to a terminal.
std::string read_holder(int descriptor) {
  char text[512];
  const ssize_t size = pread(descriptor, text, sizeof text, 0);
  if (size <= 0) return "another process";
  std::string holder(text, static_cast<std::size_t>(size));
  for (char& c : holder) {
    if (c < ' ' || c > '~') c = '?';
  }
  return holder;
}

FileDescriptor open_lock(const std::string& index) {
  mark_index(index);
  FileDescriptor file = open_plain_file(lock_file(index), O_RDWR | O_CREAT);
  // Somebody else of the group has made it, for himself: to lock it, it need not be written.
  if (file.value() < 0 && errno == EACCES) return open_plain_file(lock_file(index));
  return file;
}

}  // namespace

bool means_no_locks(int error) {
  return error == ENOLCK || error == EOPNOTSUPP || error == ENOSYS || error == EINVAL;
}

WriterLock::WriterLock(const std::string& index, const std::function<void(const std::string&)>& on_wait)
    : file_(open_lock(index)) {
  if (file_.value() < 0) fail_to_write(lock_file(index), errno);
  while (flock(file_.value(), LOCK_EX | LOCK_NB) != 0) {
    if (means_no_locks(errno)) {
      is_held_ = false;
      return;
    }
    if (errno != EWOULDBLOCK && errno != EINTR) fail_to_write(index, errno);
    on_wait(read_holder(file_.value()));
    std::this_thread::sleep_for(lock_poll_interval);
  }
  // A second name of the file may be that of something else.
  struct stat state {};
  if (fstat(file_.value(), &state) != 0 || state.st_nlink != 1) return;
  const std::string holder = describe_this_process();
  if (ftruncate(file_.value(), 0) != 0 ||
      pwrite(file_.value(), holder.data(), holder.size(), 0) != static_cast<ssize_t>(holder.size())) {
    if (errno != EBADF && errno != EINVAL) fail_to_write(index, errno);  // it is open for reading only
  }
}

}  // namespace fihris
