#include "index/glass/database_merger.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <functional>

#include "index/glass/block_format.h"
#include "index/glass/database_writer.h"
#include "tests/index/glass/test_documents.h"
#include "tests/support/catch.h"
#include "tests/support/database_text.h"
#include "tests/support/temporary_folder.h"

using namespace fihris;

namespace {

/// Terms rise, and so do the documents of each, which are counted and have a length.
bool has_sound_lists(const Xapian::Database& database) {
  bool is_sound = true;
  Xapian::docid documents = 0;
  for (auto at = database.postlist_begin({}); at != database.postlist_end({}); ++at)
    is_sound &= *at == ++documents;  // numbered anew
  is_sound &= documents == database.get_doccount() && documents == database.get_lastdocid();
  std::string before;
  for (auto term = database.allterms_begin(); term != database.allterms_end(); ++term) {
    is_sound &= before < *term;
    before = *term;
    Xapian::doccount count = 0;
    Xapian::docid last = 0;
    for (auto at = database.postlist_begin(before); at != database.postlist_end(before); ++at, ++count) {
      is_sound &= *at > last && *at <= documents;
      last = *at;
    }
    is_sound &= count == term.get_termfreq();
  }
  return is_sound;
}

std::string describe_folder(const std::string& folder) {
  return describe(Xapian::Database(folder));
}

}  // namespace

TEST_CASE("a merge is the database of all documents that stay", "[glass]") {
  for (unsigned seed = 1; seed <= 20; ++seed) {
    INFO("seed " << seed);
    const TemporaryFolder folder;
    RandomDocuments random(seed);
    std::vector<glass::MergeSource> sources;
    std::vector<IndexDocument> stay;
    for (std::size_t i = 0; i < 1 + random.pick(6); ++i) {
      const auto documents = random.documents(random.pick(120));
      sources.push_back({folder.path(std::to_string(i))});
      write_database(sources.back().folder, documents);
      const std::size_t every = random.pick(5);
      for (std::uint32_t number = 1; number <= documents.size(); ++number) {
        if (every > 0 && random.pick(every) == 0) {
          sources.back().removed.push_back(number);
        } else {
          stay.push_back(documents[number - 1]);
        }
      }
    }
    glass::merge_databases(sources, folder.path("merged"));
    write_database(folder.path("at once"), stay);
    const bool same = describe_folder(folder.path("merged")) == describe_folder(folder.path("at once"));
    CHECK(same);
    CHECK(Xapian::Database::check(folder.path("merged")) == Xapian::Database::check(folder.path("at once")));
  }
}

TEST_CASE("databases that Xapian has changed are merged as well", "[glass]") {
  const TemporaryFolder folder;
  RandomDocuments random(31);
  const auto documents = random.documents(600);
  Xapian::WritableDatabase changed(folder.path("changed"),
                                   Xapian::DB_CREATE | Xapian::DB_BACKEND_GLASS | Xapian::DB_NO_SYNC);
  changed.set_metadata("key", "value");
  std::vector<const IndexDocument*> now(documents.size(), nullptr);
  for (std::size_t i = 0; i < documents.size(); ++i) {
    changed.add_document(documents[i].to_xapian());
    now[i] = &documents[i];
    if (i % 50 == 0) changed.commit();
  }
  for (int round = 0; round < 10; ++round) {
    for (int i = 0; i < 40; ++i) {
      const std::size_t at = random.pick(documents.size());
      if (now[at] == nullptr) continue;
      if (random.pick(2) == 0) {
        changed.delete_document(static_cast<Xapian::docid>(at + 1));
        now[at] = nullptr;
      } else {
        now[at] = &documents[random.pick(documents.size())];
        changed.replace_document(static_cast<Xapian::docid>(at + 1), now[at]->to_xapian());
      }
    }
    changed.commit();
  }
  std::vector<IndexDocument> stay;
  for (const IndexDocument* document : now) {
    if (document != nullptr) stay.push_back(*document);
  }
  glass::merge_databases({{folder.path("changed")}}, folder.path("merged"));
  write_database(folder.path("at once"), stay);
  const bool same = describe_folder(folder.path("merged")) == describe_folder(folder.path("at once"));
  CHECK(same);
}

TEST_CASE("what a merge says of lengths and frequencies holds for what stays", "[glass]") {
  const TemporaryFolder folder;
  // The first document is the longest and has the most frequent term, the last the shortest.
  std::vector<IndexDocument> documents(4);
  documents[0].add_term("word", 900);
  documents[0].add_term("other", 200);
  documents[1].add_term("word", 3);
  documents[1].add_term("other", 30);
  documents[2].add_term("word", 7);
  documents[3].add_term("word", 1);
  write_database(folder.path("a"), documents);
  const auto check = [&](const std::vector<std::uint32_t>& removed) {
    const std::string merged = folder.path("merged"), at_once = folder.path("at once");
    glass::merge_databases({{folder.path("a"), removed}}, merged);
    std::vector<IndexDocument> stay;
    for (std::uint32_t number = 1; number <= documents.size(); ++number) {
      if (std::find(removed.begin(), removed.end(), number) == removed.end())
        stay.push_back(documents[number - 1]);
    }
    write_database(at_once, stay);
    CHECK(describe_folder(merged) == describe_folder(at_once));
    const auto found = glass::read_version_file(merged).statistics;
    const auto expected = glass::read_version_file(at_once).statistics;
    CHECK(found.max_frequency == expected.max_frequency);
    CHECK(found.max_length == expected.max_length);
    CHECK(found.min_length == expected.min_length);
    std::filesystem::remove_all(merged);
    std::filesystem::remove_all(at_once);
  };
  check({});
  check({1});     // the longest
  check({4});     // the shortest
  check({1, 4});  // both
  check({1, 2});  // the term that only they have
  check({1, 2, 3});
  check({1, 2, 3, 4});
}

TEST_CASE("values of any slot are merged", "[glass]") {
  const TemporaryFolder folder;
  std::vector<IndexDocument> documents(300);
  for (std::size_t i = 0; i < documents.size(); ++i) {
    for (const Xapian::valueno slot : described_slots) {
      if ((i + slot) % 3 != 0)
        documents[i].set_value(slot, std::to_string(slot) + " of " + std::to_string(i));
    }
  }
  // A source of our own and one of Xapian's.
  const std::vector<IndexDocument> first(documents.begin(), documents.begin() + 150);
  write_database(folder.path("a"), first);
  {
    Xapian::WritableDatabase b(folder.path("b"), Xapian::DB_CREATE | Xapian::DB_BACKEND_GLASS);
    for (std::size_t i = 150; i < documents.size(); ++i) b.add_document(documents[i].to_xapian());
  }
  glass::merge_databases({{folder.path("a"), {1, 7}, {{{2, 128}, "new"}}}, {folder.path("b"), {150}}},
                         folder.path("merged"));
  IndexDocument changed;
  for (const auto& [slot, value] : documents[1].values())
    changed.set_value(slot, slot == 128 ? "new" : value);
  documents[1] = changed;
  documents.erase(documents.begin() + 299);
  documents.erase(documents.begin() + 6);
  documents.erase(documents.begin());
  write_database(folder.path("at once"), documents);
  const bool same = describe_folder(folder.path("merged")) == describe_folder(folder.path("at once"));
  CHECK(same);
}

TEST_CASE("a merge takes the values that are new", "[glass]") {
  const TemporaryFolder folder;
  std::vector<IndexDocument> documents(3);
  for (std::size_t i = 0; i < 3; ++i) {
    documents[i].set_value(0, "b" + std::to_string(i));
    documents[i].set_value(1, "same");
  }
  write_database(folder.path("a"), documents);
  glass::merge_databases({{folder.path("a"), {1}, {{{2, 0}, "z"}}}}, folder.path("merged"));
  const Xapian::Database merged(folder.path("merged"));
  CHECK(merged.get_document(1).get_value(0) == "z");
  CHECK(merged.get_document(1).get_value(1) == "same");
  CHECK(merged.get_document(2).get_value(0) == "b2");
  CHECK(merged.get_value_freq(0) == 2);
  CHECK(merged.get_value_lower_bound(0) == "b2");
  CHECK(merged.get_value_upper_bound(0) == "z");
}

TEST_CASE("a merge of nothing is an empty database", "[glass]") {
  const TemporaryFolder folder;
  glass::merge_databases({}, folder.path("merged"));
  CHECK(Xapian::Database(folder.path("merged")).get_doccount() == 0);
  write_database(folder.path("a"), {});
  write_database(folder.path("b"), {IndexDocument()});
  glass::merge_databases({{folder.path("a")}, {folder.path("b"), {1}}}, folder.path("again"));
  CHECK(Xapian::Database(folder.path("again")).get_doccount() == 0);
  CHECK(Xapian::Database::check(folder.path("again")) == 0);
}

TEST_CASE("lists of terms are left out of a merge if a source has none", "[glass]") {
  const TemporaryFolder folder;
  RandomDocuments random(3);
  write_database(folder.path("a"), random.documents(20));
  write_database(folder.path("b"), random.documents(20), glass::TermLists::left_out);
  glass::merge_databases({{folder.path("a")}, {folder.path("b")}}, folder.path("merged"));
  CHECK_FALSE(std::filesystem::exists(folder.path("merged/termlist.glass")));
  CHECK(Xapian::Database(folder.path("merged")).get_doccount() == 40);
}

TEST_CASE("a source whose items are not in order or lie outside of their places is damaged", "[glass]") {
  const TemporaryFolder folder;
  std::vector<IndexDocument> documents(3);
  for (std::size_t i = 0; i < 3; ++i) documents[i].add_posting("term" + std::to_string(i), 1);
  write_database(folder.path("a"), documents);
  const auto directory = [](int item) { return static_cast<std::streamoff>(glass::header_bytes) + 2 * item; };
  const auto change = [&](const std::function<void(std::fstream&)>& what) {
    const std::string file = folder.path("a/postlist.glass");
    std::filesystem::copy_file(file, folder.path("saved"), std::filesystem::copy_options::overwrite_existing);
    {
      std::fstream stream(file, std::ios::in | std::ios::out | std::ios::binary);
      what(stream);
    }
    std::filesystem::remove_all(folder.path("merged"));
    CHECK_THROWS_AS(glass::merge_databases({{folder.path("a")}}, folder.path("merged")),
                    Xapian::DatabaseCorruptError);
    std::filesystem::copy_file(folder.path("saved"), file, std::filesystem::copy_options::overwrite_existing);
  };
  // The first three are the empty key, metadata and the lengths.
  change([&](std::fstream& table) {  // two terms have changed their places
    char entries[4];
    table.seekg(directory(3));
    table.read(entries, 4);
    table.seekp(directory(3));
    table.write(entries + 2, 2).write(entries, 2);
  });
  change([&](std::fstream& table) {  // an item begins in the directory
    table.seekp(directory(3));
    table.put(0).put(static_cast<char>(glass::header_bytes + 2));
  });
  change([&](std::fstream& table) {  // an item begins at the end of the block
    table.seekp(directory(3));
    table.put('\x1F').put('\xFE');
  });
  CHECK_NOTHROW(glass::merge_databases({{folder.path("a")}}, folder.path("sound")));
}

TEST_CASE("a source that is damaged ends a merge with an error, or makes a database whose lists are in order",
          "[glass]") {
  const TemporaryFolder folder;
  RandomDocuments random(17);
  write_database(folder.path("sound"), random.documents(300));
  int refused = 0;
  for (int round = 0; round < 400; ++round) {
    std::filesystem::remove_all(folder.path("damaged"));
    std::filesystem::remove_all(folder.path("merged"));
    std::filesystem::copy(folder.path("sound"), folder.path("damaged"));
    const char* const names[] = {"postlist.glass", "position.glass", "termlist.glass", "docdata.glass",
                                 "iamglass"};
    const std::string file = folder.path("damaged") + "/" + names[random.pick(5)];
    const std::size_t at = random.pick(std::filesystem::file_size(file));
    if (random.pick(10) == 0) {
      std::filesystem::resize_file(file, at);
    } else {
      std::fstream stream(file, std::ios::in | std::ios::out | std::ios::binary);
      stream.seekp(
          static_cast<std::streamoff>(random.pick(2) == 0 ? at : at / 8192 * 8192 + random.pick(30)));
      stream.put(static_cast<char>(random.pick(256)));
    }
    try {
      glass::merge_databases({{folder.path("damaged")}}, folder.path("merged"));
    } catch (const Xapian::Error&) {
      ++refused;
      continue;
    } catch (const glass::KeyOrderError&) {
      ++refused;
      continue;
    }
    INFO("round " << round << ": " << file << " at " << at);
    CHECK(has_sound_lists(Xapian::Database(folder.path("merged"))));
  }
  CHECK(refused > 50);
}
