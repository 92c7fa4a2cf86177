"""What the linear models of training/events and training/domains share: bags of named features, each
with a weight of its own for each class, plus a map of the vector of the word that it names.
"""

import os
import sys

import numpy
import torch

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import vectors  # noqa: E402

SCALE = 16  # a weight of 1 is written as 16 characters above ZERO (chancery/knowledge/weight_table.h)
ZERO, HIGHEST = "P", 45


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


def kept_names(kernels, observed, least):
    """The features that at least so many kernels show."""
    shown = {}
    for kernel, features in zip(kernels, observed):
        for name, _ in features:
            shown.setdefault(name, set()).add(kernel)
    return sorted(name for name, who in shown.items() if len(who) >= least)


class Material:
    """Bags of features one behind another, and sums of word vectors by kind of feature."""

    def __init__(self, observed, names, words, kinds):
        known = {name: i for i, name in enumerate(names)}
        width = words.matrix.shape[1]
        ids, values, starts = [], [], [0]
        self.dense = numpy.zeros((len(observed), len(kinds) * width), dtype=numpy.float32)
        for row, features in enumerate(observed):
            for name, value in features:
                if name in known:
                    ids.append(known[name])
                    values.append(value)
                kind, word = split_name(name)
                if kind in kinds and word in words.at:
                    at = kinds.index(kind) * width
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


class Model(torch.nn.Module):
    """Scores of the classes."""

    def __init__(self, features, width, classes):
        super().__init__()
        self.own = torch.nn.EmbeddingBag(features, classes, mode="sum", include_last_offset=True)
        torch.nn.init.zeros_(self.own.weight)
        self.by_vector = torch.nn.Linear(width, classes, bias=False)
        torch.nn.init.zeros_(self.by_vector.weight)

    def forward(self, ids, values, starts, dense):
        return self.own(ids, starts, per_sample_weights=values) + self.by_vector(dense)


def train(material, names, classes, loss_of, seed, epochs, batch, rate, decay, vector_decay, drop):
    """One run; `loss_of(scores, rows)` is the loss of a batch. Features are dropped at random."""
    torch.manual_seed(seed)
    torch.set_num_threads(1)
    rows = len(material.starts) - 1
    model = Model(len(names), material.dense.shape[1], classes)
    adam = torch.optim.Adam([{"params": model.own.parameters(), "weight_decay": decay},
                             {"params": model.by_vector.parameters(), "weight_decay": vector_decay}],
                            lr=rate)
    steps = epochs * ((rows + batch - 1) // batch)
    falling = torch.optim.lr_scheduler.LambdaLR(adam, lambda step: 1 - step / steps)
    for _ in range(epochs):
        for some in torch.randperm(rows).split(batch):
            ids, values, starts, dense = material.batch(some.numpy())
            kept = values * (torch.rand(len(values)) > drop) / (1 - drop)
            loss = loss_of(model(ids, kept, starts, dense), some)
            adam.zero_grad()
            loss.backward()
            adam.step()
            falling.step()
    return model


def table(names, model, words, kinds, open_kinds, vocabulary):
    """{feature: a weight for each class}, own and by vector added up; of open kinds the features of
    all words of the vocabulary too."""
    own = model.own.weight.detach().numpy()
    classes = own.shape[1]
    width = words.matrix.shape[1]
    maps = model.by_vector.weight.detach().numpy().reshape(classes, len(kinds), width)
    weights = {name: own[i].copy() for i, name in enumerate(names)}
    for k, kind in enumerate(kinds):
        open_words = words.words[:vocabulary] if kind in open_kinds else []
        named = [split_name(n)[1] for n in names if split_name(n)[0] == kind]
        for word in dict.fromkeys(named + open_words):
            if word in words.at:
                name = kind + "=" + word
                by_vector = maps[:, k] @ words.matrix[words.at[word]]
                weights[name] = weights.get(name, numpy.zeros(classes)) + by_vector
    # A number that all classes share decides nothing.
    return {name: w - w.mean() for name, w in weights.items()}


def score(weights, features, classes):
    total = numpy.zeros(classes)
    for name, value in features:
        if name in weights:
            total += value * weights[name]
    return total


def write(path, what, weights, least):
    """The table, without features whose weights are all smaller than `least`."""
    with open(path, "w", encoding="utf-8") as file:
        file.write("# %s. %s is 0, the next character 1/%d more.\n" % (what, ZERO, SCALE))
        file.write("feature\tweights\n")
        for name in sorted(weights):
            if numpy.abs(weights[name]).max() < least:
                continue
            steps = numpy.rint(weights[name] * SCALE).clip(-HIGHEST, HIGHEST).astype(int)
            file.write("%s\t%s\n" % (name, "".join(chr(ord(ZERO) + step) for step in steps)))
