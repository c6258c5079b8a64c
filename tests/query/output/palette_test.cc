#include "query/output/palette.h"

#include <string>

#include "analyzers/error.h"
#include "query/output/painter.h"
#include "tests/support/catch.h"

using namespace fihris;
using Catch::Contains;

TEST_CASE("colours are set by role, with the words of git", "[output]") {
  struct Row {
    std::string style;
    std::string sequence;
  };
  const auto row = GENERATE(values<Row>({{"red", "\033[31m"},
                                         {"bold red", "\033[1;31m"},
                                         {"  bold   brightred  ", "\033[1;91m"},
                                         {"black yellow underline", "\033[30;43;4m"},
                                         {"white brightblue", "\033[37;104m"},
                                         {"208", "\033[38;5;208m"},
                                         {"0 255", "\033[38;5;0;48;5;255m"},
                                         {"#ff8000 #000001", "\033[38;2;255;128;0;48;2;0;0;1m"},
                                         {"default black", "\033[39;40m"},
                                         {"dim italic reverse strike", "\033[2;3;7;9m"},
                                         {"none", ""}}));
  CHECK(palette_of({"match=" + row.style}).match == row.sequence);
}

TEST_CASE("of several settings the last of a role counts, and other roles stay", "[output]") {
  const Palette palette = palette_of({"match=red, path = blue", "match=green"});
  CHECK(palette.match == "\033[32m");
  CHECK(palette.path == "\033[34m");
  CHECK(palette.title == Palette().title);
}

TEST_CASE("a setting of colours that is none is refused, and what there is named", "[output]") {
  for (const char* setting :
       {"", "match", "match=", "match= ", "=red", "matches=red", "match=redd", "match=256", "match=-1",
        "match=#12345", "match=#12345g", "match=red blue green", "match=bright", "match=none red",
        "match=red,", "match=\033[31m", "ma tch=red"}) {
    INFO(setting);
    CHECK_THROWS_WITH(palette_of({setting}),
                      Contains("usage: --colors: '") &&
                          (Contains("styles are") || Contains("roles are") || Contains("no style is named")));
  }
}

TEST_CASE("each part of a line has the colours of its role", "[output]") {
  Paint paint;
  paint.color = true;
  paint.absolute = true;
  paint.palette = palette_of({"match=red,title=none,path=green,detail=blue,line=dim"});
  const Painter painter(paint);
  CHECK(painter.field({"abc", {{1, 2}}}, Part::title) == "a\033[31mb\033[0mc");
  CHECK(painter.field({"abc", {{1, 2}}}, Part::detail) == "\033[34ma\033[31mb\033[0m\033[34mc\033[0m");
  CHECK(painter.path("/a") == "\033[32m/a\033[0m");
  CHECK(painter.sign("7", Part::line) == "\033[2m7\033[0m");
  paint.palette = palette_of({"match=none"});
  CHECK(Painter(paint).field({"abc", {{1, 2}}}, Part::excerpt) == "abc");
  paint.color = false;
  CHECK(Painter(paint).sign("7", Part::line) == "7");
}
