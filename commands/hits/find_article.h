#pragma once

#include <string>

#include <xapian.h>

#include "index/index_reader.h"

namespace fihris {

/// The article's number in the index. Throws Error, which begins with `command`, if the index does not have
/// it.
Xapian::docid find_article(const std::string& command, const IndexReader& index, const std::string& path);

}  // namespace fihris
