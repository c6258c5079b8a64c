#include "index/generation_seal.h"

#include <cerrno>
#include <fstream>
#include <sstream>
#include <string>

#include <xxhash.h>

#include "index/index_folder.h"
#include "index/write_error.h"

namespace fihris {
namespace {

std::string seal_file(const std::string& generation) {
  return generation + "/seal";
}

std::string read_all(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream bytes;
  bytes << file.rdbuf();  // what cannot be read is missed by the hash
  return bytes.str();
}

std::string hash_version_files(const std::string& generation) {
  const auto version_file = [](const std::string& database) { return read_all(database + "/iamglass"); };
  std::string bytes = read_all(articles_stub(generation)) + version_file(lexicon_folder(generation));
  for (std::size_t i = shard_count(generation); i-- > 0;) bytes += version_file(shard_folder(generation, i));
  return std::to_string(XXH3_64bits(bytes.data(), bytes.size())) + "\n";
}

}  // namespace

void seal_generation(const std::string& generation) {
  std::ofstream file(seal_file(generation), std::ios::binary);
  file << hash_version_files(generation);
  if (!file.flush()) fail_to_write(seal_file(generation), errno);
}

bool is_sealed(const std::string& generation) {
  const std::string seal = read_all(seal_file(generation));
  return seal.empty() || seal == hash_version_files(generation);
}

}  // namespace fihris
