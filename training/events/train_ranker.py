"""Trains the ranker of `chancery relate` on make_sentences.py and writes data/model/relation.tsv.

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
import make_sentences  # noqa: E402
import vectors  # noqa: E402

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
SEEDS = (7, 11, 23)  # what is written is the mean of the weights of these runs
# Files that every second run leaves out: what they add in words of their own, the clauses written
# before them keep in proportion.
HALF_SEEN = ("lexicon_words", "stances_conflict", "stances_cooperation", "stances_force",
             "stances_turned", "stances_yielding", "wording")
LEAST_KERNELS = 2  # kernels that must show a feature for it to count
SCALE = 16  # a weight of 1 is written as 16 characters above ZERO (relation_model.h)
ZERO, HIGHEST = "P", 45
# Training with dropped features and smoothed labels leaves the shares too even: with all weights
# times this, those of held written sentences are right as often as they say.
SHARPER = 1.25
LEAST_WEIGHT = 0.25  # a feature whose weights are all smaller is left out
QUAD_LOSS, SIDE_LOSS = 0.5, 0.5  # beside the loss of the class, that of its quadrant and of its side
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
    rows = make_sentences.sentences()
    span = lambda text: [int(n) for n in text.split(":")] if text else None
    requests = [{"id": str(i), "text": r["text"], "actor": span(r["actor"]),
                 "recipient": span(r["recipient"])} for i, r in enumerate(rows)]
    return rows, features_of(program, requests)


class Words:
    """Vectors of the frequent words."""

    def __init__(self):
        words, matrix = vectors._read(40000)
        keep = [i for i, w in enumerate(words) if w.isalpha() and w.islower()]
        self.words = [words[i] for i in keep]
        self.matrix = matrix[keep]
        self.at = {w: i for i, w in enumerate(self.words)}


def split_name(name):
    kind, _, word = name.partition("=")
    return kind, word


def kept_names(rows, observed):
    kernels = {}
    for row, features in zip(rows, observed):
        for name, _ in features:
            kernels.setdefault(name, set()).add(row["kernel"])
    return sorted(name for name, who in kernels.items() if len(who) >= LEAST_KERNELS)


class Material:
    """Sentences as bags of features one behind another, and sums of word vectors by kind."""

    def __init__(self, observed, names, words):
        known = {name: i for i, name in enumerate(names)}
        width = words.matrix.shape[1]
        ids, values, starts = [], [], [0]
        self.dense = numpy.zeros((len(observed), len(KINDS) * width), dtype=numpy.float32)
        for row, features in enumerate(observed):
            for name, value in features:
                if name in known:
                    ids.append(known[name])
                    values.append(value)
                kind, word = split_name(name)
                if kind in KINDS and word in words.at:
                    at = KINDS.index(kind) * width
                    self.dense[row, at : at + width] += value * words.matrix[words.at[word]]
            starts.append(len(ids))
        self.ids, self.starts = numpy.array(ids), numpy.array(starts)
        self.values = numpy.array(values, dtype=numpy.float32)

    def batch(self, rows):
        """Ids, values, starts, vectors of these rows."""
        lengths = self.starts[rows + 1] - self.starts[rows]
        starts = numpy.concatenate([[0], lengths.cumsum()])
        at = numpy.repeat(self.starts[rows] - starts[:-1], lengths) + numpy.arange(starts[-1])
        return [torch.from_numpy(x)
                for x in (self.ids[at], self.values[at], starts, self.dense[rows])]


class Ranker(torch.nn.Module):
    def __init__(self, features, width):
        super().__init__()
        self.own = torch.nn.EmbeddingBag(features, len(CLASSES), mode="sum",
                                         include_last_offset=True)
        torch.nn.init.zeros_(self.own.weight)
        self.by_vector = torch.nn.Linear(width, len(CLASSES), bias=False)
        torch.nn.init.zeros_(self.by_vector.weight)

    def forward(self, ids, values, starts, dense):
        return self.own(ids, starts, per_sample_weights=values) + self.by_vector(dense)


def loss_of_wholes(scores, labels):
    """How unlikely the right quadrant and the right side, cooperation or conflict, are held."""
    losses = 0
    for share, whole_of in ((QUAD_LOSS, QUADS), (SIDE_LOSS, QUADS // 2)):
        wholes = torch.nn.functional.one_hot(whole_of).float()
        likely = torch.log(torch.softmax(scores, 1) @ wholes + 1e-6)
        losses += share * torch.nn.functional.nll_loss(likely, whole_of[labels], reduction="none")
    return losses


def train(rows, names, material, seed):
    torch.manual_seed(seed)
    torch.set_num_threads(1)
    labels = torch.tensor([CLASSES.index((r["type"], r["root"])) for r in rows])
    counts = torch.tensor([WRITTEN if r["kernel"].startswith("w") else 1.0 for r in rows])
    share = torch.bincount(labels, minlength=len(CLASSES)).float()
    weight = (share.mean() / share).sqrt()
    model = Ranker(len(names), material.dense.shape[1])
    adam = torch.optim.Adam([{"params": model.own.parameters(), "weight_decay": DECAY},
                             {"params": model.by_vector.parameters(), "weight_decay": VECTOR_DECAY}],
                            lr=RATE)
    steps = EPOCHS * ((len(rows) + BATCH - 1) // BATCH)
    falling = torch.optim.lr_scheduler.LambdaLR(adam, lambda step: 1 - step / steps)
    loss_of = torch.nn.CrossEntropyLoss(weight=weight, label_smoothing=0.05, reduction="none")
    for _ in range(EPOCHS):
        for batch in torch.randperm(len(rows)).split(BATCH):
            ids, values, starts, dense = material.batch(batch.numpy())
            kept = values * (torch.rand(len(values)) > DROP) / (1 - DROP)
            scores = model(ids, kept, starts, dense)
            losses = loss_of(scores, labels[batch]) + loss_of_wholes(scores, labels[batch])
            loss = (losses * counts[batch]).mean()
            adam.zero_grad()
            loss.backward()
            adam.step()
            falling.step()
    return model


def table(names, model, words):
    """{feature: a weight for each class}, own and by vector added up."""
    own = model.own.weight.detach().numpy()
    width = words.matrix.shape[1]
    maps = model.by_vector.weight.detach().numpy().reshape(len(CLASSES), len(KINDS), width)
    weights = {name: own[i].copy() for i, name in enumerate(names)}
    for k, kind in enumerate(KINDS):
        open_words = words.words[:VOCABULARY] if kind in OPEN_KINDS else []
        named = [split_name(n)[1] for n in names if split_name(n)[0] == kind]
        for word in dict.fromkeys(named + open_words):
            if word in words.at:
                name = kind + "=" + word
                by_vector = maps[:, k] @ words.matrix[words.at[word]]
                weights[name] = weights.get(name, numpy.zeros(len(CLASSES))) + by_vector
    # A number that all classes share decides nothing.
    return {name: w - w.mean() for name, w in weights.items()}


def learn(rows, observed, words, seeds):
    """The mean of the tables of several runs, on all rows and on those of files always seen."""
    total = {}
    seen = [i for i, row in enumerate(rows) if row["file"] not in HALF_SEEN]
    for places in (range(len(rows)), seen):
        some, of_them = [rows[i] for i in places], [observed[i] for i in places]
        names = kept_names(some, of_them)
        material = Material(of_them, names, words)
        for seed in seeds:
            for name, weight in table(names, train(some, names, material, seed), words).items():
                total[name] = total.get(name, 0) + weight / len(seeds) / 2
    return total


def answer(weights, features):
    """The type by the roots of CAMEO, CONCEDE and RETREAT together as YIELD."""
    score = numpy.zeros(len(CLASSES))
    for name, value in features:
        if name in weights:
            score += value * weights[name]
    share = {}
    for (_, root), likely in zip(CLASSES, numpy.exp(score - score.max())):
        share[yielding(root)] = share.get(yielding(root), 0) + likely
    return max(share, key=share.get)


def yielding(root):
    return "YIELD" if root in ("CONCEDE", "RETREAT") else root


def write(weights):
    path = os.path.join(ROOT, "data/model/relation.tsv")
    with open(path, "w", encoding="utf-8") as file:
        file.write("# Weights of the ranker of `chancery relate`, a character for each class: %s. %s is 0,"
                   " the next character 1/%d more.\n"
                   % (" ".join(kind if kind == root else kind + "/" + root for kind, root in CLASSES),
                      ZERO, SCALE))
        file.write("feature\tweights\n")
        for name in sorted(weights):
            weight = weights[name] * SHARPER
            if numpy.abs(weight).max() < LEAST_WEIGHT:
                continue
            steps = numpy.rint(weight * SCALE).clip(-HIGHEST, HIGHEST).astype(int)
            file.write("%s\t%s\n" % (name, "".join(chr(ord(ZERO) + step) for step in steps)))


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
    weights = learn([rows[i] for i in inside], [observed[i] for i in inside], words, SEEDS[:1])
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
    words = Words()
    if not held:
        return write(learn(rows, observed, words, SEEDS))
    kernels = [i for i, r in enumerate(rows) if r["kernel"][0] == "k" and int(r["kernel"][1:]) % 7 == 0]
    written = [i for i in told_as_written(rows) if int(rows[i]["kernel"][1:]) % 5 == 0]
    measure(rows, observed, words, kernels, "tellings of held kernels")
    measure(rows, observed, words, written, "held written sentences")


if __name__ == "__main__":
    main()
