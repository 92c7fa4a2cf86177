"""The training losses of tags, trees, silver trees and names."""

import torch
from torch.nn import functional

import batches

# Weights beside the tags, arcs and labels of the treebanks.
LEMMA_WEIGHT = 0.5
TREEBANK_NAME_WEIGHT = 0.3
SILVER_WEIGHT = 0.5


def cross_entropy(scores, gold):
    return functional.cross_entropy(
        scores.reshape(-1, scores.shape[-1]),
        gold.reshape(-1),
        ignore_index=batches.IGNORED,
        reduction="sum",
    )


def arc_scores(net, states, batch):
    """Arc scores with the impossible ones (self, padding) pushed out."""
    time = states.shape[1]
    valid = torch.cat(
        [batch.mask.squeeze(2).t() > 0, torch.ones(states.shape[0], 1, dtype=torch.bool)], dim=1
    )
    scores = net.heads.arcs(states, batch.classes).masked_fill(~valid.unsqueeze(1), -1e4)
    return scores.masked_fill(torch.eye(time, time + 1, dtype=torch.bool), -1e4)


def tree_loss(net, batch):
    tokens, states = net.encode(batch.rows, batch.vector, batch.positions, batch.mask)
    count = batch.mask.sum()
    by_sentence = states.transpose(0, 1)
    heads = net.heads
    loss = cross_entropy(heads.upos(by_sentence), batch.upos) + cross_entropy(
        heads.xpos(by_sentence), batch.xpos
    )
    loss = loss + LEMMA_WEIGHT * cross_entropy(heads.lemma(by_sentence), batch.scripts)
    loss = loss + cross_entropy(arc_scores(net, by_sentence, batch), batch.heads)
    loss = loss + cross_entropy(
        heads.labels(by_sentence, batch.heads.clamp(min=0), batch.classes), batch.deprels
    )
    names = net.names.loss(
        net.names.emissions(states, tokens), batch.mask.squeeze(2) > 0, batch.permitted
    )
    return (loss + TREEBANK_NAME_WEIGHT * names) / count


def soft_cross_entropy(scores, target):
    """Sum of the cross entropies against target distributions; all-zero targets count nothing."""
    return -(functional.log_softmax(scores, dim=-1) * target).sum()


def silver_loss(net, states, batch):
    """Distance to what other models think of tags and trees."""
    target, heads = batch.silver, net.heads
    return (
        soft_cross_entropy(heads.upos(states), target.upos)
        + soft_cross_entropy(heads.xpos(states), target.xpos)
        + soft_cross_entropy(arc_scores(net, states, batch), target.arcs)
        + soft_cross_entropy(heads.labels(states, target.heads, batch.classes), target.deprels)
    )


def name_loss(net, batch):
    tokens, states = net.encode(batch.rows, batch.vector, batch.positions, batch.mask)
    scores = net.names.emissions(states, tokens)
    loss = net.names.loss(scores, batch.mask.squeeze(2) > 0, batch.permitted)
    if batch.silver is not None:
        loss = loss + SILVER_WEIGHT * silver_loss(net, states.transpose(0, 1), batch)
    return loss / batch.mask.sum()
