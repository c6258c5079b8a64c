#include "indexer/readers/documents/old_office.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <utility>

#include "analyzers/dates/day.h"
#include "analyzers/words/utf8.h"
#include "indexer/encodings/decoding.h"
#include "indexer/encodings/named_encoding.h"
#include "indexer/readers/input/input.h"

namespace fihris {
namespace {

/// Decodes UTF-16, little-endian.
std::string decode_wide(std::string_view bytes) {
  std::string text;
  append_named(text, bytes.substr(0, bytes.size() / 2 * 2), "UTF-16LE");
  return text;
}

std::string decode_narrow(std::string_view bytes) {
  std::string text;
  append_named(text, bytes, "windows-1252");
  return text;
}

/// Cuts text at the marks of paragraphs, and leaves out what stands for pictures and what fields are made of.
class ParagraphCutter {
 public:
  explicit ParagraphCutter(std::vector<Paragraph>& paragraphs) : paragraphs_(paragraphs) {}

  void add(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
      const char32_t c = next_character(text, at);
      switch (c) {
        case 0x13:  // a field begins: its instructions
          fields_.push_back(true);
          ++instructions_;
          break;
        case 0x14:  // its result begins
          end_instructions();
          break;
        case 0x15:  // it ends
          end_instructions();
          if (!fields_.empty()) fields_.pop_back();
          break;
        case '\r':
        case 0x0C:
          end();
          break;
        case 0x07:  // the end of a cell
        case '\t':
          add_character(U' ');
          break;
        case 0x0B:
          add_character(U'\n');
          break;
        case 0x1E:
          add_character(U'-');
          break;
        default:
          if (c >= U' ') add_character(c);
      }
    }
  }

  void end() {
    if (paragraph_.find_first_not_of(" \n") != paragraph_.npos)
      paragraphs_.push_back({std::move(paragraph_), false});
    paragraph_.clear();
  }

 private:
  void add_character(char32_t c) {
    if (instructions_ == 0) append_utf8(paragraph_, c);
  }

  void end_instructions() {
    if (fields_.empty() || !fields_.back()) return;
    fields_.back() = false;
    --instructions_;
  }

  std::vector<Paragraph>& paragraphs_;
  std::string paragraph_;
  std::vector<bool> fields_;      ///< those that are open: whether in their instructions
  std::size_t instructions_ = 0;  ///< how many of them are
};

/// Where in a stream a run of characters of a document of Word lies.
struct Piece {
  std::uint32_t begin, end;  ///< characters
  std::uint32_t offset;      ///< bytes
  bool is_narrow;
};

std::vector<Piece> read_pieces(std::string_view table) {
  // Changes of format come first, each behind a 1 and its size, then the pieces behind a 2.
  while (!table.empty() && table[0] == 1)
    table.remove_prefix(std::min(table.size(), std::size_t{3} + u16_at(table, 1)));
  if (table.size() < 5 || table[0] != 2) throw InputError("a damaged document of Word");
  const std::string_view list = table.substr(5, u32_at(table, 1));
  constexpr std::size_t place_bytes = 4;
  constexpr std::size_t piece_bytes = 8;
  if (list.size() < place_bytes) return {};
  const std::size_t count = (list.size() - place_bytes) / (place_bytes + piece_bytes);
  std::vector<Piece> pieces;
  for (std::size_t i = 0; i < count; ++i) {
    const std::uint32_t place = u32_at(list, (count + 1) * place_bytes + i * piece_bytes + 2);
    const bool is_narrow = (place & 0x40000000U) != 0;
    const std::uint32_t offset = place & 0x3FFFFFFFU;
    pieces.push_back({u32_at(list, i * place_bytes), u32_at(list, (i + 1) * place_bytes),
                      is_narrow ? offset / 2 : offset, is_narrow});
  }
  return pieces;
}

/// The text of the characters from `begin` to `end`.
std::string text_between(std::string_view stream, const std::vector<Piece>& pieces, std::uint64_t begin,
                         std::uint64_t end) {
  std::string text;
  for (const auto& piece : pieces) {
    const std::uint64_t from = std::max<std::uint64_t>(begin, piece.begin);
    const std::uint64_t to = std::min<std::uint64_t>(end, piece.end);
    if (from >= to || text.size() > 4 * stream.size()) continue;
    const std::uint64_t width = piece.is_narrow ? 1 : 2;
    const std::uint64_t offset = piece.offset + (from - piece.begin) * width;
    if (offset >= stream.size()) continue;
    const auto bytes = stream.substr(offset, (to - from) * width);
    text += piece.is_narrow ? decode_narrow(bytes) : decode_wide(bytes);
  }
  return text;
}

/// A document of Word 6 or 95: bytes in an unnamed code page.
WordText read_early_word(std::string_view stream) {
  const std::uint32_t begin = u32_at(stream, 0x18);
  const std::uint32_t end = u32_at(stream, 0x1C);
  if (begin >= end || begin >= stream.size()) throw InputError("a damaged document of Word");
  std::string bytes(stream.substr(begin, end - begin));
  // Marks of pictures and fields are no characters of any text.
  std::replace_if(
      bytes.begin(), bytes.end(), [](char c) { return c >= 0 && c < 0x09; }, ' ');
  std::replace_if(
      bytes.begin(), bytes.end(), [](char c) { return c >= 0x0E && c < 0x20; }, ' ');
  const DecodedText decoded = decode_text(std::move(bytes));
  WordText text;
  ParagraphCutter cutter(text.paragraphs);
  cutter.add(decoded.text);
  cutter.end();
  return text;
}

/// A record of PowerPoint, and what it holds.
struct SlideRecord {
  unsigned instance;
  unsigned type;
  bool holds_records;
  std::string_view content;
};

class SlideReader {
 public:
  explicit SlideReader(std::vector<Paragraph>& paragraphs) : paragraphs_(paragraphs) {}

  void read(std::string_view records, unsigned depth) {
    constexpr unsigned most_depth = 20;
    while (records.size() >= head_bytes) {
      const SlideRecord record = next(records);
      if (is_skipped(record)) continue;
      if (record.holds_records) {
        if (depth < most_depth) read(record.content, depth + 1);
      } else if (record.type == wide_text) {
        add(decode_wide(record.content));
      } else if (record.type == narrow_text) {
        add(decode_narrow(record.content));
      }
    }
  }

 private:
  static constexpr std::size_t head_bytes = 8;
  static constexpr unsigned master = 0x03F8;
  static constexpr unsigned outline = 0x0FF0;  ///< its instance: 0 slides, 1 masters, 2 notes
  static constexpr unsigned wide_text = 0x0FA0;
  static constexpr unsigned narrow_text = 0x0FA8;

  static SlideRecord next(std::string_view& records) {
    const unsigned head = u16_at(records, 0);
    SlideRecord record{head >> 4U, u16_at(records, 2), (head & 0xFU) == 0xF, {}};
    record.content = records.substr(head_bytes, u32_at(records, 4));
    records.remove_prefix(head_bytes + record.content.size());
    return record;
  }

  static bool is_skipped(const SlideRecord& record) {
    return record.type == master || (record.type == outline && record.instance == 1);
  }

  void add(const std::string& text) {
    ParagraphCutter cutter(paragraphs_);
    cutter.add(text);
    cutter.end();
  }

  std::vector<Paragraph>& paragraphs_;
};

/// The day of a time in units of 100 ns since 1601; empty for none.
std::string day_of_file_time(std::uint64_t time) {
  constexpr std::uint64_t units_a_second = 10'000'000;
  constexpr std::uint64_t seconds_to_1970 = 11'644'473'600;
  constexpr std::uint64_t year_1980 = 315'532'800;  // the day zero of some programs is none
  const std::uint64_t seconds = time / units_a_second;
  if (seconds < seconds_to_1970 + year_1980) return {};
  const auto day = parse_timestamp(std::to_string(seconds - seconds_to_1970));
  return day ? to_iso(*day) : std::string();
}

std::string string_property(std::string_view value, const std::string& code_page) {
  constexpr std::uint32_t narrow_string = 0x1E;
  constexpr std::uint32_t wide_string = 0x1F;
  std::string text;
  if (u32_at(value, 0) == narrow_string) {
    append_named(text, value.substr(std::min<std::size_t>(8, value.size()), u32_at(value, 4)), code_page);
  } else if (u32_at(value, 0) == wide_string) {
    text = decode_wide(
        value.substr(std::min<std::size_t>(8, value.size()), std::uint64_t{u32_at(value, 4)} * 2));
  }
  return text.substr(0, text.find('\0'));
}

}  // namespace

WordText read_word_text(const CompoundFile& file) {
  const std::string stream = file.stream("WordDocument");
  constexpr std::uint16_t is_encrypted = 0x0100;
  constexpr std::uint16_t second_table = 0x0200;
  constexpr std::uint16_t word_97 = 0x00C1;
  const std::uint16_t flags = u16_at(stream, 10);
  if ((flags & is_encrypted) != 0) throw InputError("encrypted");
  if (u16_at(stream, 2) < word_97) return read_early_word(stream);
  const std::string tables = file.stream((flags & second_table) != 0 ? "1Table" : "0Table");
  const std::uint32_t offset = u32_at(stream, 0x01A2);
  if (offset >= tables.size()) throw InputError("a damaged document of Word");
  const auto pieces = read_pieces(std::string_view(tables).substr(offset, u32_at(stream, 0x01A6)));
  WordText text;
  // The parts follow each other: main text, footnotes, heads and feet, macros, comments, endnotes, boxes,
  // boxes of heads.
  std::uint64_t at = 0;
  for (std::size_t part = 0; part < 8; ++part) {
    const std::uint64_t end = at + u32_at(stream, 0x4C + 4 * part);
    const bool is_around = part == 2 || part == 7;
    ParagraphCutter cutter(is_around ? text.around : text.paragraphs);
    if (part != 3) cutter.add(text_between(stream, pieces, at, end));
    cutter.end();
    at = end;
  }
  return text;
}

std::vector<Paragraph> read_slide_text(const CompoundFile& file) {
  std::vector<Paragraph> paragraphs;
  const std::string stream = file.stream("PowerPoint Document");
  SlideReader(paragraphs).read(stream, 0);
  return paragraphs;
}

void add_old_properties(const CompoundFile& file, ReadArticle& article) {
  const std::string stream = file.stream("\005SummaryInformation");
  constexpr std::size_t first_set_offset = 44;
  const std::uint32_t begin = u32_at(stream, first_set_offset);
  if (begin >= stream.size()) return;
  const std::string_view set = std::string_view(stream).substr(begin);
  const std::uint32_t count = std::min<std::uint32_t>(u32_at(set, 4), 1000);
  const auto value_of = [&](std::uint32_t wanted) {
    for (std::uint32_t i = 0; i < count; ++i) {
      const std::uint32_t offset = u32_at(set, 12 + 8 * std::size_t{i});
      if (u32_at(set, 8 + 8 * std::size_t{i}) == wanted && offset < set.size()) return set.substr(offset);
    }
    return std::string_view();
  };
  const unsigned number = u16_at(value_of(1), 4);
  std::string code_page = number == 65001 ? "UTF-8" : "windows-" + std::to_string(number);
  if (!is_known_encoding(code_page)) code_page = "windows-1252";
  article.title = string_property(value_of(2), code_page);
  article.author = string_property(value_of(4), code_page);
  const std::string_view created = value_of(12);
  const std::uint64_t time = u32_at(created, 4) | std::uint64_t{u32_at(created, 8)} << 32U;
  article.date = day_of_file_time(time);
  if (!article.date.empty()) article.date_origin = "metadata";
}

}  // namespace fihris
