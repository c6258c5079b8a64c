#pragma once

#include <string>
#include <utility>
#include <vector>

#include "tests/support/compound_files.h"
#include "tests/support/packed_files.h"

namespace fihris {

/// A small whole file of each format that is read, by its name. Each has the word "harbour".
inline PackedFiles sample_files() {
  const std::string text = "The harbour of the old town was closed for a day, and no ship went out to sea.";
  const std::string page =
      "<html><head><title>Closed</title><meta property='article:published_time' "
      "content='2015-07-21'></head><body><nav><a href=x>menu</a></nav><p>" +
      text + "</p><p>" + text + "</p></body></html>";
  const std::string record = "{\"title\":\"Closed\",\"date\":\"2015-07-21\",\"text\":\"" + text + "\"}\n";
  const std::string message =
      "From: A <a@example.org>\nSubject: =?utf-8?B?Q2xvc2Vk?=\nDate: Tue, 21 Jul 2015 10:00:00 "
      "+0000\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n--b\n"
      "Content-Type: text/plain; charset=windows-1256\nContent-Transfer-Encoding: "
      "quoted-printable\n\n" +
      text +
      " =C8=C7\n--b\nContent-Type: text/html; name=a.html\n"
      "Content-Disposition: attachment; filename=a.html\n\n" +
      page + "\n--b--\n";
  const std::string answer = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + page;
  const std::string warc =
      "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: http://example.org/a\r\nContent-Type: "
      "application/http; msgtype=response\r\nContent-Length: " +
      std::to_string(answer.size()) + "\r\n\r\n" + answer + "\r\n\r\n";
  const std::string word = "<?xml version='1.0'?><w:document xmlns:w='w'><w:body><w:p><w:r><w:t>" + text +
                           "</w:t></w:r></w:p></w:body></w:document>";
  const std::string office =
      "<?xml version='1.0'?><office:document-content xmlns:office='o' xmlns:text='t'>"
      "<office:body><office:text><text:p>" +
      text + "</text:p></office:text></office:body></office:document-content>";
  const std::string drawn = "BT /F1 12 Tf 40 700 Td (" + text + ") Tj ET";
  const std::string pdf =
      "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count "
      "1>>endobj\n3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 "
      "R/Resources<</Font<</F1 5 0 R>>>>>>endobj\n4 0 obj<</Length " +
      std::to_string(drawn.size()) + ">>stream\n" + drawn +
      "\nendstream endobj\n5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj\n"
      "trailer<</Root 1 0 R>>\n%%EOF\n";
  const std::string feed =
      "<?xml version='1.0'?><rss><channel><title>Feed</title><item><title>Closed</title>"
      "<description>" +
      text + "</description></item></channel></rss>";
  const PackedFiles inner = {{"a.txt", text}, {"b/page.html", page}, {"c.jsonl", record + record}};
  const PackedFiles book = {
      {"mimetype", "application/epub+zip"},
      {"META-INF/container.xml",
       "<container><rootfiles><rootfile full-path='book.opf'/></rootfiles></container>"},
      {"book.opf",
       "<package><metadata><dc:title xmlns:dc='d'>Closed</dc:title></metadata><manifest><item id='a' "
       "href='a.html' media-type='application/xhtml+xml'/></manifest><spine><itemref "
       "idref='a'/></spine></package>"},
      {"a.html", page}};
  const std::u32string wide_text(text.begin(), text.end());
  return {
      {"page.html", page},
      {"saved.mht", message},
      {"box.mbox", "From a@example.org Tue Jul 21 10:00:00 2015\n" + message + "\n"},
      {"records.jsonl", record + record},
      {"record.json", "[" + record + "," + record + "]"},
      {"table.csv", "title,text,date\nClosed,\"" + text + "\",2015-07-21\nOpen,\"" + text + "\",\n"},
      {"feed.xml", feed},
      {"dump.xml", "<?xml version='1.0'?><d><page><title>Closed</title><text>" + text + "</text></page></d>"},
      {"trec.sgml", "<DOC>\n<DOCNO>1</DOCNO>\n<TEXT>" + text + "</TEXT>\n</DOC>\n"},
      {"note.rtf",
       "{\\rtf1\\ansi\\ansicpg1256{\\fonttbl{\\f0\\fcharset178 Arial;}}{\\info{\\title "
       "Closed}}\\f0 " +
           text + "\\par \\u1576?\\'c7{\\footnote a note}\\par}"},
      {"crawl.warc", warc},
      {"letter.doc", compound(word_document(U"Closed\r" + wide_text + U"\r"))},
      {"paper.pdf", pdf},
      {"paper.docx", packed({{"word/document.xml", word}})},
      {"paper.odt",
       packed({{"mimetype", "application/vnd.oasis.opendocument.text"}, {"content.xml", office}})},
      {"book.epub", packed(book)},
      {"all.zip", packed(inner)},
      {"all.tar.gz", packed(inner, archive_write_set_format_pax_restricted, archive_write_add_filter_gzip)},
      {"all.tar.xz", packed(inner, archive_write_set_format_pax_restricted, archive_write_add_filter_xz)}};
}

}  // namespace fihris
