#pragma once

#include <cstddef>
#include <optional>
#include <string>

#include "indexer/readers/documents/picture_article.h"
#include "indexer/readers/input/read_context.h"

namespace poppler {
class page;
}

namespace fihris {

/// Reads those pages of a document in their pictures that have hardly any text of their own. What cannot be
/// read is told to the sink, at the page (`#page=3`).
class PicturePages {
 public:
  explicit PicturePages(const ReadContext& context) : context_(context) {}

  /// What is written on a page, numbered from 1 on, whose own text is `text`; nothing if that is to stay.
  std::optional<std::string> read(const poppler::page& page, std::size_t number, const std::string& text);

  /// Those that were read.
  const ReadPages& pages() const { return pages_; }
  /// Why no picture can be read on this machine; empty if none had to be, or they can.
  const std::string& why_unavailable() const { return why_unavailable_; }

 private:
  void fail(std::size_t number, const std::string& reason) const;

  const ReadContext& context_;
  ReadPages pages_;
  std::string why_unavailable_;
  std::size_t drawn_ = 0;
  std::size_t failed_ = 0;  ///< one after the other
  bool has_given_up_ = false;
};

}  // namespace fihris
