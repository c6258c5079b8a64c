#include "index/folder_settings.h"

#include "tests/support/catch.h"

using namespace fihris;

TEST_CASE("the innermost folder for which something was set decides", "[schema]") {
  FolderSettings settings;
  set_for_folder(settings, "/news", "CP720");
  set_for_folder(settings, "/news/old files", "CP864");
  set_for_folder(settings, "/news/old files/new", "auto");
  CHECK(setting_for("/news/a.txt", settings) == "CP720");
  CHECK(setting_for("/news/old files/a.txt", settings) == "CP864");
  CHECK(setting_for("/news/old files/new/a.txt", settings).empty());
  CHECK(setting_for("/newspaper/a.txt", settings).empty());
  CHECK(setting_for("/news", settings) == "CP720");
  set_for_folder(settings, "/", "UTF-16");
  CHECK(settings == FolderSettings{"UTF-16 /"});
  CHECK(setting_for("/any/a.txt", settings) == "UTF-16");
}

TEST_CASE("setting something replaces what was set for the folder and below, and auto takes it back",
          "[schema]") {
  FolderSettings settings;
  set_for_folder(settings, "/news/a", "CP720");
  set_for_folder(settings, "/news/b", "CP864");
  set_for_folder(settings, "/news", "windows-1256");
  CHECK(settings == FolderSettings{"windows-1256 /news"});
  set_for_folder(settings, "/news/a", "windows-1256");
  CHECK(settings.size() == 1);
  set_for_folder(settings, "/news", "auto");
  CHECK(settings.empty());
}

TEST_CASE("several values may be set for a folder, with blanks in them", "[schema]") {
  FolderSettings settings;
  set_values_for_folder(settings, "/my news", {"Posted on:", "x", "auto", "path:%d %m", "Date:"});
  REQUIRE(settings.size() == 1);
  CHECK(values_of(setting_for("/my news/a", settings)) == std::vector<std::string>{"path:%d %m", "Date:"});
  CHECK(values_of("").empty());
  set_values_for_folder(settings, "/my news", {"x", "auto"});
  CHECK(settings.empty());
}
