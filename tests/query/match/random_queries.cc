#include "tests/query/match/random_queries.h"

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "analyzers/words/tokenizer.h"
#include "tests/query/sample_index.h"
#include "tests/support/catch.h"
#include "tests/support/temporary_folder.h"

namespace fihris {
namespace {

std::string text_of(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

/// Articles of the sample corpus once more, as pages that tell what plain text does not: who wrote them and
/// when, and what stands around them.
void write_pages(const TemporaryFolder& folder) {
  std::vector<std::filesystem::path> paths;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(SAMPLE_CORPUS))
    if (entry.path().extension() == ".txt") paths.push_back(entry.path());
  std::sort(paths.begin(), paths.end());
  REQUIRE(paths.size() > 24);
  for (std::size_t i = 0; i < 12; ++i) {
    const std::string text = text_of(paths[i * 2]), other = text_of(paths[i * 2 + 1]);
    const std::string title = text.substr(0, text.find('\n'));
    const std::string of_other = other.substr(0, other.find('\n'));
    folder.write("pages/" + std::to_string(i) + ".html",
                 "<html lang='" + std::string(i % 3 == 0 ? "en" : "ar") + "'><head><title>" + title +
                     "</title><meta name='author' content='" + of_other +
                     "'><meta property='article:published_time' content='202" + std::to_string(i % 4) + "-0" +
                     std::to_string(1 + i % 9) + "-11'></head><body><nav><ul><li><a href='/a'>" + of_other +
                     "</a></li></ul></nav><article><h1>" + title + "</h1><p>" + text.substr(title.size()) +
                     "</p></article></body></html>");
  }
}

const std::string& mixed_index() {
  static const TemporaryFolder folder;
  static const std::string index = [] {
    setenv("FIHRIS_READER", READER_PROGRAM, 1);
    IndexingOptions options;
    options.index = folder.path("index");
    options.jobs = 1;
    options.folders = {SAMPLE_CORPUS, folder.path("filler"), folder.path("pages")};
    write_pages(folder);
    // So many that there are two shards: in each, articles have numbers of their own.
    for (int i = 0; i < 300; ++i) folder.write("filler/" + std::to_string(i) + ".txt", "filler");
    index_silently(options);
    return options.index;
  }();
  return index;
}

std::vector<std::string> words_of(const std::string& text) {
  std::vector<std::string> words;
  Tokenizer tokenizer(text);
  Token token;
  while (tokenizer.next(token)) words.push_back(text.substr(token.begin, token.end - token.begin));
  return words;
}

void add_words(const std::string& text, std::set<std::string>& words) {
  for (std::string& word : words_of(text)) words.insert(std::move(word));
}

}  // namespace

Sample::Sample() : searcher_(mixed_index()) {
  const Articles& articles = searcher_.reader().articles;
  for (auto id = articles.postlist_begin(""); id != articles.postlist_end(""); ++id) {
    all_.insert(*id);
    const Record record = decode_record(articles.get_document(*id).get_data());
    if (record.source == "filler") continue;
    titles_.push_back(words_of(record.title));
    texts_.push_back(words_of(record.body));
    sources_.insert(record.source);
    formats_.insert(record.format);
    languages_.insert(record.language);
    days_.insert(record.date);
    add_words(record.author, authors_);
    add_words(record.boilerplate, boilerplate_);
    add_words(std::filesystem::path(record.path).parent_path().filename().string(), path_words_);
    add_words(std::filesystem::path(record.path).stem().string(), path_words_);
  }
  languages_.erase("");
  days_.erase("");  // those of plain texts are their files'
  for (const auto* choices :
       {&sources_, &formats_, &languages_, &days_, &authors_, &boilerplate_, &path_words_})
    REQUIRE(choices->size() > 1);
  REQUIRE(all_.size() > 60);
  REQUIRE(articles.tables().size() > 1);
}

FoundNumbers Sample::find(const std::string& query, Level level, bool require_all) {
  SearchOptions options;
  options.level = level;
  options.all = require_all;
  const std::vector<Xapian::docid> found =
      searcher_.find_all(searcher_.build(parse_query(query).root, options));
  return {found.begin(), found.end()};
}

std::string Sample::beginning(const std::string& word) {
  std::size_t end = 0;
  for (int letters = 0; end < word.size() && letters < 3; ++letters) {
    do ++end;
    while (end < word.size() && (static_cast<unsigned char>(word[end]) & 0xC0) == 0x80);
  }
  return word.substr(0, end);
}

std::string Sample::leaf(std::size_t kinds) {
  const std::string sign = this->sign();
  switch (number(kinds)) {
    case 0: {
      const auto two = words(2);
      return sign + '"' + two[0] + ' ' + two[1] + '"';
    }
    case 1: {
      const auto three = words(3);
      return '"' + three[0] + ' ' + sign + three[1] + ' ' + three[2] + '"';
    }
    case 2: {
      const auto some = words(6);
      return sign + some[0] + " NEAR/6 " + some[5];
    }
    case 3:
      return sign + "title:" + title_word();
    case 4:
      return sign + beginning(word()) + '*';
    case 6:
      return sign + (number(2) == 0 ? "name:" : "place:") + word();
    case 7:
      return "source:" + one_of(sources_);
    case 8:
      return sign + "author:" + one_of(authors_);
    case 9:
      return sign + "path:" + one_of(path_words_);
    case 10: {
      const std::string day = one_of(days_), other = one_of(days_);
      return "date:" + std::min(day, other) + ".." + (number(3) == 0 ? "" : std::max(day, other));
    }
    case 11:
      return "format:" + one_of(formats_);
    case 12:
      return "lang:" + one_of(languages_);
    case 13:
      return sign + "boilerplate:" + one_of(boilerplate_) + (number(3) == 0 ? "*" : "");
    default:
      return sign + word();
  }
}

}  // namespace fihris
