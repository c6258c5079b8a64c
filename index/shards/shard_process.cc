#include "index/shards/shard_process.h"

#include <signal.h>
#include <sys/wait.h>

#include <fstream>
#include <iterator>
#include <set>
#include <string>

namespace fihris {
namespace {

/// Xapian does not tell which process it starts.
std::set<pid_t> children_of_this_thread() {
  std::ifstream file("/proc/thread-self/children");
  return {std::istream_iterator<pid_t>(file), {}};
}

pid_t new_child(const std::set<pid_t>& before) {
  for (const pid_t child : children_of_this_thread())
    if (!before.contains(child)) return child;
  return -1;
}

}  // namespace

SshServer open_over_ssh(const std::string& arguments, unsigned patience) {
  const std::set<pid_t> before = children_of_this_thread();
  try {
    Xapian::Database articles = Xapian::Remote::open("ssh", arguments, patience);
    const pid_t child = new_child(before);
    std::shared_ptr<void> process(nullptr, [child](void*) {
      if (child > 0) kill(child, SIGKILL);
    });
    return {std::move(articles), std::move(process)};
  } catch (const Xapian::Error&) {
    // Of a server that has not greeted Xapian does not even know any more that it runs.
    if (const pid_t child = new_child(before); child > 0) {
      kill(child, SIGKILL);
      waitpid(child, nullptr, 0);
    }
    throw;
  }
}

}  // namespace fihris
