#include "commands/command_line.h"

#include <algorithm>
#include <charconv>
#include <cstdint>

#include <CLI/CLI.hpp>

#include "analyzers/error.h"

namespace fihris {
namespace {

/// CLI11 would take 010 for eight, and what does not fit for something else.
CLI::Validator whole_number(std::uint64_t largest) {
  const auto check = [largest](std::string& text) {
    const bool is_number = !text.empty() && text.find_first_not_of("0123456789") == text.npos;
    if (!is_number) return "'" + text + "' is no whole number";
    text.erase(0, std::min(text.find_first_not_of('0'), text.size() - 1));
    std::uint64_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || value > largest)
      return "'" + text + "' is more than " + std::to_string(largest);
    return std::string();
  };
  return CLI::Validator(check, "", "");
}

/// CLI11 would take the next argument for the value.
void require_values(const std::vector<std::string>& arguments) {
  for (const std::string& argument : arguments) {
    if (argument == "--") return;
    if (argument.starts_with("--") && argument.find('=') == argument.size() - 1)
      throw Error("usage: " + argument.substr(0, argument.size() - 1) + ": has no value; try: fihris --help");
  }
}

}  // namespace

Option Option::type_name(const std::string& name) {
  option_->type_name(name);
  return *this;
}

Option Option::required() {
  option_->required();
  return *this;
}

Option Option::at_most(std::size_t largest) {
  option_->transform(whole_number(largest));
  return *this;
}

Option Option::not_empty() {
  const auto check = [](std::string& text) {
    return text.empty() ? "is empty; is a variable of the shell not set?" : std::string();
  };
  option_->check(CLI::Validator(check, "", ""));
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
  return Option(command_->add_option(name, value, description)).at_most(UINT32_MAX);
}

Option Command::add_option(const std::string& name, std::size_t& value, const std::string& description) {
  return Option(command_->add_option(name, value, description)).at_most(SIZE_MAX);
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
  require_values(arguments);
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
