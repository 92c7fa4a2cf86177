// A folder of the test's own below the system's temporary one: tests run side by side, each in a
// process of its own, and must not write over one another.
#pragma once

#include <unistd.h>

#include <filesystem>
#include <string>

namespace chancery {

inline std::filesystem::path own_folder(const std::string& name) {
  const auto folder =
      std::filesystem::temp_directory_path() / (name + "_" + std::to_string(::getpid()));
  std::filesystem::create_directories(folder);
  return folder;
}

}  // namespace chancery
