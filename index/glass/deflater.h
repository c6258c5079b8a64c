#pragma once

#include <memory>
#include <string>
#include <string_view>

struct z_stream_s;

namespace fihris::glass {

/// Compresses tags to raw deflate streams (RFC 1951).
class Deflater {
 public:
  Deflater();

  /// `tag` compressed, valid until the next call; empty if that is no shorter or the tag is of few bytes.
  std::string_view compress(std::string_view tag);

 private:
  struct End {
    void operator()(z_stream_s* stream) const;
  };

  std::unique_ptr<z_stream_s, End> stream_;
  std::string out_;
};

}  // namespace fihris::glass
