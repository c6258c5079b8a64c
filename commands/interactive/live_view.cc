#include "commands/interactive/live_view.h"

#include <algorithm>
#include <filesystem>

#include "commands/reports/query_notes.h"
#include "messages/translation.h"
#include "query/language/dates.h"
#include "query/output/text_writer.h"
#include "query/terminal/line_layout.h"

namespace fihris {
namespace {

constexpr std::size_t rows_beside_list = 5;  ///< query, what was found, rule, keys
constexpr std::size_t least_rows_of_two_hints = 12;
constexpr std::size_t most_rule = 200;
/// mlterm gives isolates a column, and what is beyond the last one is not seen.
constexpr std::size_t marks_of_field = 2;

class View {
 public:
  View(LiveSearch& search, const LiveLook& look, std::size_t columns, std::size_t rows)
      : search_(search),
        painter_(look.paint),
        mode_(look.mode),
        columns_(columns > marks_of_field && look.mode == BidiMode::isolate ? columns - marks_of_field
                                                                            : columns),
        most_(rows),
        hints_(rows < least_rows_of_two_hints ? 1 : 2) {}

  std::vector<std::string> rows() {
    // The sign behind it is where the next letter comes, on whichever side that is.
    add_one(painter_.sign("> ", Part::line) + painter_.field({search_.query() + "_", {}}, Part::excerpt));
    add_one(found());
    if (search_.choice()) {
      add_choice(*search_.choice());
      rows_.resize(most_);
      rows_.back() = cut(tr("arrows: select  Enter: choose  Esc: back"));
      return std::move(rows_);
    }
    const std::size_t articles = search_.result() ? search_.result()->articles.size() : 0;
    const std::size_t left = most_ > rows_beside_list ? most_ - rows_beside_list : 0;
    const std::size_t listed = std::min(articles, std::max<std::size_t>(left / 2, 1));
    // A window of the list that has the selected one in it.
    const std::size_t first = search_.selected() < listed ? 0 : search_.selected() + 1 - listed;
    for (std::size_t i = first; i < first + listed; ++i) add_one(entry(i));
    if (articles > 0) {
      add_one(std::string(std::min(columns_, most_rule), '-'));
      add_preview();
    }
    rows_.resize(most_);
    if (hints_ > 1)
      rows_[most_ - 2] = cut(tr("Ctrl-F: field  Ctrl-S: source  Ctrl-T: year  Ctrl-R: earlier queries"));
    rows_.back() = cut(tr("arrows: select  Enter: open  Tab: level  Ctrl-Y: copy the path  Esc: end"));
    return std::move(rows_);
  }

 private:
  std::string found() {
    if (!search_.fault().empty()) return painter_.field({search_.fault(), {}}, Part::detail);
    const std::string level = std::string(name_of(search_.level()));
    std::string line = search_.result() ? tr("{1}, level {2}", {counted(*search_.result()), level})
                                        : tr("level {1}", {level});
    const Narrowing& narrowing = search_.narrowing();
    for (const auto& [name, value] : {std::pair{tr("field"), narrowing.field},
                                      {tr("source"), narrowing.source},
                                      {tr("year"), narrowing.year}}) {
      if (value)
        line += "  " + name + ": " + painter_.field({value->empty() ? tr("none") : *value, {}}, Part::detail);
    }
    return line;
  }

  void add_choice(const Choice& choice) {
    const std::size_t left = most_ > rows_beside_list ? most_ - rows_beside_list : 1;
    const std::size_t first = choice.selected < left ? 0 : choice.selected + 1 - left;
    for (std::size_t i = first; i < std::min(first + left, choice.lines.size()); ++i) {
      const ChoiceLine& line = choice.lines[i];
      const bool is_selected = i == choice.selected;
      std::string row = is_selected ? "> " : "  ";
      row += painter_.field({line.label, {}}, is_selected ? Part::title : Part::excerpt);
      if (line.articles) row += "  " + painter_.field({std::to_string(*line.articles), {}}, Part::detail);
      add_one(row);
    }
  }

  std::string entry(std::size_t number) {
    const Record& record = search_.record(number);
    const bool is_selected = number == search_.selected();
    const FoundArticle& article = search_.result()->articles[number];
    std::string title =
        record.title.empty() ? std::filesystem::path(record.path).stem().string() : record.title;
    std::string line = is_selected ? "> " : "  ";
    line += std::to_string(article.rank) + ". ";
    line += painter_.field({title, {}}, is_selected ? Part::title : Part::excerpt);
    line +=
        "  " +
        painter_.field(
            {marked_day(with_hyphens(article.date), record.date.empty() ? "file" : record.date_origin), {}},
            Part::detail);
    return line;
  }

  void add_preview() {
    const Hit& hit = search_.hit(search_.selected());
    std::string head = painter_.path(hit.path);
    if (!hit.source.empty()) head += "  " + painter_.field({hit.source, {}}, Part::detail);
    add(head);
    for (const Excerpt& snippet : hit.snippets) {
      if (rows_.size() + hints_ >= most_) return;
      add("  " + painter_.field(with_ellipses(snippet), Part::excerpt));
    }
  }

  std::string cut(const std::string& line) const {
    const std::string rows = lay_out(line, mode_, columns_);
    return rows.substr(0, rows.find('\n'));
  }

  void add_one(const std::string& line) {
    if (rows_.size() + hints_ < most_) rows_.push_back(cut(line));
  }

  void add(const std::string& line) {
    const std::string rows = lay_out(line, mode_, columns_);
    for (std::size_t begin = 0; begin <= rows.size() && rows_.size() + hints_ < most_;) {
      const std::size_t end = std::min(rows.find('\n', begin), rows.size());
      rows_.push_back(rows.substr(begin, end - begin));
      begin = end + 1;
    }
  }

  LiveSearch& search_;
  const Painter painter_;
  const BidiMode mode_;
  const std::size_t columns_;
  const std::size_t most_;
  const std::size_t hints_;  ///< rows that tell keys
  std::vector<std::string> rows_;
};

}  // namespace

std::vector<std::string> view(LiveSearch& search, const LiveLook& look, std::size_t columns,
                              std::size_t rows) {
  return View(search, look, columns, rows).rows();
}

}  // namespace fihris
