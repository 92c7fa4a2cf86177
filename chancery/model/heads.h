// What is read off the encoded tokens: tags, lemma scripts, the labelled tree and name tags
// (sections 6 to 9 of docs/formats/model-file.md).
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "chancery/model/linear.h"
#include "chancery/model/sentence_encoder.h"
#include "chancery/model/tag_sequence.h"

namespace chancery {

// The choice for one token; each number is the place of a label in the model's header.
struct TokenDecision {
  std::uint16_t upos = 0;
  std::uint16_t xpos = 0;
  std::uint16_t lemma_script = 0;
  std::uint16_t deprel = 0;
  std::uint16_t name_tag = 0;
  std::uint32_t head = 0;  // place in the sentence; the number of its tokens stands for the root
};

class Heads {
 public:
  struct Rooms {
    Room states;
    Room arcs;
    Room panels;
    Room scores;
    Room labels;
    Room names;
    std::vector<std::uint32_t> heads;
    std::vector<std::uint16_t> tags;
  };

  static Heads load(TensorReader& reader, std::size_t token_width, std::size_t encoded_width);

  // Rows hold the encoded token and, after it, its token vector; they lie as SentenceRows says.
  // `out` gets one decision a token, sentence after sentence.
  void decide(const Kernels& kernels, const SentenceRows& sentences, const float* x,
              std::size_t x_stride, Rooms& rooms, TokenDecision* out) const;

 private:
  // Where each head's outputs stand in a row of the joint product.
  struct Columns {
    std::size_t upos = 0;
    std::size_t xpos = 0;
    std::size_t lemma = 0;
    std::size_t arc_dependent = 0;
    std::size_t arc_head = 0;
    std::size_t label_dependent = 0;
    std::size_t label_head = 0;
  };

  void load_states(TensorReader& reader, std::size_t encoded_width);
  void read_tags(const Kernels& kernels, const SentenceRows& sentences, const float* states,
                 TokenDecision* out) const;
  void find_trees(const Kernels& kernels, const SentenceRows& sentences, float* states,
                  Rooms& rooms, TokenDecision* out) const;
  void score_arcs(const Kernels& kernels, const float* states, const float* queries,
                  const float* distances, std::size_t n, Rooms& rooms, float* scores,
                  std::size_t stride) const;
  void label_arcs(const Kernels& kernels, const float* states, std::size_t n, Rooms& rooms,
                  TokenDecision* out) const;
  void find_names(const Kernels& kernels, const SentenceRows& sentences, const float* x,
                  std::size_t x_stride, Rooms& rooms, TokenDecision* out) const;
  std::size_t distance_class(std::size_t dependent, std::size_t head, std::size_t n) const;

  std::size_t arc_ = 0;
  std::size_t label_ = 0;
  std::size_t names_ = 0;
  std::size_t names_pieces_ = 0;
  std::size_t root_label_ = 0;
  std::size_t classes_ = 0;             // K
  std::vector<std::uint8_t> class_of_;  // of a distance; past the end: the last class
  Columns columns_;
  Linear states_;
  std::vector<float> root_arc_;  // the root's part of states_
  std::vector<float> root_label_state_;
  Linear bilinear_;
  Linear distance_;
  Matrix label_distance_;
  Linear labels_;
  Linear names_hidden_;
  Linear names_tags_;
  TagTransitions transitions_;
  std::size_t upos_count_ = 0;
  std::size_t xpos_count_ = 0;
  std::size_t lemma_count_ = 0;
};

}  // namespace chancery
