#include "commands/formats_command.h"

#include <algorithm>
#include <array>
#include <iostream>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/reading/known_formats.h"
#include "indexer/reading/reader_program.h"
#include "indexer/scans/tesseract.h"
#include "messages/translation.h"
#include "query/output/json.h"
#include "query/output/standard_streams.h"

namespace fihris {
namespace {

constexpr std::array reasons = {
    tr_later("built without {1}"), tr_later("fihris-reader is not installed beside the program"),
    tr_later("there is no tesseract to read pictures with; install tesseract (Debian: tesseract-ocr and "
             "tesseract-ocr-ara)"),
    tr_later("tesseract has no data of the language {1}; install it (Debian: tesseract-ocr-{2})")};

/// Why a format is not read, in English as all of the following; empty if it is.
std::string why_off(const KnownFormat& format, bool has_reader) {
  if (!format.is_built) return "built without " + std::string(format.library);
  // The indexer itself reads plain text.
  if (!has_reader && format.name != "text") return "fihris-reader is not installed beside the program";
  return {};
}

/// A line of the list.
struct FormatLine {
  std::string name;
  const char* what;
  std::string library;
  std::string off;  ///< why it is not read; empty if it is
  std::string languages;
};

/// Pictures are read by a program that may be installed or not.
FormatLine picture_line(const std::string& reader) {
  FormatLine line{
      "picture", tr_later("PNG, JPEG, TIFF and others, and scans in PDF, with --ocr"), "tesseract", {}, {}};
  const auto tesseract = find_tesseract(reader);
  line.off = why_unavailable(tesseract, tesseract ? "" : default_scan_languages);
  if (!tesseract) return line;
  for (const std::string& language : tesseract->languages)
    line.languages.append(line.languages.empty() ? "" : ", ").append(language);
  if (line.languages.empty()) line.languages = "none";
  return line;
}

std::vector<FormatLine> format_lines() {
  const std::string reader = reader_program();
  std::vector<FormatLine> lines;
  for (const KnownFormat& format : known_formats()) {
    lines.push_back({std::string(format.name),
                     format.what,
                     std::string(format.library),
                     why_off(format, !reader.empty()),
                     {}});
  }
  lines.push_back(picture_line(reader));
  return lines;
}

int show_formats(bool as_json) {
  const auto formats = format_lines();
  std::size_t name_width = 0, library_width = 0;
  for (const FormatLine& format : formats) {
    name_width = std::max(name_width, format.name.size());
    library_width = std::max(library_width, format.library.size());
  }
  const auto padded = [](std::string_view text, std::size_t width) {
    return std::string(text) + std::string(width - text.size() + 2, ' ');
  };
  for (const FormatLine& format : formats) {
    const std::string& off = format.off;
    const std::string& languages = format.languages;
    const std::string what = format.what + (languages.empty() ? "" : "; languages: " + languages);
    if (as_json) {
      const Json row = Json::object()
                           .set("format", format.name)
                           .set("library", format.library)
                           .set("read", off.empty())
                           .set("reason", off.empty() ? Json() : Json(off))
                           .set("what", what);
      std::cout << Verbatim{row.text() + '\n'};
    } else {
      std::cout << padded(format.name, name_width) << padded(format.library, library_width)
                << (off.empty() ? tr(format.what) : tr("off: {1}", {tr_said(off, reasons)}))
                << (off.empty() && !languages.empty() ? tr("; languages: {1}", {languages}) : "") << '\n';
    }
  }
  return 0;
}

}  // namespace

void bind_formats(Command app, const CommonOptions&, std::function<int()>& action) {
  Command command = app.add_subcommand("formats", tr("List the formats that are read, and what reads them"));
  auto json = std::make_shared<bool>(false);
  command.add_choice("--format", *json, {{"text", false}, {"jsonl", true}}, tr("text or jsonl"), "FORMAT");
  command.callback([&action, json] { action = [json] { return show_formats(*json); }; });
}

}  // namespace fihris
