#include "query/weighing/sequence_window.h"

#include <algorithm>
#include <map>
#include <memory>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include "query/weighing/group_frequency.h"
#include "query/weighing/group_weight.h"
#include "query/weighing/word_source.h"
#include "tests/support/catch.h"
#include "tests/support/temporary_folder.h"

using namespace fihris;

namespace {

using Xapian::Query;
using Words = std::vector<LayeredWord>;

constexpr double k1 = 0.6, b = 0.85;

/// Short articles of few words, so that any two stand side by side somewhere, in two databases.
struct RandomTexts {
  explicit RandomTexts(std::mt19937& random) {
    std::vector<std::string> folders;
    for (const char* name : {"one", "other"}) {
      folders.push_back(folder.path(name));
      Xapian::WritableDatabase part(folders.back(), Xapian::DB_CREATE | Xapian::DB_NO_SYNC);
      const std::size_t count = 200 + random() % 1800;
      for (std::size_t i = 0; i < count; ++i) {
        Xapian::Document article;
        auto place = static_cast<Xapian::termpos>(1 + random() % 3);
        for (std::size_t left = 1 + random() % 40; left > 0; --left, place += random() % 9 == 0 ? 300 : 1)
          article.add_posting(word(random), place);
        part.add_document(article);
      }
      part.commit();
      articles.add_database(Xapian::Database(folders.back()));
    }
    parts = std::make_shared<IndexParts>(folders, articles);
  }

  /// From the commonest on, each half as common as the one before.
  static std::string word(std::mt19937& random) {
    char letter = 'a';
    while (letter < 'k' && random() % 2 == 0) ++letter;
    return {letter};
  }

  TemporaryFolder folder;
  Xapian::Database articles;
  std::shared_ptr<IndexParts> parts;
};

class Made {
 public:
  Made(const RandomTexts& texts, std::mt19937& random) : texts_(texts), random_(random) {}

  LayeredWord word(bool has_sequences) {
    LayeredWord word = basis();
    for (std::size_t i = random_() % 3 + !has_sequences; i > 0; --i)
      word.lists.push_back({form(), random_() % PostingWindow::layers});
    word.worths = {random_() % 2 ? 0.3 : 0, random_() % 2 ? 0.7 : 0, 1.1};
    for (std::size_t i = has_sequences ? 1 + random_() % 3 : 0; i > 0; --i)
      word.sequences.push_back(sequence());
    return word;
  }

  LayeredWord phrase() {
    LayeredWord word = basis();
    word.is_phrase = true;
    for (std::size_t i = 1 + random_() % 2; i > 0; --i) word.sequences.push_back(sequence());
    return word;
  }

  LayeredWord any() { return random_() % 3 == 0 ? phrase() : word(random_() % 2 == 0); }

 private:
  LayeredWord basis() {
    LayeredWord word;
    word.share = 0.5;
    word.times = random_() % 2 ? 2 : 1;
    word.bm25 = Bm25(k1, b, texts_.articles.get_average_length());
    word.parts = texts_.parts;
    return word;
  }

  /// Some are nowhere.
  std::string form() { return random_() % 20 == 0 ? "nowhere" : RandomTexts::word(random_); }

  FormSequence sequence() {
    FormSequence sequence(1 + random_() % 3);
    for (auto& forms : sequence) {
      std::map<std::string, double> some;
      for (std::size_t i = 1 + random_() % 3; i > 0; --i) {
        const std::string term = form();
        some[term] = inverse_frequency(texts_.articles.get_termfreq(term), texts_.articles.get_doccount());
      }
      for (const auto& [term, worth] : some) forms.push_back({term, worth});
    }
    return sequence;
  }

  const RandomTexts& texts_;
  std::mt19937& random_;
};

using Places = std::map<std::string, std::vector<Xapian::termpos>>;

std::size_t count(const Places& text, const std::string& term) {
  const auto found = text.find(term);
  return found == text.end() ? 0 : found->second.size();
}

bool stands(const Places& text, const FormSequence& sequence, std::size_t from, Xapian::termpos at) {
  if (from == sequence.size()) return true;
  return std::any_of(sequence[from].begin(), sequence[from].end(), [&](const SequenceForm& form) {
    const auto found = text.find(form.term);
    return found != text.end() && std::count(found->second.begin(), found->second.end(), at) > 0 &&
           stands(text, sequence, from + 1, at + 1);
  });
}

/// What a word weighs, from the text alone; 0 if it is not there.
double weight(const Places& text, Xapian::termcount length, const LayeredWord& word) {
  double sum = 0;
  std::size_t in_sequences = 0, occurrences = 0;
  for (const FormSequence& sequence : word.sequences) {
    const bool is_there = std::any_of(sequence[0].begin(), sequence[0].end(), [&](const SequenceForm& form) {
      const auto found = text.find(form.term);
      return found != text.end() &&
             std::any_of(found->second.begin(), found->second.end(),
                         [&](Xapian::termpos at) { return stands(text, sequence, 1, at + 1); });
    });
    if (!is_there) continue;
    std::size_t least = length;
    for (const auto& forms : sequence) {
      std::size_t of_word = 0;
      for (const SequenceForm& form : forms) {
        const auto times = static_cast<Xapian::termcount>(count(text, form.term));
        of_word += times;
        if (word.is_phrase && times > 0) sum += word.bm25.weight(form.worth, times, length);
      }
      least = std::min(least, of_word);
    }
    in_sequences += least;
  }
  for (std::size_t layer = 0; layer < PostingWindow::layers && !word.is_phrase; ++layer) {
    for (const PostingList& list : word.lists)
      if (list.layer == layer) occurrences += count(text, list.term);
    if (layer + 1 == PostingWindow::layers) occurrences += in_sequences;
    const auto counted = static_cast<Xapian::termcount>(std::min<std::size_t>(occurrences, length));
    if (counted > 0 && word.worths[layer] > 0) sum += word.bm25.weight(word.worths[layer], counted, length);
  }
  return word.times * sum;
}

using Found = std::vector<std::pair<double, Xapian::docid>>;

/// What is to be found, the best first, by looking at every article.
Found by_texts(const Xapian::Database& articles, const Words& wanted, bool is_all, const Words& others) {
  Found found;
  for (Xapian::docid id = 1; id <= articles.get_lastdocid(); ++id) {
    Places text;
    try {
      for (auto term = articles.termlist_begin(id); term != articles.termlist_end(id); ++term)
        text[*term].assign(term.positionlist_begin(), term.positionlist_end());
    } catch (const Xapian::DocNotFoundError&) {
      continue;
    }
    const Xapian::termcount length = articles.get_doclength(id);
    double sum = 0;
    std::size_t matching = 0;
    for (const LayeredWord& word : wanted) {
      const double weighs = weight(text, length, word);
      if (weighs > 0) ++matching;
      sum += weighs;
    }
    if (matching < (is_all ? wanted.size() : 1)) continue;
    for (const LayeredWord& word : others) sum += weight(text, length, word);
    found.emplace_back(sum, id);
  }
  std::stable_sort(found.begin(), found.end(),
                   [](const auto& one, const auto& other) { return one.first > other.first; });
  return found;
}

Query query_of(const Words& wanted, bool is_all, const Words& others) {
  ListedWords words;
  words.is_all = is_all;
  for (const LayeredWord& word : wanted) words.wanted.push_back(std::make_shared<const LayeredWord>(word));
  for (const LayeredWord& word : others) words.others.push_back(std::make_shared<const LayeredWord>(word));
  return Query((new WordSource(words))->release());
}

Found best(const Xapian::Database& articles, const Query& query, Xapian::doccount most) {
  Xapian::Enquire asked(articles);
  asked.set_query(query);
  asked.set_weighting_scheme(GroupWeight(k1, b));
  const Xapian::MSet hits = asked.get_mset(0, most);
  Found found;
  for (auto hit = hits.begin(); hit != hits.end(); ++hit) found.emplace_back(hit.get_weight(), *hit);
  return found;
}

}  // namespace

TEST_CASE("phrases, words of several and others are found and weigh as their texts say", "[sequences]") {
  std::mt19937 random(31);
  for (int round = 0; round < 40; ++round) {
    const RandomTexts texts(random);
    Made make(texts, random);
    Words wanted, others;
    for (std::size_t i = 1 + random() % 3; i > 0; --i) wanted.push_back(make.any());
    for (std::size_t i = random() % 3; i > 0; --i) others.push_back(make.any());
    const bool is_all = random() % 2 == 0;
    const Query query = query_of(wanted, is_all, others);
    Found expected = by_texts(texts.articles, wanted, is_all, others);
    REQUIRE(best(texts.articles, query, 100'000) == expected);
    // These are found by bounds.
    if (expected.size() > 10) expected.resize(10);
    REQUIRE(best(texts.articles, query, 10) == expected);
  }
}

TEST_CASE("words are found beside what Xapian looks for by itself", "[sequences]") {
  std::mt19937 random(32);
  for (int round = 0; round < 10; ++round) {
    const RandomTexts texts(random);
    Made make(texts, random);
    const Words wanted{make.any(), make.any()};
    Found expected = by_texts(texts.articles, wanted, false, {});
    std::erase_if(expected, [&](const auto& found) {
      auto term = texts.articles.termlist_begin(found.second);
      term.skip_to("c");
      return term == texts.articles.termlist_end(found.second) || *term != "c";
    });
    const Query query(Query::OP_FILTER, query_of(wanted, false, {}), Query("c"));
    REQUIRE(best(texts.articles, query, 100'000) == expected);
  }
}
