#include "web/server/framing.h"

#include <string>
#include <vector>

#include "tests/support/catch.h"

using namespace fihris;

namespace {

const std::string head = "GET / HTTP/1.1\r\nHost: localhost\r\n";

int status_of(const std::string& bytes) {
  return frame(bytes).refusal.status;
}

}  // namespace

TEST_CASE("a request is whole when its head and as much body as it says have come", "[web]") {
  const std::string whole = "POST /x HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\n\r\nabc";
  for (std::size_t size = 0; size < whole.size(); ++size) {
    INFO(size);
    const Framing framing = frame(whole.substr(0, size));
    CHECK_FALSE(framing.is_whole);
    CHECK(framing.refusal.status == 0);
  }
  CHECK(frame(whole).is_whole);
  CHECK(frame(whole).bytes == whole.size());
  CHECK(frame(whole + "GET /").bytes == whole.size());
  CHECK(frame(head + "\r\n").is_whole);
}

TEST_CASE("what could be read in two ways is no request", "[web]") {
  struct Case {
    const char* what;
    std::string bytes;
    int status;
  };
  const std::vector<Case> cases{
      {"a line feed alone", "GET / HTTP/1.1\nHost: a\n\n", 400},
      {"a carriage return alone", "GET / HTTP/1.1\r\nHost: a\rb\r\n\r\n", 400},
      {"a NUL", head + std::string("X: a\0b\r\n\r\n", 10), 400},
      {"an escape", head + "X: \x1b[2J\r\n\r\n", 400},
      {"no version", "GET /\r\n\r\n", 400},
      {"another version", "GET / HTTP/2.0\r\n\r\n", 400},
      {"an absolute address", "GET http://evil.test/ HTTP/1.1\r\n\r\n", 400},
      {"no method", " / HTTP/1.1\r\n\r\n", 400},
      {"blanks in the address", "GET /a b HTTP/1.1\r\n\r\n", 400},
      {"a tunnel", "CONNECT evil.test:443 HTTP/1.1\r\n\r\n", 400},
      {"a star", "OPTIONS * HTTP/1.1\r\n\r\n", 400},
      {"a TLS greeting", std::string("\x16\x03\x01\x02\x00\x01\x00\r\n\r\n", 11), 400},
      {"a folded header", head + "X: a\r\n b\r\n\r\n", 400},
      {"a header without a name", head + ": a\r\n\r\n", 400},
      {"a blank before the colon", head + "Host : a\r\n\r\n", 400},
      {"a header without a colon", head + "nothing\r\n\r\n", 400},
      {"two lengths", head + "Content-Length: 1\r\nContent-Length: 1\r\n\r\na", 400},
      {"a list of lengths", head + "Content-Length: 1, 1\r\n\r\na", 400},
      {"a length with a sign", head + "Content-Length: +1\r\n\r\na", 400},
      {"a length below nothing", head + "Content-Length: -1\r\n\r\n", 400},
      {"a length in hexadecimal", head + "Content-Length: 0x1\r\n\r\na", 400},
      {"an empty length", head + "Content-Length:\r\n\r\n", 400},
      {"too large a length", head + "Content-Length: 2097153\r\n\r\n", 413},
      {"a length that no number holds", head + "Content-Length: 99999999999999999999999\r\n\r\n", 413},
      {"a body in chunks", head + "Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n", 413},
      {"a length and chunks", head + "Content-Length: 1\r\ntransfer-encoding: chunked\r\n\r\n", 413},
      {"a question before the body", head + "Expect: 100-continue\r\n\r\n", 417}};
  for (const Case& one : cases) {
    INFO(one.what);
    CHECK(status_of(one.bytes) == one.status);
  }
}

TEST_CASE("an endless request is refused before its end, and a long one is told its bound", "[web]") {
  CHECK(status_of(std::string(max_request_line_bytes + 1, 'a')) == 414);
  CHECK(status_of("GET /" + std::string(max_request_line_bytes, 'a') + " HTTP/1.1\r\n\r\n") == 414);
  CHECK(status_of("GET / HTTP/1.1\r\nX: " + std::string(max_head_bytes, 'a')) == 431);
  std::string many = head;
  for (std::size_t i = 0; i < max_headers; ++i) many += "X: a\r\n";
  CHECK(status_of(many + "\r\n") == 431);
  CHECK(frame(head + "Content-Length: 2097152\r\n\r\n").refusal.status == 0);
}
