#pragma once

#include <functional>
#include <initializer_list>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "commands/options/settings.h"

namespace CLI {
class App;
class Option;
}  // namespace CLI

namespace fihris {

/// What an option is, and where that comes from.
struct OptionValue {
  std::string command;  ///< the one it belongs to; empty for an option of all commands
  std::string option;   ///< without its hyphens
  std::vector<std::string> values;
  std::string origin;  ///< `the command line`, FILE:LINE, or empty: by default
};

/// The values that options have if nothing says otherwise, as text.
using OptionDefaults = std::map<const CLI::Option*, std::string>;

/// An option or an argument of a command. A handle: copies are of the same option.
class Option {
 public:
  explicit Option(CLI::Option* option) : option_(option) {}

  /// What the usage calls its value.
  Option type_name(const std::string& name);
  Option required();
  /// Of a number: a larger one is a usage error.
  Option at_most(std::size_t largest);
  /// Of text: an empty one is a usage error.
  Option not_empty();
  /// Using both is a usage error.
  Option excludes(Option other);
  /// Takes one value each time it is given; else an option that can hold many takes all that follow.
  Option one_value_each();

 private:
  CLI::Option* option_;
};

/// The program or one of its subcommands, and what it takes. A handle: copies are of the same command. All
/// that CLI11 does for the program is asked of it in command_line.cc, since its header takes eight seconds to
/// compile. The values bound must outlive the parsing.
class Command {
 public:
  /// `defaults` must outlive it.
  Command(CLI::App* command, OptionDefaults& defaults) : command_(command), defaults_(&defaults) {}

  Option add_option(const std::string& name, std::string& value, const std::string& description);
  Option add_option(const std::string& name, std::vector<std::string>& values,
                    const std::string& description);
  /// A number is whole and written in decimal digits; anything else is a usage error.
  Option add_option(const std::string& name, unsigned& value, const std::string& description);
  Option add_option(const std::string& name, std::size_t& value, const std::string& description);
  Option add_flag(const std::string& name, bool& value, const std::string& description);

  /// Adds an option that takes one of the names in `choices` and stores its value, an enumerator or bool.
  /// `type` is what the usage calls the argument. Any other argument is a usage error that lists the names.
  template <typename Value>
  Option add_choice(const std::string& name, Value& value,
                    std::initializer_list<std::pair<const char*, Value>> choices,
                    const std::string& description, const std::string& type) {
    std::vector<std::string> names;
    std::vector<Value> values;
    std::string by_default;
    for (const auto& [choice, meaning] : choices) {
      names.emplace_back(choice);
      values.push_back(meaning);
      if (meaning == value) by_default = choice;
    }
    const auto store = [&value, values = std::move(values)](std::size_t chosen) { value = values[chosen]; };
    return add_choice_of_names(name, std::move(names), store, description, by_default).type_name(type);
  }

  Command add_subcommand(const std::string& name, const std::string& description);

  /// `call` runs when parsing has found that this is the command asked for.
  void callback(std::function<void()> call);

 private:
  Option add_choice_of_names(const std::string& name, std::vector<std::string> names,
                             std::function<void(std::size_t chosen)> store, const std::string& description,
                             const std::string& by_default);
  Option remember(CLI::Option* option, const std::string& by_default);

  CLI::App* command_;
  OptionDefaults* defaults_;
};

/// What parsing found besides the values that were bound.
struct ParsedCommandLine {
  bool runs = false;                  ///< false: help or the version was asked for and has been printed
  std::vector<OptionValue> options;   ///< of all commands and of each
  std::vector<std::string> warnings;  ///< settings of configuration files that nothing takes
};

/// Parses the program's arguments; an option `--name=` without a value is a usage error. `bind` adds what the
/// program takes. Then `settings` is called, and what it returns holds where the arguments do not say, the
/// first for an option before those behind it. Where help is asked for, the values that order its letters are
/// bound too, `before_help` is called, and it is printed. Throws Error on wrong usage and for a value that an
/// option does not take.
ParsedCommandLine parse_command_line(const std::string& version,
                                     const std::function<void(Command program)>& bind,
                                     std::vector<std::string> arguments,
                                     const std::function<std::vector<Setting>()>& settings,
                                     const std::function<void()>& before_help);

}  // namespace fihris
