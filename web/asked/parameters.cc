#include "web/asked/parameters.h"

#include <algorithm>
#include <iterator>

#include "query/language/parser.h"
#include "query/shown/marked_text.h"
#include "web/asked/filters.h"

namespace fihris {
namespace {

/// What reading texts for one search may take, in seconds.
constexpr double most_seconds = 5;

}  // namespace

std::string path_param(const HttpRequest& request, const std::string& name) {
  const std::size_t count = request.params.count(name);
  if (count != 1) throw Refused(400, name + ": " + (count == 0 ? "is missing" : "is given more than once"));
  return std::string(request.param(name));
}

std::string text_param(const HttpRequest& request, const std::string& name) {
  if (request.params.count(name) == 0) return {};
  std::string value = path_param(request, name);
  if (well_formed(value) != value || value.find('\0') != std::string::npos)
    throw Refused(400, name + ": is no text in UTF-8");
  return value;
}

std::size_t number_param(const HttpRequest& request, const std::string& name, std::size_t usual,
                         std::size_t least, std::size_t most) {
  const std::string text = text_param(request, name);
  if (text.empty()) return usual;
  const auto refuse = [&]() -> Refused {
    return {400,
            name + ": must be a whole number from " + std::to_string(least) + " to " + std::to_string(most)};
  };
  if (text.size() > 9 || text.find_first_not_of("0123456789") != std::string::npos) throw refuse();
  const std::size_t number = std::stoul(text);
  if (number < least || number > most) throw refuse();
  return number;
}

SearchOptions search_params(const HttpRequest& request, const IndexReader& reader) {
  SearchOptions options;
  options.only = only_of(filters_of(request), reader);
  options.seconds = most_seconds;
  const std::string all = text_param(request, "all");
  if (!all.empty() && all != "1" && all != "0") throw Refused(400, "all: must be 1 or 0");
  options.all = all == "1";
  const std::string group = text_param(request, "group");
  if (!group.empty() && group != "1" && group != "0") throw Refused(400, "group: must be 1 or 0");
  options.group = group != "0";
  const std::string sort = text_param(request, "sort");
  if (sort == "date") {
    options.sort = SortBy::date;
  } else if (sort == "path") {
    options.sort = SortBy::path;
  } else if (!sort.empty() && sort != "relevance") {
    throw Refused(400, "sort: must be relevance, date or path");
  }
  const std::string level = text_param(request, "level");
  if (level.empty()) return options;
  const auto* end = std::find(std::begin(level_names), std::end(level_names), name_of(Level::similar));
  const auto* found = std::find(std::begin(level_names), end, level);
  if (found == end) throw Refused(400, "level: must be exact, spelling, affix, name or inflection");
  options.level = static_cast<Level>(found - std::begin(level_names));
  return options;
}

Node query_of(const std::string& text) {
  try {
    Node query = parse_query(text).root;
    require_words(query, text);
    return query;
  } catch (const Error& error) {
    throw Refused(400, error.what());
  }
}

}  // namespace fihris
