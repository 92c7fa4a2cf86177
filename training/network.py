"""The network of docs/formats/model-file.md in PyTorch: token vectors, encoder and heads."""

import collections

import torch
from torch import nn
from torch.nn import functional

import features
import lexicon

# What a teacher may have more of than the network that ships.
Sizes = collections.namedtuple("Sizes", "layers hidden", defaults=(2, 128))

EMBEDDING = 128
TOKEN = 128
TOKEN_PIECES = 3
CONVOLUTION_PIECES = 3
ARC = 128
LABEL = 128
NAMES = 96
NAMES_PIECES = 2
VECTOR = 100
DISTANCES = (1, 2, 3, 4, 6, 9, 14, 24, 0)
DISTANCE_CLASSES = 2 * len(DISTANCES) + 1
IMPOSSIBLE = -10000.0
NAMES_DROPOUT = 0.3
# All tables and the lexicon rows in one table; the row after them is always zero.
PADDING_ROW = sum(table[4] for table in features.TABLES) + len(lexicon.BITS)


def distance_class(dependent, head):
    """The class of an arc between tokens of a sentence (both counted from 0)."""
    length = abs(head - dependent)
    for index, limit in enumerate(DISTANCES):
        if length <= limit or limit == 0:
            return index if head < dependent else len(DISTANCES) + index
    raise ValueError("the last limit must be 0")


def maxout(values, pieces):
    return values.view(*values.shape[:-1], pieces, -1).max(dim=-2).values


class TypeVectors(nn.Module):
    """The vector of a token type from its table rows, its lexicon bits and its word vector."""

    def __init__(self, vectors):
        super().__init__()
        self.rows = nn.EmbeddingBag(
            PADDING_ROW + 1, EMBEDDING, mode="sum", sparse=True, padding_idx=PADDING_ROW
        )
        nn.init.normal_(self.rows.weight, std=0.1)
        with torch.no_grad():
            self.rows.weight[PADDING_ROW].zero_()
        self.register_buffer("vectors", vectors, persistent=False)
        self.project = nn.Linear(VECTOR, EMBEDDING, bias=False)
        nn.init.normal_(self.project.weight, std=0.3)
        self.none = nn.Parameter(torch.zeros(EMBEDDING))
        self.norm = nn.LayerNorm(EMBEDDING, eps=1e-5)
        self.mix = nn.Linear(EMBEDDING, TOKEN * TOKEN_PIECES)

    def forward(self, rows, vector):
        """rows: [types, width] with PADDING_ROW where empty; vector: [types], -1 for none."""
        known = (vector >= 0).unsqueeze(1)
        projected = self.project(self.vectors[vector.clamp(min=0)])
        summed = self.rows(rows) + torch.where(known, projected, self.none)
        return maxout(self.mix(self.norm(summed)), TOKEN_PIECES)


class Recurrence(torch.autograd.Function):
    """c_t = f_t c_{t-1} + u_t over the first axis of [time, batch, width]."""

    @staticmethod
    def forward(ctx, forget, update):
        states = torch.empty_like(update)
        states[0] = update[0]
        for step in range(1, len(update)):
            torch.addcmul(update[step], forget[step], states[step - 1], out=states[step])
        ctx.save_for_backward(forget, states)
        return states

    @staticmethod
    def backward(ctx, gradient):
        forget, states = ctx.saved_tensors
        flow = gradient.clone()
        for step in range(len(flow) - 2, -1, -1):
            flow[step].addcmul_(forget[step + 1], flow[step + 1])
        forget_gradient = torch.zeros_like(forget)
        torch.mul(flow[1:], states[:-1], out=forget_gradient[1:])
        return forget_gradient, flow


class Layer(nn.Module):
    """A bidirectional recurrent layer whose gates are plain products of its input."""

    def __init__(self, width, hidden):
        super().__init__()
        self.hidden = hidden
        self.dense = nn.Linear(width, 8 * hidden)
        with torch.no_grad():
            for block in (1, 5):
                self.dense.bias[block * hidden : (block + 1) * hidden] = 1.0

    def forward(self, inputs, mask):
        """inputs: [time, batch, width]; mask: [time, batch, 1], 0 beyond the end of a sentence."""
        time, batch, _ = inputs.shape
        hidden = self.hidden
        parts = self.dense(inputs).view(time, batch, 2, 4, hidden)
        candidate, forget = parts[..., 0, :], torch.sigmoid(parts[..., 1, :])
        update = (1 - forget) * candidate * mask.unsqueeze(-1)
        turn = lambda values: torch.cat([values[:, :, 0], values[:, :, 1].flip(0)], dim=-1)
        states = Recurrence.apply(turn(forget).contiguous(), turn(update))
        states = torch.stack([states[..., :hidden], states[..., hidden:].flip(0)], dim=2)
        gate = torch.sigmoid(parts[..., 2, :])
        outputs = gate * torch.tanh(states) + (1 - gate) * parts[..., 3, :]
        return outputs.reshape(time, batch, 2 * hidden)


def same_mask_dropout(values, probability, training):
    """Dropout with one mask for all positions of a sentence; values: [time, batch, width]."""
    if not training or probability == 0:
        return values
    keep = torch.empty(1, values.shape[1], values.shape[2]).bernoulli_(1 - probability) / (
        1 - probability
    )
    return values * keep


class Encoder(nn.Module):
    """Token vectors to context vectors."""

    def __init__(self, sizes, dropout):
        super().__init__()
        self.dropout = dropout
        self.convolution = nn.Linear(3 * TOKEN, TOKEN * CONVOLUTION_PIECES)
        self.norm = nn.LayerNorm(TOKEN, eps=1e-5)
        self.layers = nn.ModuleList(
            [
                Layer(TOKEN if index == 0 else 2 * sizes.hidden, sizes.hidden)
                for index in range(sizes.layers)
            ]
        )

    def forward(self, tokens, mask):
        """tokens: [time, batch, TOKEN], zero beyond the end of a sentence."""
        zero = torch.zeros_like(tokens[:1])
        window = torch.cat(
            [torch.cat([zero, tokens[:-1]]), tokens, torch.cat([tokens[1:], zero])], dim=-1
        )
        values = tokens + self.norm(maxout(self.convolution(window), CONVOLUTION_PIECES))
        for layer in self.layers:
            values = layer(same_mask_dropout(values, self.dropout, self.training), mask)
        return same_mask_dropout(values, self.dropout, self.training)


class ParserHeads(nn.Module):
    """Tags, lemma scripts, arcs and labels."""

    def __init__(self, width, upos, xpos, scripts, deprels, dropout):
        super().__init__()
        self.dropout = dropout
        self.root = nn.Parameter(torch.randn(width) * 0.1)
        self.upos, self.xpos, self.lemma = (
            nn.Linear(width, upos),
            nn.Linear(width, xpos),
            nn.Linear(width, scripts),
        )
        self.arc_dependent, self.arc_head = nn.Linear(width, ARC), nn.Linear(width, ARC)
        self.arc_bilinear = nn.Parameter(torch.randn(ARC, ARC) * 0.02)
        self.arc_bias = nn.Parameter(torch.zeros(ARC))
        self.arc_distance = nn.Linear(ARC, DISTANCE_CLASSES)
        self.label_dependent = nn.Linear(width, LABEL)
        self.label_head = nn.Linear(width, LABEL, bias=False)
        self.label_distance = nn.Parameter(torch.zeros(DISTANCE_CLASSES, LABEL))
        self.label_output = nn.Linear(LABEL, deprels)

    def drop(self, values):
        return functional.dropout(values, self.dropout, self.training)

    def with_root(self, states):
        """[batch, time, width] with the root as the last position."""
        root = self.root.expand(states.shape[0], 1, -1)
        return torch.cat([states, root], dim=1)

    def arcs(self, states, classes):
        """Scores [batch, time, time + 1]; classes: the distance classes of the same shape without
        batch.
        """
        dependent = self.drop(functional.relu(self.arc_dependent(states)))
        head = self.drop(functional.relu(self.arc_head(self.with_root(states))))
        query = dependent @ self.arc_bilinear + self.arc_bias
        near = self.arc_distance(dependent).gather(2, classes.expand(states.shape[0], -1, -1))
        return query @ head.transpose(1, 2) + near

    def labels(self, states, heads, classes):
        """Label scores [batch, time, labels] for given heads (index time: the root)."""
        batch, time, _ = states.shape
        head_values = self.label_head(self.with_root(states))
        chosen = head_values.gather(1, heads.unsqueeze(2).expand(-1, -1, LABEL))
        chosen_class = classes.expand(batch, -1, -1).gather(2, heads.unsqueeze(2)).squeeze(2)
        hidden = functional.relu(
            self.label_dependent(states)
            + chosen
            + functional.embedding(chosen_class, self.label_distance)
        )
        return self.label_output(self.drop(hidden))


class NameHead(nn.Module):
    """Scores of name tags and a linear-chain model whose training masks leave tags open."""

    def __init__(self, width, tags, dropout):
        super().__init__()
        self.dropout = dropout
        self.hidden = nn.Linear(width + TOKEN, NAMES * NAMES_PIECES)
        self.output = nn.Linear(NAMES, len(tags))
        self.start = nn.Parameter(torch.zeros(len(tags)))
        self.transition = nn.Parameter(torch.zeros(len(tags), len(tags)))
        follows = lambda left, right: not right.startswith("I-") or left[2:] == right[2:]
        allowed = [[follows(left, right) for right in tags] for left in tags]
        self.register_buffer("allowed", torch.tensor(allowed), persistent=False)
        self.register_buffer(
            "allowed_start",
            torch.tensor([not tag.startswith("I-") for tag in tags]),
            persistent=False,
        )

    def emissions(self, states, tokens):
        joined = functional.dropout(
            torch.cat([states, tokens], dim=-1), self.dropout, self.training
        )
        hidden = maxout(self.hidden(joined), NAMES_PIECES)
        return self.output(functional.dropout(hidden, self.dropout, self.training))

    def constrained(self):
        impossible = torch.tensor(IMPOSSIBLE)
        return torch.where(self.allowed_start, self.start, impossible), torch.where(
            self.allowed, self.transition, impossible
        )

    def partition(self, scores, mask):
        """Log of the summed weight of all paths of [time, batch, tags]; mask: [time, batch]."""
        start, transition = self.constrained()
        alpha = start + scores[0]
        for step in range(1, len(scores)):
            ahead = torch.logsumexp(alpha.unsqueeze(2) + transition, dim=1) + scores[step]
            alpha = torch.where(mask[step].unsqueeze(1), ahead, alpha)
        return torch.logsumexp(alpha, dim=1)

    def loss(self, scores, mask, permitted):
        """Sum over sentences of -log P(some permitted path); permitted: [time, batch, tags]."""
        inside = scores.masked_fill(~permitted, IMPOSSIBLE)
        return (self.partition(scores, mask) - self.partition(inside, mask)).sum()


class Network(nn.Module):
    def __init__(self, vectors, labels, dropout=0.25, sizes=Sizes()):
        super().__init__()
        self.labels = labels
        self.sizes = sizes
        self.dropout = dropout
        self.types = TypeVectors(vectors)
        self.encoder = Encoder(sizes, dropout)
        width = 2 * sizes.hidden
        self.heads = ParserHeads(
            width,
            len(labels["upos"]),
            len(labels["xpos"]),
            len(labels["scripts"]),
            len(labels["deprel"]),
            dropout,
        )
        self.names = NameHead(width, labels["names"], NAMES_DROPOUT)

    def encode(self, rows, vector, positions, mask):
        """positions: [time, batch] index into the types, one past the last for padding. Gives
        (tokens, states).
        """
        values = self.types(rows, vector)
        values = torch.cat([values, torch.zeros(1, TOKEN)])
        tokens = functional.embedding(positions, values)
        tokens = same_mask_dropout(tokens, self.dropout, self.training)
        return tokens, self.encoder(tokens, mask)
