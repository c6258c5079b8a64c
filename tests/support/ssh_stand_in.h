#pragma once

#include <signal.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <utility>
#include <vector>

namespace fihris {

/// Stands in for ssh while it is there, for what this program starts: runs what it is told on this machine,
/// whatever the host is called.
class SshStandIn {
 public:
  explicit SshStandIn(std::string folder) : folder_(std::move(folder)), path_(std::getenv("PATH")) {
    std::filesystem::create_directories(folder_ + "/bin");
    const std::string program = folder_ + "/bin/ssh";
    std::ofstream(program) << R"(#!/bin/sh
while [ "$1" != -- ]; do shift; done
host=$2; shift; shift
folder=${0%/bin/ssh}
[ -e "$folder/$host.sh" ] && . "$folder/$host.sh"
echo $$ >> "$folder/$host.processes"
exec sh -c "exec $*"
)";
    std::filesystem::permissions(program, std::filesystem::perms::owner_all);
    setenv("PATH", (folder_ + "/bin:" + path_).c_str(), 1);
  }
  ~SshStandIn() { setenv("PATH", path_.c_str(), 1); }
  SshStandIn(const SshStandIn&) = delete;
  SshStandIn& operator=(const SshStandIn&) = delete;

  /// From now on a connection to `host` does this first, in the language of the shell.
  void first(const std::string& host, const std::string& commands) const {
    std::ofstream(folder_ + "/" + host + ".sh") << commands << '\n';
  }

  /// To the servers of `host` that run.
  void send(const std::string& host, int signal) const {
    for (const pid_t process : servers(host)) kill(process, signal);
  }

  /// The processes for connections to `host`, those that have ended too.
  std::vector<pid_t> servers(const std::string& host) const {
    std::ifstream file(folder_ + "/" + host + ".processes");
    return {std::istream_iterator<pid_t>(file), {}};
  }

 private:
  const std::string folder_;
  const std::string path_;
};

}  // namespace fihris
