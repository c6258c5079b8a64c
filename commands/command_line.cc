#include "commands/command_line.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <iostream>
#include <memory>

#include <CLI/CLI.hpp>

#include "analyzers/error.h"
#include "commands/reports/help_line.h"
#include "messages/translation.h"
#include "query/output/standard_streams.h"

namespace fihris {
namespace {

/// What CLI11 says of the commoner mistakes.
constexpr std::array mistakes = {tr_later("A subcommand is required"),
                                 tr_later("{1} is required"),
                                 tr_later("{1} excludes {2}"),
                                 tr_later("{1}: 1 required {2} missing"),
                                 tr_later("{1}: At Most 1 required but received {2}"),
                                 tr_later("The following argument was not expected: {1}"),
                                 tr_later("The following arguments were not expected: {1}"),
                                 tr_later("{1} was given a disallowed flag override")};

std::string said(const CLI::ParseError& error) {
  return tr_said(error.what(), mistakes);
}

/// CLI11 would take 010 for eight, and what does not fit for something else.
CLI::Validator whole_number(std::uint64_t largest) {
  const auto check = [largest](std::string& text) {
    const bool is_number = !text.empty() && text.find_first_not_of("0123456789") == text.npos;
    if (!is_number) return tr("'{1}' is no whole number", {text});
    text.erase(0, std::min(text.find_first_not_of('0'), text.size() - 1));
    std::uint64_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || value > largest)
      return tr("'{1}' is more than {2}", {text, std::to_string(largest)});
    return std::string();
  };
  return CLI::Validator(check, "", "");
}

/// CLI11 would take the next argument for the value.
void require_values(const std::vector<std::string>& arguments) {
  for (const std::string& argument : arguments) {
    if (argument == "--") return;
    if (argument.starts_with("--") && argument.find('=') == argument.size() - 1)
      throw Error(
          tr("usage: {1}: has no value; try: fihris --help", {argument.substr(0, argument.size() - 1)}));
  }
}

/// `help COMMAND` is COMMAND --help.
void ask_for_help(CLI::App& app, std::vector<std::string>& arguments) {
  if (arguments.empty() || arguments.front() != "help") return;
  arguments.erase(arguments.begin());
  arguments.resize(std::min<std::size_t>(arguments.size(), 1));
  const auto commands = app.get_subcommands([](CLI::App*) { return true; });
  const auto is_asked_for = [&](const CLI::App* command) { return command->get_name() == arguments.front(); };
  if (!arguments.empty() && std::none_of(commands.begin(), commands.end(), is_asked_for))
    throw Error(tr("usage: '{1}' is no command; try: fihris --help", {arguments.front()}));
  arguments.emplace_back("--help");
}

/// Usage that fits a terminal of 80 columns, in the user's language.
class NarrowFormatter : public CLI::Formatter {
 public:
  std::string make_description(const CLI::App* app) const override {
    return help_text(app->get_description(), has_marks()) + '\n';
  }

  std::string make_usage(const CLI::App* app, std::string name) const override {
    std::string command = CLI::Formatter::make_usage(app, std::move(name));
    command = command.substr(command.find(' ') + 1);  // without CLI11's own word for it
    command.resize(command.find('\n'));
    return help_usage(command, has_marks());
  }

  std::string make_group(std::string group, bool is_positional,
                         std::vector<const CLI::Option*> options) const override {
    std::string text = heading(is_positional ? tr("Positionals:") : tr("Options:"));
    for (const CLI::Option* option : options) text += make_option(option, is_positional);
    return text;
  }

  std::string make_subcommands(const CLI::App* app, CLI::AppFormatMode) const override {
    const auto commands = app->get_subcommands([](const CLI::App*) { return true; });
    std::string text = commands.empty() ? "" : heading(tr("Subcommands:"));
    for (const CLI::App* command : commands) text += make_subcommand(command);
    return text;
  }

  std::string make_option(const CLI::Option* option, bool is_positional) const override {
    std::string head = "  " + make_option_name(option, is_positional) + make_option_opts(option);
    return help_line(std::move(head), make_option_desc(option), has_marks());
  }

  /// What its value is called.
  std::string make_option_opts(const CLI::Option* option) const override {
    if (option->get_type_size() == 0) return {};
    const bool is_list = option->get_expected_max() == CLI::detail::expected_max_vector_size;
    return " " + option->get_type_name() + (is_list ? " ..." : "");
  }

  std::string make_option_desc(const CLI::Option* option) const override {
    std::string text = option->get_description();
    if (option->get_required()) text = tr("{1} (required)", {text});
    for (const CLI::Option* other : option->get_excludes())
      text = tr("{1} (not with {2})", {text, other->get_name()});
    return text;
  }

  std::string make_subcommand(const CLI::App* command) const override {
    return help_line("  " + command->get_name(), command->get_description(), has_marks());
  }

 private:
  static bool has_marks() { return is_shown(std::cout); }

  static std::string heading(const std::string& text) { return '\n' + help_text(text, has_marks()) + '\n'; }
};

/// What configuration files say.
class Settings {
 public:
  Settings(CLI::App& app, const OptionDefaults& defaults, ParsedCommandLine& parsed)
      : app_(app), defaults_(defaults), parsed_(parsed) {}

  void apply(const std::vector<Setting>& settings) {
    for (const Setting& setting : settings) apply(setting);
    list(app_, "");
    for (const CLI::App* command : commands()) list(*command, command->get_name());
  }

 private:
  std::vector<CLI::App*> commands() const {
    return app_.get_subcommands([](CLI::App*) { return true; });
  }

  /// Options that change what is asked for, not how it is answered.
  static bool is_for_command_line_alone(const std::string& option) {
    return option == "help" || option == "version" || option == "config";
  }

  void apply(const Setting& setting) {
    CLI::App* target = setting.command.empty() ? &app_ : nullptr;
    for (CLI::App* command : commands()) {
      if (command->get_name() == setting.command) target = command;
    }
    const std::string name =
        setting.command.empty() ? setting.option : setting.command + "." + setting.option;
    CLI::Option* option = target == nullptr || is_for_command_line_alone(setting.option)
                              ? nullptr
                              : target->get_option_no_throw("--" + setting.option);
    if (option == nullptr) {
      parsed_.warnings.push_back(
          tr("config: {1}: {2}: is no option; see what is: fihris config", {setting.place, name}));
      return;
    }
    if (origins_.count(option) != 0 || option->count() > 0) return;  // said before, and that counts
    origins_[option] = setting.place;
    try {
      for (const std::string& value : setting.values) option->add_result(value);
      // Of commands that do not run too: what is wrong is said at once.
      if (!setting.values.empty()) option->run_callback();
    } catch (const CLI::ParseError& error) {
      throw Error(tr("config: {1}: {2}: {3}; see: man 5 fihris", {setting.place, name, said(error)}));
    }
  }

  void list(const CLI::App& command, const std::string& name) {
    for (const CLI::Option* option : command.get_options()) {
      const auto names = option->get_lnames();
      if (names.empty() || is_for_command_line_alone(names.front())) continue;
      OptionValue value{name, names.front(), {}, ""};
      if (option->count() > 0) {
        const bool is_list = option->get_expected_max() > 1;
        for (const std::string& result : option->results())
          value.values.push_back(is_plain(option, result) ? result : fihris::quoted(result));
        if (!is_list && value.values.size() > 1) value.values.resize(1);
        const auto origin = origins_.find(option);
        value.origin = origin == origins_.end() ? "the command line" : origin->second;
      } else if (const auto at = defaults_.find(option); at != defaults_.end() && !at->second.empty()) {
        value.values.push_back(at->second);
      }
      parsed_.options.push_back(std::move(value));
    }
  }

  /// Numbers and truths have no quotation marks.
  bool is_plain(const CLI::Option* option, const std::string& result) const {
    if (option->get_expected_min() == 0) return true;
    const auto at = defaults_.find(option);
    const bool is_text = at != defaults_.end() && at->second.starts_with('"');
    return !is_text && !result.empty() && result.find_first_not_of("0123456789") == result.npos;
  }

  CLI::App& app_;
  const OptionDefaults& defaults_;
  ParsedCommandLine& parsed_;
  std::map<const CLI::Option*, std::string> origins_;
};

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
    return text.empty() ? tr("is empty; is a variable of the shell not set?") : std::string();
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

Option Command::remember(CLI::Option* option, const std::string& by_default) {
  (*defaults_)[option] = by_default;
  return Option(option);
}

Option Command::add_option(const std::string& name, std::string& value, const std::string& description) {
  const std::string by_default = value.empty() ? "" : fihris::quoted(value);
  return remember(command_->add_option(name, value, description), by_default);
}

Option Command::add_option(const std::string& name, std::vector<std::string>& values,
                           const std::string& description) {
  return remember(command_->add_option(name, values, description), "");
}

Option Command::add_option(const std::string& name, unsigned& value, const std::string& description) {
  return remember(command_->add_option(name, value, description), std::to_string(value)).at_most(UINT32_MAX);
}

Option Command::add_option(const std::string& name, std::size_t& value, const std::string& description) {
  const std::string by_default = value == SIZE_MAX ? "" : std::to_string(value);
  return remember(command_->add_option(name, value, description), by_default).at_most(SIZE_MAX);
}

Option Command::add_flag(const std::string& name, bool& value, const std::string& description) {
  return remember(command_->add_flag(name, value, description), value ? "true" : "false");
}

Option Command::add_choice_of_names(const std::string& name, std::vector<std::string> names,
                                    std::function<void(std::size_t chosen)> store,
                                    const std::string& description, const std::string& by_default) {
  const auto position = [names](const std::string& argument) {
    return static_cast<std::size_t>(std::find(names.begin(), names.end(), argument) - names.begin());
  };
  const auto check = [names, position](std::string& argument) {
    if (position(argument) < names.size()) return std::string();
    std::string listed;
    for (const std::string& choice : names) listed += (listed.empty() ? "" : tr(", ")) + choice;
    return tr("'{1}' is none of {2}", {argument, listed});
  };
  const std::function<void(const std::string&)> take =
      [position, store = std::move(store)](const std::string& argument) { store(position(argument)); };
  CLI::Option* option = command_->add_option_function(name, take, description);
  option->check(CLI::Validator(check, "", ""));
  return remember(option, by_default.empty() ? "" : fihris::quoted(by_default));
}

Command Command::add_subcommand(const std::string& name, const std::string& description) {
  return Command(command_->add_subcommand(name, description), *defaults_);
}

void Command::callback(std::function<void()> call) {
  command_->callback(std::move(call));
}

ParsedCommandLine parse_command_line(const std::string& version,
                                     const std::function<void(Command program)>& bind,
                                     std::vector<std::string> arguments,
                                     const std::function<std::vector<Setting>()>& settings,
                                     const std::function<void()>& before_help) {
  CLI::App app(tr("Full-text search for folders of Arabic articles."), "fihris");
  app.formatter(std::make_shared<NarrowFormatter>());
  app.set_help_flag("-h,--help", tr("Print this help message and exit"));
  app.set_version_flag("-V,--version", version, tr("Display program version information and exit"));
  app.require_subcommand(1);
  app.fallthrough();
  OptionDefaults defaults;
  bind(Command(&app, defaults));
  ask_for_help(app, arguments);
  require_values(arguments);
  std::reverse(arguments.begin(), arguments.end());  // CLI11 takes them last first
  ParsedCommandLine parsed;
  try {
    app.parse(std::move(arguments));
    Settings(app, defaults, parsed).apply(settings());
    parsed.runs = true;
    return parsed;
  } catch (const CLI::CallForHelp&) {
    try {
      Settings(app, defaults, parsed).apply(settings());
    } catch (const Error&) {
      // It is help that is asked for, whatever a file says.
    }
    before_help();
    std::cout << Styled{app.help()};
    return parsed;
  } catch (const CLI::Success& asked_for_version) {
    app.exit(asked_for_version);
    return parsed;
  } catch (const CLI::RequiredError& error) {
    const std::vector<std::string> unknown = app.remaining();
    if (!unknown.empty())
      throw Error(tr("usage: '{1}' is no command; try: fihris --help", {unknown.front()}));
    throw Error(tr("usage: {1}; try: fihris --help", {said(error)}));
  } catch (const CLI::ExtrasError& error) {
    const std::vector<std::string> unknown = app.remaining(true);
    const bool may_be_query = std::any_of(unknown.begin(), unknown.end(), [](const std::string& argument) {
      return argument.starts_with('-') && !argument.starts_with("--");
    });
    if (may_be_query)
      throw Error(
          tr("usage: {1}; put -- before a query that begins with -, or try: fihris --help", {said(error)}));
    throw Error(tr("usage: {1}; try: fihris --help", {said(error)}));
  } catch (const CLI::ParseError& error) {
    throw Error(tr("usage: {1}; try: fihris --help", {said(error)}));
  }
}

}  // namespace fihris
