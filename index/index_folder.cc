#include "index/index_folder.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>
#include <charconv>
#include <chrono>
#include <cstring>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <system_error>
#include <thread>
#include <vector>

#include "analyzers/error.h"
#include "index/generation_seal.h"
#include "index/parallel.h"
#include "index/write_error.h"

namespace fs = std::filesystem;

namespace fihris {
namespace {

constexpr const char* generation_prefix = "generation-";

constexpr std::chrono::milliseconds lock_poll_interval{100};

/// Each waits for the disk, which serves many at a time.
constexpr std::size_t parallel_syncs = 8;

std::string current_link(const std::string& index) {
  return index + "/current";
}

std::string lock_file(const std::string& index) {
  return index + "/lock";
}

std::string reason(int error) {
  return std::generic_category().message(error);
}

[[noreturn]] void fail_to_read(const std::string& path, int error) {
  throw Error("cannot read the index: " + path + ": " + reason(error) + "; run: fihris index --rebuild");
}

/// The number in `generation-7`, or nothing.
std::optional<unsigned long> generation_number(const std::string& name) {
  if (!name.starts_with(generation_prefix)) return {};
  const char* begin = name.data() + std::strlen(generation_prefix);
  const char* end = name.data() + name.size();
  unsigned long number = 0;
  const auto parsed = std::from_chars(begin, end, number);
  if (parsed.ec != std::errc{} || parsed.ptr != end) return {};
  return number;
}

void sync_path(const std::string& path) {
  const int descriptor = open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (descriptor < 0) fail_to_write(path, errno);
  const int failed = fsync(descriptor) != 0 ? errno : 0;
  close(descriptor);
  if (failed) fail_to_write(path, failed);
}

/// Brings all that is in `folder`, and itself, to the disk.
void sync_all(const std::string& folder) {
  std::vector<fs::path> paths{folder};
  for (const auto& entry : fs::recursive_directory_iterator(folder)) paths.push_back(entry.path());
  parallel_for(parallel_syncs, paths.size(), [&](std::size_t, std::size_t i) { sync_path(paths[i]); });
}

/// Removes `folder`, a generation, unless somebody holds it.
void remove_unless_held(const std::string& folder) {
  const int descriptor = open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (descriptor < 0) return;
  if (flock(descriptor, LOCK_EX | LOCK_NB) == 0) {
    std::error_code ignored;  // what is left is removed by the next run
    fs::remove_all(folder, ignored);
  }
  close(descriptor);
}

std::vector<std::string> dead_generations(const std::string& index, const std::string& live) {
  std::vector<std::string> dead;
  for (const auto& entry : fs::directory_iterator(index)) {
    if (generation_number(entry.path().filename()) && entry.path() != live) dead.push_back(entry.path());
  }
  return dead;
}

void remove_dead_generations(const std::string& index, const std::string& live) {
  for (const auto& generation : dead_generations(index, live)) remove_unless_held(generation);
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

std::string read_holder(int descriptor) {
  char text[512];
  const ssize_t size = pread(descriptor, text, sizeof text, 0);
  return size > 0 ? std::string(text, static_cast<std::size_t>(size)) : "another process";
}

/// Opens the file that writers lock, in the index folder, which is made if it is missing.
int open_lock(const std::string& index) {
  check_may_hold_index(index);
  std::error_code error;
  fs::create_directories(index, error);
  if (error) fail_to_write(index, error.value());
  const int descriptor = open(lock_file(index).c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0644);
  if (descriptor < 0) fail_to_write(index, errno);
  return descriptor;
}

}  // namespace

std::string articles_stub(const std::string& generation) {
  return generation + "/articles";
}

std::string shard_folder(const std::string& generation, std::size_t shard) {
  return generation + "/shard-" + std::to_string(shard);
}

std::string lexicon_folder(const std::string& generation) {
  return generation + "/lexicon";
}

std::string segments_folder(const std::string& index) {
  return index + "/segments";
}

std::size_t shard_count(const std::string& generation) {
  std::ifstream stub(articles_stub(generation));
  std::size_t count = 0;
  for (std::string line; std::getline(stub, line);) ++count;
  if (count == 0 || stub.bad()) fail_to_read(articles_stub(generation), errno);
  return count;
}

std::optional<std::string> live_generation(const std::string& index) {
  std::error_code error;
  const fs::path target = fs::read_symlink(current_link(index), error);
  if (error || !generation_number(target)) return {};
  return index + "/" + target.string();
}

void check_may_hold_index(const std::string& folder) {
  std::error_code error;
  for (const auto& entry : fs::directory_iterator(folder, error)) {
    const std::string name = entry.path().filename();
    if (name == "lock" || name == "current" || name == "current.new" || name == "segments" ||
        generation_number(name))
      continue;
    throw Error("cannot write the index: " + folder +
                ": the folder holds something else; name an empty or a new one with --index");
  }
  if (error && error != std::errc::no_such_file_or_directory) fail_to_write(folder, error.value());
}

std::optional<Hold> hold_live_generation(const std::string& index) {
  while (const auto generation = live_generation(index)) {
    const int descriptor = open(generation->c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (descriptor < 0 && live_generation(index) != generation) continue;  // removed since; look again
    if (descriptor < 0) fail_to_read(*generation, errno);
    std::shared_ptr<void> hold(nullptr, [descriptor](void*) { close(descriptor); });
    // A file system without locks leaves the generation unheld: nothing better can be had there.
    while (flock(descriptor, LOCK_SH) != 0 && errno == EINTR) {
    }
    if (live_generation(index) == generation) return Hold{*generation, std::move(hold)};
  }
  return {};
}

WriterLock::WriterLock(const std::string& index, const std::function<void(const std::string&)>& on_wait)
    : file_(open_lock(index)) {
  while (flock(file_.value(), LOCK_EX | LOCK_NB) != 0) {
    if (errno != EWOULDBLOCK && errno != EINTR) fail_to_write(index, errno);
    on_wait(read_holder(file_.value()));
    std::this_thread::sleep_for(lock_poll_interval);
  }
  const std::string holder = describe_this_process();
  if (ftruncate(file_.value(), 0) != 0 ||
      pwrite(file_.value(), holder.data(), holder.size(), 0) != static_cast<ssize_t>(holder.size())) {
    fail_to_write(index, errno);
  }
}

NewGeneration::NewGeneration(const std::string& index) : index_(index) {
  const auto live = live_generation(index);
  remove_dead_generations(index, live.value_or(""));
  unsigned long last = 0;
  for (const auto& entry : fs::directory_iterator(index)) {
    last = std::max(last, generation_number(entry.path().filename()).value_or(0));
  }
  folder_ = index + "/" + generation_prefix + std::to_string(last + 1);
  std::error_code error;
  fs::create_directory(folder_, error);
  if (error) fail_to_write(folder_, error.value());
}

NewGeneration::~NewGeneration() {
  if (published_) return;
  std::error_code ignored;
  fs::remove_all(folder_, ignored);
}

void NewGeneration::publish(std::size_t shards) {
  std::ofstream stub(articles_stub(folder_));
  for (std::size_t shard = 0; shard < shards; ++shard) stub << "glass shard-" << shard << '\n';
  stub.close();
  if (!stub) fail_to_write(articles_stub(folder_), errno);
  seal_generation(folder_);
  sync_all(folder_);

  const std::string link = current_link(index_);
  const std::string new_link = link + ".new";
  std::error_code error;
  fs::remove(new_link, error);
  fs::create_symlink(fs::path(folder_).filename(), new_link, error);
  if (!error) fs::rename(new_link, link, error);
  if (error) fail_to_write(link, error.value());
  published_ = true;
  sync_path(index_);
  remove_dead_generations(index_, folder_);
}

void remove_leftovers(const std::string& index) {
  const auto live = live_generation(index);
  const std::string segments = segments_folder(index);
  if (!live || (dead_generations(index, *live).empty() && !fs::exists(segments))) return;
  const FileDescriptor lock(open(lock_file(index).c_str(), O_RDWR | O_CLOEXEC));
  if (lock.value() < 0 || flock(lock.value(), LOCK_EX | LOCK_NB) != 0) return;
  if (live_generation(index) != live) return;
  remove_dead_generations(index, *live);
  std::error_code ignored;
  fs::remove_all(segments, ignored);
}

void clone_database(const std::string& original, const std::string& clone) {
  try {
    fs::create_directory(clone);
    for (const auto& entry : fs::directory_iterator(original)) {
      const fs::path name = entry.path().filename();
      if (name == "flintlock") continue;
      std::error_code error;
      const bool share = name.extension() == ".glass" && entry.hard_link_count() == 1;
      if (share) fs::create_hard_link(entry.path(), clone / name, error);
      if (!share || error) fs::copy_file(entry.path(), clone / name);
    }
  } catch (const fs::filesystem_error& error) {
    fail_to_write(clone, error.code().value());
  }
}

std::uintmax_t folder_bytes(const std::string& folder) {
  std::uintmax_t bytes = 0;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    if (entry.is_regular_file()) bytes += entry.file_size();
  }
  return bytes;
}

}  // namespace fihris
