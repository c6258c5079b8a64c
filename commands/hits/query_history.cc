#include "commands/hits/query_history.h"

#include <algorithm>

#include "analyzers/error.h"
#include "analyzers/words/separated.h"
#include "commands/hits/state_file.h"
#include "messages/translation.h"

namespace fihris {
namespace {

constexpr const char* file_name = "queries";
constexpr std::size_t most_queries = 200;
constexpr std::size_t most_bytes = 1u << 20;

}  // namespace

std::vector<std::string> query_history() {
  std::vector<std::string> queries;
  try {
    const auto text = read_state(file_name, tr("queries"), most_bytes);
    if (!text) return queries;
    for (const std::string_view line : split(*text, '\n'))
      if (!line.empty()) queries.emplace_back(line);
  } catch (const Error&) {
    // The next one that is kept begins it anew.
  }
  if (queries.size() > most_queries) queries.erase(queries.begin(), queries.end() - most_queries);
  return queries;
}

void remember_query(const std::string& query) {
  if (query.find_first_not_of(' ') == std::string::npos || query.find('\n') != std::string::npos) return;
  std::vector<std::string> queries = query_history();
  std::erase(queries, query);
  queries.push_back(query);
  if (queries.size() > most_queries) queries.erase(queries.begin());
  std::string text;
  for (const std::string& each : queries) text += each + '\n';
  write_state(file_name, text);
}

}  // namespace fihris
