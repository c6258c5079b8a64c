#include "indexer/articles/date_rules.h"

#include <algorithm>
#include <utility>

#include "analyzers/error.h"
#include "index/folder_settings.h"
#include "indexer/reading/ascii.h"
#include "messages/translation.h"

namespace fihris {
namespace {

constexpr std::string_view path_sign = "path:";
constexpr std::size_t head_bytes = 4096;
constexpr std::size_t head_lines = 20;

bool is_digit(std::string_view text, std::size_t at) {
  return at < text.size() && text[at] >= '0' && text[at] <= '9';
}

bool is_number(char field) {
  return std::string_view("YymdHMS").find(field) != std::string_view::npos;
}

std::string_view trim(std::string_view text) {
  const auto begin = text.find_first_not_of(" \t");
  if (begin == text.npos) return {};
  return text.substr(begin, text.find_last_not_of(" \t") - begin + 1);
}

/// What a format found so far.
struct Found {
  std::optional<int> year, month, day;
  std::string month_name;

  std::optional<Day> make() const {
    if (!year || !day) return std::nullopt;
    if (!month_name.empty())
      return find_day(std::to_string(*day) + ' ' + month_name + ' ' + std::to_string(*year));
    if (!month) return std::nullopt;
    const bool is_hijri = *year >= 1300 && *year <= 1500;
    return is_hijri ? hijri_day(*year, *month, *day) : gregorian_day(*year, *month, *day);
  }
};

/// One format at one place of a path.
class Match {
 public:
  Match(std::string_view format, std::string_view path) : format_(format), path_(path) {}

  std::optional<Day> at(std::size_t begin) {
    if (is_digit(path_, begin) && begin > 0 && is_digit(path_, begin - 1)) return std::nullopt;
    found_ = {};
    at_ = begin;
    for (std::size_t i = 0; i < format_.size(); ++i) {
      if (format_[i] == '%' && i + 1 < format_.size() && format_[i + 1] != '%') {
        ++i;
        if (!take_field(format_[i], next_is_number(i + 1))) return std::nullopt;
      } else {
        i += format_[i] == '%';
        if (at_ == path_.size() || path_[at_] != format_[i]) return std::nullopt;
        ++at_;
      }
    }
    if (is_digit(path_, at_) && is_digit(path_, at_ - 1)) return std::nullopt;
    return found_.make();
  }

 private:
  bool next_is_number(std::size_t i) const {
    return i + 1 < format_.size() && format_[i] == '%' && is_number(format_[i + 1]);
  }

  bool take_field(char field, bool is_exact) {
    if (field == '*' || field == 'b') {
      const std::size_t begin = at_;
      const std::string_view ends =
          field == '*' ? std::string_view("/") : std::string_view("/-_. 0123456789");
      at_ = std::min(path_.find_first_of(ends, at_), path_.size());
      if (field == 'b') found_.month_name = path_.substr(begin, at_ - begin);
      return field == '*' || at_ > begin;
    }
    const std::size_t most = field == 'Y' ? 4 : 2;
    std::size_t digits = 0;
    int value = 0;
    while (digits < most && is_digit(path_, at_)) {
      value = value * 10 + (path_[at_++] - '0');
      ++digits;
    }
    if (digits == 0 || ((is_exact || field == 'Y' || field == 'y') && digits != most)) return false;
    constexpr int first_of_last_century = 70;  // as strptime has it
    if (field == 'Y') found_.year = value;
    if (field == 'y') found_.year = value + (value < first_of_last_century ? 2000 : 1900);
    if (field == 'm') found_.month = value;
    if (field == 'd') found_.day = value;
    return true;
  }

  std::string_view format_;
  std::string_view path_;
  std::size_t at_ = 0;
  Found found_;
};

[[noreturn]] void refuse(const std::string& rule, const std::string& why) {
  throw Error(tr("no rule for days: {1}: {2}; write path:%Y/%m/%d, or a label such as Date:", {rule, why}));
}

/// Throws Error if a format does not tell a day.
void check_format(const std::string& rule, std::string_view format) {
  bool has_year = false;
  bool has_month = false;
  bool has_day = false;
  for (std::size_t i = 0; i < format.size(); ++i) {
    if (format[i] != '%') continue;
    const char field = ++i < format.size() ? format[i] : '\0';
    if (field != '%' && field != '*' && field != 'b' && !(field != '\0' && is_number(field)))
      refuse(rule, tr("there are %Y, %y, %m, %b, %d, %H, %M, %S, %* and %% alone"));
    has_year |= field == 'Y' || field == 'y';
    has_month |= field == 'm' || field == 'b';
    has_day |= field == 'd';
  }
  if (!has_year || !has_month || !has_day) refuse(rule, tr("a day needs year, month and day"));
}

}  // namespace

DateRule::DateRule(const std::string& text) {
  constexpr std::size_t longest = 200;
  if (text.size() > longest || text.find_first_of("\n\r\x1E\x1F") != text.npos)
    refuse(text.substr(0, longest), tr("it is too long or has more than one line"));
  if (text.starts_with(path_sign) && text.size() > path_sign.size()) {
    format_ = text.substr(path_sign.size());
    check_format(text, format_);
    return;
  }
  if (!text.ends_with(':')) refuse(text, tr("it is neither a path nor a label with a colon at its end"));
  label_ = lower_ascii(trim(std::string_view(text).substr(0, text.size() - 1)));
  if (label_.empty() || text == path_sign) refuse(text, tr("nothing stands in it"));
}

std::optional<Day> DateRule::find(std::string_view path, std::string_view title,
                                  std::string_view body) const {
  if (!format_.empty()) return find_in_path(path);
  if (const auto day = find_in_head(title)) return day;
  return find_in_head(body);
}

std::optional<Day> DateRule::find_in_path(std::string_view path) const {
  Match match(format_, path);
  for (std::size_t i = path.size(); i-- > 0;) {
    if (const auto day = match.at(i)) return day;
  }
  return std::nullopt;
}

std::optional<Day> DateRule::find_in_head(std::string_view text) const {
  text = text.substr(0, head_bytes);
  for (std::size_t lines = 0; lines < head_lines && !text.empty();) {
    const auto end = std::min(text.find_first_of("\r\n"), text.size());
    const std::string_view line = trim(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
    if (line.empty()) continue;
    ++lines;
    if (lower_ascii(line.substr(0, label_.size())) != label_) continue;
    const std::string_view rest = trim(line.substr(label_.size()));
    if (!rest.starts_with(':')) continue;
    if (const auto day = parse_timestamp(trim(rest.substr(1)))) return day;
  }
  return std::nullopt;
}

void check_date_rules(const std::vector<std::string>& rules) {
  for (const auto& rule : rules) {
    if (rule != auto_setting) const DateRule checked(rule);
  }
}

DateRules::DateRules(const std::vector<std::string>& items) : items_(items) {
  for (const auto& item : items_) {
    const std::string_view name = parts_of(item).first;
    std::vector<DateRule>& made = rules_[std::string(name)];
    made.clear();
    for (const auto& rule : values_of(name)) {
      try {
        made.emplace_back(rule);
      } catch (const Error&) {  // "auto", or a damaged index
      }
    }
  }
}

std::optional<Day> DateRules::find(const Record& record, std::size_t searchable) const {
  if (items_.empty()) return std::nullopt;
  const auto rules = rules_.find(setting_for(record.path, items_));
  if (rules == rules_.end()) return std::nullopt;
  for (const auto& rule : rules->second) {
    if (const auto day =
            rule.find(std::string_view(record.path).substr(searchable), record.title, record.body))
      return day;
  }
  return std::nullopt;
}

}  // namespace fihris
