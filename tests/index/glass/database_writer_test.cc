#include "index/glass/database_writer.h"

#include <filesystem>

#include "index/glass/lists.h"
#include "index/glass/posting_documents.h"
#include "tests/index/glass/test_documents.h"
#include "tests/support/catch.h"
#include "tests/support/database_text.h"
#include "tests/support/temporary_folder.h"

using namespace fihris;

namespace {

void write_with_xapian(const std::string& folder, const std::vector<IndexDocument>& documents,
                       int flags = 0) {
  Xapian::WritableDatabase database(
      folder, Xapian::DB_CREATE | Xapian::DB_BACKEND_GLASS | Xapian::DB_NO_SYNC | flags);
  for (const IndexDocument& document : documents) database.add_document(document.to_xapian());
  database.set_metadata("key", "value");
  database.commit();
}

void check_same(const std::vector<IndexDocument>& documents) {
  const TemporaryFolder folder;
  write_database(folder.path("ours"), documents);
  write_with_xapian(folder.path("xapian"), documents);
  const std::string ours = describe(Xapian::Database(folder.path("ours")));
  const std::string expected = describe(Xapian::Database(folder.path("xapian")));
  const bool same = ours == expected;  // not to be printed
  CHECK(same);
  // The checker counts a document that has positions and no length as an error.
  CHECK(Xapian::Database::check(folder.path("ours")) == Xapian::Database::check(folder.path("xapian")));
}

}  // namespace

TEST_CASE("a database written at once is the one that Xapian writes", "[glass]") {
  check_same({});
  check_same({IndexDocument()});
  for (unsigned seed = 1; seed <= 20; ++seed) {
    INFO("seed " << seed);
    RandomDocuments random(seed);
    check_same(random.documents(1 + random.pick(300)));
  }
}

TEST_CASE("lists of many chunks and tables of many levels are written", "[glass]") {
  // Long terms make branches of few items, so that the tables have three levels.
  std::vector<IndexDocument> documents(40'000);
  for (std::size_t i = 0; i < documents.size(); ++i) {
    documents[i].add_posting("everywhere", static_cast<std::uint32_t>(1 + i % 7));
    documents[i].add_boolean_term("u" + std::to_string(i));
    documents[i].set_value(1, "value " + std::to_string(i));
    if (i % 20 == 0) documents[i].add_posting(std::string(220, 'l').append(std::to_string(i)), 2);
  }
  check_same(documents);
}

TEST_CASE("a database written at once can be merged and changed", "[glass]") {
  const TemporaryFolder folder;
  RandomDocuments random(99);
  const auto first = random.documents(200);
  const auto second = random.documents(200);
  for (const std::string name : {"ours", "xapian"}) {
    const auto write_one = [&](const std::string& number, const std::vector<IndexDocument>& documents) {
      name == "ours" ? write_database(folder.path(name + number), documents)
                     : write_with_xapian(folder.path(name + number), documents);
    };
    write_one("1", first);
    write_one("2", second);
    Xapian::Database both;
    both.add_database(Xapian::Database(folder.path(name + "1")));
    both.add_database(Xapian::Database(folder.path(name + "2")));
    both.compact(folder.path(name));
    Xapian::WritableDatabase changed(folder.path(name + "1"));
    for (Xapian::docid id = 1; id <= 200; id += 3) changed.delete_document(id);
    for (Xapian::docid id = 2; id <= 200; id += 3) changed.replace_document(id, second[id - 1].to_xapian());
    for (const IndexDocument& document : second) changed.add_document(document.to_xapian());
    changed.commit();
  }
  CHECK(Xapian::Database::check(folder.path("ours1")) == Xapian::Database::check(folder.path("xapian1")));
  const auto same = [&](const std::string& name) {
    return describe(Xapian::Database(folder.path("ours" + name))) ==
           describe(Xapian::Database(folder.path("xapian" + name)));
  };
  CHECK(same(""));
  CHECK(same("1"));
}

TEST_CASE("values of any slot are those that Xapian writes, in chunks too", "[glass]") {
  std::vector<IndexDocument> documents(600);
  for (std::size_t i = 0; i < documents.size(); ++i) {
    for (const Xapian::valueno slot : described_slots) {
      if ((i + slot) % 3 != 0)
        documents[i].set_value(slot, std::to_string(slot) + " of " + std::to_string(i));
    }
  }
  check_same(documents);
}

TEST_CASE("a list refuses a document that is not behind all others", "[glass]") {
  const TemporaryFolder folder;
  glass::TableWriter table(folder.path("table"));
  glass::PostingListWriter postings(table, "term", "term", 3, 3);
  glass::ValueListWriter values(table, 0);
  postings.add(5, 1);
  values.add(5, "value");
  for (const std::uint32_t document : {5u, 4u, 1u}) {
    CHECK_THROWS_AS(postings.add(document, 1), Xapian::DatabaseCorruptError);
    CHECK_THROWS_AS(values.add(document, "value"), Xapian::DatabaseCorruptError);
  }
  CHECK_NOTHROW(postings.add(6, 1));
  CHECK_NOTHROW(values.add(6, "value"));
}

TEST_CASE("a table refuses an entry that is not behind all others", "[glass]") {
  const TemporaryFolder folder;
  glass::TableWriter table(folder.path("table"));
  CHECK_THROWS_AS(table.add("", "tag"), glass::KeyOrderError);
  table.add("b", "tag");
  for (const char* const key : {"b", "a", ""}) {
    INFO(key);
    CHECK_THROWS_WITH(table.add(key, "tag"), Catch::Contains("not in order") && Catch::Contains("--rebuild"));
  }
  table.add("ba", std::string(100'000, 't'));  // in many pieces
  CHECK_THROWS_AS(table.add("ba", "tag"), glass::KeyOrderError);
  table.add("bb", "tag");
  CHECK(table.finish().entries == 3);
}

TEST_CASE("data is read back wherever its compressed form is cut", "[glass]") {
  // Their compressed forms are of some 3,100 to 4,300 bytes: all that a piece in a block may hold, and more.
  const TemporaryFolder folder;
  RandomDocuments random(5);
  std::vector<IndexDocument> documents;
  for (std::size_t size = 8'193; size < 11'193; ++size)
    documents.emplace_back().set_data(random.letters(size));
  write_database(folder.path("ours"), documents);
  const Xapian::Database database(folder.path("ours"));
  std::size_t different = 0;
  for (Xapian::docid id = 1; id <= documents.size(); ++id) {
    if (database.get_document(id).get_data() != documents[id - 1].data()) ++different;
  }
  CHECK(different == 0);
  CHECK(Xapian::Database::check(folder.path("ours")) == 0);
}

TEST_CASE("data of one letter is read back, whatever its size", "[glass]") {
  // Xapian 1.4.22 cannot read some of what it compresses itself.
  const TemporaryFolder folder;
  std::vector<IndexDocument> documents;
  for (std::size_t size = 8'150; size < 34'000; size += size % 8192 < 400 ? 1 : 97) {
    documents.emplace_back().set_data(std::string(size, 'x'));
  }
  write_database(folder.path("ours"), documents);
  const Xapian::Database database(folder.path("ours"));
  for (Xapian::docid id = 1; id <= documents.size(); ++id) {
    const bool same = database.get_document(id).get_data() == documents[id - 1].data();
    REQUIRE(same);
  }
}

TEST_CASE("lists of terms can be left out", "[glass]") {
  const TemporaryFolder folder;
  const auto documents = RandomDocuments(5).documents(100);
  write_database(folder.path("ours"), documents, glass::TermLists::left_out);
  write_with_xapian(folder.path("xapian"), documents, Xapian::DB_NO_TERMLIST);
  const bool same = describe(Xapian::Database(folder.path("ours")), false) ==
                    describe(Xapian::Database(folder.path("xapian")), false);
  CHECK(same);
  CHECK_FALSE(std::filesystem::exists(folder.path("ours/termlist.glass")));
}

TEST_CASE("documents are read with all that they have, though their lists have few terms", "[glass]") {
  const TemporaryFolder folder;
  const auto documents = RandomDocuments(7).documents(100);
  write_database(folder.path("ours"), documents, glass::TermLists::of_articles);
  const Xapian::Database database(folder.path("ours"));
  std::vector<IndexDocument> copies;
  for (const Xapian::docid first : {1, 31, 61, 91}) {
    for (const auto& [number, document] : glass::read_documents(database, first, 30)) {
      CHECK(number == copies.size() + 1);
      copies.push_back(from_xapian(document));
    }
  }
  REQUIRE(copies.size() == documents.size());
  write_with_xapian(folder.path("xapian"), documents);
  write_with_xapian(folder.path("copy"), copies);
  const bool same =
      describe(Xapian::Database(folder.path("copy"))) == describe(Xapian::Database(folder.path("xapian")));
  CHECK(same);
}

TEST_CASE("a list has what is asked for by article, and one term for the others", "[glass]") {
  const TemporaryFolder folder;
  std::vector<IndexDocument> documents(4);
  documents[0].add_posting("word", 1);
  documents[0].add_posting("word", 5);
  documents[0].add_posting("other", 2);
  documents[0].add_term("XFORMATtxt", 0);
  documents[0].add_term("XLcity", 3);
  documents[0].add_posting("XBaround", 1, 0);
  documents[0].add_posting("Stitle", 1);
  documents[1].add_boolean_term("XSOURCEpaper");
  documents[2].add_posting("word", 1);
  documents[2].set_value(0, "value");
  write_database(folder.path("ours"), documents, glass::TermLists::of_articles);
  const Xapian::Database database(folder.path("ours"));
  const auto list_of = [&](Xapian::docid number) {
    std::vector<std::pair<std::string, Xapian::termcount>> list;
    for (auto term = database.termlist_begin(number); term != database.termlist_end(number); ++term)
      list.emplace_back(*term, term.get_wdf());
    return list;
  };
  using List = decltype(list_of(1));
  CHECK(list_of(1) == List{{"XFORMATtxt", 0}, {"XLcity", 3}, {std::string(glass::unlisted_term), 4}});
  CHECK(list_of(2) == List{{"XSOURCEpaper", 0}});
  CHECK(list_of(3) == List{{std::string(glass::unlisted_term), 1}});
  CHECK(list_of(4).empty());
  CHECK(database.get_doclength(1) == 7);
  CHECK(Xapian::Database::check(folder.path("ours")) == 0);

  // A value alone can be changed, and the words stay.
  Xapian::WritableDatabase changed(folder.path("ours"));
  Xapian::Document document = changed.get_document(3);
  document.add_value(0, "later");
  changed.replace_document(3, document);
  changed.commit();
  CHECK(changed.get_document(3).get_value(0) == "later");
  CHECK(changed.get_doclength(3) == 1);
  CHECK(changed.get_termfreq("word") == 2);
  CHECK(Xapian::Database::check(folder.path("ours")) == 0);
}
