#pragma once

#include <memory>
#include <string>
#include <string_view>

struct libdeflate_compressor;

namespace fihris::glass {

/// Compresses tags to raw deflate streams (RFC 1951).
class Deflater {
 public:
  Deflater();

  /// `tag` compressed, valid until the next call; empty if that is no shorter or the tag is of few bytes.
  std::string_view compress(std::string_view tag);

 private:
  struct Free {
    void operator()(libdeflate_compressor* compressor) const;
  };

  std::unique_ptr<libdeflate_compressor, Free> compressor_;
  std::string out_;
};

}  // namespace fihris::glass
