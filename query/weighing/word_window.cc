#include "query/weighing/word_window.h"

#include <algorithm>

namespace fihris {

WordWindow::WordWindow(const IndexPart& part, const LayeredWord& word)
    : word_(word), lists_(part.lists(), word.lists) {
  sequences_.reserve(word.sequences.size());
  for (const FormSequence& sequence : word.sequences) sequences_.emplace_back(part, sequence);
}

Xapian::docid WordWindow::skip_to(Xapian::docid least) {
  Xapian::docid first = lists_.skip_to(least);
  for (SequenceWindow& sequence : sequences_) {
    const Xapian::docid article = sequence.skip_to(least);
    if (article != 0 && (first == 0 || article < first)) first = article;
  }
  return first;
}

void WordWindow::read(Xapian::docid first) {
  lists_.read(first);
  found_ = lists_.found();
  if (sequences_.empty()) return;
  sequences_found_.clear();
  for (SequenceWindow& sequence : sequences_) {
    sequence.read(first);
    sequences_found_.add(sequence.found());
  }
  found_.add(sequences_found_);
}

bool WordWindow::has(std::size_t place) {
  if (lists_.found().has(place)) return true;
  return std::any_of(sequences_.begin(), sequences_.end(), [&](SequenceWindow& sequence) {
    return sequence.found().has(place) && sequence.stands_at(place);
  });
}

double WordWindow::weight(std::size_t place, Xapian::termcount length, bool is_sure) {
  double sum = 0;
  Xapian::termcount in_sequences = 0;
  if (has_sequence(place)) {
    for (SequenceWindow& sequence : sequences_) {
      if (!sequence.found().has(place) || (is_sure && !sequence.stands_at(place))) continue;
      if (word_.is_phrase) {
        sum += sequence.weight(place, word_.bm25, length);
      } else {
        in_sequences += sequence.occurrences(place);
      }
    }
  }
  const bool is_in_lists = lists_.found().has(place);
  if (!is_in_lists && in_sequences == 0) return sum * word_.times;
  Xapian::termcount occurrences = 0;
  for (std::size_t layer = 0; layer < PostingWindow::layers; ++layer) {
    if (is_in_lists) occurrences += lists_.counts(place)[layer];
    if (layer + 1 == PostingWindow::layers) occurrences += in_sequences;
    const double worth = word_.worths[layer];
    // Sequences may have words in common, and be more than the article has words.
    if (occurrences > 0 && worth > 0) sum += word_.bm25.weight(worth, std::min(occurrences, length), length);
  }
  return sum * word_.times;
}

double WordWindow::bound(const LayeredWord& word, Xapian::termcount longest) {
  double most = 0;
  // An article has no word more often than it has words.
  const auto add = [&](double worth) {
    if (worth > 0) most += word.bm25.most(worth, longest, longest);
  };
  for (const double worth : word.worths) add(worth);
  if (!word.is_phrase) return most * word.times;
  for (const FormSequence& sequence : word.sequences)
    for (const auto& forms : sequence)
      for (const SequenceForm& form : forms) add(form.worth);
  return most * word.times;
}

}  // namespace fihris
