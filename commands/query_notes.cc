#include "commands/query_notes.h"

#include <cstdio>

namespace fihris {

void report_left_out(const BuiltQuery& built, const std::string& name, const CommonOptions& common) {
  if (built.left_out == 0 || common.quiet) return;
  std::fprintf(stderr, "fihris: %s: too many words; %zu are left out, the rarest are looked for\n",
               name.c_str(), built.left_out);
}

}  // namespace fihris
