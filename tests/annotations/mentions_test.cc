#include "analyzers/mentions/mentions.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <set>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include "indexer/articles/article.h"
#include "tests/support/catch.h"
#include "tests/support/temporary_folder.h"

using namespace fihris;

namespace {

using Stretch = std::pair<std::size_t, std::size_t>;  ///< bytes of the file, the second one past the end
using Stretches = std::map<std::string, std::set<Stretch>>;  ///< by article

struct Annotations {
  std::vector<std::string> articles;
  Stretches people;
  Stretches places;
};

Annotations read_annotations() {
  Annotations annotations;
  std::ifstream file(ANNOTATIONS "/news.tsv");
  REQUIRE(file);
  for (std::string line; std::getline(file, line);) {
    if (line.empty() || line.front() == '#') continue;
    std::istringstream cells(line);
    std::string article, kind;
    Stretch stretch;
    cells >> article;
    if (annotations.articles.empty() || annotations.articles.back() != article)
      annotations.articles.push_back(article);
    if (cells >> stretch.first >> stretch.second >> kind) {
      (kind == "person" ? annotations.people : annotations.places)[article].insert(stretch);
    }
  }
  return annotations;
}

void lay_out(const std::vector<std::string>& articles, const TemporaryFolder& folder) {
  std::string command = "python3 '" ANNOTATIONS "/lay_out_articles.py' '" ARCHIVES "' '";
  command.append(folder.path()).append("'");
  for (const std::string& article : articles) command.append(" ").append(article);
  REQUIRE(std::system(command.c_str()) == 0);
}

std::string read_article(const std::string& article, const TemporaryFolder& folder) {
  std::string name = article;
  name[name.find('/')] = '-';
  std::ifstream file(folder.path(name + ".txt"), std::ios::binary);
  REQUIRE(file);
  return {std::istreambuf_iterator<char>(file), {}};
}

/// Adds what the program finds in an article, as stretches of the file.
void recognise(const std::string& article, const std::string& file, Stretches& people, Stretches& places) {
  const Record record = make_article(article, file);
  const std::size_t title_begin = file.find(record.title);
  const std::size_t body_begin = file.find(record.body, title_begin + record.title.size());
  MentionFinder finder;
  const auto add = [&](const std::string& part) {
    Tokenizer tokenizer(part);
    Token token;
    while (tokenizer.next(token)) finder.add(part, token, token.position);
    finder.end_part();
  };
  add(record.title);
  const std::size_t title_words = finder.size();
  add(record.body);
  for (const Mention& mention : finder.find()) {
    if (!mention.is_name) continue;  // adjectives are not annotated
    const std::size_t base = mention.first_word < title_words ? title_begin : body_begin;
    (mention.kind == MentionKind::person ? people : places)[article].insert(
        {base + mention.begin, base + mention.end});
  }
}

struct Score {
  double precision = 0;
  double recall = 0;
};

template <typename Same>
double share(const Stretches& some, const Stretches& others, Same same) {
  double all = 0, matched = 0;
  for (const auto& [article, stretches] : some) {
    const auto found = others.find(article);
    for (const Stretch& stretch : stretches) {
      ++all;
      if (found == others.end()) continue;
      matched += std::any_of(found->second.begin(), found->second.end(),
                             [&](const Stretch& other) { return same(stretch, other); });
    }
  }
  return all == 0 ? 1 : matched / all;
}

template <typename Same>
Score score(const char* what, const Stretches& annotated, const Stretches& recognised, Same same) {
  const Score score{share(recognised, annotated, same), share(annotated, recognised, same)};
  std::printf("%-28s precision %.3f, recall %.3f\n", what, score.precision, score.recall);
  return score;
}

bool overlap(const Stretch& a, const Stretch& b) {
  return a.first < b.second && b.first < a.second;
}
bool are_equal(const Stretch& a, const Stretch& b) {
  return a == b;
}
/// The word for city or province before a place's name is not annotated.
bool end_alike(const Stretch& a, const Stretch& b) {
  return overlap(a, b) && a.second == b.second;
}

}  // namespace

TEST_CASE("people and places of articles annotated by hand are recognised", "[annotations]") {
  if (!std::filesystem::exists(ARCHIVES)) {
    std::puts("SKIPPED: there are no articles in " ARCHIVES);
    return;
  }
  const Annotations annotations = read_annotations();
  const TemporaryFolder folder;
  lay_out(annotations.articles, folder);
  Stretches people, places;
  for (const std::string& article : annotations.articles) {
    recognise(article, read_article(article, folder), people, places);
  }

  const Score people_found = score("people", annotations.people, people, overlap);
  const Score people_exact = score("people, every word right", annotations.people, people, are_equal);
  const Score places_found = score("places", annotations.places, places, overlap);
  const Score places_exact = score("places, every word right", annotations.places, places, end_alike);
  CHECK(people_found.precision >= 0.95);
  CHECK(people_found.recall >= 0.85);
  CHECK(places_found.precision >= 0.97);
  CHECK(places_found.recall >= 0.90);
  // Below what was reached, so that a change for the worse shows.
  CHECK(people_exact.precision >= 0.90);
  CHECK(people_exact.recall >= 0.79);
  CHECK(places_exact.precision >= 0.97);
  CHECK(places_exact.recall >= 0.88);
}
