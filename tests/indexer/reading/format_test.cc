#include "indexer/reading/format.h"

#include <string>
#include <utility>
#include <vector>

#include "tests/support/catch.h"

using namespace fihris;

TEST_CASE("a format is told by content, whatever the file is called", "[format]") {
  using namespace std::string_literals;
  const std::vector<std::pair<std::string, FileFormat>> cases = {
      {"Plain words.\n", FileFormat::text},
      {"", FileFormat::text},
      {"# A heading of Markdown\n\ntext", FileFormat::text},
      {"<!DOCTYPE html><p>x", FileFormat::html},
      {"\xEF\xBB\xBF  \n<html>", FileFormat::html},
      {"<?xml version='1.0'?><!DOCTYPE html PUBLIC ''><html>", FileFormat::html},
      {"<!-- saved from url --><html>", FileFormat::html},
      {"\xFF\xFE<\0h\0t\0m\0l\0>\0"s, FileFormat::html},
      // Much Arabic behind little ASCII has few zero bytes.
      {"<\0p\0>\0"s + std::string(80, '\x06'), FileFormat::html},
      {"\0<\0p\0>"s + std::string(80, '\x06'), FileFormat::html},
      {"{\0\"\0a\0\"\0"s + std::string(80, '\x06'), FileFormat::json},
      {"<\0\0\0p\0\0\0>\0\0\0"s + std::string(80, '\x06'), FileFormat::html},
      {"\0\0\0{\0\0\0\"\0\0\0a"s, FileFormat::json},
      {"a\0b"s, FileFormat::text},
      {"<?xml version='1.0'?><rss>", FileFormat::feed},
      {"<feed xmlns='x'>", FileFormat::feed},
      {"<?xml version='1.0'?><mediawiki>", FileFormat::xml},
      {"<DOC>\n<DOCNO>1</DOCNO>", FileFormat::trec},
      {"<3 is a heart", FileFormat::text},
      {"{\"a\":1}", FileFormat::json},
      {"[ {\"a\":1}]", FileFormat::json},
      {"[note] a text in brackets", FileFormat::text},
      {"{curly} text", FileFormat::text},
      {"title,text\na,b", FileFormat::csv},
      {"Dear all, a text, with commas\n", FileFormat::text},
      {"From: a@b\nSubject: c\nDate: d\n\ntext", FileFormat::mail},
      {"Received: x\nFrom: y\n\n", FileFormat::mail},
      {"Note: a text that begins so\n", FileFormat::text},
      {"From a@b Tue Jul 21\nFrom: a@b\nSubject: c\nDate: d\n\ntext", FileFormat::mbox},
      {"From here on, a text.\n", FileFormat::text},
      {"WARC/1.0\r\n", FileFormat::warc},
      {"%PDF-1.4", FileFormat::pdf},
      {"junk\n%PDF-1.4", FileFormat::pdf},
      {"{\\rtf1", FileFormat::rtf},
      {"\x78\x9F\x3E\x22", FileFormat::tnef},
      {"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", FileFormat::ole},
      {"PK\x03\x04", FileFormat::zip},
      {"\x1F\x8B", FileFormat::archive},
      {"\x89PNG\r\n", FileFormat::picture},
  };
  for (const auto& [head, format] : cases) {
    INFO(head);
    CHECK(name_of(sniff_format(head, "name.bin")) == name_of(format));
  }
  CHECK(sniff_format("a;b\nc;d", "x.CSV") == FileFormat::csv);
}
