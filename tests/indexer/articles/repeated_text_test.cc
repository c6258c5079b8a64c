#include "indexer/articles/repeated_text.h"

#include "tests/support/catch.h"

using namespace fihris;

TEST_CASE("a site is the first folder below a root, or the root's own pages", "[repeats]") {
  CHECK(site_folder("/home/news/site/2015/a.html", 6) == SiteFolder{"/home/news/site", true});
  CHECK(site_folder("/home/news/site/a.html", 6) == SiteFolder{"/home/news/site", true});
  CHECK(site_folder("/home/news/a.html", 6) == SiteFolder{"/home/news", false});
}

TEST_CASE("measures of sites come back from their items, and damaged items are none", "[repeats]") {
  const SiteMeasure measure{{"/home/my news/site", true}, 7, {1, 0xFEDCBA9876543210}};
  CHECK(decode_measure(encode(measure)) == measure);
  const SiteMeasure root{{"/news", false}, 0, {}};
  CHECK(decode_measure(encode(root)) == root);
  for (const std::string damaged : {"", "b", "b 0", "b12 /news", "b00000000000000071 /news"})
    CHECK(decode_measure(damaged).folder.path.empty());
}

TEST_CASE("the site of a page is the innermost that was measured", "[repeats]") {
  const RepeatedText repeated(
      {encode(SiteMeasure{{"/news", false}, 1, {11}}), encode(SiteMeasure{{"/news/site", true}, 1, {22}})});
  using Hashes = std::vector<std::uint64_t>;
  CHECK(repeated.of("/news/a.html") == Hashes{11});
  CHECK(repeated.of("/news/site/a.HTM") == Hashes{22});
  CHECK(repeated.of("/news/site/2015/07/a.html") == Hashes{22});
  CHECK(repeated.of("/news/sites/a.html").empty());
  CHECK(repeated.of("/news/site/a.txt").empty());
  CHECK(repeated.of("/other/a.html").empty());
  CHECK(RepeatedText().of("/news/a.html").empty());
}

TEST_CASE("a paragraph repeats if a quarter of the pages have it, and three of them", "[repeats]") {
  using Pages = std::vector<std::vector<std::uint64_t>>;
  CHECK(repeated_paragraphs(Pages{{1, 2}, {1, 3}, {1, 3}}) == std::vector<std::uint64_t>{1});
  CHECK(repeated_paragraphs(Pages{{1}, {1}}).empty());
  Pages many(20);
  for (std::size_t i = 0; i < 20; ++i) many[i] = {100 + i};
  for (std::size_t i = 0; i < 4; ++i) many[i].push_back(1);
  CHECK(repeated_paragraphs(many).empty());
  many[4].push_back(1);
  CHECK(repeated_paragraphs(many) == std::vector<std::uint64_t>{1});
  // Bounded, whatever the pages hold.
  std::vector<std::uint64_t> page;
  for (std::uint64_t i = 0; i < 1000; ++i) page.push_back(i);
  CHECK(repeated_paragraphs(Pages(4, page)).size() == 64);
}

TEST_CASE("what repeats goes to the boilerplate, but never most of a page or short lines", "[repeats]") {
  const std::string common = "A line that stands on each page of the site";
  const auto hashes = paragraph_hashes(common + "\n\nshort line");
  REQUIRE(hashes.size() == 1);
  Record record;
  record.body = common + "\n\nThe text of the article itself, which is long enough";
  record.boilerplate = "menu";
  set_repeated_apart(record, hashes);
  CHECK(record.body == "The text of the article itself, which is long enough");
  CHECK(record.boilerplate == "menu\n\n" + common);
  Record copy;
  copy.body = common + "\n\nlittle else";
  set_repeated_apart(copy, hashes);
  CHECK(copy.body == common + "\n\nlittle else");
  CHECK(copy.boilerplate.empty());
}
