#include "query/output/output.h"

#include <iostream>
#include <string>

#include "analyzers/error.h"
#include "messages/translation.h"
#include "query/output/record_writers.h"
#include "query/output/standard_streams.h"
#include "query/output/text_writer.h"

namespace fihris {
namespace {

/// Hands each hit to a writer and its text to the stream.
template <typename Writer>
class StreamOutput : public Output {
 public:
  StreamOutput(Writer writer, std::ostream& out) : writer_(std::move(writer)), out_(out) {}

  void write(const Hit& hit) override { put(writer_.format(hit)); }

  void finish() override {
    put(writer_.end());
    out_.flush();
    check();
  }

 private:
  void put(const std::string& text) {
    if constexpr (std::is_same_v<Writer, TextWriter>) {
      out_ << Styled{text};
    } else {
      out_ << Verbatim{text};
    }
    check();
  }

  void check() const {
    if (!out_) throw Error(tr("output: standard output: cannot be written; see whether its disk is full"));
  }

  Writer writer_;
  std::ostream& out_;
};

template <typename Writer>
std::unique_ptr<Output> stream_output(Writer writer, std::ostream& out) {
  return std::make_unique<StreamOutput<Writer>>(std::move(writer), out);
}

}  // namespace

std::unique_ptr<Output> make_output(const OutputOptions& options) {
  return make_output(options, std::cout, is_shown(std::cout));
}

std::unique_ptr<Output> make_output(const OutputOptions& options, std::ostream& out, bool shown) {
  switch (options.format) {
    case Format::jsonl:
      return stream_output(JsonWriter(options.batch), out);
    case Format::csv:
      return stream_output(CsvWriter(options.batch, options.bom), out);
    case Format::paths:
      return stream_output(PathWriter(shown, options.nul, false), out);
    case Format::counts:
      return stream_output(PathWriter(shown, options.nul, true), out);
    case Format::text:
      break;
  }
  TextStyle style;
  style.paint = {options.color, shown, shown && options.hyperlinks, options.absolute, options.palette};
  style.line_numbers = options.line_numbers;
  style.verbose = options.verbose;
  style.batch = options.batch;
  return stream_output(TextWriter(style), out);
}

}  // namespace fihris
