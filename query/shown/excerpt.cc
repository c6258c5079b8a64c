#include "query/shown/excerpt.h"

#include <algorithm>
#include <string>
#include <utility>

#include "query/language/characters.h"
#include "query/shown/boundaries.h"
#include "query/shown/passages.h"

namespace fihris {
namespace {

/// Matches in order, inside of the text.
std::vector<WordMatch> in_order(std::string_view text, std::vector<WordMatch> matches) {
  std::erase_if(matches, [&](const WordMatch& m) { return m.begin >= m.end || m.end > text.size(); });
  std::sort(matches.begin(), matches.end(), [](const WordMatch& a, const WordMatch& b) {
    return std::pair(a.begin, a.end) < std::pair(b.begin, b.end);
  });
  return matches;
}

/// Copies a stretch of the source, with its blanks and its highlights.
class Copier {
 public:
  Copier(std::string_view source, std::size_t begin, std::size_t end) : source_(source), end_(end) {
    while (begin < end && is_blank(character_at(source, begin).code))
      begin += character_at(source, begin).size;
    at_ = begin;
    excerpt_.source_begin = begin;
    excerpt_.cut_front = !is_blank_text(source.substr(0, begin));
    excerpt_.cut_back = !is_blank_text(source.substr(end));
  }

  void highlight(const WordMatch& match) {
    const std::size_t word_begin = copy_up_to(std::min({match.word_begin, match.begin, end_}));
    const std::size_t begin = copy_up_to(std::min(match.begin, end_));
    copy_to(std::min(match.end, end_));
    const std::size_t end = excerpt_.text.size();
    if (end == begin) return;
    add({begin, end}, excerpt_.highlights);
    add({word_begin, end}, excerpt_.words);
  }

  Excerpt finish() {
    copy_to(end_);
    return std::move(excerpt_);
  }

 private:
  static bool is_blank_text(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
      const auto [code, size] = character_at(text, at);
      if (!is_blank(code)) return false;
      at += size;
    }
    return true;
  }

  static void add(const Highlight& highlight, std::vector<Highlight>& highlights) {
    if (!highlights.empty() && highlights.back().end == highlight.begin) {
      highlights.back().end = highlight.end;
    } else {
      highlights.push_back(highlight);
    }
  }

  /// Copies to what begins at `end` in the source; where that is in the excerpt.
  std::size_t copy_up_to(std::size_t end) {
    copy_to(end);
    flush_blank();
    return excerpt_.text.size();
  }

  void copy_to(std::size_t end) {
    while (at_ < end) {
      const auto [code, size] = character_at(source_, at_);
      if (is_blank(code)) {
        blank_ = true;
      } else {
        flush_blank();
        excerpt_.text += source_.substr(at_, size);
      }
      at_ += size;
    }
  }

  void flush_blank() {
    if (blank_ && !excerpt_.text.empty()) excerpt_.text += ' ';
    blank_ = false;
  }

  std::string_view source_;
  std::size_t at_ = 0;
  std::size_t end_ = 0;
  bool blank_ = false;  ///< a space is due before the next character
  Excerpt excerpt_;
};

Excerpt beginning_of(std::string_view text, std::size_t width) {
  return Copier(text, 0, end_after(text, 0, 0, text.size(), width)).finish();
}

std::vector<Excerpt> excerpts_of(std::string_view text, const std::vector<WordMatch>& matches,
                                 const std::vector<Passage>& passages, std::size_t width) {
  std::vector<Excerpt> excerpts;
  std::size_t floor = 0;
  for (std::size_t i = 0; i < passages.size(); ++i) {
    const std::size_t ceiling = i + 1 < passages.size() ? matches[passages[i + 1].first].begin : text.size();
    const std::size_t core_begin = std::max(floor, matches[passages[i].first].begin);
    std::size_t core_end = core_begin;
    for (std::size_t m = passages[i].first; m <= passages[i].last; ++m)
      core_end = std::max(core_end, matches[m].end);
    const std::size_t core = count_code_points(text.substr(core_begin, core_end - core_begin));
    const std::size_t begin = begin_before(text, core_begin, floor, width > core ? (width - core) / 2 : 0);
    const std::size_t end = end_after(text, begin, core_end, std::max(core_end, ceiling), width);
    Copier copier(text, begin, end);
    // Matches of other passages may lie in the text around this one's.
    const auto first = std::lower_bound(matches.begin(), matches.end(), begin,
                                        [](const WordMatch& m, std::size_t at) { return m.begin < at; });
    for (auto match = first; match != matches.end() && match->begin < end; ++match) copier.highlight(*match);
    excerpts.push_back(copier.finish());
    floor = end;
  }
  return excerpts;
}

}  // namespace

std::vector<Excerpt> make_excerpts(std::string_view text, const std::vector<WordMatch>& unordered,
                                   std::size_t count, std::size_t width) {
  const std::vector<WordMatch> matches = in_order(text, unordered);
  std::vector<Excerpt> excerpts;
  if (count == 0) return excerpts;
  if (matches.empty()) {
    excerpts.push_back(beginning_of(text, width));
    if (excerpts.back().text.empty()) excerpts.clear();
    return excerpts;
  }
  // Matches fill at most three quarters of a passage, so that there is something around them.
  return excerpts_of(text, matches, choose_passages(text, matches, count, width - width / 4), width);
}

std::vector<Excerpt> make_all_excerpts(std::string_view text, const std::vector<WordMatch>& unordered,
                                       std::size_t width) {
  const std::vector<WordMatch> matches = in_order(text, unordered);
  if (matches.empty()) return make_excerpts(text, unordered, 1, width);
  return excerpts_of(text, matches, all_passages(text, matches, width - width / 4), width);
}

std::vector<Highlight> in_code_points(std::string_view text, const std::vector<Highlight>& highlights) {
  std::vector<Highlight> result;
  std::size_t bytes = 0;
  std::size_t code_points = 0;
  const auto advance = [&](std::size_t to) {
    code_points += count_code_points(text.substr(bytes, to - bytes));
    bytes = to;
    return code_points;
  };
  for (const Highlight& highlight : highlights) {
    const std::size_t begin = advance(highlight.begin);
    result.push_back({begin, advance(highlight.end)});
  }
  return result;
}

}  // namespace fihris
