// Times the tokenizer over the files of a folder, held in memory, in processor time of one core.
//   bench_analyzer FOLDER [ROUNDS]

#include <algorithm>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <string>
#include <vector>

#include "analyzers/words/tokenizer.h"

namespace {

double seconds_since(std::clock_t start) {
  return static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
}

std::vector<std::string> read_files(const std::filesystem::path& folder) {
  std::vector<std::string> texts;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
    if (!entry.is_regular_file()) continue;
    std::ifstream file(entry.path(), std::ios::binary);
    texts.emplace_back(std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>());
  }
  return texts;
}

/// What the words of all texts amount to; used, so that the work cannot be left out.
struct Sum {
  std::size_t words = 0;
  std::size_t term_bytes = 0;
};

Sum tokenize(const std::vector<std::string>& texts) {
  Sum sum;
  fihris::Token token;
  for (const std::string& text : texts) {
    fihris::Tokenizer tokenizer(text);
    while (tokenizer.next(token)) {
      ++sum.words;
      sum.term_bytes += token.term.size();
    }
  }
  return sum;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 2) {
    std::cerr << "usage: bench_analyzer FOLDER [ROUNDS]\n";
    return 2;
  }
  const auto texts = read_files(argv[1]);
  std::size_t bytes = 0;
  for (const std::string& text : texts) bytes += text.size();

  const int rounds = argc > 2 ? std::atoi(argv[2]) : 5;
  double best = 0;
  Sum sum;
  for (int round = 0; round < rounds; ++round) {
    const std::clock_t start = std::clock();
    sum = tokenize(texts);
    best = std::max(best, static_cast<double>(bytes) / 1e6 / seconds_since(start));
  }
  std::cout << texts.size() << " files, " << static_cast<double>(bytes) / 1e6 << " MB, " << sum.words
            << " words, " << static_cast<double>(sum.term_bytes) / 1e6 << " MB of terms\n"
            << "tokenizer: " << best << " MB/s (best of " << rounds << ")\n";
}
