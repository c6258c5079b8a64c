#include "commands/interactive/keys.h"

#include <algorithm>

namespace fihris {
namespace {

constexpr std::string_view paste_begin = "\033[200~";
constexpr std::string_view paste_end = "\033[201~";
/// A sequence that is longer is none.
constexpr std::size_t most_sequence = 32;

constexpr struct {
  std::string_view bytes;
  KeyKind kind;
} sequences[] = {{"\033[A", KeyKind::up},
                 {"\033OA", KeyKind::up},
                 {"\033[B", KeyKind::down},
                 {"\033OB", KeyKind::down},
                 {"\033[5~", KeyKind::page_up},
                 {"\033[6~", KeyKind::page_down},
                 {"\033[H", KeyKind::first},
                 {"\033OH", KeyKind::first},
                 {"\033[1~", KeyKind::first},
                 {"\033[F", KeyKind::last},
                 {"\033OF", KeyKind::last},
                 {"\033[4~", KeyKind::last},
                 {"\033[Z", KeyKind::previous_level}};

constexpr struct {
  char byte;
  KeyKind kind;
} controls[] = {
    {'\r', KeyKind::enter},           {'\n', KeyKind::down},         {'\t', KeyKind::next_level},
    {'\x7F', KeyKind::backspace},     {'\b', KeyKind::backspace},    {'U' - '@', KeyKind::clear},
    {'W' - '@', KeyKind::erase_word}, {'P' - '@', KeyKind::up},      {'N' - '@', KeyKind::down},
    {'Y' - '@', KeyKind::copy},       {'F' - '@', KeyKind::fields},  {'S' - '@', KeyKind::sources},
    {'T' - '@', KeyKind::years},      {'R' - '@', KeyKind::history}, {'Z' - '@', KeyKind::suspend},
    {'C' - '@', KeyKind::end},        {'D' - '@', KeyKind::end}};

std::size_t sequence_size(char lead) {
  const auto byte = static_cast<unsigned char>(lead);
  return byte < 0xC0 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : byte < 0xF8 ? 4 : 1;
}

Key taken(std::string& bytes, std::size_t size, KeyKind kind) {
  bytes.erase(0, size);
  return {kind, {}};
}

Key take_paste(std::string& bytes, bool is_all) {
  const std::size_t end = bytes.find(paste_end);
  if (end == bytes.npos && !is_all) return {};
  Key key{KeyKind::text, bytes.substr(paste_begin.size(), std::min(end, bytes.size()) - paste_begin.size())};
  bytes.erase(0, end == bytes.npos ? bytes.size() : end + paste_end.size());
  std::replace_if(
      key.text.begin(), key.text.end(),
      [](char c) { return static_cast<unsigned char>(c) < ' ' || c == '\x7F'; }, ' ');
  return key;
}

Key take_sequence(std::string& bytes, bool is_all) {
  if (bytes.starts_with(paste_begin)) return take_paste(bytes, is_all);
  if (bytes.size() == 1) return is_all ? taken(bytes, 1, KeyKind::end) : Key{};
  if (bytes[1] != '[' && bytes[1] != 'O')
    return taken(bytes, bytes[1] == '\033' ? 1 : 2, bytes[1] == '\033' ? KeyKind::end : KeyKind::none);
  std::size_t end = 2;
  while (end < bytes.size() && end < most_sequence && (bytes[end] < '@' || bytes[end] > '~')) ++end;
  if (end == bytes.size()) return is_all ? taken(bytes, end, KeyKind::none) : Key{};
  const std::string_view sequence = std::string_view(bytes).substr(0, end + 1);
  for (const auto& known : sequences) {
    if (known.bytes == sequence) return taken(bytes, known.bytes.size(), known.kind);
  }
  return taken(bytes, sequence.size(), KeyKind::none);
}

}  // namespace

Key take_key(std::string& bytes, bool is_all) {
  const char first = bytes.front();
  if (first == '\033') return take_sequence(bytes, is_all);
  for (const auto& control : controls) {
    if (control.byte == first) return taken(bytes, 1, control.kind);
  }
  if (static_cast<unsigned char>(first) < ' ') return taken(bytes, 1, KeyKind::none);
  const std::size_t size = sequence_size(first);
  if (size > bytes.size() && !is_all) return {};
  Key key{KeyKind::text, bytes.substr(0, size)};
  bytes.erase(0, size);
  return key;
}

}  // namespace fihris
