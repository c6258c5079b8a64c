#include <string>

#include "tests/indexer/readers/collected.h"
#include "tests/support/catch.h"

using namespace fihris;
using Catch::Contains;

TEST_CASE("each line of JSON is an article named by its line", "[json]") {
  const auto found = read_bytes_as(
      "d.jsonl",
      "\xEF\xBB\xBF{\"title\":\"One\",\"body\":\"first\",\"date\":\"2015-07-21 02:51:32\",\"author\":\"A\","
      "\"source\":\"S\"}\n\n{\"title\":\"broken\n{\"headline\":\"Three\",\"content\":\"<p>third</p><p>more</"
      "p>\","
      "\"url\":\"https://www.paper.example/x\"}\n");
  CHECK(inners(found) == Places{"#1", "#4"});
  CHECK(found.articles[0].title == "One");
  CHECK(found.articles[0].body == "first");
  CHECK(found.articles[0].date == "2015-07-21");
  CHECK(found.articles[0].author == "A");
  CHECK(found.articles[0].source == "S");
  CHECK(found.articles[1].title == "Three");
  CHECK(found.articles[1].body == "third\n\nmore");
  CHECK(found.articles[1].source == "paper.example");
  REQUIRE(found.failures.size() == 1);
  CHECK(found.failures[0].inner == "#3");
}

TEST_CASE("each element of a JSON list is an article, also of a list inside of an object", "[json]") {
  const std::string list =
      R"([{"title":"One","text":"a"},{"no":"text"},{"title":"Three","text":"c","tags":[{"text":"t"}]}])";
  CHECK(inners(read_bytes_as("a.json", list)) == Places{"#1", "#3"});
  CHECK(inners(read_bytes_as("a.json", R"({"count":3,"articles":)" + list + "}")).size() == 2);
}

TEST_CASE("a record of a list that has no more than a title is an article", "[json]") {
  const auto found =
      read_bytes_as("a.json", R"([{"title":"One","text":""},{"name":"no article"},{"title":"Three"}])");
  CHECK(inners(found) == Places{"#1", "#3"});
  CHECK(found.articles[0].title == "One");
  CHECK(found.articles[0].body.empty());
}

TEST_CASE("a JSON file of one object is one article, whatever lists it holds", "[json]") {
  const auto found = read_bytes_as(
      "a.json",
      R"({"title":"One","body":"text","comments":[{"text":"noise"}],"author":{"name":"A"},"tags":["x"]})");
  CHECK(inners(found) == Places{""});
  CHECK(found.articles[0].body == "text");
  CHECK(found.articles[0].author == "A");
}

TEST_CASE("a feed in JSON gives its entries, not its description", "[json]") {
  const auto found = read_bytes_as(
      "feed.json",
      R"({"version":"https://jsonfeed.org/version/1.1","title":"Garden","description":"All about trees","items":[
      {"id":"1","title":"One","content_text":"The cedar"},{"id":"2","content_html":"<p>The palm</p>","url":"https://garden.example/2"}]})");
  CHECK(inners(found) == Places{"#1", "#2"});
  CHECK(found.articles.at(0).body == "The cedar");
  CHECK(found.articles.at(1).body == "The palm");
  CHECK(found.articles.at(1).source == "garden.example");
}

TEST_CASE("records inside of an article are what stands around it", "[json]") {
  const auto found =
      read_bytes_as("a.json",
                    R"({"title":"One","text":"figs","comments":[{"author":"x","text":"walnuts"},
      {"author":"y","text":"almonds and more of them than figs"}]})");
  CHECK(inners(found) == Places{""});
  CHECK(found.articles.at(0).body == "figs");
  CHECK(found.articles.at(0).boilerplate == "walnuts\n\nalmonds and more of them than figs");
}

TEST_CASE("objects with nothing but a text are the paragraphs of what has the title", "[json]") {
  const auto found = read_bytes_as(
      "a.json", R"({"title":"One","blocks":[{"type":"p","text":"first"},{"type":"p","text":"second"}]})");
  CHECK(inners(found) == Places{""});
  CHECK(found.articles.at(0).title == "One");
  CHECK(found.articles.at(0).body == "first\n\nsecond");
  const auto list = read_bytes_as(
      "a.json",
      R"([{"title":"One","body":[{"text":"first"},{"text":"second"}]},{"title":"Two","body":["a","b"]}])");
  REQUIRE(inners(list) == Places{"#1", "#2"});
  CHECK(list.articles[0].body == "first\n\nsecond");
  CHECK(list.articles[1].body == "a\n\nb");
}

TEST_CASE("articles that systems write out are read through what they wrap them in", "[json]") {
  SECTION("WordPress") {
    const auto found = read_bytes_as(
        "posts.json",
        R"([{"id":7,"date":"2015-07-21T02:51:32","link":"https://garden.example/?p=7","title":{"rendered":"One &amp; all"},
        "content":{"rendered":"<p>The cedar</p>","protected":false},"excerpt":{"rendered":"<p>The</p>"},"author":3}])");
    REQUIRE(inners(found) == Places{"#1"});
    CHECK(found.articles[0].title == "One & all");
    CHECK(found.articles[0].body == "The cedar");
    CHECK(found.articles[0].date == "2015-07-21");
    CHECK(found.articles[0].author.empty());
  }
  SECTION("Elasticsearch") {
    const auto found = read_bytes_as(
        "hits.json",
        R"({"took":3,"hits":{"total":{"value":2},"hits":[{"_id":"a","_source":{"title":"One","body":"The cedar"}},
        {"_id":"b","_source":{"title":"Two","body":"The palm"}}]}})");
    REQUIRE(inners(found) == Places{"#1", "#2"});
    CHECK(found.articles[1].body == "The palm");
  }
  SECTION("MongoDB") {
    const auto found = read_bytes_as(
        "dump.jsonl",
        R"({"_id":{"$oid":"5"},"postTitle":"One","post_content":"The cedar","createdAt":{"$date":"2015-07-21T00:00:00Z"}})"
        "\n");
    REQUIRE(found.articles.size() == 1);
    CHECK(found.articles[0].title == "One");
    CHECK(found.articles[0].body == "The cedar");
    CHECK(found.articles[0].date == "2015-07-21");
  }
  SECTION("Telegram, whose texts are in pieces") {
    const auto found = read_bytes_as(
        "result.json",
        R"({"name":"Garden","type":"public_channel","messages":[{"id":1,"date":"2015-07-21T10:00:00","from":"Somebody",
        "text":["The ",{"type":"bold","text":"old"}," cedar"]},{"id":2,"type":"service"},{"id":3,"date":"2015-07-22T10:00:00","text":"palm"}]})");
    REQUIRE(inners(found) == Places{"#1", "#3"});
    CHECK(found.articles[0].body == "The old cedar");
    CHECK(found.articles[0].author == "Somebody");
    CHECK(found.articles[1].date == "2015-07-22");
  }
  SECTION("objects in objects") {
    const auto found = read_bytes_as(
        "page.json",
        R"({"payload":{"value":{"title":"One","content":{"model":{"paragraphs":[{"text":"first"},{"text":
        "second"}]}}}},"success":true})");
    REQUIRE(found.articles.size() == 1);
    CHECK(found.articles[0].title == "One");
    CHECK(found.articles[0].body == "first\n\nsecond");
    const auto deep = read_bytes_as("page.json", R"({"a":{"b":{"title":"Two","text":"The cedar"}}})");
    REQUIRE(deep.articles.size() == 1);
    CHECK(deep.articles[0].title == "Two");
  }
  SECTION("a map from keys to articles") {
    const auto found = read_bytes_as(
        "map.json", R"({"k1":{"title":"One","text":"The cedar"},"k2":{"title":"Two","text":"The palm"}})");
    CHECK(inners(found) == Places{"#1", "#2"});
  }
}

TEST_CASE("what a record says beside its text stands around it, unless the text begins with it", "[json]") {
  const std::string sentence = "one two three four five six seven eight nine ten";
  const auto found = read_bytes_as("a.json", R"([{"title":"One","text":"The cedar","description":")" +
                                                 sentence + R"(","kind":"a tree"},{"text":")" + sentence +
                                                 R"( eleven","summary":")" + sentence + R"("}])");
  REQUIRE(found.articles.size() == 2);
  CHECK(found.articles[0].body == "The cedar");
  CHECK(found.articles[0].boilerplate == sentence);
  CHECK(found.articles[1].boilerplate.empty());
}

TEST_CASE("a file of one object is one article, with or without a line's end", "[json]") {
  for (const std::string end : {"", "\n", "\r\n\n"})
    CHECK(inners(read_bytes_as("a.json", R"({"title":"One","text":"The cedar"})" + end)) == Places{""});
  const auto none = read_bytes_as("a.jsonl", "{\"id\":1}\n{\"id\":2}\n");
  REQUIRE(none.failures.size() == 1);
  CHECK_THAT(none.failures[0].reason, Contains("without a text") && Contains("--field"));
}

TEST_CASE("names of fields are one name however they are written", "[json]") {
  for (const std::string name : {"full_text", "fullText", "Full Text", "FULL-TEXT"}) {
    const auto found = read_bytes_as("a.json", "[{\"" + name + "\":\"The cedar\"}]");
    REQUIRE(found.articles.size() == 1);
    CHECK(found.articles[0].body == "The cedar");
  }
}

TEST_CASE("a line of JSON that is longer than a record may be is told by its number, and the others are read",
          "[json]") {
  const auto found = read_bytes_as("d.jsonl", R"({"title":"One","text":"a"})"
                                              "\n"
                                              R"({"title":"Two","text":")" +
                                                  std::string(70u << 20, 'x') +
                                                  "\"}\n"
                                                  R"({"title":"Three","text":"c"})"
                                                  "\n");
  CHECK(inners(found) == Places{"#1", "#3"});
  REQUIRE(found.failures.size() == 1);
  CHECK(found.failures[0].inner == "#2");
  CHECK_THAT(found.failures[0].reason, Contains("longer than"));
}

TEST_CASE("JSON that ends too early keeps the records before and says so", "[json]") {
  const auto found = read_bytes_as("a.json", R"([{"title":"One","text":"a"},{"title":"Tw)");
  CHECK(found.articles.size() == 1);
  REQUIRE(found.failures.size() == 1);
  CHECK_THAT(found.failures[0].reason, Contains("damaged behind record 1"));
}

TEST_CASE("JSON as deep as it likes is refused, not followed", "[json]") {
  const auto found = read_bytes_as("a.json", "[{\"a\":" + std::string(100'000, '[') + "1");
  CHECK(found.articles.empty());
  CHECK(found.failures.size() == 1);
}
