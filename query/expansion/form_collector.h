#pragma once

#include <string>
#include <string_view>
#include <unordered_set>
#include <utility>
#include <vector>

#include "query/expansion/expanded_form.h"
#include "query/expansion/level.h"
#include "query/expansion/lexicon_reader.h"

namespace fihris {

/// Gathers the forms of one query word, each once, at the level that comes first.
class FormCollector {
 public:
  /// `words` gives the frequencies, and must outlive the collector.
  explicit FormCollector(const Vocabulary& words) : words_(words) {}

  /// Adds a word of the index; one that no article has is left out.
  void add(const std::string& term, std::string_view core, Level level);
  void add(const std::string& term, std::string_view core, Level level, unsigned frequency);

  /// Adds all forms of a core.
  void add(const Core& core, Level level);

  /// The forms that have the article if `word` has it, and no others: Suriyya is no country behind the
  /// article.
  void add_with_proclitics(std::string_view word, const Core& core, Level level);

  /// Keeps the `most` commonest, the looser levels going first. Returns true if some were left out.
  bool limit(std::size_t most);

  /// The same beside those of `kept`, of which none goes; words that begin with `first` go after all others
  /// of their level.
  bool limit(std::size_t most, std::string_view first, const std::unordered_set<std::string>& kept);

  /// The terms of the `most` commonest forms.
  std::vector<std::string> commonest(std::size_t most) const;

  std::size_t size() const { return forms_.size(); }

  std::vector<ExpandedForm> take() { return std::move(forms_); }

 private:
  const Vocabulary& words_;
  std::vector<ExpandedForm> forms_;
  std::unordered_set<std::string> seen_;
};

}  // namespace fihris
