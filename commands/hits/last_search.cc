#include "commands/hits/last_search.h"

#include <charconv>
#include <cstdio>
#include <filesystem>
#include <string_view>
#include <system_error>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "analyzers/error.h"
#include "commands/options/input_file.h"
#include "index/user_folders.h"

namespace fihris {
namespace {

constexpr std::string_view file_type = "fihris last search 2";
constexpr std::size_t most_bytes = 16u << 20;

std::string folder() {
  const std::string state = user_state_folder();
  return state.empty() ? state : state + "/fihris";
}

template <typename Number>
std::optional<Number> number_in(const std::string& text) {
  Number number = 0;
  const char* const end = text.data() + text.size();
  const auto [rest, error] = std::from_chars(text.data(), end, number);
  return error == std::errc{} && rest == end ? std::optional(number) : std::nullopt;
}

bool write_file(const std::string& path, std::string_view bytes) {
  const int file =
      open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, S_IRUSR | S_IWUSR);
  if (file < 0) return false;
  bool good = true;
  while (good && !bytes.empty()) {
    const ssize_t written = write(file, bytes.data(), bytes.size());
    good = written > 0;
    if (good) bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  return close(file) == 0 && good;
}

}  // namespace

void remember(const LastSearch& search) {
  const std::string place = folder();
  if (place.empty()) return;
  std::error_code error;
  std::filesystem::create_directories(std::filesystem::path(place).parent_path(), error);
  mkdir(place.c_str(), S_IRWXU);
  // A NUL ends each, since names may hold any other byte.
  std::string bytes(file_type);
  for (const std::string& field :
       {search.query, std::to_string(search.first_rank), std::to_string(search.indexes.size())})
    bytes.append(1, '\0').append(field);
  for (const std::string& index : search.indexes) bytes.append(1, '\0').append(index);
  for (const std::string& path : search.paths) bytes.append(1, '\0').append(path);
  const std::string file = place + "/last-search";
  const std::string draft = file + "." + std::to_string(getpid());
  if (bytes.size() <= most_bytes && write_file(draft, bytes) && std::rename(draft.c_str(), file.c_str()) == 0)
    return;
  unlink(draft.c_str());
  unlink(file.c_str());
}

std::optional<LastSearch> last_search() {
  const std::string place = folder();
  std::error_code error;
  if (place.empty() || !std::filesystem::is_regular_file(place + "/last-search", error)) return std::nullopt;
  const std::string bytes =
      read_small_file("last search", place + "/last-search", most_bytes, "search again");
  std::vector<std::string> fields;
  for (std::size_t begin = 0; begin <= bytes.size();) {
    const std::size_t end = std::min(bytes.find('\0', begin), bytes.size());
    fields.push_back(bytes.substr(begin, end - begin));
    begin = end + 1;
  }
  constexpr std::size_t before_indexes = 4;
  if (fields.size() < before_indexes || fields[0] != file_type) return std::nullopt;
  const auto rank = number_in<unsigned>(fields[2]);
  const auto indexes = number_in<std::size_t>(fields[3]);
  if (!rank || !indexes || *indexes == 0 || *indexes > fields.size() - before_indexes) return std::nullopt;
  const auto first_path = fields.begin() + static_cast<std::ptrdiff_t>(before_indexes + *indexes);
  return LastSearch{
      {fields.begin() + before_indexes, first_path}, fields[1], *rank, {first_path, fields.end()}};
}

std::string path_of_number(const LastSearch& search, std::size_t number) {
  if (number >= search.first_rank && number - search.first_rank < search.paths.size())
    return search.paths[number - search.first_rank];
  throw Error("show: " + std::to_string(number) + ": is no number of the last search's list, which has " +
              (search.paths.empty() ? "none"
                                    : std::to_string(search.first_rank) + " to " +
                                          std::to_string(search.first_rank + search.paths.size() - 1)) +
              "; search again, or name the article's file");
}

}  // namespace fihris
