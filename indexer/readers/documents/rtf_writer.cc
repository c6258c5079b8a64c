#include "indexer/readers/documents/rtf_writer.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "analyzers/words/utf8.h"
#include "indexer/encodings/named_encoding.h"

namespace fihris {
namespace {

/// Groups that lie deeper are read as if they lay here.
constexpr std::size_t most_groups = 1000;

void add_paragraph(std::string text, bool is_heading, std::vector<Paragraph>& paragraphs) {
  if (text.find_first_not_of(" \t\n") != text.npos) paragraphs.push_back({std::move(text), is_heading});
}

}  // namespace

void RtfWriter::open() {
  flush();
  if (saved_.size() < most_groups) {
    saved_.push_back(state_);
  } else {
    ++too_deep_;
  }
  to_skip_ = 0;
}

bool RtfWriter::close() {
  flush();
  to_skip_ = 0;
  if (too_deep_ > 0) {
    --too_deep_;
    return false;
  }
  if (saved_.empty()) return false;
  const RtfKind ended = state_.kind;
  state_ = saved_.back();
  saved_.pop_back();
  if (ended != state_.kind && (ended == RtfKind::note || ended == RtfKind::around)) end_of_part(ended);
  return saved_.empty();
}

void RtfWriter::add_byte(char c) {
  if (to_skip_ > 0) {
    --to_skip_;
  } else if (is_text()) {
    pending_ += c;
  }
}

void RtfWriter::add_numbered(int number) {
  flush();
  const auto unit = static_cast<char32_t>(number & 0xFFFF);
  to_skip_ = state_.skipped_after_number;
  if (unit >= 0xD800 && unit < 0xDC00) {
    high_half_ = unit;
  } else if (unit >= 0xDC00 && unit < 0xE000) {
    if (high_half_) add_character(0x10000 + ((*high_half_ - 0xD800) << 10U) + (unit - 0xDC00));
    high_half_.reset();
  } else {
    add_character(unit);
  }
}

void RtfWriter::add_character(char32_t c) {
  flush();
  if (is_text() && c != 0) append_utf8(target(), c);
}

void RtfWriter::flush() {
  if (pending_.empty()) return;
  const bool has_associated = state_.right_to_left && state_.associated_font >= 0;
  const int own = has_associated ? state_.associated_font : state_.font;
  const auto font = fonts_.find(own >= 0 ? own : default_font_);
  const std::string& page = font != fonts_.end() && !font->second.empty() ? font->second : code_page_;
  append_named(target(), pending_, is_known_encoding(page) ? page : "windows-1252");
  pending_.clear();
}

void RtfWriter::end_paragraph() {
  flush();
  if (state_.kind == RtfKind::note || state_.kind == RtfKind::around) {
    part_ += '\n';
  } else if (state_.kind == RtfKind::body) {
    add_paragraph(std::exchange(paragraph_, {}), std::exchange(is_heading_, false), text_.paragraphs);
    std::move(notes_.begin(), notes_.end(), std::back_inserter(text_.paragraphs));
    notes_.clear();
  }
}

void RtfWriter::begin_part(RtfKind kind) {
  if (!part_.empty()) part_ += '\n';  // inside of another one
  state_.kind = kind;
}

void RtfWriter::begin_title() {
  begin_property(RtfKind::title, text_.title);
}

void RtfWriter::begin_author() {
  begin_property(RtfKind::author, text_.author);
}

void RtfWriter::set_creation_day(int day) {
  if (const auto date = gregorian_day(creation_->year, creation_->month, day)) text_.created = to_iso(*date);
}

RtfText RtfWriter::finish(bool is_whole) {
  end_paragraph();
  text_.is_whole = is_whole;
  return std::move(text_);
}

bool RtfWriter::is_text() const {
  return state_.kind != RtfKind::skipped && state_.kind != RtfKind::fonts && !state_.hidden;
}

std::string& RtfWriter::target() {
  switch (state_.kind) {
    case RtfKind::title:
      return text_.title;
    case RtfKind::author:
      return text_.author;
    case RtfKind::around:
    case RtfKind::note:
      return part_;
    default:
      is_heading_ |= state_.is_heading;
      return paragraph_;
  }
}

void RtfWriter::begin_property(RtfKind kind, std::string& property) {
  state_.kind = kind;
  property.clear();
}

void RtfWriter::end_of_part(RtfKind kind) {
  while (part_.ends_with('\n')) part_.pop_back();
  add_paragraph(std::exchange(part_, {}), false, kind == RtfKind::note ? notes_ : text_.around);
}

}  // namespace fihris
