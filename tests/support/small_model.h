// A model file small enough to make in a test: the format of docs/formats/model-file.md with random
// weights, so that loading and the arithmetic can be tested without the trained model.
#pragma once

#include <cstdint>
#include <cstring>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "chancery/base/digest.h"

namespace chancery {

class SmallModel {
 public:
  explicit SmallModel(unsigned seed = 1) : random_(seed) {
    add_shape();
    add_token_tensors();
    add_encoder_tensors();
    add_head_tensors();
  }

  // Header lines; a test may change them before bytes() is called.
  std::vector<std::string> lines;

  std::string bytes(bool right_digest = true) const {
    std::string header;
    for (const std::string& line : lines) header += line + "\n";
    header += "data_bytes " + std::to_string(data_.size()) + "\n";
    header += "data_sha256 " + sha256_hex(right_digest ? data_ : data_ + "x") + "\n";
    std::string out = "CHNMODEL";
    append_u32(out, 1);
    append_u32(out, static_cast<std::uint32_t>(header.size()));
    out += header;
    out.resize((out.size() + 63) / 64 * 64, '\0');
    return out + data_;
  }

  // Takes out the lines that begin with a text; gives how many there were.
  std::size_t remove(std::string_view start) {
    return std::erase_if(lines, [&](const std::string& line) { return line.rfind(start, 0) == 0; });
  }
  void replace(std::string_view start, const std::string& with) {
    for (std::string& line : lines) {
      if (line.rfind(start, 0) == 0) line = with;
    }
  }

 private:
  static void append_u32(std::string& out, std::uint32_t value) {
    char raw[4];
    std::memcpy(raw, &value, 4);
    out.append(raw, 4);
  }

  template <typename T>
  void add(const std::string& name, const std::string& type, const std::vector<std::size_t>& shape,
           const std::vector<T>& values) {
    data_.resize((data_.size() + 63) / 64 * 64, '\0');
    std::string line = "tensor " + name + " " + type + " " + std::to_string(shape.size());
    for (std::size_t d : shape) line += " " + std::to_string(d);
    const std::size_t bytes = values.size() * sizeof(T);
    lines.push_back(line + " " + std::to_string(data_.size()) + " " + std::to_string(bytes));
    const std::size_t at = data_.size();
    data_.resize(at + bytes);
    std::memcpy(data_.data() + at, values.data(), bytes);
  }

  void dense(const std::string& name, std::size_t rows, std::size_t columns) {
    std::vector<float> values(rows * columns);
    for (float& value : values) value = normal_(random_);
    add(name, "f32", rows == 1 ? std::vector{columns} : std::vector{rows, columns}, values);
  }
  void linear(const std::string& name, std::size_t outputs, std::size_t inputs) {
    dense(name + ".weight", outputs, inputs);
    dense(name + ".bias", 1, outputs);
  }
  void table(const std::string& name, std::size_t rows, std::size_t columns) {
    std::vector<std::int8_t> values(rows * columns);
    for (auto& value : values) value = static_cast<std::int8_t>(random_() % 255 - 127);
    add(name, "i8", {rows, columns}, values);
    add(name + ".scale", "f32", {rows}, std::vector<float>(rows, 0.01F));
  }

  void add_shape() {
    lines = {"name small",
             "embedding 12",
             "token 20",
             "token_pieces 2",
             "convolution_pieces 2",
             "recurrent_layers 2",
             "hidden 10",
             "arc 8",
             "label 9",
             "names 7",
             "names_pieces 2",
             "vector 6",
             "feature w form 0 emb.form",
             "feature b suffix 2 emb.suffix",
             "feature x shape 0 emb.shape",
             "lexicon_bit country",
             "upos NOUN",
             "upos VERB",
             "upos PUNCT",
             "xpos NN",
             "xpos VB",
             "deprel root",
             "deprel nsubj",
             "deprel obj",
             "deprel punct",
             "name_tag O",
             "name_tag B-PER",
             "name_tag I-PER",
             "distance 1 3 0",
             "lemma_script k 0 _",
             "lemma_script l 1 y"};
  }
  void add_token_tensors() {
    table("emb.form", 50, 12);
    table("emb.suffix", 30, 12);
    table("emb.shape", 10, 12);
    table("emb.lexicon", 1, 12);
    table("vectors.data", 3, 6);
    add("vectors.key", "u64", {3}, std::vector<std::uint64_t>{1, 2, 3});
    add("lexicon.key", "u64", {2}, std::vector<std::uint64_t>{5, 9});
    add("lexicon.bits", "u32", {2}, std::vector<std::uint32_t>{1, 0});
    dense("vector.weight", 12, 6);
    dense("vector.none", 1, 12);
    dense("mix.norm.gain", 1, 12);
    dense("mix.norm.bias", 1, 12);
    linear("mix", 40, 12);
  }
  void add_encoder_tensors() {
    linear("conv", 40, 60);
    dense("conv.norm.gain", 1, 20);
    dense("conv.norm.bias", 1, 20);
    linear("layer0", 80, 20);
    linear("layer1", 80, 20);
  }
  void add_head_tensors() {
    dense("root.vector", 1, 20);
    linear("upos", 3, 20);
    linear("xpos", 2, 20);
    linear("lemma", 2, 20);
    linear("arc.dependent", 8, 20);
    linear("arc.head", 8, 20);
    dense("arc.bilinear", 8, 8);
    dense("arc.bias", 1, 8);
    linear("arc.distance", 7, 8);
    linear("label.dependent", 9, 20);
    dense("label.head.weight", 9, 20);
    dense("label.distance", 7, 9);
    linear("label", 4, 9);
    linear("names.hidden", 14, 40);
    linear("names", 3, 7);
    add("names.start", "f32", {3}, std::vector<float>{0, 0, -10000});
    add("names.transition", "f32", {3, 3}, std::vector<float>{0, 0, -10000, 0, 0, 0, 0, 0, 0});
    const std::string lexicon = "said\tVERB\tsay\nwent\tVERB\tgo\n";
    add("lemma.lexicon", "u8", {lexicon.size()}, std::vector<char>(lexicon.begin(), lexicon.end()));
  }

  std::mt19937 random_;
  std::normal_distribution<float> normal_{0.0F, 0.3F};
  std::string data_;
};

}  // namespace chancery
