// The entry that libFuzzer calls, and by which replay.cc runs a corpus without it.
#pragma once

#include <cstddef>
#include <cstdint>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);
