#include "indexer/files/path_patterns.h"

#include <string>

#include "tests/support/catch.h"

using namespace fihris;

namespace {

struct Case {
  const char* pattern;
  const char* path;  ///< below /home/u/A; with a slash at its end it is a folder
  bool matches;
};

bool matches(const std::string& pattern, std::string path,
             PathPatterns::Use use = PathPatterns::Use::exclude) {
  const bool is_folder = path.ends_with('/');
  if (is_folder) path.pop_back();
  const std::string name = path.substr(path.rfind('/') + 1);
  return PathPatterns({pattern}, "/home/u/A", use).match(path, name, is_folder).has_value();
}

}  // namespace

TEST_CASE("patterns match as those of gitignore do", "[patterns]") {
  const Case cases[] = {
      // Without a slash: a name, anywhere.
      {"drafts", "drafts/", true},
      {"drafts", "a/b/drafts/", true},
      {"drafts", "drafts", true},
      {"drafts", "mydrafts/", false},
      {"*.txt", "a.txt", true},
      {"*.txt", "a/b.txt", true},
      {"*.txt", ".txt", true},
      {"*.txt", "a.txt.bak", false},
      {"*.txt", "a.TXT", false},
      {"a*b*c", "aXbYc", true},
      {"a*b*c", "abcb", false},
      {"?.txt", "a.txt", true},
      {"?.txt", "ab.txt", false},
      {"*", "anything", true},
      // A slash at the end: folders.
      {"drafts/", "drafts/", true},
      {"drafts/", "a/drafts/", true},
      {"drafts/", "drafts", false},
      // At the beginning or within: the path.
      {"/drafts", "drafts/", true},
      {"/drafts", "a/drafts/", false},
      {"/drafts/", "drafts", false},
      {"./drafts", "drafts/", true},
      {"././drafts", "drafts/", true},
      {"./drafts", "a/drafts/", false},
      {"a/drafts", "a/drafts/", true},
      {"a/drafts", "b/a/drafts/", false},
      {"a/*", "a/b", true},
      {"a/*", "a/b/c", false},
      {"a/*/c", "a/b/c", true},
      {"a/*/c", "a/b/b/c", false},
      {"a?b", "a/b", false},
      // ** for any number of names.
      {"**/drafts", "drafts/", true},
      {"**/drafts", "a/b/drafts/", true},
      {"**/*.txt", "a.txt", true},
      {"**/*.txt", "a/b/c.txt", true},
      {"**/a/b", "a/b", true},
      {"**/a/b", "x/y/a/b", true},
      {"a/**", "a/b/c", true},
      {"a/**", "a/", false},
      {"a/**/b", "a/b", true},
      {"a/**/b", "a/x/y/b", true},
      {"a/**/b", "a/x/y/c", false},
      {"a/**/**/b", "a/b", true},
      {"**", "a/b", true},
      {"/**", "a/b", true},
      {"a**b", "aXXb", true},
      // Beginning with the folder's own path.
      {"A/drafts", "drafts/", true},
      {"A/drafts", "A/drafts/", true},
      {"A/drafts", "x/drafts/", false},
      {"u/A/drafts", "drafts/", true},
      {"./A/drafts/", "drafts/", true},
      {"/home/u/A/drafts", "drafts/", true},
      {"/home/u/A/drafts", "a/drafts/", false},
      {"/A/drafts", "drafts/", false},
      {"A/*.txt", "b.txt", true},
      {"A", "drafts/", false},
      // Sets and escapes.
      {"[a-c].txt", "b.txt", true},
      {"[a-c].txt", "d.txt", false},
      {"[!a-c].txt", "d.txt", true},
      {"[^a-c].txt", "b.txt", false},
      {"[]x].txt", "].txt", true},
      {"[a-].txt", "-.txt", true},
      {"[[:digit:]].txt", "7.txt", true},
      {"[[:digit:]].txt", "a.txt", false},
      {"[[:alpha:]_].txt", "_.txt", true},
      {"[draft", "[draft", true},
      {"\\*.txt", "*.txt", true},
      {"\\*.txt", "a.txt", false},
      {"\\!a", "!a", true},
      {"a\\", "a\\", true},
      {"a[\\]]b", "a]b", true},
      // Nothing.
      {"", "a", false},
      {"/", "a", false},
      {"!", "a", false},
  };
  for (const Case& c : cases) {
    INFO(c.pattern << " on " << c.path);
    CHECK(matches(c.pattern, c.path) == c.matches);
  }
}

TEST_CASE("a pattern in one normal form matches a name in the other", "[patterns]") {
  const std::string composed = "caf\u00e9";
  const std::string decomposed = "cafe\u0301";
  for (const std::string& pattern : {composed, decomposed}) {
    for (const std::string& name : {composed, decomposed}) {
      CHECK(matches(pattern, name + "/"));
      CHECK(matches("/" + pattern + "/*.txt", name + "/a.txt"));
      CHECK(matches(pattern + "*", "x/" + name + ".txt"));
    }
  }
  CHECK(matches("caf?", decomposed));
  CHECK(matches("caf[\u00e0-\u00ff]", decomposed));
}

TEST_CASE("? and sets match a letter, whatever its bytes, or a byte that is none", "[patterns]") {
  CHECK(matches("?", "\u0628"));
  CHECK(matches("[\u0627-\u064a]?", "\u0628\u0629"));
  CHECK_FALSE(matches("?", "\u0628\u0629"));
  CHECK(matches("?.txt", "\xe7.txt"));
  CHECK(matches("*\xe7*", "a\xe7z"));
  CHECK_FALSE(matches("\xe7", "\u00e7"));
}

TEST_CASE("letters of ASCII match both cases in what is to be included", "[patterns]") {
  CHECK(matches("*.txt", "A.TXT", PathPatterns::Use::include));
  CHECK(matches("*.TXT", "a.txt", PathPatterns::Use::include));
  CHECK(matches("[a-c]x", "BX", PathPatterns::Use::include));
  CHECK_FALSE(matches("*.txt", "a.text", PathPatterns::Use::include));
}

TEST_CASE("the last pattern that matches decides, and those that matched nothing are known", "[patterns]") {
  const PathPatterns patterns({"*.txt", "!keep*", "/never", "keep0*"}, "/A", PathPatterns::Use::exclude);
  CHECK(patterns.match("a/x.txt", "x.txt", false) == true);
  CHECK(patterns.match("a/keep.txt", "keep.txt", false) == false);
  CHECK_FALSE(patterns.match("a/x.md", "x.md", false).has_value());
  CHECK(patterns.unmatched() == std::vector<std::string>{"/never", "keep0*"});
  CHECK(patterns.match("keep0.txt", "keep0.txt", false) == true);
  CHECK(patterns.unmatched() == std::vector<std::string>{"/never"});
}

TEST_CASE("a kind of file to include names no folder", "[patterns]") {
  CHECK_FALSE(matches("*.txt", "bundle.txt/", PathPatterns::Use::include));
  CHECK(matches("*.txt/", "bundle.txt/", PathPatterns::Use::include));
  CHECK(matches("bundle.*", "bundle.txt/", PathPatterns::Use::include));
  CHECK(matches("*.txt", "bundle.txt/", PathPatterns::Use::exclude));
}

TEST_CASE("a pattern of many stars ends", "[patterns]") {
  std::string pattern;
  std::string path;
  for (int i = 0; i < 60; ++i) {
    pattern += "*a";
    path += "a/";
  }
  CHECK_FALSE(matches(pattern + "b", std::string(5000, 'a')));
  std::string deep;
  for (int i = 0; i < 60; ++i) deep += "**/a/";
  CHECK_FALSE(matches(deep + "b", path + "c"));
}
