#include "index/index_document.h"

namespace fihris {

void IndexDocument::add(std::string_view term, std::uint32_t position, std::uint32_t frequency) {
  postings_.push_back({static_cast<std::uint32_t>(text_.size()), static_cast<std::uint32_t>(term.size()),
                       position, frequency});
  text_.append(term);
}

void IndexDocument::add_to(Xapian::Document& document) const {
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
}

Xapian::Document IndexDocument::to_xapian() const {
  Xapian::Document document;
  add_to(document);
  return document;
}

IndexDocument IndexDocument::from_xapian(const Xapian::Document& document) {
  IndexDocument result;
  for (auto term = document.termlist_begin(); term != document.termlist_end(); ++term) {
    // All of the frequency goes to the term; its positions add none.
    result.add_term(*term, term.get_wdf());
    for (auto position = term.positionlist_begin(); position != term.positionlist_end(); ++position) {
      result.add_posting(*term, *position, 0);
    }
  }
  for (auto value = document.values_begin(); value != document.values_end(); ++value) {
    result.set_value(value.get_valueno(), *value);
  }
  result.set_data(document.get_data());
  return result;
}

}  // namespace fihris
