#pragma once

#include <string_view>

/// The tables of analyzers/data on how names are spelled, as text, compiled into the program.
namespace fihris::spelling_data {

extern const std::string_view aliases;
extern const std::string_view dialect_words;
extern const std::string_view first_names;
extern const std::string_view function_words;
extern const std::string_view latin_particles;
extern const std::string_view mention_cues;
extern const std::string_view name_letters;
extern const std::string_view name_parts;
extern const std::string_view name_spellings;
extern const std::string_view romanization;
extern const std::string_view short_names;
extern const std::string_view spelling_rules;
extern const std::string_view titles;
extern const std::string_view transliteration;

}  // namespace fihris::spelling_data
