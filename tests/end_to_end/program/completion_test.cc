#include <set>
#include <sstream>
#include <string>

#include "tests/support/catch.h"
#include "tests/support/sandbox.h"

using fihris::Sandbox;

namespace {

using Words = std::set<std::string>;

/// What bash would offer at the end of `line`.
Words completions(const Sandbox& sandbox, const std::string& line) {
  const auto result = sandbox.run({"bash", "-c",
                                   "source \"$1\"; COMP_WORDS=($2); [[ $2 == *' ' ]] && COMP_WORDS+=('')\n"
                                   "COMP_CWORD=$((${#COMP_WORDS[@]} - 1))\n"
                                   "_fihris \"$3\" \"${COMP_WORDS[COMP_CWORD]}\"\n"
                                   "printf '%s\\n' \"${COMPREPLY[@]}\"",
                                   "bash", BASH_COMPLETION, line, FIHRIS_PROGRAM},
                                  {});
  INFO(result.err);
  CHECK(result.err.empty());
  Words words;
  std::istringstream stream(result.out);
  for (std::string word; stream >> word;) words.insert(word);
  return words;
}

}  // namespace

TEST_CASE("bash completes commands", "[completion]") {
  const Sandbox sandbox;
  CHECK(completions(sandbox, "fihris s") == Words{"search", "serve", "shards", "show", "sources", "status"});
  CHECK(completions(sandbox, "fihris ").contains("index"));
  CHECK(completions(sandbox, "fihris -v wh") == Words{"why"});
}

TEST_CASE("bash completes a command's options and those of all commands", "[completion]") {
  const Sandbox sandbox;
  CHECK(completions(sandbox, "fihris index --dr") == Words{"--drop", "--dry-run"});
  CHECK(completions(sandbox, "fihris search --q") == Words{"--quiet"});
  CHECK(completions(sandbox, "fihris search --nu") == Words{"--null"});
  CHECK_FALSE(completions(sandbox, "fihris status --").contains("--rebuild"));
  CHECK(completions(sandbox, "fihris --ver") == Words{"--verbose", "--version"});
}

TEST_CASE("commands and options are completed in every language", "[completion]") {
  Sandbox sandbox;
  sandbox.environment = {{"LOCPATH", ARABIC_LOCALES}, {"LC_ALL", "ar_EG.UTF-8"}, {"LANGUAGE", "ar"}};
  CHECK(sandbox.run("fihris --help").out.find("Subcommands") == std::string::npos);
  CHECK(completions(sandbox, "fihris s") == Words{"search", "serve", "shards", "show", "sources", "status"});
  CHECK(completions(sandbox, "fihris index --dr") == Words{"--drop", "--dry-run"});
  CHECK(completions(sandbox, "fihris search --q") == Words{"--quiet"});
}

TEST_CASE("bash completes files where no option is begun", "[completion]") {
  const Sandbox sandbox;
  CHECK(completions(sandbox, "fihris index ").empty());  // so that bash's own completion is taken
}

TEST_CASE("completion works behind an Arabic word with a blank, in bash, zsh and fish", "[completion]") {
  const Sandbox sandbox;
  const std::string query = "\u0643\u0644\u0645\u0629 \u0648";
  const auto has = [&](const std::string& shell) {
    return sandbox.run({"sh", "-c", "command -v " + shell}).exit == 0;
  };
  const auto bash = sandbox.run({"bash", "-c",
                                 "source \"$1\"; COMP_WORDS=(fihris search \"$2\" --lim); COMP_CWORD=3\n"
                                 "_fihris \"$3\" --lim\nprintf '%s\\n' \"${COMPREPLY[@]}\"",
                                 "bash", BASH_COMPLETION, query, FIHRIS_PROGRAM});
  CHECK(bash.out == "--limit\n");
  const std::string folder = std::string(BASH_COMPLETION).substr(0, std::string(BASH_COMPLETION).rfind('/'));
  if (has("fish")) {
    const auto fish = [&](const std::string& line) {
      return sandbox
          .run({"fish", "--no-config", "-c", "source $argv[1]; complete -C $argv[2]", folder + "/fihris.fish",
                line})
          .out;
    };
    sandbox.run({"ln", "-s", FIHRIS_PROGRAM, sandbox.path("fihris").string()});
    CHECK(fish("./fihris search '" + query + "' --lim").find("--limit") != std::string::npos);
    CHECK(fish("./fihris sea").find("search") != std::string::npos);
    CHECK(fish("./fihris search '" + query + "' tit").find("title:") != std::string::npos);
  } else {
    WARN("skipped: fish is not installed");
  }
  if (has("zsh")) {
    const auto zsh = [&](const std::string& words, const std::string& current) {
      return sandbox
          .run({"zsh", "-f", "-c",
                "compadd() { print -rl -- $@ }; _files() { }; words=(" + words +
                    "); CURRENT=$#words; source $1",
                "zsh", folder + "/fihris.zsh", FIHRIS_PROGRAM, query, current})
          .out;
    };
    CHECK(zsh("$2 search $3 $4", "--lim").find("\n--limit\n") != std::string::npos);
    CHECK(zsh("$2 $4", "sea").find("\nsearch\n") != std::string::npos);
    CHECK(zsh("$2 search $3 $4", "tit").find("\ntitle:\n") != std::string::npos);
  } else {
    WARN("skipped: zsh is not installed");
  }
}

TEST_CASE("bash completes fields of the query language", "[completion]") {
  const Sandbox sandbox;
  CHECK(completions(sandbox, "fihris search ti") == Words{"title:"});
}
