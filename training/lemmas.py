"""Lemmas as edit scripts over the normalised form, with a lexicon of the forms seen in training."""

import collections
import os

import features
import wordlists

KEEP, LOWER, CAPITAL, LITERAL = "k", "l", "c", "="
MAX_CUT = 6
MIN_SCRIPT_COUNT = 4


def cased(case, form):
    if case == LOWER:
        return features.lower(form)
    if case == CAPITAL:
        return form[:1] + features.lower(form[1:])
    return form


def apply(script, form):
    """The lemma that a script makes of a normalised form."""
    case, cut, suffix = script
    if case == LITERAL:
        return suffix
    suffix = "" if suffix == "_" else suffix
    base = cased(case, form)
    if cut == 0:
        return base + suffix
    return base[:-cut] + suffix if len(base) > cut else base


def derive(form, lemma):
    """The simplest script that makes the lemma of the form."""
    best = None
    for rank, case in enumerate(
        (LOWER, KEEP, CAPITAL) if features.lower(lemma) == lemma else (KEEP, CAPITAL)
    ):
        base = cased(case, form)
        common = 0
        while common < min(len(base), len(lemma)) and base[common] == lemma[common]:
            common += 1
        cut, suffix = len(base) - common, lemma[common:]
        if common > 0 and cut <= MAX_CUT and " " not in suffix:
            cost = (cut + len(suffix), rank)
            if best is None or cost < best[0]:
                best = (cost, (case, cut, suffix or "_"))
    return best[1] if best else (LITERAL, 0, lemma)


def scripts(pairs):
    """The frequent scripts of (form, lemma) pairs, most frequent first; plain keeping is always
    there.
    """
    counts = collections.Counter(derive(form, lemma) for form, lemma in pairs if " " not in lemma)
    counts[(KEEP, 0, "_")] += MIN_SCRIPT_COUNT
    counts[(LOWER, 0, "_")] += MIN_SCRIPT_COUNT
    return [
        script
        for script, count in sorted(counts.items(), key=lambda item: (-item[1], item[0]))
        if count >= MIN_SCRIPT_COUNT
    ]


def lexicon(triples, minimum=1):
    """(lower-cased form, tag) -> lemma for pairs with one lemma in at least 95 % of `minimum` or
    more tokens.
    """
    counts = collections.defaultdict(collections.Counter)
    for form, tag, lemma in triples:
        if tag not in ("PROPN", "X", "PUNCT", "SYM", "NUM") and "\t" not in lemma:
            counts[features.lower(form), tag][lemma] += 1
    chosen = wordlists.irregular_lemmas()
    for key, lemma_counts in counts.items():
        lemma, count = lemma_counts.most_common(1)[0]
        total = sum(lemma_counts.values())
        if total >= minimum and count >= 0.95 * total:
            chosen[key] = lemma
    return chosen


WORDNET = "/usr/share/wordnet"  # Debian's wordnet-base
VOWELS = "aeiou"


def wordnet_words(part):
    """The single words of a part of speech in WordNet 3.0."""
    with open(os.path.join(WORDNET, "index." + part), encoding="ascii") as stream:
        words = (line.split(" ", 1)[0] for line in stream if not line.startswith(" "))
        return sorted(word for word in words if word.isalpha() and len(word) > 2)


def _doubles(word):
    """Whether the last consonant is doubled before -ed, -ing, -er: always, never, or perhaps."""
    short = (
        word[-1] not in VOWELS + "wxy" and word[-2] in VOWELS and word[-3] not in VOWELS
        or word[-3:-1] == "ui" and word[-4:-3] == "q"
    )
    if not short:
        return (False,)
    vowels = sum(1 for before, letter in zip(" " + word, word) if letter in VOWELS + "y")
    return (True,) if vowels == 1 else (True, False)


def _with_ending(word, ending):
    """The spellings of a word with -ed, -ing, -er or -est."""
    if word.endswith("e"):
        keeps = ending == "ing" and word.endswith(("ee", "oe", "ye"))
        return [word + ending] if keeps else [word[:-1] + ending]
    if word.endswith("y") and word[-2] not in VOWELS and ending != "ing":
        return [word[:-1] + "i" + ending]
    return [word + (word[-1] if double else "") + ending for double in _doubles(word)]


def _with_s(word):
    if word.endswith(("s", "x", "z", "ch", "sh")):
        return [word + "es"]
    if word.endswith("y") and word[-2] not in VOWELS:
        return [word[:-1] + "ies"]
    return [word + "s"]


def regular_forms():
    """(form, tag) -> lemma of regular verbs and adjectives, without forms that two of them share."""
    found = collections.defaultdict(set)
    for verb in wordnet_words("verb"):
        for form in _with_s(verb) + _with_ending(verb, "ed") + _with_ending(verb, "ing"):
            found[form, "VERB"].add(verb)
    for adjective in wordnet_words("adj"):
        if len(adjective) <= 7:
            for form in _with_ending(adjective, "er") + _with_ending(adjective, "est"):
                found[form, "ADJ"].add(adjective)
    base = {"VERB": frozenset(wordnet_words("verb")), "ADJ": frozenset(wordnet_words("adj"))}
    return {
        key: words.pop()
        for key, words in found.items()
        if len(words) == 1 and key[0] not in base[key[1]]
    }


def name_forms(names):
    """(form, PROPN) -> lemma of names, however they are written."""
    found = collections.defaultdict(set)
    for name in names:
        if name.isalpha() and len(name) > 3 and name[0].isupper() and not name.isupper():
            found[features.lower(name), "PROPN"].add(name)
    return {key: words.pop() for key, words in found.items() if len(words) == 1}


def extended(chosen, names):
    """The lexicon of a checkpoint with regular forms and names that training did not see."""
    return {**name_forms(names), **regular_forms(), **chosen}
