// Times the tokenizer over the files of a folder, held in memory, on one core.
//   bench_analyzer FOLDER [ROUNDS]

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <string>
#include <vector>

#include "analyzers/tokenizer.h"

namespace {

using Clock = std::chrono::steady_clock;

double seconds_since(Clock::time_point start) { return std::chrono::duration<double>(Clock::now() - start).count(); }

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
    const auto round_start = Clock::now();
    sum = tokenize(texts);
    best = std::max(best, static_cast<double>(bytes) / 1e6 / seconds_since(round_start));
  }
  std::cout << texts.size() << " files, " << static_cast<double>(bytes) / 1e6 << " MB, " << sum.words << " words, "
            << static_cast<double>(sum.term_bytes) / 1e6 << " MB of terms\n"
            << "tokenizer: " << best << " MB/s (best of " << rounds << ")\n";
}
