#include "web/server/framing.h"

#include <algorithm>
#include <string>

namespace fihris {
namespace {

constexpr std::string_view line_end = "\r\n";

Framing refused(int status, std::string reason) {
  Framing framing;
  framing.refusal = {status, std::move(reason)};
  return framing;
}

bool is_token_character(char c) {
  constexpr std::string_view others = "!#$%&'*+-.^_`|~";
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
         others.find(c) != std::string_view::npos;
}

bool is_token(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), is_token_character);
}

bool is_named(std::string_view name, std::string_view lower_case) {
  return std::equal(name.begin(), name.end(), lower_case.begin(), lower_case.end(),
                    [](char a, char b) { return (a >= 'A' && a <= 'Z' ? a + ('a' - 'A') : a) == b; });
}

std::string_view trimmed(std::string_view text) {
  const std::size_t begin = std::min(text.find_first_not_of(" \t"), text.size());
  const std::size_t end = text.find_last_not_of(" \t");
  return end == std::string_view::npos ? std::string_view() : text.substr(begin, end + 1 - begin);
}

/// True if nothing in the head could be read in two ways: no control characters, no line feed by itself.
bool is_plain(std::string_view head) {
  for (std::size_t i = 0; i < head.size(); ++i) {
    const auto c = static_cast<unsigned char>(head[i]);
    if (c == '\n' && (i == 0 || head[i - 1] != '\r')) return false;
    if (c == '\r' && i + 1 < head.size() && head[i + 1] != '\n') return false;
    if ((c < 0x20 && c != '\t' && c != '\r' && c != '\n') || c == 0x7F) return false;
  }
  return true;
}

bool is_request_line(std::string_view line) {
  const std::size_t first = line.find(' ');
  const std::size_t second = line.find(' ', std::min(first, line.size() - 1) + 1);
  if (first == std::string_view::npos || second == std::string_view::npos) return false;
  const std::string_view version = line.substr(second + 1);
  return is_token(line.substr(0, first)) && line.substr(first + 1).starts_with('/') &&
         (version == "HTTP/1.1" || version == "HTTP/1.0");
}

/// Takes a line off the front of `head`, which ends with a line end.
std::string_view take_line(std::string_view& head) {
  const std::size_t end = head.find(line_end);
  const std::string_view line = head.substr(0, end);
  head.remove_prefix(end + line_end.size());
  return line;
}

/// Reads the headers' lines; the size of the body, or why the request is not taken.
Framing read_headers(std::string_view lines) {
  Framing framing;
  bool has_length = false;
  std::size_t headers = 0;
  while (!lines.empty()) {
    const std::string_view line = take_line(lines);
    if (++headers > max_headers) return refused(431, "too many headers");
    const std::size_t colon = line.find(':');
    if (colon == std::string_view::npos || !is_token(line.substr(0, colon)))
      return refused(400, "a header is not well-formed");
    const std::string_view name = line.substr(0, colon);
    const std::string_view value = trimmed(line.substr(colon + 1));
    if (is_named(name, "transfer-encoding"))
      return refused(413, "a body in chunks is not taken: send it with its length");
    if (is_named(name, "expect")) return refused(417, "send the body at once, without Expect");
    if (!is_named(name, "content-length")) continue;
    if (has_length || value.empty() || value.find_first_not_of("0123456789") != std::string_view::npos)
      return refused(400, "the length of the body is not well-formed");
    has_length = true;
    if (value.size() > 9 || std::stoul(std::string(value)) > max_body_bytes)
      return refused(413, "the body is larger than 2 MB");
    framing.bytes = std::stoul(std::string(value));
  }
  return framing;
}

}  // namespace

Framing frame(std::string_view bytes) {
  constexpr std::string_view head_end = "\r\n\r\n";
  const std::string_view seen = bytes.substr(0, max_head_bytes);
  const std::size_t end = seen.find(head_end);
  const std::string_view head = seen.substr(0, end == std::string_view::npos ? end : end + head_end.size());
  if (!is_plain(head)) return refused(400, "the request is not well-formed");
  const std::size_t first_line = std::min(head.find(line_end), head.size());
  if (first_line > max_request_line_bytes)
    return refused(414, "the address is too long: a query may have about 8,000 bytes as it is sent");
  if (end == std::string_view::npos) {
    if (bytes.size() >= max_head_bytes) return refused(431, "the headers are larger than 32 KB");
    return {};
  }
  std::string_view lines = head.substr(0, end + line_end.size());
  if (!is_request_line(take_line(lines))) return refused(400, "the request line is not well-formed");
  Framing framing = read_headers(lines);
  if (framing.refusal.status != 0) return framing;
  framing.bytes += end + head_end.size();
  framing.is_whole = bytes.size() >= framing.bytes;
  return framing;
}

}  // namespace fihris
