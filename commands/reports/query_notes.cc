#include "commands/reports/query_notes.h"

#include <algorithm>
#include <optional>
#include <vector>

#include "analyzers/names/latin_readings.h"
#include "analyzers/places/gazetteer.h"
#include "analyzers/words/arabic_word.h"
#include "commands/reports/message.h"
#include "messages/translation.h"
#include "query/people/disputed_places.h"

namespace fihris {
namespace {

/// Most words that a note names.
constexpr std::size_t most_readings = 5;

void add_once(std::vector<std::string>& words, const std::string& word) {
  if (std::find(words.begin(), words.end(), word) == words.end()) words.push_back(word);
}

/// The commonest of a word's forms in Arabic letters, as one phrase for each way to write a name of several.
std::vector<std::string> readings_of(const WordGroup& group) {
  std::vector<const ExpandedForm*> forms;
  for (const ExpandedForm& form : group.expansion.forms) {
    if (form.level == Level::name && is_arabic_word(form.core)) forms.push_back(&form);
  }
  std::stable_sort(forms.begin(), forms.end(),
                   [](const ExpandedForm* a, const ExpandedForm* b) { return a->frequency > b->frequency; });
  std::vector<std::string> readings;
  for (const OtherWords& other : group.sequences) {
    std::string phrase;
    for (const auto& word : other.words) {
      const auto commonest = std::max_element(
          word.begin(), word.end(),
          [](const ExpandedForm& a, const ExpandedForm& b) { return a.frequency < b.frequency; });
      phrase += (phrase.empty() ? "" : " ") + commonest->term;
    }
    add_once(readings, phrase);
  }
  for (const ExpandedForm* form : forms) add_once(readings, form->core);
  if (readings.size() > most_readings) readings.resize(most_readings);
  return readings;
}

}  // namespace

void report_left_out(const BuiltQuery& built, const std::string& name, const CommonOptions& common) {
  if (common.quiet) return;
  if (built.left_out > 0) {
    say(tr_count("{2}: too many words; {1} is not looked for, the rarest are",
                 "{2}: too many words; {1} are not looked for, the rarest are", built.left_out, {name}));
  }
  if (built.most_forms > 0) {
    say(tr_count(
        "{2}: too many forms of its words; of each word the closest and commonest is looked for",
        "{2}: too many forms of its words; of each word the {1} closest and commonest are looked for",
        built.most_forms, {name}));
  }
}

void report_unknown_names(const BuiltQuery& built, const std::string& name, const CommonOptions& common) {
  if (common.quiet) return;
  for (const std::string& person : built.unknown_people)
    say(tr("{1}: {2}: nobody is known by this name; looked for as words", {name, person}));
  for (const std::string& place : built.unknown_places)
    say(tr("{1}: {2}: no place is known by this name; looked for as words", {name, place}));
}

void report_cuts(const BuiltQuery& built, const CommonOptions& common) {
  if (common.quiet) return;
  for (const WordGroup& group : built.groups) {
    if (group.expansion.cut && (common.verbose || group.word.wildcard)) {
      say(tr_count("search: {2}: too many forms; the commonest is looked for",
                   "search: {2}: too many forms; the {1} commonest are looked for",
                   group.expansion.forms.size(), {group.word.written}));
    }
  }
}

void report_disputed_places(const BuiltQuery& built, const std::string& name, const CommonOptions& common) {
  if (common.quiet) return;
  for (const WordGroup& group : built.groups) {
    if (group.field != Field::place) continue;
    std::string list;
    for (const ExpandedForm& form : group.expansion.forms) {
      const std::optional<Place> place = Gazetteer().by_id(form.term);
      const bool is_asked_for = &form == &group.expansion.forms.front();
      if (!place || is_asked_for || !is_disputed(place->number)) continue;
      list += (list.empty() ? "" : ", ") + std::string(place->name());
    }
    if (list.empty()) continue;
    say(tr("{1}: {2}: with places whose country is disputed: {3}; to leave one out: -place:NAME",
           {name, group.word.written, list}));
  }
}

void report_readings(const BuiltQuery& built, const std::string& name, const CommonOptions& common) {
  if (!common.verbose || common.quiet) return;
  for (const WordGroup& group : built.groups) {
    if (!is_latin_word(group.word.term)) continue;
    std::string list;
    for (const std::string& reading : readings_of(group)) list += (list.empty() ? "" : ", ") + reading;
    if (!list.empty()) say(tr("{1}: {2}: taken for {3}", {name, group.word.written, list}));
  }
}

void report_notes(const BuiltQuery& built, const std::string& name, const CommonOptions& common) {
  report_unknown_names(built, name, common);
  report_left_out(built, name, common);
  report_disputed_places(built, name, common);
  report_readings(built, name, common);
  report_cuts(built, common);
}

void report_unfound(const SearchResult& result, const CommonOptions& common) {
  if (common.quiet || result.estimate == 0) return;
  std::string words;
  for (const WordGroup& group : result.built.groups) {
    if (!group.ranks || !group.expansion.forms.empty() || !group.sequences.empty()) continue;
    words += (words.empty() ? "" : ", ") + group.word.written;
  }
  if (!words.empty()) say(tr("search: in no article: {1}", {words}));
}

std::string counted(const SearchResult& result) {
  const auto about = [](unsigned count, bool is_exact) {
    return is_exact ? std::to_string(count) : tr("about {1}", {std::to_string(count)});
  };
  if (!result.with_all_words || *result.with_all_words == result.estimate) {
    return result.estimate_is_exact ? tr_count("{1} article", "{1} articles", result.estimate)
                                    : tr_count("about {1} article", "about {1} articles", result.estimate);
  }
  return tr("{1} with all the words, {2} with some",
            {about(*result.with_all_words, result.with_all_words_is_exact),
             about(result.estimate, result.estimate_is_exact)});
}

}  // namespace fihris
