#include "query/output/records.h"

#include <cmath>
#include <string_view>
#include <utility>
#include <vector>

#include "query/language/fields.h"
#include "query/people/disputed_places.h"

namespace fihris {
namespace {

constexpr std::string_view place_kinds[] = {"country", "region", "capital", "city", "unlisted"};

/// Six decimals tell any two hits apart that a reader could.
double rounded(double score) {
  return std::round(score * 1e6) / 1e6;
}

Json to_json(std::string_view text, const std::vector<Highlight>& highlights) {
  Json pairs = Json::array();
  for (const Highlight& at : in_code_points(text, highlights))
    pairs.add(Json::array().add(at.begin).add(at.end));
  return pairs;
}

Json to_json(const Excerpt& snippet) {
  return Json::object()
      .set("text", snippet.text)
      .set("highlights", to_json(snippet.text, snippet.highlights))
      .set("words", to_json(snippet.text, snippet.words));
}

Json to_json(const MatchedForm& match) {
  return Json::object()
      .set("word", match.word)
      .set("form", match.form)
      .set("level", name_of(match.level))
      .set("count", match.count);
}

Json to_json(const std::vector<ExplainedForm>& forms) {
  Json list = Json::array();
  for (const ExplainedForm& form : forms) {
    list.add(
        Json::object().set("form", form.form).set("level", name_of(form.level)).set("times", form.times));
  }
  return list;
}

Json to_json(std::string_view text, const std::vector<MarkedWord>& marks) {
  std::vector<Highlight> places;
  for (const MarkedWord& mark : marks) places.push_back({mark.begin, mark.end});
  places = in_code_points(text, places);
  Json list = Json::array();
  for (std::size_t i = 0; i < marks.size(); ++i) {
    list.add(Json::object()
                 .set("begin", places[i].begin)
                 .set("end", places[i].end)
                 .set("word", marks[i].word)
                 .set("level", name_of(marks[i].level)));
  }
  return list;
}

}  // namespace

Json to_json(const Hit& hit, bool with_query_id) {
  Json matches = Json::array();
  for (const MatchedForm& match : hit.matches) matches.add(to_json(match));
  Json snippets = Json::array();
  for (const Excerpt& snippet : hit.snippets) snippets.add(to_json(snippet));
  Json object = Json::object();
  if (with_query_id) object.set("query_id", hit.query_id);
  object.set("rank", hit.rank)
      .set_path("path", hit.path)
      .set("title", hit.title)
      .set("date", Json::text_or_null(hit.date))
      .set("date_origin", hit.date_origin)
      .set("author", hit.author)
      .set_path("source", hit.source)
      .set("format", hit.format)
      .set("score", rounded(hit.score))
      .set("matches", std::move(matches))
      .set("snippets", std::move(snippets))
      .set_paths("copies", hit.copies);
  if (hit.partial) object.set("partial", true);
  return object;
}

Json to_json(const ShownArticle& article) {
  const Record& record = article.record;
  return Json::object()
      .set_path("path", record.path)
      .set("title", article.title)
      .set("date", Json::text_or_null(article.date))
      .set("date_origin", article.date_origin)
      .set("author", record.author)
      .set_path("source", record.source)
      .set("format", record.format)
      .set("language", record.language)
      .set("content_hash", article.content_hash)
      .set("title_marks", to_json(article.title, article.title_marks))
      .set("marks", to_json(record.body, article.body_marks))
      .set("text", record.body);
}

Json to_json(const IndexStatus& status) {
  Json selections = Json::array();
  for (const std::string& root : status.manifest.roots) {
    const Selection selection = selection_of(status.manifest.selections, root);
    selections.add(
        Json::object()
            .set_path("folder", root)
            .set_paths("include", selection.includes.empty() ? default_includes : selection.includes)
            .set_paths("exclude", selection.excludes)
            .set("hidden", selection.hidden)
            .set("follow", selection.follow));
  }
  Json skipped = Json::array();
  for (const Skipped& file : status.manifest.skipped) {
    skipped.add(Json::object().set_path("path", file.path).set("reason", file.reason));
  }
  return Json::object()
      .set_path("index", status.index)
      .set_paths("folders", status.manifest.roots)
      .set("selections", std::move(selections))
      .set("articles", status.articles)
      .set("words", status.words)
      .set("bytes", status.bytes)
      .set("analyzer", status.manifest.analyzer)
      .set("analyzer_version", status.manifest.analyzer_version)
      .set("format", status.manifest.format)
      .set("updated", iso_time(status.manifest.updated))
      .set("encodings", folder_encodings_json(status.encodings.named))
      .set("not_utf8", decoded_files_json(status.encodings.files))
      .set("other_kind", status.other_kind)
      .set("skipped", std::move(skipped));
}

Json to_json(const Person& person) {
  Json forms = Json::array();
  for (const WrittenForm& form : person.forms)
    forms.add(Json::object().set("form", form.written).set("articles", form.articles));
  Json object = Json::object();
  object.set("name", person.name).set("articles", person.articles);
  if (person.association) object.set("association", *person.association);
  object.set("forms", std::move(forms));
  if (!person.strongest.empty()) object.set_paths("strongest", person.strongest);
  return object;
}

Json to_json(const Place& place, unsigned articles) {
  return Json::object()
      .set("id", place.id)
      .set("name", place.name())
      .set("latin_name", place.latin_name)
      .set("kind", place_kinds[static_cast<std::size_t>(place.kind)])
      .set("country", is_disputed(place.number) ? std::string_view() : place.country)
      .set("articles", articles);
}

Json to_json(const NameVariant& variant) {
  return Json::object()
      .set("form", variant.form)
      .set("articles", variant.articles)
      .set("level", name_of(variant.level))
      .set_path("path", variant.path)
      .set("example", variant.example.text)
      .set("highlights", to_json(variant.example.text, variant.example.highlights));
}

Json to_json(const Explanation& why) {
  Json words = Json::array(), names = Json::array();
  for (const ExplainedWord& word : why.words) {
    Json index_has = Json::array();
    for (const std::string& form : word.index_has) index_has.add(form);
    words.add(Json::object()
                  .set("word", word.word)
                  .set("field", Json::text_or_null(field_name(word.field)))
                  .set("excludes", word.excludes)
                  .set("found", to_json(word.found))
                  .set("score", rounded(word.score))
                  .set("not_in_phrase", Json::text_or_null(word.not_in_phrase))
                  .set("apart", to_json(word.apart))
                  .set("index_has", std::move(index_has))
                  .set("looser", to_json(word.looser))
                  .set("similar", rounded(word.similar))
                  .set("cut", word.cut));
  }
  for (const ExplainedName& name : why.names)
    names.add(Json::object().set("word", name.word).set("score", rounded(name.score)));
  return Json::object()
      .set_path("path", why.path)
      .set("matches", why.matches)
      .set("score", rounded(why.score))
      .set("words", std::move(words))
      .set("names", std::move(names))
      .set("others", rounded(why.others))
      .set("near", rounded(why.near))
      .set("early", rounded(why.early));
}

}  // namespace fihris
