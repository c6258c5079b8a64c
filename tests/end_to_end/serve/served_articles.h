#pragma once

#include <string>

#include "tests/end_to_end/contents.h"
#include "tests/support/sandbox.h"

namespace fihris {

/// Two articles of their own, and 25 that are alike.
inline void write_articles(const Sandbox& sandbox) {
  sandbox.write("news/river.txt", "The river\n\nBoats go down the river in spring. The river is wide.\n");
  sandbox.write("news/hill.txt", "The hill\n\nGoats climb the hill in spring.\n");
  for (int i = 0; i < 25; ++i)
    sandbox.write("many/" + std::to_string(i) + ".txt",
                  "Note " + std::to_string(i) + "\n\nsomething common here\n");
  run_index(sandbox, "news many");
}

}  // namespace fihris
