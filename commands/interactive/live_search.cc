#include "commands/interactive/live_search.h"

#include <algorithm>
#include <exception>
#include <utility>

#include <xapian.h>

#include "analyzers/error.h"
#include "query/language/parser.h"

namespace fihris {
namespace {

constexpr std::size_t most_query_bytes = 4096;
constexpr unsigned most_articles = 100;
/// What looking at candidates may take, so that typing is never held up.
constexpr double most_seconds = 0.2;
constexpr int levels = static_cast<int>(Level::inflection) + 1;

}  // namespace

LiveSearch::LiveSearch(Searcher& searcher, std::string query, const SearchOptions& options)
    : searcher_(searcher), options_(options), query_(std::move(query)) {
  only_ = options_.only;
  options_.limit = most_articles;
  options_.offset = 0;
  options_.group = true;
  options_.seconds = most_seconds;
}

void LiveSearch::append(const std::string& text) {
  if (query_.size() + text.size() > most_query_bytes) return;
  query_ += text;
  changed();
}

void LiveSearch::erase_character() {
  const auto is_trail = [](char c) { return (static_cast<unsigned char>(c) & 0xC0) == 0x80; };
  while (!query_.empty() && is_trail(query_.back())) query_.pop_back();
  if (!query_.empty()) query_.pop_back();
  changed();
}

void LiveSearch::erase_word() {
  while (query_.ends_with(' ')) query_.pop_back();
  while (!query_.empty() && !query_.ends_with(' ')) query_.pop_back();
  changed();
}

void LiveSearch::clear() {
  query_.clear();
  changed();
}

void LiveSearch::change_level(int steps) {
  options_.level = static_cast<Level>((static_cast<int>(options_.level) + levels + steps) % levels);
  changed();
}

void LiveSearch::select(long steps) {
  const std::size_t count = choice_ ? choice_->lines.size() : result_ ? result_->articles.size() : 0;
  if (count == 0) return;
  std::size_t& selected = choice_ ? choice_->selected : selected_;
  const long last = static_cast<long>(count) - 1;
  const long from = static_cast<long>(selected);
  selected = static_cast<std::size_t>(std::clamp(steps > last    ? last
                                                 : steps < -last ? 0L
                                                                 : from + steps,
                                                 0L, last));
}

void LiveSearch::offer(ChoiceKind kind, const std::vector<std::string>& history) {
  close_choice();
  try {
    if (kind == ChoiceKind::field) choice_ = choice_of_fields(narrowing_.field);
    if (kind == ChoiceKind::query && !history.empty()) choice_ = choice_of_queries(history);
    if (kind != ChoiceKind::source && kind != ChoiceKind::year) return;
    update();
    if (!result_) return;  // nothing is asked for yet
    choice_ = choice_of_values(kind, searcher_.reader(), found_without(kind),
                               kind == ChoiceKind::source ? narrowing_.source : narrowing_.year);
  } catch (const Xapian::Error& error) {
    fault_ = error.get_msg();
  } catch (const Error& error) {
    fault_ = error.what();
  }
}

std::vector<Xapian::docid> LiveSearch::found_without(ChoiceKind kind) {
  Narrowing others = narrowing_;
  (kind == ChoiceKind::source ? others.source : others.year).reset();
  SearchOptions options = options_;
  options.only = kept_to(others, only_, searcher_.reader());
  return searcher_.find_all(searcher_.build(parse_query(in_field(query_, narrowing_.field)).root, options));
}

void LiveSearch::choose() {
  if (!choice_) return;
  const ChoiceLine line = choice_->lines[choice_->selected];
  switch (choice_->kind) {
    case ChoiceKind::field:
      narrowing_.field = line.value;
      break;
    case ChoiceKind::source:
      narrowing_.source = line.value;
      break;
    case ChoiceKind::year:
      narrowing_.year = line.value;
      break;
    case ChoiceKind::query:
      query_ = *line.value;
      break;
  }
  close_choice();
  changed();
}

void LiveSearch::update() {
  if (std::exchange(is_answered_, true)) return;
  hits_.reset();
  hit_.reset();
  records_.clear();
  result_.reset();
  fault_.clear();
  selected_ = 0;
  try {
    const Node query = parse_query(in_field(query_, narrowing_.field)).root;
    if (is_empty(query)) return;
    options_.only = kept_to(narrowing_, only_, searcher_.reader());
    result_ = searcher_.search(query, options_);
    HitContents contents;
    contents.all_matches = true;
    hits_ = std::make_unique<HitMaker>(searcher_, *result_, contents);
  } catch (const Xapian::Error& error) {
    fault_ = error.get_msg();
  } catch (const Error& error) {
    fault_ = error.what();
  }
}

const Record& LiveSearch::record(std::size_t number) {
  const auto found = records_.find(number);
  if (found != records_.end()) return found->second;
  return records_.emplace(number, *searcher_.record(result_->articles[number])).first->second;
}

const Hit& LiveSearch::hit(std::size_t number) {
  if (!hit_ || hit_->first != number) hit_.emplace(number, hits_->make(result_->articles[number]));
  return hit_->second;
}

Occurrences LiveSearch::occurrences(std::size_t number) {
  return OccurrenceFinder(result_->built.groups).find(record(number));
}

}  // namespace fihris
