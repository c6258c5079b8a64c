#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <ctime>
#include <iostream>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "analyzers/error.h"
#include "commands/commands.h"
#include "commands/options/level_option.h"
#include "commands/options/searched_option.h"
#include "commands/reports/message.h"
#include "commands/reports/shard_report.h"
#include "index/file_descriptor.h"
#include "index/shards/shard_connections.h"
#include "messages/translation.h"
#include "query/match/searcher.h"
#include "web/pages/report.h"

namespace fihris {
namespace {

struct Options {
  std::vector<std::string> query;
  SearchedOptions searched;
  std::string output;
  Level level = Level::inflection;
  std::string sort = "relevance";
  std::string language;  ///< empty: that of the user's surroundings
  std::size_t limit = 50;
  bool all = false;
};

bool write_whole(const FileDescriptor& file, std::string_view text) {
  while (!text.empty()) {
    const ssize_t written = write(file.value(), text.data(), text.size());
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return false;
    text.remove_prefix(static_cast<std::size_t>(written));
  }
  return true;
}

[[noreturn]] void fail(const std::string& file) {
  throw Error(
      tr("report: {1}: cannot be written: {2}; name another file with -o", {file, std::strerror(errno)}));
}

/// A file that is there is replaced when all is written; what is no plain file is written into.
void write_file(const std::string& file, const std::string& text) {
  struct stat status {};
  const bool is_there = stat(file.c_str(), &status) == 0;
  const bool is_plain = !is_there || S_ISREG(status.st_mode);
  const std::string written = is_plain ? file + ".new" : file;
  if (is_plain) unlink(written.c_str());  // of a run that was killed
  const int flags = O_WRONLY | O_CLOEXEC | O_NOCTTY | (is_plain ? O_CREAT | O_EXCL : 0);
  const FileDescriptor target(open(written.c_str(), flags, 0666));
  if (target.value() < 0) fail(file);
  if (write_whole(target, text) && (!is_plain || std::rename(written.c_str(), file.c_str()) == 0)) return;
  const int cause = errno;
  if (is_plain) unlink(written.c_str());
  errno = cause;
  fail(file);
}

/// As setlocale(3) would take it.
std::string language_of_surroundings() {
  for (const char* name : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
    const char* value = std::getenv(name);
    if (value != nullptr && *value != '\0') return std::string_view(value).starts_with("ar") ? "ar" : "en";
  }
  return "en";
}

int report(const CommonOptions& common, const Options& options) {
  HttpRequest request;
  std::string query;
  for (const std::string& word : options.query) query += (query.empty() ? "" : " ") + word;
  request.method = "GET";
  request.path = "/search";
  request.params = {{"q", query},
                    {"lang", options.language.empty() ? language_of_surroundings() : options.language},
                    {"all", options.all ? "1" : "0"},
                    {"level", std::string(name_of(options.level))},
                    {"sort", options.sort},
                    {"limit", std::to_string(options.limit)}};
  Searcher searcher = open_searcher(common, options.searched);
  const Report made =
      answer_over_shards(searcher, [&] { return make_report(searcher, request, std::time(nullptr)); });
  // It is kept and sent on, where nobody sees what is said here.
  if (searcher.is_partial()) {
    const LostShard& lost = searcher.reader().shards->lost().front();
    throw Error(tr("report: is not written without the shard {1}: {2}", {lost.name, lost.why}));
  }
  if (options.output == "-") {
    std::cout << made.html;
  } else {
    write_file(options.output, made.html);
    if (!common.quiet)
      say(tr_count("report: {2}: {1} article found", "report: {2}: {1} articles found", made.articles,
                   {options.output}));
  }
  return report_shards(searcher, common, made.articles > 0 ? 0 : 1);
}

}  // namespace

void bind_report(Command app, const CommonOptions& common, std::function<int()>& action) {
  constexpr std::size_t most = 500;
  Command command = app.add_subcommand("report", tr("Write what a search finds as a page of its own"));
  auto options = std::make_shared<Options>();
  command.add_option("query", options->query, tr("The query, as fihris-query(7) says"))
      .required()
      .type_name("QUERY...");
  command.add_option("-o,--output", options->output, tr("The file to write; - for standard output"))
      .required()
      .type_name("FILE")
      .not_empty();
  command.add_option("--limit", options->limit, tr("Most articles to show [50]"))
      .type_name("N")
      .at_most(most);
  command.add_flag("--all", options->all, tr("Every word must match"));
  command.add_choice(
      "--sort", options->sort,
      {{"relevance", std::string("relevance")}, {"date", std::string("date")}, {"path", std::string("path")}},
      tr("relevance, date (newest first) or path"), "ORDER");
  command.add_choice("--lang", options->language, {{"ar", std::string("ar")}, {"en", std::string("en")}},
                     tr("Language of the page: ar or en [that of the locale]"), "LANGUAGE");
  add_level_option(command, options->level);
  add_searched_options(command, options->searched);
  command.callback(
      [&common, &action, options] { action = [&common, options] { return report(common, *options); }; });
}

}  // namespace fihris
