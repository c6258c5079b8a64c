#include "commands/formats_command.h"

#include <algorithm>
#include <iostream>
#include <memory>
#include <string>

#include "indexer/reading/known_formats.h"
#include "indexer/reading/reader_process.h"
#include "query/output/json.h"
#include "query/output/standard_streams.h"

namespace fihris {
namespace {

/// Why a format is not read; empty if it is.
std::string why_off(const KnownFormat& format, bool has_reader) {
  if (!format.is_built) return "built without " + std::string(format.library);
  // The indexer itself reads plain text.
  if (!has_reader && format.name != "text") return "fihris-reader is not installed beside the program";
  return {};
}

int show_formats(bool as_json) {
  const bool has_reader = !reader_program().empty();
  const auto formats = known_formats();
  std::size_t name_width = 0, library_width = 0;
  for (const KnownFormat& format : formats) {
    name_width = std::max(name_width, format.name.size());
    library_width = std::max(library_width, format.library.size());
  }
  const auto padded = [](std::string_view text, std::size_t width) {
    return std::string(text) + std::string(width - text.size() + 2, ' ');
  };
  for (const KnownFormat& format : formats) {
    const std::string off = why_off(format, has_reader);
    if (as_json) {
      const Json row = Json::object()
                           .set("format", format.name)
                           .set("library", format.library)
                           .set("read", off.empty())
                           .set("reason", off.empty() ? Json() : Json(off))
                           .set("what", format.what);
      std::cout << Verbatim{row.text() + '\n'};
    } else {
      std::cout << padded(format.name, name_width) << padded(format.library, library_width)
                << (off.empty() ? std::string(format.what) : "off: " + off) << '\n';
    }
  }
  return 0;
}

}  // namespace

void bind_formats(Command app, const CommonOptions&, std::function<int()>& action) {
  Command command = app.add_subcommand("formats", "List the formats that are read, and what reads them");
  auto json = std::make_shared<bool>(false);
  command.add_choice("--format", *json, {{"text", false}, {"jsonl", true}}, "text or jsonl", "FORMAT");
  command.callback([&action, json] { action = [json] { return show_formats(*json); }; });
}

}  // namespace fihris
