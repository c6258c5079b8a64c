#include "analyzers/words/tokenizer.h"

#include <optional>

#include "analyzers/words/segmenter.h"
#include "analyzers/words/word_scanner.h"
#include "analyzers/words/written_letters.h"

namespace fihris {
namespace {

/// Makes `word` the token; false if nothing is left of it.
bool make_token(std::string_view text, ScannedWord& word, Token& token) {
  const std::string_view term = word.folded.term();
  if (term.empty()) return false;
  const std::string_view written = text.substr(word.begin, word.end - word.begin);
  token.hamza_before_lam = false;
  if (word.kind == Kind::arabic) {
    if (is_particle(written, term)) {
      word.folded.restore_alef_maqsura();
    } else {
      token.hamza_before_lam = has_hamza_before_lam(written, term);
    }
  }
  token.term.assign(term);
  token.begin = word.begin;
  token.end = word.end;
  return true;
}

}  // namespace

/// The words inside what the scanner takes for one.
struct Tokenizer::Inner {
  std::optional<Segmenter> segmenter;
  bool in_stretch = false;
  ScannedWord segment;

  std::string expansion;
  std::unique_ptr<Tokenizer> phrase;  // over `expansion`
  std::size_t phrase_begin = 0;
  std::size_t phrase_end = 0;
};

Tokenizer::Tokenizer(std::string_view text) : text_(text) {}

Tokenizer::~Tokenizer() = default;

bool Tokenizer::next(Token& token) {
  ScannedWord word;
  for (;;) {
    if (inner_ && next_inner(token)) break;
    if (!scan_word(text_, offset_, word)) return false;
    if (word.kind == Kind::spaceless || word.kind == Kind::phrase) {
      enter(word);
    } else if (make_token(text_, word, token)) {
      break;
    }
  }
  token.position = ++position_;
  return true;
}

void Tokenizer::enter(const ScannedWord& word) {
  if (!inner_) inner_ = std::make_unique<Inner>();
  if (word.kind == Kind::spaceless) {
    if (!inner_->segmenter) inner_->segmenter.emplace();
    inner_->segmenter->start(text_, word.begin, word.end);
    inner_->in_stretch = true;
  } else {
    inner_->expansion = expansion(text_.substr(word.begin, word.end - word.begin));
    inner_->phrase = std::make_unique<Tokenizer>(inner_->expansion);
    inner_->phrase_begin = word.begin;
    inner_->phrase_end = word.end;
  }
}

bool Tokenizer::next_inner(Token& token) {
  if (inner_->phrase) {
    if (inner_->phrase->next(token)) {
      token.begin = inner_->phrase_begin;
      token.end = inner_->phrase_end;
      return true;
    }
    inner_->phrase.reset();
  }
  while (inner_->in_stretch) {
    inner_->in_stretch = inner_->segmenter->next(inner_->segment);
    if (inner_->in_stretch && make_token(text_, inner_->segment, token)) return true;
  }
  return false;
}

}  // namespace fihris
