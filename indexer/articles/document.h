#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <xapian.h>

#include "analyzers/mentions/mentions.h"
#include "analyzers/words/tokenizer.h"
#include "index/copy_sketch.h"
#include "index/index_document.h"
#include "index/schema.h"
#include "indexer/articles/mention_terms.h"

namespace fihris {

/// Where an article comes from: all that a document says beside its text.
struct Origin {
  FileState state;
  std::size_t searchable_path = 0;  ///< byte offset in the path of what is searchable as `path:`
  std::string content_hash;
};

/// Makes documents of articles. Not safe from many threads; each has its own.
class DocumentMaker {
 public:
  /// The document of an article, as schema.h lays it down.
  IndexDocument make(const Record& record, const Origin& origin);

  /// The document of the same article as `document` at another place.
  IndexDocument move(const Xapian::Document& document, const Origin& origin);

 private:
  unsigned add_words(IndexDocument& document, std::string_view text, unsigned offset,
                     CopySketch* sketch = nullptr);
  void add_prefixed_words(IndexDocument& document, std::string_view text, std::string_view prefix);
  void add_boilerplate(IndexDocument& document, std::string_view text);
  void add_place(IndexDocument& document, const Record& record, const Origin& origin);

  Token token_;
  CopySketch sketch_;
  MentionFinder mentions_;
  MentionTerms mention_terms_;
};

/// The values that change with the state of a document's file alone, by slot: the state, and, for an article
/// that tells of no date, the day of the file's time. `date_origin` is the document's value of that slot.
std::vector<std::pair<Xapian::valueno, std::string>> state_values(const FileState& state,
                                                                  std::string_view date_origin);

}  // namespace fihris
