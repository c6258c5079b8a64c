#include "index/index_marker.h"

#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <filesystem>
#include <string_view>
#include <system_error>
#include <vector>

#include "analyzers/error.h"
#include "index/index_folder.h"
#include "index/plain_file.h"
#include "index/write_error.h"
#include "messages/translation.h"

namespace fs = std::filesystem;

namespace fihris {
namespace {

constexpr const char* marker_name = "fihris-index";
/// Programs to come may write more lines.
constexpr std::string_view magic = "fihris index folder\n";
constexpr std::string_view marker_text =
    "fihris index folder\n"
    "The program fihris writes and removes files here. To be rid of the index, remove the folder.\n";
constexpr std::size_t max_marker_bytes = 4096;

std::string marker_file(const std::string& folder) {
  return folder + "/" + marker_name;
}

enum class Marker { none, begun, whole };

Marker look_for_marker(const std::string& folder) {
  const auto text = read_plain_file(marker_file(folder), max_marker_bytes);
  if (!text) return Marker::none;
  if (text->starts_with(magic)) return Marker::whole;
  return marker_text.starts_with(*text) ? Marker::begun : Marker::none;
}

/// True if all that is in the folder can only be of an index, of which there is a whole generation: one of
/// the formats without a marker, or one whose marker is damaged.
bool is_index_without_marker(const std::string& folder, const std::vector<std::string>& names) {
  for (const auto& name : names) {
    if (name != marker_name && name != "lock" && name != "current" && name != "current.new" &&
        name != "segments" && name != "served" && !generation_number(name))
      return false;
  }
  const auto live = live_generation(folder);
  return live && kind_of_path(*live + "/seal") == PathKind::plain_file &&
         kind_of_path(articles_stub(*live)) == PathKind::plain_file &&
         kind_of_path(shard_folder(*live, 0) + "/iamglass") == PathKind::plain_file &&
         kind_of_path(lexicon_folder(*live) + "/iamglass") == PathKind::plain_file;
}

}  // namespace

void check_may_hold_index(const std::string& folder) {
  const Marker marker = look_for_marker(folder);
  if (marker == Marker::whole) return;
  std::error_code error;
  std::vector<std::string> names;
  for (fs::directory_iterator entry(folder, error), end; !error && entry != end; entry.increment(error)) {
    names.push_back(entry->path().filename());
  }
  if (error && error != std::errc::no_such_file_or_directory) fail_to_write(folder, error.value());
  if (names.empty()) return;
  const bool is_begun = marker == Marker::begun && names.size() == 1;
  // Another program may have marked it meanwhile.
  if (is_begun || is_index_without_marker(folder, names) || look_for_marker(folder) == Marker::whole) return;
  throw Error(tr(
      "cannot write the index: {1}: the folder holds something else; name an empty or a new one with --index",
      {folder}));
}

void mark_index(const std::string& folder) {
  check_may_hold_index(folder);
  std::error_code error;
  const fs::path parent = fs::path(folder).parent_path();
  if (!parent.empty()) fs::create_directories(parent, error);
  if (error) fail_to_write(folder, error.value());
  constexpr mode_t private_mode = 0700;
  if (mkdir(folder.c_str(), private_mode) != 0 && errno != EEXIST) fail_to_write(folder, errno);
  if (look_for_marker(folder) == Marker::whole) return;
  const FileDescriptor file = open_plain_file(marker_file(folder), O_WRONLY | O_CREAT);
  // Another program that writes it now writes the same.
  if (file.value() < 0 ||
      pwrite(file.value(), marker_text.data(), marker_text.size(), 0) !=
          static_cast<ssize_t>(marker_text.size()) ||
      fsync(file.value()) != 0) {
    fail_to_write(marker_file(folder), errno);
  }
}

}  // namespace fihris
