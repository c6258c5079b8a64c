#pragma once

#include <fstream>
#include <map>
#include <string>
#include <vector>

#include <unicode/unistr.h>

#include "tests/support/catch.h"
#include "tests/support/json.h"
#include "tests/support/sandbox.h"

namespace fihris {

using Words = std::vector<std::string>;

/// The words of words.tsv by their names.
inline std::map<std::string, std::string> read_words() {
  std::ifstream file(TABLES "/words.tsv");
  std::map<std::string, std::string> words;
  for (std::string line; std::getline(file, line);) {
    const std::size_t tab = line.find('\t');
    if (tab != line.npos) words[line.substr(0, tab)] = line.substr(tab + 1);
  }
  return words;
}

/// `text` with each `{name}` turned into the word of words.tsv that has this name.
inline std::string arabic(std::string text) {
  static const auto words = read_words();
  for (std::size_t begin; (begin = text.find('{')) != text.npos;) {
    const std::size_t end = text.find('}', begin);
    text.replace(begin, end + 1 - begin, words.at(text.substr(begin + 1, end - begin - 1)));
  }
  return text;
}

/// Three articles, indexed: a vocalised one, one about bread, one about a match.
class Library : public Sandbox {
 public:
  Library() {
    write("news/doctor.txt", arabic("{doctor: title}\n\n{doctor: text}.\n"));
    write("news/bread.txt", arabic("{bread: title}\n\n{bread: text}. {bread: end}.\n"));
    write("news/sport/match.txt", arabic("{match: title}\n\n{match: text}. {match: end}.\n"));
    REQUIRE(run("fihris index news").exit == 0);
  }

  ProgramResult search(Words words, const std::string& standard_input = {}) const {
    words.insert(words.begin(), {"fihris", "search"});
    return run(words, standard_input);
  }

  /// The names of the articles found, in the order of the results.
  Words names(Words words) const {
    words.insert(words.end(), {"--format", "paths"});
    Words names;
    const std::string root = path("news/").string();
    for (const std::string& line : lines(search(words).out)) names.push_back(line.substr(root.size()));
    return names;
  }

  static Words lines(const std::string& text) {
    Words lines;
    for (std::size_t begin = 0, end; (end = text.find('\n', begin)) != text.npos; begin = end + 1) {
      lines.push_back(text.substr(begin, end - begin));
    }
    return lines;
  }

  std::vector<ParsedJson> hits(Words words) const {
    words.insert(words.end(), {"--format", "jsonl"});
    std::vector<ParsedJson> hits;
    for (const std::string& line : lines(search(words).out)) hits.push_back(ParsedJson::parse(line));
    return hits;
  }

  /// The highlighted texts of all excerpts of a hit.
  static Words highlighted(const ParsedJson& hit) {
    Words texts;
    for (const ParsedJson& snippet : hit["snippets"]) {
      const auto text = icu::UnicodeString::fromUTF8(snippet["text"].get<std::string>());
      for (const ParsedJson& highlight : snippet["highlights"]) {
        const int begin = text.moveIndex32(0, highlight[0].get<int>());
        const int end = text.moveIndex32(0, highlight[1].get<int>());
        texts.emplace_back();
        text.tempSubStringBetween(begin, end).toUTF8String(texts.back());
      }
    }
    return texts;
  }
};

}  // namespace fihris
