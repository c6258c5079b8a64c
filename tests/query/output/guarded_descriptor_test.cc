#include "query/output/guarded_descriptor.h"

#include <algorithm>
#include <cerrno>
#include <ostream>
#include <string>
#include <vector>

#include <fcntl.h>
#include <unistd.h>

#include "tests/support/catch.h"

using namespace fihris;

namespace {

/// What a reader gets of pieces that are written one after the other.
std::string passed(bool is_terminal, const std::vector<std::string>& pieces, bool styled = false) {
  int ends[2];
  REQUIRE(pipe(ends) == 0);
  GuardedDescriptor guard(ends[1], is_terminal);
  std::ostream out(&guard);
  for (const std::string& piece : pieces) {
    if (styled) {
      CHECK(guard.write_styled(piece));
    } else {
      out << piece;
    }
  }
  CHECK(guard.close() == 0);
  char bytes[1000];
  const ssize_t size = read(ends[0], bytes, sizeof bytes);
  close(ends[0]);
  return {bytes, static_cast<std::size_t>(size)};
}

}  // namespace

TEST_CASE("a guarded terminal shows what would drive it", "[output]") {
  CHECK(passed(true, {"a\x1B[1m\tb\n"}) == "a\u241B[1m\tb\n");
  CHECK(passed(true, {std::string("\0\x7F\b\r.", 5)}) == "\u2400\u2421\u2408\u240D.");
  CHECK(passed(true, {"\u0085\u009B\u202E\u2067\u2069\u2028\x9B"}) ==
        "\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD");
  CHECK(passed(true, {"a\r\nb\r"}) == "a\nb\u240D");
}

TEST_CASE("characters of a guarded terminal may come in pieces", "[output]") {
  const std::string text = "\u0645\u2068\U0001F600\r\n\u009B.\xE2\x80";
  const std::string whole = passed(true, {text});
  CHECK(whole == "\u0645\uFFFD\U0001F600\n\uFFFD.\uFFFD");
  std::vector<std::string> bytes;
  for (const char byte : text) bytes.emplace_back(1, byte);
  CHECK(passed(true, bytes) == whole);
}

TEST_CASE("styled text keeps this program's sequences and no others", "[output]") {
  CHECK(passed(true, {"\033[1;33mx\033[0m\r\033[K\u2068y\u2069"}, true) ==
        "\033[1;33mx\033[0m\r\033[K\u2068y\u2069");
  CHECK(passed(true, {"\033[2J\033]0;t\a\033c\033[1\u202E\033[?25l"}, true) ==
        "\u241B[2J\u241B]0;t\u2407\u241Bc\u241B[1\uFFFD\u241B[?25l");
}

TEST_CASE("without a terminal every byte passes", "[output]") {
  const std::string bytes = std::string("\0\x1B[2J\x9B\xFF\r\n\u202E", 11);
  CHECK(passed(false, {bytes}) == bytes);
  CHECK(passed(false, {bytes}, true) == bytes);
}

TEST_CASE("a write that fails is remembered until the end", "[output]") {
  GuardedDescriptor guard(open("/dev/full", O_WRONLY), GENERATE(false, true));
  std::ostream out(&guard);
  out << "text\n" << std::flush;
  CHECK(!out);
  CHECK(!guard.write_styled("more"));
  CHECK(guard.close() == ENOSPC);
}

TEST_CASE("a progress bar in Arabic gets the form of lines, stays one, and another is left as it is",
          "[output]") {
  int ends[2];
  REQUIRE(pipe(ends) == 0);
  GuardedDescriptor guard(ends[1], true);
  guard.show_lines([](std::string_view line) { return '<' + std::string(line) + ">\nmore"; });
  std::ostream out(&guard);
  const auto shown = [&](const std::string& bar) {
    CHECK(guard.write_styled(bar));
    out.flush();
    char bytes[1000];
    const ssize_t size = read(ends[0], bytes, sizeof bytes);
    return std::string(bytes, static_cast<std::size_t>(std::max<ssize_t>(size, 0)));
  };
  CHECK(shown("\r[##  ] \u0645\u0646 5\033[K") == "\r<[##  ] \u0645\u0646 5>\033[K");
  CHECK(shown("\r[##  ] 5 of 10\033[K") == "\r[##  ] 5 of 10\033[K");
  CHECK(shown("\r\033[K") == "\r\033[K");
  CHECK(guard.close() == 0);
  close(ends[0]);
}
