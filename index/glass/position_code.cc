#include "index/glass/position_code.h"

#include <bit>

#include "index/glass/packing.h"

namespace fihris::glass {
namespace {

/// Bits are appended from the lowest of a byte up.
class BitWriter {
 public:
  explicit BitWriter(std::string& out) : out_(out) {}
  ~BitWriter() {
    if (count_ > 0) out_.push_back(static_cast<char>(bits_));
  }
  BitWriter(const BitWriter&) = delete;
  BitWriter& operator=(const BitWriter&) = delete;

  /// Writes `value`, which is less than `bound`. Of a bound that is no power of two the values in the middle
  /// have a bit less.
  void write(std::uint64_t value, std::uint64_t bound) {
    auto bits = static_cast<int>(std::bit_width(bound - 1));
    const std::uint64_t spare = (std::uint64_t{1} << bits) - bound;
    if (spare > 0) {
      const std::uint64_t middle = (bound - spare) / 2;
      if (value >= middle + spare) {
        value = (value - (middle + spare)) | std::uint64_t{1} << (bits - 1);
      } else if (value >= middle) {
        --bits;
      }
    }
    bits_ |= value << count_;
    count_ += bits;
    for (; count_ >= 8; count_ -= 8, bits_ >>= 8) out_.push_back(static_cast<char>(bits_));
  }

  /// Writes what lies between the first and the last of `positions`: the middle one, then both halves.
  void write_between(std::span<const std::uint32_t> positions) {
    while (positions.size() > 2) {
      const std::size_t last = positions.size() - 1;
      const std::size_t middle = last / 2;
      write(positions[middle] - positions[0] - middle, positions[last] - positions[0] - last + 1);
      write_between(positions.first(middle + 1));
      positions = positions.subspan(middle);
    }
  }

 private:
  std::string& out_;
  std::uint64_t bits_ = 0;
  int count_ = 0;  ///< of bits that are not written, less than 8 between two calls
};

}  // namespace

void append_positions(std::string& out, std::span<const std::uint32_t> positions) {
  const std::uint32_t first = positions.front();
  const std::uint32_t last = positions.back();
  pack_uint(out, last);
  if (positions.size() == 1) return;
  BitWriter bits(out);
  bits.write(first, last);
  bits.write(positions.size() - 2, last - first);
  bits.write_between(positions);
}

}  // namespace fihris::glass
