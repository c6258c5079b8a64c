#pragma once

#include <map>
#include <string>

#include <CLI/CLI.hpp>

namespace fihris {

/// Adds an option that takes one of the names in `choices` and stores its value, an enumerator or bool.
/// `type` is what the usage calls the argument. Any other argument is a usage error that lists the names.
template <typename Value>
void add_choice(CLI::App& command, const std::string& name, Value& value,
                const std::map<std::string, Value>& choices, const std::string& description,
                const std::string& type) {
  const auto replace_by_number = [choices](std::string& argument) {
    if (const auto found = choices.find(argument); found != choices.end()) {
      argument = std::to_string(static_cast<int>(found->second));
      return std::string();
    }
    std::string names;
    for (const auto& choice : choices) names += (names.empty() ? "" : ", ") + choice.first;
    return "'" + argument + "' is none of " + names;
  };
  command.add_option(name, value, description)
      ->transform(CLI::Validator(replace_by_number, "", ""))
      ->type_name(type);
}

}  // namespace fihris
