#include "index/glass/table_sum.h"

#include <fstream>
#include <map>
#include <random>

#include <xapian.h>

#include "index/glass/version_file.h"
#include "tests/support/catch.h"
#include "tests/support/temporary_folder.h"

using namespace fihris;
using namespace fihris::glass;

namespace fs = std::filesystem;

namespace {

Xapian::Document make_document(int number) {
  Xapian::Document document;
  for (int i = 0; i < 40; ++i)
    document.add_posting("word" + std::to_string((number * 37 + i * 11) % 900), static_cast<unsigned>(i + 1));
  document.set_data(std::string(100, static_cast<char>('a' + number % 26)) + std::to_string(number));
  return document;
}

std::map<std::string, TableInfo> tables_of(const std::string& folder) {
  const Tables tables = read_version_file(folder).tables;
  return {{"postlist", tables.postlist},
          {"docdata", tables.docdata},
          {"termlist", tables.termlist},
          {"position", tables.position}};
}

std::map<std::string, TableSum> sums_of(const std::string& folder,
                                        const std::map<std::string, TableInfo>& tables) {
  std::map<std::string, TableSum> sums;
  for (const auto& [name, info] : tables) sums[name] = sum_blocks(folder + "/" + name + ".glass", info);
  return sums;
}

void turn_bit(const std::string& path, std::size_t at, int bit) {
  std::fstream file(path, std::ios::in | std::ios::out | std::ios::binary);
  file.seekg(static_cast<std::streamoff>(at));
  const int byte = file.get();
  file.seekp(static_cast<std::streamoff>(at));
  file.put(static_cast<char>(byte ^ (1 << bit)));
}

}  // namespace

TEST_CASE("the sum of a table after a commit is that of reading all of it, and the old one stays",
          "[table_sum]") {
  const TemporaryFolder folder;
  const std::string path = folder.path("db");
  Xapian::WritableDatabase database(path, Xapian::DB_CREATE);
  for (int i = 0; i < 1500; ++i) database.add_document(make_document(i));
  database.commit();
  std::mt19937 random(7);
  for (int round = 0; round < 12; ++round) {
    const auto old_tables = tables_of(path);
    const auto old_sums = sums_of(path, old_tables);
    database.begin_transaction();
    for (int i = 0; i < 1 << round % 8; ++i) {
      const auto article = static_cast<Xapian::docid>(1 + random() % 1500);
      if (round % 3 == 0)
        database.add_document(make_document(static_cast<int>(random() % 5000)));
      else
        database.replace_document(article, make_document(static_cast<int>(random() % 5000)));
    }
    database.commit_transaction();
    const auto tables = tables_of(path);
    CHECK(sums_of(path, old_tables) == old_sums);
    for (const auto& [name, info] : tables) {
      INFO(round << " " << name);
      const std::string file = path + "/" + name + ".glass";
      const TableSum whole = sum_blocks(file, info);
      CHECK(sum_changed_blocks(file, old_tables.at(name), old_sums.at(name), info) == whole);
      CHECK(begins_as(file, info, whole));
      CHECK(whole.blocks != old_sums.at(name).blocks);
    }
  }
}

TEST_CASE("a table that has become or was empty, or has not changed, has the sum of what it has",
          "[table_sum]") {
  const TemporaryFolder folder;
  const std::string path = folder.path("db");
  Xapian::WritableDatabase database(path, Xapian::DB_CREATE);
  for (int i = 0; i < 50; ++i) database.add_document(make_document(i));
  database.commit();
  const TableInfo info = read_version_file(path).tables.docdata;
  const std::string file = path + "/docdata.glass";
  const TableSum sum = sum_blocks(file, info);
  CHECK(sum.blocks != 0);
  CHECK(sum_changed_blocks(file, {}, {}, info) == sum);
  CHECK(sum_changed_blocks(file, info, sum, info) == sum);
  CHECK(sum_changed_blocks(file, info, sum, {}) == TableSum{});
  CHECK(sum_blocks(folder.path("no such file"), {}) == TableSum{});
  CHECK_THROWS_AS(sum_blocks(folder.path("no such file"), info), Xapian::DatabaseOpeningError);
}

TEST_CASE("every bit of a block that is used counts", "[table_sum]") {
  const TemporaryFolder folder;
  const std::string path = folder.path("db");
  {
    Xapian::WritableDatabase database(path, Xapian::DB_CREATE);
    for (int i = 0; i < 600; ++i) database.add_document(make_document(i));
  }
  Xapian::Database(path).compact(folder.path("compact"));  // no block is free
  std::mt19937 random(8);
  for (const auto& [name, info] : tables_of(folder.path("compact"))) {
    const std::string file = folder.path("compact/" + name + ".glass");
    const TableSum sum = sum_blocks(file, info);
    for (int i = 0; i < 60; ++i) {
      const std::size_t at = random() % fs::file_size(file);
      const int bit = static_cast<int>(random() % 8);
      INFO(name << " byte " << at << " bit " << bit);
      turn_bit(file, at, bit);
      bool is_noticed = false;
      try {
        is_noticed = sum_blocks(file, info) != sum;
      } catch (const Xapian::Error&) {
        is_noticed = true;
      }
      CHECK(is_noticed);
      turn_bit(file, at, bit);
    }
    CHECK(sum_blocks(file, info) == sum);
  }
}

TEST_CASE("a tree that leads out of its file, to itself or too deep is damaged", "[table_sum]") {
  const TemporaryFolder folder;
  const std::string path = folder.path("db");
  Xapian::WritableDatabase database(path, Xapian::DB_CREATE);
  for (int i = 0; i < 600; ++i) database.add_document(make_document(i));
  database.commit();
  const TableInfo sound = read_version_file(path).tables.postlist;
  const std::string file = path + "/postlist.glass";
  REQUIRE(sound.level > 0);
  TableInfo wrong = sound;
  SECTION("root beyond the end") {
    wrong.root = 1u << 30;
  }
  SECTION("highest root") {
    wrong.root = ~0u;
  }
  SECTION("another block for the root") {
    wrong.root = sound.root == 0 ? 1 : 0;
  }
  SECTION("too many levels") {
    wrong.level = 1u << 29;
  }
  SECTION("too few levels") {
    wrong.level = 0;
  }
  SECTION("all children are one") {
    std::fstream stream(file, std::ios::in | std::ios::out | std::ios::binary);
    std::string block(block_bytes, '\0');
    const auto begin = static_cast<std::streamoff>(sound.root) * static_cast<std::streamoff>(block_bytes);
    stream.seekg(begin);
    stream.read(block.data(), static_cast<std::streamsize>(block.size()));
    block[13] = block[11];  // the second item of the directory is the first
    block[14] = block[12];
    stream.seekp(begin);
    stream.write(block.data(), static_cast<std::streamsize>(block.size()));
  }
  CHECK_THROWS_AS(sum_blocks(file, wrong), Xapian::DatabaseCorruptError);
}
