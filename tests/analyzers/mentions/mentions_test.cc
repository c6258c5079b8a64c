#include "analyzers/mentions/mentions.h"

#include <algorithm>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include "analyzers/mentions/person_key.h"
#include "analyzers/names/name_letters.h"
#include "analyzers/words/normalizer.h"
#include "tests/analyzers/word_tables.h"
#include "tests/analyzers/words/random_text.h"
#include "tests/support/catch.h"

using namespace fihris;

namespace {

void add_part(MentionFinder& finder, std::string_view text) {
  Tokenizer tokenizer(text);
  Token token;
  while (tokenizer.next(token)) finder.add(text, token, token.position);
  finder.end_part();
}

std::string described(const std::vector<Mention>& mentions) {
  std::string all;
  for (const Mention& mention : mentions) {
    std::string key = mention.key;
    std::replace(key.begin(), key.end(), ' ', '-');
    if (!all.empty()) all += ' ';
    all += mention.kind == MentionKind::person ? key : '[' + key + ']';
  }
  return all.empty() ? "-" : all;
}

/// What must hold of the mentions of any text; returns what does not.
std::string broken_mention(const MentionFinder& finder, const std::vector<Mention>& mentions,
                           std::string_view text) {
  std::size_t next = 0;
  for (const Mention& mention : mentions) {
    if (mention.word_count == 0 || mention.key.empty()) return "an empty mention";
    if (mention.first_word < next) return "mentions that overlap";
    next = mention.first_word + mention.word_count;
    if (next > finder.size()) return "a mention past the end";
    if (mention.begin >= mention.end || mention.end > text.size()) return "a mention outside of the text";
    const MentionWord &first = finder.word(mention.first_word), &last = finder.word(next - 1);
    if (mention.begin < first.begin || mention.begin >= first.end)
      return "a mention that does not begin in its first word";
    if (mention.end != last.end) return "a mention that does not end with its last word";
    if ((text[mention.begin] & 0xC0) == 0x80) return "a mention that cuts a character";
    if (mention.kind == MentionKind::person && mention.first_core.empty())
      return "a name without its first word";
  }
  return {};
}

/// What `find` returns of each text of a table is what the table says.
template <typename Find>
void for_each_text(const char* table, Find find) {
  MentionFinder finder;
  for (const auto& row : read_word_table(table)) {
    REQUIRE(row.size() == 3);
    INFO(row[0] << ": " << row[1]);
    std::string text = row[1];
    std::replace(text.begin(), text.end(), '~', '\n');
    finder.clear();
    add_part(finder, text);
    CHECK(described(find(finder, text)) == row[2]);
  }
}

}  // namespace

TEST_CASE("people and places are recognised by the signs around them", "[mentions]") {
  for_each_text("mentions/mentions.tsv", [](MentionFinder& finder, const std::string& text) {
    CHECK(broken_mention(finder, finder.find(), text) == "");
    return finder.find();
  });
}

TEST_CASE("words that may be names are told by what stands around them", "[mentions]") {
  for_each_text("mentions/possible_names.tsv", [](MentionFinder& finder, const std::string& text) {
    finder.find();
    for (const Mention& person : finder.possible_people())
      CHECK(broken_mention(finder, {person}, text) == "");
    return finder.possible_people();
  });
}

TEST_CASE("a mention's bytes leave the proclitics out", "[mentions]") {
  const auto row = read_word_table("mentions/mention_bytes.tsv");
  MentionFinder finder;
  for (const auto& cells : row) {
    REQUIRE(cells.size() == 2);
    finder.clear();
    add_part(finder, cells[0]);
    const auto& mentions = finder.find();
    REQUIRE(mentions.size() == 1);
    CHECK(cells[0].substr(mentions[0].begin, mentions[0].end - mentions[0].begin) == cells[1]);
  }
}

TEST_CASE("who stands at the head or the foot of an article alone has written it", "[mentions]") {
  MentionFinder finder;
  for (const auto& row : read_word_table("mentions/bylines.tsv")) {
    REQUIRE(row.size() == 4);
    INFO(row[0] << ": " << row[2]);
    std::string body = row[2];
    std::replace(body.begin(), body.end(), '~', '\n');
    finder.clear();
    add_part(finder, row[1]);
    add_part(finder, body);
    std::vector<Mention> authors, others;
    for (const Mention& mention : finder.find()) {
      if (mention.kind == MentionKind::person) (mention.is_author ? authors : others).push_back(mention);
    }
    CHECK(described(authors) + " | " + described(others) == row[3]);
  }
}

TEST_CASE("a name does not go on from the title into the body", "[mentions]") {
  const auto rows = read_word_table("mentions/mentions.tsv");
  const auto surname =
      std::find_if(rows.begin(), rows.end(), [](const auto& row) { return row[0] == "surname"; });
  REQUIRE(surname != rows.end());
  const std::string text = (*surname)[1];
  const std::size_t second = text.find(' ') + 1, third = text.find(' ', second) + 1;
  const std::string title = text.substr(0, third), body = text.substr(third);
  MentionFinder finder;
  add_part(finder, title);
  add_part(finder, body);
  for (const Mention& mention : finder.find()) CHECK(mention.key != (*surname)[2]);
}

TEST_CASE("a name that a long text repeats is the same name each time", "[mentions]") {
  // Each name beside each other would be two thousand million comparisons.
  constexpr std::size_t repeats = 20'000;
  std::string text;
  for (std::size_t i = 0; i < repeats; ++i) text += "قال السيد محمد الخطيب إن السيد الخطيب حضر. ";
  MentionFinder finder;
  add_part(finder, text);
  const auto mentions = finder.find();
  CHECK(mentions.size() == 2 * repeats);
  const auto is_full = [&](const Mention& mention) { return mention.key == mentions.front().key; };
  CHECK(std::all_of(mentions.begin(), mentions.end(), is_full));
}

TEST_CASE("mentions of random text stay inside of it and are the same a second time", "[mentions]") {
  // Random characters make few names: the words of the table do, in any order and with anything between.
  std::vector<std::string> words;
  for (const auto& row : read_word_table("mentions/mentions.tsv")) {
    std::istringstream text(row[1]);
    for (std::string word; text >> word;) words.push_back(word);
  }
  RandomText random(20);
  MentionFinder reused;
  for (unsigned i = 0; i < 3000; ++i) {
    std::string text;
    for (std::size_t left = random.below(20); left > 0; --left) {
      text += words[random.below(words.size())] + (random.below(4) == 0 ? random.text(3) : " ");
    }
    INFO(text);
    reused.clear();
    add_part(reused, text);
    const std::string first = described(reused.find());
    CHECK(broken_mention(reused, reused.find(), text) == "");
    MentionFinder fresh;
    add_part(fresh, text);
    CHECK(described(fresh.find()) == first);
  }
}

TEST_CASE("the letters of names from abroad differ from those of words", "[mentions]") {
  for (const auto& row : read_word_table("names/name_letters.tsv")) {
    REQUIRE(row.size() == 2);
    INFO(row[1]);
    CHECK((name_likeness(fold(row[1])) > 2) == (row[0] == "name"));
  }
  CHECK(name_likeness("Braudel") == 0);
  CHECK(name_likeness("") == 0);
}

TEST_CASE("a person's key is the same in all cases of Abu, joined or not", "[mentions]") {
  // Abu Sad, Aba Sad, Abi Sad; a surname that begins alike.
  const std::string sad = "\u0633\u0639\u062F", key = "\u0627\u0628\u0648 " + sad;
  for (const char* abu : {"\u0623\u0628\u0648", "\u0623\u0628\u0627", "\u0623\u0628\u064A"}) {
    CHECK(person_key(abu + (" " + sad)) == key);
    CHECK(person_key(abu + sad) == key);
  }
  CHECK(person_key(sad + " \u0627\u0628\u0646 \u0623\u0628\u064A " + sad) == sad + " \u0628\u0646 " + key);
  const std::string other = "\u0627\u0628\u0648\u0641\u0642";
  CHECK(person_key(other) == other);
}
