#pragma once

#include <map>
#include <string>

#include "analyzers/mentions/mentions.h"
#include "index/index_document.h"

namespace fihris {

/// The terms of the people and places of one article, as schema.h lays them down.
class MentionTerms {
 public:
  /// Adds to `document` those that `finder` finds among the words it was given, a piece of the article.
  /// The positions given to the finder are those of the document.
  void add(IndexDocument& document, MentionFinder& finder);

  /// Adds to `document` the people of all its pieces, each with one writing. To be called once, at the end of
  /// an article, before the next.
  void finish(IndexDocument& document);

 private:
  using Written = std::map<std::string, std::string>;  ///< by key: as first written in full

  Written people_, unlisted_places_;
};

}  // namespace fihris
