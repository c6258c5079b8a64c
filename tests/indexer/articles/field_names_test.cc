#include "indexer/articles/field_names.h"

#include <string>

#include "analyzers/error.h"
#include "index/folder_settings.h"
#include "tests/support/catch.h"

using namespace fihris;
using Catch::Contains;

TEST_CASE("what is no name of a field is refused with what is one", "[fields]") {
  CHECK_NOTHROW(check_field_names({"text=story", "auto", "title=A b", "url=meta.link", "language=l"}));
  for (const std::string wrong :
       {"", "=", "text", "text=", "=story", "body=story", "Text=story", "text=a\nb"}) {
    INFO(wrong);
    CHECK_THROWS_WITH(check_field_names({"text=story", wrong}),
                      Contains("no name of a field") && Contains("text=story"));
  }
  CHECK_THROWS_AS(check_field_names({"text=" + std::string(1000, 'a')}), Error);
}

TEST_CASE("one's own names go before those that are known, in the order given", "[fields]") {
  FolderSettings settings;
  set_values_for_folder(settings, "/news", {"text=My Story", "text=_source.meta.Full_Body", "date=When"});
  const FieldNames names(setting_for("/news/a.json", settings));
  CHECK(names.of(FieldRole::text).at(0) == "mystory");
  CHECK(names.of(FieldRole::text).at(1) == "meta.fullbody");
  CHECK(names.of(FieldRole::text).at(2) == FieldNames().of(FieldRole::text).at(0));
  CHECK(names.of(FieldRole::date).at(0) == "when");
  // What a damaged index says is none.
  CHECK(FieldNames("x\x1F\x1F=").of(FieldRole::text) == FieldNames().of(FieldRole::text));
}
