#include "indexer/readers/documents/compound_file.h"

#include <algorithm>

#include "indexer/readers/input/input.h"

namespace fihris {
namespace {

constexpr std::size_t header_bytes = 512;
constexpr std::size_t entry_bytes = 128;
constexpr std::size_t mini_sector_bytes = 64;
constexpr std::size_t smallest_whole_stream = 4096;
constexpr std::uint32_t last_regular_sector = 0xFFFFFFFA;
constexpr std::size_t numbers_in_header = 109;

std::vector<std::uint32_t> numbers_of(std::string_view bytes) {
  std::vector<std::uint32_t> numbers;
  for (std::size_t i = 0; i + 4 <= bytes.size(); i += 4) numbers.push_back(u32_at(bytes, i));
  return numbers;
}

/// The name of an entry, in its characters of ASCII: those of the streams that are read have no others.
std::string entry_name(std::string_view entry) {
  std::string name;
  const std::size_t size = std::min<std::size_t>(u16_at(entry, 64), 64);
  for (std::size_t i = 0; i + 2 < size; i += 2) name += entry[i];
  return name;
}

}  // namespace

std::uint16_t u16_at(std::string_view bytes, std::size_t offset) {
  if (offset + 2 > bytes.size() || offset + 2 < offset) return 0;
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(bytes[offset + i]); };
  return static_cast<std::uint16_t>(byte(0) | byte(1) << 8U);
}

std::uint32_t u32_at(std::string_view bytes, std::size_t offset) {
  return u16_at(bytes, offset) | static_cast<std::uint32_t>(u16_at(bytes, offset + 2)) << 16U;
}

CompoundFile::CompoundFile(std::string_view bytes) : bytes_(bytes) {
  const unsigned shift = u16_at(bytes, 30);
  if (bytes.size() < header_bytes || (shift != 9 && shift != 12)) throw InputError("a damaged Office file");
  sector_bytes_ = std::size_t{1} << shift;
  read_sector_table();
  read_directory();
}

std::string_view CompoundFile::sector(std::uint32_t number) const {
  const std::uint64_t begin = (std::uint64_t{number} + 1) * sector_bytes_;
  return begin < bytes_.size() ? bytes_.substr(begin, sector_bytes_) : std::string_view();
}

std::string CompoundFile::chain(std::uint32_t first, std::uint64_t size) const {
  std::string stream;
  const std::uint64_t most = std::min<std::uint64_t>(size, bytes_.size());
  // A chain that comes back to itself ends where the file would have no more.
  for (std::uint32_t at = first; at < next_.size() && stream.size() < most; at = next_[at]) {
    const auto part = sector(at);
    if (part.empty()) break;
    stream.append(part);
  }
  if (stream.size() > size) stream.resize(size);
  return stream;
}

std::string CompoundFile::mini_chain(std::uint32_t first, std::uint64_t size) const {
  std::string stream;
  const std::uint64_t most = std::min<std::uint64_t>(size, mini_stream_.size());
  for (std::uint32_t at = first; at < mini_next_.size() && stream.size() < most; at = mini_next_[at]) {
    const std::size_t begin = std::size_t{at} * mini_sector_bytes;
    if (begin >= mini_stream_.size()) break;
    stream.append(mini_stream_, begin, mini_sector_bytes);
  }
  if (stream.size() > size) stream.resize(size);
  return stream;
}

void CompoundFile::read_sector_table() {
  std::vector<std::uint32_t> tables;  // the sectors that hold next_
  for (std::size_t i = 0; i < numbers_in_header; ++i) tables.push_back(u32_at(bytes_, 76 + 4 * i));
  const std::size_t sectors = bytes_.size() / sector_bytes_;
  // More of them are listed in a chain of sectors, each with the number of the next one at its end.
  std::uint32_t more = u32_at(bytes_, 68);
  for (std::size_t i = 0; i < sectors && more < last_regular_sector; ++i) {
    auto numbers = numbers_of(sector(more));
    if (numbers.empty()) break;
    more = numbers.back();
    tables.insert(tables.end(), numbers.begin(), numbers.end() - 1);
    if (tables.size() > sectors) break;
  }
  for (const std::uint32_t table : tables) {
    if (table >= last_regular_sector) continue;
    const auto numbers = numbers_of(sector(table));
    next_.insert(next_.end(), numbers.begin(), numbers.end());
    if (next_.size() > sectors) break;
  }
}

void CompoundFile::read_directory() {
  const std::string directory = chain(u32_at(bytes_, 48), bytes_.size());
  if (directory.size() < entry_bytes) throw InputError("a damaged Office file");
  for (std::size_t at = 0; at + entry_bytes <= directory.size(); at += entry_bytes) {
    const std::string_view entry = std::string_view(directory).substr(at, entry_bytes);
    constexpr char stream_type = 2;
    constexpr char root_type = 5;
    const std::uint32_t first = u32_at(entry, 116);
    const std::uint32_t size = u32_at(entry, 120);
    if (entry[66] == root_type && mini_stream_.empty()) mini_stream_ = chain(first, size);
    if (entry[66] == stream_type) entries_.try_emplace(entry_name(entry), Entry{first, size});
  }
  mini_next_ = numbers_of(chain(u32_at(bytes_, 60), std::uint64_t{u32_at(bytes_, 64)} * sector_bytes_));
}

std::string CompoundFile::stream(const std::string& name) const {
  const auto found = entries_.find(name);
  if (found == entries_.end()) return {};
  const auto& [first, size] = found->second;
  return size < smallest_whole_stream ? mini_chain(first, size) : chain(first, size);
}

}  // namespace fihris
