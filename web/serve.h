#pragma once

#include <functional>
#include <string>
#include <vector>

#include "analyzers/places/aliases.h"
#include "query/match/searcher.h"
#include "web/pages/pages.h"

namespace fihris {

struct ServeOptions {
  OpenIndex open;  ///< what is served
  std::string address = "127.0.0.1";
  int port = 0;       ///< 0: one that is free
  std::string token;  ///< empty: a random one
  std::string name;   ///< by which the server is asked for besides those of loopback; may be empty
};

/// True if only this machine can reach an address.
bool is_loopback(const std::string& address);

/// What a server says.
struct ServeEvents {
  std::function<Aliases()> aliases;                        ///< reads the user's; may throw Error
  AliasSaver save_aliases;                                 ///< where to keep them; empty: nowhere
  std::function<bool(const std::string& link)> listening;  ///< `link` has the token; false: do not serve
  std::function<void(const std::string& fault)> report;    ///< from many threads
};

/// Serves the pages and the API of an index until `stop` can be read. Throws Error if the index cannot be
/// opened or the port is taken. False if a request was still being answered at the end: the program is to end
/// without waiting for it, as nothing that it does needs an end.
bool serve(const ServeOptions& options, const ServeEvents& events, int stop);

}  // namespace fihris
