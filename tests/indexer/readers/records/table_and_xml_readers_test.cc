#include <string>

#include "analyzers/words/letters.h"
#include "index/folder_settings.h"
#include "tests/indexer/readers/collected.h"
#include "tests/support/catch.h"

using namespace fihris;
using Catch::Contains;

TEST_CASE("a text is told by its length where no field's name tells it", "[json][csv]") {
  const std::string sentence = "one two three four five six seven eight nine ten";
  const auto json =
      read_bytes_as("a.json", R"([{"kop":"One","inhoud":")" + sentence + R"("},{"kop":"Two words"}])");
  REQUIRE(inners(json) == Places{"#1"});
  CHECK(json.articles[0].body == sentence);
  CHECK(read_bytes_as("a.json", R"({"a":"1","b":"three short words"})").articles.empty());
  const auto table = read_bytes_as("t.csv", "nummer,inhoud\n1," + sentence + "\n2,short\n");
  // The column is the text of short lines, too.
  REQUIRE(inners(table) == Places{"#1", "#2"});
  CHECK(table.articles[0].body == sentence);
  CHECK(table.articles[1].body == "short");
  const auto bare = read_bytes_as("t.csv", "1," + sentence + "\n2," + sentence + " eleven\n");
  CHECK(inners(bare) == Places{"#1", "#2"});
}

TEST_CASE("beside a title a few words are a text, whatever their field is called", "[json][csv]") {
  const auto json =
      read_bytes_as("a.json", R"({"title":"One","passages":["The old cedar.","The new palm."],"id":7})"
                              "\n");
  REQUIRE(inners(json) == Places{""});
  CHECK(json.articles[0].body == "The old cedar.\n\nThe new palm.");
  const auto table = read_bytes_as("t.csv", "title,kind,inhoud\nOne,tree,The old cedar\nTwo,tree,palm\n");
  REQUIRE(inners(table) == Places{"#1", "#2"});
  CHECK(table.articles[0].body == "The old cedar");
  CHECK(table.articles[1].body == "palm");
  const auto lines = read_bytes_as("a.jsonl",
                                   "{\"tweet\":\"one two three four five six seven eight nine ten\"}\n"
                                   "{\"tweet\":\"short\"}\n");
  REQUIRE(inners(lines) == Places{"#1", "#2"});
  CHECK(lines.articles[1].body == "short");
}

TEST_CASE("elements of XML may have Arabic names", "[xml]") {
  using namespace letter;
  const std::string item(spelled<khah, ba, ra>), title(spelled<ain, nun, waw, alef, nun>),
      text(spelled<nun, sad>);
  const auto tag = [](const std::string& name, const std::string& inside) {
    return "<" + name + ">" + inside + "</" + name + ">";
  };
  const auto found =
      read_bytes_as("a.xml", "<?xml version=\"1.0\"?>" +
                                 tag("all", tag(item, tag(title, "One") + tag(text, "The cedar")) +
                                                tag(item, tag(title, "Two") + tag(text, "The palm"))));
  REQUIRE(inners(found) == Places{"#1", "#2"});
  CHECK(found.articles[1].title == "Two");
  CHECK(found.articles[1].body == "The palm");
}

TEST_CASE("one's own names of fields tell what they say", "[json][csv][xml]") {
  FolderSettings settings;
  set_values_for_folder(settings, "/", {"text=inhoud", "title=meta.kop", "date=dag"});
  const FieldNames names(setting_for("/a", settings));
  const auto json = read_bytes_as(
      "a.json", R"([{"meta":{"kop":"One"},"text":"a note","inhoud":"The cedar","dag":"2015-07-21"}])",
      1u << 30, names);
  REQUIRE(json.articles.size() == 1);
  CHECK(json.articles[0].title == "One");
  CHECK(json.articles[0].body == "The cedar");
  CHECK(json.articles[0].date == "2015-07-21");
  const auto table = read_bytes_as("t.csv", "inhoud,nummer\nThe cedar,1\n", 1u << 30, names);
  REQUIRE(table.articles.size() == 1);
  CHECK(table.articles[0].body == "The cedar");
  const auto xml = read_bytes_as(
      "a.xml", "<?xml version=\"1.0\"?><dump><record><inhoud>The cedar</inhoud></record></dump>", 1u << 30,
      names);
  CHECK(inners(xml) == Places{"#1"});
}

TEST_CASE("columns of a table may have Arabic names", "[csv]") {
  using namespace letter;
  const std::string title = std::string(al).append(spelled<ain, nun, waw, alef, nun>);
  const std::string text = std::string(al).append(spelled<nun, sad>);
  const std::string writer = std::string(al).append(spelled<kaf, alef, ta, ba>);
  const std::string day =
      std::string(spelled<ta, alef, ra, yeh, khah>) + " " + std::string(al).append(spelled<nun, shin, ra>);
  const auto found = read_bytes_as(
      "t.csv", title + "," + text + "," + writer + "," + day + "\nOne,The cedar,Somebody,2015-07-21\n");
  REQUIRE(inners(found) == Places{"#1"});
  CHECK(found.articles[0].title == "One");
  CHECK(found.articles[0].body == "The cedar");
  CHECK(found.articles[0].author == "Somebody");
  CHECK(found.articles[0].date == "2015-07-21");
}

TEST_CASE("records of XML without a known text are not lost", "[xml]") {
  const auto found =
      read_bytes_as("a.xml", "<?xml version=\"1.0\"?><dump><record><kop>One cedar</kop></record></dump>");
  REQUIRE(found.articles.size() == 1);
  CHECK(found.articles[0].body == "One cedar");
}

TEST_CASE("all text of unknown XML is kept, parted where its elements are", "[xml]") {
  const auto found = read_bytes_as("a.xml",
                                   "<?xml version=\"1.0\"?><news><kop>One</kop><p>two</p>three <b>four</b> "
                                   "five<inhoud>six</inhoud><x><y>seven</y></x></news>");
  REQUIRE(found.articles.size() == 1);
  CHECK(found.articles[0].body == "One\n\ntwo\n\nthree four five\n\nsix\n\nseven");
}

TEST_CASE("a table gives an article a line, whatever separates its columns", "[csv]") {
  for (const char separator : {',', ';', '\t'}) {
    std::string table =
        "\xEF\xBB\xBF\"title\",text,date\n\"A, b; c\",\"line\n\"\"two\"\"\",2015-07-21\nC,d,\n";
    for (std::size_t i = 0, quotes = 0; i < table.size(); ++i) {
      quotes += table[i] == '"';
      if (table[i] == ',' && quotes % 2 == 0) table[i] = separator;
    }
    const auto found = read_bytes_as("t.csv", table);
    CHECK(inners(found) == Places{"#1", "#2"});
    CHECK(found.articles.at(0).title == "A, b; c");
    CHECK(found.articles.at(0).body == "line\n\"two\"");
    CHECK(found.articles.at(0).date == "2015-07-21");
  }
}

TEST_CASE("a table in a code page is read by its letters", "[csv]") {
  const auto found = read_bytes_as(
      "t.csv", "title;text\n\xC7\xE1\xDE\xC7\xE5\xD1\xC9;\xC7\xE1\xED\xE6\xE3 \xC7\xE1\xCC\xE3\xDA\xC9\n");
  REQUIRE(found.articles.size() == 1);
  CHECK(found.articles[0].title == "\u0627\u0644\u0642\u0627\u0647\u0631\u0629");
}

TEST_CASE("a quotation mark that is never closed costs its line and is told", "[csv]") {
  const auto found = read_bytes_as("t.csv", "title,text\nA,\"open\nB,two\n");
  CHECK(inners(found) == Places{"#1", "#2"});
  REQUIRE(found.failures.size() == 1);
  CHECK(found.failures[0].inner == "#1");
}

TEST_CASE("each entry of a feed is an article of the feed's name", "[feed]") {
  const auto rss = read_bytes_as(
      "f.xml",
      R"(<?xml version="1.0"?><rss xmlns:content="c"><channel><title>The paper</title><language>ar</language>
    <item><title>One &amp; all</title><pubDate>Tue, 21 Jul 2015 10:00:00 GMT</pubDate><description>short</description>
    <content:encoded><![CDATA[<p>long</p>]]></content:encoded></item><item><title>Two</title><description>b</description></item></channel></rss>)");
  CHECK(inners(rss) == Places{"#1", "#2"});
  CHECK(rss.articles[0].title == "One & all");
  CHECK(rss.articles[0].body == "long");
  CHECK(rss.articles[0].date == "2015-07-21");
  CHECK(rss.articles[0].source == "The paper");
  CHECK(rss.articles[0].language == "ar");
  const auto atom = read_bytes_as(
      "f.atom", R"(<feed xmlns="http://www.w3.org/2005/Atom"><title>The paper</title><entry><title>One</title>
    <author><name>A. Writer</name></author><published>2015-07-21T00:00:00Z</published><updated>2016-01-01T00:00:00Z</updated>
    <content type="xhtml"><div><p>long <b>text</b></p></div></content></entry></feed>)");
  REQUIRE(atom.articles.size() == 1);
  CHECK(atom.articles[0].author == "A. Writer");
  CHECK(atom.articles[0].date == "2015-07-21");
  CHECK_THAT(atom.articles[0].body, Contains("long") && Contains("text"));
}

TEST_CASE("entities that grow are not followed", "[feed]") {
  std::string bomb = "<?xml version=\"1.0\"?><!DOCTYPE rss [<!ENTITY a \"aaaaaaaaaa\">";
  for (char c = 'b'; c < 'k'; ++c) {
    bomb += std::string("<!ENTITY ") + c + " \"";
    for (int i = 0; i < 10; ++i) bomb += std::string("&") + static_cast<char>(c - 1) + ";";
    bomb += "\">";
  }
  bomb += "]><rss><channel><item><title>&j;</title><description>x</description></item></channel></rss>";
  const auto found = read_bytes_as("f.xml", bomb);
  for (const auto& article : found.articles) CHECK(article.title.size() < 100'000);
}

TEST_CASE("each document of a test collection is an article", "[trec]") {
  const auto found =
      read_bytes_as("c.sgm",
                    "<DOC>\n<DOCNO>X1</DOCNO>\n<HEADLINE>One</HEADLINE><TEXT>\n<P>body a</P>\n</TEXT></DOC>\n"
                    "<DOC><DOCNO>X2</DOCNO><TEXT>body b</TEXT></DOC>");
  CHECK(inners(found) == Places{"#1", "#2"});
  CHECK(found.articles[0].title == "One");
  CHECK(found.articles[0].body == "body a");
}

TEST_CASE("references of HTML and bare ampersands in a feed lose nothing", "[feed]") {
  const auto found = read_bytes_as(
      "f.xml",
      "<rss><channel><title>A &amp; B</title><item><title>one&nbsp;two & "
      "three</title><description>caf&eacute; "
      "&#233; &lt;b&gt;x&lt;/b&gt;</description></item><item><title>next</title><description><![CDATA[a & "
      "b&nbsp;c]]></description></item></channel></rss>");
  CHECK(found.failures.empty());
  REQUIRE(found.articles.size() == 2);
  CHECK(found.articles[0].title == "one\u00A0two & three");
  CHECK_THAT(found.articles[0].body, Contains("caf\u00E9") && Contains("\u00E9 x"));
  CHECK(found.articles[0].source == "A & B");
}

TEST_CASE("a feed and a document that end too early keep what is whole, and say so", "[feed]") {
  const auto feed = read_bytes_as(
      "f.xml", "<rss><channel><item><title>one</title><description>a</description></item><item><title>tw");
  CHECK(feed.articles.size() == 1);
  REQUIRE(feed.failures.size() == 1);
  CHECK_THAT(feed.failures[0].reason, Contains("damaged behind entry 1"));
  const auto xml = read_bytes_as("d.xml", "<?xml version='1.0'?><report><p>first words</p><p>second");
  REQUIRE(xml.articles.size() == 1);
  CHECK_THAT(xml.articles[0].body, Contains("first words"));
  CHECK(xml.failures.size() == 1);
}

TEST_CASE("a feed in a code page is read as it declares", "[feed]") {
  const auto found = read_bytes_as(
      "f.xml",
      "<?xml version=\"1.0\" "
      "encoding=\"ISO-8859-1\"?><rss><channel><item><title>caf\xE9</title></item></channel></rss>");
  REQUIRE(found.articles.size() == 1);
  CHECK(found.articles[0].title == "caf\u00E9");
}
