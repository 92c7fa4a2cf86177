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
sys.path.insert(0, HERE)
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
SCALE, ZERO, HIGHEST, LEAST_WEIGHT = 16, "P", 45, 0.3  # as in weight_table.h; what weighs less is left out
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


class Words:
    """Vectors of the frequent words."""

    def __init__(self):
        sys.path.insert(0, os.path.join(ROOT, "training"))
        import vectors
        words, matrix = vectors._read(40000)
        keep = [i for i, w in enumerate(words) if w.isalpha() and w.islower()]
        self.words = [words[i] for i in keep]
        self.matrix = matrix[keep]
        self.at = {w: i for i, w in enumerate(self.words)}


class Material:
    """Predicates as bags of features one behind another, and sums of word vectors by kind."""

    def __init__(self, seen, names, words):
        known = {name: i for i, name in enumerate(names)}
        width = words.matrix.shape[1]
        ids, values, starts = [], [], [0]
        self.dense = numpy.zeros((len(seen), len(KINDS) * width), dtype=numpy.float32)
        for row, (_, features) in enumerate(seen):
            for name, value in features:
                if name in known:
                    ids.append(known[name])
                    values.append(value)
                kind, _, word = name.partition("=")
                if kind in KINDS and word in words.at:
                    at = KINDS.index(kind) * width
                    self.dense[row, at : at + width] += value * words.matrix[words.at[word]]
            starts.append(len(ids))
        self.ids, self.starts = numpy.array(ids), numpy.array(starts)
        self.values = numpy.array(values, dtype=numpy.float32)

    def batch(self, rows):
        lengths = self.starts[rows + 1] - self.starts[rows]
        starts = numpy.concatenate([[0], lengths.cumsum()])
        at = numpy.repeat(self.starts[rows] - starts[:-1], lengths) + numpy.arange(starts[-1])
        return [torch.from_numpy(x)
                for x in (self.ids[at], self.values[at], starts, self.dense[rows])]


class Weigher(torch.nn.Module):
    def __init__(self, features, width):
        super().__init__()
        self.own = torch.nn.EmbeddingBag(features, len(DOMAINS), mode="sum", include_last_offset=True)
        torch.nn.init.zeros_(self.own.weight)
        self.by_vector = torch.nn.Linear(width, len(DOMAINS), bias=False)
        torch.nn.init.zeros_(self.by_vector.weight)

    def forward(self, ids, values, starts, dense):
        return self.own(ids, starts, per_sample_weights=values) + self.by_vector(dense)


def train(rows, seen, names, material, seed):
    torch.manual_seed(seed)
    torch.set_num_threads(1)
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
    model = Weigher(len(names), material.dense.shape[1])
    adam = torch.optim.Adam([{"params": model.own.parameters(), "weight_decay": DECAY},
                             {"params": model.by_vector.parameters(), "weight_decay": VECTOR_DECAY}],
                            lr=RATE)
    steps = EPOCHS * ((len(seen) + BATCH - 1) // BATCH)
    falling = torch.optim.lr_scheduler.LambdaLR(adam, lambda step: 1 - step / steps)
    loss_of = torch.nn.CrossEntropyLoss(label_smoothing=0.05, reduction="none")
    for _ in range(EPOCHS):
        for batch in torch.randperm(len(seen)).split(BATCH):
            ids, values, starts, dense = material.batch(batch.numpy())
            kept = values * (torch.rand(len(values)) > DROP) / (1 - DROP)
            loss = (loss_of(model(ids, kept, starts, dense), labels[batch]) * weight[batch]).mean()
            adam.zero_grad()
            loss.backward()
            adam.step()
            falling.step()
    return model


def table(names, model, words):
    """{feature: a weight for each domain}, own and by vector added up."""
    own = model.own.weight.detach().numpy()
    width = words.matrix.shape[1]
    maps = model.by_vector.weight.detach().numpy().reshape(len(DOMAINS), len(KINDS), width)
    weights = {name: own[i].copy() for i, name in enumerate(names)}
    for k, kind in enumerate(KINDS):
        open_words = words.words[:VOCABULARY] if kind in OPEN_KINDS else []
        named = [n.partition("=")[2] for n in names if n.partition("=")[0] == kind]
        for word in dict.fromkeys(named + open_words):
            if word in words.at:
                name = kind + "=" + word
                by_vector = maps[:, k] @ words.matrix[words.at[word]]
                weights[name] = weights.get(name, numpy.zeros(len(DOMAINS))) + by_vector
    # A number that all domains share decides nothing.
    return {name: w - w.mean() for name, w in weights.items()}


def learn(rows, seen, words, seeds):
    """The mean of the tables of several runs."""
    kernels = {}
    for place, features in seen:
        for name, _ in features:
            kernels.setdefault(name, set()).add(rows[place]["kernel"])
    names = sorted(name for name, who in kernels.items() if len(who) >= LEAST_KERNELS)
    material = Material(seen, names, words)
    total = {}
    for seed in seeds:
        for name, weight in table(names, train(rows, seen, names, material, seed), words).items():
            total[name] = total.get(name, 0) + weight / len(seeds)
    return total


def shares(weights, features):
    score = numpy.zeros(len(DOMAINS))
    for name, value in features:
        if name in weights:
            score += value * weights[name]
    likely = numpy.exp(score - score.max())
    return likely / likely.sum()


def write(weights):
    with open(os.path.join(ROOT, "data/model/domain.tsv"), "w", encoding="utf-8") as file:
        file.write("# Weights of the domains, a character for each: %s. %s is 0, the next character 1/%d more.\n"
                   % (" ".join(DOMAINS), ZERO, SCALE))
        file.write("feature\tweights\n")
        for name in sorted(weights):
            if numpy.abs(weights[name]).max() < LEAST_WEIGHT:
                continue
            steps = numpy.rint(weights[name] * SCALE).clip(-HIGHEST, HIGHEST).astype(int)
            file.write("%s\t%s\n" % (name, "".join(chr(ord(ZERO) + step) for step in steps)))


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
    words = Words()
    if held:
        return measure(rows, seen, words)
    write(learn(rows, seen, words, SEEDS))


if __name__ == "__main__":
    main()
