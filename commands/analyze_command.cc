#include <cstdio>
#include <iostream>
#include <memory>
#include <string>
#include <vector>

#include "analyzers/error.h"
#include "analyzers/grammar/broken_plural.h"
#include "analyzers/grammar/clitics.h"
#include "analyzers/grammar/stemmer.h"
#include "analyzers/names/skeleton.h"
#include "analyzers/words/normalizer.h"
#include "analyzers/words/tokenizer.h"
#include "commands/commands.h"
#include "commands/process/crash_guard.h"
#include "commands/reports/message.h"
#include "index/article_vocabulary.h"
#include "index/derived/joined_index.h"
#include "index/schema.h"
#include "messages/translation.h"
#include "query/output/standard_streams.h"

namespace fihris {
namespace {

std::string join(const std::vector<std::string>& parts, const char* separator) {
  std::string joined;
  for (const std::string& part : parts) joined += (joined.empty() ? "" : separator) + part;
  return joined;
}

void print_step(const char* name, const std::string& value) {
  std::printf("   %-12s ", name);
  std::cout << Shown{value} << '\n';
}

/// What one index knows of a word.
void print_in_index(const Token& token, const Articles& articles) {
  const ArticleVocabulary vocabulary(articles);
  const Split split = split_proclitics(token.term, vocabulary);
  if (!split.proclitics.empty()) {
    print_step("proclitics", std::string(split.proclitics));
    print_step("core", std::string(split.core));
  }
  print_step("articles", std::to_string(articles.count_with(encode_term(token.term))));
}

void print_token(const Token& token, std::string_view text, const IndexReader* index) {
  const std::string written(text.substr(token.begin, token.end - token.begin));
  std::printf("%u  bytes %zu-%zu\n", token.position, token.begin, token.end);
  print_step("written", written);
  print_step("letters", written_form(written, Tashkeel::ignored));
  print_step("folded", token.term);
  if (index != nullptr) print_in_index(token, index->articles);
  std::string core = token.term;
  if (index != nullptr) core = split_proclitics(token.term, ArticleVocabulary(index->articles)).core;
  print_step("light stem", light_stem(core));
  if (const std::string frame = consonant_frame(core); !frame.empty()) print_step("frame", frame);
  if (const std::string keys = join(stored_keys(core), " "); !keys.empty()) print_step("skeleton", keys);
}

/// The index to ask, or null: an analysis works without one, unless the user names one.
std::unique_ptr<IndexReader> open_if_there(const CommonOptions& common) {
  try {
    guard_against_damage(common.index);
    return std::make_unique<IndexReader>(open_indexes(common.indexes));
  } catch (const Error&) {
    if (common.index != default_index()) throw;
    return nullptr;
  }
}

int analyze(const CommonOptions& common, const std::string& text) {
  const auto index = open_if_there(common);
  Tokenizer tokenizer(text);
  Token token;
  bool any = false;
  while (tokenizer.next(token)) {
    print_token(token, text, index.get());
    any = true;
  }
  if (!any && !common.quiet) say(tr("analyze: the text holds no word"));
  return any ? 0 : 1;
}

}  // namespace

void bind_analyze(Command app, const CommonOptions& common, std::function<int()>& action) {
  Command command = app.add_subcommand("analyze", tr("Show how a text is cut into words and normalised"));
  auto words = std::make_shared<std::vector<std::string>>();
  command.add_option("text", *words, tr("The text")).required().type_name("TEXT");
  command.callback([&common, &action, words] {
    action = [&common, words] { return analyze(common, join(*words, " ")); };
  });
}

}  // namespace fihris
