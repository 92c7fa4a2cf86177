// A folder of the test's own below the system's temporary one: tests run side by side, each in a
// process of its own, and must not write over one another. It goes when the process ends.
#pragma once

#include <unistd.h>

#include <filesystem>
#include <string>
#include <vector>

namespace chancery {

struct OwnFolders {
  std::vector<std::filesystem::path> made;

  ~OwnFolders() {
    std::error_code ignored;
    for (const auto& folder : made) std::filesystem::remove_all(folder, ignored);
  }
};

inline std::filesystem::path own_folder(const std::string& name) {
  const auto folder =
      std::filesystem::temp_directory_path() / (name + "_" + std::to_string(::getpid()));
  std::filesystem::create_directories(folder);
  static OwnFolders folders;
  folders.made.push_back(folder);
  return folder;
}

}  // namespace chancery
