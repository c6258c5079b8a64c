#include "query/output/guarded_descriptor.h"

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <utility>

#include <poll.h>
#include <unistd.h>

#include "analyzers/words/utf8.h"
#include "query/shown/bidi.h"
#include "query/shown/marked_text.h"
#include "query/terminal/styled_text.h"

namespace fihris {
namespace {

constexpr std::size_t most_buffered = 1 << 16;

/// Ends the program as it would have ended if SIGPIPE were not ignored.
[[noreturn]] void end_by_broken_pipe() {
  signal(SIGPIPE, SIG_DFL);
  sigset_t pipe;
  sigemptyset(&pipe);
  sigaddset(&pipe, SIGPIPE);
  pthread_sigmask(SIG_UNBLOCK, &pipe, nullptr);
  raise(SIGPIPE);
  _exit(128 + SIGPIPE);
}

/// Writes all of `bytes`; returns 0, or the errno of the write that failed.
int write_all(int descriptor, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(descriptor, bytes.data(), bytes.size());
    if (written >= 0) {
      bytes.remove_prefix(static_cast<std::size_t>(written));
    } else if (errno == EPIPE) {
      end_by_broken_pipe();
    } else if (errno == EAGAIN) {
      pollfd ready{descriptor, POLLOUT, 0};
      poll(&ready, 1, -1);
    } else if (errno != EINTR) {
      return errno;
    }
  }
  return 0;
}

/// Bytes at the end of `text` that may be the beginning of what comes next: of a character, or of the end of
/// a line.
std::size_t unfinished(std::string_view text) {
  if (text.ends_with('\r')) return 1;
  for (std::size_t back = 1; back <= 3 && back <= text.size(); ++back) {
    const auto byte = static_cast<unsigned char>(text[text.size() - back]);
    if (byte < 0x80) return 0;
    const std::size_t whole = byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : byte >= 0xC0 ? 2 : 0;
    if (whole > 0) return whole > back ? back : 0;
  }
  return 0;
}

/// `text` as a terminal may be given it. A newline may have a carriage return before it, as in CSV.
std::string harmless_text(std::string_view text) {
  std::string result;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t code = next_character(text, at);
    if (code == '\r' && at < text.size() && text[at] == '\n') continue;
    append_utf8(result, code == '\n' || code == '\t' ? code : harmless(code));
  }
  return result;
}

/// Bytes of the sequence of this program that `text` begins with: one of style_sequence(), clearing the rest
/// of the line (ESC [ K), the way to its beginning, an isolate or its end; 0 if it begins with none.
std::size_t own_sequence(std::string_view text) {
  if (text.starts_with('\r')) return 1;
  for (const std::string_view known : {"\033[K", "\u2068", "\u2069"}) {
    if (text.starts_with(known)) return known.size();
  }
  return style_sequence(text);
}

std::string harmless_but_styled(std::string_view text) {
  std::string result;
  std::size_t plain = 0;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t own = own_sequence(text.substr(at));
    if (own == 0) {
      ++at;
      continue;
    }
    result.append(harmless_text(text.substr(plain, at - plain))).append(text.substr(at, own));
    plain = at += own;
  }
  return result + harmless_text(text.substr(plain));
}

}  // namespace

GuardedDescriptor::GuardedDescriptor(int descriptor)
    : GuardedDescriptor(descriptor, isatty(descriptor) != 0) {}

GuardedDescriptor::GuardedDescriptor(int descriptor, bool is_terminal)
    : descriptor_(descriptor), is_terminal_(is_terminal) {}

void GuardedDescriptor::show_lines(LineForm form) {
  const std::lock_guard lock(mutex_);
  form_ = std::move(form);
}

void GuardedDescriptor::page(std::size_t lines, std::function<void()> start) {
  const std::lock_guard lock(mutex_);
  lines_left_ = lines;
  start_pager_ = std::move(start);
}

bool GuardedDescriptor::write_styled(std::string_view text) {
  const std::lock_guard lock(mutex_);
  if (is_shown()) {
    write(harmless_text(std::exchange(held_, {})));
    write(harmless_but_styled(text));
  } else {
    write(text);
  }
  return error_ == 0;
}

bool GuardedDescriptor::write_record(std::string_view text) {
  const std::lock_guard lock(mutex_);
  end_line();
  is_terminal_ ? write_bytes(harmless_text(text)) : write_bytes(text);
  return error_ == 0;
}

bool GuardedDescriptor::write_formed(std::string_view text) {
  const std::lock_guard lock(mutex_);
  end_line();
  write_bytes(harmless_but_styled(text));
  return error_ == 0;
}

int GuardedDescriptor::close() {
  const std::lock_guard lock(mutex_);
  end_line();
  flush();
  // Some file systems say only now that there is no room.
  if (written_ && error_ == 0 && ::close(descriptor_) != 0 && errno != EINTR) error_ = errno;
  return error_;
}

std::streamsize GuardedDescriptor::xsputn(const char* bytes, std::streamsize size) {
  const std::lock_guard lock(mutex_);
  const std::string_view text(bytes, static_cast<std::size_t>(size));
  if (!is_shown()) {
    write(text);
  } else {
    const std::string all = std::exchange(held_, {}).append(text);
    held_ = all.substr(all.size() - unfinished(all));
    write(harmless_text(std::string_view(all).substr(0, all.size() - held_.size())));
  }
  return error_ == 0 ? size : 0;
}

GuardedDescriptor::int_type GuardedDescriptor::overflow(int_type byte) {
  if (traits_type::eq_int_type(byte, traits_type::eof())) return traits_type::not_eof(byte);
  const char character = traits_type::to_char_type(byte);
  return xsputn(&character, 1) == 1 ? byte : traits_type::eof();
}

/// A progress bar: the way to the beginning of its line, the bar, and the end of the line cleared. Only one
/// with Arabic letters has an order, and it stays one line.
std::string GuardedDescriptor::form_of_bar(const std::string& bar) const {
  constexpr std::string_view begin = "\r", end = "\033[K";
  if (!bar.starts_with(begin) || !bar.ends_with(end)) return bar;
  const std::string text = bar.substr(begin.size(), bar.size() - begin.size() - end.size());
  if (!has_right_to_left(text) || text.find_first_of("\r\033") != text.npos) return bar;
  const std::string formed = form_(text);
  return std::string(begin).append(formed, 0, formed.find('\n')).append(end);
}

int GuardedDescriptor::sync() {
  const std::lock_guard lock(mutex_);
  if (is_shown() && form_)
    write_bytes(line_.find_first_of("\r\033") == line_.npos ? form_(line_) : form_of_bar(line_));
  else if (is_shown())
    write_bytes(line_);
  line_.clear();
  flush();
  return error_ == 0 ? 0 : -1;
}

/// Whole lines get their form; the rest waits for its end.
void GuardedDescriptor::write(std::string_view text) {
  if (!form_) return write_bytes(text);
  line_ += text;
  std::size_t begin = 0;
  for (std::size_t end; (end = line_.find('\n', begin)) != line_.npos; begin = end + 1) {
    const std::string_view line = std::string_view(line_).substr(begin, end - begin);
    // A progress bar moves about in its line.
    write_bytes(line.find('\r') == line.npos ? form_(line) : std::string(line));
    write_bytes("\n");
  }
  line_.erase(0, begin);
}

/// What has come of a line is written without its end.
void GuardedDescriptor::end_line() {
  write(harmless_text(std::exchange(held_, {})));
  const std::string line = std::exchange(line_, {});
  if (!line.empty()) write_bytes(form_(line));
}

void GuardedDescriptor::write_bytes(std::string_view text) {
  written_ |= !text.empty();
  buffer_ += text;
  if (start_pager_) {
    const auto lines = static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n'));
    if (lines <= lines_left_) {
      lines_left_ -= lines;
      return;
    }
    std::exchange(start_pager_, nullptr)();
  }
  const bool due = descriptor_ == STDERR_FILENO || buffer_.size() >= most_buffered ||
                   (is_terminal_ && text.find('\n') != text.npos);
  if (due) flush();
}

void GuardedDescriptor::flush() {
  const std::string bytes = std::exchange(buffer_, {});
  if (error_ == 0) error_ = write_all(descriptor_, bytes);
}

}  // namespace fihris
