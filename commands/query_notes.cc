#include "commands/query_notes.h"

#include "commands/message.h"

namespace fihris {

void report_left_out(const BuiltQuery& built, const std::string& name, const CommonOptions& common) {
  if (common.quiet) return;
  if (built.left_out > 0) {
    say(name + ": too many words; " + std::to_string(built.left_out) +
        " are left out, the rarest are looked for");
  }
  if (built.most_forms > 0) {
    say(name + ": too many forms of its words; of each word the " + std::to_string(built.most_forms) +
        " closest and commonest are looked for");
  }
}

}  // namespace fihris
