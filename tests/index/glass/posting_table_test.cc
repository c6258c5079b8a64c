#include "index/glass/posting_table.h"

#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <optional>
#include <random>
#include <string>
#include <vector>

#include <xapian.h>

#include "index/glass/block_format.h"
#include "tests/support/catch.h"
#include "tests/support/temporary_folder.h"

using namespace fihris;
using namespace fihris::glass;

namespace {

using Numbers = std::map<Xapian::docid, Xapian::termcount>;

/// Terms that are in none, in few and in most articles, some of which are keys of several blocks or have
/// bytes that keys write otherwise.
const std::vector<std::string> terms{
    "a",        "often", "seldom", std::string("n\0l", 3), std::string("n", 1), std::string(200, 'k'),
    "\xD9\x85", "z"};

/// Written by Xapian, and changed by it, so that chunks are of all sizes.
Xapian::WritableDatabase make_database(const std::string& path, std::mt19937& random) {
  Xapian::WritableDatabase database(path, Xapian::DB_CREATE);
  const auto article = [&] {
    Xapian::Document document;
    document.add_term("length", static_cast<Xapian::termcount>(1 + random() % 1000));
    for (std::size_t i = 0; i < terms.size(); ++i) {
      if (random() % (1U << (i + i / 2)) == 0)
        document.add_term(terms[i], static_cast<Xapian::termcount>(random() % 2 ? 1 : random() % 100'000));
    }
    // So that the tree is high, and blocks have one key and more.
    for (int i = 0; i < 4; ++i)
      document.add_term("w" + std::to_string(random() % 30'000) + std::string(random() % 60, 'x'));
    return document;
  };
  const std::size_t articles = 1 + random() % 12'000;
  for (std::size_t i = 0; i < articles; ++i) database.add_document(article());
  database.commit();
  for (int i = 0; i < 300; ++i) {
    const auto id = static_cast<Xapian::docid>(1 + random() % articles);
    if (random() % 2 == 0) {
      database.replace_document(id, article());
    } else if (id < articles) {
      try {
        database.delete_document(id);
      } catch (const Xapian::DocNotFoundError&) {
      }
    }
  }
  database.commit();
  return database;
}

Numbers list_of(const Xapian::Database& database, const std::string& term) {
  Numbers list;
  for (auto it = database.postlist_begin(term); it != database.postlist_end(term); ++it)
    list[*it] = it.get_wdf();
  return list;
}

Numbers rest_of(std::optional<Postings> postings, Xapian::docid end = UINT32_MAX) {
  Numbers list;
  if (postings)
    postings->read_to(end, [&](Xapian::docid id, Xapian::termcount number) { list[id] = number; });
  return list;
}

}  // namespace

TEST_CASE("lists and frequencies of all terms are those that Xapian reads", "[posting_table]") {
  const Blocks blocks = GENERATE(Blocks::mapped, Blocks::copied);
  std::mt19937 random(21);
  for (int round = 0; round < 4; ++round) {
    const TemporaryFolder folder;
    const Xapian::Database database = make_database(folder.path("db"), random);
    const PostingTable table(folder.path("db"), blocks);
    for (auto term = database.allterms_begin(); term != database.allterms_end(); ++term) {
      INFO(*term);
      REQUIRE(table.frequency(*term) == term.get_termfreq());
      if (term.get_termfreq() > 3 || random() % 50 == 0)
        REQUIRE(rest_of(table.find(*term)) == list_of(database, *term));
    }
    for (const char* absent : {"", "A", "ofte", "oftenn", "w", "zz", "\xFF"}) {
      CHECK(table.frequency(absent) == 0);
      CHECK_FALSE(table.find(absent));
    }
  }
}

TEST_CASE("terms follow one another with their lists", "[posting_table]") {
  const Blocks blocks = GENERATE(Blocks::mapped, Blocks::copied);
  std::mt19937 random(23);
  const TemporaryFolder folder;
  const Xapian::Database database = make_database(folder.path("db"), random);
  const PostingTable table(folder.path("db"), blocks);
  for (const std::string& first : {std::string("\1"), std::string("n"), std::string("n\0l", 3),
                                   std::string("oftenn"), std::string("z"), std::string("zz")}) {
    auto term = database.allterms_begin();
    term.skip_to(first);
    auto list = table.from(first);
    for (; term != database.allterms_end(); ++term) {
      INFO(*term);
      REQUIRE(list);
      REQUIRE(list->term() == *term);
      REQUIRE(list->size() == term.get_termfreq());
      // Some are read to their ends, some not at all.
      if (random() % 2 == 0) {
        Numbers numbers;
        list->read_to(UINT32_MAX, [&](Xapian::docid id, Xapian::termcount number) { numbers[id] = number; });
        REQUIRE(numbers == list_of(database, *term));
      }
      if (!list->next_term()) list.reset();
    }
    CHECK_FALSE(list);
  }
}

TEST_CASE("a list skips to the first article from a number on", "[posting_table]") {
  const Blocks blocks = GENERATE(Blocks::mapped, Blocks::copied);
  std::mt19937 random(22);
  const TemporaryFolder folder;
  const Xapian::Database database = make_database(folder.path("db"), random);
  const PostingTable table(folder.path("db"), blocks);
  for (const std::string& term : terms) {
    const Numbers list = list_of(database, term);
    for (int round = 0; round < 20 && !list.empty(); ++round) {
      Postings postings = *table.find(term);
      Xapian::docid least = 0;
      while (postings.article() != 0) {
        least += static_cast<Xapian::docid>(random() % (1U << random() % 14));
        postings.skip_to(least);
        const auto next = list.lower_bound(least);
        REQUIRE(postings.article() == (next == list.end() ? 0 : next->first));
        // One that is behind stays.
        postings.skip_to(1);
        REQUIRE(postings.article() == (next == list.end() ? 0 : next->first));
        if (next == list.end()) break;
        const Xapian::docid end = next->first + static_cast<Xapian::docid>(random() % 300);
        postings.read_to(end, [&](Xapian::docid id, Xapian::termcount number) {
          REQUIRE(list.at(id) == number);
          least = id + 1;
        });
        const auto after = list.lower_bound(std::max(end, least));
        REQUIRE(postings.article() == (after == list.end() ? 0 : after->first));
      }
    }
  }
}

TEST_CASE("a list skips to each of its articles, the last of a chunk too", "[posting_table]") {
  const Blocks blocks = GENERATE(Blocks::mapped, Blocks::copied);
  std::mt19937 random(25);
  const TemporaryFolder folder;
  const Xapian::Database database = make_database(folder.path("db"), random);
  const PostingTable table(folder.path("db"), blocks);
  for (const std::string& term : terms) {
    auto postings = table.find(term);
    for (const auto& [id, occurrences] : list_of(database, term)) {
      postings->skip_to(id);
      REQUIRE(postings->article() == id);
    }
  }
}

TEST_CASE("an item that is longer than its block is not read", "[posting_table]") {
  const Blocks blocks = GENERATE(Blocks::mapped, Blocks::copied);
  const TemporaryFolder folder;
  const std::string path = folder.path("db"), file = path + "/postlist.glass";
  {
    Xapian::WritableDatabase database(path, Xapian::DB_CREATE);
    Xapian::Document document;
    document.add_term("word");
    database.add_document(document);
  }
  std::ifstream in(file, std::ios::binary);
  std::string bytes{std::istreambuf_iterator<char>(in), {}};
  // Nothing is mapped behind the one block that it has.
  REQUIRE(bytes.size() == block_bytes);
  auto* const block = reinterpret_cast<std::uint8_t*>(bytes.data());
  for (std::size_t at = header_bytes; at < get2(block + directory_end_offset); at += directory_entry_bytes)
    block[get2(block + at)] |= size_mask >> 8U, block[get2(block + at) + 1] = 0xFF;
  std::ofstream(file, std::ios::binary | std::ios::trunc) << bytes;
  CHECK_THROWS_AS(PostingTable(path, blocks).find("word"), Xapian::DatabaseCorruptError);
}

TEST_CASE("a list whose articles are not in order is not read to its end", "[posting_table]") {
  const Blocks blocks = GENERATE(Blocks::mapped, Blocks::copied);
  const TemporaryFolder folder;
  const std::string path = folder.path("db"), file = path + "/postlist.glass";
  {
    Xapian::WritableDatabase database(path, Xapian::DB_CREATE);
    Xapian::Document document;
    document.add_term("word");
    for (int i = 0; i < 20; ++i) database.add_document(document);
  }
  std::ifstream in(file, std::ios::binary);
  std::string bytes{std::istreambuf_iterator<char>(in), {}};
  // Behind the key: articles, occurrences, the first less one, whether it is the last chunk, how far it goes,
  // occurrences in the first; then how far the second is behind it.
  constexpr std::size_t second = 6;
  bytes.replace(bytes.find("word") + 4 + second, 5, "\xFF\xFF\xFF\xFF\x0F");
  std::ofstream(file, std::ios::binary | std::ios::trunc) << bytes;
  const PostingTable table(path, blocks);
  CHECK_THROWS_AS(rest_of(table.find("word")), Xapian::DatabaseCorruptError);
}

TEST_CASE("an empty database has no lists", "[posting_table]") {
  const Blocks blocks = GENERATE(Blocks::mapped, Blocks::copied);
  const TemporaryFolder folder;
  { Xapian::WritableDatabase database(folder.path("db"), Xapian::DB_CREATE); }
  const PostingTable table(folder.path("db"), blocks);
  CHECK(table.frequency("a") == 0);
  CHECK_FALSE(table.find("a"));
}

TEST_CASE("whatever bytes a table has, lists are read or it is said to be damaged", "[posting_table]") {
  const Blocks blocks = GENERATE(Blocks::mapped, Blocks::copied);
  std::mt19937 random(24);
  const TemporaryFolder folder;
  const std::string path = folder.path("db"), file = path + "/postlist.glass";
  { make_database(path, random); }
  std::ifstream in(file, std::ios::binary);
  const std::string whole{std::istreambuf_iterator<char>(in), {}};
  int damaged = 0;
  for (int round = 0; round < 400; ++round) {
    std::string bytes = whole;
    if (round % 8 == 0) {
      bytes.resize(random() % bytes.size());
    } else {
      // Near the beginning of blocks more than elsewhere: there lie what leads to other places.
      for (int i = 0; i < 60; ++i) {
        const std::size_t block = random() % (bytes.size() / block_bytes) * block_bytes;
        bytes[block + random() % (i % 2 ? block_bytes : 40)] = static_cast<char>(random());
      }
    }
    std::ofstream(file, std::ios::binary | std::ios::trunc) << bytes;
    try {
      const PostingTable table(path, blocks);
      for (const std::string& term : terms) {
        table.frequency(term);
        Xapian::docid before = 0;
        if (auto list = table.find(term)) {
          list->read_to(UINT32_MAX, [&](Xapian::docid id, Xapian::termcount) {
            REQUIRE(id > before);
            before = id;
          });
        }
      }
    } catch (const Xapian::DatabaseCorruptError&) {
      ++damaged;
    } catch (const Xapian::DatabaseOpeningError&) {
      ++damaged;
    }
  }
  CHECK(damaged > 50);
}

TEST_CASE("leaves in which keys were looked up are remembered from the second time on, but not all",
          "[posting_table]") {
  const TemporaryFolder folder;
  const auto term = [](int number) { return std::to_string(100'000 + number) + std::string(230, 'x'); };
  constexpr int count = 40'000;  // some 30 of them fill a leaf
  {
    Xapian::WritableDatabase database(folder.path("lists"), Xapian::DB_CREATE);
    Xapian::Document document;
    for (int i = 0; i < count; ++i) document.add_boolean_term(term(i));
    database.add_document(document);
    database.commit();
  }
  const PostingTable remembering(folder.path("lists"), Blocks::copied);
  const PostingTable forgetful(folder.path("lists"), Blocks::copied);
  for (int i = 0; i < 2; ++i) CHECK(remembering.frequency(term(0)) == 1);
  const PostingTable once(folder.path("lists"), Blocks::copied);
  CHECK(once.frequency(term(0)) == 1);
  std::optional<Postings> held = forgetful.find(term(0));
  REQUIRE(held);
  for (int i = 0; i < count; ++i) REQUIRE(forgetful.frequency(term(i)) == 1);
  CHECK(held->term() == term(0));
  std::filesystem::resize_file(folder.path("lists") + "/postlist.glass", 0);
  CHECK(remembering.frequency(term(0)) == 1);
  CHECK(forgetful.frequency(term(count - 1)) == 1);
  CHECK_THROWS_AS(forgetful.frequency(term(0)), Xapian::DatabaseCorruptError);
  CHECK_THROWS_AS(once.frequency(term(0)), Xapian::DatabaseCorruptError);
}
