#include <algorithm>
#include <iomanip>
#include <iostream>
#include <memory>
#include <string>

#include "analyzers/places/gazetteer.h"
#include "commands/alias_option.h"
#include "commands/commands.h"
#include "commands/crash_guard.h"
#include "commands/mention_options.h"
#include "index/schema.h"
#include "query/output/records.h"
#include "query/output/standard_streams.h"

namespace fihris {
namespace {

std::string country_of(const Place& place) {
  const std::optional<Place> country = Gazetteer().country_of(place);
  return country ? std::string(country->name()) : std::string();
}

void print_text(const Place& place, unsigned articles) {
  const std::string country = country_of(place);
  std::cout << std::setw(7) << articles << "  " << Shown{place.name()};
  if (!place.arabic_name.empty() && !place.latin_name.empty()) std::cout << "  " << place.latin_name;
  if (!country.empty()) std::cout << "  " << Shown{country};
  std::cout << '\n';
}

int places(const CommonOptions& common, const MentionOptions& options) {
  guard_against_damage(common.index);
  Searcher searcher(common.index, load_aliases(options.aliases));
  const MentionList list = list_mentions(searcher, options, prefix::place, common);
  std::size_t shown_places = 0;
  for (const Mentioned& entry : list.entries()) {
    if (shown_places == options.limit) break;
    const std::optional<Place> place = Gazetteer().by_id(entry.key);
    if (!place) continue;  // of an older gazetteer
    if (options.json_lines) {
      std::cout << Verbatim{to_json(*place, entry.articles).text() + '\n'};
    } else {
      print_text(*place, entry.articles);
    }
    ++shown_places;
  }
  return list.entries().empty() ? 1 : 0;
}

}  // namespace

void bind_places(Command app, const CommonOptions& common, std::function<int()>& action) {
  Command command = app.add_subcommand("places", "List the places that articles mention");
  auto options = std::make_shared<MentionOptions>();
  add_mention_options(command, *options);
  command.callback(
      [&common, &action, options] { action = [&common, options] { return places(common, *options); }; });
}

}  // namespace fihris
