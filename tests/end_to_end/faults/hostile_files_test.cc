#include <cstdint>
#include <string>
#include <vector>

#include "tests/end_to_end/contents.h"
#include "tests/support/catch.h"
#include "tests/support/json.h"
#include "tests/support/sample_files.h"
#include "tests/support/sandbox.h"

using Catch::Contains;
using namespace fihris;

namespace {

/// Plain articles between the files that are damaged: all of them must be found.
void write_plain_articles(const Sandbox& sandbox, int count) {
  for (int i = 0; i < count; ++i) sandbox.write("news/plain" + std::to_string(i) + ".txt", "lighthouse");
}

/// Indexes the folder, which must neither fail nor lose one of the plain articles.
void check_rest_is_indexed(const Sandbox& sandbox, int plain_articles) {
  const auto result = sandbox.run("fihris index --format json news");
  INFO(result.err);
  CHECK((result.exit == 0 || result.exit == 1));
  REQUIRE_FALSE(result.out.empty());
  CHECK(ParsedJson::parse(result.out)["added"] >= plain_articles);
  CHECK(sandbox.run("fihris search --count lighthouse").out == std::to_string(plain_articles) + "\n");
}

}  // namespace

TEST_CASE("a file of every format is read", "[hostile]") {
  const Sandbox sandbox;
  const PackedFiles files = sample_files();
  for (const auto& [name, bytes] : files) sandbox.write("news/" + name, bytes);
  run_index(sandbox, "news");
  for (const auto& [name, bytes] : files) {
    INFO(name);
    const auto found = sandbox.run({"fihris", "search", "--count", "harbour", "path:\"" + name + "\""});
    CHECK(found.exit == 0);
  }
}

TEST_CASE("files of every format that are cut at any place cost nothing but themselves", "[hostile]") {
  constexpr std::size_t cuts = 50;
  const Sandbox sandbox;
  for (const auto& [name, bytes] : sample_files()) {
    for (std::size_t i = 0; i < cuts; ++i) {
      const std::size_t size = bytes.size() * i / cuts;
      sandbox.write("news/" + std::to_string(i) + "/" + name, bytes.substr(0, size));
    }
  }
  write_plain_articles(sandbox, 10);
  check_rest_is_indexed(sandbox, 10);
}

TEST_CASE("files of every format with bytes that are not what they were cost nothing but themselves",
          "[hostile]") {
  const int files = rounds(12, 1000);
  const Sandbox sandbox;
  std::uint32_t seed = 1;
  const auto random = [&] { return (seed = seed * 1664525 + 1013904223) >> 8; };
  for (const auto& [name, bytes] : sample_files()) {
    for (int i = 0; i < files; ++i) {
      std::string damaged = bytes;
      for (std::uint32_t flips = random() % 8; flips-- > 0;)
        damaged[random() % damaged.size()] ^= static_cast<char>(1U << random() % 8);
      damaged[random() % damaged.size()] = static_cast<char>(random());
      sandbox.write("news/" + std::to_string(i) + "/" + name, damaged);
    }
  }
  write_plain_articles(sandbox, 10);
  check_rest_is_indexed(sandbox, 10);
}
