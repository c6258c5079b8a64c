#include <string>

#include "tests/end_to_end/contents.h"
#include "tests/support/catch.h"
#include "tests/support/sandbox.h"

using Catch::Contains;
using fihris::run_index;
using fihris::Sandbox;

TEST_CASE("names of fields are kept for their folder, and what is read by others is read again",
          "[index][fields]") {
  Sandbox sandbox;
  sandbox.write("news/dump.jsonl", "{\"kop\": \"One\", \"inhoud\": \"a cedar\"}\n");
  sandbox.write("other/dump.jsonl", "{\"title\": \"Two\", \"text\": \"a palm\", \"inhoud\": \"an olive\"}\n");
  sandbox.run("fihris index news other");
  CHECK(sandbox.run("fihris search cedar").exit == 1);
  CHECK(sandbox.run("fihris search palm").exit == 0);

  // What was skipped is read with its new names, what was unchanged elsewhere is left.
  CHECK(run_index(sandbox, "news --field text=inhoud --field title=kop")["added"] == 1);
  CHECK_THAT(sandbox.run("fihris search cedar").out, Contains("One"));
  CHECK(sandbox.run("fihris search olive").exit == 1);
  CHECK(run_index(sandbox)["unchanged"] == 2);
  CHECK(sandbox.run("fihris index --rebuild").exit == 0);
  CHECK_THAT(sandbox.run("fihris search cedar").out, Contains("One"));

  CHECK(run_index(sandbox, "other --field text=inhoud")["replaced"] == 1);
  CHECK(sandbox.run("fihris search olive").exit == 0);
  CHECK(run_index(sandbox, "other --field auto")["replaced"] == 1);
  CHECK(sandbox.run("fihris search palm").exit == 0);
}

TEST_CASE("names of fields stand in the configuration, and what is none ends the run",
          "[index][config][fields]") {
  Sandbox sandbox;
  sandbox.write("news/dump.jsonl", "{\"kop\": \"One\", \"inhoud\": \"a cedar\"}\n");
  sandbox.write(".config/fihris/config.toml", "[index]\nfield = [\"text=inhoud\", \"title=kop\"]\n");
  CHECK(run_index(sandbox, "news")["added"] == 1);
  CHECK_THAT(sandbox.run("fihris config").out, Contains("field = [\"text=inhoud\", \"title=kop\"]"));
  const auto result = sandbox.run("fihris index news --field story");
  CHECK(result.exit == 2);
  CHECK_THAT(result.err, Contains("no name of a field: story") && Contains("text=story"));
}
