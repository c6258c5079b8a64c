#include <string>

#include "tests/end_to_end/library.h"
#include "tests/support/binary_bytes.h"
#include "tests/support/catch.h"
#include "tests/support/json.h"
#include "tests/support/sandbox.h"

using Catch::Contains;
using Catch::StartsWith;
using fihris::arabic;
using fihris::binary_bytes;
using fihris::Library;
using fihris::ParsedJson;

TEST_CASE("analyze shows how a word is cut", "[analyze]") {
  const auto result = Library().run({"fihris", "analyze", arabic("{and the garden}")});
  CHECK(result.exit == 0);
  CHECK_THAT(result.out, Contains(arabic("written      {and the garden}")) &&
                             Contains(arabic("proclitics   {wa}")) && Contains("bytes 0-"));
}

TEST_CASE("why names the form that an article matches with", "[why]") {
  const Library library;
  const auto result = library.run({"fihris", "why", arabic("{the doctor}"), "news/doctor.txt"});
  CHECK(result.exit == 0);
  CHECK_THAT(result.out, Contains("matches, score ") && Contains(arabic("{the doctor, vocalised} (exact)")));
}

TEST_CASE("why shows what words near each other and early in the text add", "[why]") {
  const Library library;
  const auto result = library.run({"fihris", "why", arabic("{letter} {short}"), "news/doctor.txt"});
  CHECK_THAT(result.out, Contains("all words\n   near ") && Contains("   early "));
}

TEST_CASE("why shows what a looser level would find, of a word found or not", "[why]") {
  const Library library;
  const std::string looser = arabic("a looser level would find: {the doctor} (affix)");
  CHECK_THAT(library.run({"fihris", "why", "--level", "spelling", arabic("{doctor}"), "news/bread.txt"}).out,
             Contains("not found") && Contains(looser));
  library.write("news/both.txt", arabic("{doctor}, {the doctor}."));
  library.run("fihris index");
  CHECK_THAT(library.run({"fihris", "why", "--level", "spelling", arabic("{doctor}"), "news/both.txt"}).out,
             Contains(arabic("found    {doctor} (exact)")) && Contains(looser));
}

TEST_CASE("why says that an article does not match, and exits 1", "[why]") {
  const Library library;
  const auto result = library.run({"fihris", "why", arabic("{market}"), "news/doctor.txt"});
  CHECK(result.exit == 1);
  CHECK_THAT(result.out, Contains("does not match") && Contains("not found"));
}

TEST_CASE("why holds a word that is to be exactly so to the text", "[why]") {
  const Library library;
  const auto result = library.run({"fihris", "why", arabic("={letter}"), "news/doctor.txt"});
  CHECK(result.exit == 0);
  const auto other = library.run({"fihris", "why", arabic("={doctor}"), "news/bread.txt"});
  CHECK(other.exit == 1);
  CHECK_THAT(other.out, Contains("does not match") && Contains("not found") &&
                            Contains(arabic("a looser level would find: {the doctor} (affix)")));
  CHECK(library.run({"fihris", "why", arabic("{doctor}"), "news/bread.txt"}).exit == 0);
}

TEST_CASE("why names a path that is not in the index, and exits 2", "[why]") {
  const Library library;
  const auto result = library.run({"fihris", "why", arabic("{market}"), "news/other.txt"});
  CHECK(result.exit == 2);
  CHECK_THAT(result.err, StartsWith("fihris: why: news/other.txt: not in the index"));
}

TEST_CASE("status tells what the index covers", "[status]") {
  const Library library;
  const auto result = library.run("fihris status");
  CHECK(result.exit == 0);
  CHECK_THAT(result.out, Contains(library.path("news").string()) && Contains("articles  3\n"));
}

TEST_CASE("status as JSON has folders, counts and the files skipped", "[status]") {
  const Library library;
  library.write("news/binary.txt", binary_bytes);
  CHECK(library.run("fihris index").exit == 1);
  const auto status = ParsedJson::parse(library.run("fihris status --format json").out);
  REQUIRE(status["folders"].size() == 1);
  CHECK(status["folders"][0] == library.path("news").string());
  CHECK(status["articles"] == 3);
  CHECK(status["words"] > 20);
  REQUIRE(status["skipped"].size() == 1);
  CHECK(status["skipped"][0]["path"] == library.path("news/binary.txt").string());
}

TEST_CASE("why says where the order or the distance of a phrase's words fails", "[why]") {
  const Library library;
  library.write("news/turned.txt", arabic("{pillow} {orange}."));
  library.write("news/apart.txt", arabic("{orange} {far} {far} {pillow}."));
  REQUIRE(library.run("fihris index").exit == 0);
  const auto why = [&](const std::string& path) {
    return library.run({"fihris", "why", arabic("\"{orange} {pillow}\""), path}).out;
  };
  CHECK_THAT(why("news/turned.txt"), Contains(arabic("{pillow} stands before {orange}")));
  CHECK_THAT(why("news/apart.txt"), Contains(arabic("2 words between {orange} and {pillow}")));
  CHECK_THAT(why("news/bread.txt"), Contains("not found") && !Contains("phrase:"));
}

TEST_CASE("why says of an excluded word that it excludes", "[why]") {
  const Library library;
  library.write("news/both.txt", arabic("{pillow} {orange}."));
  REQUIRE(library.run("fihris index").exit == 0);
  const auto result = library.run({"fihris", "why", arabic("{orange} -{pillow}"), "news/both.txt"});
  CHECK(result.exit == 1);
  CHECK_THAT(result.out, Contains(arabic("-{pillow}\n")) && Contains("must not be there"));
}
