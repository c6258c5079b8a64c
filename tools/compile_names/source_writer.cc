#include "tools/compile_names/source_writer.h"

#include <string>
#include <string_view>

#include "tools/source_arrays.h"

namespace fihris {
namespace {

void write_phrase_table(std::ostream& out, const std::string& prefix, const PhraseTable::Arrays& arrays) {
  const auto write_number = [&](std::uint64_t number) { out << number << 'U'; };
  write_text(out, prefix + "_text", arrays.text);
  write_array(out, "PhraseTable::Phrase", prefix + "_list", arrays.phrases,
              [&](const PhraseTable::Phrase& row) {
                out << '{' << row.begin << ',' << row.bytes << ',' << row.value_count << ','
                    << row.first_value << '}';
              });
  write_array(out, "std::uint32_t", prefix + "_values", arrays.values, write_number);
  write_array(out, "PhraseTable::Group", prefix + "_groups", arrays.groups,
              [&](const PhraseTable::Group& row) {
                out << '{' << row.first_phrase << ',' << row.phrase_count << ','
                    << unsigned{row.first_word_bytes} << ',' << unsigned{row.max_words} << '}';
              });
  write_array(out, "std::uint32_t", prefix + "_slots", arrays.slots, write_number);
  write_array(out, "std::uint64_t", prefix + "_map", arrays.map, write_number);
}

std::string arrays_of(const std::string& prefix) {
  return "{" + prefix + "_text, " + prefix + "_list, " + prefix + "_values, " + prefix + "_groups, " +
         prefix + "_slots, " + prefix + "_map}";
}

void write_places(std::ostream& out, const PlaceTable& table) {
  write_text(out, "place_text_bytes", table.text);
  write_array(out, "PlaceRow", "place_rows", table.places, [&](const names_data::PlaceRow& row) {
    const auto code = [](const std::array<char, 2>& letters) {
      return std::string("{'") + letters[0] + "','" + letters[1] + "'}";
    };
    out << "{{" << row.id.begin << ',' << row.id.bytes << "},PlaceKind(" << static_cast<unsigned>(row.kind)
        << ")," << code(row.country) << ',' << code(row.also_in) << ',' << row.population << ','
        << row.first_name << ',' << row.arabic_names << ',' << row.latin_names << '}';
  });
  write_array(out, "GeoPoint", "point_rows", table.points,
              [&](const GeoPoint& point) { out << '{' << point.latitude << ',' << point.longitude << '}'; });
  write_array(out, "NameRow", "name_rows", table.names, [&](const names_data::NameRow& row) {
    out << "{{" << row.text.begin << ',' << row.text.bytes << "}," << row.phrase << ',' << row.needs_cue
        << '}';
  });
  write_array(out, "std::uint32_t", "id_order", table.by_id, [&](std::uint32_t number) { out << number; });
  write_phrase_table(out, "place_phrase", table.phrases.arrays());
}

void write_aliases(std::ostream& out, const AliasArrays& aliases) {
  write_array(out, "AliasArrays::Concept", "alias_concepts", aliases.concepts,
              [&](const AliasArrays::Concept& row) {
                out << "{AliasKind(" << static_cast<unsigned>(row.kind) << ")," << row.first_form << ','
                    << row.form_count << '}';
              });
  write_array(out, "AliasArrays::Form", "alias_forms", aliases.forms,
              [&](const AliasArrays::Form& row) { out << '{' << row.phrase << ',' << row.needs_cue << '}'; });
  write_phrase_table(out, "alias_phrase", aliases.phrases);
}

}  // namespace

void write_source(std::ostream& out, const PlaceTable& places, const AliasArrays& aliases) {
  out << "// Written by compile_names from analyzers/data: do not edit.\n"
         "#include \"analyzers/places/names_data.h\"\n\n"
         "namespace fihris::names_data {\nnamespace {\n\n";
  write_places(out, places);
  write_aliases(out, aliases);
  out << "\n}  // namespace\n\n"
         "constinit const std::string_view place_text = place_text_bytes;\n"
         "constinit const std::span<const PlaceRow> places = place_rows;\n"
         "constinit const std::span<const GeoPoint> place_points = point_rows;\n"
         "constinit const std::span<const NameRow> place_names = name_rows;\n"
         "constinit const std::span<const std::uint32_t> places_by_id = id_order;\n"
         "constinit const PhraseTable::Arrays place_phrases = "
      << arrays_of("place_phrase") << ";\nconstinit const AliasArrays aliases = {"
      << arrays_of("alias_phrase")
      << ", alias_concepts, alias_forms};\n\n}  // namespace fihris::names_data\n";
}

}  // namespace fihris
