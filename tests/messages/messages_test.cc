#include <algorithm>
#include <fstream>
#include <map>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "messages/translation.h"
#include "tests/support/catch.h"

namespace {

/// A message of a catalogue: the English, and what it is in the language, of a plural each form.
struct Message {
  std::string id;
  std::string plural_id;  ///< empty if it has no plural
  std::vector<std::string> forms;
};

/// What a quoted line of a catalogue says.
std::string unquoted(const std::string& line) {
  std::string text;
  const std::size_t begin = line.find('"') + 1;
  const std::size_t end = line.rfind('"');
  for (std::size_t at = begin; at < end; ++at) {
    if (line[at] != '\\') {
      text += line[at];
    } else {
      text += line[++at] == 'n' ? '\n' : line[at];
    }
  }
  return text;
}

std::vector<Message> read_catalogue(const std::string& path) {
  std::ifstream file(path);
  std::vector<Message> messages;
  std::string* current = nullptr;
  for (std::string line; std::getline(file, line);) {
    if (line.starts_with("msgid_plural ")) {
      current = &messages.back().plural_id;
    } else if (line.starts_with("msgid ")) {
      current = &messages.emplace_back().id;
    } else if (line.starts_with("msgstr")) {
      current = &messages.back().forms.emplace_back();
    } else if (!line.starts_with('"')) {
      continue;
    }
    REQUIRE(current != nullptr);
    *current += unquoted(line);
  }
  return messages;
}

/// The `{1}`, `{2}` ... in a text.
std::set<std::string> places(const std::string& text) {
  std::set<std::string> found;
  for (std::size_t at = 0; at + 2 < text.size(); ++at) {
    if (text[at] == '{' && text[at + 2] == '}') found.insert(text.substr(at, 3));
  }
  return found;
}

std::map<std::string, Message> by_id(const std::vector<Message>& messages) {
  std::map<std::string, Message> map;
  for (const Message& message : messages) map[message.id] = message;
  return map;
}

}  // namespace

TEST_CASE("the Arabic catalogue has each message of the sources, and no other", "[messages]") {
  const auto sources = by_id(read_catalogue(MESSAGES_OF_SOURCES));
  const auto arabic = by_id(read_catalogue(ARABIC_CATALOGUE));
  REQUIRE(sources.size() > 100);
  for (const auto& [id, message] : sources) {
    INFO(id);
    REQUIRE(arabic.contains(id));
    CHECK(arabic.at(id).plural_id == message.plural_id);
  }
  for (const auto& [id, message] : arabic) {
    INFO(id);
    CHECK(sources.contains(id));
  }
}

TEST_CASE("each message of the Arabic catalogue has the places of the English one", "[messages]") {
  constexpr std::size_t forms_that_say_the_number = 3;  // none, one and two
  for (const Message& message : read_catalogue(ARABIC_CATALOGUE)) {
    if (message.id.empty()) continue;
    INFO(message.id);
    CHECK(message.forms.size() == (message.plural_id.empty() ? 1 : 6));
    const bool begins = message.id.front() == ' ' || message.id.front() == ',' || message.id.front() == ';';
    for (std::size_t i = 0; i < message.forms.size(); ++i) {
      const std::string& form = message.forms[i];
      INFO(form);
      CHECK_FALSE(form.empty());
      std::set<std::string> wanted = places(message.plural_id.empty() ? message.id : message.plural_id);
      std::set<std::string> found = places(form);
      if (!message.plural_id.empty() && i < forms_that_say_the_number) {
        wanted.erase("{1}");
        found.erase("{1}");
        // Of none there may be nothing further to say.
        if (i == 0 && !std::includes(found.begin(), found.end(), wanted.begin(), wanted.end()))
          wanted = found;
      }
      CHECK(found == wanted);
      // What goes on in a line, or is indented, does so in every language.
      if (begins) CHECK((form.front() == ' ' || form.starts_with("\u060C") || form.starts_with("\u061B")));
      CHECK(form.find('\n') == form.npos);
    }
  }
}

TEST_CASE("the Arabic catalogue knows each reason for which a file is skipped", "[messages]") {
  const auto reasons = read_catalogue(REASONS_OF_SOURCES);
  const auto arabic = read_catalogue(ARABIC_CATALOGUE);
  REQUIRE(reasons.size() > 40);
  for (const Message& reason : reasons) {
    if (reason.id.starts_with('#')) continue;  // a place in a file
    INFO(reason.id);
    CHECK(std::any_of(arabic.begin(), arabic.end(),
                      [&](const Message& message) { return message.id.starts_with(reason.id); }));
  }
}

TEST_CASE("what something else has said is known by its pattern", "[messages]") {
  const std::vector<const char*> patterns{"{1}: {2} is too small", "no {1}", "nothing"};
  // Without a language it is said as it was.
  for (const char* text : {"a: b is too small", "no way", "nothing", "nothing else", "", ": is too small"})
    CHECK(fihris::tr_said(text, patterns) == text);
}
