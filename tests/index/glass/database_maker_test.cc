#include "index/glass/database_maker.h"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <functional>

#include "tests/index/glass/test_documents.h"
#include "tests/support/catch.h"
#include "tests/support/database_text.h"
#include "tests/support/temporary_folder.h"

using namespace fihris;
using glass::DatabaseMaker;
using glass::Writer;

namespace {

using Documents = std::vector<IndexDocument>;

glass::GiveDocuments giving(const Documents& documents) {
  return [&documents](const auto& add) {
    for (const IndexDocument& document : documents) add(document);
  };
}

std::string described(const std::string& folder, bool term_lists = true) {
  return describe(Xapian::Database(folder), term_lists);
}

/// 300 documents, each with a common term, a rare one, positions, a value and data.
Documents plain_documents() {
  Documents documents(300);
  for (std::size_t i = 0; i < documents.size(); ++i) {
    documents[i].add_posting("common", static_cast<std::uint32_t>(1 + i % 9));
    documents[i].add_posting("rare" + std::to_string(i / 4), static_cast<std::uint32_t>(20 + i % 5));
    documents[i].add_posting("common", 40);
    documents[i].set_value(0, "value " + std::to_string(i));
    documents[i].set_data("common and rare words " + std::to_string(i));
  }
  return documents;
}

/// A document with one thing changed by `change(term, position, frequency)`, `value` and `data`.
struct Change {
  std::function<void(std::string& term, std::uint32_t& position, std::uint32_t& frequency)> posting;
  std::string value_suffix;
  std::string data_suffix;
};

IndexDocument changed(const IndexDocument& document, const Change& change) {
  IndexDocument copy;
  for (const auto& posting : document.postings()) {
    std::string term(document.term(posting));
    std::uint32_t position = posting.position, frequency = posting.frequency;
    if (change.posting) change.posting(term, position, frequency);
    copy.add_posting(term, position, frequency);
  }
  for (const auto& [slot, value] : document.values()) copy.set_value(slot, value + change.value_suffix);
  copy.set_data(document.data() + change.data_suffix);
  return copy;
}

Documents all_changed(const Documents& documents, const Change& change) {
  Documents copies;
  for (const IndexDocument& document : documents) copies.push_back(changed(document, change));
  return copies;
}

/// What a writer with a fault writes in the place of the documents.
using Fault = std::function<Documents(Documents)>;

const std::vector<std::pair<std::string, Fault>> faults{
    {"the last document is missing",
     [](Documents documents) {
       documents.pop_back();
       return documents;
     }},
    {"two documents have each other's number",
     [](Documents documents) {
       std::swap(documents[0], documents[1]);
       return documents;
     }},
    {"documents in the middle are others",
     [](Documents documents) {
       std::fill_n(documents.begin() + 100, 100, documents[50]);
       return documents;
     }},
    {"positions are one further",
     [](const Documents& documents) {
       return all_changed(documents, {[](auto&, auto& position, auto&) { ++position; }, {}, {}});
     }},
    {"there are no positions",
     [](const Documents& documents) {
       return all_changed(documents, {[](auto&, auto& position, auto&) { position = 0; }, {}, {}});
     }},
    {"frequencies are higher",
     [](const Documents& documents) {
       return all_changed(documents, {[](auto&, auto&, auto& frequency) { ++frequency; }, {}, {}});
     }},
    {"frequencies have moved from one term to the other",
     [](const Documents& documents) {
       return all_changed(documents, {[](auto& term, auto&, auto& frequency) {
                                        frequency = term == "common" ? 1 : 2;
                                        if (term == "common") term = "rest";
                                      },
                                      {},
                                      {}});
     }},
    {"values are others",
     [](const Documents& documents) {
       return all_changed(documents, {{}, "x", {}});
     }},
    {"data is other",
     [](const Documents& documents) {
       return all_changed(documents, {{}, {}, "x"});
     }},
};

glass::OwnWriter with_fault(const Fault& fault) {
  glass::OwnWriter faulty = glass::own_writer();
  faulty.write = [fault](const glass::NewDatabase& database, const glass::GiveDocuments& give) {
    Documents documents;
    give([&](const IndexDocument& document) { documents.push_back(document); });
    const Documents wrong = fault(documents);
    glass::own_writer().write(database, giving(wrong));
  };
  faulty.merge = [fault](const std::vector<glass::MergeSource>& sources, const std::string& destination) {
    const std::string right = destination + "-right";
    glass::merge_databases(sources, right);
    const Xapian::Database database(right);
    Documents documents;
    for (Xapian::docid number = 1; number <= database.get_doccount(); ++number)
      documents.push_back(from_xapian(database.get_document(number)));
    const Documents wrong = fault(documents);
    glass::own_writer().write({destination, glass::TermLists::kept, {{"key", "value"}}}, giving(wrong));
  };
  return faulty;
}

}  // namespace

TEST_CASE("Xapian writes the database that our own code writes", "[glass]") {
  DatabaseMaker own(Writer::own), xapian(Writer::xapian);
  for (unsigned seed = 1; seed <= 2; ++seed) {
    INFO("seed " << seed);
    const TemporaryFolder folder;
    RandomDocuments random(seed);
    const Documents documents = random.documents(seed == 1 ? 520 : 30);
    const auto term_lists = seed % 2 == 0 ? glass::TermLists::kept : glass::TermLists::left_out;
    own.write({folder.path("own"), term_lists, {{"key", "value"}}}, giving(documents));
    xapian.write({folder.path("xapian"), term_lists, {{"key", "value"}}}, giving(documents));
    const bool kept = term_lists == glass::TermLists::kept;
    const bool same = described(folder.path("own"), kept) == described(folder.path("xapian"), kept);
    CHECK(same);
    CHECK(std::filesystem::exists(folder.path("xapian/termlist.glass")) == kept);
  }
  CHECK(own.written_anew() == 0);
}

TEST_CASE("Xapian merges into the database that our own code merges", "[glass]") {
  DatabaseMaker own(Writer::own), xapian(Writer::xapian);
  for (unsigned seed = 1; seed <= 2; ++seed) {
    INFO("seed " << seed);
    const TemporaryFolder folder;
    RandomDocuments random(seed);
    std::vector<glass::MergeSource> sources;
    for (const std::string name : {"a", "b", "c"}) {
      const Documents documents = random.documents(1 + random.pick(100));
      write_database(folder.path(name), documents);
      sources.push_back({folder.path(name)});
      for (std::uint32_t number = 1; number <= documents.size(); number += 3) {
        sources.back().removed.insert(sources.back().removed.begin(), number);
        sources.back().values[{number + 1, 0}] = "new";
      }
    }
    own.merge(sources, folder.path("own"));
    xapian.merge(sources, folder.path("xapian"));
    const bool same = described(folder.path("own")) == described(folder.path("xapian"));
    CHECK(same);
  }
  CHECK(own.written_anew() == 0);
}

TEST_CASE("what our own code writes wrongly is noticed, and written anew by Xapian", "[glass]") {
  const Documents documents = plain_documents();
  for (const auto& [name, fault] : faults) {
    INFO(name);
    const TemporaryFolder folder;
    DatabaseMaker maker(Writer::own, with_fault(fault));
    maker.write({folder.path("made"), glass::TermLists::kept, {{"key", "value"}}}, giving(documents));
    CHECK(maker.written_anew() == 1);
    write_database(folder.path("right"), documents);
    const bool written = described(folder.path("made")) == described(folder.path("right"));
    CHECK(written);

    for (const bool all_listed : {true, false}) {
      INFO("lists with all terms: " << all_listed);
      const std::string lists = all_listed ? " all" : " few";
      write_database(folder.path("source" + lists), documents,
                     all_listed ? glass::TermLists::kept : glass::TermLists::of_articles);
      const glass::MergeSource source{folder.path("source" + lists), {7}};
      DatabaseMaker merger(Writer::own, with_fault(fault));
      merger.merge({source}, folder.path("merged" + lists));
      CHECK(merger.written_anew() == 1);
      glass::merge_databases({source}, folder.path("right" + lists));
      const bool merged = described(folder.path("merged" + lists), all_listed) ==
                          described(folder.path("right" + lists), all_listed);
      CHECK(merged);
    }
  }
}

TEST_CASE("a database that Xapian cannot read, or that was given up, is written anew", "[glass]") {
  const Documents documents = plain_documents();
  const TemporaryFolder folder;
  write_database(folder.path("right"), documents);
  glass::OwnWriter own = glass::own_writer();
  const auto check = [&](const std::string& name) {
    INFO(name);
    DatabaseMaker maker(Writer::own, own);
    maker.write({folder.path(name), glass::TermLists::kept, {{"key", "value"}}}, giving(documents));
    CHECK(maker.written_anew() == 1);
    const bool same = described(folder.path(name)) == described(folder.path("right"));
    CHECK(same);
  };
  for (const std::string table : {"postlist.glass", "position.glass", "docdata.glass", "iamglass"}) {
    own.write = [&](const glass::NewDatabase& database, const glass::GiveDocuments& give) {
      glass::own_writer().write(database, give);
      std::filesystem::resize_file(database.folder + "/" + table, 0);
    };
    check("empty " + table);
  }
  own.write = [](const glass::NewDatabase& database, const glass::GiveDocuments&) {
    std::filesystem::create_directory(database.folder);
    throw glass::KeyOrderError("not in order");
  };
  check("given up");
}

TEST_CASE("another fault of writing is no reason to try again", "[glass]") {
  const TemporaryFolder folder;
  glass::OwnWriter full = glass::own_writer();
  full.write = [](const auto&, const auto&) { throw Error("no space left"); };
  DatabaseMaker maker(Writer::own, full);
  CHECK_THROWS_WITH(maker.write({folder.path("made")}, giving({})), "no space left");
  CHECK(maker.written_anew() == 0);
}

TEST_CASE("the environment says who writes", "[glass]") {
  const auto with = [](const char* value) {
    setenv("FIHRIS_WRITER", value, 1);
    const Writer writer = glass::writer_of_environment();
    unsetenv("FIHRIS_WRITER");
    return writer;
  };
  CHECK(glass::writer_of_environment() == Writer::own);
  CHECK(with("") == Writer::own);
  CHECK(with("own") == Writer::own);
  CHECK(with("xapian") == Writer::xapian);
  CHECK_THROWS_WITH(with("Xapian"),
                    Catch::Contains("FIHRIS_WRITER=Xapian") && Catch::Contains("use own or xapian"));
  unsetenv("FIHRIS_WRITER");
}
