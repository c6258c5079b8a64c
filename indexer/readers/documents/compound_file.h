#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace fihris {

/// A number in little-endian bytes at `offset`; 0 where `bytes` end before it does.
std::uint16_t u16_at(std::string_view bytes, std::size_t offset);
std::uint32_t u32_at(std::string_view bytes, std::size_t offset);

/// The streams of a compound file ([MS-CFB]), the container of Office files of before 2007. Safe for
/// untrusted input: a stream ends where its chain of sectors is damaged.
class CompoundFile {
 public:
  /// `bytes` must outlive it. Throws InputError if its directory cannot be found.
  explicit CompoundFile(std::string_view bytes);

  bool has(const std::string& name) const { return entries_.contains(name); }
  /// The bytes of a stream, those of any folder in it; empty if there is none of that name.
  std::string stream(const std::string& name) const;

 private:
  struct Entry {
    std::uint32_t first_sector;
    std::uint64_t size;
  };

  std::string_view sector(std::uint32_t number) const;
  std::string chain(std::uint32_t first, std::uint64_t size) const;
  std::string mini_chain(std::uint32_t first, std::uint64_t size) const;
  void read_sector_table();
  void read_directory();

  std::string_view bytes_;
  std::size_t sector_bytes_ = 512;
  std::vector<std::uint32_t> next_;       ///< of each sector, that which follows it
  std::vector<std::uint32_t> mini_next_;  ///< the same of the small ones
  std::string mini_stream_;
  std::map<std::string, Entry> entries_;
};

}  // namespace fihris
