#include "query/language/fields.h"

#include <algorithm>
#include <array>

#include "analyzers/words/letters.h"
#include "analyzers/words/normalizer.h"

namespace fihris {
namespace {

using namespace letter;

struct FieldName {
  Field field;
  std::string_view english;
  std::string_view arabic;  ///< folded
};

constexpr std::array<FieldName, 11> names{{
    {Field::title, "title", spelled<ain, nun, waw, alef, nun>},          // unwan
    {Field::author, "author", spelled<kaf, alef, ta, ba>},               // katib
    {Field::source, "source", spelled<mim, sad, dal, ra>},               // masdar
    {Field::path, "path", spelled<mim, sin, alef, ra>},                  // masar
    {Field::name, "name", spelled<alef, sin, mim>},                      // ism
    {Field::place, "place", spelled<mim, kaf, alef, nun>},               // makan
    {Field::date, "date", spelled<ta, alef, ra, yeh, khah>},             // tarikh
    {Field::format, "format", spelled<sad, yeh, ghain, haa>},            // sigha
    {Field::language, "lang", spelled<lam, ghain, haa>},                 // lugha
    {Field::boilerplate, "boilerplate", spelled<haa, alef, mim, shin>},  // hamish
    {Field::copies, "copies", spelled<nun, sin, khah>},                  // nusakh
}};

/// True if `test` holds for the field of every word and date in `node`.
template <typename Test>
bool all_fields(const Node& node, const Test& test) {
  if (node.kind == NodeKind::date) return test(Field::date);
  if (node.children.empty()) return test(node.field);
  return std::all_of(node.children.begin(), node.children.end(),
                     [&](const Node& child) { return all_fields(child, test); });
}

}  // namespace

std::optional<Field> find_field(std::string_view name) {
  const std::string folded = fold(name);
  for (const FieldName& entry : names) {
    if (folded == entry.english || folded == entry.arabic) return entry.field;
  }
  return std::nullopt;
}

std::string_view field_name(Field field) {
  for (const FieldName& entry : names) {
    if (entry.field == field) return entry.english;
  }
  return {};
}

std::string field_prefix(Field field) {
  return field == Field::text ? std::string() : std::string(field_name(field)) + ':';
}

bool is_filter(Field field) {
  return field != Field::text && field != Field::title;
}

bool only_filters(const Node& node) {
  return all_fields(node, is_filter);
}

bool is_all_of_field(const Node& node, Field field) {
  return all_fields(node, [field](Field other) { return other == field; });
}

bool is_single_valued(Field field) {
  return field == Field::source || field == Field::author || field == Field::date || field == Field::format ||
         field == Field::language;
}

}  // namespace fihris
