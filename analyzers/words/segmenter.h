#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "analyzers/words/word_scanner.h"

namespace fihris {

/// Cuts stretches of text written without spaces (Chinese, Japanese, Thai, Lao, Khmer, Burmese) into words,
/// with ICU's dictionaries. Costly to create; holds a bounded part of a stretch at a time.
class Segmenter {
 public:
  Segmenter();
  ~Segmenter();
  Segmenter(const Segmenter&) = delete;
  Segmenter& operator=(const Segmenter&) = delete;

  /// Begins with the stretch [begin, end) of `text`, which must outlive its use.
  void start(std::string_view text, std::size_t begin, std::size_t end);

  /// The next word of the stretch; false at its end.
  bool next(ScannedWord& word);

 private:
  struct Breaker;
  struct Segment {
    std::size_t begin;
    std::size_t end;
  };

  void cut_chunk();

  std::unique_ptr<Breaker> breaker_;
  std::string_view text_;
  std::size_t offset_ = 0;
  std::size_t end_ = 0;
  std::vector<Segment> segments_;  // in reverse, the next one last
};

}  // namespace fihris
