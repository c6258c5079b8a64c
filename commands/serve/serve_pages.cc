#include "commands/serve/serve_pages.h"

#include <algorithm>
#include <cstdlib>
#include <iostream>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include <fcntl.h>
#include <spawn.h>
#include <sys/stat.h>
#include <unistd.h>

#include "analyzers/error.h"
#include "commands/options/alias_file.h"
#include "commands/options/alias_option.h"
#include "commands/options/input_file.h"
#include "commands/options/shard_file.h"
#include "commands/process/crash_guard.h"
#include "commands/process/watch_thread.h"
#include "commands/reports/message.h"
#include "index/derived/joined_index.h"
#include "indexer/files/stop_signals.h"
#include "messages/translation.h"
#include "query/output/standard_streams.h"
#include "web/serve.h"

namespace fihris {
namespace {

/// Shows the page by the program that the desktop has for that, if it has one.
void open_in_browser(const std::string& link) {
  std::string program = "xdg-open";
  std::string address = link;
  char* const arguments[] = {program.data(), address.data(), nullptr};
  posix_spawn_file_actions_t files;
  posix_spawn_file_actions_init(&files);
  for (const int stream : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO})
    posix_spawn_file_actions_addopen(&files, stream, "/dev/null", O_RDWR, 0);
  pid_t process = 0;
  const int error = posix_spawnp(&process, program.c_str(), &files, nullptr, arguments, environ);
  posix_spawn_file_actions_destroy(&files);
  if (error != 0) say(tr("serve: --open: no xdg-open is installed; open the link by hand"));
}

/// The token in a file that nobody else may read.
std::string read_token(const std::string& file) {
  constexpr std::size_t most_bytes = 1u << 20, least_letters = 32, most_letters = 256;
  const std::string cure =
      tr("give it one line of 32 to 256 letters and digits, for you alone to read (chmod 600)");
  std::string token = read_small_file(tr("serve: token file"), file, most_bytes, cure);
  while (token.ends_with('\n') || token.ends_with('\r')) token.pop_back();
  const bool is_plain = std::all_of(token.begin(), token.end(), [](char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  });
  if (token.size() < least_letters || token.size() > most_letters || !is_plain)
    throw Error(tr("{1}: {2}: {3}; {4}", {tr("serve: token file"), file, tr("holds no token"), cure}));
  struct stat status {};
  if (stat(file.c_str(), &status) != 0 || (status.st_mode & (S_IRWXG | S_IRWXO)) != 0)
    throw Error(tr("{1}: {2}: {3}; {4}", {tr("serve: token file"), file, tr("others can read it"), cure}));
  return token;
}

}  // namespace

int serve_pages(const CommonOptions& common, const ServeCommandOptions& options) {
  if (!is_loopback(options.address) && options.token_file.empty())
    throw Error(
        tr("usage: --listen {1}: others could connect; add --token-file FILE, with the token that they need",
           {options.address}));
  require_one_collection(common, options.searched);
  if (options.watch && options.searched.shards)
    throw Error(tr("usage: --watch: writes an index, and shards have theirs elsewhere; leave out --shards"));
  if (options.watch && common.indexes.size() > 1)
    throw Error(
        tr("usage: --watch: {1}: a watch writes one index; name one, or run fihris index --watch for each "
           "beside this",
           {common.index}));
  guard_against_damage(common.index);
  const StopSignals stop;  // before any thread
  std::mutex mutex;
  const auto report = [&mutex](const std::string& fault) {
    const std::lock_guard lock(mutex);
    say(fault);
  };
  std::optional<WatchThread> watching;
  ServeOptions serving;
  if (options.searched.shards) {
    serving.open = open_known_shards;
  } else {
    serving.open = [indexes = common.indexes] { return open_indexes(indexes); };
  }
  serving.port = static_cast<int>(options.port);
  serving.address = options.address;
  serving.name = options.name;
  if (!options.token_file.empty()) serving.token = read_token(options.token_file);
  ServeEvents events;
  events.aliases = [&] { return load_aliases(options.searched.aliases); };
  const std::string& named = options.searched.aliases;
  const std::string alias_file = named.empty() ? default_alias_file() : named;
  if (!alias_file.empty()) {
    events.save_aliases = [alias_file](const std::vector<std::string>& forms) {
      change_alias_file(alias_file, [&](const std::string& text) {
        return with_aliases(text, likely_kind(text, forms), forms);
      });
    };
  }
  events.listening = [&](const std::string& link) {
    std::cout << link << std::endl;
    if (!std::cout) return false;  // nobody learns the token; main says why
    if (!common.quiet) say(tr("serve: open the link above in a browser; Ctrl-C ends"));
    if (options.open) open_in_browser(link);
    use_english();  // from now on, since each page has the language that its reader asks for
    if (options.watch) watching.emplace(common.index, stop, report);
    return true;
  };
  events.report = report;
  if (!serve(serving, events, stop.descriptor())) std::_Exit(0);
  return 0;
}

}  // namespace fihris
