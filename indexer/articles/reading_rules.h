#pragma once

#include "index/folder_settings.h"
#include "index/schema.h"
#include "indexer/articles/date_rules.h"
#include "indexer/articles/repeated_text.h"

namespace fihris {

/// What an index says of how its files are read.
struct ReadingRules {
  ReadingSettings settings;
  RepeatedText repeated;
  DateRules dates;
};

inline ReadingRules reading_rules(const Manifest& manifest) {
  return {manifest.settings, RepeatedText(manifest.repeats), DateRules(manifest.settings.dates)};
}

}  // namespace fihris
