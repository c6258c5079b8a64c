#include "indexer/build/run_settings.h"

#include <vector>

#include "analyzers/error.h"
#include "index/folder_settings.h"
#include "indexer/build/rule_changes.h"
#include "indexer/encodings/named_encoding.h"
#include "indexer/files/ownership.h"
#include "indexer/files/selection.h"
#include "indexer/scans/tesseract.h"
#include "messages/translation.h"

namespace fihris {

RunSettings::RunSettings(const IndexingOptions& options, const std::string& index)
    : options_(options), index_(index), encoding_(options.encoding) {
  if (encoding_ && *encoding_ != auto_setting) encoding_ = known_encoding(*encoding_);
  if (options.scans && !are_scan_languages(*options.scans))
    throw Error(
        tr("usage: --ocr-languages: {1}: no languages as tesseract calls them, with + between them; as in: "
           "ara+fra",
           {*options.scans}));
}

void RunSettings::choose(const Manifest& last, Manifest& manifest) {
  std::vector<std::string> folders;
  for (const auto& folder : options_.folders) folders.push_back(resolve(folder));
  selections_ = changed(last.selections, last.roots, folders, options_.selection);
  coverage_ =
      choose_coverage({options_.folders, options_.dropped, options_.rebuild, options_.prune_all, reaches()},
                      last.roots, index_);
  keep_selections_of(selections_, coverage_.roots);
  manifest.roots = coverage_.roots;
  manifest.selections = selections_;
  manifest.settings = last.settings;
  set_rules(manifest, coverage_, {encoding_, options_.date_rules, options_.fields, options_.scans});
}

/// A folder with a selection of its own is a root of its own.
Reaches RunSettings::reaches() const {
  return [this](const std::string& root, const std::string& folder) {
    const Selection selection = selection_of(selections_, root);
    const auto own = selections_.find(folder);
    return is_scanned(root, folder, selection) && (own == selections_.end() || own->second == selection);
  };
}

Reaches RunSettings::expects_volume() const {
  return [this](const std::string& root, const std::string& volume) {
    const Selection selection = selection_of(selections_, root);
    return is_scanned(root, volume, selection) && (selection.follow || resolve(volume) == volume);
  };
}

ScanOptions RunSettings::scan_options(const std::string& root) const {
  ScanOptions options;
  options.selection = selection_of(selections_, root);
  options.left_out = {index_};
  for (const auto& other : coverage_.roots) {
    if (other == root) continue;
    options.read_anyway.push_back(other);
    if (is_below(other, root)) options.left_out.push_back(other);
  }
  options.lists_passed_over = options_.lists_passed_over;
  return options;
}

}  // namespace fihris
