#include "messages/translation.h"

#include <libintl.h>
#include <locale.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

namespace fihris {
namespace {

constexpr const char* domain = "fihris";

/// Messages alone are of another language, and for the time of a call: what the C library says of errors
/// stands in JSON.
locale_t user_locale = nullptr;

class WithUserLocale {
 public:
  WithUserLocale() : before_(uselocale(user_locale)) {}
  ~WithUserLocale() { uselocale(before_); }
  WithUserLocale(const WithUserLocale&) = delete;
  WithUserLocale& operator=(const WithUserLocale&) = delete;

 private:
  locale_t before_;
};

/// The folder of the catalogues, beside the program or where it is installed; empty if there is none.
std::string catalogue_folder() {
  char self[4096];
  const ssize_t size = readlink("/proc/self/exe", self, sizeof self);
  if (size <= 0 || size == sizeof self) return {};
  std::string folder(self, static_cast<std::size_t>(size));
  folder.resize(folder.rfind('/') + 1);
  // Of a program that another one starts it is a folder further up.
  for (const char* place : {"locale", "../" FIHRIS_LOCALEDIR, "../../" FIHRIS_LOCALEDIR}) {
    struct stat status {};
    if (stat((folder + place + "/ar/LC_MESSAGES/fihris.mo").c_str(), &status) == 0) return folder + place;
  }
  return {};
}

std::string fill(std::string_view text, const std::vector<std::string>& values) {
  std::string filled;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const bool is_place = text[at] == '{' && at + 2 < text.size() && text[at + 2] == '}';
    const std::size_t number = is_place ? static_cast<std::size_t>(text[at + 1] - '1') : values.size();
    if (number >= values.size()) {
      filled += text[at];
      continue;
    }
    filled += values[number];
    at += 2;
  }
  return filled;
}

/// What stands in the places of `pattern` if `text` is a filling of it.
std::optional<std::vector<std::string>> values_in(std::string_view text, std::string_view pattern) {
  constexpr std::size_t place_size = 3;
  std::size_t place = std::min(pattern.find('{'), pattern.size());
  if (!text.starts_with(pattern.substr(0, place))) return std::nullopt;
  text.remove_prefix(place);
  std::vector<std::string> values;
  while (place < pattern.size()) {
    pattern.remove_prefix(place + place_size);
    place = std::min(pattern.find('{'), pattern.size());
    const std::string_view behind = pattern.substr(0, place);
    const std::size_t end = place < pattern.size() ? text.find(behind) : text.rfind(behind);
    if (end == text.npos) return std::nullopt;
    values.emplace_back(text.substr(0, end));
    text.remove_prefix(end + behind.size());
  }
  return text.empty() ? std::optional(std::move(values)) : std::nullopt;
}

/// The catalogue's form of `text`.
const char* looked_up(const char* text) {
  if (user_locale == nullptr) return text;
  const WithUserLocale locale;
  return dgettext(domain, text);
}

}  // namespace

void use_language_of_environment() {
  use_english();
  const std::string folder = catalogue_folder();
  if (folder.empty() || bindtextdomain(domain, folder.c_str()) == nullptr ||
      bind_textdomain_codeset(domain, "UTF-8") == nullptr)
    return;
  user_locale = newlocale(LC_MESSAGES_MASK, "", nullptr);
}

void use_english() {
  if (user_locale != nullptr) freelocale(user_locale);
  user_locale = nullptr;
}

std::string tr(const char* text, std::initializer_list<std::string> values) {
  return fill(looked_up(text), values);
}

std::string tr_count(const char* one, const char* many, std::size_t count,
                     std::initializer_list<std::string> values) {
  std::vector<std::string> all{std::to_string(count)};
  all.insert(all.end(), values);
  if (user_locale == nullptr) return fill(count == 1 ? one : many, all);
  const WithUserLocale locale;
  return fill(dngettext(domain, one, many, count), all);
}

std::string tr_said(std::string_view text, std::span<const char* const> patterns) {
  for (const char* pattern : patterns) {
    if (const auto values = values_in(text, pattern)) return fill(looked_up(pattern), *values);
  }
  return std::string(text);
}

}  // namespace fihris
