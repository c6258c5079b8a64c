#include "query/expansion/lexicon_reader.h"

#include <algorithm>
#include <cmath>

#include "analyzers/grammar/clitics.h"
#include "index/lexicon.h"
#include "index/packed_text.h"

namespace fihris {
namespace {

/// Gives each core the Dice coefficient of its trigrams and the query's: every shared trigram adds its part.
/// The number of a core's trigrams is stored as the wdf of each (index/lexicon.h).
class DiceWeight : public Xapian::Weight {
 public:
  explicit DiceWeight(std::size_t query_trigrams) : query_trigrams_(static_cast<double>(query_trigrams)) {
    need_stat(WDF);
  }

  DiceWeight* clone() const override { return new DiceWeight(static_cast<std::size_t>(query_trigrams_)); }
  std::string name() const override { return "fihris::DiceWeight"; }
  double get_sumpart(Xapian::termcount wdf, Xapian::termcount, Xapian::termcount) const override {
    return 2.0 / (query_trigrams_ + wdf);
  }
  double get_maxpart() const override { return 2.0 / (query_trigrams_ + 1); }
  double get_sumextra(Xapian::termcount, Xapian::termcount) const override { return 0; }
  double get_maxextra() const override { return 0; }

 private:
  void init(double) override {}

  double query_trigrams_;
};

std::string_view core_of_data(std::string_view data) {
  return data.substr(0, data.find(' '));
}

}  // namespace

unsigned Core::frequency() const {
  unsigned sum = 0;
  for (const Form& form : forms) sum += form.frequency;
  return sum;
}

LexiconReader::LexiconReader(Xapian::Database lexicon, const Articles& articles)
    : lexicon_(std::move(lexicon)), words_(articles) {}

const Core* LexiconReader::find_core(std::string_view text) const {
  if (text.empty()) return nullptr;
  const auto [entry, is_new] = found_.try_emplace(std::string(text));
  Core& core = entry->second;
  if (is_new) {
    core.text = text;
    const std::string term = lexicon_term(lexicon_prefix::core, text);
    for (auto id = lexicon_.postlist_begin(term); id != lexicon_.postlist_end(term); ++id)
      add_forms(data_of(*id), core);
  }
  return core.forms.empty() ? nullptr : &core;
}

const Core* LexiconReader::core_of(std::string_view word) const {
  if (word.empty()) return nullptr;
  const std::string term = lexicon_term(lexicon_prefix::form, word);
  const auto id = lexicon_.postlist_begin(term);
  if (id != lexicon_.postlist_end(term)) return core_at(*id);
  if (const Core* core = find_core(word)) return core;
  return find_core(split_proclitics(word, words_).core);
}

std::vector<const Core*> LexiconReader::with_key(char prefix, std::string_view key, unsigned limit, bool& cut,
                                                 const std::function<bool(std::string_view)>& accepts) const {
  std::vector<const Core*> cores;
  const std::string term = lexicon_term(prefix, key);
  const auto end = lexicon_.postlist_end(term);
  unsigned seen = 0;
  for (auto id = lexicon_.postlist_begin(term); id != end; ++id) {
    if (seen++ == limit) {
      cut = true;
      break;
    }
    if (!accepts(core_of_data(data_of(*id)))) continue;
    if (const Core* core = core_at(*id)) cores.push_back(core);
  }
  return cores;
}

std::vector<SimilarCore> LexiconReader::similar_to(std::string_view core, unsigned count,
                                                   double least) const {
  struct Trigram {
    std::string term;
    Xapian::doccount frequency;
  };
  std::vector<Trigram> all;
  for (const std::string& trigram : trigrams(core)) {
    const std::string term = lexicon_term(lexicon_prefix::trigram, trigram);
    all.push_back({term, lexicon_.get_termfreq(term)});
  }
  std::sort(all.begin(), all.end(),
            [](const Trigram& a, const Trigram& b) { return a.frequency < b.frequency; });
  // Words of a and b trigrams that share s have 2s / (a + b) >= least, and b >= s: so s >= a * least / (2 -
  // least), and they share one of the rarest.
  const auto shared =
      static_cast<std::size_t>(std::ceil(static_cast<double>(all.size()) * least / (2 - least)));
  const std::size_t needed = all.size() - shared + 1;
  std::vector<Xapian::Query> rare, common;
  for (std::size_t i = 0; i < all.size(); ++i) (i < needed ? rare : common).emplace_back(all[i].term);
  Xapian::Query query(Xapian::Query::OP_OR, rare.begin(), rare.end());
  if (!common.empty()) {
    query = Xapian::Query(Xapian::Query::OP_AND_MAYBE, query,
                          Xapian::Query(Xapian::Query::OP_OR, common.begin(), common.end()));
  }
  Xapian::Enquire enquire(lexicon_);
  enquire.set_query(query);
  enquire.set_weighting_scheme(DiceWeight(all.size()));
  enquire.set_cutoff(0, least);
  const Xapian::MSet found = enquire.get_mset(0, count + 1);  // one more: the core itself
  std::vector<SimilarCore> result;
  for (auto hit = found.begin(); hit != found.end() && result.size() < count; ++hit) {
    const Core* similar = core_at(*hit);
    if (similar != nullptr && similar->text != core) result.push_back({*similar, hit.get_weight()});
  }
  return result;
}

unsigned LexiconReader::frequency(std::string_view core) const {
  const Core* found = find_core(core);
  return found == nullptr ? 0 : found->frequency();
}

const std::string& LexiconReader::data_of(Xapian::docid id) const {
  const auto [entry, is_new] = data_.try_emplace(id);
  if (is_new) entry->second = unpack(lexicon_.get_document(id, Xapian::DOC_ASSUME_VALID).get_data());
  return entry->second;
}

const Core* LexiconReader::core_at(Xapian::docid id) const {
  return find_core(core_of_data(data_of(id)));
}

void LexiconReader::add_forms(std::string_view data, Core& core) const {
  for (std::size_t begin = 0; begin < data.size();) {
    const std::size_t end = std::min(data.find(' ', begin), data.size());
    const std::string word(data.substr(begin, end - begin));
    const bool known = std::any_of(core.forms.begin(), core.forms.end(),
                                   [&](const Form& form) { return form.word == word; });
    const unsigned frequency = known ? 0 : words_.frequency(word);
    if (frequency > 0) core.forms.push_back({word, frequency});
    begin = end + 1;
  }
}

}  // namespace fihris
