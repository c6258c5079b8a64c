#include "indexer/flush_threshold.h"

#include <stdlib.h>

#include <string>

namespace fihris {

void set_flush_threshold(unsigned articles) {
  setenv("XAPIAN_FLUSH_THRESHOLD", std::to_string(articles).c_str(), 1);
}

}  // namespace fihris
