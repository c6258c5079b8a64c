#include <archive.h>
#include <archive_entry.h>

#include <cstddef>
#include <map>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include "tests/end_to_end/contents.h"
#include "tests/support/catch.h"
#include "tests/support/packed_files.h"
#include "tests/support/sandbox.h"

using Catch::Contains;
using namespace fihris;
using namespace std::string_literals;

namespace {

/// A file that is meant to do harm, and what is told of it.
struct Bomb {
  const char* name;
  std::string bytes;
  const char* reason;
};

std::string repeated(std::string_view text, std::size_t times) {
  std::string all;
  all.reserve(text.size() * times);
  for (std::size_t i = 0; i < times; ++i) all += text;
  return all;
}

std::string gzipped(const std::string& bytes) {
  return packed({{"a", bytes}}, archive_write_set_format_raw, archive_write_add_filter_gzip);
}

/// `size` bytes of zeros and more, in MiB, in gzip.
std::string zeros(std::size_t size) {
  return repeated(gzipped(std::string(16u << 20, '\0')), size / 16 + 1);
}

/// Archives beside each other that unpack to `size` MiB and more, all together.
std::string wide_zip(std::size_t size) {
  const std::string inner = packed({{"a.txt", std::string(16u << 20, ' ')}});
  PackedFiles files;
  for (std::size_t i = 0; i <= size / 16; ++i) files.emplace_back(std::to_string(i) + ".zip", inner);
  return packed(files);
}

/// `text` in a zip with a password.
std::string locked_zip(const std::string& text, const char* cipher) {
  std::string bytes(1u << 16, '\0');
  std::size_t used = 0;
  archive* writer = archive_write_new();
  archive_write_set_format_zip(writer);
  archive_write_set_options(writer, cipher);
  archive_write_set_passphrase(writer, "secret");
  archive_write_open_memory(writer, bytes.data(), bytes.size(), &used);
  archive_entry* entry = archive_entry_new();
  archive_entry_set_pathname(entry, "a.txt");
  archive_entry_set_size(entry, static_cast<la_int64_t>(text.size()));
  archive_entry_set_filetype(entry, AE_IFREG);
  archive_write_header(writer, entry);
  archive_write_data(writer, text.data(), text.size());
  archive_entry_free(entry);
  archive_write_close(writer);
  archive_write_free(writer);
  bytes.resize(used);
  return bytes;
}

/// A tar with links that lead out of it instead of files.
std::string tar_of_links() {
  std::string bytes(1u << 16, '\0');
  std::size_t used = 0;
  archive* writer = archive_write_new();
  archive_write_set_format_ustar(writer);
  archive_write_open_memory(writer, bytes.data(), bytes.size(), &used);
  for (const bool is_hard : {true, false}) {
    archive_entry* entry = archive_entry_new();
    archive_entry_set_pathname(entry, is_hard ? "hard.txt" : "soft.txt");
    archive_entry_set_filetype(entry, is_hard ? AE_IFREG : AE_IFLNK);
    (is_hard ? archive_entry_set_hardlink : archive_entry_set_symlink)(entry, "../../secret/secret.txt");
    archive_write_header(writer, entry);
    archive_entry_free(entry);
  }
  archive_write_close(writer);
  archive_write_free(writer);
  bytes.resize(used);
  return bytes;
}

/// Ten entities, each of which is ten times the one before.
std::string growing_entities(const std::string& root) {
  std::string xml = "<?xml version='1.0'?><!DOCTYPE " + root + " [<!ENTITY a 'aaaaaaaaaa'>";
  for (char c = 'b'; c < 'm'; ++c)
    xml += std::string("<!ENTITY ") + c + " '" + repeated("&"s + static_cast<char>(c - 1) + ";", 10) + "'>";
  return xml + "]>";
}

std::string nested(std::string archive, int times) {
  while (times-- > 0) archive = packed({{"inner.zip", archive}});
  return archive;
}

const std::string locked_pdf =
    "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\n"
    "3 0 obj<</Filter/Standard/V 1/R 2/P -4/O<" +
    repeated("41", 32) + ">/U<" + repeated("42", 32) +
    ">>>endobj\ntrailer<</Root 1 0 R/Encrypt 3 0 R/ID[<41><41>]>>\n%%EOF\n";

/// A tree of pages that holds itself.
const std::string circular_pdf =
    "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
    "2 0 obj<</Type/Pages/Parent 2 0 R/Kids[2 0 R 2 0 R]/Count 100000>>endobj\ntrailer<</Root 1 0 "
    "R>>\n%%EOF\n";

std::vector<Bomb> bombs() {
  const std::string word =
      "<w:document xmlns:w='w'><w:body><w:p><w:r><w:t>&l;</w:t></w:r></w:p></w:body></w:document>";
  // What archives hold is read before it is too much.
  const auto wide_size = static_cast<std::size_t>(rounds(32, 1024));
  const bool is_whole = wide_size >= 1024;
  return {
      {"zeros.txt.gz", zeros(1024), "holds no article"},
      {"zeros.csv.gz", gzipped("title,text\n") + zeros(1024), "more memory than it may have"},
      {"wide.zip", wide_zip(wide_size), is_whole ? "more than may be trusted" : ""},
      {"nested.zip", nested(packed({{"a.txt", "deep"}}), 8), "too deep"},
      {"entities.xml",
       growing_entities("rss") + "<rss><channel><item><title>&l;</title></item></channel></rss>", ""},
      {"entities.docx", packed({{"word/document.xml", growing_entities("w:document") + word}}), ""},
      {"deep.json", "[{\"a\":" + std::string(200'000, '['), "skipped"},
      {"deep.xml", "<?xml version='1.0'?>" + repeated("<a>", 100'000), ""},
      {"deep.docx",
       packed({{"word/document.xml",
                "<?xml version='1.0'?><w:document xmlns:w='w'>" + repeated("<w:p>", 100'000)}}),
       ""},
      {"traditional.zip", locked_zip("secret", "zip:encryption=traditional"), "encrypted"},
      {"aes.zip", locked_zip("secret", "zip:encryption=aes256"), "encrypted"},
      {"locked.pdf", locked_pdf, "encrypted"},
      {"circular.pdf", circular_pdf, "a PDF without pages"},
      {"links.tar", tar_of_links(), "holds no article"},
  };
}

}  // namespace

TEST_CASE("bombs are told with the reason, and the rest of the folder is indexed within bounds", "[bombs]") {
  const Sandbox sandbox;
  for (const Bomb& bomb : bombs()) sandbox.write("news/"s + bomb.name, bomb.bytes);
  for (int i = 0; i < 10; ++i) sandbox.write("news/plain" + std::to_string(i) + ".txt", "lighthouse");
  sandbox.write("secret/secret.txt", "secret");
  const auto result = sandbox.run("fihris index news");
  INFO(result.err);
  CHECK(result.exit == 1);
#ifndef __SANITIZE_ADDRESS__
  CHECK(result.peak_bytes < (350u << 20));
#endif
  CHECK(sandbox.run("fihris search --count lighthouse").out == "10\n");
  CHECK(sandbox.run("fihris search -q --count secret").out == "0\n");
  std::istringstream status(sandbox.run("fihris status --files").out);
  std::map<std::string, std::string> told;
  for (std::string line; std::getline(status, line);) {
    for (const Bomb& bomb : bombs()) {
      if (line.find("/news/"s + bomb.name) != line.npos) told[bomb.name] += line + '\n';
    }
  }
  for (const Bomb& bomb : bombs()) {
    INFO(bomb.name);
    CHECK_FALSE(told[bomb.name].empty());
    CHECK_THAT(told[bomb.name], Contains(bomb.reason));
  }
  CHECK(run_index(sandbox, "", 0)["changed"] == false);
}
