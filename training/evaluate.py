"""Scores a model file on the development sets: evaluate.py MODEL.chm DATA_DIR

Tags, lemmas and trees: all gold tokens, full labels (the CoNLL 2018 measures). Names: exact span
and type, in percent; GPE counts as LOC where the set does not tell them apart, and types that a set
does not have are left out.
"""

import argparse
import collections
import os

import corpora
import reference


def tree_figures(model, sentences):
    right, total = collections.Counter(), 0
    for sentence in sentences:
        found = model.analyse(sentence.forms)
        total += len(sentence.forms)
        for index in range(len(sentence.forms)):
            head = found.heads[index] == sentence.heads[index]
            right["UPOS"] += found.upos[index] == sentence.upos[index]
            right["XPOS"] += found.xpos[index] == sentence.xpos[index]
            right["lemma"] += (
                found.lemmas[index] == sentence.lemmas[index] or sentence.lemmas[index] == "_"
            )
            right["UAS"] += head
            right["LAS"] += head and found.deprels[index] == sentence.deprels[index]
    return {name: 100 * count / total for name, count in right.items()}


def predicted_spans(model, tokens):
    """Names found in the tokens of a corpus, by its own token numbers; names that cut a token apart
    are dropped.
    """
    forms, _, origin = corpora.retokenise(tokens, ["O"] * len(tokens))
    out = []
    for start, end, kind in corpora.spans(model.analyse(forms, tree=False).names):
        whole = (start == 0 or origin[start - 1] != origin[start]) and (
            end == len(forms) or origin[end] != origin[end - 1]
        )
        if whole:
            out.append((origin[start], origin[end - 1] + 1, kind))
    return out


def name_figures(model, rows, kinds):
    """{type: (precision, recall, F1)} over the types of `kinds`, a map of types; others are left
    out.
    """
    counts = collections.defaultdict(lambda: [0, 0, 0])
    for sentence in rows:
        tokens, tags, _ = zip(*sentence)
        wanted = lambda found: {
            (start, end, kinds[kind]) for start, end, kind in found if kind in kinds
        }
        gold, system = wanted(corpora.spans(tags)), wanted(predicted_spans(model, list(tokens)))
        for group, position in ((gold & system, 0), (system, 1), (gold, 2)):
            for span in group:
                counts[span[2]][position] += 1
                counts["all"][position] += 1
    figures = {}
    for kind, (both, system, gold) in sorted(counts.items()):
        precision, recall = both / max(system, 1), both / max(gold, 1)
        figures[kind] = tuple(
            100 * value for value in (precision, recall, 2 * both / max(system + gold, 1))
        )
    return figures


PLAIN = {"PER": "PER", "ORG": "ORG", "LOC": "LOC", "GPE": "LOC"}
WITH_MISC = dict(PLAIN, MISC="MISC", NORP="MISC", EVENT="MISC")


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("model")
    parser.add_argument("data_dir")
    parser.add_argument("--names-only", action="store_true")
    options = parser.parse_args()
    model = reference.Model(options.model)
    if not options.names_only:
        for name in ("en_ewt-dev", "en_gum-dev"):
            sentences = corpora.read_treebank(
                os.path.join(options.data_dir, "ud", name + ".conllu.gz")
            )
            figures = tree_figures(model, sentences)
            print(name, "  ".join("%s %.2f" % item for item in figures.items()), flush=True)
    path = lambda name: os.path.join(options.data_dir, "ner", name + ".conll.gz")
    held = corpora.split_wikigold(corpora.read_bio(path("wikigold")))[1]
    sets = (
        ("uner_en_ewt-dev", corpora.read_bio(path("uner_en_ewt-dev")), PLAIN),
        ("crossner_politics-dev", corpora.read_bio(path("crossner_politics-dev")), PLAIN),
        (
            "crossner_politics-dev with MISC",
            corpora.read_bio(path("crossner_politics-dev")),
            WITH_MISC,
        ),
        ("wikigold last fifth", held, PLAIN),
        ("wikigold last fifth with MISC", held, WITH_MISC),
    )
    for name, rows, kinds in sets:
        figures = name_figures(model, rows, kinds)
        print(
            name,
            "  ".join("%s %.1f/%.1f/%.1f" % (kind, *values) for kind, values in figures.items()),
            flush=True,
        )


if __name__ == "__main__":
    main()
