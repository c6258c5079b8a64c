// Measures how spellings of names meet.
//   bench_names NAMES [FOLDER [PAIRS]]
// NAMES is a folder with spellings.tsv (Latin name, Arabic spellings parted by |) and ar2en-train.txt (Arabic
// name, Latin name). With FOLDER, a folder of articles, its commonest words are searched for pairs that are
// taken for one name; PAIRS is a file to write them to.

#include <algorithm>
#include <cstdint>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <random>
#include <set>
#include <sstream>
#include <string>
#include <unordered_map>
#include <vector>

#include "analyzers/grammar/clitics.h"
#include "analyzers/grammar/vocabulary.h"
#include "analyzers/names/likeliest_names.h"
#include "analyzers/names/skeleton.h"
#include "analyzers/names/transliteration.h"
#include "analyzers/words/letters.h"
#include "analyzers/words/tokenizer.h"

namespace {

using fihris::query_keys;
using fihris::same_name;
using fihris::spelling_similarity;
using fihris::stored_keys;

/// Of processor time, which other programs do not lengthen.
double microseconds_since(std::clock_t start) {
  return 1e6 * static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
}

double share(std::size_t part, std::size_t whole) {
  return whole == 0 ? 0 : static_cast<double>(part) / static_cast<double>(whole);
}

std::vector<std::vector<std::string>> rows(const std::filesystem::path& file, char separator) {
  std::vector<std::vector<std::string>> result;
  std::ifstream lines(file);
  if (!lines) throw std::runtime_error("cannot read " + file.string());
  for (std::string line; std::getline(lines, line);) {
    if (line.empty() || line.front() == '#') continue;
    std::istringstream cells(line);
    auto& row = result.emplace_back();
    for (std::string cell; std::getline(cells, cell, separator);) row.push_back(cell);
  }
  return result;
}

/// The letters and digits of a name as one folded word.
std::string folded_name(const std::string& name) {
  std::string joined;
  fihris::Tokenizer tokenizer(name);
  for (fihris::Token token; tokenizer.next(token);) joined += token.term;
  return joined;
}

bool share_key(const std::vector<std::string>& asked, const std::string& word) {
  const std::vector<std::string> stored = stored_keys(word);
  return std::any_of(stored.begin(), stored.end(), [&](const std::string& key) {
    return std::find(asked.begin(), asked.end(), key) != asked.end();
  });
}

/// The index keeps names without the article, where its vocabulary shows that it is one; here both are tried.
std::string without_article(const std::string& word) {
  const std::string article(fihris::spelled<fihris::letter::alef, fihris::letter::lam>);
  return word.size() > article.size() + 4 && word.starts_with(article) ? word.substr(article.size()) : word;
}

struct Name {
  std::string latin;
  std::vector<std::string> spellings;  // folded, each once
};

std::vector<Name> read_names(const std::filesystem::path& file) {
  std::vector<Name> names;
  for (const auto& row : rows(file, '\t')) {
    Name name{row[0], {}};
    std::istringstream cells(row[1]);
    for (std::string cell; std::getline(cells, cell, '|');) {
      const std::string spelling = folded_name(cell);
      if (!spelling.empty() &&
          std::find(name.spellings.begin(), name.spellings.end(), spelling) == name.spellings.end()) {
        name.spellings.push_back(spelling);
      }
    }
    if (!name.spellings.empty()) names.push_back(std::move(name));
  }
  return names;
}

/// 32-bit FNV-1a, as in tools/learn_transliteration, which reads the names of even hashes.
std::uint32_t fnv1a(const std::string& text) {
  std::uint32_t value = 2166136261U;
  for (const char byte : text) value = (value ^ static_cast<unsigned char>(byte)) * 16777619U;
  return value;
}

class WordCounts : public fihris::Vocabulary {
 public:
  void add(const std::string& text) {
    std::set<std::string> words;
    fihris::Tokenizer tokenizer(text);
    for (fihris::Token token; tokenizer.next(token);) {
      if (words.insert(token.term).second) ++counts_[token.term].first;
      if (token.hamza_before_lam && hamza_seen_.insert(token.term).second) ++counts_[token.term].second;
    }
    hamza_seen_.clear();
  }
  unsigned frequency(std::string_view word) const override { return count(word).first; }
  unsigned hamza_frequency(std::string_view word) const override { return count(word).second; }
  const std::unordered_map<std::string, std::pair<unsigned, unsigned>>& counts() const { return counts_; }

 private:
  std::pair<unsigned, unsigned> count(std::string_view word) const {
    const auto found = counts_.find(std::string(word));
    return found == counts_.end() ? std::pair(0U, 0U) : found->second;
  }
  std::unordered_map<std::string, std::pair<unsigned, unsigned>> counts_;
  std::set<std::string> hamza_seen_;
};

void measure_spellings(const std::filesystem::path& file) {
  const std::vector<Name> all = read_names(file);
  std::vector<Name> names;
  std::copy_if(all.begin(), all.end(), std::back_inserter(names),
               [](const Name& n) { return n.spellings.size() > 1; });
  std::mt19937 random(1);
  std::shuffle(names.begin(), names.end(), random);
  names.resize(std::min<std::size_t>(names.size(), 2000));

  WordCounts once;  // a collection that says no more of a spelling than that it exists
  for (const Name& name : all) {
    for (const std::string& spelling : name.spellings) once.add(spelling);
  }
  const auto reaches = [](const std::string& typed, const std::string& other) {
    return share_key(query_keys(typed), other) && same_name(typed, other);
  };
  const auto reaches_in_text = [&](const std::string& typed, const std::string& other) {
    return share_key(query_keys(typed), other) && same_name(typed, other, once);
  };
  const auto either = [](const std::string& typed, const std::string& other, const auto& holds) {
    return holds(typed, other) || holds(without_article(typed), without_article(other));
  };

  struct Sums {
    std::size_t pairs = 0, with_key = 0, alike = 0, reached = 0, in_text = 0;
  } halves[2];  // rules were written with a view to the names of even hashes alone
  for (const Name& name : names) {
    Sums& sums = halves[fnv1a(name.latin) % 2];
    const std::string& typed = name.spellings[0];
    for (std::size_t i = 1; i < name.spellings.size(); ++i) {
      const std::string& other = name.spellings[i];
      ++sums.pairs;
      sums.with_key +=
          either(typed, other, [](const auto& a, const auto& b) { return share_key(query_keys(a), b); });
      sums.alike +=
          either(typed, other, [](const auto& a, const auto& b) { return spelling_similarity(a, b) > 0; });
      sums.reached += either(typed, other, reaches);
      sums.in_text += either(typed, other, reaches_in_text);
    }
  }
  const auto report = [](const char* what, const Sums& sums) {
    std::cout << "spellings, " << what << ": " << sums.pairs << "\n"
              << "  joined by any rules at all  " << share(sums.alike, sums.pairs) << "\n"
              << "  with a common key           " << share(sums.with_key, sums.pairs) << "\n"
              << "  reached as names            " << share(sums.reached, sums.pairs) << "\n"
              << "  reached as words of a text  " << share(sums.in_text, sums.pairs) << "\n";
  };
  report("half seen", halves[0]);
  report("half held back", halves[1]);

  std::uniform_int_distribution<std::size_t> any(0, all.size() - 1);
  constexpr std::size_t random_pairs = 10000;
  std::size_t false_joins = 0, false_in_text = 0;
  for (std::size_t i = 0; i < random_pairs;) {
    const Name &a = all[any(random)], &b = all[any(random)];
    if (a.latin == b.latin) continue;
    ++i;
    false_joins += either(a.spellings[0], b.spellings[0], reaches);
    false_in_text += either(a.spellings[0], b.spellings[0], reaches_in_text);
  }
  std::cout << "false among " << random_pairs << " random pairs: " << false_joins << " as names, "
            << false_in_text << " as words of a text\n";
}

class Lexicon {
 public:
  void add(const std::string& word) {
    const std::size_t number = words_.size();
    words_.push_back(word);
    for (const std::string& key : stored_keys(word)) by_key_[key].push_back(number);
  }

  /// The words that have one of the keys, each word once.
  std::vector<std::string> candidates(const std::vector<std::string>& keys) const {
    std::set<std::size_t> numbers;
    for (const std::string& key : keys) {
      const auto found = by_key_.find(key);
      if (found != by_key_.end()) numbers.insert(found->second.begin(), found->second.end());
    }
    std::vector<std::string> result;
    for (const std::size_t number : numbers) result.push_back(words_[number]);
    return result;
  }

 private:
  std::vector<std::string> words_;
  std::unordered_map<std::string, std::vector<std::size_t>> by_key_;
};

void measure_latin(const std::filesystem::path& file) {
  std::vector<std::pair<std::string, std::string>> held_back;
  std::set<std::string> arabic_names;
  for (const auto& row : rows(file, '\t')) {
    const std::string arabic = folded_name(row[0]), latin = folded_name(row[1]);
    arabic_names.insert(arabic);
    if (fnv1a(arabic) % 2 == 1) held_back.emplace_back(arabic, latin);
  }
  Lexicon lexicon;
  for (const std::string& name : arabic_names) lexicon.add(name);

  std::size_t at_1 = 0, at_5 = 0, at_20 = 0, accepted = 0, all_accepted = 0, all_candidates = 0, near = 0,
              all_near = 0;
  for (const auto& [arabic, latin] : held_back) {
    const double own = spelling_similarity(latin, arabic);
    std::size_t better = 0;
    bool found = false;
    const std::vector<std::string> candidates = lexicon.candidates(query_keys(latin));
    std::vector<fihris::LatinCandidate> taken;
    for (const std::string& candidate : candidates) {
      ++all_candidates;
      found |= candidate == arabic;
      better += spelling_similarity(latin, candidate) > own;
      if (same_name(latin, candidate))
        taken.push_back({candidate, spelling_similarity(latin, candidate), 0, 0});
    }
    all_accepted += taken.size();
    const std::vector<std::string_view> nearest = fihris::likeliest_names(latin, taken, WordCounts());
    all_near += nearest.size();
    near += std::find(nearest.begin(), nearest.end(), arabic) != nearest.end();
    at_1 += found && better < 1;
    at_5 += found && better < 5;
    at_20 += found && better < 20;
    accepted += found && same_name(latin, arabic);
  }
  const std::size_t count = held_back.size();
  std::cout << "latin: " << count << " names held back, lexicon of " << arabic_names.size() << "\n"
            << "  recall at 1, 5, 20   " << share(at_1, count) << " " << share(at_5, count) << " "
            << share(at_20, count) << "\n  taken for the name   " << share(accepted, count)
            << ", names taken for each query " << share(all_accepted, count) << " of "
            << share(all_candidates, count) << " candidates\n  the nearest of these " << share(near, count)
            << ", names for each query " << share(all_near, count) << "\n";
}

void measure_speed(const std::filesystem::path& file) {
  std::vector<std::string> arabic, latin;
  for (const auto& row : rows(file, '\t')) {
    arabic.push_back(folded_name(row[0]));
    latin.push_back(folded_name(row[1]));
  }
  const auto report = [&](const char* what, auto function) {
    const std::clock_t start = std::clock();
    for (std::size_t i = 0; i < arabic.size(); ++i) function(i);
    std::cout << "  " << what << microseconds_since(start) / static_cast<double>(arabic.size()) << "\n";
  };
  double sum = 0;
  std::cout << "speed: microseconds of processor time\n";
  report("stored_keys, Arabic          ",
         [&](std::size_t i) { sum += static_cast<double>(stored_keys(arabic[i]).size()); });
  report("query_keys, Arabic           ",
         [&](std::size_t i) { sum += static_cast<double>(query_keys(arabic[i]).size()); });
  report("query_keys, Latin            ",
         [&](std::size_t i) { sum += static_cast<double>(query_keys(latin[i]).size()); });
  report("similarity, Latin to Arabic  ",
         [&](std::size_t i) { sum += spelling_similarity(latin[i], arabic[i]); });
  report("similarity, Arabic to Arabic ",
         [&](std::size_t i) { sum += spelling_similarity(arabic[i], arabic[(i + 1) % arabic.size()]); });
  if (sum < 0) std::cout << sum;  // the results are used
}

void measure_vocabulary(const std::filesystem::path& folder, const char* pairs_file) {
  WordCounts vocabulary;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
    if (!entry.is_regular_file()) continue;
    std::ifstream file(entry.path());
    vocabulary.add({std::istreambuf_iterator<char>(file), {}});
  }
  std::unordered_map<std::string, unsigned> cores;
  std::size_t keys = 0;
  for (const auto& [word, count] : vocabulary.counts()) {
    cores[std::string(fihris::split_proclitics(word, vocabulary).core)] += count.first;
  }
  std::vector<std::pair<unsigned, std::string>> words;
  for (const auto& [core, count] : cores) {
    words.emplace_back(count, core);
    keys += stored_keys(core).size();
  }
  std::sort(words.rbegin(), words.rend());

  std::ofstream pairs(pairs_file != nullptr ? pairs_file : "/dev/null");
  std::cout << "words: " << vocabulary.counts().size() << ", cores: " << cores.size()
            << ", stored keys for each " << share(keys, cores.size()) << "\n";
  const auto report = [&](std::size_t begin, std::size_t end) {
    Lexicon lexicon;
    for (std::size_t i = begin; i < end; ++i) lexicon.add(words[i].second);
    std::size_t joined = 0, with_join = 0, candidates = 0;
    const std::clock_t start = std::clock();
    for (std::size_t i = begin; i < end; ++i) {
      const std::string& word = words[i].second;
      std::size_t joins = 0;
      for (const std::string& candidate : lexicon.candidates(query_keys(word))) {
        ++candidates;
        if (candidate == word || !same_name(word, candidate, vocabulary)) continue;
        ++joins;
        if (word < candidate) {
          pairs << begin << '\t' << word << '\t' << vocabulary.frequency(word) << '\t' << candidate << '\t'
                << vocabulary.frequency(candidate) << '\n';
        }
      }
      joined += joins;
      with_join += joins > 0;
    }
    const std::size_t count = end - begin;
    std::cout << "  cores " << begin << " to " << end << " by frequency: with a join "
              << share(with_join, count) << ", joins for each " << share(joined, count)
              << ", candidates for each " << share(candidates, count) << ", microseconds for each candidate "
              << microseconds_since(start) / static_cast<double>(std::max<std::size_t>(candidates, 1))
              << "\n";
  };
  report(0, std::min<std::size_t>(30000, words.size()));
  report(0, words.size());
}

}  // namespace

int main(int argc, char** argv) try {
  if (argc < 2) {
    std::cerr << "usage: bench_names NAMES [FOLDER [PAIRS]]\n";
    return 2;
  }
  const std::filesystem::path names = argv[1];
  measure_spellings(names / "spellings.tsv");
  measure_latin(names / "ar2en-train.txt");
  measure_speed(names / "ar2en-train.txt");
  if (argc > 2) measure_vocabulary(argv[2], argc > 3 ? argv[3] : nullptr);
} catch (const std::exception& error) {
  std::cerr << "bench_names: " << error.what() << "\n";
  return 2;
}
