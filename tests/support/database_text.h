#pragma once

#include <array>
#include <string>

#include <xapian.h>

namespace fihris {

/// Slots that tests give values to: of one, two and three bytes where tables have them.
inline constexpr std::array<Xapian::valueno, 12> described_slots{0,   1,   2,   3,   4,      127,
                                                                 128, 129, 255, 256, 16'384, 70'000};

/// All that a database says of its documents, terms and values, so that two databases can be compared.
/// Documents are told in the order of their numbers; with `term_lists` false not their lists of terms, with
/// `metadata` false nothing of that.
inline std::string describe(const Xapian::Database& database, bool term_lists = true, bool metadata = true) {
  std::string text;
  const auto say = [&](const std::string& part) { text.append(part).append(" "); };
  const auto number = [&](auto value) { say(std::to_string(value)); };
  number(database.get_doccount());
  number(database.get_lastdocid());
  number(database.get_total_length());
  number(database.get_doclength_lower_bound());
  number(database.get_doclength_upper_bound());
  for (auto key = database.metadata_keys_begin(); metadata && key != database.metadata_keys_end(); ++key) {
    say(*key);
    say(database.get_metadata(*key));
  }
  for (const Xapian::valueno slot : described_slots) {
    number(database.get_value_freq(slot));
    say(database.get_value_lower_bound(slot));
    say(database.get_value_upper_bound(slot));
    for (auto value = database.valuestream_begin(slot); value != database.valuestream_end(slot); ++value) {
      number(value.get_docid());
      say(*value);
    }
  }
  for (auto term = database.allterms_begin(); term != database.allterms_end(); ++term) {
    say("\n" + *term);
    number(term.get_termfreq());
    number(database.get_collection_freq(*term));
    number(database.get_wdf_upper_bound(*term));
    for (auto posting = database.postlist_begin(*term); posting != database.postlist_end(*term); ++posting) {
      number(*posting);
      number(posting.get_wdf());
      for (auto position = posting.positionlist_begin(); position != posting.positionlist_end(); ++position)
        number(*position);
    }
  }
  for (auto id = database.postlist_begin({}); id != database.postlist_end({}); ++id) {
    say("\n#");
    number(*id);
    number(id.get_wdf());
    const Xapian::Document document = database.get_document(*id);
    say(document.get_data());
    if (!term_lists) continue;
    for (auto term = document.termlist_begin(); term != document.termlist_end(); ++term) {
      say(*term);
      number(term.get_wdf());
    }
    for (auto value = document.values_begin(); value != document.values_end(); ++value) {
      number(value.get_valueno());
      say(*value);
    }
  }
  return text;
}

}  // namespace fihris
