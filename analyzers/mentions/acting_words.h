#pragma once

#include <string_view>
#include <vector>

#include "analyzers/mentions/mention_words.h"

namespace fihris {

/// The words of an article, on no list and without the article, that act as people do: they stand behind a
/// reporting verb
/// ("said X") or a title with the article ("the president X"). Behind a given name such a word is the
/// surname.
class ActingWords {
 public:
  /// `words` are classified and must outlive this object.
  explicit ActingWords(const MentionWords& words);

  bool contains(std::string_view term) const;

 private:
  std::vector<std::string_view> terms_;  ///< sorted
};

}  // namespace fihris
