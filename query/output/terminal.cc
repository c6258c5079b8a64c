#include "query/output/terminal.h"

#include <charconv>
#include <cstdlib>
#include <string_view>

#include <sys/ioctl.h>
#include <unistd.h>

namespace fihris {
namespace {

constexpr std::size_t usual_columns = 80;
constexpr std::size_t most_columns = 10'000;

std::string_view variable(const char* name) {
  const char* value = std::getenv(name);
  return value != nullptr ? value : "";
}

bool obeys_sequences(int descriptor) {
  return isatty(descriptor) != 0 && variable("TERM") != "dumb" && !variable("TERM").empty();
}

}  // namespace

std::size_t columns_of(int descriptor) {
  winsize size{};
  if (ioctl(descriptor, TIOCGWINSZ, &size) == 0 && size.ws_col > 0) return size.ws_col;
  const std::string_view text = variable("COLUMNS");
  std::size_t columns = 0;
  std::from_chars(text.data(), text.data() + text.size(), columns);
  return columns > 0 && columns < most_columns ? columns : usual_columns;
}

bool takes_colors() {
  return obeys_sequences(STDOUT_FILENO) && variable("NO_COLOR").empty();
}

bool takes_progress_bar() {
  return obeys_sequences(STDERR_FILENO);
}

}  // namespace fihris
