"""Trains the network: train.py DATA_DIR OUTPUT.pt [--epochs N] ...  A checkpoint is written after each epoch."""

import argparse
import copy
import os
import time

import numpy
import torch
from torch.nn import functional

import batches
import corpora
import features
import lemmas
import lexicon
import network
import synthetic
import vectors

VECTOR_WORDS = 80000
SYNTHETIC_SENTENCES = 6000
# How much of each name corpus one epoch sees.
NAME_SHARES = {"wikigold": 1.0, "crossner": 3.0, "wnut17": 0.35, "btc": 0.25, "wikiann": 0.3, "synthetic": 0.6}
TREEBANK_NAME_WEIGHT = 0.3
AVERAGE_EVERY, AVERAGE_DECAY = 10, 0.99
MAX_LENGTH = 120


def script_of(form, lemma):
    return lemmas.derive(features.normalise(form), features.normalise(lemma))


def label_lists(train):
    distinct = lambda field: sorted(set(value for sentence in train for value in getattr(sentence, field)))
    pairs = [(features.normalise(form), features.normalise(lemma)) for sentence in train
             for form, lemma in zip(sentence.forms, sentence.lemmas)]
    return {"upos": distinct("upos"), "xpos": distinct("xpos"), "deprel": distinct("deprels"),
            "scripts": lemmas.scripts(pairs), "names": list(corpora.NAME_TAGS)}


def load_names(data_dir, places):
    names = corpora.load_name_corpora(data_dir, places)
    names["synthetic"] = synthetic.generate(data_dir, SYNTHETIC_SENTENCES)
    return names


def draw_names(names, shares, draw):
    """The name sentences of one epoch, some of them re-cased."""
    chosen = []
    for name, sentences in sorted(names.items()):
        share = shares[name]
        chosen.extend(sentences * int(share))
        picked = draw.permutation(len(sentences))[:int(len(sentences) * (share - int(share)))]
        chosen.extend(sentences[index] for index in picked)
    out = []
    for sentence in chosen:
        roll = draw.random()
        case = features.lower if roll < 0.04 else batches.title if roll < 0.06 else str.upper if roll < 0.07 else None
        out.append(batches.recase(sentence, case) if case else sentence)
    return [sentence for sentence in out if len(sentence.forms) <= MAX_LENGTH]


def cross_entropy(scores, gold):
    return functional.cross_entropy(scores.reshape(-1, scores.shape[-1]), gold.reshape(-1), ignore_index=batches.IGNORED,
                                    reduction="sum")


def arc_scores(net, states, batch):
    """Arc scores with the impossible ones (self, padding) pushed out."""
    time = states.shape[1]
    valid = torch.cat([batch.mask.squeeze(2).t() > 0, torch.ones(states.shape[1 - 1], 1, dtype=torch.bool)], dim=1)
    scores = net.heads.arcs(states, batch.classes).masked_fill(~valid.unsqueeze(1), -1e4)
    return scores.masked_fill(torch.eye(time, time + 1, dtype=torch.bool), -1e4)


def tree_loss(net, batch):
    tokens, states = net.encode(batch.rows, batch.vector, batch.positions, batch.mask)
    count = batch.mask.sum()
    by_sentence = states.transpose(0, 1)
    heads = net.heads
    loss = cross_entropy(heads.upos(by_sentence), batch.upos) + cross_entropy(heads.xpos(by_sentence), batch.xpos)
    loss = loss + 0.5 * cross_entropy(heads.lemma(by_sentence), batch.scripts)
    loss = loss + cross_entropy(arc_scores(net, by_sentence, batch), batch.heads)
    loss = loss + cross_entropy(heads.labels(by_sentence, batch.heads.clamp(min=0), batch.classes), batch.deprels)
    names = net.names.loss(net.names.emissions(states, tokens), batch.mask.squeeze(2) > 0, batch.permitted)
    return (loss + TREEBANK_NAME_WEIGHT * names) / count


def name_loss(net, batch):
    tokens, states = net.encode(batch.rows, batch.vector, batch.positions, batch.mask)
    scores = net.names.emissions(states, tokens)
    return net.names.loss(scores, batch.mask.squeeze(2) > 0, batch.permitted) / batch.mask.sum()


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
            heads = arc_scores(net, states, batch).argmax(dim=2)
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
    """Linear warm-up over 200 steps, then linear decay to zero."""
    return peak * min(1.0, (step + 1) / 200) * max(0.0, 1 - step / steps)


def save(path, net, average, labels, lexicon_lines):
    state = {"labels": labels, "lemma_lexicon": lexicon_lines, "vector_words": VECTOR_WORDS,
             "parameters": {name: value.clone() for name, value in average.values.items()}}
    torch.save(state, path + ".part")
    os.replace(path + ".part", path)


def parse_arguments():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data_dir")
    parser.add_argument("output")
    parser.add_argument("--epochs", type=int, default=28)
    parser.add_argument("--rate", type=float, default=2e-3)
    parser.add_argument("--tokens", type=int, default=1000, help="padded tokens of a treebank batch")
    parser.add_argument("--dropout", type=float, default=0.25)
    parser.add_argument("--name-weight", type=float, default=1.0)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--threads", type=int, default=1)
    return parser.parse_args()


def main():
    options = parse_arguments()
    torch.set_num_threads(options.threads)
    torch.manual_seed(options.seed)
    draw = numpy.random.default_rng(options.seed)
    places = lexicon.Places(options.data_dir)
    train, dev = corpora.load_treebanks(options.data_dir, places)
    names = load_names(options.data_dir, places)
    labels = label_lists(train)
    words = vectors.Vectors.load(VECTOR_WORDS)
    net = network.Network(torch.from_numpy(words.dense()), labels, options.dropout)
    types = batches.Types(words, lexicon.build(options.data_dir), net.types.padding_row)
    for sentence in train + [sentence for part in names.values() for sentence in part]:
        types.counts.update(types.id_of(form) for form in sentence.forms)
    batcher = batches.Batcher(types, labels, script_of)
    lemma_lexicon = lemmas.lexicon((features.normalise(form), tag, features.normalise(lemma)) for sentence in train
                                   for form, tag, lemma in zip(sentence.forms, sentence.upos, sentence.lemmas))
    train = [sentence for sentence in train if len(sentence.forms) <= MAX_LENGTH]

    sparse = torch.optim.SparseAdam([net.types.rows.weight], lr=options.rate)
    others = [value for name, value in net.named_parameters() if name != "types.rows.weight"]
    dense = torch.optim.Adam(others, lr=options.rate, betas=(0.9, 0.99))
    average = Average(net)
    steps_per_epoch = len(batches.shuffled(train, options.tokens, draw))
    steps, step = options.epochs * steps_per_epoch, 0
    for epoch in range(options.epochs):
        began, sums = time.time(), numpy.zeros(2)
        groups = batches.shuffled([batches.augment(sentence, draw) for sentence in train], options.tokens, draw)
        chosen = draw_names(names, NAME_SHARES, draw)
        size = options.tokens
        name_groups = batches.shuffled(chosen, size, draw)
        while len(name_groups) < len(groups):
            size *= 0.9
            name_groups = batches.shuffled(chosen, size, draw)
        for group, name_group in zip(groups, name_groups):
            for optimiser in (sparse, dense):
                for parameters in optimiser.param_groups:
                    parameters["lr"] = rate(step, steps, options.rate)
                optimiser.zero_grad(set_to_none=True)
            losses = [tree_loss(net, batcher.make(group, draw)),
                      options.name_weight * name_loss(net, batcher.make(name_group, draw))]
            sum(losses).backward()
            torch.nn.utils.clip_grad_norm_(others, 5.0)
            sparse.step()
            dense.step()
            step += 1
            sums += [float(loss) for loss in losses]
            if step % AVERAGE_EVERY == 0:
                average.update(net)
        trained = copy.deepcopy(net.state_dict())
        net.load_state_dict(average.values)
        figures = evaluate(net, batcher, dev["en_ewt-dev"])
        net.load_state_dict(trained)
        save(options.output, net, average, labels, lemma_lexicon)
        print("epoch %d  %.0f s  loss %.4f %.4f  ewt-dev UPOS %.2f UAS %.2f LAS %.2f" %
              (epoch + 1, time.time() - began, *(sums / len(groups)), *figures), flush=True)


if __name__ == "__main__":
    main()
