#include "query/weighing/sequence_window.h"

#include <algorithm>
#include <iterator>
#include <limits>
#include <utility>

namespace fihris {

SequenceWindow::SequenceWindow(const IndexPart& part, const FormSequence& sequence) : part_(part) {
  for (const auto& forms : sequence) {
    Word& word = words_.emplace_back();
    word.forms = &forms;
    for (std::size_t form = 0; form < forms.size(); ++form) {
      if (auto postings = part.lists().find(forms[form].term))
        word.lists.push_back({std::move(*postings), static_cast<std::uint16_t>(form)});
    }
  }
}

Xapian::docid SequenceWindow::skip_to(Xapian::docid least) {
  // An article with all words is not before the first one with any of them.
  for (Word& word : words_) {
    Xapian::docid first = 0;
    for (List& list : word.lists) {
      list.postings.skip_to(least);
      const Xapian::docid article = list.postings.article();
      if (article != 0 && (first == 0 || article < first)) first = article;
    }
    std::erase_if(word.lists, [](const List& list) { return list.postings.article() == 0; });
    if (first == 0) return 0;
    least = first;
  }
  return least;
}

void SequenceWindow::read(Xapian::docid first) {
  first_ = first;
  looked_at_.clear();
  const std::uint64_t end = std::uint64_t{first} + FoundPlaces::size;
  for (Word& word : words_) {
    word.found.clear();
    word.occurrences.clear();
    for (List& list : word.lists) {
      list.postings.skip_to(first);
      list.postings.read_to(end, [&](Xapian::docid article, Xapian::termcount count) {
        const auto place = static_cast<std::uint16_t>(article - first);
        word.found.add(place);
        word.occurrences.push_back({place, list.form, count});
      });
    }
  }
  found_ = words_.front().found;
  for (const Word& word : words_) found_.keep(word.found);
  if (found_.next(0) == FoundPlaces::size) return;
  for (Word& word : words_) {
    std::sort(word.occurrences.begin(), word.occurrences.end(),
              [](const Occurrence& a, const Occurrence& b) { return a.place < b.place; });
  }
}

template <typename Take>
void SequenceWindow::for_each(const Word& word, std::size_t place, const Take& take) {
  auto at = std::lower_bound(word.occurrences.begin(), word.occurrences.end(), place,
                             [](const Occurrence& one, std::size_t wanted) { return one.place < wanted; });
  for (; at != word.occurrences.end() && at->place == place; ++at) take((*word.forms)[at->form], at->count);
}

std::vector<Xapian::termpos> SequenceWindow::positions(const Word& word, std::size_t place) const {
  std::vector<Xapian::termpos> all;
  for_each(word, place, [&](const SequenceForm& form, Xapian::termcount) {
    const auto some = part_.positions().find(form.term, first_ + static_cast<Xapian::docid>(place));
    const auto middle = all.insert(all.end(), some.begin(), some.end());
    std::inplace_merge(all.begin(), middle, all.end());
  });
  return all;
}

bool SequenceWindow::stands_at(std::size_t place) {
  if (words_.size() == 1) return true;
  if (looked_at_.has(place)) return standing_.has(place);
  looked_at_.add(place);
  standing_.remove(place);
  std::vector<Xapian::termpos> begins = positions(words_.front(), place);
  for (std::size_t i = 1; i < words_.size() && !begins.empty(); ++i) {
    const std::vector<Xapian::termpos> here = positions(words_[i], place);
    std::erase_if(begins, [&](Xapian::termpos begin) {
      return !std::binary_search(here.begin(), here.end(), begin + static_cast<Xapian::termpos>(i));
    });
  }
  if (begins.empty()) return false;
  standing_.add(place);
  return true;
}

Xapian::termcount SequenceWindow::occurrences(std::size_t place) const {
  Xapian::termcount least = std::numeric_limits<Xapian::termcount>::max();
  for (const Word& word : words_) {
    Xapian::termcount of_word = 0;
    for_each(word, place, [&](const SequenceForm&, Xapian::termcount count) { of_word += count; });
    least = std::min(least, of_word);
  }
  return least;
}

double SequenceWindow::weight(std::size_t place, const Bm25& bm25, Xapian::termcount length) const {
  double sum = 0;
  for (const Word& word : words_) {
    for_each(word, place, [&](const SequenceForm& form, Xapian::termcount count) {
      sum += bm25.weight(form.worth, count, length);
    });
  }
  return sum;
}

}  // namespace fihris
