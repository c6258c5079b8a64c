#include "indexer/articles/skipped_records.h"

#include <string>
#include <utility>

#include "indexer/reading/format.h"

namespace fihris {
namespace {

constexpr std::size_t most_named = 100;

}  // namespace

void SkippedRecords::add(const ReadFailure& failure) {
  SkippedAs as = failure.may_pass ? SkippedAs::unread : SkippedAs::bad;
  // Beside the articles of an archive a picture is no fault, whatever it is called.
  if (failure.is_other_kind && (!failure.inner.empty() || !has_article_name(state_.path)))
    as = SkippedAs::other_kind;
  is_no_text_ |= failure.is_other_kind && failure.inner.empty();
  const std::size_t number = as == SkippedAs::other_kind ? ++others_ : ++faults_;
  // What ends the whole file is always named.
  if (number <= most_named || failure.inner.empty())
    skipped_.push_back({state_.path + failure.inner, failure.reason, fingerprint(state_), as});
}

std::vector<Skipped> SkippedRecords::take() {
  if (faults_ > most_named)
    add({{}, std::to_string(faults_ - most_named) + " more of its articles cannot be read"});
  if (others_ > most_named) {
    skipped_.push_back({state_.path, std::to_string(others_ - most_named) + " more in it are no text",
                        fingerprint(state_), SkippedAs::other_kind});
  }
  return std::move(skipped_);
}

}  // namespace fihris
