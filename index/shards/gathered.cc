#include "index/shards/gathered.h"

#include <algorithm>
#include <cstdint>
#include <map>
#include <set>
#include <string_view>
#include <utility>

#include "analyzers/error.h"
#include "analyzers/words/separated.h"
#include "index/derived/lexicon_builder.h"
#include "index/derived/people_builder.h"
#include "index/glass/vocabulary_writer.h"
#include "index/joined_manifest.h"
#include "index/new_generation.h"
#include "index/parallel.h"
#include "index/plain_database.h"
#include "index/user_folders.h"
#include "index/writer_lock.h"
#include "messages/translation.h"

namespace fihris {
namespace {

using Connected = ShardConnections::Connected;

/// Terms of a shard, in the order of bytes, with how many articles have each.
using Terms = std::vector<std::pair<std::string, Xapian::doccount>>;

Terms terms_of(const Xapian::Database& articles, const std::string& beginning) {
  Terms terms;
  const auto end = articles.allterms_end(beginning);
  for (auto term = articles.allterms_begin(beginning); term != end; ++term)
    terms.emplace_back(*term, term.get_termfreq());
  return terms;
}

/// Of each shard, all at the same time.
std::vector<Terms> terms_of(const std::vector<Connected>& shards, const std::string& beginning) {
  std::vector<Terms> all(shards.size());
  parallel_for(shards.size(), shards.size(), [&](std::size_t, std::size_t shard) {
    all[shard] = terms_of(shards[shard].articles, beginning);
  });
  return all;
}

void require_different_articles(const Connected& a, const Connected& b) {
  if (!may_share_articles(a.manifest, b.manifest)) return;
  const std::vector<Terms> terms = terms_of({a, b}, std::string(prefix::id));
  const auto is_before = [](const auto& one, const auto& other) { return one.first < other.first; };
  Terms common;
  std::set_intersection(terms[0].begin(), terms[0].end(), terms[1].begin(), terms[1].end(),
                        std::back_inserter(common), is_before);
  if (common.empty()) return;
  const auto article = a.articles.postlist_begin(common.front().first);
  const std::string path =
      decode_file_state(a.articles.get_document(*article).get_value(slot::file_state)).path;
  throw Error(
      tr("shards: {1} and {2} both have {3}, which would count twice; take its folder out of one: fihris "
         "index --drop FOLDER",
         {a.shard->name, b.shard->name, path}));
}

glass::Statistics statistics_of(const std::vector<Connected>& shards) {
  glass::Statistics all;
  for (const Connected& shard : shards) {
    const Xapian::Database& articles = shard.articles;
    const Xapian::termcount least = articles.get_doclength_lower_bound();
    all.documents += articles.get_doccount();
    all.total_length += articles.get_total_length();
    all.min_length = all.min_length == 0 ? least : std::min(all.min_length, least);
    all.max_length = std::max(all.max_length, articles.get_doclength_upper_bound());
  }
  all.last_document = all.documents;
  all.max_frequency = all.max_length;
  return all;
}

void write_vocabulary(const std::vector<Connected>& shards, const std::string& folder) {
  glass::VocabularyWriter vocabulary(folder, statistics_of(shards));
  for (int byte = 1; byte < 256; ++byte) {
    const std::string beginning(1, static_cast<char>(byte));
    if (beginning == prefix::id) continue;  // each is of one article alone
    std::map<std::string, std::uint64_t> all;
    for (const Terms& terms : terms_of(shards, beginning))
      for (const auto& [term, articles] : terms) all[term] += articles;
    for (const auto& [term, articles] : all) vocabulary.add(term, articles);
  }
  vocabulary.finish();
}

/// Another text for other articles; without tabs and ends of lines.
std::string state_of(const Xapian::Database& articles) {
  return articles.get_uuid() + ' ' + std::to_string(articles.get_doccount()) + ' ' +
         std::to_string(articles.get_lastdocid()) + ' ' + std::to_string(articles.get_total_length());
}

/// The state of each shard that was gathered, by its name.
std::map<std::string, std::string> gathered_states(const Xapian::Database& vocabulary) {
  std::map<std::string, std::string> states;
  const std::string text = vocabulary.get_metadata(gathered_key);
  for (const std::string_view line : split(text, '\n')) {
    const std::size_t tab = std::min(line.find('\t'), line.size());
    if (!line.empty()) states[std::string(line.substr(0, tab))] = line.substr(std::min(tab + 1, line.size()));
  }
  return states;
}

void write_metadata(const std::vector<Connected>& shards, const std::string& folder) {
  Xapian::WritableDatabase vocabulary =
      open_writable_database(folder, Xapian::DB_NO_TERMLIST | Xapian::DB_NO_SYNC);
  std::vector<Manifest> manifests;
  std::string states;
  for (const Connected& shard : shards) {
    manifests.push_back(shard.manifest);
    states += shard.shard->name + '\t' + state_of(shard.articles) + '\n';
  }
  write_manifest(vocabulary, join(manifests));
  vocabulary.set_metadata(gathered_key, states);
  vocabulary.commit();
}

Error not_gathered(const std::string& why) {
  return Error(tr("cannot search the shards: {1}; run: fihris shards gather", {why}));
}

}  // namespace

std::string gathered_folder() {
  const std::string data = user_data_folder();
  return data.empty() ? data : data + "/fihris/gathered";
}

void gather(const ShardConnections& shards, const std::string& folder) {
  if (!shards.lost().empty()) {
    const LostShard& lost = shards.lost().front();
    throw Error(tr("shards: {1} cannot be gathered: {2}; what was gathered before is as it was",
                   {lost.name, lost.why}));
  }
  require_different_articles(shards);
  const std::vector<Connected>& connected = shards.connected();
  const WriterLock lock(folder, {});
  NewGeneration generation(folder);
  const std::string place = shard_folder(generation.folder(), 0);
  write_vocabulary(connected, place);
  write_metadata(connected, place);
  const Xapian::Database vocabulary = open_database(place);
  glass::DatabaseMaker maker;
  build_lexicon(vocabulary, lexicon_folder(generation.folder()), maker);
  build_people(shards.articles(), vocabulary, people_folder(generation.folder()), maker);
  generation.publish(1);
}

void require_different_articles(const ShardConnections& shards) {
  const std::vector<Connected>& connected = shards.connected();
  for (auto a = connected.begin(); a != connected.end(); ++a)
    for (auto b = a + 1; b != connected.end(); ++b) require_different_articles(*a, *b);
}

IndexReader open_gathered(const std::vector<Shard>& shards, const std::string& folder) {
  const auto hold = hold_live_generation(folder);
  if (!hold) throw not_gathered(tr("nothing was gathered of them yet"));
  IndexReader reader;
  try {
    reader = open_gathered_generation(*hold, folder);
  } catch (const Error&) {
    throw not_gathered(tr("what was gathered is of another version, or damaged"));
  }
  std::map<std::string, std::string> gathered = gathered_states(reader.vocabulary.tables());
  for (const Shard& shard : shards) {
    if (gathered.erase(shard.name) == 0) throw not_gathered(tr("{1} was not gathered", {shard.name}));
  }
  if (!gathered.empty())
    throw not_gathered(tr("{1} was gathered and is none of them any more", {gathered.begin()->first}));
  return reader;
}

IndexReader open_shards(const std::vector<Shard>& shards, const std::string& folder) {
  IndexReader reader = open_gathered(shards, folder);
  reader.shards = std::make_shared<ShardConnections>(shards);
  reader.shards->require_any();
  reader.articles = reader.shards->articles();
  return reader;
}

std::vector<std::string> changed_shards(const IndexReader& reader) {
  const std::map<std::string, std::string> gathered = gathered_states(reader.vocabulary.tables());
  std::vector<std::string> changed;
  for (const Connected& shard : reader.shards->connected()) {
    const auto before = gathered.find(shard.shard->name);
    if (before == gathered.end() || before->second != state_of(shard.articles))
      changed.push_back(shard.shard->name);
  }
  return changed;
}

}  // namespace fihris
