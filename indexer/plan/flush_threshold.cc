#include "indexer/plan/flush_threshold.h"

#include <stdlib.h>

namespace fihris {
namespace {

constexpr const char* variable = "XAPIAN_FLUSH_THRESHOLD";

}  // namespace

FlushThreshold::FlushThreshold(unsigned articles) {
  if (const char* value = getenv(variable)) before_ = value;
  setenv(variable, std::to_string(articles).c_str(), 1);
}

FlushThreshold::~FlushThreshold() {
  if (before_) {
    setenv(variable, before_->c_str(), 1);
  } else {
    unsetenv(variable);
  }
}

}  // namespace fihris
