#include "query/output/encoding_report.h"

#include <algorithm>
#include <ostream>
#include <utility>

#include "index/folder_settings.h"
#include "messages/translation.h"
#include "query/output/standard_streams.h"

namespace fihris {

EncodingReport read_encodings(const IndexReader& index) {
  EncodingReport report;
  report.named = index.manifest.settings.encodings;
  std::vector<std::pair<FileState, ArticleEncoding>> articles;
  for (auto value = index.articles.valuestream_begin(slot::encoding);
       value != index.articles.valuestream_end(slot::encoding); ++value) {
    ArticleEncoding encoding = decode_article_encoding(*value);
    if (encoding.is_plain()) continue;
    // What was put right, and which pages were read, differs from one to the next.
    const bool is_own = encoding.name == pdf_letters || encoding.name == scan_letters;
    ++report.counts[is_own ? encoding.name : encoding.name + " (" + encoding.told_by + ')'];
    const Xapian::Document article = index.articles.get_document(value.get_docid(), Xapian::DOC_ASSUME_VALID);
    articles.emplace_back(decode_file_state(article.get_value(slot::file_state)), std::move(encoding));
  }
  std::sort(articles.begin(), articles.end(),
            [](const auto& a, const auto& b) { return a.first.path < b.first.path; });
  std::uint64_t last_inode = 0;
  for (auto& [state, encoding] : articles) {
    add_decoded(report.files, {std::move(state.path), std::move(encoding)}, state.inode == last_inode);
    last_inode = state.inode;
  }
  return report;
}

void print_encodings(std::ostream& out, const EncodingReport& report, bool lists_files) {
  for (const std::string& item : report.named) {
    const auto [name, folder] = parts_of(item);
    out << tr("option    ") << "--encoding " << OneLine{name} << ' ' << Shown{folder} << '\n';
  }
  for (const auto& [encoding, count] : report.counts) {
    out << tr("encoding  ") << OneLine{encoding} << ": " << tr_count("{1} article", "{1} articles", count)
        << '\n';
  }
  if (!lists_files) return;
  for (const auto& [path, encoding] : report.files) {
    out << tr("encoding  ") << Shown{path} << ": " << OneLine{describe(encoding)} << '\n';
  }
}

Json folder_encodings_json(const FolderSettings& encodings) {
  Json json = Json::array();
  for (const std::string& item : encodings) {
    const auto [name, folder] = parts_of(item);
    json.add(Json::object().set_path("folder", folder).set("encoding", name));
  }
  return json;
}

Json decoded_files_json(const std::vector<DecodedFile>& files) {
  Json json = Json::array();
  for (const auto& [path, encoding] : files) {
    json.add(Json::object()
                 .set_path("path", path)
                 .set("encoding", encoding.name)
                 .set("told_by", encoding.told_by)
                 .set("repairs", encoding.repairs));
  }
  return json;
}

}  // namespace fihris
