#pragma once

#include <array>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <xapian.h>

#include "index/glass/position_table.h"
#include "index/glass/posting_table.h"

namespace fihris {

/// One of the databases of an index, read where it lies.
class IndexPart {
 public:
  /// Where lengths were read last.
  using LengthReading = std::optional<glass::Postings>;

  /// Of the database in `folder`, whose last article is `last`. Throws Xapian::Error if it cannot be read.
  IndexPart(const std::string& folder, Xapian::docid last)
      : lists_(folder), positions_(folder), blocks_(last / block_size + 1) {}

  const glass::PostingTable& lists() const { return lists_; }
  const glass::PositionTable& positions() const { return positions_; }

  /// How many words an article has. Read with the whole block, and remembered: 4 bytes for each number of an
  /// article at most. Quick if blocks are asked for in order. Throws Xapian::DatabaseCorruptError if there is
  /// no such article.
  Xapian::termcount length(Xapian::docid article, LengthReading& reading) {
    if (article / block_size >= blocks_.size())
      throw Xapian::DatabaseCorruptError("an entry is of no article");
    const auto& block = blocks_[article / block_size];
    return (block ? *block : read_block(article / block_size, reading))[article % block_size];
  }

 private:
  // Numbers may lie far apart: a block is made when one of its articles is asked for.
  static constexpr Xapian::docid block_size = 1024;
  using Block = std::array<Xapian::termcount, block_size>;

  const Block& read_block(std::size_t number, LengthReading& reading);

  glass::PostingTable lists_;
  glass::PositionTable positions_;
  std::vector<std::unique_ptr<Block>> blocks_;  ///< by number of the article
};

/// All parts of an index, to be kept from one query to the next.
class IndexParts {
 public:
  /// `folders` are those of the databases of `articles`, in order. Throws Error if two cannot be told apart.
  IndexParts(const std::vector<std::string>& folders, const Xapian::Database& articles);

  /// In how many articles a term is.
  Xapian::doccount frequency(std::string_view term);

  /// The one that `part` is; matches are given them one by one. Opened when first asked for.
  std::shared_ptr<IndexPart> of(const Xapian::Database& part);

 private:
  struct Part {
    std::string folder;
    Xapian::docid last;
    std::shared_ptr<IndexPart> opened;
  };

  static const std::shared_ptr<IndexPart>& open(Part& part);

  std::map<std::string, Part> parts_;  ///< by what tells one from another
};

}  // namespace fihris
