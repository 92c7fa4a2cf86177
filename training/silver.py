"""Silver trees: the averaged distributions of finished models over tags and trees of sentences
without a treebank.
"""

import collections

import numpy
import torch
from torch.nn import functional

# Distributions over tags, heads (the last place is the root) and labels; heads: the heads that the
# labels belong to.
Silver = collections.namedtuple("Silver", "upos xpos arcs deprels heads")

BATCH_TOKENS = 3000
FIELDS = ("upos", "xpos", "arcs", "deprels")


def _arc_distribution(net, states, batch):
    time = states.shape[1]
    inside = torch.cat(
        [batch.mask.squeeze(2).t() > 0, torch.ones(states.shape[0], 1, dtype=torch.bool)], dim=1
    )
    blocked = ~inside.unsqueeze(1) | torch.eye(time, time + 1, dtype=torch.bool)
    return functional.softmax(
        net.heads.arcs(states, batch.classes).masked_fill(blocked, -1e4), dim=2
    )


def _judge_batch(judges, batch):
    """Averages of the judges' distributions, as arrays [batch, time, ...]."""
    encoded = []
    for net in judges:
        _, states = net.encode(batch.rows, batch.vector, batch.positions, batch.mask)
        encoded.append((net, states.transpose(0, 1)))
    mean = lambda parts: sum(parts) / len(judges)
    softmax = lambda scores: functional.softmax(scores, dim=2)
    arcs = mean([_arc_distribution(net, states, batch) for net, states in encoded])
    heads = arcs.argmax(dim=2)
    return Silver(
        mean([softmax(net.heads.upos(states)) for net, states in encoded]),
        mean([softmax(net.heads.xpos(states)) for net, states in encoded]),
        arcs,
        mean([softmax(net.heads.labels(states, heads, batch.classes)) for net, states in encoded]),
        heads,
    )


def judged(sentences, judges, batcher):
    """The sentences with the silver of the judges."""
    out = []
    order = sorted(range(len(sentences)), key=lambda index: len(sentences[index].forms))
    with torch.no_grad():
        while order:
            size = max(1, BATCH_TOKENS // max(1, len(sentences[order[0]].forms) + 3))
            group, order = [sentences[index] for index in order[:size]], order[size:]
            found = _judge_batch(judges, batcher.make(group))
            time = found.upos.shape[1]
            for row, sentence in enumerate(group):
                length = len(sentence.forms)
                cut = {
                    name: getattr(found, name)[row, :length].numpy().astype(numpy.float16)
                    for name in ("upos", "xpos", "deprels")
                }
                arcs, heads = found.arcs[row, :length].numpy(), found.heads[row, :length].numpy()
                arcs = numpy.concatenate([arcs[:, :length], arcs[:, time:]], axis=1).astype(
                    numpy.float16
                )
                heads = numpy.where(heads == time, length, heads)
                out.append(sentence._replace(silver=Silver(arcs=arcs, heads=heads, **cut)))
    return out


def joined(sentences, time):
    """The silver of a batch as padded tensors; sentences without one have all-zero targets. None if
    none has.
    """
    example = next((sentence.silver for sentence in sentences if sentence.silver is not None), None)
    if example is None:
        return None
    width = {
        "upos": example.upos.shape[1],
        "xpos": example.xpos.shape[1],
        "deprels": example.deprels.shape[1],
        "arcs": time + 1,
    }
    filled = {
        name: numpy.zeros((len(sentences), time, width[name]), dtype=numpy.float32)
        for name in FIELDS
    }
    heads = numpy.zeros((len(sentences), time), dtype=numpy.int64)
    for row, sentence in enumerate(sentences):
        if sentence.silver is None:
            continue
        length = len(sentence.forms)
        for name in ("upos", "xpos", "deprels"):
            filled[name][row, :length] = getattr(sentence.silver, name)
        filled["arcs"][row, :length, :length] = sentence.silver.arcs[:, :length]
        filled["arcs"][row, :length, time] = sentence.silver.arcs[:, length]
        heads[row, :length] = numpy.where(
            sentence.silver.heads == length, time, sentence.silver.heads
        )
    return Silver(*(torch.from_numpy(filled[name]) for name in FIELDS), torch.from_numpy(heads))
