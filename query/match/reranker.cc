#include "query/match/reranker.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <string>
#include <unordered_set>

#include "query/weighing/group_frequency.h"

namespace fihris {
namespace {

/// Farther words add less than a fiftieth to each other: not worth a look.
constexpr double farthest = 4;  ///< in units of Ranking::near_reach

/// How near words are to each other, by how many words they are apart.
std::vector<double> nearness_by_distance(double reach) {
  std::vector<double> nearness;
  for (double distance = 0; distance <= farthest * reach; ++distance)
    nearness.push_back(std::exp(-(distance / reach)));
  return nearness;
}

/// Beyond this, an article of any length takes no longer.
constexpr std::size_t most_bytes = 100'000;

std::vector<WordGroup> groups_of(const BuiltQuery& built) {
  std::vector<WordGroup> groups = built.groups;
  for (WordGroup& group : groups) {
    auto& forms = group.expansion.forms;
    forms.insert(forms.end(), group.expansion.similar.begin(), group.expansion.similar.end());
  }
  for (const OtherWord& other : built.others) groups.push_back(other.group);
  return groups;
}

}  // namespace

double Bonus::total() const {
  return std::accumulate(similar.begin(), similar.end(), near + lead + others);
}

unsigned count_reranked(const BuiltQuery& built, const Ranking& ranking) {
  return built.others.empty() ? ranking.reranked : ranking.reranked_of_long;
}

Reranker::Reranker(const BuiltQuery& built, const Articles& articles, const Ranking& ranking)
    : ranking_(ranking),
      average_length_(articles.tables().get_average_length()),
      bm25_(ranking.k1, ranking.b, average_length_),
      groups_(groups_of(built)),
      nearness_(nearness_by_distance(ranking.near_reach)),
      worths_(groups_.size()),
      finder_(groups_) {
  const double count = articles.tables().get_doccount();
  std::unordered_set<std::string> terms;
  for (std::size_t i = 0; i < groups_.size(); ++i) {
    if (const bool is_new = terms.insert(groups_[i].word.term).second; !groups_[i].ranks || !is_new) continue;
    const bool is_other = i >= built.groups.size();
    const Expansion& expansion = is_other ? groups_[i].expansion : built.groups[i].expansion;
    const double scale = expansion.is_function_word ? ranking.function_word_weight : 1;
    worths_[i].forms = scale * inverse_frequency(frequency(expansion.forms, count), count);
    whole_worth_ += worths_[i].forms;
    if (expansion.similar.empty()) continue;
    worths_[i].similar = scale * inverse_frequency(frequency(groups_[i].expansion.forms, count), count);
  }
  for (const OtherWord& other : built.others) others_.push_back(other.worths);
}

Bonus Reranker::bonus(const Record& record, Xapian::termcount length) const {
  if (record.body.size() > most_bytes) {
    Record beginning = record;
    beginning.body.resize(most_bytes);
    return bonus(beginning, length);
  }
  const Occurrences found = finder_.find_terms(record);

  Bonus bonus;
  bonus.similar.resize(groups_.size(), 0);
  std::vector<double> times(groups_.size(), 0), earliness(groups_.size(), 0);
  std::vector<Occurrence> forms;
  std::vector<Counts> others(others_.size(), Counts{});
  const std::size_t first_other = groups_.size() - others_.size();
  const auto count = [&](const std::vector<Occurrence>& part, unsigned begin) {
    for (const Occurrence& at : part) {
      if (at.group >= first_other) ++others[at.group - first_other][layer_of(at.level)];
      if (worths_[at.group].forms == 0) continue;
      ++times[at.group];
      if (at.level == Level::similar) continue;
      forms.push_back(at);
      // The title and the text each have a beginning.
      const double before = at.position - begin;
      earliness[at.group] = std::max(earliness[at.group], std::exp(-before / ranking_.lead_reach));
    }
  };
  count(found.title, 1);
  count(found.body, found.body_begin);

  const double held_back = ranking_.k1 * (1 - ranking_.b + ranking_.b * length / average_length_);
  for (std::size_t i = 0; i < groups_.size(); ++i) {
    bonus.similar[i] =
        ranking_.similar_weight * worths_[i].similar * (ranking_.k1 + 1) * times[i] / (held_back + times[i]);
    bonus.lead += ranking_.lead_weight * worths_[i].forms * earliness[i];
  }
  bonus.others = weight_of_others(others, length);
  add_nearness(forms, bonus);
  return bonus;
}

/// As a match weighs them (query/weighing/word_window.h).
double Reranker::weight_of_others(const std::vector<Counts>& counts, Xapian::termcount length) const {
  double sum = 0;
  for (std::size_t i = 0; i < counts.size(); ++i) {
    Xapian::termcount occurrences = 0;
    for (std::size_t layer = 0; layer < PostingWindow::layers; ++layer) {
      occurrences += counts[i][layer];
      if (occurrences > 0 && others_[i][layer] > 0)
        sum += bm25_.weight(others_[i][layer], std::min(occurrences, length), length);
    }
  }
  return sum;
}

/// Each word counts where it stands nearest to the others: its worth, times the share of the query's worth
/// that is near, which falls exponentially with the distance. `occurrences` are in the order of the text.
void Reranker::add_nearness(const std::vector<Occurrence>& occurrences, Bonus& bonus) const {
  if (whole_worth_ == 0) return;
  std::vector<double> best(groups_.size(), 0), nearness(groups_.size(), 0);
  std::vector<std::size_t> near_groups;
  for (std::size_t i = 0; i < occurrences.size(); ++i) {
    const Occurrence& here = occurrences[i];
    near_groups.clear();
    const auto look_at = [&](std::size_t j) {
      const Occurrence& there = occurrences[j];
      const unsigned distance =
          there.position > here.position ? there.position - here.position : here.position - there.position;
      if (distance >= nearness_.size()) return false;
      if (nearness[there.group] == 0) near_groups.push_back(there.group);
      nearness[there.group] = std::max(nearness[there.group], nearness_[distance]);
      return true;
    };
    for (std::size_t j = i; j > 0 && look_at(j - 1);) --j;
    for (std::size_t j = i + 1; j < occurrences.size() && look_at(j);) ++j;
    std::sort(near_groups.begin(), near_groups.end());
    double share = 0;
    for (const std::size_t group : near_groups) {
      if (group != here.group) share += nearness[group] * worths_[group].forms / whole_worth_;
      nearness[group] = 0;
    }
    best[here.group] = std::max(best[here.group], share);
  }
  for (std::size_t group = 0; group < best.size(); ++group) {
    bonus.near += ranking_.near_weight * worths_[group].forms * best[group];
  }
}

}  // namespace fihris
