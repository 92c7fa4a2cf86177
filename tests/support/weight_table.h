// A data folder of the test's own that holds one table of weights.
#pragma once

#include <filesystem>
#include <fstream>
#include <string>

#include "tests/support/own_folder.h"

namespace chancery {

// `model` is the name of the table below model/, without its ending; `rows` are its rows.
inline std::filesystem::path data_with_weights(const std::string& model, const char* rows) {
  const auto data = own_folder(model + "_model");
  std::filesystem::create_directories(data / "model");
  std::ofstream(data / "model" / (model + ".tsv")) << "feature\tweights\n" << rows;
  return data;
}

}  // namespace chancery
