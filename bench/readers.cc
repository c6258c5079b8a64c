// Times the readers of formats over the files of a folder, held in memory, in processor time of one core, and
// without their sandbox.
//   bench_readers FOLDER [ROUNDS]

#include <algorithm>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "indexer/readers/process/any_reader.h"
#include "indexer/reading/format.h"

namespace {

using namespace fihris;

struct File {
  std::string path;
  std::string bytes;
};

/// Drops what is read, but counts it.
struct Counted : ArticleSink {
  std::size_t articles = 0;
  std::size_t bytes = 0;
  void add(ReadArticle article) override {
    ++articles;
    bytes += article.body.size();
  }
  void fail(ReadFailure) override {}
  void alive() override {}
};

std::map<std::string, std::vector<File>> files_by_format(const std::filesystem::path& folder) {
  std::map<std::string, std::vector<File>> files;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
    if (!entry.is_regular_file()) continue;
    std::ifstream stream(entry.path(), std::ios::binary);
    File file{entry.path(), {std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()}};
    const auto head = std::string_view(file.bytes).substr(0, sniffed_bytes);
    files[std::string(name_of(sniff_format(head, entry.path().filename().string())))].push_back(
        std::move(file));
  }
  return files;
}

Counted read(const std::vector<File>& files) {
  Counted counted;
  const std::string encoding;
  const FieldNames fields;
  for (const auto& [path, bytes] : files) {
    ReadBudget budget{1ull << 30, 2'000'000};
    MemoryInput input(path.substr(path.rfind('/') + 1), bytes);
    read_any(input, {path, {}, encoding, fields, 0, budget, counted, read_any});
  }
  return counted;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 2) {
    std::cerr << "usage: bench_readers FOLDER [ROUNDS]\n";
    return 2;
  }
  const int rounds = argc > 2 ? std::atoi(argv[2]) : 5;
  prepare_readers();
  for (const auto& [format, files] : files_by_format(argv[1])) {
    double megabytes = 0;
    for (const auto& file : files) megabytes += static_cast<double>(file.bytes.size()) / 1e6;
    double best = 0;
    Counted counted;
    for (int round = 0; round < rounds; ++round) {
      const std::clock_t start = std::clock();
      counted = read(files);
      best = std::max(best, megabytes * CLOCKS_PER_SEC / static_cast<double>(std::clock() - start));
    }
    std::cout << format << ": " << files.size() << " files, " << megabytes << " MB, " << counted.articles
              << " articles with " << static_cast<double>(counted.bytes) / 1e6 << " MB: " << best
              << " MB/s (best of " << rounds << ")\n";
  }
}
