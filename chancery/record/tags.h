// The tags of tokens as closed lists: universal and Penn parts of speech, relations of dependency.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace chancery {

// Universal part-of-speech tags.
enum class Upos : std::uint8_t {
  kAdj,
  kAdp,
  kAdv,
  kAux,
  kCconj,
  kDet,
  kIntj,
  kNoun,
  kNum,
  kPart,
  kPron,
  kPropn,
  kPunct,
  kSconj,
  kSym,
  kVerb,
  kX,
};
std::string_view to_string(Upos upos);  // "ADJ"
std::optional<Upos> parse_upos(std::string_view text);

// Penn Treebank tags as the English UD treebanks have them.
enum class Xpos : std::uint8_t {
  kUnknown,
  kCC,
  kCD,
  kDT,
  kEX,
  kFW,
  kIN,
  kJJ,
  kJJR,
  kJJS,
  kLS,
  kMD,
  kNN,
  kNNS,
  kNNP,
  kNNPS,
  kPDT,
  kPOS,
  kPRP,
  kPRPPoss,
  kRB,
  kRBR,
  kRBS,
  kRP,
  kSYM,
  kTO,
  kUH,
  kVB,
  kVBD,
  kVBG,
  kVBN,
  kVBP,
  kVBZ,
  kWDT,
  kWP,
  kWPPoss,
  kWRB,
  kComma,
  kPeriod,
  kColon,
  kLeftQuote,
  kRightQuote,
  kLeftBracket,
  kRightBracket,
  kHyphen,
  kDollar,
  kHash,
  kADD,
  kAFX,
  kGW,
  kNFP,
  kXX,
};
std::string_view to_string(Xpos xpos);  // "VBD"; "_" for kUnknown
std::optional<Xpos> parse_xpos(std::string_view text);

// Relations of UD v2 with the subtypes of the English treebanks.
enum class Deprel : std::uint8_t {
  kDep,
  kRoot,
  kAcl,
  kAclRelcl,
  kAdvcl,
  kAdvclRelcl,
  kAdvmod,
  kAmod,
  kAppos,
  kAux,
  kAuxPass,
  kCase,
  kCc,
  kCcPreconj,
  kCcomp,
  kCompound,
  kCompoundPrt,
  kConj,
  kCop,
  kCsubj,
  kCsubjOuter,
  kCsubjPass,
  kDet,
  kDetPredet,
  kDiscourse,
  kDislocated,
  kExpl,
  kFixed,
  kFlat,
  kGoeswith,
  kIobj,
  kList,
  kMark,
  kNmod,
  kNmodDesc,
  kNmodPoss,
  kNmodUnmarked,
  kNsubj,
  kNsubjOuter,
  kNsubjPass,
  kNummod,
  kObj,
  kObl,
  kOblAgent,
  kOblUnmarked,
  kOrphan,
  kParataxis,
  kPunct,
  kReparandum,
  kVocative,
  kXcomp,
};
std::string_view to_string(Deprel deprel);  // "nsubj:pass"
// Older subtype names (nmod:npmod, obl:tmod, flat:name, ...) map to what they are called now; an
// unknown subtype falls back to its relation.
std::optional<Deprel> parse_deprel(std::string_view text);

}  // namespace chancery
