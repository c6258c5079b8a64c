#include "indexer/readers/pdf/picture_pages.h"

#include <algorithm>
#include <utility>

#include <unicode/uchar.h>

#include "analyzers/words/utf8.h"
#include "indexer/readers/pdf/page_picture.h"

namespace fihris {
namespace {

/// Text of fewer letters is perhaps a line that a scanner has put over the page.
constexpr std::size_t least_letters = 100;
/// Of so many letters one that is none spoils the text.
constexpr std::size_t letters_for_one_unknown = 5;

struct LetterCount {
  std::size_t letters = 0;
  std::size_t unknown = 0;
};

LetterCount count_letters(const std::string& text) {
  constexpr char32_t replacement = 0xFFFD;
  LetterCount count;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = next_character(text, at);
    const auto type = u_charType(static_cast<UChar32>(c));
    count.letters += u_isalpha(static_cast<UChar32>(c)) != 0;
    count.unknown += c == replacement || type == U_PRIVATE_USE_CHAR || type == U_UNASSIGNED;
  }
  return count;
}

/// True if the letters of a page's text are too few for a page, or many of them are none (U+FFFD, private
/// use): they are perhaps those of a picture.
bool lacks_text(const std::string& text) {
  const LetterCount count = count_letters(text);
  return count.letters < least_letters || count.unknown * letters_for_one_unknown > count.letters;
}

/// True if `read`, in its picture, has more letters than `text`, which the page itself gives.
bool says_more(const std::string& read, const std::string& text) {
  const LetterCount of_text = count_letters(text);
  const std::size_t known = of_text.letters - std::min(of_text.letters, of_text.unknown);
  return count_letters(read).letters > known;
}

}  // namespace

std::optional<std::string> PicturePages::read(const poppler::page& page, std::size_t number,
                                              const std::string& text) {
  if (!context_.pictures || has_given_up_ || !lacks_text(text)) return std::nullopt;
  if (drawn_ == most_pictures || failed_ == most_failed_pictures) {
    has_given_up_ = true;
    fail(number,
         drawn_ == most_pictures
             ? "this page and those behind it are not read: " + std::to_string(drawn_) + " before it were"
             : "this page and those behind it are not read: those before it could not be");
    return std::nullopt;
  }
  ++drawn_;
  const PagePicture picture = draw(page);
  if (picture.pgm.empty()) return std::nullopt;
  PictureText read = context_.pictures->read(picture.pgm, picture.dots_per_inch);
  failed_ = read.result == PictureText::Result::failed ? failed_ + 1 : 0;
  if (read.result == PictureText::Result::unavailable) {
    why_unavailable_ = read.reason;
    has_given_up_ = true;
  } else if (read.result == PictureText::Result::failed) {
    fail(number, read.reason);
  } else if (!read.pages.empty() && says_more(read.pages.front().text, text)) {
    pages_.add(number, read.pages.front().confidence);
    return std::move(read.pages.front().text);
  }
  return std::nullopt;
}

void PicturePages::fail(std::size_t number, const std::string& reason) const {
  context_.sink.fail({context_.inner + "#page=" + std::to_string(number), reason});
}

}  // namespace fihris
