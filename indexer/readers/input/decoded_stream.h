#pragma once

#include <cstddef>
#include <streambuf>
#include <string>

#include "index/article_encoding.h"
#include "indexer/readers/input/input.h"

namespace fihris {

/// The bytes of an input as a stream of UTF-8 has them, whatever their encoding is, a piece at a time: for
/// inputs of any size, in encodings in which a line's end and a blank are those of ASCII.
class DecodedStream : public std::streambuf {
 public:
  /// `certain` is the encoding that the user has named, or empty.
  DecodedStream(Input& input, std::string certain) : input_(input), certain_(std::move(certain)) {}

  /// How what has been taken since this was last asked was encoded. Without an end of a line in it, also what
  /// stands beside it.
  ArticleEncoding take_encoding();

 protected:
  int_type underflow() override;

 private:
  bool read_chunk();
  void see(ArticleEncoding encoding);

  Input& input_;
  std::string certain_;
  std::string chunk_;
  std::size_t decoded_ = 0;   ///< bytes of the chunk that are
  std::size_t ready_ = 0;     ///< bytes of the chunk that can be without what follows it
  bool has_ended_ = false;    ///< the input has
  bool by_line_ = false;      ///< the chunk is decoded line by line, to know where its faults are
  std::string piece_;         ///< what is being taken, in UTF-8
  ArticleEncoding encoding_;  ///< of piece_
  ArticleEncoding seen_;      ///< since it was last asked for
};

}  // namespace fihris
