// Times the expansion of single words in lexicons of a given size.
//   bench_lexicon INDEX WORK WORDS [ASKED]
// Takes the words of INDEX, changes a letter of each, or more, until there are WORDS of them, each in an
// article, builds their lexicon in the folder WORK, and expands ASKED (2,000) of the words of INDEX at all
// levels, similar words included, each with a reader that has read nothing yet.

#include <cstdlib>
#include <filesystem>
#include <iostream>
#include <random>
#include <string>
#include <unordered_set>
#include <vector>

#include <xapian.h>

#include "analyzers/words/arabic_word.h"
#include "bench/steps.h"
#include "index/derived/lexicon_builder.h"
#include "index/index_reader.h"
#include "index/schema.h"
#include "query/expansion/expander.h"

namespace {

constexpr std::size_t words_an_article = 1000;

std::vector<std::string> arabic_words(const fihris::Articles& articles) {
  std::vector<std::string> words;
  for (auto term = articles.allterms_begin(); term != articles.allterms_end(); ++term) {
    if (fihris::has_prefix(*term)) continue;
    std::string word = fihris::decode_term(*term);
    if (fihris::is_arabic_word(word)) words.push_back(std::move(word));
  }
  return words;
}

/// `words` and, if they are fewer than `count`, others that differ from them by a letter taken from another
/// word.
std::vector<std::string> grown(const std::vector<std::string>& words, std::size_t count,
                               std::mt19937& chance) {
  std::vector<std::string> all;
  std::unordered_set<std::string> seen;
  for (std::size_t i = 0; all.size() < count; ++i) {
    std::string word = i < words.size() ? words[i] : all[chance() % all.size()];
    if (i >= words.size()) {
      const std::string& other = words[chance() % words.size()];
      word.replace(chance() % fihris::letter_count(word) * fihris::letter_bytes, fihris::letter_bytes, other,
                   chance() % fihris::letter_count(other) * fihris::letter_bytes, fihris::letter_bytes);
    }
    if (seen.insert(word).second) all.push_back(std::move(word));
  }
  return all;
}

void write_articles(const std::vector<std::string>& words, const std::string& folder) {
  Xapian::WritableDatabase articles(folder, Xapian::DB_CREATE_OR_OVERWRITE | Xapian::DB_NO_SYNC);
  for (std::size_t begin = 0; begin < words.size(); begin += words_an_article) {
    Xapian::Document article;
    for (std::size_t i = begin; i < std::min(begin + words_an_article, words.size()); ++i) {
      article.add_term(fihris::encode_term(words[i]));
    }
    articles.add_document(article);
  }
  articles.commit();
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 4) {
    std::cerr << "usage: bench_lexicon INDEX WORK WORDS [ASKED]\n";
    return 2;
  }
  const std::string work = argv[2];
  const std::size_t count = std::strtoul(argv[3], nullptr, 10);
  const std::size_t asked = argc > 4 ? std::strtoul(argv[4], nullptr, 10) : 2000;
  std::mt19937 chance(1);
  const std::vector<std::string> known = arabic_words(fihris::open_index(argv[1]).articles);
  std::filesystem::create_directories(work);
  const std::string lexicon_folder = work + "/lexicon", articles_folder = work + "/articles";
  std::filesystem::remove_all(lexicon_folder);
  write_articles(grown(known, count, chance), articles_folder);
  const fihris::Articles articles{Xapian::Database(articles_folder)};
  fihris::glass::DatabaseMaker maker;
  fihris::build_lexicon(articles, lexicon_folder, maker);
  const Xapian::Database lexicon(lexicon_folder);

  const fihris::Ranking ranking;
  fihris::Step time("a word"), forms("forms");
  unsigned cut = 0;
  for (std::size_t i = 0; i < asked; ++i) {
    fihris::QueryWord word;
    word.term = known[chance() % known.size()];
    const double start = fihris::milliseconds();
    const fihris::LexiconReader reader(lexicon, articles);
    const auto expansion =
        fihris::Expander(reader, articles, ranking).expand(word, fihris::Level::inflection, true);
    time.add(fihris::milliseconds() - start);
    forms.add(static_cast<double>(expansion.forms.size()));
    cut += expansion.cut ? 1 : 0;
  }
  std::cout << lexicon.get_doccount() << " cores, " << asked << " words expanded, " << cut
            << " of them cut; ms a word:\n";
  fihris::Step::print_header();
  time.print();
  forms.print();
}
