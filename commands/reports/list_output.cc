#include "commands/reports/list_output.h"

#include <iostream>

#include "messages/translation.h"
#include "query/output/csv.h"
#include "query/output/standard_streams.h"

namespace fihris {

void add_list_format(Command command, ListFormat& format) {
  command.add_choice("--format", format,
                     {{"text", ListFormat::text},
                      {"jsonl", ListFormat::jsonl},
                      {"json", ListFormat::json},
                      {"csv", ListFormat::csv}},
                     tr("text, jsonl, json or csv"), "FORMAT");
}

ListOutput::ListOutput(ListFormat format, const std::vector<std::string>& columns) : format_(format) {
  if (format_ == ListFormat::csv) std::cout << Verbatim{csv_line(columns)};
}

void ListOutput::add(const std::function<void()>& print, const Json& object,
                     const std::vector<std::string>& cells) {
  switch (format_) {
    case ListFormat::text:
      print();
      break;
    case ListFormat::jsonl:
      std::cout << Verbatim{object.text() + '\n'};
      break;
    case ListFormat::json:
      std::cout << Verbatim{last_.empty() ? std::string("[\n") : last_ + ",\n"};
      last_ = object.text();
      break;
    case ListFormat::csv:
      std::cout << Verbatim{csv_line(cells)};
      break;
  }
}

void ListOutput::finish() {
  if (format_ == ListFormat::json)
    std::cout << Verbatim{last_.empty() ? std::string("[]\n") : last_ + "\n]\n"};
}

}  // namespace fihris
