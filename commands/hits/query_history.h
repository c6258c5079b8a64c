#pragma once

#include <string>
#include <vector>

namespace fihris {

/// The queries of earlier live searches, the latest last and each once; none if they cannot be read.
std::vector<std::string> query_history();

/// Adds one, of which the last 200 are kept in the user's state folder. That it cannot be kept is no fault of
/// a search: nothing is thrown.
void remember_query(const std::string& query);

}  // namespace fihris
