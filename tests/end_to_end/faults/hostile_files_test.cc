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

TEST_CASE("bombs are told, and the rest of the folder is indexed", "[hostile]") {
  const Sandbox sandbox;
  const std::string zeros(64u << 20, '\0');
  std::string nested = packed({{"a.txt", "deep"}});
  for (int i = 0; i < 8; ++i) nested = packed({{"inner.zip", nested}});
  std::string entities = "<?xml version='1.0'?><!DOCTYPE rss [<!ENTITY a 'aaaaaaaaaa'>";
  for (char c = 'b'; c < 'm'; ++c) {
    entities += std::string("<!ENTITY ") + c + " '";
    for (int i = 0; i < 10; ++i) entities += std::string("&") + static_cast<char>(c - 1) + ";";
    entities += "'>";
  }
  std::string rtf = "{\\rtf1 ";
  for (int i = 0; i < 200'000; ++i) rtf += "{\\b ";
  sandbox.write("news/zeros.gz",
                packed({{"zeros", zeros}}, archive_write_set_format_raw, archive_write_add_filter_gzip));
  sandbox.write("news/nested.zip", nested);
  sandbox.write("news/entities.xml",
                entities + "]><rss><channel><item><title>&l;</title></item></channel></rss>");
  sandbox.write("news/deep.html", [] {
    std::string html = "<html><body>";
    for (int i = 0; i < 100'000; ++i) html += "<div>";
    return html + "lost";
  }());
  sandbox.write("news/deep.xml", [] {
    std::string xml = "<?xml version='1.0'?>";
    for (int i = 0; i < 100'000; ++i) xml += "<a>";
    return xml;
  }());
  sandbox.write("news/deep.json", std::string(200'000, '['));
  sandbox.write("news/groups.rtf", rtf);
  sandbox.write("news/slip.zip", packed({{"../../../slip.txt", "slipped"}}));
  write_plain_articles(sandbox, 10);
  check_rest_is_indexed(sandbox, 10);
  const std::string status = sandbox.run("fihris status --files").out;
  for (const char* name : {"nested.zip", "entities.xml", "deep.json"}) {
    INFO(name);
    CHECK(status.find(std::string(name)) != status.npos);
  }
  CHECK_THAT(status, Contains("too deep"));
}
