#pragma once

#include <cstddef>
#include <initializer_list>
#include <string>

namespace fihris {

// What the program says to people, in their language. Sources have it in English, and `messages/LANGUAGE.po`
// in others. What programs read (JSON, CSV, exit statuses), and what stops a run (Error), which people look
// for on the web, is English always.

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

}  // namespace fihris
