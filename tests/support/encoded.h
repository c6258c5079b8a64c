#pragma once

#include <fstream>
#include <map>
#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>

#include <unicode/normalizer2.h>
#include <unicode/ucnv.h>
#include <unicode/unistr.h>
#include <unicode/ushape.h>

namespace fihris {

/// A text in some encoding, made by ICU.
struct EncodedText {
  std::string bytes;
  std::string text;  ///< UTF-8 of what the encoding has of it
};

/// Makes texts of one encoding: those of ICU, and MacArabic as far as it is ISO-8859-6, with its own digits
/// and blanks. CP864 gets the shapes of the letters.
class Encoder {
 public:
  explicit Encoder(const std::string& name)
      : name_(name), converter_(ucnv_open(icu_name(name).c_str(), &status_), ucnv_close) {
    ucnv_setFallback(converter_.get(), true);
    ucnv_setFromUCallBack(converter_.get(), UCNV_FROM_U_CALLBACK_SKIP, nullptr, nullptr, nullptr, &status_);
    nfkc_ = icu::Normalizer2::getNFKCInstance(status_);
    if (U_FAILURE(status_)) throw std::runtime_error("ICU cannot encode " + name);
  }

  EncodedText operator()(std::string_view utf8) {
    EncodedText encoded;
    const auto characters = shaped(icu::UnicodeString::fromUTF8(std::string(utf8)));
    for (int i = 0; i < characters.length(); i = characters.moveIndex32(i, 1)) {
      const icu::UnicodeString character(characters.char32At(i));
      std::string bytes = bytes_of(character);
      if (bytes.empty()) bytes = bytes_of(letters_of(character));
      encoded.bytes += bytes;
      if (!bytes.empty()) letters_of(characters_of(bytes)).toUTF8String(encoded.text);
    }
    return encoded;
  }

 private:
  static std::string icu_name(const std::string& name) {
    if (name == "CP720") return "ibm-720";
    if (name == "CP864") return "ibm-864";
    return name == "MacArabic" ? "ISO-8859-6" : name;
  }

  bool has_shapes() const { return name_ == "CP864"; }

  icu::UnicodeString letters_of(const icu::UnicodeString& shape) {
    if (!has_shapes()) return shape;
    icu::UnicodeString letters = nfkc_->normalize(shape, status_);
    const bool is_mark = letters.length() == 2 && (letters[0] == u' ' || letters[0] == 0x0640);
    return is_mark ? icu::UnicodeString(letters, 1) : letters;
  }

  /// A page may have another character that stands for the one that was encoded.
  icu::UnicodeString characters_of(const std::string& bytes) {
    return {bytes.data(), static_cast<int>(bytes.size()), converter_.get(), status_};
  }

  icu::UnicodeString shaped(const icu::UnicodeString& text) {
    if (!has_shapes()) return text;
    std::u16string shaped(static_cast<std::size_t>(text.length()) * 2 + 1, u'\0');
    const auto size =
        u_shapeArabic(text.getBuffer(), text.length(), shaped.data(), static_cast<int>(shaped.size()),
                      U_SHAPE_LETTERS_SHAPE | U_SHAPE_LENGTH_GROW_SHRINK, &status_);
    return {shaped.data(), size};
  }

  std::string bytes_of(const icu::UnicodeString& character) {
    if (name_ == "MacArabic" && character == icu::UnicodeString(u' ')) return "\xA0";
    char bytes[16];
    UErrorCode status = U_ZERO_ERROR;
    const auto size = ucnv_fromUChars(converter_.get(), bytes, sizeof bytes, character.getBuffer(),
                                      character.length(), &status);
    return {bytes, static_cast<std::size_t>(U_SUCCESS(status) ? size : 0)};
  }

  std::string name_;
  UErrorCode status_ = U_ZERO_ERROR;
  std::unique_ptr<UConverter, decltype(&ucnv_close)> converter_;
  const icu::Normalizer2* nfkc_ = nullptr;
};

/// UTF-8 that was taken for `encoding` and written as UTF-8 again.
inline std::string twice(const std::string& utf8, const std::string& encoding) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<UConverter, decltype(&ucnv_close)> converter(ucnv_open(encoding.c_str(), &status),
                                                                     ucnv_close);
  const icu::UnicodeString characters(utf8.data(), static_cast<int>(utf8.size()), converter.get(), status);
  std::string result;
  return characters.toUTF8String(result);
}

/// The texts of a table by their names: `name<TAB>text`.
inline std::map<std::string, std::string> read_texts(const std::string& path) {
  std::ifstream file(path);
  if (!file) throw std::runtime_error("no file " + path);
  std::map<std::string, std::string> texts;
  for (std::string line; std::getline(file, line);) {
    const std::size_t tab = line.find('\t');
    if (tab != line.npos && line[0] != '#') texts[line.substr(0, tab)] = line.substr(tab + 1);
  }
  return texts;
}

}  // namespace fihris
