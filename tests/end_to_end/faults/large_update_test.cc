#include <chrono>
#include <filesystem>
#include <set>
#include <string>

#include <xapian.h>

#include "analyzers/words/utf8.h"
#include "index/index_folder.h"
#include "index/index_reader.h"
#include "index/lexicon.h"
#include "tests/end_to_end/contents.h"

using namespace fihris;

namespace {

/// More than stay in tables, fewer than half of the articles.
constexpr int article_count = 700;
constexpr int change_count = 300;

/// A word of four Arabic letters, no three of them the same, another for each number below 10,000; each third
/// with a conjunction and the article.
std::string word(int number) {
  std::string result = number % 3 == 0 ? "\u0648\u0627\u0644" : "";
  constexpr std::u32string_view letters[] = {
      U"\u062C\u062D\u062E\u062F\u0630\u0631\u0632\u0634\u0635\u0636",
      U"\u0637\u0638\u0639\u063A\u0642\u0645\u0646\u062B\u062A\u0633",
  };
  for (std::size_t i = 0; i < 4; ++i, number /= 10)
    append_utf8(result, letters[i % 2][static_cast<std::size_t>(number % 10)]);
  return result;
}

/// Most versions of an article have the same words; of each tenth article all have words of their own.
void write_article(const Sandbox& sandbox, int number, int version) {
  const int own = number * 7 + (number % 10 == 0 ? version * 2000 : 0);
  sandbox.write("news/" + std::to_string(number) + ".txt",
                "every " + word(own % 10'000) + ' ' + word((own + 1) % 10'000) + ' ' + word(number % 40) +
                    ' ' + std::to_string(version) + '\n');
}

std::set<std::string> terms_of(const Xapian::Database& database, const std::string& prefix) {
  std::set<std::string> terms;
  for (auto term = database.allterms_begin(prefix); term != database.allterms_end(prefix); ++term)
    terms.insert(*term);
  return terms;
}

Xapian::Database lexicon_of(const Sandbox& sandbox, const std::string& index) {
  return Xapian::Database(lexicon_folder(*live_generation(sandbox.path(index))));
}

/// Cores and forms of a lexicon.
std::set<std::string> entries_of(const Xapian::Database& lexicon) {
  std::set<std::string> entries = terms_of(lexicon, {lexicon_prefix::core});
  entries.merge(terms_of(lexicon, {lexicon_prefix::form}));
  return entries;
}

/// Those that are words of articles.
std::set<std::string> entries_in_use(const Sandbox& sandbox, const std::string& index) {
  const Articles articles = open_articles(*live_generation(sandbox.path(index)));
  std::set<std::string> entries = entries_of(lexicon_of(sandbox, index));
  std::erase_if(entries, [&](const std::string& entry) { return !articles.term_exists(entry.substr(1)); });
  return entries;
}

}  // namespace

TEST_CASE("after a large update the lexicon has the words that a new one has", "[updates]") {
  const Sandbox sandbox;
  for (int i = 0; i < article_count; ++i) write_article(sandbox, i, 0);
  run_index(sandbox, "news");
  const auto built = lexicon_of(sandbox, "index").get_doccount();
  for (int i = 0; i < change_count; ++i) write_article(sandbox, i, 1);
  CHECK(run_index(sandbox, "news")["replaced"] == change_count);
  CHECK(lexicon_of(sandbox, "index").get_doccount() > built);
  run_index(sandbox, "--index fresh news");
  CHECK(entries_in_use(sandbox, "index") == entries_in_use(sandbox, "fresh"));
}

TEST_CASE("words that are gone leave the lexicon when as many articles have been replaced as there are",
          "[updates]") {
  const Sandbox sandbox;
  for (int i = 0; i < article_count; ++i) write_article(sandbox, i, 0);
  run_index(sandbox, "news");
  for (int version = 1; version <= 3; ++version) {
    for (int i = 0; i < change_count; ++i) write_article(sandbox, i, version);
    CHECK(run_index(sandbox, "news")["replaced"] == change_count);
    run_index(sandbox, "--rebuild --index fresh news");
    const bool has_only_words_in_use =
        entries_of(lexicon_of(sandbox, "index")) == entries_of(lexicon_of(sandbox, "fresh"));
    CHECK(has_only_words_in_use == (version == 3));
  }
}

TEST_CASE("a large update takes files that were only touched, moved or removed", "[updates]") {
  const Sandbox sandbox;
  for (int i = 0; i < article_count; ++i) write_article(sandbox, i, 1);
  run_index(sandbox, "news");
  const auto path = [&](int number) { return sandbox.path("news/" + std::to_string(number) + ".txt"); };
  for (int i = 0; i < change_count; ++i) write_article(sandbox, i, 2);
  for (int i = 300; i < 350; ++i)
    std::filesystem::last_write_time(path(i),
                                     std::filesystem::file_time_type::clock::now() - std::chrono::hours(i));
  for (int i = 350; i < 360; ++i)
    std::filesystem::rename(path(i), sandbox.path("news/moved" + std::to_string(i) + ".txt"));
  for (int i = 360; i < 370; ++i) std::filesystem::remove(path(i));
  const auto update = run_index(sandbox);
  CHECK(update["replaced"] == change_count);
  CHECK(update["touched"] == 50);
  CHECK(update["moved"] == 10);
  CHECK(update["removed"] == 10);
  const auto again = run_index(sandbox);
  CHECK(again["changed"] == false);
  CHECK(again["touched"] == 0);
  CHECK(again["unchanged"] == article_count - 10);
  CHECK(run_index(sandbox, "--verify")["unchanged"] == article_count - 10);
}
