#include "indexer/scans/tesseract.h"

#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <cstdlib>

#include "index/file_descriptor.h"
#include "indexer/scans/program_output.h"
#include "indexer/scans/tesseract_table.h"

namespace fihris {
namespace {

using std::chrono::seconds;

/// What a picture may take, and one of a format that holds many pages.
constexpr seconds longest_picture{120};
constexpr int longest_pages = 10;  ///< times as much
constexpr OutputLimits for_questions{seconds(20), 64u << 10};
constexpr std::size_t max_table_bytes = 16u << 20;
constexpr std::size_t max_languages_bytes = 200;

constexpr const char* how_to_install = "install tesseract (Debian: tesseract-ocr and tesseract-ocr-ara)";

/// The environment may say otherwise, for tests.
seconds picture_limit() {
  const char* text = std::getenv("FIHRIS_SCAN_SECONDS");
  const long given = text ? std::atol(text) : 0;
  return given > 0 ? seconds(given) : longest_picture;
}

std::string program_on_path(const std::string& name) {
  const char* variable = std::getenv("PATH");
  std::string_view folders = variable ? variable : "";
  while (!folders.empty()) {
    const auto end = std::min(folders.find(':'), folders.size());
    const std::string path = std::string(folders.substr(0, end)) + "/" + name;
    folders.remove_prefix(std::min(end + 1, folders.size()));
    struct stat state {};
    if (path.front() == '/' && path[1] != '/' && stat(path.c_str(), &state) == 0 && S_ISREG(state.st_mode) &&
        access(path.c_str(), X_OK) == 0)
      return path;
  }
  return {};
}

std::vector<std::string> command(const std::string& launcher, const std::string& program) {
  return {launcher, "--run", program};
}

std::string answer(const std::string& launcher, const std::string& program, const char* question) {
  std::vector<std::string> words = command(launcher, program);
  words.emplace_back(question);
  const ProgramOutput output = output_of(words, -1, true, for_questions);
  return output.end == ProgramOutput::End::done ? output.text : std::string();
}

bool is_name(std::string_view line) {
  return !line.empty() && std::all_of(line.begin(), line.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
           c == '-' || c == '/';
  });
}

/// A file in memory with `bytes`; -1 if there can be none.
FileDescriptor file_of(std::string_view bytes) {
  FileDescriptor file(memfd_create("picture", MFD_CLOEXEC));
  while (file.value() >= 0 && !bytes.empty()) {
    const ssize_t count = write(file.value(), bytes.data(), bytes.size());
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) return FileDescriptor(-1);
    bytes.remove_prefix(static_cast<std::size_t>(count));
  }
  if (file.value() >= 0) lseek(file.value(), 0, SEEK_SET);
  return file;
}

bool holds_many(std::string_view picture) {
  return picture.starts_with("II") || picture.starts_with("MM");
}

std::string reason_of(ProgramOutput::End end) {
  switch (end) {
    case ProgramOutput::End::too_slow:
      return "tesseract has taken too long on it and was ended";
    case ProgramOutput::End::crashed:
      return "tesseract has crashed on it";
    case ProgramOutput::End::too_long:
      return "tesseract has written too much of it and was ended";
    case ProgramOutput::End::failed:
    case ProgramOutput::End::done:
      break;
  }
  return "tesseract cannot read it";
}

}  // namespace

bool are_scan_languages(std::string_view languages) {
  if (languages.empty() || languages.size() > max_languages_bytes) return false;
  for (;;) {
    const auto plus = std::min(languages.find('+'), languages.size());
    const std::string_view name = languages.substr(0, plus);
    if (!is_name(name) || name.front() == '-' || name.front() == '/') return false;
    if (plus == languages.size()) return true;
    languages.remove_prefix(plus + 1);
  }
}

std::optional<Tesseract> find_tesseract(const std::string& launcher) {
  Tesseract found;
  found.program = program_on_path("tesseract");
  if (launcher.empty() || found.program.empty()) return std::nullopt;
  const std::string version = answer(launcher, found.program, "--version");
  if (!version.starts_with("tesseract ")) return std::nullopt;
  found.version = version.substr(10, version.find('\n') - 10);
  const std::string list = answer(launcher, found.program, "--list-langs");
  std::string_view lines = list;
  while (!lines.empty()) {
    const auto end = std::min(lines.find('\n'), lines.size());
    const std::string_view line = lines.substr(0, end);
    lines.remove_prefix(std::min(end + 1, lines.size()));
    const auto quote = line.find('"');
    const auto last_quote = line.rfind('"');
    if (quote != line.npos && quote < last_quote) {
      found.data = line.substr(quote + 1, last_quote - quote - 1);
    } else if (is_name(line)) {
      found.languages.emplace_back(line);
    }
  }
  return found;
}

std::string why_unavailable(const std::optional<Tesseract>& tesseract, std::string_view languages) {
  if (!tesseract) return std::string("there is no tesseract to read pictures with; ") + how_to_install;
  while (!languages.empty()) {
    const auto plus = std::min(languages.find('+'), languages.size());
    const std::string name(languages.substr(0, plus));
    languages.remove_prefix(std::min(plus + 1, languages.size()));
    const auto& known = tesseract->languages;
    if (std::find(known.begin(), known.end(), name) == known.end())
      return "tesseract has no data of the language " + name + "; install it (Debian: tesseract-ocr-" + name +
             ")";
  }
  return {};
}

PictureText run_tesseract(const std::string& launcher, const Tesseract& tesseract, std::string_view picture,
                          unsigned dots_per_inch, const std::string& languages) {
  std::vector<std::string> words = command(launcher, tesseract.program);
  words.insert(words.end(), {"stdin", "stdout", "-l", languages, "-c", "tessedit_create_tsv=1"});
  if (dots_per_inch > 0) words.insert(words.end(), {"--dpi", std::to_string(dots_per_inch)});
  const seconds limit = picture_limit() * (holds_many(picture) ? longest_pages : 1);
  PictureText read;
  // Where pages are told to have no columns (3), much vowelled text is sometimes taken for none: then the
  // picture is one block (6).
  for (const char* segmentation : {"3", "6"}) {
    const FileDescriptor file = file_of(picture);
    if (file.value() < 0) return {PictureText::Result::unavailable, {}, "there is no memory for its picture"};
    std::vector<std::string> all = words;
    all.insert(all.end(), {"--psm", segmentation});
    const ProgramOutput output = output_of(all, file.value(), false, {limit, max_table_bytes});
    if (output.end != ProgramOutput::End::done)
      return {PictureText::Result::failed, {}, reason_of(output.end)};
    read.pages = read_tesseract_table(output.text);
    if (std::any_of(read.pages.begin(), read.pages.end(),
                    [](const PicturePage& page) { return !page.text.empty(); }))
      break;
  }
  return read;
}

}  // namespace fihris
