#pragma once

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
  explicit PartLengths(const Xapian::Database& part) : part_(part), known_(part.get_lastdocid() + 1) {}

  Xapian::termcount of(Xapian::docid article) {
    Xapian::termcount& length = known_[article];
    if (length == 0) length = part_.get_doclength(article);
    return length;
  }

 private:
  Xapian::Database part_;
  std::vector<Xapian::termcount> known_;  ///< by number of the article; 0 if it is not known
};

/// The same of all parts of an index, to be kept from one query to the next. Takes 4 bytes an article. Not to
/// be shared between threads.
class ArticleLengths {
 public:
  explicit ArticleLengths(const Xapian::Database& articles);

  /// Those of a part of `articles`, which matches are given one by one.
  std::shared_ptr<PartLengths> of(const Xapian::Database& part);

 private:
  std::map<std::string, std::shared_ptr<PartLengths>> parts_;  ///< by UUID; null until asked for
};

}  // namespace fihris
