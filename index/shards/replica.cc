#include "index/shards/replica.h"

#include <filesystem>
#include <system_error>

#include <xapian.h>

#include "analyzers/error.h"
#include "index/generation_seal.h"
#include "index/index_folder.h"
#include "index/index_reader.h"
#include "index/new_generation.h"
#include "index/write_error.h"
#include "index/writer_lock.h"
#include "messages/translation.h"

namespace fs = std::filesystem;

namespace fihris {
namespace {

constexpr std::size_t checking_threads = 2;

void check_is_whole(const std::string& generation, const std::string& index) {
  try {
    if (check_seal(generation) == SealState::whole) {
      check_sealed_tables(generation, checking_threads);
      open_generation(Hold{generation, nullptr}, index);  // of a version that this program can use
      return;
    }
  } catch (const Xapian::Error&) {
  }
  throw Error(
      tr("shards: {1}: what was copied is no whole generation, as when it was replaced meanwhile; run it "
         "again; the copy is as it was",
         {index}));
}

}  // namespace

bool replicate(const std::string& index, const FetchGeneration& fetch) {
  const WriterLock lock(index, [&](const std::string&) {
    throw Error(tr("shards: {1}: another program writes to it; run it again when that has ended", {index}));
  });
  // Under the lock nobody else removes it, and a hold would keep it when this is published.
  const std::string previous = live_generation(index).value_or("");
  NewGeneration generation(index, previous);
  fetch(generation.folder(), previous);
  const std::string seal = seal_of(generation.folder());
  if (!previous.empty() && !seal.empty() && seal == seal_of(previous) &&
      check_seal(previous) == SealState::whole)
    return false;
  check_is_whole(generation.folder(), index);
  generation.publish_sealed();
  return true;
}

void copy_generation(const std::string& original, const std::string& generation) {
  const auto hold = hold_live_generation(original);
  if (!hold) throw Error(tr("shards: {1}: there is no index to be copied", {original}));
  for (const auto& entry : fs::recursive_directory_iterator(hold->generation)) {
    const fs::path copy = generation / entry.path().lexically_relative(hold->generation);
    std::error_code error;
    if (entry.symlink_status().type() == fs::file_type::directory) {
      fs::create_directory(copy, error);
    } else if (entry.symlink_status().type() == fs::file_type::regular) {
      fs::copy_file(entry.path(), copy, error);
    }
    if (error) fail_to_write(copy, error.value());
  }
}

}  // namespace fihris
