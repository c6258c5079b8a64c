#include "query/output/standard_streams.h"

#include <cstdio>
#include <iostream>
#include <string>
#include <system_error>
#include <utility>

#include <fcntl.h>
#include <unistd.h>

#include "query/output/guarded_descriptor.h"
#include "query/shown/bidi.h"
#include "query/shown/marked_text.h"

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

/// The guard behind a stream if a terminal reads it, else null.
GuardedDescriptor* terminal_behind(std::ostream& out) {
  auto* guard = dynamic_cast<GuardedDescriptor*>(out.rdbuf());
  return guard != nullptr && guard->is_terminal() ? guard : nullptr;
}

}  // namespace

struct StandardStreams::Taken {
  GuardedDescriptor out{STDOUT_FILENO};
  GuardedDescriptor err{STDERR_FILENO};
  FILE* const old_stdout = stdout;
  FILE* const old_stderr = stderr;
  std::streambuf* const old_cout = std::cout.rdbuf(&out);
  std::streambuf* const old_cerr = std::cerr.rdbuf(&err);
  std::streambuf* const old_clog = std::clog.rdbuf(&err);
};

StandardStreams::StandardStreams() {
  fill_closed_descriptors();
  taken_ = std::make_unique<Taken>();
  if (FILE* stream = stream_to(taken_->out)) stdout = stream;
  if (FILE* stream = stream_to(taken_->err)) stderr = stream;
}

StandardStreams::~StandardStreams() {
  std::cout.flush();
  if (stdout != taken_->old_stdout) fclose(std::exchange(stdout, taken_->old_stdout));
  if (stderr != taken_->old_stderr) fclose(std::exchange(stderr, taken_->old_stderr));
  std::cout.rdbuf(taken_->old_cout);
  std::cerr.rdbuf(taken_->old_cerr);
  std::clog.rdbuf(taken_->old_clog);
}

std::string StandardStreams::finish() {
  const int error = taken_->out.close();
  if (error == 0) return {};
  return "output: standard output: cannot be written: " + std::generic_category().message(error) +
         "; see whether it is open and its disk has room";
}

std::ostream& operator<<(std::ostream& out, const Styled& styled) {
  if (GuardedDescriptor* terminal = terminal_behind(out)) {
    if (!terminal->write_styled(styled.text)) out.setstate(std::ios::badbit);
    return out;
  }
  return out << styled.text;
}

std::ostream& operator<<(std::ostream& out, const Shown& field) {
  return terminal_behind(out) ? out << Styled{isolated(safe_name(field.text))} : out << field.text;
}

std::ostream& operator<<(std::ostream& out, const OneLine& line) {
  return terminal_behind(out) ? out << safe_name(line.text) : out << line.text;
}

}  // namespace fihris
