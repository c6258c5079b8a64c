#include "indexer/build/rule_changes.h"

#include <functional>
#include <memory>
#include <string_view>

#include "index/folder_settings.h"
#include "indexer/articles/date_rules.h"
#include "indexer/articles/field_names.h"
#include "indexer/articles/repeated_text.h"

namespace fihris {
namespace {

/// What the files at a path are read by, encodings and pictures apart.
std::function<std::string(const std::string& path)> rules_of(const Manifest& manifest) {
  return [repeated = std::make_shared<RepeatedText>(manifest.repeats), dates = manifest.settings.dates,
          fields = manifest.settings.fields](const std::string& path) {
    std::string rules;
    for (const auto hash : repeated->of(path)) rules.append(std::to_string(hash)).append(1, ' ');
    // What a rule finds in the path is found anew where the article is moved.
    const std::string_view day = setting_for(path, dates);
    if (!day.empty()) rules.append(day).append(1, ' ').append(path);
    rules.append(1, '\0').append(setting_for(path, fields));
    return rules;
  };
}

}  // namespace

void set_rules(Manifest& manifest, const Coverage& coverage, const GivenRules& given) {
  check_date_rules(given.date_rules);
  check_field_names(given.fields);
  ReadingSettings& settings = manifest.settings;
  for (const auto& folder : coverage.scanned) {
    if (given.encoding) set_for_folder(settings.encodings, folder, *given.encoding);
    if (!given.date_rules.empty()) set_values_for_folder(settings.dates, folder, given.date_rules);
    if (!given.fields.empty()) set_values_for_folder(settings.fields, folder, given.fields);
    if (given.scans) set_for_folder(settings.scans, folder, *given.scans);
  }
  for (FolderSettings* of_kind : {&settings.encodings, &settings.dates, &settings.fields, &settings.scans})
    keep_settings_of(*of_kind, coverage.roots);
}

void compare_rules(const Manifest& manifest, const Manifest& last, PlanOptions& options) {
  options.last_encodings = last.settings.encodings;
  options.scans = manifest.settings.scans;
  options.last_scans = last.settings.scans;
  const auto has_rules = [](const Manifest& some) {
    return !some.repeats.empty() || !some.settings.dates.empty() || !some.settings.fields.empty();
  };
  if (!has_rules(manifest) && !has_rules(last)) return;
  options.rules = rules_of(manifest);
  options.last_rules = rules_of(last);
  options.rules_have_changed = manifest.repeats != last.repeats ||
                               manifest.settings.dates != last.settings.dates ||
                               manifest.settings.fields != last.settings.fields;
}

}  // namespace fihris
