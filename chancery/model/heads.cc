#include "chancery/model/heads.h"

#include <algorithm>
#include <string>

#include "chancery/base/numbers.h"
#include "chancery/model/arborescence.h"

namespace chancery {
namespace {

constexpr std::size_t kWidthLimit = 4096;
constexpr std::size_t kPieceLimit = 16;
constexpr std::size_t kLabelLimit = 4096;
constexpr std::size_t kDistanceLimit = 100;  // classes, and the largest limit but the last

std::size_t count_of(TensorReader& reader, std::string_view key) {
  const std::size_t count = reader.file().lines(key).size();
  if (count == 0 || count > kLabelLimit) {
    reader.refuse("no '" + std::string(key) + "' lines, or too many of them");
  }
  return count;
}

// The class of every distance below the last limit, and the number of classes.
std::vector<std::uint8_t> read_distances(TensorReader& reader, std::size_t& classes) {
  std::vector<std::uint8_t> class_of = {0};
  classes = 0;
  const auto& lines = reader.file().lines("distance");
  bool open = false;  // whether the class without a limit was met
  bool good = lines.size() == 1 && lines[0].size() <= kDistanceLimit;
  for (std::size_t i = 0; good && i < lines[0].size(); ++i) {
    const std::string_view text = lines[0][i];
    const auto limit = parse_number<std::size_t>(text);
    good = limit && !open && *limit <= kDistanceLimit && (*limit == 0 || *limit >= class_of.size());
    open = limit == 0U;
    if (good && !open) class_of.resize(*limit + 1, static_cast<std::uint8_t>(i));
    ++classes;
  }
  if (!good || !open) reader.refuse("'distance' must be ascending limits, the last of them 0");
  return class_of;
}

void append_rows(Matrix& joint, std::vector<float>& joint_bias, const Matrix& weight,
                 const std::vector<float>& bias) {
  joint.rows += weight.rows;
  joint.columns = weight.columns;
  joint.values.insert(joint.values.end(), weight.values.begin(), weight.values.end());
  joint_bias.insert(joint_bias.end(), bias.begin(), bias.end());
}

// relu(W v + b) for one vector, at load.
std::vector<float> apply_once(const Matrix& weight, const std::vector<float>& bias,
                              const std::vector<float>& v) {
  std::vector<float> y(weight.rows);
  for (std::size_t r = 0; r < weight.rows; ++r) {
    float sum = bias.empty() ? 0.0F : bias[r];
    for (std::size_t k = 0; k < weight.columns; ++k) {
      sum += weight.values[r * weight.columns + k] * v[k];
    }
    y[r] = sum;
  }
  return y;
}

}  // namespace

void Heads::load_states(TensorReader& reader, std::size_t encoded_width) {
  Matrix joint;
  std::vector<float> joint_bias;
  const std::vector<float> root = reader.vector("root.vector", encoded_width);
  const auto append = [&](const std::string& name, std::size_t rows, bool has_bias) {
    const std::size_t column = joint.rows;
    const Matrix weight = reader.matrix(name + ".weight", rows, encoded_width);
    const std::vector<float> bias =
        has_bias ? reader.vector(name + ".bias", rows) : std::vector<float>(rows, 0.0F);
    append_rows(joint, joint_bias, weight, bias);
    if (reader.error()) return column;
    if (name == "arc.head") {
      root_arc_ = apply_once(weight, bias, root);
      for (float& value : root_arc_) value = std::max(value, 0.0F);
    }
    if (name == "label.head") root_label_state_ = apply_once(weight, bias, root);
    return column;
  };
  columns_.upos = append("upos", upos_count_, true);
  columns_.xpos = append("xpos", xpos_count_, true);
  columns_.lemma = append("lemma", lemma_count_, true);
  columns_.arc_dependent = append("arc.dependent", arc_, true);
  columns_.arc_head = append("arc.head", arc_, true);
  columns_.label_dependent = append("label.dependent", label_, true);
  columns_.label_head = append("label.head", label_, false);
  if (!reader.error()) states_ = Linear(joint, joint_bias);
}

Heads Heads::load(TensorReader& reader, std::size_t token_width, std::size_t encoded_width) {
  Heads heads;
  heads.arc_ = reader.number("arc", kWidthLimit);
  heads.label_ = reader.number("label", kWidthLimit);
  heads.names_ = reader.number("names", kWidthLimit);
  heads.names_pieces_ = reader.number("names_pieces", kPieceLimit);
  heads.upos_count_ = count_of(reader, "upos");
  heads.xpos_count_ = count_of(reader, "xpos");
  heads.lemma_count_ = count_of(reader, "lemma_script");
  const std::size_t labels = count_of(reader, "deprel");
  const std::size_t tags = count_of(reader, "name_tag");
  const std::vector<std::string_view> deprels = reader.file().words("deprel");
  const auto root = std::find(deprels.begin(), deprels.end(), "root");
  if (root == deprels.end() || labels < 2) reader.refuse("no deprel 'root', or no other");
  heads.root_label_ = static_cast<std::size_t>(root - deprels.begin());
  heads.class_of_ = read_distances(reader, heads.classes_);
  if (reader.error()) return heads;

  heads.load_states(reader, encoded_width);
  const std::size_t distances = 2 * heads.classes_ + 1;
  Matrix bilinear = reader.matrix("arc.bilinear", heads.arc_, heads.arc_);
  if (reader.error()) return heads;
  for (std::size_t a = 0; a < heads.arc_; ++a) {
    for (std::size_t b = 0; b < a; ++b) {
      std::swap(bilinear.values[a * heads.arc_ + b], bilinear.values[b * heads.arc_ + a]);
    }
  }
  heads.bilinear_ = Linear(bilinear, reader.vector("arc.bias", heads.arc_));
  heads.distance_ = reader.linear("arc.distance", distances, heads.arc_);
  heads.label_distance_ = reader.matrix("label.distance", distances, heads.label_);
  heads.labels_ = reader.linear("label", labels, heads.label_);
  heads.names_hidden_ = reader.linear("names.hidden", heads.names_pieces_ * heads.names_,
                                      encoded_width + token_width);
  heads.names_tags_ = reader.linear("names", tags, heads.names_);
  heads.transitions_.start = reader.vector("names.start", tags);
  heads.transitions_.transition = reader.matrix("names.transition", tags, tags);
  return heads;
}

std::size_t Heads::distance_class(std::size_t dependent, std::size_t head, std::size_t n) const {
  if (head == n) return 2 * classes_;
  const std::size_t distance = head < dependent ? dependent - head : head - dependent;
  const std::size_t k = distance < class_of_.size() ? class_of_[distance] : classes_ - 1;
  return head < dependent ? k : classes_ + k;
}

void Heads::read_tags(const Kernels& kernels, const SentenceRows& sentences, const float* states,
                      TokenDecision* out) const {
  const auto largest = [&](const float* row, std::size_t column, std::size_t count) {
    return static_cast<std::uint16_t>(kernels.argmax(row + column, count));
  };
  std::size_t row = 1;
  for (std::uint32_t length : sentences.lengths) {
    for (std::uint32_t i = 0; i < length; ++i, ++row, ++out) {
      const float* state = states + row * states_.width();
      out->upos = largest(state, columns_.upos, upos_count_);
      out->xpos = largest(state, columns_.xpos, xpos_count_);
      out->lemma_script = largest(state, columns_.lemma, lemma_count_);
    }
    ++row;
  }
}

void Heads::score_arcs(const Kernels& kernels, const float* states, const float* queries,
                       const float* distances, std::size_t n, Rooms& rooms, float* scores,
                       std::size_t stride) const {
  const float* heads = states + columns_.arc_head;
  float* panels = rooms.panels.floats(pack_panels(nullptr, 0, n + 1, arc_, nullptr) + stride);
  float* no_bias = panels + pack_panels(heads, states_.width(), n + 1, arc_, panels);
  std::fill_n(no_bias, stride, 0.0F);
  kernels.gemm(queries, bilinear_.width(), n, arc_, panels, stride / kPanel, no_bias, scores,
               stride);
  for (std::size_t i = 0; i < n; ++i) {
    const float* bias = distances + i * distance_.width();
    float* row = scores + i * stride;
    for (std::size_t j = 0; j <= n; ++j) {
      if (j != i) row[j] += bias[distance_class(i, j, n)];
    }
  }
}

void Heads::label_arcs(const Kernels& kernels, const float* states, std::size_t n, Rooms& rooms,
                       TokenDecision* out) const {
  const std::size_t width = labels_.width();
  float* hidden = rooms.labels.floats(n * (label_ + width));
  float* scores = hidden + n * label_;
  for (std::size_t i = 0; i < n; ++i) {
    const std::size_t head = out[i].head;
    float* y = hidden + i * label_;
    std::copy_n(states + i * states_.width() + columns_.label_dependent, label_, y);
    kernels.add(states + head * states_.width() + columns_.label_head, label_, y);
    kernels.add(label_distance_.values.data() + distance_class(i, head, n) * label_, label_, y);
  }
  kernels.relu(hidden, label_, n, label_);
  labels_.apply(kernels, hidden, label_, n, scores, width);
  for (std::size_t i = 0; i < n; ++i) {
    float* row = scores + i * width;
    const bool root = out[i].head == n;
    if (!root) row[root_label_] = -1e30F;
    out[i].deprel =
        static_cast<std::uint16_t>(root ? root_label_ : kernels.argmax(row, labels_.outputs()));
  }
}

void Heads::find_trees(const Kernels& kernels, const SentenceRows& sentences, float* states,
                       Rooms& rooms, TokenDecision* out) const {
  const std::size_t rows = sentences.rows();
  const std::size_t width = states_.width();
  // The queries of all rows, then what every class of distance is worth to each.
  float* queries = rooms.arcs.floats(rows * (bilinear_.width() + distance_.width()));
  float* distances = queries + rows * bilinear_.width();
  const float* dependents = states + width + columns_.arc_dependent;
  bilinear_.apply(kernels, dependents, width, rows - 2, queries + bilinear_.width(),
                  bilinear_.width());
  distance_.apply(kernels, dependents, width, rows - 2, distances + distance_.width(),
                  distance_.width());
  std::size_t row = 1;
  for (std::uint32_t n : sentences.lengths) {
    // The row after the sentence stands for the root.
    float* root = states + (row + n) * width;
    std::copy(root_arc_.begin(), root_arc_.end(), root + columns_.arc_head);
    std::copy(root_label_state_.begin(), root_label_state_.end(), root + columns_.label_head);
    const std::size_t stride = (n + kPanel) / kPanel * kPanel;
    float* scores = rooms.scores.floats(n * stride);
    score_arcs(kernels, states + row * width, queries + row * bilinear_.width(),
               distances + row * distance_.width(), n, rooms, scores, stride);
    best_tree(scores, n, stride, rooms.heads);
    for (std::uint32_t i = 0; i < n; ++i) out[i].head = rooms.heads[i];
    label_arcs(kernels, states + row * width, n, rooms, out);
    row += n + 1;
    out += n;
  }
}

void Heads::find_names(const Kernels& kernels, const SentenceRows& sentences, const float* x,
                       std::size_t x_stride, Rooms& rooms, TokenDecision* out) const {
  const std::size_t rows = sentences.rows() - 2;
  const std::size_t hidden_width = names_hidden_.width();
  const std::size_t tags_width = names_tags_.width();
  float* hidden = rooms.names.floats(rows * (hidden_width + names_ + tags_width));
  float* narrow = hidden + rows * hidden_width;
  float* scores = narrow + rows * names_;
  names_hidden_.apply(kernels, x + x_stride, x_stride, rows, hidden, hidden_width);
  kernels.maxout(hidden, hidden_width, rows, names_, names_pieces_, narrow, names_);
  names_tags_.apply(kernels, narrow, names_, rows, scores, tags_width);
  std::size_t row = 0;
  for (std::uint32_t n : sentences.lengths) {
    best_tags(transitions_, scores + row * tags_width, tags_width, n, rooms.tags);
    for (std::uint32_t i = 0; i < n; ++i) out[i].name_tag = rooms.tags[i];
    row += n + 1;
    out += n;
  }
}

void Heads::decide(const Kernels& kernels, const SentenceRows& sentences, const float* x,
                   std::size_t x_stride, Rooms& rooms, TokenDecision* out) const {
  const std::size_t rows = sentences.rows();
  if (rows < 3) return;
  const std::size_t width = states_.width();
  float* states = rooms.states.floats(rows * width);
  states_.apply(kernels, x + x_stride, x_stride, rows - 2, states + width, width);
  kernels.relu(states + width + columns_.arc_dependent, width, rows - 2, 2 * arc_);
  read_tags(kernels, sentences, states, out);
  find_trees(kernels, sentences, states, rooms, out);
  find_names(kernels, sentences, x, x_stride, rooms, out);
}

}  // namespace chancery
