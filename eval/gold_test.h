// What the tests of gold sets share: the resources, opened once, and the floors.
#pragma once

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>
#include <string>

#include "chancery/pipeline/resources.h"
#include "eval/floors.h"

namespace chancery {

class GoldTest : public testing::Test {
 protected:
  static const Resources& resources() {
    static const Result<Resources> opened = Resources::open(CHANCERY_DATA_DIR);
    return opened.value();
  }

  // A file below eval/gold/.
  static std::filesystem::path gold(const std::string& set) {
    return std::filesystem::path(CHANCERY_SOURCE_DIR "/eval/gold") / set;
  }

  static std::string content_of(const std::string& set) {
    std::ostringstream content;
    content << std::ifstream(gold(set), std::ios::binary).rdbuf();
    return content.str();
  }

  // Fails where a figure is below its floor in eval/floors.tsv, or a floor lacks its figure.
  static void expect_above_floors(const std::string& task, const std::string& set,
                                  const std::map<std::string, double>& figures) {
    const auto floors = read_floors(CHANCERY_SOURCE_DIR "/eval/floors.tsv");
    ASSERT_TRUE(floors) << floors.error().message;
    for (const auto& [name, value] : figures) RecordProperty(name, std::to_string(value));
    EXPECT_EQ(below_floors(*floors, task, set, figures), "");
  }
};

}  // namespace chancery
