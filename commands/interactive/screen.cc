#include "commands/interactive/screen.h"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <cerrno>
#include <cstdint>

#include "analyzers/error.h"
#include "commands/process/crash_guard.h"
#include "messages/translation.h"

namespace fihris {
namespace {

// The other screen, no automatic margins, no cursor, pastes marked; and back, in the other order.
constexpr std::string_view entering = "\033[?1049h\033[?7l\033[?25l\033[?2004h";
constexpr std::string_view leaving = "\033[?2004l\033[?25h\033[?7h\033[?1049l";

/// An escape character that nothing follows for so long is the key.
constexpr int escape_milliseconds = 40;
constexpr std::size_t usual_columns = 80, usual_rows = 24;
constexpr std::array ending{SIGINT, SIGTERM, SIGHUP};

// What handlers of signals know.
std::atomic<int> end_signal = 0;
std::atomic<bool> is_to_stop = false;
std::atomic<int> wake_descriptor = -1;
std::atomic<int> terminal_descriptor = -1;
std::atomic<bool> is_entered = false;
termios before{};

void wake() {
  const char byte = 0;
  [[maybe_unused]] const ssize_t written = ::write(wake_descriptor, &byte, 1);
}

extern "C" void note_end(int signal) {
  const int error = errno;
  end_signal = signal;
  wake();
  errno = error;
}

extern "C" void note_stop(int /*signal*/) {
  const int error = errno;
  is_to_stop = true;
  wake();
  errno = error;
}

extern "C" void note_size(int /*signal*/) {
  const int error = errno;
  wake();
  errno = error;
}

/// Also called by a handler of a crash.
void restore_terminal() {
  if (!is_entered.exchange(false)) return;
  [[maybe_unused]] const ssize_t written = ::write(terminal_descriptor, leaving.data(), leaving.size());
  tcsetattr(terminal_descriptor, TCSADRAIN, &before);
}

void handle(int signal, void (*handler)(int)) {
  struct sigaction action {};
  action.sa_handler = handler;
  action.sa_flags = SA_RESTART;
  sigaction(signal, &action, nullptr);
}

int wake_pipe[2] = {-1, -1};

std::string base64(std::string_view bytes) {
  constexpr char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string text;
  for (std::size_t at = 0; at < bytes.size(); at += 3) {
    std::uint32_t group = 0;
    for (std::size_t i = 0; i < 3; ++i)
      group = group << 8 | (at + i < bytes.size() ? static_cast<unsigned char>(bytes[at + i]) : 0u);
    for (std::size_t i = 0; i < 4; ++i)
      text += at + i <= bytes.size() ? digits[group >> (18 - 6 * i) & 63] : '=';
  }
  return text;
}

}  // namespace

Screen::Screen() : terminal_(::open("/dev/tty", O_RDWR | O_CLOEXEC)) {
  if (terminal_.value() < 0 || isatty(STDIN_FILENO) == 0 || isatty(STDOUT_FILENO) == 0 ||
      tcgetattr(terminal_.value(), &before) != 0)
    throw Error(tr("search: --interactive: standard input and output are no terminal; leave the option out"));
  if (pipe2(wake_pipe, O_CLOEXEC | O_NONBLOCK) != 0)
    throw Error(tr("search: --interactive: the system has no more descriptors; see: ulimit -n"));
  end_signal = 0;
  is_to_stop = false;
  wake_descriptor = wake_pipe[1];
  terminal_descriptor = terminal_.value();
  for (const int signal : ending) handle(signal, note_end);
  handle(SIGTSTP, note_stop);
  handle(SIGWINCH, note_size);
  at_crash(restore_terminal);
  enter();
}

Screen::~Screen() {
  leave();
  at_crash(nullptr);
  for (const int signal : ending) handle(signal, SIG_DFL);
  handle(SIGTSTP, SIG_DFL);
  handle(SIGWINCH, SIG_DFL);
  for (int& end : wake_pipe) ::close(end);
  terminal_descriptor = -1;
}

std::size_t Screen::columns() const {
  winsize size{};
  return ioctl(terminal_.value(), TIOCGWINSZ, &size) == 0 && size.ws_col > 0 ? size.ws_col : usual_columns;
}

std::size_t Screen::rows() const {
  winsize size{};
  return ioctl(terminal_.value(), TIOCGWINSZ, &size) == 0 && size.ws_row > 0 ? size.ws_row : usual_rows;
}

void Screen::draw(const std::vector<std::string>& rows) const {
  // One write, so that no half of it is seen.
  std::string bytes = "\033[H";
  const std::size_t most = this->rows();
  for (std::size_t i = 0; i < most; ++i) {
    if (i > 0) bytes += "\r\n";
    // Erased first: behind a full row the cursor stands on its last column.
    bytes += "\033[K";
    if (i < rows.size()) bytes += rows[i] + "\033[0m";
  }
  write(bytes);
}

std::vector<Key> Screen::wait() {
  pollfd waiting[] = {{terminal_.value(), POLLIN, 0}, {wake_pipe[0], POLLIN, 0}};
  while (poll(waiting, 2, -1) < 0 && errno == EINTR) {
  }
  char woken[64];
  while (::read(wake_pipe[0], woken, sizeof woken) > 0) {
  }
  if (is_to_stop.exchange(false)) suspend();
  if ((waiting[0].revents & (POLLHUP | POLLERR)) != 0) end_signal = SIGHUP;
  std::vector<Key> keys;
  if ((waiting[0].revents & POLLIN) == 0) return keys;
  read_bytes(0);
  while (!bytes_.empty()) {
    const std::size_t size = bytes_.size();
    Key key = take_key(bytes_, false);
    if (bytes_.size() == size) {
      if (read_bytes(escape_milliseconds)) continue;
      key = take_key(bytes_, true);
    }
    if (key.kind != KeyKind::none) keys.push_back(std::move(key));
  }
  return keys;
}

bool Screen::read_bytes(int milliseconds) {
  pollfd waiting{terminal_.value(), POLLIN, 0};
  if (poll(&waiting, 1, milliseconds) <= 0) return false;
  char bytes[1024];
  const ssize_t size = ::read(terminal_.value(), bytes, sizeof bytes);
  if (size <= 0) return false;
  bytes_.append(bytes, static_cast<std::size_t>(size));
  return true;
}

int Screen::ending_signal() const {
  return end_signal;
}

void Screen::copy(const std::string& text) const {
  write("\033]52;c;" + base64(text) + "\033\\");
}

void Screen::leave() const {
  restore_terminal();
}

void Screen::enter() const {
  termios raw = before;
  cfmakeraw(&raw);
  raw.c_cc[VMIN] = 1;
  raw.c_cc[VTIME] = 0;
  tcsetattr(terminal_.value(), TCSADRAIN, &raw);
  is_entered = true;
  write(entering);
}

void Screen::suspend() const {
  leave();
  handle(SIGTSTP, SIG_DFL);
  raise(SIGTSTP);  // until somebody continues the program
  handle(SIGTSTP, note_stop);
  tcgetattr(terminal_.value(), &before);
  enter();
}

void Screen::write(std::string_view bytes) const {
  while (!bytes.empty()) {
    const ssize_t size = ::write(terminal_.value(), bytes.data(), bytes.size());
    if (size < 0 && errno == EINTR) continue;
    if (size <= 0) return;  // the terminal has gone, which wait() tells
    bytes.remove_prefix(static_cast<std::size_t>(size));
  }
}

}  // namespace fihris
