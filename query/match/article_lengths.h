#pragma once

#include <array>
#include <cstddef>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include <xapian.h>

namespace fihris {

/// Of the articles of one database, not of several: in words, remembered once asked for, since looking one
/// up takes longer than weighing a word by it.
class PartLengths {
 public:
  explicit PartLengths(const Xapian::Database& part)
      : part_(part), blocks_(part.get_lastdocid() / block_size + 1) {}

  Xapian::termcount of(Xapian::docid article) {
    auto& block = blocks_[article / block_size];
    if (!block) block = std::make_unique<Block>();
    Xapian::termcount& length = (*block)[article % block_size];
    if (length == 0) length = part_.get_doclength(article);
    return length;
  }

 private:
  // Numbers may lie far apart: a block is made when one of its articles is asked for.
  static constexpr std::size_t block_size = 4096;
  using Block = std::array<Xapian::termcount, block_size>;  ///< 0 where a length is not known

  Xapian::Database part_;
  std::vector<std::unique_ptr<Block>> blocks_;  ///< by number of the article
};

/// The same of all parts of an index, to be kept from one query to the next. Takes 4 bytes for each number of
/// an article at most. Not to be shared between threads.
class ArticleLengths {
 public:
  explicit ArticleLengths(const Xapian::Database& articles);

  /// Those of a part of `articles`, which matches are given one by one.
  std::shared_ptr<PartLengths> of(const Xapian::Database& part);

 private:
  std::map<std::string, std::shared_ptr<PartLengths>> parts_;  ///< by UUID; null until asked for
};

}  // namespace fihris
