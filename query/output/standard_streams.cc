#include "query/output/standard_streams.h"

#include <cstdio>
#include <iostream>
#include <mutex>
#include <string>
#include <system_error>
#include <utility>

#include <fcntl.h>
#include <unistd.h>

#include "messages/translation.h"
#include "query/output/guarded_descriptor.h"
#include "query/output/terminal.h"
#include "query/shown/bidi.h"
#include "query/shown/marked_text.h"
#include "query/terminal/line_layout.h"

namespace fihris {
namespace {

/// Fills descriptors 0 to 2 that are closed with one that can do nothing, so that using it is an error still.
void fill_closed_descriptors() {
  for (const int descriptor : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) {
    if (fcntl(descriptor, F_GETFD) >= 0) continue;
    // The lowest descriptor that is free: this one.
    open("/dev/null", descriptor == STDIN_FILENO ? O_WRONLY : O_RDONLY);
  }
}

ssize_t write_to_guard(void* guard, const char* bytes, std::size_t size) {
  static_cast<GuardedDescriptor*>(guard)->sputn(bytes, static_cast<std::streamsize>(size));
  return static_cast<ssize_t>(size);
}

/// A C stream that writes to `guard`, which does the buffering; null without memory.
FILE* stream_to(GuardedDescriptor& guard) {
  FILE* stream = fopencookie(&guard, "w", {nullptr, write_to_guard, nullptr, nullptr});
  if (stream != nullptr) setvbuf(stream, nullptr, _IONBF, 0);
  return stream;
}

/// The guard behind a stream if people see what it writes, else null.
GuardedDescriptor* shown_behind(std::ostream& out) {
  auto* guard = dynamic_cast<GuardedDescriptor*>(out.rdbuf());
  return guard != nullptr && guard->is_shown() ? guard : nullptr;
}

/// The order that lines need here. A terminal is made out when the first line asks.
class LineOrder {
 public:
  void set(BidiMode mode) { mode_ = mode; }

  BidiMode mode() {
    if (mode_ != BidiMode::automatic) return mode_;
    std::call_once(once_, [this] { automatic_ = terminal_direction().mode; });
    return automatic_;
  }

 private:
  BidiMode mode_ = BidiMode::automatic;
  BidiMode automatic_ = BidiMode::logical;
  std::once_flag once_;
};

}  // namespace

struct StandardStreams::Taken {
  GuardedDescriptor out{STDOUT_FILENO};
  GuardedDescriptor err{STDERR_FILENO};
  LineOrder order;
  FILE* const old_stdout = stdout;
  FILE* const old_stderr = stderr;
  std::streambuf* const old_cout = std::cout.rdbuf(&out);
  std::streambuf* const old_cerr = std::cerr.rdbuf(&err);
  std::streambuf* const old_clog = std::clog.rdbuf(&err);

  void show_lines(GuardedDescriptor& guard, int descriptor) {
    guard.show_lines([this, descriptor](std::string_view line) {
      const BidiMode mode = has_right_to_left(line) ? order.mode() : BidiMode::logical;
      return lay_out(line, mode, columns_of(descriptor));
    });
  }
};

StandardStreams::StandardStreams() {
  fill_closed_descriptors();
  taken_ = std::make_unique<Taken>();
  if (FILE* stream = stream_to(taken_->out)) stdout = stream;
  if (FILE* stream = stream_to(taken_->err)) stderr = stream;
  if (taken_->out.is_shown()) taken_->show_lines(taken_->out, STDOUT_FILENO);
  if (taken_->err.is_shown()) {
    taken_->show_lines(taken_->err, STDERR_FILENO);
    std::cerr.unsetf(std::ios::unitbuf);  // a line is shown when it is whole
  }
}

void StandardStreams::set_bidi(BidiMode mode) {
  taken_->order.set(mode);
  if (mode != BidiMode::automatic) taken_->show_lines(taken_->out, STDOUT_FILENO);
}

StandardStreams::~StandardStreams() {
  std::cout.flush();
  if (stdout != taken_->old_stdout) fclose(std::exchange(stdout, taken_->old_stdout));
  if (stderr != taken_->old_stderr) fclose(std::exchange(stderr, taken_->old_stderr));
  std::cout.rdbuf(taken_->old_cout);
  std::cerr.flush();
  std::cerr.setf(std::ios::unitbuf);
  std::cerr.rdbuf(taken_->old_cerr);
  std::clog.rdbuf(taken_->old_clog);
}

void StandardStreams::page(std::size_t lines, std::function<void()> start) {
  taken_->out.page(lines, std::move(start));
}

std::string StandardStreams::finish() {
  const int error = taken_->out.close();
  if (error == 0) return {};
  return tr("output: standard output: cannot be written: {1}; see whether it is open and its disk has room",
            {std::generic_category().message(error)});
}

bool is_shown(std::ostream& out) {
  return shown_behind(out) != nullptr;
}

std::ostream& operator<<(std::ostream& out, const Styled& styled) {
  if (GuardedDescriptor* shown = shown_behind(out)) {
    if (!shown->write_styled(styled.text)) out.setstate(std::ios::badbit);
    return out;
  }
  return out << styled.text;
}

std::ostream& operator<<(std::ostream& out, const Verbatim& lines) {
  if (GuardedDescriptor* shown = shown_behind(out)) {
    if (!shown->write_record(lines.text)) out.setstate(std::ios::badbit);
    return out;
  }
  return out << lines.text;
}

std::ostream& operator<<(std::ostream& out, const LaidOut& lines) {
  if (GuardedDescriptor* shown = shown_behind(out)) {
    if (!shown->write_formed(lines.text)) out.setstate(std::ios::badbit);
    return out;
  }
  return out << lines.text;
}

std::ostream& operator<<(std::ostream& out, const Shown& field) {
  return is_shown(out) ? out << Styled{isolated(safe_name(field.text))} : out << field.text;
}

std::ostream& operator<<(std::ostream& out, const OneLine& line) {
  return is_shown(out) ? out << safe_name(line.text) : out << line.text;
}

}  // namespace fihris
