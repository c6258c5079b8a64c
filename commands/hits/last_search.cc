#include "commands/hits/last_search.h"

#include <algorithm>
#include <charconv>
#include <string_view>

#include "analyzers/error.h"
#include "commands/hits/state_file.h"

namespace fihris {
namespace {

constexpr const char* file_name = "last-search";
constexpr std::string_view file_type = "fihris last search 1";
constexpr std::size_t most_bytes = 16u << 20;

}  // namespace

void remember(const LastSearch& search) {
  // A NUL ends each, since names may hold any other byte.
  std::string bytes(file_type);
  for (const std::string& field : {search.index, search.query, std::to_string(search.first_rank)})
    bytes.append(1, '\0').append(field);
  for (const std::string& path : search.paths) bytes.append(1, '\0').append(path);
  write_state(file_name, bytes.size() <= most_bytes ? bytes : std::string());
}

std::optional<LastSearch> last_search() {
  const auto bytes = read_state(file_name, "last search", most_bytes);
  if (!bytes) return std::nullopt;
  std::vector<std::string> fields;
  for (std::size_t begin = 0; begin <= bytes->size();) {
    const std::size_t end = std::min(bytes->find('\0', begin), bytes->size());
    fields.push_back(bytes->substr(begin, end - begin));
    begin = end + 1;
  }
  if (fields.size() < 4 || fields[0] != file_type) return std::nullopt;
  LastSearch search{fields[1], fields[2], 0, {fields.begin() + 4, fields.end()}};
  const char* const end = fields[3].data() + fields[3].size();
  if (std::from_chars(fields[3].data(), end, search.first_rank).ptr != end) return std::nullopt;
  return search;
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
