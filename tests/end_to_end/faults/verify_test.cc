#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <random>
#include <string>

#include <xapian.h>

#include "index/generation_seal.h"
#include "index/index_folder.h"
#include "index/schema.h"
#include "tests/end_to_end/contents.h"
#include "tests/support/small_disk.h"

using namespace fihris;
using Catch::Contains;

namespace fs = std::filesystem;

namespace {

std::string random_text(std::mt19937& random, int words) {
  std::string text;
  for (int i = 0; i < words; ++i) {
    text += ' ';
    for (int k = 0; k < 8; ++k) text.push_back(static_cast<char>('a' + random() % 26));
  }
  return text;
}

/// An index with tables of many blocks.
class Large : public Sandbox {
 public:
  explicit Large(unsigned seed = 1, const std::string& folder = "news") {
    std::mt19937 random(seed);
    for (int i = 0; i < 40; ++i)
      write(folder + "/" + std::to_string(i) + ".txt",
            "title\n\neverywhere" + random_text(random, 400 + static_cast<int>(seed)));
    run_index(*this, folder);
  }

  std::string generation() const { return path("index/generation-1"); }

  ProgramResult verify(const std::string& options = {}) const {
    return run("fihris index --verify --dry-run " + options);
  }

  void check_is_noticed() const {
    const auto result = verify();
    INFO(result.out << result.err);
    CHECK(result.exit == 2);
    CHECK_THAT(result.err, Contains("damaged") && Contains("fihris index --rebuild"));
  }
};

void turn_a_bit(const std::string& path, std::mt19937& random) {
  const auto at = static_cast<std::streamoff>(random() % fs::file_size(path));
  std::fstream file(path, std::ios::in | std::ios::out | std::ios::binary);
  file.seekg(at);
  const int byte = file.get();
  file.seekp(at);
  file.put(static_cast<char>(byte ^ (1 << random() % 8)));
}

}  // namespace

TEST_CASE("verification notices every bit that turns in a text or another table", "[verify]") {
  const Large sandbox;
  CHECK(sandbox.verify().exit == 0);
  std::mt19937 random(2);
  // Of the first shard's postings a block is free since the index was given its metadata.
  for (const char* table :
       {"shard-0/docdata", "shard-0/position", "shard-0/termlist", "lexicon/docdata", "lexicon/postlist"}) {
    const std::string path = sandbox.generation() + "/" + table + ".glass";
    fs::copy_file(path, sandbox.path("sound"), fs::copy_options::overwrite_existing);
    for (int i = rounds(6, 60); i > 0; --i) {
      INFO(table);
      turn_a_bit(path, random);
      sandbox.check_is_noticed();
      fs::copy_file(sandbox.path("sound"), path, fs::copy_options::overwrite_existing);
    }
  }
  CHECK(sandbox.verify().exit == 0);
}

TEST_CASE("a table of another index with the same revision is refused by every command", "[verify]") {
  const Large sandbox, other(2);
  for (const char* table : {"shard-0/docdata", "shard-0/position", "shard-0/termlist", "shard-0/postlist",
                            "lexicon/docdata", "lexicon/postlist"}) {
    INFO(table);
    const std::string name = "/" + std::string(table) + ".glass";
    fs::rename(sandbox.generation() + name, sandbox.path("sound"));
    fs::copy_file(other.generation() + name, sandbox.generation() + name);
    sandbox.check_is_noticed();
    for (const char* command : {"search everywhere", "status", "index"}) {
      const auto result = sandbox.run("fihris " + std::string(command));
      CHECK(result.exit == 2);
      CHECK_THAT(result.err, Contains("damaged"));
    }
    fs::rename(sandbox.path("sound"), sandbox.generation() + name);
  }
  CHECK(sandbox.verify().exit == 0);
}

TEST_CASE("verification notices words that are not those of the text, though all blocks are as written",
          "[verify]") {
  const Large sandbox;
  const int what = GENERATE(0, 1, 2, 3, 4);
  INFO(what);
  {
    Xapian::WritableDatabase shard(shard_folder(sandbox.generation(), 0), Xapian::DB_OPEN);
    Xapian::Document document = shard.get_document(7);
    Record record = decode_record(document.get_data());
    if (what == 0) record.body.replace(record.body.find("everywhere"), 1, "x");
    if (what == 1) record.body += " more";
    if (what == 2) document.add_term("more");
    if (what == 3) record.body += " everywhere";
    if (what == 4) document.remove_term(std::string(prefix::format) + record.format);
    document.set_data(encode(record));
    shard.replace_document(7, document);
  }
  seal_generation(sandbox.generation());
  CHECK(sandbox.run("fihris search everywhere").exit == 0);
  sandbox.check_is_noticed();
  CHECK_THAT(sandbox.verify().err, Contains("the words of an article are not those of its text: ") &&
                                       Contains("/news/") && Contains(".txt"));
}

TEST_CASE("verification notices lists of terms that are not those of the articles", "[verify]") {
  const Large sandbox, other(1, "wire");
  const std::string table = "/shard-0/termlist.glass";
  fs::copy_file(other.generation() + table, sandbox.generation() + table,
                fs::copy_options::overwrite_existing);
  seal_generation(sandbox.generation());
  CHECK(sandbox.run("fihris search everywhere").exit == 0);
  sandbox.check_is_noticed();
  CHECK_THAT(sandbox.verify().err, Contains("the words of an article are not those of its text: "));
}

TEST_CASE("an index is sound after each of many updates, and while an older generation is read", "[verify]") {
  const Large sandbox;
  std::mt19937 random(3);
  for (int round = 0; round < rounds(6, 40); ++round) {
    for (int i = 0; i < 1 + round % 4; ++i) {
      const std::string name = "news/" + std::to_string(random() % 60) + ".txt";
      if (random() % 4 == 0)
        fs::remove(sandbox.path(name));
      else
        sandbox.write(name, "title\n\neverywhere" + random_text(random, 100));
    }
    const auto hold = hold_live_generation(sandbox.path("index"));
    REQUIRE(hold);
    const auto summary = run_index(sandbox);
    CHECK(check_seal(hold->generation) == SealState::whole);
    CHECK_NOTHROW(check_sealed_tables(hold->generation, 1));
    const auto result = sandbox.verify();
    INFO(result.err);
    CHECK(result.exit == 0);
  }
}

TEST_CASE("an index that cannot be written is verified", "[verify]") {
  const Sandbox sandbox;
  sandbox.write("news/a.txt", "title\n\neverywhere");
  const SmallDisk disk(sandbox.path("disk"), 16);
  if (!disk.is_mounted()) {
    WARN("skipped: a file system cannot be mounted here");
    return;
  }
  run_index(sandbox, "--index disk/index news");
  REQUIRE(disk.make_read_only());
  CHECK(run_index(sandbox, "--index disk/index --verify")["changed"] == false);
  sandbox.write("news/b.txt", "title\n\nnew");
  CHECK(sandbox.run("fihris index --index disk/index --verify --dry-run").exit == 0);
}

TEST_CASE("an index of another user is verified", "[verify]") {
  if (geteuid() != 0) {
    WARN("skipped: only root can run the program as somebody else");
    return;
  }
  const Sandbox sandbox;
  for (const char* folder : {"..", "", "../output"}) fs::permissions(sandbox.path(folder), fs::perms::all);
  sandbox.write("news/a.txt", "title\n\neverywhere");
  fs::create_directory(sandbox.path("index"));
  run_index(sandbox, "news");
  fs::copy_file(FIHRIS_PROGRAM, sandbox.path("program"));
  const auto result =
      sandbox.run("setpriv --reuid=65533 --regid=65533 --clear-groups ./program index --verify");
  INFO(result.err);
  CHECK(result.exit == 0);
}
