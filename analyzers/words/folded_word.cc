#include "analyzers/words/folded_word.h"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <cstring>
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
  if (is_stretched()) shorten();
  if (length_ > max_term_bytes) {
    length_ = max_term_bytes;
    const auto is_trail = [](char byte) { return (static_cast<unsigned char>(byte) & 0xC0) == 0x80; };
    while (is_trail(bytes_[length_])) --length_;
  }
  return {bytes_.data(), length_};
}

bool FoldedWord::is_stretched() const {
  for (std::size_t i = 0; i + 6 <= length_; i += 2) {
    if (bytes_[i] == bytes_[i + 2] && bytes_[i] == bytes_[i + 4] && bytes_[i + 1] == bytes_[i + 3] &&
        bytes_[i + 1] == bytes_[i + 5]) {
      return true;
    }
  }
  return false;
}

void FoldedWord::shorten() {
  using namespace letter;
  constexpr std::size_t size = 2;  // bytes of a letter of the Arabic block
  constexpr std::size_t most = 2;
  const auto same = [&](std::size_t a, std::size_t b) {
    return std::memcmp(&bytes_[a], &bytes_[b], size) == 0;
  };
  std::size_t to = 0;
  for (std::size_t from = 0; from < length_;) {
    std::size_t end = from + size;
    const auto lead = static_cast<unsigned char>(bytes_[from]);
    const bool is_arabic = lead >= 0xD8 && lead <= 0xDB;
    while (is_arabic && end + size <= length_ && same(from, end)) end += size;
    const std::size_t count = (end - from) / size;
    if (!is_arabic) end = from + 1;
    const std::string_view here(&bytes_[from], is_arabic ? size : 1);
    std::size_t kept = end - from;
    if (is_arabic && count > most) {
      // Three of them begin tatattabbaʿ and the like, and li before the article and lam; God has two.
      const bool is_own = from == 0 && count == most + 1 && (here == spelled<ta> || here == spelled<lam>);
      const bool is_god =
          here == spelled<lam> && std::string_view(&bytes_[end], length_ - end) == spelled<haa>;
      kept = is_own ? end - from : is_god ? 2 * size : size;
    }
    if (to != from) std::memmove(&bytes_[to], &bytes_[from], kept);
    to += kept;
    from = end;
  }
  length_ = to;
}

void FoldedWord::compose() {
  const std::string whole = composed({bytes_.data(), length_});
  length_ = std::min(whole.size(), bytes_.size());
  std::copy_n(whole.begin(), length_, bytes_.begin());
  composes_ = false;
}

}  // namespace fihris
