#include "indexer/files/folder_watch.h"

#include <poll.h>
#include <sys/inotify.h>

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <cstdlib>
#include <iterator>
#include <system_error>
#include <vector>

#include "indexer/files/file_system.h"
#include "messages/translation.h"

namespace fihris {
namespace {

using Clock = std::chrono::steady_clock;
using std::chrono::milliseconds;

constexpr milliseconds settle_time{200};
constexpr milliseconds longest_delay{2000};
constexpr milliseconds default_rescan_interval{60'000};
constexpr milliseconds forever{-1};

constexpr unsigned what_changes_articles = IN_CREATE | IN_DELETE | IN_MOVED_FROM | IN_MOVED_TO | IN_MODIFY |
                                           IN_CLOSE_WRITE | IN_ATTRIB | IN_DELETE_SELF | IN_MOVE_SELF |
                                           IN_ONLYDIR;

milliseconds rescan_interval() {
  const char* text = std::getenv("FIHRIS_RESCAN_MS");
  const long given = text ? std::atol(text) : 0;
  return given > 0 ? milliseconds(given) : default_rescan_interval;
}

/// Hidden files and folders are no articles.
bool is_hidden(const inotify_event& event) {
  return event.len > 0 && event.name[0] == '.';
}

}  // namespace

FolderWatch::FolderWatch()
    : file_(inotify_init1(IN_CLOEXEC | IN_NONBLOCK)), error_(file_.value() < 0 ? errno : 0) {}

void FolderWatch::begin_scan() {
  met_.clear();
  is_complete_ = true;
}

void FolderWatch::look_now_and_then(const std::string& reason) {
  is_complete_ = false;
  if (!reasons_.insert(reason).second) return;
  notes_.push_back(
      tr("{1}; all is looked at every {2} s", {reason, std::to_string(rescan_interval().count() / 1000)}));
}

void FolderWatch::add(const std::string& folder) {
  if (const auto file_system = unreported_file_system(folder)) {
    look_now_and_then(tr("the kernel does not report all changes on {1}", {std::string(*file_system)}));
  }
  if (error_ == EMFILE) {
    return look_now_and_then(
        tr("no more inotify instances (the limit is fs.inotify.max_user_instances; see sysctl(8))"));
  }
  if (error_ != 0) return look_now_and_then(tr("no inotify: {1}", {std::generic_category().message(error_)}));
  const int watch = inotify_add_watch(file_.value(), folder.c_str(), what_changes_articles);
  if (watch >= 0) {
    met_.insert(watch);
    watched_.insert(watch);
  } else if (errno == ENOSPC) {
    look_now_and_then(
        tr("more folders than inotify watches (the limit is fs.inotify.max_user_watches; see sysctl(8))"));
  } else if (errno != ENOENT && errno != ENOTDIR) {  // not just gone
    look_now_and_then(tr("a folder cannot be watched: {1}", {std::generic_category().message(errno)}));
  }
}

void FolderWatch::end_scan() {
  std::vector<int> left;
  std::set_difference(watched_.begin(), watched_.end(), met_.begin(), met_.end(), std::back_inserter(left));
  for (const int watch : left) inotify_rm_watch(file_.value(), watch);
  watched_ = met_;
}

bool FolderWatch::wait(const StopSignals& stop, bool retry) {
  pollfd waiting[] = {{file_.value(), POLLIN, 0}, {stop.descriptor(), POLLIN, 0}};
  const bool looks_anyway = !is_complete_ || retry;
  const auto end_of_idle = Clock::now() + rescan_interval();
  Clock::time_point latest{};  // set at the first change
  for (;;) {
    const bool has_changed = latest != Clock::time_point{};
    const auto now = Clock::now();
    // Events that concern no article may come all the time, and must not put this off.
    if (now >= latest && has_changed) return true;
    if (now >= end_of_idle && looks_anyway) return true;
    const auto idle = looks_anyway ? std::chrono::ceil<milliseconds>(end_of_idle - now) : forever;
    const int ready = poll(waiting, 2, static_cast<int>((has_changed ? settle_time : idle).count()));
    if (stop.arrived()) return false;
    if (ready == 0) return true;
    if (take_events() && !has_changed) latest = Clock::now() + longest_delay;
  }
}

/// Takes all events off the queue; true if one of them may concern articles.
bool FolderWatch::take_events() {
  alignas(inotify_event) char bytes[16384];
  bool any = false;
  for (ssize_t size; (size = read(file_.value(), bytes, sizeof bytes)) > 0;) {
    for (const char* at = bytes; at < bytes + size;) {
      const auto& event = *reinterpret_cast<const inotify_event*>(at);
      at += sizeof event + event.len;
      if ((event.mask & IN_IGNORED) != 0) {
        watched_.erase(event.wd);  // gone with its folder, which has had an event of its own
      } else {
        any |= heeds_hidden_ || !is_hidden(event);
      }
    }
  }
  return any;
}

}  // namespace fihris
