#include <cstdlib>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "tests/end_to_end/contents.h"
#include "tests/support/catch.h"
#include "tests/support/json.h"
#include "tests/support/packed_files.h"
#include "tests/support/pictures.h"
#include "tests/support/sandbox.h"

using Catch::Contains;
using namespace fihris;
using namespace std::string_literals;

namespace fs = std::filesystem;

namespace {

/// A page on which something is drawn, and one with a line of text.
constexpr std::string_view drawing = "100 100 300 300 re f";
constexpr std::string_view short_line = "BT /F1 12 Tf 40 700 Td (cedar) Tj ET 100 100 300 300 re f";

const std::string long_text = [] {
  std::string text = "BT /F1 9 Tf 40 700 Td (lantern";
  for (int i = 0; i < 20; ++i) text += " words of a page";
  return text + ") Tj ET 100 100 300 300 re f";
}();

/// A program in the place of tesseract: `reading` is what its script does to read a picture. It may start no
/// other program.
void install(Sandbox& sandbox, const std::string& reading, const std::string& languages = "ara") {
  sandbox.write("bin/tesseract",
                "#!/bin/sh\n"
                "case $1 in\n"
                "--version) echo 'tesseract 5.0';;\n"
                "--list-langs) echo 'List of available languages in \"/none/\" (1):'; echo " +
                    languages + ";;\n*)\n" + reading + "\n;;\nesac\n");
  fs::permissions(sandbox.path("bin/tesseract"), fs::perms::owner_all);
  sandbox.environment["PATH"] = sandbox.path("bin").string() + ":/usr/bin:/bin";
}

/// What it says of a picture with this word in it.
std::string saying(const std::string& word, const std::string& confidence = "90") {
  return "printf '5\\t1\\t1\\t1\\t1\\t1\\t0\\t0\\t9\\t9\\t" + confidence + "\\t" + word + "\\n'";
}

void without_tesseract(Sandbox& sandbox) {
  // A folder of programs alone: the system may have the real one.
  fs::create_directories(sandbox.path("no-bin"));
  sandbox.environment["PATH"] = sandbox.path("no-bin").string();
}

std::string status_of(const Sandbox& sandbox, const std::string& name) {
  const std::string all = sandbox.run("fihris status --files").out;
  std::string lines;
  for (std::size_t at = 0; at < all.size();) {
    const auto end = all.find('\n', at);
    const std::string line = all.substr(at, end - at);
    if (line.find(name) != line.npos) lines += line + '\n';
    at = end + 1;
  }
  return lines;
}

bool finds(const Sandbox& sandbox, const std::string& words) {
  return sandbox.run("fihris search -q --count " + words).exit == 0;
}

}  // namespace

TEST_CASE("pictures and scans are told by their content and named as such, also in containers", "[scans]") {
  Sandbox sandbox;
  const std::string filling(100, '\x01');
  const PackedFiles pictures = {
      {"a.png", to_png(GreyPicture(20, 20))},
      {"b.jpg", "\xFF\xD8\xFF\xE0\0\x10JFIF"s + filling},
      {"c.tif", "II*\0\x08\0\0\0"s + filling},
      {"d.tiff", "MM\0*\0\0\0\x08"s + filling},
      {"e.gif", "GIF89a" + filling},
      {"f.webp", "RIFF\x40\0\0\0WEBPVP8 "s + filling},
      {"g.bmp", "BM\x40\0\0\0\0\0\0\0\x36\0\0\0\x28\0\0\0"s + filling},
      {"h", to_png(GreyPicture(20, 20))},
  };
  PackedFiles packed_files = pictures;
  packed_files.emplace_back("text.txt", "olive");
  for (const auto& [name, bytes] : pictures) sandbox.write("news/" + name, bytes);
  sandbox.write("news/all.zip", packed(packed_files));
  sandbox.write(
      "news/mail.eml",
      "From: a@b\nSubject: pier\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n--b\n"
      "Content-Type: text/plain\n\nharbour of the town\n--b\nContent-Type: image/png\nContent-Disposition: "
      "attachment; filename=i.png\n\n\x89PNG\r\n\x1A\n\n--b--\n");
  CHECK(run_index(sandbox, "news")["skipped"].empty());  // none is a fault
  for (const auto& [name, bytes] : pictures) {
    INFO(name);
    CHECK_THAT(status_of(sandbox, "news/" + name + ":"), Contains("a picture, without text"));
    CHECK_THAT(status_of(sandbox, "all.zip!/" + name + ":"), Contains("a picture, without text"));
  }
  CHECK_THAT(status_of(sandbox, "mail.eml!/i.png"), Contains("a picture, without text"));
  CHECK(finds(sandbox, "olive"));
  CHECK(finds(sandbox, "harbour"));
  CHECK(run_index(sandbox)["changed"] == false);

  sandbox.write("news/really.txt", pictures[0].second);
  sandbox.write("news/scan.pdf", drawn_pdf({drawing, drawing}));
  sandbox.write("news/part.pdf", drawn_pdf({long_text, drawing}));
  const auto summary = run_index(sandbox, "", 1);
  CHECK(summary["skipped"].size() == 2);  // names that promise a text
  CHECK_THAT(status_of(sandbox, "really.txt"), Contains("a picture, without text"));
  CHECK_THAT(status_of(sandbox, "scan.pdf"), Contains("no text in its 2 pages") && Contains("--ocr"));
  CHECK_THAT(status_of(sandbox, "part.pdf"), Contains("1 page without text"));
}

TEST_CASE("texts that begin as pictures do are none", "[scans]") {
  const Sandbox sandbox;
  sandbox.write("news/a.txt", "BM the olive of the north was taken for a picture once, of all things");
  sandbox.write("news/b.txt", "II olive\n\nMM olive");
  CHECK(run_index(sandbox, "news")["added"] == 2);
}

TEST_CASE("with --ocr pictures, scans and pages without text are read, in containers too", "[scans]") {
  Sandbox sandbox;
  install(sandbox, saying("harbour"));
  sandbox.write("news/a.png", to_png(GreyPicture(20, 20)));
  sandbox.write("news/scan.pdf", drawn_pdf({drawing}));
  sandbox.write("news/part.pdf", drawn_pdf({long_text, drawing, ""}));
  sandbox.write("news/text.pdf", drawn_pdf({long_text}));
  sandbox.write("news/label.pdf", drawn_pdf({short_line}));
  sandbox.write("news/all.zip", packed({{"in.png", to_png(GreyPicture(30, 20))}}));
  const auto summary = run_index(sandbox, "news --ocr");
  CHECK(summary["added"] == 6);
  CHECK(summary["skipped"].empty());
  const std::string found = sandbox.run("fihris search --format paths --limit 20 harbour").out;
  for (const char* name : {"a.png", "scan.pdf", "part.pdf", "label.pdf", "all.zip!/in.png"})
    CHECK_THAT(found, Contains(name));
  CHECK(found.find("text.pdf") == found.npos);  // a page with a text is not read a second time
  CHECK(finds(sandbox, "lantern path:part"));
  CHECK(finds(sandbox, "harbour format:picture"));
  CHECK(finds(sandbox, "harbour format:pdf"));
  CHECK_THAT(status_of(sandbox, "a.png"), Contains("picture, scan (1 page read)"));
  CHECK_THAT(status_of(sandbox, "part.pdf"), Contains("1 page without text, 1 page read"));
  CHECK(run_index(sandbox)["changed"] == false);
}

TEST_CASE("pages that are read with low confidence are marked, and noise is no text", "[scans]") {
  Sandbox sandbox;
  install(sandbox, saying("harbour", "60"));
  sandbox.write("news/two.pdf", drawn_pdf({drawing, drawing}));
  sandbox.write("news/a.png", to_png(GreyPicture(20, 20)));
  run_index(sandbox, "news --ocr");
  CHECK_THAT(status_of(sandbox, "two.pdf"), Contains("2 pages read, low confidence on pages 1, 2"));
  CHECK_THAT(status_of(sandbox, "a.png"), Contains("low confidence on page 1"));
  CHECK_THAT(sandbox.run("fihris status --files --format csv").out, Contains("low confidence on page 1"));
  install(sandbox, saying("harbour", "15"));
  sandbox.write("news/b.png", to_png(GreyPicture(20, 40)));
  CHECK(run_index(sandbox)["added"] == 0);
  CHECK_THAT(status_of(sandbox, "b.png"), Contains("no text can be read"));
}

TEST_CASE("what was read in a picture is not read again, by whatever name, nor by a rebuild", "[scans]") {
  Sandbox sandbox;
  install(sandbox, saying("harbour"));
  sandbox.write("news/a.png", to_png(GreyPicture(20, 20)));
  sandbox.write("news/scan.pdf", drawn_pdf({drawing}));
  run_index(sandbox, "news --ocr");
  install(sandbox, saying("lighthouse"));
  sandbox.write("news/b.png", to_png(GreyPicture(20, 20)));
  run_index(sandbox);
  run_index(sandbox, "--rebuild");
  CHECK(sandbox.run("fihris search --count harbour").out == "3\n");
  CHECK_FALSE(finds(sandbox, "lighthouse"));
  // Another picture, other data or no cache: read.
  sandbox.write("news/c.png", to_png(GreyPicture(20, 30)));
  run_index(sandbox);
  CHECK(sandbox.run("fihris search --count lighthouse").out == "1\n");
  fs::remove_all(sandbox.path(".cache"));
  run_index(sandbox, "--rebuild");
  CHECK(sandbox.run("fihris search --count lighthouse").out == "4\n");
}

TEST_CASE("without a folder for what can be made again pictures are read all the same", "[scans]") {
  Sandbox sandbox;
  install(sandbox, saying("harbour"));
  sandbox.environment["XDG_CACHE_HOME"] = "/proc/none";
  sandbox.write("news/a.png", to_png(GreyPicture(20, 20)));
  run_index(sandbox, "news --ocr");
  CHECK(finds(sandbox, "harbour"));
}

TEST_CASE("a picture that tesseract hangs or crashes on costs itself, and is named with the reason",
          "[scans]") {
  Sandbox sandbox;
  const auto [script, seconds, reason] = GENERATE(table<const char*, const char*, const char*>(
      {{"while :; do :; done", "1", "taken too long"},
       {"ulimit -S -t 1; while :; do :; done", "60", "crashed"},
       {"exit 1", "60", "cannot read it"},
       {"while :; do echo harbour harbour harbour harbour harbour harbour harbour; done", "1", "too"}}));
  install(sandbox, script);
  sandbox.environment["FIHRIS_SCAN_SECONDS"] = seconds;
  sandbox.write("news/a.png", to_png(GreyPicture(20, 20)));
  sandbox.write("news/part.pdf", drawn_pdf({long_text, drawing}));
  sandbox.write("news/b.txt", "olive");
  run_index(sandbox, "news --ocr", 1);
  CHECK_THAT(status_of(sandbox, "a.png"), Contains(reason));
  CHECK_THAT(status_of(sandbox, "part.pdf#page=2"), Contains(reason));
  CHECK(finds(sandbox, "olive"));
  CHECK(finds(sandbox, "lantern"));
  // Not tried again before it changes.
  CHECK(run_index(sandbox)["changed"] == false);
}

TEST_CASE("a file whose pictures all fail is not tried picture by picture", "[scans]") {
  Sandbox sandbox;
  install(sandbox, "exit 1");
  sandbox.write("news/many.pdf",
                drawn_pdf({long_text, drawing, drawing, drawing, drawing, drawing, drawing}));
  run_index(sandbox, "news --ocr", 1);
  CHECK_THAT(status_of(sandbox, "many.pdf#page=4"), Contains("cannot read it"));
  CHECK_THAT(status_of(sandbox, "many.pdf#page=5"), Contains("those behind it are not read"));
  CHECK(status_of(sandbox, "many.pdf#page=6").empty());
}

TEST_CASE("an archive whose pictures all fail is not tried picture by picture", "[scans]") {
  Sandbox sandbox;
  install(sandbox, "exit 1");
  PackedFiles pictures;
  for (std::size_t i = 0; i < 6; ++i)
    pictures.emplace_back(std::to_string(i) + ".png", to_png(GreyPicture(20, 20 + i)));
  sandbox.write("news/many.zip", packed(pictures));
  run_index(sandbox, "news --ocr", 1);
  CHECK_THAT(status_of(sandbox, "many.zip!/2.png"), Contains("cannot read it"));
  CHECK_THAT(status_of(sandbox, "many.zip!/5.png"), Contains("others before it"));
}

TEST_CASE("tesseract may write no file and start no program", "[scans]") {
  Sandbox sandbox;
  install(sandbox, saying("harbour") + "\necho x > \"${0%/*}/written\"\ntrap 'exit 0' EXIT\n/bin/true && " +
                       saying("lighthouse"));
  sandbox.write("news/a.png", to_png(GreyPicture(20, 20)));
  run_index(sandbox, "news --ocr");
  CHECK(finds(sandbox, "harbour"));
  CHECK_FALSE(finds(sandbox, "lighthouse"));
  CHECK_FALSE(fs::exists(sandbox.path("bin/written")));
}

TEST_CASE("without tesseract, or data of its languages, that is said, and scans are tried again later",
          "[scans]") {
  Sandbox sandbox;
  without_tesseract(sandbox);
  sandbox.write("news/a.png", to_png(GreyPicture(20, 20)));
  sandbox.write("news/scan.pdf", drawn_pdf({drawing}));
  sandbox.write("news/part.pdf", drawn_pdf({long_text, drawing}));
  const auto result = sandbox.run("fihris index --ocr news");
  CHECK(result.exit == 1);
  CHECK_THAT(result.err, Contains("warning: pictures are not read") && Contains("tesseract-ocr-ara"));
  CHECK_THAT(status_of(sandbox, "scan.pdf"), Contains("there is no tesseract"));
  CHECK_THAT(sandbox.run("fihris formats").out, Contains("off: there is no tesseract"));
  CHECK(finds(sandbox, "lantern"));
  install(sandbox, saying("harbour"), "eng");
  CHECK_THAT(sandbox.run("fihris index").err, Contains("no data of the language ara"));
  CHECK_THAT(sandbox.run("fihris formats").out, Contains("languages: eng"));
  install(sandbox, saying("harbour"));
  CHECK(run_index(sandbox)["skipped"].empty());
  CHECK(sandbox.run("fihris search --count harbour").out == "3\n");
  CHECK(run_index(sandbox)["changed"] == false);
}

TEST_CASE("--ocr is kept for its folders until --no-ocr, and each change reads again what it is for",
          "[scans]") {
  Sandbox sandbox;
  install(sandbox, saying("harbour"));
  sandbox.write("news/a.png", to_png(GreyPicture(20, 20)));
  sandbox.write("news/part.pdf", drawn_pdf({long_text, drawing}));
  sandbox.write("other/a.png", to_png(GreyPicture(20, 20)));
  run_index(sandbox, "news other");
  CHECK_FALSE(finds(sandbox, "harbour"));
  run_index(sandbox, "news --ocr");
  CHECK(sandbox.run("fihris search --count harbour").out == "2\n");
  run_index(sandbox, "--rebuild");
  CHECK(sandbox.run("fihris search --count harbour").out == "2\n");
  run_index(sandbox, "news --no-ocr --prune-all");
  CHECK_FALSE(finds(sandbox, "harbour"));
  CHECK(finds(sandbox, "lantern"));
  CHECK_THAT(status_of(sandbox, "news/a.png"), Contains("a picture, without text"));
}

TEST_CASE("--ocr and --no-ocr read nothing again but pictures, PDFs and what has such in it", "[scans]") {
  Sandbox sandbox;
  install(sandbox, saying("harbour"));
  for (int i = 0; i < 5; ++i) sandbox.write("news/" + std::to_string(i) + ".txt", "olive");
  sandbox.write("news/page.html", "<html><p>olive</p></html>");
  sandbox.write("news/plain.zip", packed({{"a.txt", "olive"}, {"b.txt", "olive"}}));
  sandbox.write("news/mixed.zip", packed({{"a.txt", "olive"}, {"in.png", to_png(GreyPicture(30, 20))}}));
  sandbox.write("news/pictures.zip", packed({{"in.png", to_png(GreyPicture(40, 20))}}));
  sandbox.write("news/text.pdf", drawn_pdf({long_text}));
  sandbox.write("news/part.pdf", drawn_pdf({long_text, drawing}));
  sandbox.write("news/scan.pdf", drawn_pdf({drawing}));
  run_index(sandbox, "news", 1);
  const auto with = run_index(sandbox, "--ocr");
  CHECK(with["added"] == 3);
  CHECK(with["replaced"] == 2);
  CHECK(with["unchanged"] == 9);
  CHECK(sandbox.run("fihris search --count harbour").out == "4\n");
  const auto without = run_index(sandbox, "--no-ocr --prune-all", 1);
  CHECK(without["removed"] == 3);
  CHECK(without["replaced"] == 2);
  CHECK(without["unchanged"] == 9);
  CHECK_FALSE(finds(sandbox, "harbour"));
  CHECK(sandbox.run("fihris search --count lantern").out == "2\n");
  CHECK_THAT(status_of(sandbox, "mixed.zip!/in.png"), Contains("a picture, without text"));
}

TEST_CASE("the configuration may have pictures read, in languages of one's own", "[scans][config]") {
  Sandbox sandbox;
  install(sandbox, "case \"$*\" in *' ara+fra '*) " + saying("harbour") + ";; esac", "ara; echo fra");
  sandbox.write(".config/fihris/config.toml", "[index]\nocr = true\nocr-languages = \"ara+fra\"\n");
  sandbox.write("news/a.png", to_png(GreyPicture(20, 20)));
  run_index(sandbox, "news");
  CHECK(finds(sandbox, "harbour"));
  const auto wrong = sandbox.run({"fihris", "index", "--ocr", "--ocr-languages", "ara;fra", "news"});
  CHECK(wrong.exit == 2);
  CHECK_THAT(wrong.err, Contains("--ocr-languages: ara;fra"));
  CHECK(sandbox.run("fihris index --ocr --ocr-languages --version news").exit == 2);
}

TEST_CASE("the real tesseract reads a word in a picture", "[scans]") {
  Sandbox sandbox;
  const std::string formats = sandbox.run("fihris formats").out;
  const auto languages = formats.find("languages: ");
  if (languages == formats.npos || formats.find("eng", languages) == formats.npos) {
    WARN("SKIPPED: there is no tesseract with the language eng");
    return;
  }
  sandbox.write("news/a.png", to_png(drawn_word("HARBOUR", 8)));
  run_index(sandbox, "news --ocr --ocr-languages eng");
  INFO(sandbox.run("fihris status --files").out);
  CHECK(finds(sandbox, "harbour"));
}
