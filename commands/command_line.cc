#include "commands/command_line.h"

#include <algorithm>

#include <CLI/CLI.hpp>

#include "analyzers/error.h"

namespace fihris {

Option Option::type_name(const std::string& name) {
  option_->type_name(name);
  return *this;
}

Option Option::required() {
  option_->required();
  return *this;
}

Option Option::excludes(Option other) {
  option_->excludes(other.option_);
  return *this;
}

Option Option::one_value_each() {
  option_->allow_extra_args(false);
  return *this;
}

Option Command::add_option(const std::string& name, std::string& value, const std::string& description) {
  return Option(command_->add_option(name, value, description));
}

Option Command::add_option(const std::string& name, std::vector<std::string>& values,
                           const std::string& description) {
  return Option(command_->add_option(name, values, description));
}

Option Command::add_option(const std::string& name, unsigned& value, const std::string& description) {
  return Option(command_->add_option(name, value, description));
}

Option Command::add_option(const std::string& name, std::size_t& value, const std::string& description) {
  return Option(command_->add_option(name, value, description));
}

Option Command::add_flag(const std::string& name, bool& value, const std::string& description) {
  return Option(command_->add_flag(name, value, description));
}

Option Command::add_choice_of_names(const std::string& name, std::vector<std::string> names,
                                    std::function<void(std::size_t chosen)> store,
                                    const std::string& description) {
  const auto position = [names](const std::string& argument) {
    return static_cast<std::size_t>(std::find(names.begin(), names.end(), argument) - names.begin());
  };
  const auto check = [names, position](std::string& argument) {
    if (position(argument) < names.size()) return std::string();
    std::string listed;
    for (const std::string& choice : names) listed += (listed.empty() ? "" : ", ") + choice;
    return "'" + argument + "' is none of " + listed;
  };
  const std::function<void(const std::string&)> take =
      [position, store = std::move(store)](const std::string& argument) { store(position(argument)); };
  return Option(command_->add_option_function(name, take, description)->check(CLI::Validator(check, "", "")));
}

Command Command::add_subcommand(const std::string& name, const std::string& description) {
  return Command(command_->add_subcommand(name, description));
}

void Command::callback(std::function<void()> call) {
  command_->callback(std::move(call));
}

bool parse_command_line(const std::string& version, const std::function<void(Command program)>& bind,
                        std::vector<std::string> arguments) {
  CLI::App app("Full-text search for folders of Arabic articles.", "fihris");
  app.set_version_flag("--version", version);
  app.require_subcommand(1);
  app.fallthrough();
  bind(Command(&app));
  std::reverse(arguments.begin(), arguments.end());  // CLI11 takes them last first
  try {
    app.parse(std::move(arguments));
    return true;
  } catch (const CLI::Success& asked_for_help) {
    app.exit(asked_for_help);
    return false;
  } catch (const CLI::RequiredError& error) {
    const std::vector<std::string> unknown = app.remaining();
    throw Error("usage: " + (unknown.empty() ? error.what() : "'" + unknown.front() + "' is no command") +
                "; try: fihris --help");
  } catch (const CLI::ParseError& error) {
    throw Error("usage: " + std::string(error.what()) + "; try: fihris --help");
  }
}

}  // namespace fihris
