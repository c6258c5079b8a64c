#pragma once

#include <optional>
#include <string>
#include <vector>

namespace fihris {

/// What the user was shown last, so that an article can be asked for by its number.
struct LastSearch {
  std::vector<std::string> indexes;  ///< none: the shards
  std::string query;
  unsigned first_rank = 1;
  std::vector<std::string> paths;  ///< by rank
};

/// Keeps it in the user's state folder ($XDG_STATE_HOME/fihris, else ~/.local/state/fihris), for nobody else
/// to read. That it cannot be kept is no fault of a search: nothing is thrown, and what was kept is gone.
void remember(const LastSearch& search);

/// What was kept; none if nothing was, or if it is damaged.
std::optional<LastSearch> last_search();

/// The path of the article with this number in the list shown last. Throws Error if there is none.
std::string path_of_number(const LastSearch& search, std::size_t number);

}  // namespace fihris
