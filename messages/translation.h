#pragma once

#include <cstddef>
#include <initializer_list>
#include <span>
#include <string>
#include <string_view>

namespace fihris {

// What the program says to people, in their language, errors and help too. Sources have it in English, and
// `messages/LANGUAGE.po` in others. What programs read is English always: JSON, CSV, exit statuses, and what
// an index keeps, such as the reasons why files were skipped.

/// From now on messages are in the language that the environment asks for ($LANGUAGE, $LC_ALL, $LC_MESSAGES,
/// $LANG), if there is a catalogue of it. Until then they are in English. Call before threads are started.
void use_language_of_environment();
/// They are in English again.
void use_english();

/// `text` in the user's language, with `{1}`, `{2}` ... replaced by `values`. UTF-8.
std::string tr(const char* text, std::initializer_list<std::string> values = {});

/// The form of a message that is right for `count` things, which is `{1}`; `values` are `{2}` and so on.
/// `one` and `many` are the English forms.
std::string tr_count(const char* one, const char* many, std::size_t count,
                     std::initializer_list<std::string> values = {});

/// Marks a text for the catalogue that tr() or tr_said() is given later.
constexpr const char* tr_later(const char* text) {
  return text;
}

/// `text`, which something else has said in English, such as a library, in the user's language: that of the
/// first of `patterns` that it is a filling of, whose places stand in order; as it is if there is none.
std::string tr_said(std::string_view text, std::span<const char* const> patterns);

}  // namespace fihris
