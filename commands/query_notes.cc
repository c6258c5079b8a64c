#include "commands/query_notes.h"

#include "commands/message.h"

namespace fihris {

void report_left_out(const BuiltQuery& built, const std::string& name, const CommonOptions& common) {
  if (built.left_out == 0 || common.quiet) return;
  say(name + ": too many words; " + std::to_string(built.left_out) +
      " are left out, the rarest are looked for");
}

}  // namespace fihris
