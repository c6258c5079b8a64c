#include "indexer/build/segment_store.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <sstream>
#include <string_view>
#include <unordered_set>
#include <utility>

#include <xapian.h>
#include <xxhash.h>

#include "analyzers/error.h"
#include "index/file_descriptor.h"
#include "index/index_folder.h"
#include "index/parallel.h"
#include "index/plain_database.h"
#include "index/plain_file.h"
#include "index/write_error.h"
#include "indexer/files/file_finder.h"

namespace fs = std::filesystem;

namespace fihris {
namespace {

/// Long enough for most runs to end before they wait for the disk, short enough to be made again without
/// regret.
constexpr std::chrono::milliseconds default_interval{30'000};

/// The environment may say otherwise, for tests.
std::chrono::milliseconds interval() {
  const char* text = std::getenv("FIHRIS_KEEP_SEGMENTS_MS");
  const long given = text ? std::atol(text) : 0;
  return given > 0 ? std::chrono::milliseconds(given) : default_interval;
}

/// Of 100,000 segments, two hundred million articles.
constexpr std::size_t max_list_bytes = 1u << 20;

/// Segments are called by their number: no other name of a list is followed.
bool is_segment_name(std::string_view name) {
  constexpr std::size_t max_digits = 9;
  return !name.empty() && name.size() <= max_digits &&
         std::all_of(name.begin(), name.end(), [](char c) { return c >= '0' && c <= '9'; });
}

std::string describe(const Manifest& manifest) {
  std::string text = std::to_string(manifest.format) + ' ' + manifest.analyzer + ' ' +
                     std::to_string(manifest.analyzer_version) + ' ' + FIHRIS_VERSION;
  for (const auto& root : manifest.roots) text.append(1, '\0').append(root);
  const ReadingSettings& settings = manifest.settings;
  for (const auto* list : {&settings.encodings, &settings.dates, &settings.fields, &settings.scans}) {
    for (const auto& item : *list) text.append(1, '\0').append(item);
    text.append(1, '\0');
  }
  for (const auto& repeats : manifest.repeats) text.append(1, '\0').append(repeats);
  return "segments for " + std::to_string(XXH3_64bits(text.data(), text.size()));
}

/// Brings the whole file system that `folder` is on to the disk: one call, where a segment has five files.
void sync_file_system(const std::string& folder) {
  const FileDescriptor descriptor(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (descriptor.value() < 0 || syncfs(descriptor.value()) != 0) fail_to_write(folder, errno);
}

/// The files whose articles `segment` holds, or nothing if one of them is not among those that are `wanted`,
/// or not in the same state.
std::vector<std::size_t> files_of(const std::string& segment, const FileList& files,
                                  const std::vector<bool>& wanted, const FileFinder& finder) {
  std::vector<std::size_t> held;
  const Xapian::Database database = open_database(segment);
  for (auto value = database.valuestream_begin(slot::file_state);
       value != database.valuestream_end(slot::file_state); ++value) {
    const FileState state = decode_file_state(*value);
    const auto file = finder.find(state.path, held.empty() ? 0 : held.back() + 1);
    if (!file || !wanted[*file] || files.state(*file) != state) return {};
    held.push_back(*file);
  }
  return held.size() == database.get_doccount() ? held : std::vector<std::size_t>{};
}

}  // namespace

SegmentStore::SegmentStore(const std::string& index, const Manifest& manifest, std::size_t jobs)
    : folder_(segments_folder(index)), purpose_(describe(manifest)), jobs_(jobs) {}

SegmentStore::~SegmentStore() {
  stop_keeper();
  if (is_kept_ || kind_of_path(folder_) != PathKind::folder) return;
  std::error_code ignored;  // what is left is removed by the next run
  std::vector<fs::path> segments;
  for (const auto& entry : fs::directory_iterator(folder_, ignored)) segments.push_back(entry.path());
  parallel_for(jobs_, segments.size(), [&](std::size_t, std::size_t i) {
    std::error_code error;
    fs::remove_all(segments[i], error);
  });
  fs::remove(folder_, ignored);
}

std::vector<KeptSegment> SegmentStore::take_over(const FileList& files,
                                                 const std::vector<std::size_t>& wanted) {
  const auto names = read_list();
  if (names.empty()) {
    clear();
    return {};
  }
  std::vector<bool> missing(files.size());
  for (const std::size_t file : wanted) missing[file] = true;
  const FileFinder finder(files);
  std::vector<KeptSegment> kept;
  std::unordered_set<std::string> kept_names{"list"};
  for (const auto& name : names) {
    next_ = std::max(next_, std::stoul(name) + 1);
    try {
      KeptSegment segment{folder_ + "/" + name, files_of(folder_ + "/" + name, files, missing, finder)};
      if (segment.files.empty()) continue;
      for (const std::size_t file : segment.files) missing[file] = false;
      kept.push_back(std::move(segment));
      kept_names.insert(name);
    } catch (const Xapian::Error&) {
      // It is gone or damaged, and made again.
    }
  }
  for (const auto& entry : fs::directory_iterator(folder_)) {
    if (!kept_names.contains(entry.path().filename())) fs::remove_all(entry.path());
  }
  return kept;
}

void SegmentStore::clear() {
  fs::remove_all(folder_);
}

void SegmentStore::open() {
  if (mkdir(folder_.c_str(), 0777) != 0 && errno != EEXIST) fail_to_write(folder_, errno);
  if (kind_of_path(folder_) != PathKind::folder) fail_to_write(folder_, errno);
  keeper_ = std::jthread([this](const std::stop_token& stop) { keep_finished(stop); });
}

std::size_t SegmentStore::keep() {
  stop_keeper();
  if (kind_of_path(folder_) != PathKind::folder) return 0;
  try {
    if (!finished_.empty()) list(std::exchange(finished_, {}));
  } catch (const Error&) {
    // What cannot be kept is made again.
  }
  std::size_t articles = 0;
  std::unordered_set<std::string> kept{"list"};
  for (const auto& name : read_list()) {
    try {
      if (kept.insert(name).second) articles += open_database(folder_ + "/" + name).get_doccount();
    } catch (const Xapian::Error&) {
      kept.erase(name);
    }
  }
  if (articles == 0) return 0;
  is_kept_ = true;
  std::error_code ignored;
  for (const auto& entry : fs::directory_iterator(folder_, ignored)) {
    if (!kept.contains(entry.path().filename())) fs::remove_all(entry.path(), ignored);
  }
  return articles;
}

std::string SegmentStore::add() {
  return folder_ + "/" + std::to_string(next_++);
}

void SegmentStore::finished(const std::string& segment) {
  const std::lock_guard lock(mutex_);
  finished_.push_back(fs::path(segment).filename());
}

void SegmentStore::stop_keeper() {
  if (!keeper_.joinable()) return;
  keeper_.request_stop();
  keeper_.join();
}

/// Brings what is finished to the disk, and then its names.
void SegmentStore::list(const std::vector<std::string>& names) const {
  std::string lines;
  for (const auto& name : names) lines += name + '\n';
  sync_file_system(folder_);
  append_to_list(lines);
}

void SegmentStore::keep_finished(const std::stop_token& stop) {
  std::unique_lock lock(mutex_);
  while (!stopped_.wait_for(lock, stop, interval(), [&] { return stop.stop_requested(); })) {
    const auto names = std::exchange(finished_, {});
    if (names.empty()) continue;
    lock.unlock();
    try {
      list(names);
    } catch (const Error&) {
      return;  // what cannot be kept is made again
    }
    lock.lock();
  }
}

void SegmentStore::append_to_list(const std::string& lines) const {
  const bool is_new = kind_of_path(list_file()) == PathKind::nothing;
  // The line before may not have been written in full.
  const std::string text = (is_new ? purpose_ : std::string()) + '\n' + lines;
  const FileDescriptor list = open_plain_file(list_file(), O_WRONLY | O_APPEND | O_CREAT);
  if (list.value() < 0 ||
      write(list.value(), text.data(), text.size()) != static_cast<ssize_t>(text.size()) ||
      fsync(list.value()) != 0) {
    fail_to_write(list_file(), errno);
  }
}

std::vector<std::string> SegmentStore::read_list() const {
  if (kind_of_path(folder_) != PathKind::folder) return {};
  std::istringstream list(read_plain_file(list_file(), max_list_bytes).value_or(std::string()));
  std::string line;
  if (!std::getline(list, line) || line != purpose_) return {};
  std::vector<std::string> names;
  // A line without an end was not written in full.
  while (std::getline(list, line) && !list.eof()) {
    if (is_segment_name(line)) names.push_back(line);
  }
  return names;
}

}  // namespace fihris
