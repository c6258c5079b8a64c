#include "commands/options/output_options.h"

#include "messages/translation.h"

namespace fihris {

void add_output_options(Command command, OutputOptions& options) {
  command.add_choice(
      "--format", options.format,
      {{"text", Format::text}, {"jsonl", Format::jsonl}, {"csv", Format::csv}, {"paths", Format::paths}},
      tr("text, jsonl (one object a line), csv or paths"), "FORMAT");
  command.add_flag("-0,--null", options.nul, tr("With --format paths: end each with NUL, for xargs -0"));
  command.add_flag("--bom", options.bom,
                   tr("With --format csv: begin with a byte order mark, for spreadsheets"));
}

}  // namespace fihris
