#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace fihris {

/// What `query` (UTF-8) is if it was typed with the keyboard switched to the other script: on the Arabic
/// layout of PCs, the Latin keys of which are QWERTY's, or AZERTY's as in the Maghreb and Lebanon. The
/// likelier first; empty if the query has letters of both scripts or of none, or a character that is on no
/// such key. Operators, signs of the query language, fields and the values of fields that filter stay as they
/// are and count for no script.
std::vector<std::string> typed_on_other_keyboard(std::string_view query);

}  // namespace fihris
