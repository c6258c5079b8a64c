#include "analyzers/words/folded_word.h"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <string>

#include "analyzers/words/letters.h"

namespace fihris {
namespace {

constexpr std::string_view seatless_hamza = spelled<letter::hamza>;

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
  repeats_ = true;
  std::copy(letter.begin(), letter.end(),
            bytes_.begin() + static_cast<std::ptrdiff_t>(length_ - letter.size()));
}

void FoldedWord::append(std::string_view letter) {
  if (length_ >= capacity) return;
  repeats_ = true;
  std::copy(letter.begin(), letter.end(), bytes_.begin() + static_cast<std::ptrdiff_t>(length_));
  length_ += letter.size();
}

void FoldedWord::add_hamza_mark() {
  if (tatweel_at_ == length_) {
    append(seatless_hamza);
  } else if (ends_with(spelled<letter::waw>) || ends_with(spelled<letter::yeh>)) {
    replace_last(seatless_hamza);
  }
}

void FoldedWord::add_high_hamza() {
  tatweel_at_ = none;
  if (ends_with(spelled<letter::waw>) || ends_with(spelled<letter::uyghur_u>) ||
      ends_with(spelled<letter::yeh>)) {
    replace_last(seatless_hamza);
  } else if (!ends_with(spelled<letter::alef>)) {
    append(seatless_hamza);
  }
}

void FoldedWord::write_dagger_alef(std::string_view next) {
  using namespace letter;
  dagger_at_ = none;
  const bool is_yeh = ends_with(spelled<yeh>);
  if (length_ == 0 || ends_with(spelled<alef>)) return;
  // Under a final one the yeh was an alef maqsura.
  if (is_yeh && next.empty()) return;
  const bool is_vowel = (is_yeh || ends_with(spelled<waw>)) && mark_at_ != length_ && length_ > letter_size;
  has_dagger_alef_ = true;
  if (is_vowel) length_ -= letter_size;
  if (next != spelled<alef>) append(spelled<alef>);
}

void FoldedWord::respell_customary() {
  using namespace letter;
  struct Custom {
    std::string_view with_alef, without;
  };
  constexpr Custom customs[] = {
      {spelled<haa, alef, thal>, spelled<haa, thal>},  // hadha and its kin
      {spelled<haa, alef, hamza, lam, alef, hamza>, spelled<haa, hamza, lam, alef, hamza>},
      {spelled<haa, alef, kaf, thal, alef>, spelled<haa, kaf, thal, alef>},
      {spelled<thal, alef, lam, kaf>, spelled<thal, lam, kaf>},
      {spelled<alef, waw, lam, alef, hamza, kaf>, spelled<alef, waw, lam, hamza, kaf>},
      {spelled<lam, alef, kaf, nun>, spelled<lam, kaf, nun>},
      {spelled<lam, lam, alef, haa>, spelled<lam, lam, haa>},    // God
      {spelled<alef, lam, alef, haa>, spelled<alef, lam, haa>},  // a god
      {spelled<ra, hah, mim, alef, nun>, spelled<ra, hah, mim, nun>},
  };
  constexpr std::string_view taha = spelled<tah, alef, haa>;
  const std::string_view word(bytes_.data(), length_);
  if (word == taha) {
    length_ = taha.size() - letter_size;
    std::memcpy(&bytes_[letter_size], spelled<haa>.data(), letter_size);
    return;
  }
  for (const auto& [with_alef, without] : customs) {
    const std::size_t at = word.find(with_alef);
    if (at == std::string_view::npos) continue;
    const std::string_view rest = word.substr(at + with_alef.size());
    std::memcpy(&bytes_[at], without.data(), without.size());
    std::memmove(&bytes_[at + without.size()], rest.data(), rest.size());
    length_ -= with_alef.size() - without.size();
    return;
  }
}

void FoldedWord::restore_alef_maqsura() {
  replace_last(spelled<letter::alef_maqsura>);
}

std::string_view FoldedWord::term() {
  if (dagger_at_ == length_) write_dagger_alef({});
  if (has_dagger_alef_) respell_customary();
  if (composes_) compose();
  if (repeats_ && is_stretched()) shorten();
  if (length_ > max_term_bytes) {
    length_ = max_term_bytes;
    const auto is_trail = [](char byte) { return (static_cast<unsigned char>(byte) & 0xC0) == 0x80; };
    while (is_trail(bytes_[length_])) --length_;
  }
  return {bytes_.data(), length_};
}

bool FoldedWord::is_stretched() const {
  std::uint16_t before = 0, here = 0;
  unsigned same = 0;  // as the letter before, in a row
  for (std::size_t i = 0; i + letter_size <= length_; i += letter_size, before = here) {
    std::memcpy(&here, &bytes_[i], letter_size);
    same = here == before ? same + 1 : 0;
    if (same == 2) return true;
  }
  return false;
}

void FoldedWord::shorten() {
  using namespace letter;
  constexpr std::size_t size = letter_size;
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
