#pragma once

#include <chrono>
#include <memory>
#include <regex>
#include <string>
#include <utility>
#include <vector>

#include "tests/support/catch.h"
#include "tests/support/sandbox.h"
#include "tests/support/shard_server.h"

namespace fihris {

inline constexpr const char* farid = "\xD9\x81\xD8\xB1\xD9\x8A\xD8\xAF";                          // Farid
inline constexpr const char* murad = "\xD9\x85\xD8\xB1\xD8\xA7\xD8\xAF";                          // Murad
inline constexpr const char* minister = "\xD8\xA7\xD9\x84\xD9\x88\xD8\xB2\xD9\x8A\xD8\xB1";       // al-wazir
inline constexpr const char* cairo = "\xD8\xA7\xD9\x84\xD9\x82\xD8\xA7\xD9\x87\xD8\xB1\xD8\xA9";  // al-Qahira
inline constexpr const char* village =
    "\xD9\x81\xD9\x8A \xD9\x82\xD8\xB1\xD9\x8A\xD8\xA9 \xD8\xB4\xD9\x86\xD8\xAF\xD9\x88\xD9\x8A\xD9\x84";  // in the village of Shandawil
inline constexpr const char* said = "\xD9\x82\xD8\xA7\xD9\x84";  // qala

/// Articles of three folders, each in an index that is served, and all in the index whole.
class ServedShards : public Sandbox {
 public:
  ServedShards() {
    const std::string who = std::string(said) + ' ' + minister + ' ' + farid + ' ' + murad;
    write("north/one.txt", "The river\n\nBoats on the river. " + who + ' ' + cairo + ". " + village + "\n");
    write("north/two.txt", "The hill\n\nGoats climb a hill by the river.\n");
    write("south/three.txt", "The sea\n\nThe river ends in the sea. " + who + "\n");
    write("west/four.txt", "The wood\n\nNo boats in the wood.\n");
    for (const char* file : {"north/one.txt", "north/two.txt", "south/three.txt", "west/four.txt"})
      REQUIRE(run("touch -d 2015-07-01T12:00:00Z " + path(file).string()).exit == 0);
    REQUIRE(run("fihris index --index whole north south west").exit == 0);
    for (const std::string name : {"north", "south", "west"}) {
      REQUIRE(run("fihris index --index index-" + name + " " + name).exit == 0);
      servers.push_back(serve(name));
      REQUIRE(run("fihris shards add " + name + " " + servers.back()->address()).exit == 0);
    }
    const ProgramResult gathered = run("fihris shards gather");
    REQUIRE(gathered.exit == 0);
    CHECK(gathered.err == "fihris: shards: gathered the words of 4 articles, of 3\n");
  }

  std::unique_ptr<ShardServer> serve(const std::string& name) const {
    return std::make_unique<ShardServer>(path("index-" + name).string());
  }

  /// How long a search took, in seconds, and what it said.
  std::pair<double, ProgramResult> timed(const std::string& options) const {
    const auto start = std::chrono::steady_clock::now();
    ProgramResult result = run("fihris search --shards " + options);
    const std::chrono::duration<double> time = std::chrono::steady_clock::now() - start;
    return {time.count(), std::move(result)};
  }

  std::vector<std::unique_ptr<ShardServer>> servers;  ///< of north, south and west
};

/// Scores differ in their last digits (docs/shards.md).
inline std::string without_scores(const std::string& lines) {
  static const std::regex score("\"score\":[0-9.e-]+");
  return std::regex_replace(lines, score, "");
}

}  // namespace fihris
