#include "query/expansion/form_collector.h"

#include <algorithm>
#include <tuple>

#include "analyzers/words/letters.h"

namespace fihris {

void FormCollector::add(const std::string& term, std::string_view core, Level level) {
  add(term, core, level, words_.frequency(term));
}

void FormCollector::add(const std::string& term, std::string_view core, Level level, unsigned frequency) {
  if (frequency > 0 && seen_.insert(term).second)
    forms_.push_back({term, std::string(core), level, frequency});
}

void FormCollector::add(const Core& core, Level level) {
  for (const Form& form : core.forms) add(form.word, core.text, level, form.frequency);
}

void FormCollector::add_with_proclitics(std::string_view word, const Core& core, Level level) {
  const auto proclitics = [&](std::string_view form) {
    return form.substr(0, form.size() - core.text.size());
  };
  const auto has_article = [&](std::string_view form) {
    if (!form.ends_with(core.text)) return false;
    return proclitics(form).ends_with(al) || proclitics(form).ends_with(spelled<letter::lam, letter::lam>);
  };
  for (const Form& form : core.forms) {
    if (has_article(form.word) == has_article(word)) add(form.word, core.text, level, form.frequency);
  }
}

bool FormCollector::limit(std::size_t most) {
  std::stable_sort(forms_.begin(), forms_.end(), [](const ExpandedForm& a, const ExpandedForm& b) {
    return a.level != b.level ? a.level < b.level : a.frequency > b.frequency;
  });
  const bool too_many = forms_.size() > most;
  if (too_many) forms_.resize(most);
  return too_many;
}

bool FormCollector::limit(std::size_t most, std::string_view first,
                          const std::unordered_set<std::string>& kept) {
  const auto place = [&](const ExpandedForm& form) {
    return std::tuple(!kept.contains(form.term), form.level, !form.term.starts_with(first),
                      -static_cast<double>(form.frequency));
  };
  std::stable_sort(forms_.begin(), forms_.end(),
                   [&](const ExpandedForm& a, const ExpandedForm& b) { return place(a) < place(b); });
  const bool too_many = forms_.size() > most + kept.size();
  if (too_many) forms_.resize(most + kept.size());
  std::stable_sort(forms_.begin(), forms_.end(),
                   [](const ExpandedForm& a, const ExpandedForm& b) { return a.level < b.level; });
  return too_many;
}

std::vector<std::string> FormCollector::commonest(std::size_t most) const {
  std::vector<const ExpandedForm*> forms;
  for (const ExpandedForm& form : forms_) forms.push_back(&form);
  const auto end = forms.begin() + static_cast<std::ptrdiff_t>(std::min(most, forms.size()));
  std::partial_sort(forms.begin(), end, forms.end(), [](const ExpandedForm* a, const ExpandedForm* b) {
    return a->frequency != b->frequency ? a->frequency > b->frequency : a->term < b->term;
  });
  std::vector<std::string> terms;
  for (auto form = forms.begin(); form != end; ++form) terms.push_back((*form)->term);
  return terms;
}

}  // namespace fihris
