#include "indexer/articles/field_names.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "analyzers/error.h"
#include "analyzers/words/letters.h"
#include "analyzers/words/phrase_table.h"
#include "analyzers/words/separated.h"
#include "index/folder_settings.h"
#include "indexer/reading/ascii.h"
#include "messages/translation.h"

namespace fihris {
namespace {

using namespace letter;

struct Names {
  FieldRole role;
  std::vector<std::string_view> names;
};

const std::vector<Names>& known_names() {
  static const std::vector<Names> known{
      {FieldRole::title,
       {"title", "headline", "headline.main", "heading", "posttitle", "articletitle", "newstitle", "titre",
        spelled<ain, nun, waw, alef, nun>}},
      {FieldRole::label, {"name", "subject"}},
      {FieldRole::text,
       {"articlebody",
        "content",
        "body",
        "text",
        "article",
        "story",
        "fulltext",
        "maintext",
        "contenthtml",
        "contenttext",
        "content:encoded",
        "bodytext",
        "postcontent",
        "posttext",
        "articletext",
        "articlecontent",
        "newstext",
        "newscontent",
        "message",
        "contenu",
        "texte",
        spelled<nun, sad>,
        spelled<mim, hah, ta, waw, yeh>,
        spelled<mim, qaf, alef, lam>,
        spelled<khah, ba, ra>,
        spelled<mim, ta, nun>,
        spelled<ta, fa, alef, sad, yeh, lam>}},
      {FieldRole::summary,
       {"description", "summary", "abstract", "excerpt", "teaser", "lead", spelled<mim, lam, khah, sad>,
        spelled<waw, sad, fa>}},
      {FieldRole::author,
       {"author", "authors", "author.name", "authors.name", "byline", "byline.original", "creator",
        "dc:creator", "writer", "auteur", "from", spelled<kaf, alef, ta, ba>, spelled<mim, hamza, lam, fa>}},
      {FieldRole::source,
       {"source", "source.name", "publisher", "publisher.name", "newspaper", "site", "sitename", "medianame",
        "sourcename", "feed", spelled<mim, sad, dal, ra>, spelled<sad, hah, yeh, fa, haa>,
        spelled<jim, ra, yeh, dal, haa>}},
      {FieldRole::language, {"language", "lang", "inlanguage", spelled<lam, ghain, haa>}},
      {FieldRole::date,
       {"date", "datepublished", "published", "publishdate", "publishedat", "publicationdate", "pubdate",
        "issued", "created", "createdat", "datetime", "timestamp", "time", "dateextracted",
        spelled<ta, alef, ra, yeh, khah>}},
      {FieldRole::address,
       {"url", "link", "guid", "uri", "mainentityofpage", "weburl", spelled<ra, alef, ba, tah>}}};
  return known;
}

template <std::size_t size>
bool is_one_of(const std::array<std::string_view, size>& names, std::string_view key) {
  return std::find(names.begin(), names.end(), key) != names.end();
}

constexpr std::size_t max_own_bytes = 200;

struct OwnName {
  FieldRole role;
  std::string key;
};

/// `ROLE=NAME`, or nothing.
std::optional<OwnName> read_own(std::string_view value) {
  static constexpr std::array<std::pair<std::string_view, FieldRole>, 7> roles{
      {{"title", FieldRole::title},
       {"text", FieldRole::text},
       {"author", FieldRole::author},
       {"source", FieldRole::source},
       {"language", FieldRole::language},
       {"date", FieldRole::date},
       {"url", FieldRole::address}}};
  const auto end = value.find('=');
  const auto is_control = [](char c) { return c >= '\0' && c < ' '; };
  if (end == value.npos || end + 1 == value.size() || value.size() > max_own_bytes ||
      std::any_of(value.begin(), value.end(), is_control)) {
    return std::nullopt;
  }
  for (const auto& [name, role] : roles) {
    if (name != value.substr(0, end)) continue;
    const auto parts = split(value.substr(end + 1), '.');
    std::string key;
    for (auto part = parts.rbegin(); part != parts.rend(); ++part) key = nested_key(field_key(*part), key);
    return OwnName{role, key};
  }
  return std::nullopt;
}

}  // namespace

std::string field_key(std::string_view name) {
  const bool is_ascii = std::all_of(name.begin(), name.end(), [](char c) { return (c & 0x80) == 0; });
  if (is_ascii) {
    std::string key = lower_ascii(name);
    const auto is_gap = [](char c) { return c == ' ' || c == '-' || c == '_'; };
    const auto first = std::find_if_not(key.begin(), key.end(), [](char c) { return c == '_'; });
    key.erase(std::remove_if(first, key.end(), is_gap), key.end());
    return key;
  }
  std::string folded = fold_phrase(name);
  folded.resize(std::min(folded.find(' '), folded.size()));
  const bool has_article = folded.starts_with(al) && folded.size() >= 2 * al.size();
  return has_article ? folded.substr(al.size()) : folded;
}

FieldNames::FieldNames(std::string_view own) {
  for (const auto& value : values_of(own)) {
    if (const auto named = read_own(value))
      names_[static_cast<std::size_t>(named->role)].push_back(named->key);
  }
  for (const auto& [role, names] : known_names()) {
    auto& all = names_[static_cast<std::size_t>(role)];
    all.insert(all.end(), names.begin(), names.end());
  }
}

bool FieldNames::is_no_text(std::string_view key) const {
  constexpr std::array others{FieldRole::title,    FieldRole::label, FieldRole::author, FieldRole::source,
                              FieldRole::language, FieldRole::date,  FieldRole::address};
  return std::any_of(others.begin(), others.end(), [&](FieldRole role) {
    return std::find(of(role).begin(), of(role).end(), key) != of(role).end();
  });
}

void FieldNames::learn_text(const std::string& key) {
  names_[static_cast<std::size_t>(FieldRole::text)].push_back(key);
}

void check_field_names(const std::vector<std::string>& fields) {
  for (const auto& field : fields) {
    if (field == auto_setting || read_own(field)) continue;
    throw Error(
        tr("no name of a field: {1}; give ROLE=NAME, as in text=story, where ROLE is title, text, author, "
           "source, language, "
           "date or url",
           {field}));
  }
}

bool is_wrapper(std::string_view key) {
  static constexpr std::array<std::string_view, 11> wrappers{"_source",  "node",       "attributes", "fields",
                                                             "data",     "properties", "record",     "doc",
                                                             "document", "item",       "post"};
  return is_one_of(wrappers, key);
}

std::string nested_key(const std::string& outer, const std::string& inner) {
  static constexpr std::array<std::string_view, 10> values{"rendered", "value", "$date", "$t",   "#text",
                                                           "html",     "plain", "raw",   "text", "ar"};
  if (is_wrapper(outer)) return inner;
  // An element of a list has no name: its value comes among those that the list has without objects around
  // them.
  if (inner.empty() || is_one_of(values, inner)) return outer;
  return outer.empty() ? inner : outer + "." + inner;
}

}  // namespace fihris
