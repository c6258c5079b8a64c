#pragma once

#include <unicode/translit.h>
#include <unicode/unistr.h>

#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>

namespace fihris {

/// The folds a second time, as rules of ICU's transliterator over a whole word: slow and plain. For words of
/// Arabic or of Latin letters whose terms need not be cut.
class ReferenceFold {
 public:
  ReferenceFold() {
    UErrorCode status = U_ZERO_ERROR;
    UParseError where;
    rules_.reset(icu::Transliterator::createFromRules("fold", icu::UnicodeString::fromUTF8(rules),
                                                      UTRANS_FORWARD, where, status));
    if (U_FAILURE(status)) throw std::runtime_error(std::string("reference rules: ") + u_errorName(status));
  }

  std::string operator()(std::string_view word) const {
    auto text = icu::UnicodeString::fromUTF8(std::string(word));
    rules_->transliterate(text);
    std::string result;
    text.toUTF8String(result);
    return result;
  }

 private:
  static constexpr const char* rules = R"(
    $marks = [[[:Mn:]&[[:Arab:][:Zinh:]]] \u06E5 \u06E6 \u08C9 \u02B9-\u02BF];
    $other_marks = [$marks - [\u0654]];
    $yehs = [\u0620 \u0649 \u064A \u06CC-\u06CE \u06D0 \u06D2];

    :: [[:Default_Ignorable_Code_Point:] \uFE73] Remove;
    \u0675 > \u0627;
    [\u0676-\u0678 \uFBDD] > \u0621;
    :: NFKC;
    [\u0020] > ;

    :: Null;
    \u0640 $other_marks* \u0654 > \u0621;
    [\u0648 \u06C6 $yehs] $other_marks* \u0654 > \u0621;

    :: Null;
    [\u0640 $marks] > ;

    :: Null;
    ^ ([\u0648 \u0641]?) \u0639 \u0644 \u0649 $ > $1 \u0639 \u0644 \u0649;
    ^ ([\u0648 \u0641]?) [\u0627 \u0625] \u0644 \u0649 $ > $1 \u0627 \u0644 \u0649;
    ^ ([\u0648 \u0641]?) \u0644 \u062F \u0649 $ > $1 \u0644 \u062F \u0649;
    [\u0622 \u0623 \u0625 \u0671-\u0673 \u0870-\u0882] > \u0627;
    [\u0624 \u0626 \u06D3] > \u0621;
    [\u0629 \u06BE \u06C0-\u06C3 \u06D5] > \u0647;
    $yehs > \u064A;
    [\u06A9-\u06AB] > \u0643;
    \u06BA > \u0646;
    [\u06A8 \u0763] > \u06AF;
    \u0695 > \u0631;
    \u06C6 > \u0648;

    :: [[:^Arab:]] NFKD;
    $marks > ;

    :: Lower;
    \u00DF > ss;
    \u00E6 > ae;
    \u0153 > oe;
    \u00F8 > o;
    \u0111 > d;
    \u0127 > h;
    \u0131 > i;
    \u0142 > l;
    \u0167 > t;
  )";

  std::unique_ptr<icu::Transliterator> rules_;
};

}  // namespace fihris
