#include "index/glass/position_table.h"

#include <bit>
#include <cstdint>
#include <span>

#include "index/glass/packing.h"
#include "index/glass/version_file.h"

namespace fihris::glass {
namespace {

/// Bits, from the lowest of a byte up, as position_code.cc writes them.
class BitReader {
 public:
  explicit BitReader(std::string_view in) : in_(in) {}

  /// A number that is less than `bound`, at most 2^32.
  std::uint64_t read(std::uint64_t bound) {
    const auto bits = static_cast<int>(std::bit_width(bound - 1));
    const std::uint64_t spare = (std::uint64_t{1} << bits) - bound;
    if (spare == 0) return take(bits);
    // The values in the middle have a bit less.
    const std::uint64_t middle = (bound - spare) / 2;
    const std::uint64_t value = take(bits - 1);
    return value < middle && take(1) != 0 ? value + middle + spare : value;
  }

  /// What lies between the first and the last of `positions`: the middle one, then both halves.
  void read_between(std::span<Xapian::termpos> positions) {
    while (positions.size() > 2) {
      const std::size_t last = positions.size() - 1;
      const std::size_t middle = last / 2;
      const std::uint64_t room = std::uint64_t{positions[last]} - positions[0] - last + 1;
      positions[middle] = static_cast<Xapian::termpos>(positions[0] + middle + read(room));
      read_between(positions.first(middle + 1));
      positions = positions.subspan(middle);
    }
  }

 private:
  std::uint64_t take(int bits) {
    for (; count_ < bits; count_ += 8) {
      if (in_.empty()) fail_to_unpack();
      bits_ |= std::uint64_t{static_cast<unsigned char>(in_.front())} << count_;
      in_.remove_prefix(1);
    }
    const std::uint64_t value = bits_ & ((std::uint64_t{1} << bits) - 1);
    bits_ >>= bits;
    count_ -= bits;
    return value;
  }

  std::string_view in_;
  std::uint64_t bits_ = 0;
  int count_ = 0;
};

/// Places that are free of any bit cost nothing, so that `most` alone bounds what a damaged code asks for.
std::vector<Xapian::termpos> positions_in(std::string_view code, Xapian::termcount most) {
  const Xapian::termpos last = take_uint32(code);
  if (code.empty()) return {last};
  BitReader bits(code);
  if (last == 0) fail_to_unpack();
  const auto first = static_cast<Xapian::termpos>(bits.read(last));
  const std::uint64_t between = bits.read(last - first);
  if (between + 2 > most) throw Xapian::DatabaseCorruptError("an article has a word too often");
  std::vector<Xapian::termpos> positions(between + 2);
  positions.front() = first;
  positions.back() = last;
  bits.read_between(positions);
  return positions;
}

}  // namespace

PositionTable::PositionTable(const std::string& folder, const Version& version)
    : table_(table_file(folder, "position"), version.tables.position),
      most_(version.statistics.max_frequency) {}

std::vector<Xapian::termpos> PositionTable::find(std::string_view term, Xapian::docid article) const {
  std::string key;
  pack_sortable_string(key, term);
  end_sortable_string(key);
  pack_sortable_uint(key, article);
  const auto entry = table_.find(key);
  if (!entry) return {};
  return positions_in(entry->tag(), most_);
}

}  // namespace fihris::glass
