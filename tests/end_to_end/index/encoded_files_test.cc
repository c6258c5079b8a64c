// Every way in which bytes stand for a text, in every kind of file that leaves its encoding open.
#include <algorithm>
#include <cstddef>
#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "tests/end_to_end/library.h"
#include "tests/support/catch.h"
#include "tests/support/encoded.h"
#include "tests/support/packed_files.h"
#include "tests/support/sandbox.h"

using namespace fihris;

namespace {

std::string title() {
  return arabic("{bread: title}");
}

/// Its last sentence has the word that is looked for.
std::string body() {
  return arabic("{bread: text}. {bread: end}. {match: text}. {match: end}.");
}

/// The files of one encoding, all of the same article.
struct Form {
  std::string name;
  std::function<std::string(const std::string& text)> write;
};

Form in(const std::string& encoding) {
  return {encoding, [encoding](const std::string& text) { return Encoder(encoding)(text).bytes; }};
}

/// Each line in another one of UTF-8 and a code page.
std::string by_lines(const std::string& text) {
  std::string bytes;
  bool is_old = false;
  for (std::size_t at = 0; at < text.size(); is_old = !is_old) {
    const std::size_t end = std::min(text.find('\n', at), text.size() - 1) + 1;
    const std::string line = text.substr(at, end - at);
    bytes += is_old ? Encoder("windows-1256")(line).bytes : line;
    at = end;
  }
  return bytes;
}

std::string with_bad_quotes(std::string text) {
  const auto word = text.rfind(arabic("{match: end}"));
  return text.insert(word, "\x93").insert(word + 1 + arabic("{match: end}").size(), "\x94");
}

std::vector<Form> one_byte_forms() {
  return {in("UTF-8"),
          in("windows-1256"),
          in("ISO-8859-6"),
          in("CP720"),
          in("CP864"),
          {"damaged", with_bad_quotes},
          {"half", by_lines},
          {"twice", [](const std::string& text) { return twice(text, "windows-1252"); }},
          {"padded", [](const std::string& text) { return text + std::string(600, '\0'); }}};
}

std::vector<Form> all_forms() {
  std::vector<Form> forms = one_byte_forms();
  for (const char* encoding : {"UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE"}) forms.push_back(in(encoding));
  return forms;
}

/// Indexes a file of each form with what `make` writes, and checks that each is found as an article of
/// `format`.
void check_found(const std::vector<Form>& forms, const std::string& ending, const std::string& format,
                 const std::function<std::string(const Form& form)>& make) {
  const Sandbox sandbox;
  for (const Form& form : forms) sandbox.write("news/" + form.name + ending, make(form));
  CHECK(sandbox.run("fihris index news").err == "");
  for (const std::string& query : {"=" + title(), arabic("={match: end}"), arabic("={bread: end}")}) {
    INFO(query);
    const auto found =
        sandbox.run({"fihris", "search", "--limit", "100", "--format", "paths", "format:" + format, query});
    for (const Form& form : forms)
      CHECK_THAT(found.out, Catch::Contains(sandbox.path("news/" + form.name + ending).string()));
  }
}

}  // namespace

TEST_CASE("plain texts are read in every encoding", "[index][encodings]") {
  check_found(all_forms(), ".txt", "text",
              [](const Form& form) { return form.write(title() + "\n\n" + body() + "\n"); });
}

TEST_CASE("texts whose lines end in CR alone are read in every encoding", "[index][encodings]") {
  check_found(all_forms(), ".txt", "text",
              [](const Form& form) { return form.write(title() + "\r\r" + body() + "\r"); });
}

TEST_CASE("pages of HTML are read in every encoding, whatever they declare", "[index][encodings]") {
  const std::string declared = GENERATE("", "windows-1256", "utf-8");
  check_found(all_forms(), ".html", "html", [&](const Form& form) {
    return form.write("<html><head><meta charset='" + declared + "'>\n<title>" + title() +
                      "</title></head>\n<body><p>\n" + body() + "\n</p></body></html>\n");
  });
}

TEST_CASE("tables are read in every encoding", "[index][encodings]") {
  check_found(all_forms(), ".csv", "csv", [](const Form& form) {
    return form.write("title,body\n\"" + title() + "\",\"" + body() + "\"\n");
  });
}

TEST_CASE("records of JSON are read in every encoding", "[index][encodings]") {
  check_found(all_forms(), ".json", "json", [](const Form& form) {
    return form.write("{\"title\":\"" + title() + "\",\n\"body\":\"" + body() + "\"}\n");
  });
}

TEST_CASE("messages are read in every encoding, declared or not", "[index][encodings]") {
  const std::string declared = GENERATE("", "Content-Type: text/plain; charset=windows-1256\n",
                                        "Content-Type: text/plain; charset=utf-8\n");
  check_found(one_byte_forms(), ".mbox", "mbox", [&](const Form& form) {
    return "From a@b Thu Jan  4 10:00:00 2024\nFrom: a@example.org\nSubject: olive\n"
           "Date: Thu, 4 Jan 2024 10:00:00 +0000\nMIME-Version: 1.0\n" +
           declared + "Content-Transfer-Encoding: 8bit\n\n" + form.write(title() + "\n\n" + body() + "\n");
  });
}

TEST_CASE("files in archives are read in every encoding", "[index][encodings]") {
  check_found(all_forms(), ".zip", "text", [](const Form& form) {
    return packed({{"a.txt", form.write(title() + "\n\n" + body() + "\n")}});
  });
}
