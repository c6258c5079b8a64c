#pragma once

#include <cstdlib>
#include <map>
#include <sstream>
#include <string>

#include "tests/support/catch.h"
#include "tests/support/json.h"
#include "tests/support/sandbox.h"

namespace fihris {

/// Articles by their path below the sandbox; a title says which text an article has.
using Contents = std::map<std::string, std::string>;

/// What the index in `index` holds of the articles that have the word `word`, which a search for it tells.
/// REQUIRES: all that match have a title.
inline Contents find_contents(const Sandbox& sandbox, const std::string& word,
                              const std::string& index = "index") {
  const auto result =
      sandbox.run("fihris search --index " + index + " --limit 100000 --snippets 0 --format jsonl " + word);
  INFO(result.err);
  CHECK(result.exit <= 1);
  Contents contents;
  std::istringstream lines(result.out);
  const std::size_t root = sandbox.path("").string().size();
  for (std::string line; std::getline(lines, line);) {
    const auto hit = ParsedJson::parse(line);
    contents.emplace(hit["path"].get<std::string>().substr(root), hit["title"].get<std::string>());
  }
  return contents;
}

/// The summary of a run of `fihris index ARGUMENTS`, which must end with `exit`.
inline ParsedJson run_index(const Sandbox& sandbox, const std::string& arguments = {}, int exit = 0) {
  const auto result = sandbox.run("fihris index --format json " + arguments);
  INFO(result.err);
  CHECK(result.exit == exit);
  return result.out.empty() ? ParsedJson() : ParsedJson::parse(result.out);
}

/// `brief`, or `whole` in the long form of the tests (tools/test --long).
inline int rounds(int brief, int whole) {
  const char* is_long = std::getenv("FIHRIS_LONG_TESTS");
  return is_long && *is_long ? whole : brief;
}

}  // namespace fihris
