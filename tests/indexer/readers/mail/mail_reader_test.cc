#include <string>

#include "indexer/readers/mail/encoded_words.h"
#include "tests/indexer/readers/collected.h"
#include "tests/support/catch.h"

using namespace fihris;
using Catch::Contains;

namespace {

const std::string header =
    "From: A Writer <a@b.example>\r\nDate: Tue, 21 Jul 2015 10:00:00 +0300\r\nMIME-Version: 1.0\r\n";

}  // namespace

TEST_CASE("a header is decoded over its words, also where a character is split", "[mail]") {
  CHECK(decode_header("=?UTF-8?B?Y2Fm?= =?UTF-8?B?w6k=?=") == "caf\xC3\xA9");
  CHECK(decode_header("=?utf-8?B?Y2Fmww==?=\r\n =?utf-8?B?qQ==?=") == "caf\xC3\xA9");
  CHECK(decode_header("=?utf-8?Q?a_b=3D?= plain =?utf-8?q?c?=") == "a b= plain c");
  CHECK(decode_header("no =?words here") == "no =?words here");
  CHECK(decode_header("=?no-such-set?B?YWJj?=") == "abc");
  CHECK(decode_header("=?utf-8?X?abc?=") == "=?utf-8?X?abc?=");
}

TEST_CASE("a message is an article with its subject, sender and day", "[mail]") {
  const auto found = read_bytes_as(
      "m.eml",
      header + "Subject: Hello\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nThe text of it.\r\n");
  REQUIRE(found.articles.size() == 1);
  CHECK(found.articles[0].title == "Hello");
  CHECK_THAT(found.articles[0].author, Contains("A Writer"));
  CHECK(found.articles[0].date == "2015-07-21");
  CHECK_THAT(found.articles[0].body, Contains("The text of it."));
}

TEST_CASE("of two alternatives one counts, and a plain one that only points to the page does not", "[mail]") {
  const auto message = [](const std::string& plain) {
    return header +
           "Subject: x\r\nContent-Type: multipart/alternative; boundary=b\r\n\r\n--b\r\nContent-Type: "
           "text/plain\r\n\r\n" +
           plain + "\r\n--b\r\nContent-Type: text/html\r\n\r\n<p>The whole text of the page</p>\r\n--b--\r\n";
  };
  CHECK_THAT(read_bytes_as("m.eml", message("see html")).articles.at(0).body, Contains("The whole text"));
  const auto both = read_bytes_as("m.eml", message("The whole text of the message"));
  CHECK_THAT(both.articles.at(0).body, Contains("of the message") && !Contains("of the page"));
}

TEST_CASE("attachments and messages in messages are articles of their own", "[mail]") {
  const auto found =
      read_bytes_as("m.eml", header +
                                 "Subject: Outer\r\nContent-Type: multipart/mixed; "
                                 "boundary=b\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\nSee the "
                                 "files that are attached.\r\n--b\r\nContent-Type: application/octet-stream; "
                                 "name=\"../note.html\"\r\nContent-Disposition: "
                                 "attachment; filename=\"../note.html\"\r\n\r\n<html><body><p>attached "
                                 "page</p></body></html>\r\n--b\r\nContent-Type: "
                                 "message/rfc822\r\n\r\nFrom: c@d.example\r\nSubject: Inner\r\nDate: Wed, 22 "
                                 "Jul 2015 10:00:00 +0300\r\n\r\nInner text "
                                 "that is long enough.\r\n--b--\r\n");
  REQUIRE(found.articles.size() == 3);
  CHECK(found.articles[0].format == "html");
  CHECK(found.articles[1].title == "Inner");
  CHECK(found.articles[2].title == "Outer");
}

TEST_CASE("a subject in bytes and a text in an unknown set of characters are read by their letters",
          "[mail]") {
  const std::string cairo = "\xC7\xE1\xDE\xC7\xE5\xD1\xC9 \xC7\xE1\xED\xE6\xE3";  // in Windows-1256
  const std::string read = "\u0627\u0644\u0642\u0627\u0647\u0631\u0629 \u0627\u0644\u064A\u0648\u0645";
  const auto found = read_bytes_as(
      "m.eml", header + "Subject: " + cairo +
                   "\r\nContent-Type: text/plain; charset=x-none\r\n\r\nA letter: " + cairo + "\r\n");
  REQUIRE(found.articles.size() == 1);
  CHECK(found.articles[0].title == read);
  CHECK_THAT(found.articles[0].body, Contains("A letter: " + read));
}

TEST_CASE("a file that is attached to two messages is reached from both, by its whole name", "[mail]") {
  const auto message = [](const std::string& subject) {
    return "From a@b Tue Jul 21 10:00:00 2015\n" + header + "Subject: " + subject +
           "\nContent-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: text/plain\n\nSee the file "
           "that is "
           "attached.\n--b\nContent-Type: text/plain\nContent-Disposition: attachment; filename*0=no; "
           "filename*1=\"te.txt\"\n\nharbour\n--b--\n\n";
  };
  const auto found = read_bytes_as("box", message("One") + message("Two"));
  CHECK(inners(found) == Places{"#1!/note.txt", "#1", "#2!/note.txt", "#2"});
}

TEST_CASE("a box of messages is cut where a header follows alone", "[mail]") {
  const std::string box = "From a@b Tue Jul 21 10:00:00 2015\n" + header +
                          "Subject: One\n\nFirst text which is long enough.\n\nFrom here on nothing is "
                          "cut.\n\nFrom c@d Tue Jul 21 10:00:00 "
                          "2015\n" +
                          header + "Subject: Two\n\nSecond text which is long enough.\n";
  const auto found = read_bytes_as("box", box);
  REQUIRE(found.articles.size() == 2);
  CHECK(found.articles[0].inner == "#1");
  CHECK_THAT(found.articles[0].body, Contains("From here on"));
  CHECK(found.articles[1].title == "Two");
}
