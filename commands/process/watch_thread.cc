#include "commands/process/watch_thread.h"

#include <unistd.h>

#include <csignal>
#include <exception>
#include <string_view>
#include <utility>

#include "commands/process/watch.h"

namespace fihris {
namespace {

class NoProgress : public Progress {
 public:
  void begin(std::string_view /*stage*/, std::size_t /*total*/, Steps /*steps*/) override {}
  void advance(std::size_t /*steps*/) override {}
};

void keep_up_to_date(const std::string& index, const StopSignals& stop,
                     const std::function<void(const std::string&)>& say) {
  IndexingOptions options;
  options.index = index;
  NoProgress progress;
  const auto waiting = [&](const std::string& holder) {
    say("serve: --watch: waits for another run: " + holder);
  };
  const auto noted = [&](const std::string& text) { say("serve: --watch: " + text); };
  try {
    watch(options, {progress, waiting, [](const IndexingSummary&) {}, noted, noted, noted}, stop);
  } catch (const std::exception& error) {
    say(std::string("serve: --watch: the index is not kept up to date: ") + error.what());
  }
}

}  // namespace

WatchThread::WatchThread(const std::string& index, const StopSignals& stop,
                         std::function<void(const std::string&)> say)
    : stop_(stop), thread_([index, &stop, say = std::move(say)] { keep_up_to_date(index, stop, say); }) {}

WatchThread::~WatchThread() {
  if (!stop_.arrived()) kill(getpid(), SIGTERM);
  thread_.join();
}

}  // namespace fihris
