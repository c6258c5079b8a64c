#pragma once

#include <string>

#include "indexer/readers/input/read_context.h"

namespace fihris {

/// Reads whatever `input` is. What cannot be read is told to the sink.
void read_any(Input& input, const ReadContext& context);

/// What is known of a file before it is read.
struct FileHints {
  std::string path;
  std::string encoding;    ///< of its texts, or empty
  std::string own_fields;  ///< a setting (indexer/articles/field_names.h)
};

/// Reads a whole file, and its pictures if there is a reader of them.
void read_file_articles(int descriptor, const FileHints& hints, ArticleSink& sink, PictureReader* pictures);

/// Lets libraries load what they load once. To be called before the sandbox.
void prepare_readers();

}  // namespace fihris
