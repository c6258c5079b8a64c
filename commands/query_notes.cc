#include "commands/query_notes.h"

#include "commands/message.h"

namespace fihris {

void report_left_out(const BuiltQuery& built, const std::string& name, const CommonOptions& common) {
  if (built.left_out == 0 || common.quiet) return;
  say(name + ": too many words; " + std::to_string(built.left_out) +
      " are left out, the rarest are looked for");
}

void report_unfound(const SearchResult& result, const CommonOptions& common) {
  if (common.quiet || result.estimate == 0) return;
  std::string words;
  for (const WordGroup& group : result.built.groups) {
    if (!group.ranks || !group.expansion.forms.empty() || !group.sequences.empty()) continue;
    words += (words.empty() ? "" : ", ") + group.word.written;
  }
  if (!words.empty()) say("search: in no article: " + words);
}

std::string counted(const SearchResult& result) {
  const auto about = [](unsigned count, bool is_exact) {
    return (is_exact ? "" : "about ") + std::to_string(count);
  };
  const std::string all = about(result.estimate, result.estimate_is_exact);
  if (!result.with_all_words || *result.with_all_words == result.estimate)
    return all + (result.estimate == 1 ? " article" : " articles");
  return about(*result.with_all_words, result.with_all_words_is_exact) + " with all the words, " + all +
         " with some";
}

}  // namespace fihris
