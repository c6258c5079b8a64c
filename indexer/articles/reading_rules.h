#pragma once

#include "index/schema.h"
#include "indexer/articles/repeated_text.h"

namespace fihris {

/// What an index says of how its files are read.
struct ReadingRules {
  FolderEncodings encodings;  ///< that the user has named
  RepeatedText repeated;
};

inline ReadingRules reading_rules(const Manifest& manifest) {
  return {manifest.encodings, RepeatedText(manifest.repeats)};
}

}  // namespace fihris
