#include "index/glass/deflater.h"

#include <new>

#include <zlib.h>

namespace fihris::glass {
namespace {

constexpr std::size_t min_bytes = 18;  ///< shorter tags stay as they are, as in Xapian
constexpr int window_bits = -15;       ///< 32 KiB, without a header
constexpr int memory_level = 8;

/// Xapian 1.4.22 inflates so many bytes at a time and takes a tag for damaged if its input ends while a full
/// buffer leaves output to come: 16,474 times the same letter, for one. An empty block behind the data keeps
/// some input for then.
constexpr std::size_t inflated_at_a_time = 8192;

}  // namespace

void Deflater::End::operator()(z_stream_s* stream) const {
  deflateEnd(stream);
  delete stream;
}

Deflater::Deflater() : stream_(new z_stream{}) {
  if (deflateInit2(stream_.get(), Z_DEFAULT_COMPRESSION, Z_DEFLATED, window_bits, memory_level,
                   Z_DEFAULT_STRATEGY) != Z_OK) {
    throw std::bad_alloc();
  }
}

std::string_view Deflater::compress(std::string_view tag) {
  if (tag.size() <= min_bytes) return {};
  deflateReset(stream_.get());
  out_.resize(tag.size());
  stream_->next_in = reinterpret_cast<Bytef*>(const_cast<char*>(tag.data()));
  stream_->avail_in = static_cast<uInt>(tag.size());
  stream_->next_out = reinterpret_cast<Bytef*>(out_.data());
  stream_->avail_out = static_cast<uInt>(out_.size());
  if (tag.size() > inflated_at_a_time && deflate(stream_.get(), Z_SYNC_FLUSH) != Z_OK) return {};
  if (deflate(stream_.get(), Z_FINISH) != Z_STREAM_END || stream_->total_out >= tag.size()) return {};
  return {out_.data(), stream_->total_out};
}

}  // namespace fihris::glass
