"""Trains the weights of the domains on make_sentences.py and the sentences of training/events, and
writes data/model/domain.tsv.

    train_domains.py CHANCERY [--held]     CHANCERY is the built program, which makes the features

The model is linear, as that of train_ranker.py: each feature has a weight for each domain, its own
plus a map of its word's vector. `--held` writes nothing: it leaves out every fifth kernel and
tells how these are answered.
"""

import os
import random
import subprocess
import sys
import tempfile

import numpy
import torch

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
sys.path.insert(0, os.path.join(ROOT, "training"))
sys.path.insert(0, HERE)
import linear  # noqa: E402
import make_sentences as domains  # noqa: E402

DOMAINS = domains.SUBJECTS
# Kinds of features; all of them name words, whose vectors count too. The words of the vocabulary
# are written for the open ones.
KINDS = ("w", "p", "s", "s.mod", "o", "o.mod", "x", "x.mod")
OPEN_KINDS = ("w", "s", "o")
VOCABULARY = 6000
EPOCHS, BATCH, RATE, DECAY, VECTOR_DECAY, DROP = 6, 128, 0.02, 3e-5, 3e-4, 0.4
SEEDS = (7, 11)
LEAST_KERNELS = 2  # kernels that must show a feature for it to count
LEAST_WEIGHT = 0.3  # a feature whose weights are all smaller is left out
OTHERS = 9000  # sentences told from the kernels of training/events; each also names public affairs


def event_sentences():
    """Sentences of training/events: all tell of public affairs."""
    sys.path.insert(0, os.path.join(ROOT, "training", "events"))
    del sys.modules["make_sentences"]
    import make_sentences as events
    rows = events.sentences()
    written = [r for r in rows if r["kernel"].startswith("w")]
    told = [r for r in rows if not r["kernel"].startswith("w")]
    random.Random(3).shuffle(told)
    return [{"kernel": r["kernel"], "subject": "public", "sentence": r["text"]}
            for r in written + told[:OTHERS]]


def features_of(program, rows):
    """(place of the sentence, [(name, value)]) of each predicate."""
    with tempfile.NamedTemporaryFile("w", suffix=".tsv") as file:
        file.write("sentence\n" + "".join(r["sentence"].replace("\t", " ") + "\n" for r in rows))
        file.flush()
        done = subprocess.run([program, "evaluate", "domains", file.name, "--features"], check=True,
                              stdout=subprocess.PIPE)
    seen = []
    for line in done.stdout.decode().splitlines():
        cells = line.split("\t")
        seen.append((int(cells[0]), [(n, float(v)) for n, v in (c.rsplit("=", 1) for c in cells[1:])]))
    return seen


def train(rows, seen, names, material, seed):
    labels = torch.tensor([DOMAINS.index(rows[place]["subject"]) for place, _ in seen])
    # A sentence counts once, however many predicates it has, and every domain as much as another but
    # for public affairs, which count as much as all the rest.
    share = {}
    for place, _ in seen:
        share[place] = share.get(place, 0) + 1
    weight = torch.tensor([1.0 / share[place] for place, _ in seen])
    for i, domain in enumerate(DOMAINS):
        mass = weight[labels == i].sum()
        weight[labels == i] *= (len(DOMAINS) - 1 if domain == "public" else 1) / mass
    weight /= weight.mean()
    class_loss = torch.nn.CrossEntropyLoss(label_smoothing=0.05, reduction="none")

    def loss_of(scores, batch):
        return (class_loss(scores, labels[batch]) * weight[batch]).mean()

    return linear.train(material, names, len(DOMAINS), loss_of, seed, EPOCHS, BATCH, RATE, DECAY,
                        VECTOR_DECAY, DROP)


def learn(rows, seen, words, seeds):
    """The mean of the tables of several runs."""
    observed = [features for _, features in seen]
    names = linear.kept_names([rows[place]["kernel"] for place, _ in seen], observed, LEAST_KERNELS)
    material = linear.Material(observed, names, words, KINDS)
    total = {}
    for seed in seeds:
        model = train(rows, seen, names, material, seed)
        weights = linear.table(names, model, words, KINDS, OPEN_KINDS, VOCABULARY)
        for name, weight in weights.items():
            total[name] = total.get(name, 0) + weight / len(seeds)
    return total


def shares(weights, features):
    score = linear.score(weights, features, len(DOMAINS))
    likely = numpy.exp(score - score.max())
    return likely / likely.sum()


def write(weights):
    linear.write(os.path.join(ROOT, "data/model/domain.tsv"),
                 "Weights of the domains, a character for each: " + " ".join(DOMAINS), weights,
                 LEAST_WEIGHT)


def measure(rows, seen, words):
    held = {k for i, k in enumerate(sorted({r["kernel"] for r in rows})) if i % 5 == 0}
    inside = [p for p in seen if rows[p[0]]["kernel"] not in held]
    weights = learn(rows, inside, words, SEEDS[:1])
    for domain in DOMAINS:
        outside = [shares(weights, f) for place, f in seen
                   if rows[place]["kernel"] in held and rows[place]["subject"] == domain]
        right = numpy.mean([s.argmax() == DOMAINS.index(domain) for s in outside])
        below = [numpy.mean([s[0] < bar for s in outside]) for bar in (0.02, 0.05, 0.1, 0.3, 0.5)]
        print("%-10s %5d right %.3f; public below 0.02, 0.05, 0.1, 0.3, 0.5: %s"
              % (domain, len(outside), right, " ".join("%.3f" % b for b in below)))


def main():
    program, held = sys.argv[1], "--held" in sys.argv
    rows = domains.sentences() + event_sentences()
    seen = features_of(program, rows)
    words = linear.Words()
    if held:
        return measure(rows, seen, words)
    write(learn(rows, seen, words, SEEDS))


if __name__ == "__main__":
    main()
