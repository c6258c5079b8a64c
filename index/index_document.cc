#include "index/index_document.h"

namespace fihris {

void IndexDocument::add(std::string_view term, std::uint32_t position, std::uint32_t frequency) {
  postings_.push_back({static_cast<std::uint32_t>(text_.size()), static_cast<std::uint32_t>(term.size()),
                       position, frequency});
  text_.append(term);
}

Xapian::Document IndexDocument::to_xapian() const {
  Xapian::Document document;
  for (const Posting& posting : postings_) {
    const std::string text(term(posting));
    if (posting.position > 0) {
      document.add_posting(text, posting.position, posting.frequency);
    } else {
      document.add_term(text, posting.frequency);
    }
  }
  for (const auto& [slot, value] : values_) document.add_value(slot, value);
  if (!data_.empty()) document.set_data(data_);
  return document;
}

}  // namespace fihris
