#include "indexer/build/derivation_check.h"

#include <algorithm>
#include <optional>
#include <string_view>
#include <vector>

#include <xapian.h>

#include "index/index_folder.h"
#include "index/index_reader.h"
#include "index/parallel.h"
#include "index/plain_database.h"
#include "index/schema.h"
#include "indexer/articles/document.h"

namespace fihris {
namespace {

constexpr Xapian::docid articles_a_task = 500;

/// To look one list of positions up takes as long as to make a hundred words anew.
constexpr std::size_t terms_a_position_check = 32;

/// A term as it should be.
struct DerivedTerm {
  std::string_view text;
  std::uint32_t frequency = 0;
  std::vector<std::uint32_t> positions;  ///< rising
};

/// The terms of `document` in the order of Xapian's lists.
std::vector<DerivedTerm> terms_of(const IndexDocument& document) {
  std::vector<const IndexDocument::Posting*> postings;
  for (const auto& posting : document.postings()) postings.push_back(&posting);
  std::sort(postings.begin(), postings.end(), [&](const auto* a, const auto* b) {
    const int order = document.term(*a).compare(document.term(*b));
    return order != 0 ? order < 0 : a->position < b->position;
  });
  std::vector<DerivedTerm> terms;
  for (const auto* posting : postings) {
    const std::string_view text = document.term(*posting);
    if (terms.empty() || terms.back().text != text) terms.push_back({text, 0, {}});
    DerivedTerm& term = terms.back();
    term.frequency += posting->frequency;
    if (posting->position > 0 && (term.positions.empty() || term.positions.back() != posting->position))
      term.positions.push_back(posting->position);
  }
  return terms;
}

class ArticleCheck {
 public:
  explicit ArticleCheck(const std::string& shard) : articles_(open_database(shard)) {}

  /// False if the terms of the article are not those of its text.
  bool holds(Xapian::docid article, std::string& path) {
    const Xapian::Document document = articles_.get_document(article);
    const Record record = decode_record(document.get_data());
    path = record.path;
    const FileState state = decode_file_state(document.get_value(slot::file_state));
    const IndexDocument derived =
        maker_.make(record, {state, state.path.size(), document.get_value(slot::content_hash)});
    auto found = articles_.termlist_begin(article);
    const auto end = articles_.termlist_end(article);
    std::size_t count = 0;
    for (const DerivedTerm& term : terms_of(derived)) {
      while (found != end && (*found).starts_with(prefix::path)) ++found;
      if (found == end || *found != term.text || found.get_wdf() != term.frequency) return false;
      if ((article + count++) % terms_a_position_check == 0 && !has_positions(article, term)) return false;
      ++found;
    }
    while (found != end && (*found).starts_with(prefix::path)) ++found;
    return found == end;
  }

 private:
  bool has_positions(Xapian::docid article, const DerivedTerm& term) const {
    const std::string text(term.text);
    return std::equal(term.positions.begin(), term.positions.end(),
                      articles_.positionlist_begin(article, text), articles_.positionlist_end(article, text));
  }

  Xapian::Database articles_;
  DocumentMaker maker_;
};

/// Articles of a shard, by their numbers.
struct Task {
  std::string shard;
  Xapian::docid first;
  Xapian::docid last;
};

}  // namespace

void check_derivation(const std::string& generation, std::size_t jobs, Progress& progress) {
  std::vector<Task> tasks;
  std::size_t articles = 0;
  const std::size_t shards = shard_count(generation);
  for (std::size_t i = 0; i < shards; ++i) {
    const std::string folder = shard_folder(generation, i);
    const Xapian::Database shard = open_database(folder);
    articles += shard.get_doccount();
    const Xapian::docid last = shard.get_lastdocid();
    for (Xapian::docid first = 1; first <= last && first > 0; first += articles_a_task)
      tasks.push_back({folder, first, std::min(last, first + (articles_a_task - 1))});
  }
  progress.begin("checking", articles);
  parallel_for(jobs, tasks.size(), [&](std::size_t, std::size_t i) {
    const Task& task = tasks[i];
    const Xapian::Database shard = open_database(task.shard);
    ArticleCheck check(task.shard);
    auto article = shard.postlist_begin({});
    const auto end = shard.postlist_end({});
    for (article.skip_to(task.first); article != end && *article <= task.last; ++article) {
      std::string path;
      if (!check.holds(*article, path))
        throw Xapian::DatabaseCorruptError("the words of an article are not those of its text: " + path);
      progress.advance(1);
    }
  });
}

}  // namespace fihris
