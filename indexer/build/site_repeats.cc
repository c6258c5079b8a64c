#include "indexer/build/site_repeats.h"

#include <algorithm>
#include <map>
#include <utility>
#include <variant>

#include <xxhash.h>

#include "analyzers/error.h"
#include "index/folder_settings.h"
#include "index/parallel.h"
#include "indexer/articles/repeated_text.h"
#include "indexer/files/file_reader.h"
#include "indexer/files/ownership.h"
#include "indexer/reading/format.h"
#include "indexer/reading/reader_process.h"

namespace fihris {
namespace {

constexpr std::size_t most_pages_of_sample = 24;
constexpr std::size_t least_pages_of_site = 4;

/// A page and what it is drawn by: the lowest ones of a site are its sample, whatever comes and goes beside
/// them.
struct Drawn {
  std::uint64_t lot;
  std::size_t file;

  auto operator<=>(const Drawn&) const = default;
};

struct Site {
  SiteFolder folder;
  std::size_t pages = 0;
  std::vector<Drawn> sample;  ///< a heap, the highest first
};

class Measurer {
 public:
  Measurer(const RepeatsInput& input, std::size_t jobs, Progress& progress)
      : input_(input), last_(input.last), jobs_(std::max<std::size_t>(jobs, 1)), progress_(progress) {}

  std::vector<std::string> measure() {
    find_sites();
    std::vector<std::string> items = kept();
    std::vector<SiteMeasure> measures;
    std::vector<std::size_t> to_read;
    for (auto& site : sites_) {
      std::sort(site.sample.begin(), site.sample.end());
      SiteMeasure measure{site.folder, sample_of(site), {}};
      const SiteMeasure* known = last_.find(site.folder);
      if (known && known->sample == measure.sample) {
        measure.repeated = known->repeated;
      } else {
        to_read.push_back(measures.size());
      }
      measures.push_back(std::move(measure));
    }
    if (!to_read.empty()) read(to_read, measures);
    for (const auto& measure : measures) items.push_back(encode(measure));
    std::sort(items.begin(), items.end());
    return items;
  }

 private:
  void find_sites() {
    std::map<std::pair<std::string, bool>, Site> sites;
    for (std::size_t file = 0; file < input_.files.size(); ++file) {
      if (!has_page_name(input_.files.name(file))) continue;
      const std::string path = input_.files.state(file).path;
      SiteFolder folder = site_folder(path, input_.files.searchable_path(file));
      if (!is_seen_whole(folder)) continue;
      Site& site = sites[{folder.path, folder.holds_subfolders}];
      const std::string_view place = std::string_view(path).substr(folder.path.size());
      site.folder = std::move(folder);
      ++site.pages;
      const Drawn drawn{XXH3_64bits(place.data(), place.size()), file};
      if (site.sample.size() == most_pages_of_sample) {
        if (site.sample.front() < drawn) continue;
        std::pop_heap(site.sample.begin(), site.sample.end());
        site.sample.pop_back();
      }
      site.sample.push_back(drawn);
      std::push_heap(site.sample.begin(), site.sample.end());
    }
    for (auto& [place, site] : sites) {
      if (site.pages >= least_pages_of_site) sites_.push_back(std::move(site));
    }
  }

  /// True if all pages of the site are among the files of this run.
  bool is_seen_whole(const SiteFolder& folder) const {
    return std::any_of(input_.scanned.begin(), input_.scanned.end(),
                       [&](const std::string& scanned) { return is_below(folder.path, scanned); });
  }

  /// What the last run knew of sites that this one does not see as a whole.
  std::vector<std::string> kept() const {
    std::vector<std::string> items;
    for (const auto& item : input_.last) {
      const SiteFolder folder = decode_measure(item).folder;
      const bool is_of_index =
          std::any_of(input_.roots.begin(), input_.roots.end(),
                      [&](const std::string& root) { return is_below(folder.path, root); });
      if (is_of_index && !is_seen_whole(folder)) items.push_back(item);
    }
    return items;
  }

  /// A hash of what the sample's files are and of how they are read.
  std::uint64_t sample_of(const Site& site) const {
    std::string all;
    for (const auto& [lot, file] : site.sample) {
      const FileState state = input_.files.state(file);
      all.append(state.path).append(1, '\0').append(std::to_string(state.mtime_ns)).append(1, ' ');
      all.append(std::to_string(state.size)).append(1, ' ');
      all.append(setting_for(state.path, input_.settings.encodings)).append(1, '\0');
    }
    const std::uint64_t hash = XXH3_64bits(all.data(), all.size());
    return hash == 0 ? 1 : hash;
  }

  void read(const std::vector<std::size_t>& to_read, std::vector<SiteMeasure>& measures) {
    progress_.begin("comparing pages", to_read.size());
    std::vector<ReaderProcess> readers(jobs_);
    parallel_for(jobs_, to_read.size(), [&](std::size_t worker, std::size_t i) {
      read_site(readers[worker], sites_[to_read[i]], measures[to_read[i]]);
      progress_.advance(1);
    });
  }

  void read_site(ReaderProcess& reader, const Site& site, SiteMeasure& measure) const {
    std::vector<std::vector<std::uint64_t>> pages;
    for (const auto& [lot, file] : site.sample) {
      try {
        if (auto page = read_page(reader, file)) pages.push_back(std::move(*page));
      } catch (const FileGone&) {
        measure.sample = 0;  // the next run will see other files
      } catch (const Error&) {
        measure.sample = 0;
      } catch (const ReadError&) {
        measure.sample = 0;
      }
    }
    measure.repeated = repeated_paragraphs(pages);
  }

  /// The paragraphs of a page; nothing if the file is none.
  std::optional<std::vector<std::uint64_t>> read_page(ReaderProcess& reader, std::size_t file) const {
    const OpenFile opened(input_.files.state(file).path, input_.files.links(file));
    if (sniff_format(opened.head(), input_.files.name(file)) != FileFormat::html) return std::nullopt;
    const std::string path = opened.state().path;
    reader.begin(request_for(opened.descriptor(), path, input_.settings));
    std::optional<std::vector<std::uint64_t>> page;
    while (const auto item = reader.next()) {
      if (const auto* article = std::get_if<ReadArticle>(&*item); article && article->inner.empty())
        page = paragraph_hashes(article->body);
    }
    return page;
  }

  const RepeatsInput& input_;
  const RepeatedText last_;
  const std::size_t jobs_;
  Progress& progress_;
  std::vector<Site> sites_;
};

}  // namespace

std::vector<std::string> measure_repeats(const RepeatsInput& input, std::size_t jobs, Progress& progress) {
  return Measurer(input, jobs, progress).measure();
}

}  // namespace fihris
