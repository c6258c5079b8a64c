#pragma once

#include <string>

#include "indexer/readers/input/read_context.h"

namespace fihris {

/// Reads whatever `input` is. What cannot be read is told to the sink.
void read_any(Input& input, const ReadContext& context);

/// Reads a whole file. `path` is a hint, `encoding` that of its texts or empty.
void read_file_articles(int descriptor, const std::string& path, const std::string& encoding,
                        ArticleSink& sink);

/// Lets libraries load what they load once. To be called before the sandbox.
void prepare_readers();

}  // namespace fihris
