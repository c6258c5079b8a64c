#include "commands/interactive/keys.h"

#include <string>
#include <vector>

#include "tests/support/catch.h"

using namespace fihris;

namespace {

std::vector<KeyKind> kinds(std::string bytes) {
  std::vector<KeyKind> all;
  while (!bytes.empty()) all.push_back(take_key(bytes, true).kind);
  return all;
}

Key only(std::string bytes) {
  Key key = take_key(bytes, true);
  CHECK(bytes.empty());
  return key;
}

}  // namespace

TEST_CASE("keys are told by what terminals send, in both modes of their arrows", "[keys]") {
  using enum KeyKind;
  CHECK(kinds("\033[A\033OA\033[B\033OB") == std::vector{up, up, down, down});
  CHECK(kinds("\033[5~\033[6~\033[H\033[F\033[1~\033[4~") ==
        std::vector{page_up, page_down, first, last, first, last});
  CHECK(kinds("\r\t\033[Z\x7F\b") == std::vector{enter, next_level, previous_level, backspace, backspace});
  CHECK(kinds("\x15\x17\x10\x0E\x19\x1A") == std::vector{clear, erase_word, up, down, copy, suspend});
  CHECK(kinds("\x06\x13\x14\x12") == std::vector{fields, sources, years, history});
  CHECK(kinds("\x03") == std::vector{end});
  CHECK(kinds("\x04") == std::vector{end});
  CHECK(kinds("\033") == std::vector{end});
  CHECK(kinds("\033\033") == std::vector{end, end});
}

TEST_CASE("a letter is text, however many bytes it has", "[keys]") {
  CHECK(only("a").text == "a");
  CHECK(only("\xD8\xA8").text == "\xD8\xA8");
  CHECK(only("\xF0\x9F\x98\x80").text == "\xF0\x9F\x98\x80");
  std::string bytes = "\xD8";
  CHECK(take_key(bytes, false).kind == KeyKind::none);
  CHECK(bytes == "\xD8");
  CHECK(only("\xD8").kind == KeyKind::text);  // no more comes: whoever reads it knows that it is no UTF-8
}

TEST_CASE("a sequence that has not come whole is waited for", "[keys]") {
  for (const std::string whole : {"\033[A", "\033[5~", "\033OB", "\033[200~text\033[201~"}) {
    for (std::size_t size = 1; size < whole.size(); ++size) {
      std::string bytes = whole.substr(0, size);
      INFO(size);
      CHECK(take_key(bytes, false).kind == KeyKind::none);
      CHECK(bytes.size() == size);
    }
  }
}

TEST_CASE("sequences that mean nothing here are no text", "[keys]") {
  for (const char* bytes : {"\033[1;5A", "\033[15~", "\033[?1;2c", "\033x", "\033[M", "\x01", "\x7"}) {
    INFO(bytes + 1);
    CHECK(only(bytes).kind == KeyKind::none);
  }
  std::string endless = "\033[" + std::string(1000, '1');
  CHECK(take_key(endless, false).kind == KeyKind::none);
  CHECK(endless.size() < 1000);
}

TEST_CASE("what is pasted is text in one line, and presses no key", "[keys]") {
  CHECK(only("\033[200~two\r\nlines\tand \033[A\033[201~").text == "two  lines and  [A");
  std::string bytes = "\033[200~a\033[201~b";
  CHECK(take_key(bytes, false).text == "a");
  CHECK(bytes == "b");
}
