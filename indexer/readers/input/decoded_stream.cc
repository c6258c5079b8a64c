#include "indexer/readers/input/decoded_stream.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include "indexer/articles/decoded_encoding.h"
#include "indexer/encodings/decoding.h"

namespace fihris {
namespace {

constexpr std::size_t chunk_bytes = 256u << 10;

/// How much of `bytes` can be decoded without what follows: up to the last end of a line, or, in a very long
/// one, the last character of ASCII.
std::size_t separable(std::string_view bytes) {
  if (const auto line = bytes.rfind('\n'); line != bytes.npos) return line + 1;
  const auto ascii = std::find_if(bytes.rbegin(), bytes.rend(), [](char c) { return (c & 0x80) == 0; });
  return ascii == bytes.rend() ? bytes.size() : static_cast<std::size_t>(bytes.rend() - ascii);
}

}  // namespace

ArticleEncoding DecodedStream::take_encoding() {
  // What is left of a line is the next one's business only if another value begins in it.
  const bool goes_on = std::find(gptr(), egptr(), '{') != egptr();
  return std::exchange(seen_, goes_on ? encoding_ : ArticleEncoding{});
}

bool DecodedStream::read_chunk() {
  chunk_.erase(0, decoded_);
  decoded_ = 0;
  by_line_ = false;
  while (!has_ended_ && chunk_.size() < chunk_bytes) {
    const std::size_t before = chunk_.size();
    chunk_.resize(chunk_bytes);
    const std::size_t count = input_.read(chunk_.data() + before, chunk_bytes - before);
    chunk_.resize(before + count);
    has_ended_ = count == 0;
  }
  ready_ = has_ended_ ? chunk_.size() : separable(chunk_);
  return ready_ > 0;
}

void DecodedStream::see(ArticleEncoding encoding) {
  if (seen_.name == encoding.name) {
    seen_.repairs += encoding.repairs;
  } else if (seen_.is_plain()) {
    seen_ = encoding;
  }
  encoding_ = std::move(encoding);
}

DecodedStream::int_type DecodedStream::underflow() {
  for (;;) {
    if (decoded_ == ready_ && !read_chunk()) return traits_type::eof();
    std::string_view bytes = std::string_view(chunk_).substr(decoded_, ready_ - decoded_);
    if (by_line_) bytes = bytes.substr(0, std::min(bytes.find('\n'), bytes.size() - 1) + 1);
    DecodedText decoded = decode_text(std::string(bytes), {{}, certain_});
    ArticleEncoding encoding = encoding_of(decoded);
    const bool is_faulty_utf8 = decoded.repairs > 0 && encoding.name.starts_with("UTF-8");
    if (is_faulty_utf8 && !by_line_) {
      by_line_ = true;
      continue;
    }
    piece_ = decoded.is_text ? std::move(decoded.text) : std::string(bytes);
    see(decoded.is_text ? std::move(encoding) : ArticleEncoding{});
    decoded_ += bytes.size();
    if (piece_.empty()) continue;
    setg(piece_.data(), piece_.data(), piece_.data() + piece_.size());
    return traits_type::to_int_type(piece_.front());
  }
}

}  // namespace fihris
