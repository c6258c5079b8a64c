#include "analyzers/words/folded_word.h"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <string>

#include "analyzers/words/letters.h"

namespace fihris {
namespace {

constexpr std::string_view hamza = spelled<letter::hamza>;

/// `text` without the marks it begins with, which are left when what carried them vanished; composed.
std::string composed(std::string_view text) {
  UErrorCode status = U_ZERO_ERROR;
  auto unicode = icu::UnicodeString::fromUTF8({text.data(), static_cast<int32_t>(text.size())});
  unicode = icu::Normalizer2::getNFCInstance(status)->normalize(unicode, status);
  int32_t begin = 0;
  while (begin < unicode.length() && (U_GET_GC_MASK(unicode.char32At(begin)) & U_GC_M_MASK) != 0) {
    begin = unicode.moveIndex32(begin, 1);
  }
  std::string result;
  unicode.tempSubString(begin).toUTF8String(result);
  return result;
}

}  // namespace

void FoldedWord::replace_last(std::string_view letter) {
  std::copy(letter.begin(), letter.end(),
            bytes_.begin() + static_cast<std::ptrdiff_t>(length_ - letter.size()));
}

void FoldedWord::append(std::string_view letter) {
  if (length_ >= capacity) return;
  std::copy(letter.begin(), letter.end(), bytes_.begin() + static_cast<std::ptrdiff_t>(length_));
  length_ += letter.size();
}

void FoldedWord::add_hamza_mark() {
  if (tatweel_at_ == length_) {
    append(hamza);
  } else if (ends_with(spelled<letter::waw>) || ends_with(spelled<letter::yeh>)) {
    replace_last(hamza);
  }
}

void FoldedWord::add_high_hamza() {
  tatweel_at_ = none;
  if (ends_with(spelled<letter::waw>) || ends_with(spelled<letter::uyghur_u>) ||
      ends_with(spelled<letter::yeh>)) {
    replace_last(hamza);
  } else if (!ends_with(spelled<letter::alef>)) {
    append(hamza);
  }
}

void FoldedWord::restore_alef_maqsura() {
  replace_last(spelled<letter::alef_maqsura>);
}

std::string_view FoldedWord::term() {
  if (composes_) compose();
  if (length_ > max_term_bytes) {
    length_ = max_term_bytes;
    const auto is_trail = [](char byte) { return (static_cast<unsigned char>(byte) & 0xC0) == 0x80; };
    while (is_trail(bytes_[length_])) --length_;
  }
  return {bytes_.data(), length_};
}

void FoldedWord::compose() {
  const std::string whole = composed({bytes_.data(), length_});
  length_ = std::min(whole.size(), bytes_.size());
  std::copy_n(whole.begin(), length_, bytes_.begin());
  composes_ = false;
}

}  // namespace fihris
