"""Trains the ranker of `chancery relate` on make_sentences.py and shown_predicates.py, and writes data/model/relation.tsv.

    train_ranker.py CHANCERY [--held]      CHANCERY is the built program, which makes the features

The model is linear: each feature has a weight for each class. A feature that names a word is smoothed by
word vectors while training (its weights are its own plus a map of the word's vector), and what is
written has the two added up, for the words of the vocabulary too that no sentence holds. `--held`
writes nothing: it leaves out every seventh kernel, then every fifth written sentence, and tells
how these are answered.
"""

import json
import os
import subprocess
import sys
import tempfile

import numpy
import torch

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
sys.path.insert(0, os.path.join(ROOT, "training"))
import linear  # noqa: E402
import make_sentences  # noqa: E402
import shown_predicates  # noqa: E402

TYPES = ("AGREE CONSULT SUPPORT CONCEDE COOPERATE AID RETREAT REQUEST ACCUSE REJECT THREATEN "
         "PROTEST SANCTION MOBILIZE COERCE ASSAULT").split()
# Acts that CAMEO files under another root than PLOVER: classes of their own (type, root), behind the
# types, as in chancery/knowledge/relation_model.h.
CLASSES = [(kind, kind) for kind in TYPES] + [("COERCE", "ASSAULT"), ("SANCTION", "ACCUSE"),
                                              ("CONCEDE", "AGREE"), ("THREATEN", "COERCE")]
# The quadrant of each class by its root: verbal and material cooperation, verbal and material
# conflict. CONCEDE counts with RETREAT, as the sets do that know the two as YIELD.
QUADS = torch.tensor([next(i for i, kinds in enumerate((
    "AGREE CONSULT SUPPORT", "COOPERATE AID RETREAT CONCEDE", "REQUEST ACCUSE REJECT THREATEN",
    "PROTEST SANCTION MOBILIZE COERCE ASSAULT")) if root in kinds.split()) for _, root in CLASSES])
# Kinds of features whose words have vectors, and those of which the whole vocabulary is written.
KINDS = ("va", "vr", "on", "cc", "c.obj", "c.obl", "cc.obj", "m", "w", "ra", "ra.head", "c.mod")
OPEN_KINDS = ("va", "on", "cc", "c.obj", "m", "w", "ra.head")
VOCABULARY = 9000  # words written for each open kind
EPOCHS, BATCH, RATE, DECAY, DROP = 8, 256, 0.02, 2e-5, 0.4
VECTOR_DECAY = 1e-4
# Files that only some of the runs see: what they add in words of their own, the clauses written
# before them keep in proportion.
LATER = ("lexicon_words", "stances_conflict", "stances_cooperation", "stances_force",
         "stances_turned", "stances_yielding", "wording", shown_predicates.FILE)
LATEST = ("ways_accuse_reject", "ways_agree_consult", "ways_coerce_assault", "ways_concede_retreat",
          "ways_cooperate_aid", "ways_sanction_mobilize", "ways_support_request",
          "ways_threaten_protest")
# (seed, files left out); what is written is the mean of the weights of these runs.
RUNS = ((7, ()), (11, ()), (23, ()), (29, ()), (7, LATER), (23, LATER), (11, LATER + LATEST),
        (29, LATER + LATEST))
LEAST_KERNELS = 2  # kernels that must show a feature for it to count
# Training with dropped features and smoothed labels leaves the shares too even: with all weights
# times this, those of held written sentences are right as often as they say.
SHARPER = 1.25
LEAST_WEIGHT = 0.25  # a feature whose weights are all smaller is left out
QUAD_LOSS, SIDE_LOSS = 0.5, 0.5  # beside the loss of the class, that of its quadrant and of its side
SHOWN = 0.5  # how much a sentence that shows a predicate counts against a told kernel
WRITTEN = 2  # how much a written sentence counts against a told kernel


def features_of(program, requests):
    """For each request a list of (name, value)."""
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl") as file:
        for request in requests:
            file.write(json.dumps(request) + "\n")
        file.flush()
        done = subprocess.run([program, "relate", "--features", file.name], check=True,
                              stdout=subprocess.PIPE)
    seen = {}
    for line in done.stdout.decode().split("\n"):
        cells = line.split("\t")
        seen[cells[0]] = [(n, float(v)) for n, v in (c.rsplit("=", 1) for c in cells[1:])]
    return [seen[str(request["id"])] for request in requests]


def load(program):
    rows = make_sentences.sentences(shown_predicates.sentences(program))
    span = lambda text: [int(n) for n in text.split(":")] if text else None
    requests = [{"id": str(i), "text": r["text"], "actor": span(r["actor"]),
                 "recipient": span(r["recipient"])} for i, r in enumerate(rows)]
    return rows, features_of(program, requests)


def loss_of_wholes(scores, labels):
    """How unlikely the right quadrant and the right side, cooperation or conflict, are held."""
    losses = 0
    for share, whole_of in ((QUAD_LOSS, QUADS), (SIDE_LOSS, QUADS // 2)):
        wholes = torch.nn.functional.one_hot(whole_of).float()
        likely = torch.log(torch.softmax(scores, 1) @ wholes + 1e-6)
        losses += share * torch.nn.functional.nll_loss(likely, whole_of[labels], reduction="none")
    return losses


def train(rows, names, material, seed):
    labels = torch.tensor([CLASSES.index((r["type"], r["root"])) for r in rows])
    counts = torch.tensor([SHOWN if r["file"] == shown_predicates.FILE else
                           WRITTEN if r["kernel"].startswith("w") else 1.0 for r in rows])
    share = torch.bincount(labels, minlength=len(CLASSES)).float()
    weight = (share.mean() / share).sqrt()
    class_loss = torch.nn.CrossEntropyLoss(weight=weight, label_smoothing=0.05, reduction="none")

    def loss_of(scores, batch):
        losses = class_loss(scores, labels[batch]) + loss_of_wholes(scores, labels[batch])
        return (losses * counts[batch]).mean()

    return linear.train(material, names, len(CLASSES), loss_of, seed, EPOCHS, BATCH, RATE, DECAY,
                        VECTOR_DECAY, DROP)


def learn(rows, observed, words, runs):
    """The mean of the tables of several runs."""
    total = {}
    for seed, left_out in runs:
        seen = [i for i, row in enumerate(rows) if row["file"] not in left_out]
        some, of_them = [rows[i] for i in seen], [observed[i] for i in seen]
        names = linear.kept_names([r["kernel"] for r in some], of_them, LEAST_KERNELS)
        material = linear.Material(of_them, names, words, KINDS)
        model = train(some, names, material, seed)
        weights = linear.table(names, model, words, KINDS, OPEN_KINDS, VOCABULARY)
        for name, weight in weights.items():
            total[name] = total.get(name, 0) + weight / len(runs)
    return total


def answer(weights, features):
    """The type by the roots of CAMEO, CONCEDE and RETREAT together as YIELD."""
    score = linear.score(weights, features, len(CLASSES))
    share = {}
    for (_, root), likely in zip(CLASSES, numpy.exp(score - score.max())):
        share[yielding(root)] = share.get(yielding(root), 0) + likely
    return max(share, key=share.get)


def yielding(root):
    return "YIELD" if root in ("CONCEDE", "RETREAT") else root


def write(weights):
    classes = " ".join(kind if kind == root else kind + "/" + root for kind, root in CLASSES)
    linear.write(os.path.join(ROOT, "data/model/relation.tsv"),
                 "Weights of the ranker of `chancery relate`, a character for each class: " + classes,
                 {name: weight * SHARPER for name, weight in weights.items()}, LEAST_WEIGHT)


def f1(gold, said):
    figures = {}
    for kind in sorted(set(gold)):
        right = sum(g == s == kind for g, s in zip(gold, said))
        figures[kind] = 2 * right / max(1, gold.count(kind) + said.count(kind))
    return figures


def told_as_written(rows):
    """Places of the first telling of each sentence of written/."""
    first = {}
    for i, row in enumerate(rows):
        if row["kernel"].startswith("w"):
            first.setdefault(row["kernel"], i)
    return list(first.values())


def measure(rows, observed, words, outside, what):
    """Trains without the kernels of the rows outside, and tells how these are answered."""
    held = {rows[i]["kernel"] for i in outside}
    inside = [i for i, r in enumerate(rows) if r["kernel"] not in held]
    weights = learn([rows[i] for i in inside], [observed[i] for i in inside], words, RUNS[:1])
    gold = [yielding(rows[i]["root"]) for i in outside]
    said = [answer(weights, observed[i]) for i in outside]
    figures = f1(gold, said)
    print("%s: %d, accuracy %.3f macro-F1 %.3f" % (
        what, len(gold), sum(g == s for g, s in zip(gold, said)) / len(gold),
        numpy.mean(list(figures.values()))))
    print(" ".join("%s %.2f" % item for item in figures.items()))


def main():
    program, held = sys.argv[1], "--held" in sys.argv
    rows, observed = load(program)
    words = linear.Words()
    if not held:
        return write(learn(rows, observed, words, RUNS))
    kernels = [i for i, r in enumerate(rows) if r["kernel"][0] == "k" and int(r["kernel"][1:]) % 7 == 0]
    written = [i for i in told_as_written(rows) if int(rows[i]["kernel"][1:]) % 5 == 0]
    measure(rows, observed, words, kernels, "tellings of held kernels")
    measure(rows, observed, words, written, "held written sentences")


if __name__ == "__main__":
    main()
