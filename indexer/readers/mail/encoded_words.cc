#include "indexer/readers/mail/encoded_words.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "indexer/encodings/decoding.h"

namespace fihris {
namespace {

/// An encoded word.
struct Word {
  std::string charset;
  std::string bytes;
  std::size_t end = 0;  ///< offset behind it
};

int base64_value(char c) {
  if (c >= 'A' && c <= 'Z') return c - 'A';
  if (c >= 'a' && c <= 'z') return c - 'a' + 26;
  if (c >= '0' && c <= '9') return c - '0' + 52;
  if (c == '+' || c == '-') return 62;
  if (c == '/' || c == '_') return 63;
  return -1;
}

std::string decode_base64(std::string_view text) {
  std::string bytes;
  unsigned buffer = 0;
  unsigned bits = 0;
  for (const char c : text) {
    const int value = base64_value(c);
    if (value < 0) continue;
    buffer = (buffer << 6 | static_cast<unsigned>(value)) & 0xFFFFFF;
    bits += 6;
    if (bits < 8) continue;
    bits -= 8;
    bytes += static_cast<char>(buffer >> bits & 0xFF);
  }
  return bytes;
}

int hex_value(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  return -1;
}

std::string decode_quoted(std::string_view text) {
  std::string bytes;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '_') {
      bytes += ' ';
    } else if (text[i] == '=' && i + 2 < text.size() && hex_value(text[i + 1]) >= 0 &&
               hex_value(text[i + 2]) >= 0) {
      bytes += static_cast<char>(hex_value(text[i + 1]) * 16 + hex_value(text[i + 2]));
      i += 2;
    } else {
      bytes += text[i];
    }
  }
  return bytes;
}

std::optional<Word> word_at(std::string_view text, std::size_t at) {
  if (!text.substr(at).starts_with("=?")) return std::nullopt;
  const auto charset_end = text.find('?', at + 2);
  if (charset_end == text.npos || charset_end + 2 >= text.size() || text[charset_end + 2] != '?')
    return std::nullopt;
  const auto end = text.find("?=", charset_end + 3);
  if (end == text.npos) return std::nullopt;
  Word word;
  word.charset = text.substr(at + 2, std::min(charset_end, text.find('*', at)) - at - 2);
  const std::string_view content = text.substr(charset_end + 3, end - charset_end - 3);
  const char kind = text[charset_end + 1];
  if (kind == 'B' || kind == 'b') {
    word.bytes = decode_base64(content);
  } else if (kind == 'Q' || kind == 'q') {
    word.bytes = decode_quoted(content);
  } else {
    return std::nullopt;
  }
  word.end = end + 2;
  return word;
}

bool is_blank(char c) {
  return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

}  // namespace

std::string decode_header(std::string_view value) {
  std::string text;
  std::string raw;      // bytes outside of words
  std::string charset;  // of `encoded`
  std::string encoded;  // bytes of words of one charset, side by side
  const auto end_encoded = [&] {
    if (!encoded.empty()) text += decode_text(std::exchange(encoded, {}), {charset, {}}).text;
  };
  const auto end_raw = [&] {
    if (!raw.empty()) text += decode_text(std::exchange(raw, {})).text;
  };
  for (std::size_t at = 0; at < value.size();) {
    if (auto word = word_at(value, at)) {
      // White space between two words is none.
      if (encoded.empty() || !std::all_of(raw.begin(), raw.end(), is_blank)) {
        end_encoded();
        end_raw();
      }
      raw.clear();
      if (word->charset != charset) end_encoded();
      charset = word->charset;
      encoded += word->bytes;
      at = word->end;
      continue;
    }
    if (!is_blank(value[at]) && !encoded.empty()) end_encoded();
    const char c = value[at++];
    if (!is_blank(c)) {
      raw += c;
    } else if (!raw.ends_with(' ')) {
      raw += ' ';
    }
  }
  end_encoded();
  end_raw();
  const auto begin = text.find_first_not_of(' ');
  if (begin == text.npos) return {};
  return text.substr(begin, text.find_last_not_of(' ') - begin + 1);
}

}  // namespace fihris
