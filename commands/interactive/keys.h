#pragma once

#include <string>
#include <string_view>

namespace fihris {

/// What a user of a terminal has pressed.
enum class KeyKind {
  none,  ///< something that means nothing here
  text,
  backspace,
  clear,
  erase_word,
  up,
  down,
  page_up,
  page_down,
  first,
  last,
  enter,
  next_level,
  previous_level,
  copy,
  fields,
  sources,
  years,
  history,
  suspend,
  end,
};

struct Key {
  KeyKind kind = KeyKind::none;
  std::string text;  ///< UTF-8, of KeyKind::text; without control characters
};

/// Takes the first key off `bytes`, as a terminal sends them. Nothing is taken while the sequence of a key is
/// incomplete, unless `is_all`: no more will come soon, so that an escape character alone is the key Esc.
/// What is pasted (bracketed paste) is text, its line ends and tabs blanks. REQUIRES: there are bytes.
Key take_key(std::string& bytes, bool is_all);

}  // namespace fihris
