#include "index/plain_database.h"

#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include <cstring>
#include <functional>
#include <map>
#include <regex>

#include "tests/support/catch.h"
#include "tests/support/temporary_folder.h"

using namespace fihris;

namespace fs = std::filesystem;

namespace {

void make_database(const std::string& folder) {
  Xapian::WritableDatabase database(folder, Xapian::DB_CREATE);
  Xapian::Document document;
  document.add_posting("word", 1);
  document.set_data("text");
  database.add_document(document);
  database.commit();
}

void make_socket(const std::string& path) {
  const int descriptor = socket(AF_UNIX, SOCK_STREAM, 0);
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  REQUIRE(path.size() < sizeof address.sun_path);
  std::strcpy(address.sun_path, path.c_str());
  REQUIRE(bind(descriptor, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0);
  close(descriptor);
}

/// What somebody may have put where a database or one of its files should be.
const std::map<std::string, std::function<void(const std::string& path, const TemporaryFolder& folder)>>
    disguises{
        {"stub",
         [](const auto& path, const auto& folder) {
           std::ofstream(path) << "remote :/bin/touch " << folder.path("ran") << '\n';
         }},
        {"auto stub",
         [](const auto& path, const auto& folder) {
           std::ofstream(path) << "auto " << folder.path("other") << '\n';
         }},
        {"link to a database",
         [](const auto& path, const auto& folder) { fs::create_symlink(folder.path("other"), path); }},
        {"link to a file",
         [](const auto& path, const auto& folder) {
           fs::create_symlink(folder.path("other/iamglass"), path);
         }},
        {"link to nothing", [](const auto& path, const auto&) { fs::create_symlink("/no/where", path); }},
        {"link to itself", [](const auto& path, const auto&) { fs::create_symlink(path, path); }},
        {"pipe", [](const auto& path, const auto&) { REQUIRE(mkfifo(path.c_str(), 0600) == 0); }},
        {"socket", [](const auto& path, const auto&) { make_socket(path); }}};

void check_is_refused(const TemporaryFolder& folder) {
  CHECK_THROWS_AS(open_database(folder.path("db")), Xapian::DatabaseError);
  CHECK_THROWS_AS(open_databases({folder.path("other"), folder.path("db")}), Xapian::DatabaseError);
  CHECK_THROWS_AS(open_writable_database(folder.path("db"), 0), Xapian::DatabaseError);
  CHECK_THROWS_AS(check_database(folder.path("db")), Xapian::DatabaseError);
  CHECK_FALSE(fs::exists(folder.path("ran")));
}

}  // namespace

TEST_CASE("a database in plain files is opened, read, written and checked", "[plain]") {
  const TemporaryFolder folder;
  make_database(folder.path("db"));
  make_database(folder.path("other"));
  CHECK(open_database(folder.path("db")).get_doccount() == 1);
  CHECK(open_databases({folder.path("db"), folder.path("other")}).get_doccount() == 2);
  open_writable_database(folder.path("db"), 0).add_document(Xapian::Document());
  CHECK(open_database(folder.path("db")).get_doccount() == 2);
  CHECK_NOTHROW(check_database(folder.path("db")));
}

TEST_CASE("nothing that is put in the place of a database is opened", "[plain]") {
  const TemporaryFolder folder;
  make_database(folder.path("other"));
  SECTION("nothing") {}
  SECTION("an empty folder") {
    fs::create_directory(folder.path("db"));
  }
  for (const auto& [name, make] : disguises) {
    SECTION("a " + name) {
      make(folder.path("db"), folder);
    }
  }
  check_is_refused(folder);
  CHECK_NOTHROW(check_database(folder.path("other")));
}

TEST_CASE("nothing that is put in the place of a database's file is opened", "[plain]") {
  const TemporaryFolder folder;
  make_database(folder.path("other"));
  make_database(folder.path("db"));
  for (const std::string file : {"iamglass", "postlist.glass", "docdata.glass", "termlist.glass",
                                 "position.glass", "spelling.glass", "synonym.glass"}) {
    for (const auto& [name, make] : disguises) {
      if (file.ends_with(".glass") && name.ends_with("stub")) continue;  // a damaged table
      SECTION(file + " as a " + name) {
        fs::remove(folder.path("db/" + file));
        make(folder.path("db/" + file), folder);
        check_is_refused(folder);
      }
    }
    SECTION(file + " as a folder") {
      fs::remove(folder.path("db/" + file));
      fs::create_directory(folder.path("db/" + file));
      check_is_refused(folder);
    }
  }
  SECTION("iamglass missing") {
    fs::remove(folder.path("db/iamglass"));
    check_is_refused(folder);
  }
  for (const int bytes : {0, 5, 13, 14, 40}) {
    SECTION("iamglass of " + std::to_string(bytes) + " bytes") {
      fs::resize_file(folder.path("db/iamglass"), static_cast<std::uintmax_t>(bytes));
      check_is_refused(folder);
    }
  }
  SECTION("an endless iamglass") {
    fs::resize_file(folder.path("db/iamglass"), std::uintmax_t{1} << 40);
    check_is_refused(folder);
  }
}

TEST_CASE("a list of databases inside of a database is refused, whatever is beside it", "[plain]") {
  const TemporaryFolder folder;
  make_database(folder.path("other"));
  const bool beside_glass = GENERATE(true, false);
  if (beside_glass)
    make_database(folder.path("db"));
  else
    fs::create_directory(folder.path("db"));
  for (const std::string file : {"XAPIANDB", "iamchert", "iamflint"}) {
    for (const auto& [name, make] : disguises) {
      SECTION(file + " as a " + name) {
        make(folder.path("db/" + file), folder);
        check_is_refused(folder);
      }
    }
  }
}

TEST_CASE("a lock that is a link does not empty what it names", "[plain]") {
  const TemporaryFolder folder;
  make_database(folder.path("db"));
  folder.write("victim", "mine");
  fs::remove(folder.path("db/flintlock"));
  fs::create_symlink(folder.path("victim"), folder.path("db/flintlock"));
  CHECK_THROWS_AS(open_writable_database(folder.path("db"), 0), Xapian::DatabaseError);
  CHECK(fs::file_size(folder.path("victim")) == 4);
}

TEST_CASE("no other source of the program opens a database by its path", "[plain]") {
  const std::regex opens(R"(Xapian::(Writable)?Database( (?!open_)\w+)?[({]|Database::check\()"
                         R"(|DB_BACKEND_STUB|<Xapian::\w*Database>\()");
  std::size_t sources = 0;
  std::vector<std::string> found;
  for (const char* room : {"analyzers", "index", "indexer", "query", "commands"}) {
    for (const auto& entry : fs::recursive_directory_iterator(fs::path(PROJECT_SOURCES) / room)) {
      const std::string name = entry.path().filename();
      if ((!name.ends_with(".cc") && !name.ends_with(".h")) || name == "plain_database.cc") continue;
      ++sources;
      std::ifstream file(entry.path());
      for (std::string line; std::getline(file, line);) {
        if (line.find("Database") != line.npos && std::regex_search(line, opens))
          found.push_back(entry.path().string() + ": " + line);
      }
    }
  }
  CHECK(sources > 100);
  CHECK(found == std::vector<std::string>{});
}
