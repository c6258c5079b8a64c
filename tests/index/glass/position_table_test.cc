#include "index/glass/position_table.h"

#include <fstream>
#include <iterator>
#include <random>
#include <set>
#include <string>
#include <vector>

#include <xapian.h>

#include "tests/support/catch.h"
#include "tests/support/temporary_folder.h"

using namespace fihris;
using namespace fihris::glass;

namespace {

using Places = std::vector<Xapian::termpos>;

const std::vector<std::string> terms{"a", "often", std::string("n\0l", 3), std::string(100, 'k'), "\xD9\x85"};

/// Written by Xapian: words that stand once, side by side, anywhere, and as far off as can be.
Xapian::WritableDatabase make_database(const std::string& path, std::mt19937& random) {
  Xapian::WritableDatabase database(path, Xapian::DB_CREATE | Xapian::DB_NO_SYNC);
  for (int i = 0; i < 300; ++i) {
    Xapian::Document article;
    for (const std::string& term : terms) {
      const Xapian::termpos width = Xapian::termpos{1} << random() % 31;
      const auto first = static_cast<Xapian::termpos>(random() % width);
      for (std::size_t left = random() % (random() % 4 == 0 ? 200 : 4); left > 0; --left)
        article.add_posting(term,
                            first + static_cast<Xapian::termpos>(random() % (random() % 2 ? width : 30)));
    }
    database.add_document(article);
  }
  database.commit();
  return database;
}

}  // namespace

TEST_CASE("the places of words are those that Xapian reads", "[position_table]") {
  std::mt19937 random(41);
  const TemporaryFolder folder;
  const Xapian::Database database = make_database(folder.path("db"), random);
  const PositionTable table(folder.path("db"));
  for (Xapian::docid article = 1; article <= database.get_lastdocid(); ++article) {
    std::set<std::string> has;
    for (auto at = database.termlist_begin(article); at != database.termlist_end(article); ++at)
      has.insert(*at);
    for (const std::string& term : terms) {
      Places places;
      if (has.contains(term))
        places.assign(database.positionlist_begin(article, term), database.positionlist_end(article, term));
      REQUIRE(table.find(term, article) == places);
    }
  }
  CHECK(table.find("nowhere", 1).empty());
}

TEST_CASE("whatever bytes a table of places has, they are read or it is said to be damaged",
          "[position_table]") {
  std::mt19937 random(42);
  const TemporaryFolder folder;
  const std::string path = folder.path("db"), file = path + "/position.glass";
  { make_database(path, random); }
  std::ifstream in(file, std::ios::binary);
  const std::string whole{std::istreambuf_iterator<char>(in), {}};
  int damaged = 0;
  for (int round = 0; round < 200; ++round) {
    std::string bytes = whole;
    for (int i = 0; i < 200; ++i) bytes[random() % bytes.size()] = static_cast<char>(random());
    std::ofstream(file, std::ios::binary | std::ios::trunc) << bytes;
    const PositionTable table(path);
    for (int i = 0; i < 100; ++i) {
      try {
        const Places places =
            table.find(terms[random() % terms.size()], static_cast<Xapian::docid>(1 + random() % 300));
        CHECK(places.size() <= 200);
      } catch (const Xapian::DatabaseCorruptError&) {
        ++damaged;
      }
    }
  }
  CHECK(damaged > 0);
}
