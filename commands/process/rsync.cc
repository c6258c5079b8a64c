#include "commands/process/rsync.h"

#include <spawn.h>
#include <sys/wait.h>

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <vector>

#include "analyzers/error.h"
#include "index/generation_seal.h"
#include "messages/translation.h"

extern char** environ;

namespace fihris {
namespace {

/// Says so on standard error itself. Returns its status, 128 and a signal's number if that has ended it.
int run(std::vector<std::string> words) {
  std::vector<char*> arguments;
  for (std::string& word : words) arguments.push_back(word.data());
  arguments.push_back(nullptr);
  pid_t process = -1;
  const int error =
      posix_spawnp(&process, words.front().c_str(), nullptr, nullptr, arguments.data(), environ);
  if (error != 0)
    throw Error(tr("shards: rsync: cannot be started: {1}; install the package rsync, here and there",
                   {std::strerror(error)}));
  int status = 0;
  while (waitpid(process, &status, 0) < 0 && errno == EINTR) {
  }
  constexpr int by_signal = 128;
  return WIFEXITED(status) ? WEXITSTATUS(status) : by_signal + WTERMSIG(status);
}

/// Brings `what` of the index `source` to `place`; `option` may be empty.
void copy(const std::string& source, const std::string& what, const std::string& place,
          const std::string& option) {
  // The folder goes to the other side as it is, through no shell. Sizes and times may be the same where
  // tables are not, as of updates within a second.
  std::vector<std::string> command{"rsync",        "--recursive",
                                   "--checksum",   "--protect-args",
                                   "--timeout=60", "--rsh=ssh -o BatchMode=yes -o ConnectTimeout=10"};
  if (!option.empty()) command.push_back(option);
  command.insert(command.end(), {"--", source + what, place});
  const int status = run(std::move(command));
  if (status != 0)
    throw Error(tr("shards: {1}: cannot be copied: rsync has ended with {2}; the copy is as it was",
                   {source, std::to_string(status)}));
}

}  // namespace

bool is_elsewhere(const std::string& source) {
  const std::size_t colon = source.find(':');
  return colon != std::string::npos && colon > 0 && colon < source.find('/');
}

void fetch_by_rsync(const std::string& source, const std::string& generation, const std::string& previous) {
  if (source.starts_with('-'))
    throw Error(tr("shards: {1}: is no address: a host does not begin with a hyphen", {source}));
  const std::string folder = std::filesystem::absolute(generation).string() + "/";
  if (previous.empty()) return copy(source, "/current/", folder, {});
  copy(source, "/current/seal", folder + "seal", {});
  link_known_tables(generation, previous);
  copy(source, "/current/", folder, "--link-dest=" + std::filesystem::absolute(previous).string());
}

}  // namespace fihris
