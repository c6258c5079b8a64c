#include <filesystem>
#include <string>

#include "index/index_folder.h"
#include "tests/end_to_end/contents.h"
#include "tests/support/database_text.h"
#include "tests/support/faults.h"

using namespace fihris;
using Catch::Contains;

namespace {

constexpr int article_count = 600;

/// Each version has other words; the first 30 articles are gone in the second.
void write_articles(const Sandbox& sandbox, int version) {
  for (int i = 0; i < article_count; ++i) {
    const std::string file = "news/" + std::to_string(10'000 + i) + ".txt";
    if (version == 2 && i < 30) {
      std::filesystem::remove(sandbox.path(file));
    } else if (version == 1 || i % 2 == 0) {
      std::string text = "title " + std::to_string(i) + "\n\neverywhere. Mr John Harlow said";
      for (int k = 0; k < 30; ++k) text += " word" + std::to_string((i * 37 + k * 11 * version) % 500);
      sandbox.write(file, text + "\n");
    }
  }
}

/// All that the databases of an index hold but what is said of the run, and the lists of terms, which are
/// whole where Xapian writes them.
std::string described(const Sandbox& sandbox, const std::string& index) {
  const std::string generation = *live_generation(sandbox.path(index));
  std::string text = describe(Xapian::Database(lexicon_folder(generation)), false) +
                     describe(Xapian::Database(people_folder(generation)), false);
  for (std::size_t i = 0; i < shard_count(generation); ++i)
    text += describe(Xapian::Database(shard_folder(generation, i)), false, false);
  return text;
}

/// Runs `fihris index` once with our own writer and once with Xapian's; the summary of both.
ParsedJson run_both(Sandbox& sandbox) {
  const auto own = run_index(sandbox, "--index own news");
  sandbox.environment["FIHRIS_WRITER"] = "xapian";
  const auto xapian = run_index(sandbox, "--index xapian news");
  sandbox.environment.clear();
  CHECK(own == xapian);
  return xapian;
}

}  // namespace

TEST_CASE("an index that Xapian writes is the one that is written at once", "[writer]") {
  Sandbox sandbox;
  write_articles(sandbox, 1);
  CHECK(run_both(sandbox)["added"] == article_count);
  const bool same = described(sandbox, "own") == described(sandbox, "xapian");
  CHECK(same);
  write_articles(sandbox, 2);
  const auto update = run_both(sandbox);
  CHECK(update["replaced"] == article_count / 2 - 15);
  CHECK(update["removed"] == 30);
  const bool same_after = described(sandbox, "own") == described(sandbox, "xapian");
  CHECK(same_after);
  CHECK(sandbox.run("fihris index --verify --index xapian").exit == 0);
}

TEST_CASE("tables that come out wrong are noticed and written anew through Xapian, and the run says so",
          "[writer]") {
  Sandbox sandbox;
  write_articles(sandbox, 1);
  run_index(sandbox, "--index own news");
  // Segments, shards, the lexicon and the people are written with `write`, by Xapian with `pwrite`.
  for (const std::string place : {"segments/0", "shard-0", "lexicon", "people"}) {
    INFO(place);
    sandbox.environment = faults("write */" + place + "/postlist.glass zero");
    const auto result = sandbox.run("fihris index --rebuild news");
    INFO(result.err);
    CHECK(result.exit == 0);
    CHECK_THAT(result.err, Contains("warning") && Contains("FIHRIS_WRITER=xapian"));
    sandbox.environment.clear();
    const bool same = described(sandbox, "index") == described(sandbox, "own");
    CHECK(same);
  }
}

TEST_CASE("a writer that is none is refused before anything is read or written", "[writer]") {
  Sandbox sandbox;
  sandbox.write("news/a.txt", "title\n\ntext\n");
  sandbox.environment["FIHRIS_WRITER"] = "fast";
  const auto result = sandbox.run("fihris index news");
  CHECK(result.exit == 2);
  CHECK_THAT(result.err, Contains("FIHRIS_WRITER=fast") && Contains("use own or xapian"));
  CHECK_FALSE(std::filesystem::exists(sandbox.path("index")));
}
