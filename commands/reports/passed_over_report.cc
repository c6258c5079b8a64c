#include "commands/reports/passed_over_report.h"

#include <algorithm>
#include <iostream>
#include <string>
#include <string_view>

#include "commands/reports/message.h"

namespace fihris {
namespace {

/// More kinds of files than these are not listed.
constexpr std::size_t max_kinds = 8;

std::string counted(std::size_t count, const char* what) {
  return count == 0 ? std::string() : ", " + std::to_string(count) + ' ' + what;
}

/// `text` as a word of a command line.
std::string shell_word(std::string_view text) {
  const auto is_plain = [](char c) {
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c & 0x80) != 0 ||
           std::string_view("/._-+,@%").find(c) != std::string_view::npos;
  };
  if (std::all_of(text.begin(), text.end(), is_plain)) return std::string(text);
  std::string word = "'";
  for (const char c : text) c == '\'' ? word += "'\\''" : word += c;
  return word + '\'';
}

}  // namespace

void print_passed_over(const PassedOver& passed_over) {
  if (passed_over.total() == 0) return;
  const std::string list =
      counted(passed_over.other_kind, "of another kind") + counted(passed_over.not_included, "not included") +
      counted(passed_over.hidden, "hidden") + counted(passed_over.links, "behind symbolic links") +
      counted(passed_over.excluded, "excluded") + counted(passed_over.special, "neither file nor folder");
  std::cout << "passed over: " << list.substr(2) << std::endl;
}

void explain_nothing(const IndexingSummary& summary, const CommonOptions& common) {
  const std::string index = common.index_is_named ? " --index " + shell_word(common.index) : std::string();
  const PassedOver& over = summary.passed_over;
  std::string folders;
  for (const auto& folder : summary.scanned) folders += ' ' + shell_word(folder);
  std::string text = "no articles:" + folders;
  const auto advise = [&](std::size_t count, const std::string& what) {
    if (count > 0) text += "\n  " + std::to_string(count) + ' ' + what;
  };
  std::string kinds;
  std::string includes;
  std::size_t listed = 0;
  for (const auto& [kind, count] : over.kinds) {
    if (++listed > max_kinds) break;
    kinds += (kinds.empty() ? " (" : ", ") + std::to_string(count) + " *" + kind;
    includes += " --include '*" + kind + "'";
  }
  if (!kinds.empty()) kinds += "); to read them: fihris index" + index + includes + folders;
  const std::size_t skipped = summary.skipped.size();
  advise(over.other_kind, "of another kind, such as pictures, sounds and programs, without text");
  advise(over.not_included, "not included by a pattern" + kinds);
  advise(over.hidden, "hidden; to read them: fihris index" + index + " --hidden" + folders);
  advise(over.links, "behind symbolic links; to follow them: fihris index" + index + " --follow" + folders);
  advise(over.excluded, "excluded; see: fihris status" + index);
  advise(over.special, "neither file nor folder");
  advise(summary.empty_files, "without a byte");
  advise(skipped, "skipped; see: fihris status" + index);
  if (over.total() + summary.empty_files + skipped == 0) text += "\n  nothing is in there";
  say(text);
}

}  // namespace fihris
