#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace fihris {

inline void append_big_endian(std::string& bytes, std::uint32_t number) {
  for (int shift = 24; shift >= 0; shift -= 8)
    bytes += static_cast<char>(number >> static_cast<unsigned>(shift));
}

/// A chunk of PNG, with its checksum.
inline std::string png_chunk(const std::string& kind_and_data) {
  std::uint32_t crc = 0xFFFFFFFF;
  for (const char c : kind_and_data) {
    crc ^= static_cast<unsigned char>(c);
    for (int bit = 0; bit < 8; ++bit) crc = (crc >> 1) ^ ((crc & 1) != 0 ? 0xEDB88320U : 0U);
  }
  std::string chunk;
  append_big_endian(chunk, static_cast<std::uint32_t>(kind_and_data.size() - 4));
  chunk += kind_and_data;
  append_big_endian(chunk, ~crc);
  return chunk;
}

/// A picture of shades of grey: a byte a point, row by row.
struct GreyPicture {
  std::size_t width, height;
  std::string points;

  GreyPicture(std::size_t columns, std::size_t rows)
      : width(columns), height(rows), points(columns * rows, '\xFF') {}

  void blacken(std::size_t left, std::size_t top, std::size_t size) {
    for (std::size_t y = top; y < top + size && y < height; ++y)
      for (std::size_t x = left; x < left + size && x < width; ++x) points[y * width + x] = '\0';
  }
};

/// The file of a picture, in PNG that is not compressed.
inline std::string to_png(const GreyPicture& picture) {
  std::string rows;
  for (std::size_t y = 0; y < picture.height; ++y)
    rows.append(1, '\0').append(picture.points, y * picture.width, picture.width);
  std::uint32_t a = 1;
  std::uint32_t b = 0;
  for (const char c : rows) {
    a = (a + static_cast<unsigned char>(c)) % 65521;
    b = (b + a) % 65521;
  }
  std::string data = "IDAT\x78\x01";
  constexpr std::size_t block = 65535;
  for (std::size_t at = 0; at < rows.size(); at += block) {
    const std::string part = rows.substr(at, block);
    const auto size = static_cast<std::uint32_t>(part.size());
    data += at + block >= rows.size() ? '\1' : '\0';
    for (const std::uint32_t number : {size, ~size}) {
      data += static_cast<char>(number);
      data += static_cast<char>(number >> 8);
    }
    data += part;
  }
  append_big_endian(data, b << 16 | a);
  std::string head = "IHDR";
  append_big_endian(head, static_cast<std::uint32_t>(picture.width));
  append_big_endian(head, static_cast<std::uint32_t>(picture.height));
  head += std::string("\x08\0\0\0\0", 5);
  return "\x89PNG\r\n\x1A\n" + png_chunk(head) + png_chunk(data) + png_chunk("IEND");
}

/// Letters of a word, of five points by seven, drawn `scale` times as large: of the Latin capitals those that
/// HARBOUR is made of.
inline GreyPicture drawn_word(std::string_view word, std::size_t scale) {
  const auto rows_of = [](char letter) -> std::string_view {
    switch (letter) {
      case 'A':
        return ".###.#...##...#######...##...##...#";
      case 'B':
        return "####.#...##...#####.#...##...#####.";
      case 'H':
        return "#...##...##...#######...##...##...#";
      case 'O':
        return ".###.#...##...##...##...##...#.###.";
      case 'R':
        return "####.#...##...#####.#.#..#..#.#...#";
      case 'U':
        return "#...##...##...##...##...##...#.###.";
      default:
        return "...................................";
    }
  };
  constexpr std::size_t columns = 5;
  constexpr std::size_t rows = 7;
  const std::size_t margin = 8 * scale;
  GreyPicture picture(2 * margin + word.size() * (columns + 2) * scale, 2 * margin + rows * scale);
  for (std::size_t i = 0; i < word.size(); ++i) {
    const std::string_view points = rows_of(word[i]);
    for (std::size_t y = 0; y < rows; ++y)
      for (std::size_t x = 0; x < columns; ++x)
        if (points[y * columns + x] == '#')
          picture.blacken(margin + (i * (columns + 2) + x) * scale, margin + y * scale, scale);
  }
  return picture;
}

/// A PDF of pages, each with what is drawn on it.
inline std::string drawn_pdf(const std::vector<std::string_view>& pages) {
  std::string kids;
  std::string objects;
  int number = 4;
  for (const std::string_view drawn : pages) {
    const std::string page = std::to_string(number);
    const std::string content = std::to_string(number + 1);
    kids += page + " 0 R ";
    objects += page + " 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents " + content +
               " 0 R/Resources<</Font<</F1 3 0 R>>>>>>endobj\n" + content + " 0 obj<</Length " +
               std::to_string(drawn.size()) + ">>stream\n" + std::string(drawn) + "\nendstream endobj\n";
    number += 2;
  }
  return "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[" + kids +
         "]/Count " + std::to_string(pages.size()) +
         ">>endobj\n3 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj\n" + objects +
         "trailer<</Root 1 0 R>>\n%%EOF\n";
}

}  // namespace fihris
