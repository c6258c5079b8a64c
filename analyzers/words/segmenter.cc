#include "analyzers/words/segmenter.h"

#include <unicode/brkiter.h>
#include <unicode/unistr.h>

#include <algorithm>

#include "analyzers/error.h"
#include "analyzers/words/utf8.h"

namespace fihris {
namespace {

constexpr std::size_t chunk_characters = 2000;

}  // namespace

struct Segmenter::Breaker {
  std::unique_ptr<icu::BreakIterator> words;
  icu::UnicodeString chunk;
  std::vector<Segment> units;  // bytes in the text, of each UTF-16 unit of the chunk with the marks after it
};

Segmenter::Segmenter() : breaker_(std::make_unique<Breaker>()) {
  UErrorCode status = U_ZERO_ERROR;
  breaker_->words.reset(icu::BreakIterator::createWordInstance(icu::Locale::getRoot(), status));
  if (U_FAILURE(status)) {
    throw Error(std::string("Unicode data: word breaking: ") + u_errorName(status) + "; reinstall ICU");
  }
}

Segmenter::~Segmenter() = default;

void Segmenter::start(std::string_view text, std::size_t begin, std::size_t end) {
  text_ = text.substr(0, end);
  offset_ = begin;
  end_ = end;
  segments_.clear();
}

bool Segmenter::next(ScannedWord& word) {
  while (offset_ < end_ || !segments_.empty()) {
    if (segments_.empty()) {
      cut_chunk();
      continue;
    }
    const Segment segment = segments_.back();
    segments_.pop_back();
    std::size_t offset = segment.begin;
    if (scan_word(text_.substr(0, segment.end), offset, word)) return true;
  }
  return false;
}

void Segmenter::cut_chunk() {
  auto& [words, chunk, units] = *breaker_;
  chunk.remove();
  units.clear();
  Fold spare;
  std::size_t characters = 0;
  while (offset_ < end_ && characters < chunk_characters) {
    const std::size_t begin = offset_;
    const Kind kind = next_fold(text_, offset_, spare).kind;
    if (kind == Kind::invisible) continue;
    if (kind != Kind::spaceless && kind != Kind::spaceless_mark) {
      if (!units.empty()) units.back().end = offset_;
      continue;
    }
    ++characters;
    std::size_t at = begin;
    chunk.append(static_cast<UChar32>(next_character(text_, at)));
    units.resize(static_cast<std::size_t>(chunk.length()), {begin, offset_});
  }

  words->setText(chunk);
  int32_t begin = 0;
  for (int32_t end = words->next(); end != icu::BreakIterator::DONE; end = words->next()) {
    segments_.push_back(
        {units[static_cast<std::size_t>(begin)].begin, units[static_cast<std::size_t>(end - 1)].end});
    begin = end;
  }
  // The last word may go on in the next chunk.
  if (offset_ < end_ && segments_.size() > 1) {
    offset_ = segments_.back().begin;
    segments_.pop_back();
  }
  std::reverse(segments_.begin(), segments_.end());
}

}  // namespace fihris
