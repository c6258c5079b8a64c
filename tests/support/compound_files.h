#pragma once

#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace fihris {

inline std::string u16(unsigned value) {
  return {static_cast<char>(value & 0xFFU), static_cast<char>(value >> 8U & 0xFFU)};
}
inline std::string u32(std::uint32_t value) {
  return u16(value & 0xFFFFU) + u16(value >> 16U);
}
inline std::string wide(std::u32string_view text) {
  std::string bytes;
  for (const char32_t c : text) bytes += u16(c);
  return bytes;
}
inline std::string padded(std::string bytes, std::size_t size) {
  bytes.resize(std::max(bytes.size(), size), '\0');
  return bytes;
}

using Streams = std::vector<std::pair<std::string, std::string>>;

/// A compound file of sectors of 512 bytes: the table, the directory, then the streams, none of them small.
inline std::string compound(const Streams& streams) {
  constexpr std::uint32_t end_of_chain = 0xFFFFFFFE;
  constexpr std::uint32_t unused = 0xFFFFFFFF;
  std::vector<std::uint32_t> next{0xFFFFFFFD};
  std::string directory;
  std::string data;
  const auto entry = [](const std::string& name, char type, std::uint32_t first, std::uint32_t size) {
    std::u32string letters(name.begin(), name.end());
    std::string made = padded(wide(letters), 64) + u16(static_cast<unsigned>(name.size() + 1) * 2) + type;
    return padded(padded(std::move(made), 116) + u32(first) + u32(size), 128);
  };
  directory += entry("Root Entry", 5, end_of_chain, 0);
  const std::size_t directory_sectors = (streams.size() + 4) / 4;
  std::uint32_t sector = static_cast<std::uint32_t>(1 + directory_sectors);
  for (std::size_t i = 1; i <= directory_sectors; ++i)
    next.push_back(i == directory_sectors ? end_of_chain : static_cast<std::uint32_t>(i + 1));
  for (const auto& [name, content] : streams) {
    const std::string bytes = padded(content, 4096);
    directory += entry(name, 2, sector, static_cast<std::uint32_t>(bytes.size()));
    const std::size_t sectors = (bytes.size() + 511) / 512;
    data += padded(bytes, sectors * 512);
    for (std::size_t i = 1; i <= sectors; ++i) next.push_back(i == sectors ? end_of_chain : ++sector);
    ++sector;
  }
  std::string table;
  for (const auto number : next) table += u32(number);
  while (table.size() < 512) table += u32(unused);
  std::string header = padded("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", 30) + u16(9) + u16(6);
  header = padded(std::move(header), 48) + u32(1) + u32(0) + u32(4096) + u32(end_of_chain) + u32(0) +
           u32(end_of_chain) + u32(0) + u32(0);
  while (header.size() < 512) header += u32(unused);
  return header + table.substr(0, 512) + padded(directory, directory_sectors * 512) + data;
}

/// A document of Word 97: `text` in UTF-16, of which the last `heads` characters are those of running heads.
inline Streams word_document(std::u32string_view text, std::uint32_t heads = 0, unsigned flags = 0x0200,
                             unsigned version = 0x00C1) {
  std::string stream = u16(0xA5EC) + u16(version);
  stream = padded(std::move(stream), 10) + u16(flags);
  stream = padded(std::move(stream), 0x4C) + u32(static_cast<std::uint32_t>(text.size()) - heads) + u32(0) +
           u32(heads);
  constexpr std::uint32_t text_offset = 1024;
  stream = padded(padded(std::move(stream), 0x01A2) + u32(8) + u32(100), text_offset) + wide(text);
  const std::string pieces =
      u32(0) + u32(static_cast<std::uint32_t>(text.size())) + u16(0) + u32(text_offset) + u16(0);
  // A change of format before the pieces is passed over.
  const std::string table =
      padded("", 8) + '\1' + u16(2) + "xy" + '\2' + u32(static_cast<std::uint32_t>(pieces.size())) + pieces;
  return {{"WordDocument", stream}, {"1Table", table}};
}

}  // namespace fihris
