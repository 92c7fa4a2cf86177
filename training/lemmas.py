"""Lemmas as edit scripts over the normalised form, with a lexicon of the forms seen in training."""

import collections

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
