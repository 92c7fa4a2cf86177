"""Trains the ranker of senses, which decides what a predicate tells of where senses of the lexicon compete or
none of a verb holds, and writes data/model/sense.tsv.

    train_senses.py CHANCERY [--held]      CHANCERY is the built program, which makes the features

The model is linear, as that of train_ranker.py: each feature has a weight for each of the sixteen types and for
"no event", its own plus a map of its word's vector. `--held` writes nothing: it leaves out every seventh kernel
and silent sentence, and tells how these are answered.
"""

import csv
import glob
import os
import re
import subprocess
import sys
import tempfile
import zlib

import numpy
import torch

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
for folder in ("training", "training/events"):
    sys.path.insert(0, os.path.join(ROOT, folder))
import linear  # noqa: E402
import make_sentences as told  # noqa: E402
import shown_predicates  # noqa: E402

TYPES = ("AGREE CONSULT SUPPORT CONCEDE COOPERATE AID RETREAT REQUEST ACCUSE REJECT THREATEN "
         "PROTEST SANCTION MOBILIZE COERCE ASSAULT").split()
NONE = "-"
CLASSES = TYPES + [NONE]
# Kinds of features whose words have vectors, and those of which the whole vocabulary is written.
KINDS = ("p", "o", "i", "x", "s", "o.mod", "x.mod", "c", "w", "adv")
OPEN_KINDS = ("p", "o", "x", "w")
VOCABULARY = 9000
EPOCHS, BATCH, RATE, DECAY, VECTOR_DECAY, DROP = 6, 256, 0.02, 2e-5, 1e-4, 0.4
SEEDS = (7, 11)
LEAST_KERNELS = 2  # kernels that must show a feature for it to count
LEAST_WEIGHT = 0.25  # a feature whose weights are all smaller is left out
NONE_MASS = 0.5  # what "no event" counts for, all together
CONTRAST = 4  # how much a contrast counts against a told kernel
SHOWN = 4  # how much a sentence that shows a predicate counts


def silent_sentences():
    """Sentences that tell of no event, from silent/, tests/predicates and training/domains, and what each was told from."""
    for path in sorted(glob.glob(os.path.join(HERE, "silent", "*.txt"))):
        for line in open(path, encoding="utf-8"):
            yield line.rstrip("\n"), line
    for path in sorted(glob.glob(shown_predicates.TABLES)):
        with open(path, encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
                if row["type"] == NONE:
                    yield row["sentence"], row["sentence"]
    sys.path.insert(0, os.path.join(ROOT, "training", "domains"))
    del sys.modules["make_sentences"]
    import make_sentences as domains
    for row in domains.sentences():
        if row["subject"] != "public":
            yield row["sentence"], row["kernel"]


def contrasts():
    """Type, sentence and the span in bytes of the verb that the type is of."""
    for path in sorted(glob.glob(os.path.join(HERE, "contrasts", "*.txt"))):
        for line in open(path, encoding="utf-8"):
            kind, marked = line.rstrip("\n").split(" | ", 1)
            bare = "".join(c for c in marked if c not in "[]{}")
            before, verb, behind = re.split("[<>]", bare)
            begin = len(before.encode())
            yield kind, before + verb + behind, (begin, begin + len(verb.encode()))


def material(program):
    """Dicts of sentence, type, kernel, weight, and what says which predicate is meant: `actor` and `recipient`, or
    `verb` (spans in bytes); without them it is every one. The type is that of the clause itself; clauses under a word
    that makes another type of them are left out."""
    types = [kernel[0] for kernel in told.kernels()]
    rows = []
    for row in told.sentences(shown_predicates.sentences(program)):
        own = types[int(row["kernel"][1:])] if row["kernel"].startswith("k") else row["type"]
        if not row["actor"] or not row["recipient"] or own != row["type"]:
            continue
        span = lambda place: tuple(len(row["text"][:int(n)].encode()) for n in place.split(":"))
        rows.append({"sentence": row["text"], "actor": span(row["actor"]), "recipient": span(row["recipient"]),
                     "type": own, "kernel": row["kernel"],
                     "weight": SHOWN if row["file"] == shown_predicates.FILE else 1})
    rows += [{"sentence": sentence, "verb": verb, "type": kind, "kernel": sentence, "weight": CONTRAST}
             for kind, sentence, verb in contrasts()]
    rows += [{"sentence": sentence, "type": NONE, "kernel": kernel, "weight": 1}
             for sentence, kernel in silent_sentences()]
    return rows


def observe(program, rows):
    """Of each row the predicates: (span, state, actors, recipients, [(name, value)]), see eval/sense_scores.h."""
    with tempfile.NamedTemporaryFile("w", suffix=".tsv") as file:
        file.write("sentence\n" + "".join(r["sentence"].replace("\t", " ") + "\n" for r in rows))
        file.flush()
        done = subprocess.run([program, "evaluate", "senses", file.name, "--features"], check=True,
                              stdout=subprocess.PIPE)
    seen = [[] for _ in rows]
    spans = lambda text: [tuple(int(n) for n in s.split(":")) for s in text.split(",") if s]
    for line in done.stdout.decode().splitlines():
        place, span, state, parties, *features = line.split("\t")
        actors, recipients = parties.split(">")
        seen[int(place)].append((spans(span)[0], state, spans(actors), spans(recipients),
                                 [(n, float(v)) for n, v in (f.rsplit("=", 1) for f in features)]))
    return seen


def overlaps(spans, span):
    return any(begin < span[1] and span[0] < end for begin, end in spans)


def examples(rows, seen):
    """(type, kernel, weight, state, features). Of a sentence with a pair the predicate that has both as its parties is meant, one
    that the lexicon knows before others."""
    for row, predicates in zip(rows, seen):
        if "verb" in row:
            meant = [p for p in predicates if p[0] == row["verb"]]
        elif "actor" in row:
            meant = [p for p in predicates if overlaps(p[2], row["actor"]) and overlaps(p[3], row["recipient"])]
            meant = sorted(meant, key=lambda p: p[1] == "-")[:1]
        else:
            meant = predicates
        for _, state, _, _, features in meant:
            yield row["type"], row["kernel"], row["weight"], state, features


def train(some, names, bags, seed):
    labels = torch.tensor([CLASSES.index(kind) for kind, *_ in some])
    counts = torch.tensor([float(weight) for _, _, weight, _, _ in some])
    mass = torch.zeros(len(CLASSES)).index_add(0, labels, counts)
    # The rarer a type the more it counts, by the root.
    share = (mass[:-1].mean() / mass.clamp(min=1)).sqrt()
    share[-1] = (share * mass)[:-1].sum() / mass[-1] * NONE_MASS / (1 - NONE_MASS)
    class_loss = torch.nn.CrossEntropyLoss(weight=share, label_smoothing=0.03, reduction="none")

    def loss_of(scores, batch):
        return (class_loss(scores, labels[batch]) * counts[batch]).mean()

    return linear.train(bags, names, len(CLASSES), loss_of, seed, EPOCHS, BATCH, RATE, DECAY, VECTOR_DECAY, DROP)


def learn(some, words, seeds):
    """The mean of the tables of several runs."""
    observed = [features for *_, features in some]
    names = linear.kept_names([kernel for _, kernel, *_ in some], observed, LEAST_KERNELS)
    bags = linear.Material(observed, names, words, KINDS)
    total = {}
    for seed in seeds:
        weights = linear.table(names, train(some, names, bags, seed), words, KINDS, OPEN_KINDS, VOCABULARY)
        for name, weight in weights.items():
            total[name] = total.get(name, 0) + weight / len(seeds)
    return total


def shares(weights, features):
    score = linear.score(weights, features, len(CLASSES))
    likely = numpy.exp(score - score.max())
    return likely / likely.sum()


def measure(all_examples, words):
    """What is answered of held kernels and silent sentences: where a sense of the lexicon holds, how often the lexicon and
    the ranker name the right type; where none does, by bound on the share: how many of those answered with an event are
    right, how many events are found, how many silent sentences are coded."""
    held = lambda example: zlib.crc32(example[1].encode()) % 7 == 0
    weights = learn([e for e in all_examples if not held(e)], words, SEEDS[:1])
    outside = [(kind, state, shares(weights, features)) for kind, _, _, state, features in filter(held, all_examples)]
    listed = [(kind, state, CLASSES[s.argmax()]) for kind, state, s in outside if state in TYPES and kind != NONE]
    print("%d with a sense: lexicon right %.1f %%, ranker %.1f %%" % (
        len(listed), 100 * numpy.mean([kind == state for kind, state, _ in listed]),
        100 * numpy.mean([kind == answer for kind, _, answer in listed])))
    unlisted = [(kind, s) for kind, state, s in outside if state == "-"]
    events = sum(kind != NONE for kind, _ in unlisted)
    print("without: %d events, %d silent" % (events, len(unlisted) - events))
    for bound in (0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9):
        said = [(kind, CLASSES[s[:-1].argmax()]) for kind, s in unlisted if s[:-1].max() >= bound]
        right = sum(kind == answer for kind, answer in said)
        false = sum(kind == NONE for kind, _ in said)
        print("from %.1f: right %.1f %%, found %.1f %%, silent ones coded %.2f %%" % (
            bound, 100 * right / max(1, len(said)), 100 * right / events,
            100 * false / (len(unlisted) - events)))


def main():
    program, held = sys.argv[1], "--held" in sys.argv
    rows = material(program)
    some = list(examples(rows, observe(program, rows)))
    words = linear.Words()
    if held:
        return measure(some, words)
    linear.write(os.path.join(ROOT, "data/model/sense.tsv"),
                 "Weights of the ranker of senses, a character for each class: " + " ".join(CLASSES),
                 learn(some, words, SEEDS), LEAST_WEIGHT)


if __name__ == "__main__":
    main()
