#include "index/glass/database_maker.h"

#include <algorithm>
#include <cstdlib>
#include <filesystem>

#include "analyzers/error.h"
#include "index/glass/xapian_writer.h"
#include "index/plain_database.h"
#include "messages/translation.h"

namespace fihris::glass {
namespace {

void write_at_once(const NewDatabase& database, const GiveDocuments& give) {
  DatabaseWriter writer(database.folder, database.term_lists);
  for (const auto& [key, value] : database.metadata) writer.set_metadata(key, value);
  give([&](const IndexDocument& document) { writer.add(document); });
  writer.finish();
}

/// A few terms that begin like what stands somewhere in the data of document `number` of `source`: mostly its
/// words. Each in the next document from there on, if that is one of `kept`, which are numbered from `first`
/// on in the merged database.
void expect_words(const Xapian::Database& source, Xapian::docid number, const std::string& data,
                  const std::vector<Xapian::docid>& kept, Xapian::docid first, DatabaseSample& sample) {
  constexpr std::size_t probes = 6, letters = 3;
  for (std::size_t i = 0; i < probes; ++i) {
    auto term = source.allterms_begin();
    term.skip_to(data.substr(data.size() * (i + 1) / (probes + 1), letters));
    if (term == source.allterms_end()) continue;
    auto posting = source.postlist_begin(*term);
    posting.skip_to(number);
    if (posting == source.postlist_end(*term)) continue;
    const auto at = std::lower_bound(kept.begin(), kept.end(), *posting);
    if (at == kept.end() || *at != *posting) continue;
    sample.expect(first + static_cast<Xapian::docid>(at - kept.begin()), *term, posting);
  }
}

/// What a merge of `sources` must be, by what Xapian reads of them.
DatabaseSample sample_of_merge(const std::vector<MergeSource>& sources) {
  DatabaseSample sample;
  Xapian::docid number = 0;
  for (const MergeSource& source : sources) {
    const Xapian::Database database = open_database(source.folder);
    std::vector<std::uint32_t> removed = source.removed;
    std::sort(removed.begin(), removed.end());
    std::vector<Xapian::docid> kept;
    for (auto at = database.postlist_begin({}); at != database.postlist_end({}); ++at) {
      if (std::binary_search(removed.begin(), removed.end(), *at)) continue;
      sample.count(1, at.get_doclength());
      kept.push_back(*at);
    }
    const Xapian::docid first = number + 1;
    for (const Xapian::docid document : kept) {
      if (!DatabaseSample::takes(++number)) continue;
      const Xapian::Document original = database.get_document(document);
      sample.expect(number, with_new_values(original, document, source), database.get_doclength(document));
      expect_words(database, document, original.get_data(), kept, first, sample);
    }
  }
  return sample;
}

}  // namespace

Writer writer_of_environment() {
  const char* const name = std::getenv("FIHRIS_WRITER");
  if (name == nullptr || *name == '\0' || std::string_view(name) == "own") return Writer::own;
  if (std::string_view(name) == "xapian") return Writer::xapian;
  throw Error(
      tr("cannot write an index: FIHRIS_WRITER={1}: there is no such writer; use own or xapian, or unset it",
         {name}));
}

OwnWriter own_writer() {
  return {write_at_once, merge_databases};
}

void DatabaseMaker::write(const NewDatabase& database, const GiveDocuments& give) {
  DatabaseSample sample;
  const auto give_and_note = [&](const std::function<void(const IndexDocument&)>& add) {
    give([&](const IndexDocument& document) {
      sample.add(document);
      add(document);
    });
  };
  make(
      database.folder, [&] { own_.write(database, give_and_note); }, [&] { return sample; },
      [&] { write_with_xapian(database, give); });
}

void DatabaseMaker::merge(const std::vector<MergeSource>& sources, const std::string& destination) {
  make(
      destination, [&] { own_.merge(sources, destination); }, [&] { return sample_of_merge(sources); },
      [&] { merge_with_xapian(sources, destination); });
}

void DatabaseMaker::make(const std::string& folder, const std::function<void()>& own,
                         const std::function<DatabaseSample()>& expected,
                         const std::function<void()>& through_xapian) {
  if (writer_ == Writer::own) {
    try {
      own();
      if (expected().difference(folder).empty()) return;
    } catch (const KeyOrderError&) {
      // It has noticed its fault itself.
    }
    ++written_anew_;
    std::filesystem::remove_all(folder);
  }
  through_xapian();
}

Xapian::Document with_new_values(Xapian::Document document, Xapian::docid number, const MergeSource& source) {
  for (auto at = source.values.lower_bound({number, 0}); at != source.values.end(); ++at) {
    const auto& [place, value] = *at;
    if (place.first != number) break;
    // As in a merge of tables, a value takes the place of one that is there.
    if (!document.get_value(place.second).empty()) document.add_value(place.second, value);
  }
  return document;
}

}  // namespace fihris::glass
