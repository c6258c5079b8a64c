#include "commands/interactive/interactive_search.h"

#include "analyzers/error.h"
#include "commands/hits/query_history.h"
#include "commands/interactive/screen.h"
#include "commands/process/editor.h"
#include "commands/program.h"

namespace fihris {
namespace {

constexpr long page = 10;
constexpr long all = 1'000'000;

void open_selected(LiveSearch& search, const Screen& screen) {
  const std::size_t number = search.selected();
  screen.leave();
  try {
    open_in_editor(search.record(number), search.occurrences(number));
  } catch (const Error& error) {
    search.set_fault(error.what());
  }
  screen.enter();
}

/// A key while a list is shown. False if it is about the search, which takes the list away.
bool heed_choice(const Key& key, LiveSearch& search) {
  switch (key.kind) {
    case KeyKind::up:
      search.select(-1);
      return true;
    case KeyKind::down:
      search.select(1);
      return true;
    case KeyKind::page_up:
      search.select(-page);
      return true;
    case KeyKind::page_down:
      search.select(page);
      return true;
    case KeyKind::first:
      search.select(-all);
      return true;
    case KeyKind::last:
      search.select(all);
      return true;
    case KeyKind::enter:
      search.choose();
      return true;
    default:
      search.close_choice();
      return key.kind == KeyKind::end;
  }
}

/// False if the user is done.
bool heed(const Key& key, LiveSearch& search, const Screen& screen) {
  if (search.choice() && heed_choice(key, search)) return true;
  switch (key.kind) {
    case KeyKind::none:
      break;
    case KeyKind::fields:
      search.offer(ChoiceKind::field);
      break;
    case KeyKind::sources:
      search.offer(ChoiceKind::source);
      break;
    case KeyKind::years:
      search.offer(ChoiceKind::year);
      break;
    case KeyKind::history:
      search.offer(ChoiceKind::query, query_history());
      break;
    case KeyKind::text:
      search.append(key.text);
      break;
    case KeyKind::backspace:
      search.erase_character();
      break;
    case KeyKind::clear:
      search.clear();
      break;
    case KeyKind::erase_word:
      search.erase_word();
      break;
    case KeyKind::next_level:
      search.change_level(1);
      break;
    case KeyKind::previous_level:
      search.change_level(-1);
      break;
    case KeyKind::suspend:
      screen.suspend();
      break;
    case KeyKind::end:
      return false;
    default:
      // These are about the list, which is that of all keys before.
      search.update();
      if (!search.result() || search.result()->articles.empty()) break;
      if (key.kind == KeyKind::enter || key.kind == KeyKind::copy) remember_query(search.query());
      if (key.kind == KeyKind::enter) open_selected(search, screen);
      if (key.kind == KeyKind::copy) screen.copy(search.record(search.selected()).path);
      if (key.kind == KeyKind::up) search.select(-1);
      if (key.kind == KeyKind::down) search.select(1);
      if (key.kind == KeyKind::page_up) search.select(-page);
      if (key.kind == KeyKind::page_down) search.select(page);
      if (key.kind == KeyKind::first) search.select(-all);
      if (key.kind == KeyKind::last) search.select(all);
  }
  return true;
}

}  // namespace

int search_interactively(LiveSearch& search, const LiveLook& look) {
  Screen screen;
  while (screen.ending_signal() == 0) {
    search.update();
    screen.draw(view(search, look, screen.columns(), screen.rows()));
    for (const Key& key : screen.wait()) {
      if (heed(key, search, screen)) continue;
      search.update();
      if (search.result() && !search.result()->articles.empty()) remember_query(search.query());
      return 0;
    }
  }
  return ended_by_signal + screen.ending_signal();
}

}  // namespace fihris
