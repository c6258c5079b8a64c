#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include <xapian.h>

#include "analyzers/mentions/mentions.h"

namespace fihris {

/// Tells how articles write names. Remembers what it has seen, since many names stand in the same articles.
class WrittenNames {
 public:
  explicit WrittenNames(const Xapian::Database& articles) : articles_(articles) {}

  /// The commonest of the writings that some of `numbers`, articles that mention the name, have. Analyses
  /// those articles anew, about 0.2 ms each. `key` is Mention::key, and is returned if none has it.
  std::string find(const std::string& key, const std::vector<Xapian::docid>& numbers);

  /// How many articles were analysed.
  std::size_t analysed() const { return analysed_; }

 private:
  /// People that an article mentions, each time.
  struct Writing {
    std::string key;
    std::string text;
    std::size_t words;
  };

  const std::vector<Writing>& writings_in(Xapian::docid number);
  void analyse(Xapian::docid number, std::vector<Writing>& writings);

  Xapian::Database articles_;
  MentionFinder finder_;
  std::unordered_map<Xapian::docid, std::vector<Writing>> seen_;
  std::size_t remembered_ = 0;  ///< writings in seen_
  std::size_t analysed_ = 0;
};

}  // namespace fihris
