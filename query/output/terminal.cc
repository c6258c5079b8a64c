#include "query/output/terminal.h"

#include <cstdlib>
#include <string_view>

#include <sys/ioctl.h>
#include <unistd.h>

namespace fihris {
namespace {

constexpr unsigned usual_columns = 80;

std::string_view variable(const char* name) {
  const char* value = std::getenv(name);
  return value != nullptr ? value : "";
}

bool obeys_sequences(int descriptor) {
  return isatty(descriptor) != 0 && variable("TERM") != "dumb" && !variable("TERM").empty();
}

}  // namespace

std::optional<unsigned> terminal_columns() {
  if (isatty(STDOUT_FILENO) == 0) return std::nullopt;
  winsize size{};
  if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_col == 0) return usual_columns;
  return size.ws_col;
}

bool takes_colors() {
  return obeys_sequences(STDOUT_FILENO) && variable("NO_COLOR").empty();
}

bool takes_progress_bar() {
  return obeys_sequences(STDERR_FILENO);
}

}  // namespace fihris
