#include "query/output/painter.h"

#include <filesystem>
#include <string_view>
#include <system_error>

#include <unistd.h>

#include "query/shown/bidi.h"

namespace fihris {
namespace {

constexpr std::string_view link_end = "\033]8;;\033\\";

std::string_view color_of(Part part, const Palette& palette) {
  switch (part) {
    case Part::title:
      return palette.title;
    case Part::path:
      return palette.path;
    case Part::detail:
      return palette.detail;
    case Part::line:
      return palette.line;
    case Part::excerpt:
      break;
  }
  return {};
}

std::string host_name() {
  char name[256] = "";
  return gethostname(name, sizeof name - 1) == 0 ? name : "";
}

/// The file that holds a record: "/a.zip!/b.html" and "/d.jsonl#17" lie in "/a.zip" and "/d.jsonl".
std::string_view file_of(std::string_view path) {
  std::error_code ignored;
  if (std::filesystem::exists(path, ignored)) return path;
  for (std::size_t at = path.find_first_of("!#"); at != path.npos; at = path.find_first_of("!#", at + 1)) {
    if (std::filesystem::is_regular_file(path.substr(0, at), ignored)) return path.substr(0, at);
  }
  return path;
}

}  // namespace

Painter::Painter(const Paint& paint) : paint_(paint) {
  std::error_code error;
  if (!paint.absolute) folder_ = std::filesystem::current_path(error).string();
  if (paint.hyperlinks) host_ = host_name();
}

std::string Painter::field(const MarkedText& text, Part part) const {
  return paint_.shown ? isolated(colored(safe_text(text), part)) : colored(text, part);
}

std::string Painter::path(const std::string& path) const {
  const std::string written = folder_.empty() ? path : relative_path(path, folder_);
  const std::string shown = field({paint_.shown ? safe_name(written) : written, {}}, Part::path);
  if (!paint_.hyperlinks) return shown;
  return "\033]8;;" + file_uri(path, host_) + "\033\\" + shown + std::string(link_end);
}

/// Puts the colours of a part into its text.
std::string Painter::colored(const MarkedText& text, Part part) const {
  if (!paint_.color) return text.text;
  const std::string_view base = color_of(part, paint_.palette);
  std::string painted(base);
  std::size_t at = 0;
  for (const Highlight& highlight : text.highlights) {
    painted += text.text.substr(at, highlight.begin - at);
    painted += paint_.palette.match;
    painted += text.text.substr(highlight.begin, highlight.end - highlight.begin);
    if (!paint_.palette.match.empty()) painted.append(colors_end).append(base);
    at = highlight.end;
  }
  painted += text.text.substr(at);
  if (!base.empty()) painted += colors_end;
  return painted;
}

std::string relative_path(const std::string& path, const std::string& folder) {
  if (folder.empty() || folder == "/" || !path.starts_with(folder) || path.size() <= folder.size() + 1 ||
      path[folder.size()] != '/')
    return path;
  const std::string relative = path.substr(folder.size() + 1);
  return relative.starts_with('-') ? "./" + relative : relative;
}

std::string file_uri(const std::string& path, const std::string& host) {
  constexpr std::string_view plain = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789/-._~";
  constexpr char digits[] = "0123456789ABCDEF";
  std::string uri = "file://";
  const auto append = [&](std::string_view text) {
    for (const char byte : text) {
      if (plain.find(byte) != plain.npos) {
        uri += byte;
      } else {
        const auto number = static_cast<unsigned char>(byte);
        uri.append(1, '%').append(1, digits[number >> 4]).append(1, digits[number & 15]);
      }
    }
  };
  append(host);
  append(file_of(path));
  return uri;
}

}  // namespace fihris
