#include "indexer/reading/reader_process.h"

#include <fcntl.h>
#include <signal.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cstdlib>
#include <fstream>
#include <string>
#include <variant>
#include <vector>

#include "index/file_descriptor.h"
#include "indexer/reading/wire.h"
#include "tests/support/catch.h"
#include "tests/support/temporary_folder.h"

using namespace fihris;
using Catch::Contains;

namespace {

struct Result {
  std::vector<ReadArticle> articles;
  std::vector<ReadFailure> failures;
};

Result read_with(ReaderProcess& reader, const std::string& path) {
  const FileDescriptor file(open(path.c_str(), O_RDONLY | O_CLOEXEC));
  reader.begin({file.value(), path, {}, {}, {}});
  Result result;
  while (const auto item = reader.next()) {
    if (const auto* article = std::get_if<ReadArticle>(&*item)) {
      result.articles.push_back(*article);
    } else {
      result.failures.push_back(std::get<ReadFailure>(*item));
    }
  }
  return result;
}

/// A program in the place of the reader.
void use_program(const TemporaryFolder& folder, const std::string& script) {
  const std::string path = folder.path("reader");
  std::ofstream(path) << "#!/bin/sh\n" << script << "\n";
  REQUIRE(chmod(path.c_str(), 0755) == 0);
  setenv("FIHRIS_READER", path.c_str(), 1);
}

struct UseRealReader {
  UseRealReader() { setenv("FIHRIS_READER", READER_PROGRAM, 1); }
  ~UseRealReader() { setenv("FIHRIS_READER", READER_PROGRAM, 1); }
};

}  // namespace

TEST_CASE("one process reads many files, one after the other", "[reading]") {
  const UseRealReader real;
  const TemporaryFolder folder;
  ReaderProcess reader;
  for (int i = 0; i < 20; ++i) {
    const std::string path = folder.path("p" + std::to_string(i) + ".html");
    std::ofstream(path) << "<html><head><title>Number " << i
                        << "</title></head><body><p>text of it</p></body></html>";
    const Result result = read_with(reader, path);
    REQUIRE(result.articles.size() == 1);
    CHECK(result.articles[0].title == "Number " + std::to_string(i));
  }
}

TEST_CASE("a file that is left halfway does not disturb the next", "[reading]") {
  const UseRealReader real;
  const TemporaryFolder folder;
  const std::string lines = folder.path("d.jsonl");
  {
    std::ofstream file(lines);
    for (int i = 0; i < 5000; ++i) file << "{\"title\":\"" << i << "\",\"text\":\"some words of it\"}\n";
  }
  ReaderProcess reader;
  const FileDescriptor file(open(lines.c_str(), O_RDONLY | O_CLOEXEC));
  reader.begin({file.value(), lines, {}, {}, {}});
  REQUIRE(reader.next());
  CHECK(read_with(reader, lines).articles.size() == 5000);
}

TEST_CASE("a reader that dies costs one file, which is told, and is replaced", "[reading]") {
  const TemporaryFolder folder;
  const std::string path = folder.path("a.html");
  std::ofstream(path) << "<p>x";
  ReaderProcess reader;
  {
    const UseRealReader restore;
    use_program(folder, "kill -SEGV $$");
    const Result result = read_with(reader, path);
    REQUIRE(result.failures.size() == 1);
    CHECK_THAT(result.failures[0].reason, Contains("crashed") || Contains("ended too early"));
  }
  const UseRealReader real;
  CHECK(read_with(reader, path).articles.size() == 1);
}

TEST_CASE("a reader of another version reads nothing, and that is said", "[reading]") {
  CHECK(WEXITSTATUS(std::system(READER_PROGRAM " 0.0.0 2>/dev/null")) == other_version_status);
  const TemporaryFolder folder;
  const std::string path = folder.path("a.html");
  std::ofstream(path) << "<p>x";
  ReaderProcess reader;
  const UseRealReader restore;
  use_program(folder, "exec " READER_PROGRAM " 0.0.0");
  const Result result = read_with(reader, path);
  REQUIRE(result.failures.size() == 1);
  CHECK_THAT(result.failures[0].reason, Contains(folder.path("reader")) && Contains("another version"));
  CHECK(result.failures[0].may_pass);
}

TEST_CASE("what a reader and its libraries complain of does not stop it", "[reading]") {
  const UseRealReader restore;
  const TemporaryFolder folder;
  const std::string path = folder.path("a.html");
  std::ofstream(path) << "<p>x";
  use_program(folder, "head -c 2000000 /dev/zero >&2; exec " READER_PROGRAM " \"$@\"");
  ReaderProcess reader;
  CHECK(read_with(reader, path).articles.size() == 1);
}

TEST_CASE("a reader that hangs is ended", "[reading]") {
  const UseRealReader restore;
  const TemporaryFolder folder;
  const std::string path = folder.path("a.html");
  std::ofstream(path) << "<p>x";
  use_program(folder, "exec sleep 100");
  setenv("FIHRIS_READER_SECONDS", "1", 1);
  ReaderProcess reader;
  const Result result = read_with(reader, path);
  unsetenv("FIHRIS_READER_SECONDS");
  REQUIRE(result.failures.size() == 1);
  CHECK_THAT(result.failures[0].reason, Contains("too long"));
}

TEST_CASE("what a reader says is not believed", "[reading]") {
  const UseRealReader restore;
  const TemporaryFolder folder;
  const std::string path = folder.path("a.html");
  std::ofstream(path) << "<p>x";
  for (const std::string nonsense : {R"(A\377\377\377\377)", R"(A\004\000\000\000\377\377\377\377)",
                                     R"(Z\000\000\000\000)", R"(R\000\000\000\000)"}) {
    use_program(folder, "printf '" + nonsense + "' >&3; exec sleep 100");
    ReaderProcess reader;
    const Result result = read_with(reader, path);
    INFO(nonsense);
    REQUIRE(result.failures.size() == 1);
    CHECK_THAT(result.failures[0].reason, Contains("nonsense"));
  }
}

TEST_CASE("a missing reader is said to be missing", "[reading]") {
  const UseRealReader restore;
  setenv("FIHRIS_READER", "/no/such/program", 1);
  ReaderProcess reader;
  const TemporaryFolder folder;
  const std::string path = folder.path("a.html");
  std::ofstream(path) << "<p>x";
  CHECK_THROWS_WITH(read_with(reader, path), Contains("/no/such/program"));
}

TEST_CASE("fields of a message are taken off as they were put on, and a cut one is refused", "[reading]") {
  MessageWriter writer(MessageKind::failure);
  writer.add("one");
  writer.add("");
  writer.add(std::uint32_t{7});
  const std::string& bytes = writer.finish();
  CHECK(message_size(bytes) == bytes.size() - message_head_bytes);
  const std::string payload = bytes.substr(message_head_bytes);
  MessageReader reader(payload);
  CHECK(reader.text() == "one");
  CHECK(reader.text().empty());
  CHECK(reader.number() == 7);
  CHECK(reader.at_end());
  for (std::size_t cut = 0; cut < payload.size(); ++cut) {
    MessageReader part(std::string_view(payload).substr(0, cut));
    CHECK_THROWS_AS((part.text(), part.text(), part.number()), WireError);
  }
}
