#include "commands/hits/last_search.h"

#include <algorithm>
#include <charconv>
#include <string_view>

#include "analyzers/error.h"
#include "commands/hits/state_file.h"
#include "messages/translation.h"

namespace fihris {
namespace {

constexpr const char* file_name = "last-search";
constexpr std::string_view file_type = "fihris last search 2";
constexpr std::size_t most_bytes = 16u << 20;

template <typename Number>
std::optional<Number> number_in(const std::string& text) {
  Number number = 0;
  const char* const end = text.data() + text.size();
  const auto [rest, error] = std::from_chars(text.data(), end, number);
  return error == std::errc{} && rest == end ? std::optional(number) : std::nullopt;
}

}  // namespace

void remember(const LastSearch& search) {
  // A NUL ends each, since names may hold any other byte.
  std::string bytes(file_type);
  for (const std::string& field :
       {search.query, std::to_string(search.first_rank), std::to_string(search.indexes.size())})
    bytes.append(1, '\0').append(field);
  for (const std::string& index : search.indexes) bytes.append(1, '\0').append(index);
  for (const std::string& path : search.paths) bytes.append(1, '\0').append(path);
  write_state(file_name, bytes.size() <= most_bytes ? bytes : std::string());
}

std::optional<LastSearch> last_search() {
  const auto bytes = read_state(file_name, tr("last search"), most_bytes);
  if (!bytes) return std::nullopt;
  std::vector<std::string> fields;
  for (std::size_t begin = 0; begin <= bytes->size();) {
    const std::size_t end = std::min(bytes->find('\0', begin), bytes->size());
    fields.push_back(bytes->substr(begin, end - begin));
    begin = end + 1;
  }
  constexpr std::size_t before_indexes = 4;
  if (fields.size() < before_indexes || fields[0] != file_type) return std::nullopt;
  const auto rank = number_in<unsigned>(fields[2]);
  const auto indexes = number_in<std::size_t>(fields[3]);
  if (!rank || !indexes || *indexes > fields.size() - before_indexes) return std::nullopt;
  const auto first_path = fields.begin() + static_cast<std::ptrdiff_t>(before_indexes + *indexes);
  return LastSearch{
      {fields.begin() + before_indexes, first_path}, fields[1], *rank, {first_path, fields.end()}};
}

std::string path_of_number(const LastSearch& search, std::size_t number) {
  if (number >= search.first_rank && number - search.first_rank < search.paths.size())
    return search.paths[number - search.first_rank];
  if (search.paths.empty())
    throw Error(
        tr("show: {1}: is no number of the last search's list, which has none; search again, or name the "
           "article's file",
           {std::to_string(number)}));
  throw Error(
      tr("show: {1}: is no number of the last search's list, which has {2} to {3}; search again, or name the "
         "article's file",
         {std::to_string(number), std::to_string(search.first_rank),
          std::to_string(search.first_rank + search.paths.size() - 1)}));
}

}  // namespace fihris
