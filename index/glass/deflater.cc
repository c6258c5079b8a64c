#include "index/glass/deflater.h"

#include <new>

#include <libdeflate.h>

namespace fihris::glass {
namespace {

constexpr std::size_t min_bytes = 18;  ///< shorter tags stay as they are, as in Xapian
constexpr int level = 1;

/// Xapian 1.4.22 inflates so many bytes at a time and takes a tag for damaged if its input ends while a full
/// buffer leaves output to come: 16,474 times the same letter, for one. A byte behind the data, which
/// inflating does not reach, keeps some input for then.
constexpr std::size_t inflated_at_a_time = 8192;

}  // namespace

void Deflater::Free::operator()(libdeflate_compressor* compressor) const {
  libdeflate_free_compressor(compressor);
}

Deflater::Deflater() : compressor_(libdeflate_alloc_compressor(level)) {
  if (!compressor_) throw std::bad_alloc();
}

std::string_view Deflater::compress(std::string_view tag) {
  if (tag.size() <= min_bytes) return {};
  out_.resize(tag.size());
  std::size_t size =
      libdeflate_deflate_compress(compressor_.get(), tag.data(), tag.size(), out_.data(), tag.size() - 1);
  if (size == 0) return {};
  if (tag.size() > inflated_at_a_time) out_[size++] = '\0';
  return {out_.data(), size};
}

}  // namespace fihris::glass
