// Any bytes as a model: refused with a reason, or loaded and used without harm. The digest is put
// right first, else nothing would get past it.
#include <string>

#include "chancery/base/digest.h"
#include "chancery/model/network.h"
#include "fuzz/fuzz_target.h"

namespace {

// The value of `data_sha256` in the header, overwritten by the digest of what follows the header.
std::string with_right_digest(std::string bytes) {
  constexpr std::string_view kKey = "data_sha256 ";
  const std::size_t at = bytes.find(kKey);
  if (bytes.size() < 16 || at == std::string::npos) return bytes;
  std::size_t header = 0;
  for (std::size_t i = 0; i < 4; ++i) {
    header |= static_cast<std::size_t>(static_cast<unsigned char>(bytes[12 + i])) << (8 * i);
  }
  const std::size_t begin = (16 + header + 63) / 64 * 64;
  const std::size_t value = at + kKey.size();
  if (begin > bytes.size() || value + 64 > bytes.size()) return bytes;
  const std::string digest = chancery::sha256_hex(std::string_view(bytes).substr(begin));
  return bytes.replace(value, digest.size(), digest);
}

}  // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string bytes =
      with_right_digest(std::string(reinterpret_cast<const char*>(data), size));
  auto file = chancery::ModelFile::parse("fuzz", bytes);
  if (!file) return 0;
  const auto network = chancery::Network::load(std::move(*file));
  if (!network) return 0;
  chancery::Network::Scratch scratch;
  const std::vector<std::uint32_t> lengths = {2, 1, 5};
  scratch.begin(*network, lengths);
  for (std::size_t s = 0; s < lengths.size(); ++s) {
    for (std::size_t i = 0; i < lengths[s]; ++i) {
      chancery::FormHashes form;
      form.features[0] = s * 7 + i;
      network->encode_forms(std::span(&form, 1), scratch, scratch.token(s, i));
    }
  }
  std::vector<chancery::TokenDecision> decisions;
  network->decide(scratch, decisions);
  return 0;
}
