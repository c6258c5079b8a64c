#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>

#include "commands/interactive/choice.h"
#include "query/match/searcher.h"
#include "query/shown/hits.h"

namespace fihris {

/// A search whose query is being typed.
class LiveSearch {
 public:
  /// `options` says what of a search is not typed. `searcher` must outlive this.
  LiveSearch(Searcher& searcher, std::string query, const SearchOptions& options);

  // What is typed and chosen. Each returns at once; answers are those of update().
  void append(const std::string& text);
  void erase_character();
  void erase_word();
  void clear();
  void change_level(int steps);
  /// The article so many further down the list, or up, or the line of a choice; stays within it.
  void select(long steps);

  /// Shows a list to choose from; `history` is for that of earlier queries.
  void offer(ChoiceKind kind, const std::vector<std::string>& history = {});
  /// Takes the line that is selected, and the list away.
  void choose();
  void close_choice() { choice_.reset(); }

  /// Answers what has been typed since the last call; one answer for all of it.
  void update();

  /// The list that is shown; none if there is none.
  const std::optional<Choice>& choice() const { return choice_; }
  const Narrowing& narrowing() const { return narrowing_; }
  const std::string& query() const { return query_; }
  Level level() const { return options_.level; }
  /// Of the query as it was when it was answered; nothing if it has no word.
  const std::optional<SearchResult>& result() const { return result_; }
  /// Why it could not be answered; empty if it could.
  const std::string& fault() const { return fault_; }
  void set_fault(std::string fault) { fault_ = std::move(fault); }
  std::size_t selected() const { return selected_; }

  /// REQUIRES of both: there is an article of this number, from 0.
  const Record& record(std::size_t number);
  /// With all excerpts.
  const Hit& hit(std::size_t number);
  Occurrences occurrences(std::size_t number);

 private:
  void changed() { is_answered_ = false; }
  /// The articles that the query finds but for one part of what it is kept to.
  std::vector<Xapian::docid> found_without(ChoiceKind kind);

  Searcher& searcher_;
  SearchOptions options_;
  std::optional<Xapian::Query> only_;  ///< of the options given
  Narrowing narrowing_;
  std::optional<Choice> choice_;
  std::string query_;
  bool is_answered_ = false;
  std::optional<SearchResult> result_;
  std::unique_ptr<HitMaker> hits_;
  std::map<std::size_t, Record> records_;
  std::optional<std::pair<std::size_t, Hit>> hit_;
  std::string fault_;
  std::size_t selected_ = 0;
};

}  // namespace fihris
