#pragma once

#include <cstdint>
#include <string>
#include <utility>

#include "indexer/articles/field_names.h"
#include "indexer/readers/input/input.h"
#include "indexer/reading/format.h"
#include "indexer/reading/read_article.h"
#include "indexer/scans/picture_text.h"

namespace fihris {

/// What one file may cost, all that is packed in it included.
struct ReadBudget {
  std::uint64_t bytes;    ///< that may still be unpacked
  std::uint64_t entries;  ///< of archives, that may still be looked at
};

/// Where a reader stands.
struct ReadContext {
  const std::string& path;      ///< of the file, as a hint for dates and sites
  std::string inner;            ///< path inside the file, see ReadArticle::inner
  const std::string& encoding;  ///< of texts, if the user has said it; else empty
  const FieldNames& fields;     ///< of records
  unsigned depth = 0;           ///< archives around it
  ReadBudget& budget;
  ArticleSink& sink;
  /// Reads whatever an input is: for what lies inside of others.
  void (*read_any)(Input& input, const ReadContext& context);
  PictureReader* pictures = nullptr;  ///< none: pictures are not read

  /// Where a reader stands that reads what is packed here, at the path `inner_path` inside the file.
  ReadContext inside(std::string inner_path) const {
    return {path, std::move(inner_path), encoding, fields, depth + 1, budget, sink, read_any, pictures};
  }

  /// An article here, or one inside of here.
  ReadArticle article(FileFormat format, const std::string& below = {}) const {
    ReadArticle made;
    made.inner = inner + below;
    made.format = name_of(format);
    return made;
  }
  void fail(std::string reason) const { sink.fail({inner, std::move(reason)}); }
  /// What is here is no text, and no fault.
  void pass_over(std::string reason) const { sink.fail({inner, std::move(reason), false, false, true}); }
};

}  // namespace fihris
