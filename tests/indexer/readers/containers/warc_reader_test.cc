#include <string>

#include "tests/indexer/readers/collected.h"
#include "tests/support/catch.h"
#include "tests/support/packed_files.h"

using namespace fihris;
using Catch::Contains;

namespace {

std::string record(const std::string& type, const std::string& address, const std::string& content,
                   const std::string& content_type = "application/http; msgtype=response") {
  return "WARC/1.0\r\nWARC-Type: " + type + "\r\nWARC-Target-URI: " + address +
         "\r\nContent-Type: " + content_type + "\r\nContent-Length: " + std::to_string(content.size()) +
         "\r\n\r\n" + content + "\r\n\r\n";
}

std::string answer(const std::string& body, const std::string& fields = "") {
  return "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n" + fields + "\r\n" + body;
}

std::string page(const std::string& title) {
  return "<html><head><title>" + title + "</title></head><body><p>The text of " + title +
         "</p></body></html>";
}

}  // namespace

TEST_CASE("pages of an archive of the web are articles under their addresses", "[warc]") {
  const auto found = read_bytes_as(
      "crawl.warc",
      record("warcinfo", "", "software: x", "application/warc-fields") +
          record("request", "http://a.example/one.html", "GET / HTTP/1.1\r\n\r\n") +
          record("response", "http://a.example/2015/07/21/one.html", answer(page("one"))) +
          record("response", "http://a.example/gone", "HTTP/1.1 404 Not Found\r\n\r\n" + page("none")) +
          record("response", "http://a.example/p.png", answer("\x89PNG\r\n\x1A\n")) +
          record("resource", "<https://b.example/two.txt>", "Plain text of two.", "text/plain"));
  REQUIRE(found.articles.size() == 2);
  REQUIRE(found.failures.size() == 1);
  CHECK(found.failures[0].inner == "!/a.example/p.png");
  CHECK(found.failures[0].is_other_kind);  // a picture is no fault
  CHECK(found.articles[0].inner == "!/a.example/2015/07/21/one.html");
  CHECK(found.articles[0].title == "one");
  CHECK(found.articles[0].format == "html");
  CHECK(found.articles[1].inner == "!/b.example/two.txt");
  CHECK(found.articles[1].body == "Plain text of two.");
}

TEST_CASE("a page that was fetched twice is two articles", "[warc]") {
  const auto found =
      read_bytes_as("crawl.warc", record("response", "http://a.example/", answer(page("one"))) +
                                      record("response", "http://a.example/", answer(page("two"))));
  REQUIRE(found.articles.size() == 2);
  CHECK(found.articles[0].inner == "!/a.example/");
  CHECK(found.articles[1].inner == "!/a.example/#2");
}

TEST_CASE("a body sent in chunks or compressed is read as it was", "[warc]") {
  const std::string html = page("one");
  const std::string packed_html =
      packed({{"", html}}, archive_write_set_format_raw, archive_write_add_filter_gzip);
  const auto found = read_bytes_as(
      "crawl.warc",
      record("response", "http://a.example/1",
             answer("5\r\n" + html.substr(0, 5) + "\r\n" + "ffff\r\n" + html.substr(5) + "\r\n0\r\n\r\n",
                    "Transfer-Encoding: chunked\r\n")) +
          record("response", "http://a.example/2", answer(packed_html, "Content-Encoding: gzip\r\n")) +
          record("response", "http://a.example/3", answer(html, "Content-Encoding: br\r\n")) +
          record("response", "http://a.example/4", answer(html, "Transfer-Encoding: chunked\r\n")));
  REQUIRE(found.articles.size() == 3);
  CHECK(found.articles[0].title == "one");
  CHECK(found.articles[1].title == "one");
  CHECK(found.articles[2].inner == "!/a.example/4");
  REQUIRE(found.failures.size() == 1);
  CHECK(found.failures[0].inner == "!/a.example/3");
  CHECK_THAT(found.failures[0].reason, Contains("br"));
}

TEST_CASE("an archive of the web that is compressed record by record is read", "[warc]") {
  std::string bytes;
  for (const char* name : {"one", "two"}) {
    bytes += packed({{"", record("response", std::string("http://a.example/") + name, answer(page(name)))}},
                    archive_write_set_format_raw, archive_write_add_filter_gzip);
  }
  const auto found = read_bytes_as("crawl.warc.gz", bytes);
  REQUIRE(found.articles.size() == 2);
  CHECK(found.articles[1].inner == "!/a.example/two");
}

TEST_CASE("an archive of the web that is cut or damaged keeps what came before, and says so", "[warc]") {
  const std::string whole = record("response", "http://a.example/1", answer(page("one")));
  const auto cut = read_bytes_as("a.warc", whole + whole.substr(0, whole.size() - 30));
  CHECK(cut.articles.size() == 1);
  REQUIRE(cut.failures.size() == 1);
  CHECK_THAT(cut.failures[0].reason, Contains("cut"));
  const auto damaged = read_bytes_as("a.warc", whole + "nonsense\r\n\r\n");
  CHECK(damaged.articles.size() == 1);
  REQUIRE(damaged.failures.size() == 1);
  const auto endless = read_bytes_as("a.warc", whole + std::string(200'000, 'x'));
  CHECK(endless.articles.size() == 1);
  REQUIRE(endless.failures.size() == 1);
}
