#include "indexer/articles/skipped_records.h"

#include <string>
#include <utility>

namespace fihris {
namespace {

constexpr std::size_t most_named = 100;

}  // namespace

void SkippedRecords::add(const ReadFailure& failure) {
  // What ends the whole file is always named.
  if (skipped_.size() < most_named || failure.inner.empty()) {
    skipped_.push_back({state_.path + failure.inner, failure.reason, fingerprint(state_),
                        failure.may_pass ? SkippedAs::unread : SkippedAs::bad});
  } else {
    ++more_;
  }
}

std::vector<Skipped> SkippedRecords::take() {
  if (more_ > 0) add({{}, std::to_string(more_) + " more of its articles cannot be read"});
  return std::move(skipped_);
}

}  // namespace fihris
