#pragma once

#include <array>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include <xapian.h>

#include "index/glass/posting_table.h"

namespace fihris {

/// One of the databases of an index, read where it lies. Not to be shared between threads.
class IndexPart {
 public:
  /// `part` is the database in `folder`. Throws Xapian::Error if that cannot be read.
  IndexPart(const std::string& folder, const Xapian::Database& part)
      : lists_(folder), part_(part), blocks_(part.get_lastdocid() / block_size + 1) {}

  const glass::PostingTable& lists() const { return lists_; }

  /// How many words an article has. Remembered once asked for, since looking it up takes longer than weighing
  /// a word by it: 4 bytes for each number of an article at most.
  Xapian::termcount length(Xapian::docid article) {
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

  glass::PostingTable lists_;
  Xapian::Database part_;
  std::vector<std::unique_ptr<Block>> blocks_;  ///< by number of the article
};

/// All parts of an index, to be kept from one query to the next.
class IndexParts {
 public:
  /// `folders` are those of the databases of `articles`, in order. Throws Error if two cannot be told apart.
  IndexParts(const std::vector<std::string>& folders, const Xapian::Database& articles);

  /// The one that `part` is; matches are given them one by one. Opened when first asked for.
  std::shared_ptr<IndexPart> of(const Xapian::Database& part);

 private:
  struct Part {
    std::string folder;
    std::shared_ptr<IndexPart> opened;
  };
  std::map<std::string, Part> parts_;  ///< by what tells one from another
};

}  // namespace fihris
