#include "index/copy_sketch.h"

#include <set>
#include <string>
#include <vector>

#include "tests/support/catch.h"

using namespace fihris;

namespace {

using Words = std::vector<std::string>;

/// `count` words of their own, which `seed` tells from those of others.
Words words(std::size_t count, std::size_t seed) {
  Words made;
  for (std::size_t i = 0; i < count; ++i) made.push_back("w" + std::to_string(seed * 1'000'003 + i * 7919));
  return made;
}

std::string sketch(const Words& words) {
  CopySketch copy_sketch;
  for (const std::string& word : words) copy_sketch.add(word);
  return copy_sketch.take();
}

/// A report that says the same every day, with `numbers` of that day, each behind a word of its own.
Words report(std::size_t template_words, const Words& numbers) {
  Words made = words(template_words, 1);
  const std::size_t step = template_words / (numbers.size() + 1);
  for (std::size_t i = numbers.size(); i-- > 0;)
    made.insert(made.begin() + static_cast<std::ptrdiff_t>((i + 1) * step), numbers[i]);
  return made;
}

}  // namespace

TEST_CASE("an article is a copy of itself with a few words changed, added or left out", "[copies]") {
  const Words article = words(300, 1);
  Words changed = article;
  for (const std::size_t at : {20u, 110u, 111u, 250u}) changed[at] = "other";
  Words longer = article;
  for (const std::string& word : words(30, 2)) longer.push_back(word);
  Words shorter(article.begin() + 25, article.end());
  const std::string mine = sketch(article);
  CHECK(are_copies(mine, mine));
  CHECK(are_copies(mine, sketch(changed)));
  CHECK(are_copies(mine, sketch(longer)));
  CHECK(are_copies(sketch(shorter), mine));
}

TEST_CASE("articles of other words, or with half of them in common, are no copies", "[copies]") {
  const Words article = words(300, 1);
  Words half = article;
  const Words other = words(150, 2);
  std::copy(other.begin(), other.end(), half.begin());
  CHECK_FALSE(are_copies(sketch(article), sketch(words(300, 2))));
  CHECK_FALSE(are_copies(sketch(article), sketch(half)));
}

TEST_CASE("the same words in another order are no copy", "[copies]") {
  const Words article = words(300, 1);
  CHECK_FALSE(are_copies(sketch(article), sketch({article.rbegin(), article.rend()})));
}

TEST_CASE("no two of many different articles are copies", "[copies]") {
  std::vector<std::string> sketches;
  for (std::size_t i = 0; i < 300; ++i) sketches.push_back(sketch(words(40 + i % 50, i)));
  std::size_t copies = 0;
  for (std::size_t i = 0; i < sketches.size(); ++i) {
    for (std::size_t j = 0; j < i; ++j) copies += are_copies(sketches[i], sketches[j]);
  }
  CHECK(copies == 0);
}

TEST_CASE("reports of a template with the numbers of another day are no copies", "[copies]") {
  const std::string monday = sketch(report(300, {"31", "18", "29", "1015"}));
  CHECK(are_copies(monday, sketch(report(300, {"31", "18", "29", "1015"}))));
  CHECK_FALSE(are_copies(monday, sketch(report(300, {"32", "19", "27", "1012"}))));
  CHECK_FALSE(are_copies(monday, sketch(report(300, {"31", "18", "27", "1012"}))));
  CHECK_FALSE(are_copies(sketch(report(300, {"150"})), sketch(report(300, {"151"}))));
  // The same numbers stand elsewhere.
  CHECK_FALSE(are_copies(monday, sketch(report(300, {"1015", "29", "18", "31"}))));
}

TEST_CASE("a date line more, or another one, leaves a copy with numbers a copy", "[copies]") {
  const Words numbers = {"1150", "12", "75", "340", "9", "4000", "61", "88", "15", "700"};
  const Words article = report(300, numbers);
  Words dated = article;
  for (const char* word : {"2015", "7", "21"}) dated.insert(dated.begin(), word);
  Words dated_otherwise = article;
  for (const char* word : {"2015", "7", "22"}) dated_otherwise.insert(dated_otherwise.begin(), word);
  CHECK(are_copies(sketch(article), sketch(dated)));
  CHECK(are_copies(sketch(dated), sketch(dated_otherwise)));
}

TEST_CASE("of more numbers than a sketch holds the smallest are compared", "[copies]") {
  Words numbers;
  for (int i = 0; i < 60; ++i) numbers.push_back(std::to_string(1000 + i));
  Words others = numbers;
  for (int i = 0; i < 60; i += 2) others[static_cast<std::size_t>(i)] = std::to_string(2000 + i);
  Words one_less(numbers.begin() + 1, numbers.end());
  const Words article = words(900, 1);
  const auto with = [&](const Words& of) {
    Words made = article;
    for (std::size_t i = 0; i < of.size(); ++i)
      made.insert(made.begin() + static_cast<std::ptrdiff_t>(i * 2), of[i]);
    return sketch(made);
  };
  CHECK(with(numbers).size() <= max_sketch_bytes);
  CHECK(are_copies(with(numbers), with(numbers)));
  CHECK_FALSE(are_copies(with(numbers), with(others)));
}

TEST_CASE("short texts are copies if they are equal, and captions never", "[copies]") {
  const Words notice = words(20, 1);
  Words other = notice;
  other[7] = "other";
  CHECK(are_copies(sketch(notice), sketch(notice)));
  CHECK_FALSE(are_copies(sketch(notice), sketch(other)));
  CHECK_FALSE(are_copies(sketch(notice), sketch({notice.rbegin(), notice.rend()})));
  CHECK(sketch(words(5, 1)).empty());
  CHECK(sketch({}).empty());
  CHECK_FALSE(are_copies("", ""));
}

TEST_CASE("a sketch maker takes the next article as if it were the first", "[copies]") {
  CopySketch maker;
  const Words first = report(300, {"31", "18"});
  const Words second = words(50, 2);
  for (const std::string& word : first) maker.add(word);
  CHECK(maker.take() == sketch(first));
  for (const std::string& word : second) maker.add(word);
  CHECK(maker.take() == sketch(second));
  CHECK(maker.take().empty());
}

TEST_CASE("one word a thousand times is a sketch too", "[copies]") {
  const std::string a = sketch(Words(1000, "a"));
  CHECK(are_copies(a, sketch(Words(700, "a"))));
  CHECK_FALSE(are_copies(a, sketch(Words(1000, "b"))));
}

TEST_CASE("what is no sketch is no copy of anything", "[copies]") {
  const std::string mine = sketch(words(300, 1));
  CHECK_FALSE(are_copies(mine, mine.substr(0, 63)));
  CHECK_FALSE(are_copies(std::string(200, 'x'), std::string(200, 'x')));
  CHECK(are_copies(mine, mine + "x"));  // half of a number is none
}
