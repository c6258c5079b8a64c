#include "indexer/build/derivation_check.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <xapian.h>
#include <xxhash.h>

#include "index/glass/database_writer.h"
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

/// A number that sums up a term of an article: the sum of those of all its terms, in whatever order, tells
/// two articles of other terms apart but for one in 2^64.
std::uint64_t sum_of(std::string_view term, std::uint32_t frequency) {
  return XXH3_64bits_withSeed(term.data(), term.size(), frequency);
}

/// Words of the path, which its root decides upon.
bool is_of_path(std::string_view term) {
  return term.starts_with(prefix::path);
}

/// By number, from 0, of the articles of a shard: the sum of sum_of() of its terms but those of the path, as
/// the lists of all terms have them.
std::vector<std::uint64_t> sums_of_terms(const Xapian::Database& shard) {
  std::vector<std::uint64_t> sums(std::size_t{shard.get_lastdocid()} + 1);
  for (auto term = shard.allterms_begin(); term != shard.allterms_end(); ++term) {
    const std::string text = *term;
    if (is_of_path(text)) continue;
    const auto end = shard.postlist_end(text);
    for (auto posting = shard.postlist_begin(text); posting != end; ++posting) {
      if (*posting >= sums.size()) throw Xapian::DatabaseCorruptError("an entry is of no document");
      sums[*posting] += sum_of(text, posting.get_wdf());
    }
  }
  return sums;
}

class ArticleCheck {
 public:
  /// `sums` of sums_of_terms().
  ArticleCheck(const std::string& shard, const std::vector<std::uint64_t>& sums)
      : articles_(open_database(shard)), sums_(sums) {}

  /// False if the terms of the article are not those of its text.
  bool holds(Xapian::docid article, std::string& path) {
    const Xapian::Document document = articles_.get_document(article);
    const Record record = decode_record(document.get_data());
    path = record.path;
    const FileState state = decode_file_state(document.get_value(slot::file_state));
    const IndexDocument derived =
        maker_.make(record, {state, state.path.size(), document.get_value(slot::content_hash)});
    std::uint64_t sum = 0;
    std::vector<std::pair<std::string_view, std::uint32_t>> listed;
    std::size_t count = 0;
    for (const DerivedTerm& term : terms_of(derived)) {
      sum += sum_of(term.text, term.frequency);
      if (is_listed(term.text)) listed.emplace_back(term.text, term.frequency);
      if ((article + count++) % terms_a_position_check == 0 && !has_positions(article, term)) return false;
    }
    return sum == sums_[article] && has_list(article, listed);
  }

 private:
  bool has_positions(Xapian::docid article, const DerivedTerm& term) const {
    const std::string text(term.text);
    return std::equal(term.positions.begin(), term.positions.end(),
                      articles_.positionlist_begin(article, text), articles_.positionlist_end(article, text));
  }

  /// Of other terms the list may have any: of articles that an older program has indexed it has all.
  bool has_list(Xapian::docid article,
                const std::vector<std::pair<std::string_view, std::uint32_t>>& terms) const {
    auto expected = terms.begin();
    for (auto found = articles_.termlist_begin(article); found != articles_.termlist_end(article); ++found) {
      const std::string text = *found;
      if (!is_listed(text) || text == glass::unlisted_term) continue;
      if (expected == terms.end() || expected->first != text || expected->second != found.get_wdf())
        return false;
      ++expected;
    }
    return expected == terms.end();
  }

  Xapian::Database articles_;
  const std::vector<std::uint64_t>& sums_;
  DocumentMaker maker_;
};

/// Articles of a shard, by their numbers.
struct Task {
  std::size_t shard;
  Xapian::docid first;
  Xapian::docid last;
};

}  // namespace

void check_derivation(const std::string& generation, std::size_t jobs, Progress& progress) {
  std::vector<Task> tasks;
  std::size_t articles = 0;
  const std::size_t shards = shard_count(generation);
  for (std::size_t i = 0; i < shards; ++i) {
    const Xapian::Database shard = open_database(shard_folder(generation, i));
    articles += shard.get_doccount();
    const Xapian::docid last = shard.get_lastdocid();
    for (Xapian::docid first = 1; first <= last && first > 0; first += articles_a_task)
      tasks.push_back({i, first, std::min(last, first + (articles_a_task - 1))});
  }
  progress.begin("checking", articles);
  std::vector<std::vector<std::uint64_t>> sums(shards);
  parallel_for(jobs, shards, [&](std::size_t, std::size_t i) {
    sums[i] = sums_of_terms(open_database(shard_folder(generation, i)));
  });
  parallel_for(jobs, tasks.size(), [&](std::size_t, std::size_t i) {
    const Task& task = tasks[i];
    const std::string folder = shard_folder(generation, task.shard);
    const Xapian::Database shard = open_database(folder);
    ArticleCheck check(folder, sums[task.shard]);
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
