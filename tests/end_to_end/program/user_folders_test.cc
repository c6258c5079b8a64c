#include <pwd.h>
#include <unistd.h>

#include <string>

#include "tests/end_to_end/library.h"

using namespace fihris;
using Catch::Contains;

namespace {

/// What `fihris status` says with these variables and no index named.
std::string status_of(const Sandbox& sandbox, Words variables) {
  Words command{"env", "-u", "FIHRIS_INDEX"};
  command.insert(command.end(), variables.begin(), variables.end());
  command.insert(command.end(), {FIHRIS_PROGRAM, "status"});
  const auto result = sandbox.run(command);
  return result.out + result.err;
}

}  // namespace

TEST_CASE("without HOME the home in the system's record of the user counts", "[folders]") {
  const Sandbox sandbox;
  const std::string home = getpwuid(getuid())->pw_dir;
  const std::string index = home + "/.local/share/fihris/default";
  for (const Words& variables : {Words{"-u", "HOME", "-u", "XDG_DATA_HOME"}, Words{"HOME=", "XDG_DATA_HOME="},
                                 Words{"HOME=relative", "XDG_DATA_HOME=relative"}}) {
    const std::string text = status_of(sandbox, variables);
    CHECK_THAT(text, Contains(" " + index));
    CHECK_THAT(text, !Contains(" /.local"));
  }
}

TEST_CASE("a relative XDG_DATA_HOME is ignored, an absolute one is not", "[folders]") {
  const Sandbox sandbox;
  const std::string data = sandbox.path("data").string();
  CHECK_THAT(status_of(sandbox, {"XDG_DATA_HOME=" + data}), Contains(" " + data + "/fihris/default"));
  const std::string home = sandbox.path("").string();
  for (const char* relative : {"data", "./data", "../data", ""}) {
    CHECK_THAT(status_of(sandbox, {"XDG_DATA_HOME=" + std::string(relative)}),
               Contains(" " + home + "/.local/share/fihris/default") ||
                   Contains(" " + home + ".local/share/fihris/default"));
  }
}

TEST_CASE("a relative XDG_CONFIG_HOME is ignored, an absolute one is not", "[folders]") {
  Library library;
  const std::string word = arabic("{olives}");
  const std::string line = "person\tzzqqxx|" + word + "\n";
  const auto finds_alias = [&](const std::string& config) {
    library.environment["XDG_CONFIG_HOME"] = config;
    return library.search({"--count", "zzqqxx"}).out == "1\n";
  };
  library.write("config/fihris/aliases.tsv", line);
  CHECK(finds_alias(library.path("config").string()));
  CHECK(!finds_alias("config"));
  CHECK(!finds_alias("./config"));
  library.write(".config/fihris/aliases.tsv", line);
  CHECK(finds_alias("config"));
  CHECK(finds_alias(""));
}
