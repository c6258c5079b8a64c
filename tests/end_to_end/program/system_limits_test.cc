#include <csignal>
#include <set>
#include <string>

#include "tests/end_to_end/library.h"

using namespace fihris;
using Catch::Contains;

namespace {

/// Runs `fihris ARGUMENTS` under a limit of the shell, such as `-n 5`.
ProgramResult limited(const Sandbox& sandbox, const std::string& limit, const std::string& arguments) {
  return sandbox.run(
      Words{"bash", "-c", "ulimit -c 0; ulimit " + limit + "; exec " FIHRIS_PROGRAM " " + arguments});
}

/// For want of what is limited, the loader or the language's runtime ended before the program's first line.
bool is_not_started(const ProgramResult& result) {
  const auto says = [&](const char* text) { return result.err.find(text) != std::string::npos; };
  return (result.exit == 127 &&
          (says("error while loading shared libraries") || says("cannot allocate TLS data structures"))) ||
         (result.exit == 128 + SIGABRT && says("terminate called without an active exception"));
}

}  // namespace

TEST_CASE("with too few descriptors a sentence says so, and the index is not to be built anew", "[limits]") {
  const Library library;
  const std::string word = arabic("{olives}");
  unsigned failures = 0;
  for (int descriptors = 4; descriptors < 24; ++descriptors) {
    for (const std::string& arguments :
         {"search " + word, std::string("status"), "why " + word + " news/bread.txt", std::string("names"),
          std::string("index --verify"), std::string("index --rebuild --index other news --jobs 2")}) {
      INFO(descriptors << ": " << arguments);
      const auto result = limited(library, "-n " + std::to_string(descriptors), arguments);
      if (is_not_started(result) || result.exit <= 1) continue;
      ++failures;
      CHECK(result.exit == 2);
      CHECK_THAT(result.err, Contains("Too many open files") && Contains("ulimit -n"));
      CHECK_THAT(result.err, !Contains("--rebuild") && !Contains("damaged"));
    }
  }
  CHECK(failures > 0);
  CHECK(library.run("fihris index --verify").exit == 0);
}

#ifndef __SANITIZE_ADDRESS__
TEST_CASE("without memory or threads a sentence says so", "[limits]") {
  const Library library;
  const std::string word = arabic("{olives}");
  std::set<std::string> started;
  for (int kilobytes = 46'000; kilobytes <= 66'000; kilobytes += 1'000) {
    for (const std::string& arguments :
         {"search " + word, std::string("index --rebuild --index other news --jobs 4")}) {
      INFO(kilobytes << ": " << arguments);
      const auto result = limited(library, "-v " + std::to_string(kilobytes), arguments);
      // Xapian's library takes memory before main() begins, where nobody can catch that there is none.
      const bool is_in_library = started.count(arguments) == 0 && result.exit == 128 + SIGABRT &&
                                 result.err.find("std::bad_alloc") != std::string::npos;
      if (is_not_started(result) || is_in_library) continue;
      started.insert(arguments);
      if (result.exit <= 1) continue;
      CHECK(result.exit == 2);
      CHECK_THAT(result.err, Contains("ulimit -") && !Contains("--rebuild") && !Contains("damaged"));
    }
  }
  CHECK(limited(library, "-v 2000000", "index --rebuild --index other news --jobs 4").exit == 0);
}

TEST_CASE("a run goes on with fewer threads than it was to have", "[limits]") {
  const Library library;
  // The stacks of 200 threads do not fit.
  const auto result = limited(library, "-v 400000", "index --rebuild --index other news --jobs 200");
  INFO(result.err);
  CHECK(result.exit == 0);
  CHECK_THAT(result.out, Contains("3 articles"));
}
#endif

TEST_CASE("a limit on the size of files is named, and leaves the index as it was", "[limits]") {
  const Library library;
  library.write("more/article.txt", arabic("{bread: title}\n\n{bread: text}\n"));
  for (const char* blocks : {"1", "2", "8"}) {
    const auto result = limited(library, "-f " + std::string(blocks), "index news more");
    INFO(blocks << ": " << result.err);
    CHECK(result.exit == 2);
    CHECK_THAT(result.err, Contains("File too large") && Contains("ulimit -f") && !Contains("--rebuild"));
    CHECK(library.run(arabic("fihris search --count {olives}")).out == "1\n");
  }
  CHECK(library.run("fihris index news more").exit == 0);
}
