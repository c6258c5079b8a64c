#include "index/schema.h"

#include <xxhash.h>

#include "analyzers/error.h"
#include "analyzers/words/tokenizer.h"
#include "tests/support/catch.h"
#include "tests/support/temporary_folder.h"

using namespace fihris;

TEST_CASE("a record reads back as it was written", "[schema]") {
  const Record record{"/news/a\n\xFF.txt", "title", "",     "news", "2015-07-21",
                      "json-ld",           "ar",    "html", "menu", "body"};
  const Record read = decode_record(encode(record));
  CHECK(read.path == record.path);
  CHECK(read.title == "title");
  CHECK(read.author.empty());
  CHECK(read.source == "news");
  CHECK(read.date == "2015-07-21");
  CHECK(read.date_origin == "json-ld");
  CHECK(read.language == "ar");
  CHECK(read.format == "html");
  CHECK(read.boilerplate == "menu");
  CHECK(read.body == "body");
}

TEST_CASE("a file state reads back as it was written", "[schema]") {
  const FileState state{"/news/a.txt", -1, 1ull << 40, 42};
  CHECK(decode_file_state(encode(state)) == state);
}

TEST_CASE("a file that one version skipped is not one that another has skipped", "[schema]") {
  const FileState state{"/news/a.txt", 1, 2, 3};
  const std::string value = encode(state);
  CHECK(fingerprint(state) == fingerprint(state));
  CHECK(fingerprint(state) != (XXH3_64bits(value.data(), value.size()) | 1));
}

TEST_CASE("damaged values are refused", "[schema]") {
  const std::string data = encode(Record{"/a.txt", "title", "", "news", "", "", "", "text", "", ""});
  for (std::size_t size = 0; size < data.size(); ++size) CHECK_THROWS(decode_record(data.substr(0, size)));
  CHECK_THROWS(decode_file_state("no end"));
}

TEST_CASE("an id is the path, or its hash where Xapian could not take it", "[schema]") {
  CHECK(id_term("/news/a.txt") == "Q/news/a.txt");
  const std::string folder(300, 'a');
  CHECK(id_term(folder + "/a.txt").size() <= 245);
  CHECK(id_term(folder + "/a.txt") != id_term(folder + "/b.txt"));
}

TEST_CASE("a term tells its text, and what begins a word begins its term", "[schema]") {
  const std::string word = "\xD9\x86\xDA\xAF\xD8\xB1";  // noon, gaf, reh
  for (const std::string_view prefix : {std::string_view{}, prefix::title, prefix::person_name}) {
    const std::string term = encode_term(word, prefix);
    CHECK(decode_term(term, prefix) == word);
    CHECK(term.starts_with(encode_term(word.substr(0, 4), prefix)));
    CHECK(has_prefix(term) == !prefix.empty());
  }
}

TEST_CASE("a manifest reads back as it was written", "[schema]") {
  const TemporaryFolder folder;
  Xapian::WritableDatabase database(folder.path("db"), Xapian::DB_CREATE);
  Manifest manifest;
  manifest.analyzer = analyzer_name;
  manifest.analyzer_version = analyzer_version;
  manifest.roots = {"/a\n", "/b"};
  manifest.updated = 1'700'000'000;
  manifest.stale_articles = 12;
  manifest.removed_articles = 5;
  manifest.selections["/b"] = {{"*.md", "!x"}, {"drafts/"}, true, true};
  manifest.volumes = {"/b/disk"};
  manifest.scanned = 1'600'000'000;
  manifest.skipped = {{"/a/\xFF.txt", "why", 7}, {"/b/c.txt", "", 0}};
  write_manifest(database, manifest);
  const Manifest read = read_manifest(database);
  CHECK(read.roots == manifest.roots);
  CHECK(read.updated == manifest.updated);
  CHECK(read.stale_articles == manifest.stale_articles);
  CHECK(read.removed_articles == manifest.removed_articles);
  CHECK(read.selections == manifest.selections);
  CHECK(read.volumes == manifest.volumes);
  CHECK(read.scanned == manifest.scanned);
  CHECK(read.skipped == manifest.skipped);
  CHECK_NOTHROW(check_version(read, "index"));
}

TEST_CASE("an index of another version is refused with the cure", "[schema]") {
  Manifest manifest;
  manifest.analyzer = analyzer_name;
  manifest.analyzer_version = analyzer_version + 1;
  CHECK_THROWS_WITH(check_version(manifest, "here"),
                    Catch::Contains("here") && Catch::Contains("fihris index --rebuild"));
  manifest.analyzer_version = analyzer_version;
  for (const unsigned format : {oldest_format_version - 1, format_version + 1}) {
    manifest.format = format;
    CHECK_THROWS_WITH(check_version(manifest, "here"), Catch::Contains("format"));
  }
  manifest.format = oldest_format_version;
  CHECK_NOTHROW(check_version(manifest, "here"));
  manifest.format = format_version;
  manifest.analyzer = "other";
  CHECK_THROWS_WITH(check_version(manifest, "here"), Catch::Contains("analyzer other"));
}

TEST_CASE("a database without a manifest is damaged", "[schema]") {
  const TemporaryFolder folder;
  const Xapian::WritableDatabase database(folder.path("db"), Xapian::DB_CREATE);
  CHECK_THROWS_AS(read_manifest(database), Xapian::DatabaseCorruptError);
}
