#include "web/asked/original_file.h"

#include <fcntl.h>
#include <limits.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <filesystem>
#include <utility>

#include "index/file_descriptor.h"
#include "web/asked/parameters.h"
#include "web/http/address.h"
#include "web/http/response.h"

namespace fihris {
namespace {

constexpr std::size_t most_bytes = 64u << 20;

bool is_below(const std::string& path, const std::string& folder) {
  return folder == "/" || path.starts_with(folder.ends_with('/') ? folder : folder + '/');
}

/// Where the open file really lies, links followed; empty if the system does not tell.
std::string real_path(const FileDescriptor& file) {
  char name[PATH_MAX];
  const std::string link = "/proc/self/fd/" + std::to_string(file.value());
  const ssize_t size = readlink(link.c_str(), name, sizeof name);
  return size < 0 ? std::string() : std::string(name, static_cast<std::size_t>(size));
}

bool is_covered(const FileDescriptor& file, const Manifest& manifest) {
  const std::string path = real_path(file);
  return std::any_of(manifest.roots.begin(), manifest.roots.end(), [&](const std::string& root) {
    std::error_code error;
    const std::string folder = std::filesystem::canonical(root, error).string();
    return !error && is_below(path, folder);
  });
}

/// Opened without waiting for a pipe's writer.
FileDescriptor open_covered(const Manifest& manifest, const std::string& path) {
  const bool is_path = path.find('\0') == std::string::npos && path.starts_with('/');
  FileDescriptor file(is_path ? open(path.c_str(), O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY) : -1);
  struct stat status {};
  const bool is_good = file.value() >= 0 && fstat(file.value(), &status) == 0 && S_ISREG(status.st_mode) &&
                       is_covered(file, manifest);
  return is_good ? std::move(file) : FileDescriptor(-1);
}

/// Letters that any system takes in a name; others are in `filename*` alone (RFC 6266).
std::string plain_name(const std::string& name) {
  std::string plain;
  for (const char c : name) {
    const bool is_plain = c >= ' ' && c < 0x7F && c != '"' && c != '\\' && c != '%' && c != ';';
    plain += is_plain ? c : '_';
  }
  return plain;
}

}  // namespace

bool has_original(const Manifest& manifest, const std::string& path) {
  return open_covered(manifest, path).value() >= 0;
}

HttpResponse original_file(const Manifest& manifest, const std::string& path) {
  const FileDescriptor file = open_covered(manifest, path);
  if (file.value() < 0) throw Refused(404, "path: no file of its own lies below a folder of the index");
  std::string content;
  char buffer[1u << 16];
  for (ssize_t count; (count = read(file.value(), buffer, sizeof buffer)) != 0;) {
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) throw Refused(404, "path: the file cannot be read");
    content.append(buffer, static_cast<std::size_t>(count));
    if (content.size() > most_bytes)
      throw Refused(413, "path: the file is larger than 64 MB; open it in its folder");
  }
  HttpResponse response = make_response(200, "application/octet-stream", std::move(content));
  const std::string name = std::filesystem::path(path).filename().string();
  response.headers.emplace("Content-Disposition", "attachment; filename=\"" + plain_name(name) +
                                                      "\"; filename*=UTF-8''" + percent_encoded(name));
  return response;
}

}  // namespace fihris
