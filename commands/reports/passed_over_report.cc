#include "commands/reports/passed_over_report.h"

#include <algorithm>
#include <iostream>
#include <string>
#include <string_view>

#include "commands/reports/message.h"
#include "messages/translation.h"

namespace fihris {
namespace {

/// More kinds of files than these are not listed.
constexpr std::size_t max_kinds = 8;

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
  std::string list;
  const auto add = [&](std::size_t count, const std::string& counted) {
    if (count > 0) list += (list.empty() ? "" : tr(", ")) + counted;
  };
  const PassedOver& over = passed_over;
  add(over.other_kind, tr_count("{1} of another kind", "{1} of another kind", over.other_kind));
  add(over.not_included, tr_count("{1} not included", "{1} not included", over.not_included));
  add(over.hidden, tr_count("{1} hidden", "{1} hidden", over.hidden));
  add(over.links, tr_count("{1} behind symbolic links", "{1} behind symbolic links", over.links));
  add(over.excluded, tr_count("{1} excluded", "{1} excluded", over.excluded));
  add(over.special, tr_count("{1} neither file nor folder", "{1} neither file nor folder", over.special));
  std::cout << tr("passed over: {1}", {list}) << std::endl;
}

void explain_nothing(const IndexingSummary& summary, const CommonOptions& common) {
  const std::string index = common.index_is_named ? " --index " + shell_word(common.index) : std::string();
  const PassedOver& over = summary.passed_over;
  std::string folders;
  for (const auto& folder : summary.scanned) folders += ' ' + shell_word(folder);
  std::string text = tr("no articles: {1}", {folders.empty() ? folders : folders.substr(1)});
  const auto advise = [&](std::size_t count, const std::string& what) {
    if (count > 0) text += "\n  " + what;
  };
  const std::string run = "fihris index" + index;
  const std::string status = "fihris status" + index;
  std::string kinds;
  std::string includes;
  std::size_t listed = 0;
  for (const auto& [kind, count] : over.kinds) {
    if (++listed > max_kinds) break;
    kinds += (kinds.empty() ? "" : ", ") + std::to_string(count) + " *" + kind;
    includes += " --include '*" + kind + "'";
  }
  const std::size_t skipped = summary.skipped.size();
  advise(over.other_kind, tr_count("{1} of another kind, such as pictures, sounds and programs, without text",
                                   "{1} of another kind, such as pictures, sounds and programs, without text",
                                   over.other_kind));
  advise(over.not_included, kinds.empty() ? tr_count("{1} not included by a pattern",
                                                     "{1} not included by a pattern", over.not_included)
                                          : tr_count("{1} not included by a pattern ({2}); to read them: {3}",
                                                     "{1} not included by a pattern ({2}); to read them: {3}",
                                                     over.not_included, {kinds, run + includes + folders}));
  advise(over.hidden, tr_count("{1} hidden; to read them: {2}", "{1} hidden; to read them: {2}", over.hidden,
                               {run + " --hidden" + folders}));
  advise(over.links, tr_count("{1} behind symbolic links; to follow them: {2}",
                              "{1} behind symbolic links; to follow them: {2}", over.links,
                              {run + " --follow" + folders}));
  advise(over.excluded,
         tr_count("{1} excluded; see: {2}", "{1} excluded; see: {2}", over.excluded, {status}));
  advise(over.special, tr_count("{1} neither file nor folder", "{1} neither file nor folder", over.special));
  advise(summary.empty_files, tr_count("{1} without a byte", "{1} without a byte", summary.empty_files));
  advise(skipped, tr_count("{1} skipped; see: {2}", "{1} skipped; see: {2}", skipped, {status}));
  if (over.total() + summary.empty_files + skipped == 0) text += "\n  " + tr("nothing is in there");
  say(text);
}

}  // namespace fihris
