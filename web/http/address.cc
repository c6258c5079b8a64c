#include "web/http/address.h"

namespace fihris {
namespace {

std::string encoded(std::string_view text, std::string_view kept) {
  constexpr char digits[] = "0123456789ABCDEF";
  std::string result;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if ((c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
        kept.find(c) != std::string_view::npos) {
      result += c;
    } else {
      result += '%';
      result += digits[byte >> 4];
      result += digits[byte & 15];
    }
  }
  return result;
}

}  // namespace

std::string percent_encoded(std::string_view text) {
  return encoded(text, "-._~");
}

std::string address(std::string_view path, const std::multimap<std::string, std::string>& params) {
  while (path.starts_with('/')) path.remove_prefix(1);
  std::string text = "/" + encoded(path, "-._~/");
  char separator = '?';
  for (const auto& [name, value] : params) {
    text.append(1, separator).append(percent_encoded(name)).append(1, '=').append(percent_encoded(value));
    separator = '&';
  }
  return text;
}

}  // namespace fihris
