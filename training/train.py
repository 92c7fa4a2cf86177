"""Trains the network: train.py DATA_DIR OUTPUT.pt [--epochs N] ...  A checkpoint is written after
each epoch.
"""

import argparse
import copy
import os
import time

import numpy
import torch

import batches
import losses
import material
import network
import silver

# How much of each name corpus one epoch sees.
NAME_SHARES = {
    "wikigold": 0.6,
    "crossner": 2.0,
    "wnut17": 0.35,
    "btc": 0.3,
    "wikiann": 0.5,
    "synthetic": 0.45,
}
# Corpora whose sentences also teach the trees that earlier models give them.
SILVER_CORPORA = ("wikigold", "crossner", "wnut17", "btc", "wikiann")
AVERAGE_EVERY, AVERAGE_DECAY = 10, 0.99
WARM_UP_STEPS = 200


def load_network(path, words):
    state = torch.load(path)
    sizes = network.Sizes(*state.get("sizes", ()))
    net = network.Network(torch.from_numpy(words.dense()), state["labels"], sizes=sizes)
    net.load_state_dict(state["parameters"])
    return net.eval()


class Average:
    """Exponential average of the parameters."""

    def __init__(self, net):
        self.values = {name: value.detach().clone() for name, value in net.state_dict().items()}
        self.updates = 0

    def update(self, net):
        self.updates += 1
        decay = min(AVERAGE_DECAY, self.updates / (self.updates + 9))
        for name, value in net.state_dict().items():
            self.values[name].lerp_(value, 1 - decay)


def evaluate(net, batcher, sentences):
    """(UPOS, UAS, LAS) in percent with the best head of each token."""
    net.eval()
    right, total = numpy.zeros(3), 0
    with torch.no_grad():
        for group in batches.shuffled(sentences, 3000, numpy.random.default_rng(0)):
            batch = batcher.make([sentence._replace(masks=None) for sentence in group])
            _, states = net.encode(batch.rows, batch.vector, batch.positions, batch.mask)
            states = states.transpose(0, 1)
            heads = losses.arc_scores(net, states, batch).argmax(dim=2)
            labels = net.heads.labels(states, heads, batch.classes).argmax(dim=2)
            inside = batch.mask.squeeze(2).t() > 0
            tag_right = net.heads.upos(states).argmax(dim=2) == batch.upos
            head_right = heads == batch.heads
            both = head_right & (labels == batch.deprels)
            right += [float((part & inside).sum()) for part in (tag_right, head_right, both)]
            total += float(inside.sum())
    net.train()
    return 100 * right / total


def rate(step, steps, peak):
    """Linear warm-up, then linear decay to zero."""
    return peak * min(1.0, (step + 1) / WARM_UP_STEPS) * max(0.0, 1 - step / steps)


def save(path, net, lemma_lexicon, parameters):
    """Writes a checkpoint, or nothing if it is cut off."""
    state = {
        "labels": net.labels,
        "sizes": tuple(net.sizes),
        "lemma_lexicon": lemma_lexicon,
        "vector_words": material.VECTOR_WORDS,
        "parameters": {name: value.clone() for name, value in parameters.items()},
    }
    torch.save(state, path + ".part")
    os.replace(path + ".part", path)


class Trainer:
    """The optimisers and the state of one training run."""

    def __init__(self, net, data, options):
        self.net, self.data, self.options = net, data, options
        self.draw = numpy.random.default_rng(options.seed)
        self.treebank = [part for part in data.treebank if len(part.forms) <= material.MAX_LENGTH]
        tables = net.types.rows.weight
        self.dense = [value for value in net.parameters() if value is not tables]
        self.optimisers = (
            torch.optim.SparseAdam([tables], lr=options.rate),
            torch.optim.Adam(self.dense, lr=options.rate, betas=(0.9, 0.99)),
        )
        self.average = Average(net)
        groups = batches.shuffled(self.treebank, options.tokens, numpy.random.default_rng(0))
        self.step, self.steps = 0, options.epochs * len(groups)

    def groups(self):
        """The pairs (treebank sentences, name sentences) of one epoch."""
        augmented = [batches.augment(sentence, self.draw) for sentence in self.treebank]
        groups = batches.shuffled(augmented, self.options.tokens, self.draw)
        chosen = material.draw_names(self.data.names, NAME_SHARES, self.draw)
        size = self.options.tokens
        name_groups = batches.shuffled(chosen, size, self.draw)
        while len(name_groups) < len(groups):
            size *= 0.9
            name_groups = batches.shuffled(chosen, size, self.draw)
        return list(zip(groups, name_groups))

    def update(self, group, name_group):
        """One step; the losses of both batches."""
        for optimiser in self.optimisers:
            for parameters in optimiser.param_groups:
                parameters["lr"] = rate(self.step, self.steps, self.options.rate)
            optimiser.zero_grad(set_to_none=True)
        make = self.data.batcher.make
        tree = losses.tree_loss(self.net, make(group, self.draw))
        name = losses.name_loss(self.net, make(name_group, self.draw))
        (tree + name).backward()
        torch.nn.utils.clip_grad_norm_(self.dense, 5.0)
        for optimiser in self.optimisers:
            optimiser.step()
        self.step += 1
        if self.step % AVERAGE_EVERY == 0:
            self.average.update(self.net)
        return numpy.array([float(tree), float(name)])

    def epoch(self):
        """Trains one epoch; the mean losses."""
        return numpy.mean([self.update(*pair) for pair in self.groups()], axis=0)

    def figures(self):
        """The development figures of the averaged parameters."""
        trained = copy.deepcopy(self.net.state_dict())
        self.net.load_state_dict(self.average.values)
        found = evaluate(self.net, self.data.batcher, self.data.dev["en_ewt-dev"])
        self.net.load_state_dict(trained)
        return found


def parse_arguments():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data_dir")
    parser.add_argument("output")
    parser.add_argument("--epochs", type=int, default=28)
    parser.add_argument("--rate", type=float, default=2e-3)
    parser.add_argument("--tokens", type=int, default=1000, help="tokens of a treebank batch")
    parser.add_argument("--dropout", type=float, default=0.15)
    parser.add_argument("--start", help="a checkpoint to go on from")
    parser.add_argument("--layers", type=int, default=network.Sizes().layers)
    parser.add_argument("--hidden", type=int, default=network.Sizes().hidden)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument(
        "--teachers", nargs="*", default=[], help="checkpoints that give silver trees"
    )
    return parser.parse_args()


def main():
    options = parse_arguments()
    torch.set_num_threads(1)
    torch.manual_seed(options.seed)
    start = torch.load(options.start) if options.start else None
    data = material.Material(options.data_dir, start and start["labels"])
    if options.teachers:
        judges = [load_network(path, data.words) for path in options.teachers]
        for name in SILVER_CORPORA:
            data.names[name] = silver.judged(data.names[name], judges, data.batcher)
    sizes = network.Sizes(options.layers, options.hidden)
    vectors = torch.from_numpy(data.words.dense())
    net = network.Network(vectors, data.labels, options.dropout, sizes)
    if start:
        net.load_state_dict(start["parameters"])
    trainer, lemma_lexicon = Trainer(net, data, options), data.lemma_lexicon()
    for epoch in range(options.epochs):
        began = time.time()
        mean = trainer.epoch()
        save(options.output, net, lemma_lexicon, trainer.average.values)
        print(
            "epoch %d  %.0f s  loss %.4f %.4f  ewt-dev UPOS %.2f UAS %.2f LAS %.2f"
            % (epoch + 1, time.time() - began, *mean, *trainer.figures()),
            flush=True,
        )


if __name__ == "__main__":
    main()
