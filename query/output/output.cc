#include "query/output/output.h"

#include <iostream>
#include <string>

#include <sys/ioctl.h>
#include <unistd.h>

#include "analyzers/error.h"
#include "query/output/record_writers.h"
#include "query/output/text_writer.h"

namespace fihris {
namespace {

constexpr unsigned usual_columns = 80;

std::optional<unsigned> terminal_columns() {
  if (!isatty(STDOUT_FILENO)) return std::nullopt;
  winsize size{};
  if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_col == 0) return usual_columns;
  return size.ws_col;
}

/// Hands each hit to a writer and its text to the stream.
template <typename Writer>
class StreamOutput : public Output {
 public:
  StreamOutput(Writer writer, std::ostream& out) : writer_(std::move(writer)), out_(out) {}

  void write(const Hit& hit) override { out_ << writer_.format(hit); }

  void finish() override {
    out_ << writer_.end() << std::flush;
    if (!out_) throw Error("output: standard output: cannot be written; see whether its disk is full");
  }

 private:
  Writer writer_;
  std::ostream& out_;
};

template <typename Writer>
std::unique_ptr<Output> stream_output(Writer writer, std::ostream& out) {
  return std::make_unique<StreamOutput<Writer>>(std::move(writer), out);
}

}  // namespace

std::unique_ptr<Output> make_output(const OutputOptions& options) {
  return make_output(options, std::cout, terminal_columns());
}

std::unique_ptr<Output> make_output(const OutputOptions& options, std::ostream& out,
                                    std::optional<unsigned> columns) {
  switch (options.format) {
    case Format::jsonl:
      return stream_output(JsonWriter(options.batch), out);
    case Format::csv:
      return stream_output(CsvWriter(options.batch), out);
    case Format::paths:
      return stream_output(PathWriter(columns.has_value()), out);
    case Format::text:
      break;
  }
  TextStyle style;
  style.color = options.color;
  style.verbose = options.verbose;
  style.batch = options.batch;
  style.terminal = columns.has_value();
  style.columns = columns.value_or(usual_columns);
  style.bidi = options.bidi;
  if (style.bidi == BidiMode::automatic) style.bidi = columns ? BidiMode::isolate : BidiMode::logical;
  return stream_output(TextWriter(style), out);
}

}  // namespace fihris
