#include "index/new_generation.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <filesystem>
#include <optional>
#include <system_error>
#include <utility>
#include <vector>

#include "index/file_descriptor.h"
#include "index/generation_seal.h"
#include "index/index_folder.h"
#include "index/index_marker.h"
#include "index/parallel.h"
#include "index/plain_file.h"
#include "index/served_list.h"
#include "index/write_error.h"
#include "index/writer_lock.h"

namespace fs = std::filesystem;

namespace fihris {
namespace {

/// Each waits for the disk, which serves many at a time.
constexpr std::size_t parallel_syncs = 8;

void sync_path(const std::string& path) {
  const FileDescriptor file(open(path.c_str(), O_RDONLY | O_NOFOLLOW | O_CLOEXEC));
  if (file.value() < 0 || fsync(file.value()) != 0) fail_to_write(path, errno);
}

/// Brings all that is in `folder`, and itself, to the disk.
void sync_all(const std::string& folder) {
  std::vector<fs::path> paths{folder};
  for (const auto& entry : fs::recursive_directory_iterator(folder)) paths.push_back(entry.path());
  parallel_for(parallel_syncs, paths.size(), [&](std::size_t, std::size_t i) { sync_path(paths[i]); });
}

/// What to do with a generation of which nobody can tell whether it is held.
enum class Unlockable { remove, keep };

std::uint64_t last_generation_number(const std::string& index) {
  std::uint64_t last = 0;
  for (const auto& entry : fs::directory_iterator(index)) {
    last = std::max(last, generation_number(entry.path().filename().string()).value_or(0));
  }
  return last;
}

/// Removes `folder`, a generation, unless somebody holds it.
void remove_unless_held(const std::string& folder, Unlockable unlockable) {
  const FileDescriptor descriptor(open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC));
  if (descriptor.value() < 0) return;
  const bool is_free = flock(descriptor.value(), LOCK_EX | LOCK_NB) == 0 ||
                       (unlockable == Unlockable::remove && means_no_locks(errno));
  if (!is_free) return;
  // Servers hold nothing: who opens its tables one by one finds all of them, or fails.
  const std::string index = fs::path(folder).parent_path();
  const std::string aside = index + "/" + generation_name(last_generation_number(index) + 1);
  std::error_code ignored;  // what is left is removed by the next run
  fs::remove_all(rename(folder.c_str(), aside.c_str()) == 0 ? aside : folder, ignored);
}

std::vector<std::string> dead_generations(const std::string& index, const std::string& live) {
  std::vector<std::string> dead;
  for (const auto& entry : fs::directory_iterator(index)) {
    const std::string name = entry.path().filename();
    const bool is_generation = generation_number(name) || entry.path() == next_current_link(index);
    if (is_generation && entry.path() != live && kind_of_path(entry.path()) == PathKind::folder)
      dead.push_back(entry.path());
  }
  return dead;
}

void remove_dead_generations(const std::string& index, const std::string& live, Unlockable unlockable) {
  if (!live.empty()) point_servers_at(live, index);
  for (const auto& generation : dead_generations(index, live)) remove_unless_held(generation, unlockable);
}

/// Makes `path` stand for the generation called `name`: a link, or a plain file where there are no links.
void write_pointer(const std::string& path, const std::string& name) {
  if (symlink(name.c_str(), path.c_str()) == 0) return;
  if (errno != EPERM && errno != EOPNOTSUPP && errno != ENOSYS && errno != EINVAL) fail_to_write(path, errno);
  write_plain_file(path, name + '\n');
  sync_path(path);
}

/// Makes `name`, a generation that is on the disk, the live one of `index`, by one rename.
void switch_to(const std::string& index, const std::string& name) {
  const std::string current = current_link(index);
  const std::string next = next_current_link(index);
  if (kind_of_path(next) == PathKind::folder) remove_unless_held(next, Unlockable::remove);
  if (unlink(next.c_str()) != 0 && errno != ENOENT) fail_to_write(next, errno);
  write_pointer(next, name);
  if (kind_of_path(current) == PathKind::folder) {
    // A copy that followed the link. It gives way as a generation; a program that is killed between the two
    // renames leaves the next link, which stands for this one.
    const std::string aside = index + "/" + generation_name(last_generation_number(index) + 1);
    if (rename(current.c_str(), aside.c_str()) != 0) fail_to_write(current, errno);
  }
  if (rename(next.c_str(), current.c_str()) != 0) fail_to_write(current, errno);
}

/// True if a program was killed between the two renames.
bool is_switch_unfinished(const std::string& index) {
  return kind_of_path(current_link(index)) == PathKind::nothing &&
         kind_of_path(next_current_link(index)) != PathKind::nothing;
}

/// REQUIRES: there is a live generation.
void finish_switch(const std::string& index) {
  if (is_switch_unfinished(index) &&
      rename(next_current_link(index).c_str(), current_link(index).c_str()) != 0)
    fail_to_write(current_link(index), errno);
}

}  // namespace

NewGeneration::NewGeneration(const std::string& index, std::string previous)
    : index_(index), previous_(std::move(previous)) {
  const auto live = live_generation(index);
  if (live) finish_switch(index);
  remove_dead_generations(index, live.value_or(""), Unlockable::remove);
  folder_ = index + "/" + generation_name(last_generation_number(index) + 1);
  if (mkdir(folder_.c_str(), 0777) != 0) fail_to_write(folder_, errno);
}

NewGeneration::~NewGeneration() {
  if (published_) return;
  std::error_code ignored;
  fs::remove_all(folder_, ignored);
}

void NewGeneration::publish(std::size_t shards) {
  write_plain_file(articles_stub(folder_), shard_list(shards));
  seal_generation(folder_, previous_);
  publish_sealed();
}

void NewGeneration::publish_sealed() {
  sync_all(folder_);
  switch_to(index_, fs::path(folder_).filename());
  published_ = true;
  sync_path(index_);
  remove_dead_generations(index_, folder_, Unlockable::keep);
}

void remove_leftovers(const std::string& index) {
  const auto live = live_generation(index);
  const std::string segments = segments_folder(index);
  if (!live) return;
  if (dead_generations(index, *live).empty() && kind_of_path(segments) == PathKind::nothing &&
      !is_switch_unfinished(index))
    return;
  const FileDescriptor lock = open_plain_file(index + "/lock", O_RDONLY);
  if (lock.value() < 0 || flock(lock.value(), LOCK_EX | LOCK_NB) != 0) return;
  if (live_generation(index) != live) return;
  check_may_hold_index(index);
  finish_switch(index);
  remove_dead_generations(index, *live, Unlockable::keep);
  std::error_code ignored;
  fs::remove_all(segments, ignored);
}

}  // namespace fihris
