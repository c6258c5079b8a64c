#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <string>

#include <xapian.h>

#include "index/glass/database_merger.h"
#include "index/glass/table_writer.h"
#include "tests/index/glass/test_documents.h"
#include "tests/support/temporary_folder.h"

namespace {

namespace fs = std::filesystem;

constexpr const char* tables[] = {"postlist.glass", "position.glass", "termlist.glass", "docdata.glass"};
constexpr std::size_t patch_bytes = 4;

std::string sound_database() {
  static const fihris::TemporaryFolder folder;
  static bool written = false;
  if (!written) fihris::write_database(folder.path("sound"), fihris::RandomDocuments(1).documents(40));
  written = true;
  return folder.path("sound");
}

/// Each four bytes of `data` say which table, where and by what a byte of it is replaced.
void patch(const std::string& database, const std::uint8_t* data, std::size_t size) {
  for (; size >= patch_bytes; data += patch_bytes, size -= patch_bytes) {
    const std::string file = database + "/" + tables[data[0] % 4];
    const auto bytes = static_cast<unsigned>(fs::file_size(file));
    std::fstream stream(file, std::ios::in | std::ios::out | std::ios::binary);
    stream.seekp((static_cast<unsigned>(data[0] / 4) << 16 | static_cast<unsigned>(data[1]) << 8 | data[2]) %
                 bytes);
    stream.put(static_cast<char>(data[3]));
  }
}

}  // namespace

/// A database of whose tables any bytes are damaged: its merge ends, with a database or with an error of
/// Xapian's. (The version file has a seal of its own.)
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const fihris::TemporaryFolder folder;
  fs::remove_all(folder.path("damaged"));
  fs::remove_all(folder.path("merged"));
  fs::copy(sound_database(), folder.path("damaged"));
  patch(folder.path("damaged"), data, size);
  try {
    fihris::glass::merge_databases({{folder.path("damaged")}}, folder.path("merged"));
  } catch (const fihris::glass::KeyOrderError&) {  // what a damaged source may end with
  } catch (const Xapian::Error&) {
  }
  return 0;
}
