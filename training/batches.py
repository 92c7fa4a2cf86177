"""Sentences as tensors: features of token types, augmentation, batches of similar length."""

import collections

import numpy
import torch

import corpora
import features
import lexicon
import network
import silver

IGNORED = -1
# A form seen c times in training loses its own row with probability RARE / (RARE + c), but at
# least FLOOR.
RARE = 0.25
RARE_NAMES = 2.0  # the same in sentences of name corpora: a name is to be known by its context
FLOOR = 0.02
VECTOR_DROP = 0.04
LEXICON_DROP = 0.05


class Types:
    """Feature rows of all forms met so far."""

    def __init__(self, vectors, bits):
        self.vectors, self.bits, self.padding_row = vectors, bits, network.PADDING_ROW
        self.ids, self.rows, self.vector, self.counts = {}, [], [], collections.Counter()
        self.offsets = numpy.cumsum([0] + [table[4] for table in features.TABLES])

    def count(self, sentences):
        """Counts the forms of training sentences."""
        for sentence in sentences:
            self.counts.update(self.id_of(form) for form in sentence.forms)

    def id_of(self, form):
        found = self.ids.get(form)
        if found is None:
            found = self.ids[form] = len(self.rows)
            self.rows.append(self._rows(form))
            self.vector.append(self.vectors.index(form))
        return found

    def _rows(self, form):
        rows = [int(offset) + row for offset, row in zip(self.offsets, features.table_rows(form))]
        bits = self.bits.get(features.lower(features.normalise(form)), 0)
        first = int(self.offsets[-1])
        extra = [first + bit for bit in range(len(lexicon.BITS)) if bits >> bit & 1]
        return rows + extra + [self.padding_row] * (lexicon.MAX_BITS - len(extra))

    def tensors(self, ids, drop=None, rare=RARE):
        """(rows, vector index) of types; `drop`, a random source, leaves some features out."""
        rows = numpy.array([self.rows[index] for index in ids])
        vector = numpy.array([self.vector[index] for index in ids])
        if drop is not None:
            counts = numpy.array([self.counts[index] for index in ids])
            lost = drop.random(len(ids)) < numpy.maximum(FLOOR, rare / (rare + counts))
            rows[lost, 0] = self.padding_row
            rows[drop.random(len(ids)) < LEXICON_DROP, len(features.TABLES) :] = self.padding_row
            vector[drop.random(len(ids)) < VECTOR_DROP] = -1
        return torch.from_numpy(rows), torch.from_numpy(vector)


def recase(sentence, case):
    """The sentence in another case; lemmas are not asked for then."""
    return sentence._replace(forms=[case(form) for form in sentence.forms], lemmas=None)


def title(form):
    return form[:1].upper() + form[1:] if len(form) > 3 or form[:1] == "I" else form


def without_final_point(sentence):
    """Drops sentence-final punctuation that nothing depends on."""
    last = len(sentence.forms)
    if last < 3 or sentence.upos is None or sentence.upos[-1] != "PUNCT" or last in sentence.heads:
        return sentence
    return corpora.Sentence(*(field[:-1] if field is not None else None for field in sentence))


def augment(sentence, draw):
    """Lower, title or upper case and no final point, now and then."""
    roll = draw.random()
    if roll < 0.08:
        sentence = recase(sentence, features.lower)
    elif roll < 0.11:
        sentence = recase(sentence, str.upper)
    elif roll < 0.15:
        sentence = recase(sentence, title)
    return without_final_point(sentence) if draw.random() < 0.1 else sentence


Batch = collections.namedtuple(
    "Batch",
    "rows vector positions mask upos xpos scripts heads deprels permitted classes silver",
)


def distance_classes(time):
    """[time, time + 1] classes of (dependent, head); diagonal 0, the last column the root."""
    matrix = numpy.zeros((time, time + 1), dtype=numpy.int64)
    for dependent in range(time):
        for head in range(time):
            if head != dependent:
                matrix[dependent, head] = network.distance_class(dependent, head)
    matrix[:, time] = network.DISTANCE_CLASSES - 1
    return matrix


_CLASS_CACHE = {}


def cached_classes(time):
    if time not in _CLASS_CACHE:
        _CLASS_CACHE[time] = torch.from_numpy(distance_classes(time))
    return _CLASS_CACHE[time]


class Batcher:
    """Turns sentences into batches with the label indices of a model."""

    def __init__(self, types, labels, script_of):
        self.types, self.script_of = types, script_of
        self.index = {
            name: {label: number for number, label in enumerate(values)}
            for name, values in labels.items()
        }

    def make(self, sentences, drop=None):
        lengths = [len(sentence.forms) for sentence in sentences]
        time, batch = max(lengths), len(sentences)
        ids = [[self.types.id_of(form) for form in sentence.forms] for sentence in sentences]
        unique = sorted(set(index for row in ids for index in row))
        place = {index: position for position, index in enumerate(unique)}
        positions = numpy.full((time, batch), len(unique), dtype=numpy.int64)
        mask = numpy.zeros((time, batch, 1), dtype=numpy.float32)
        for column, row in enumerate(ids):
            positions[: len(row), column] = [place[index] for index in row]
            mask[: len(row), column] = 1
        supervised = sentences[0].heads is not None
        rows, vector = self.types.tensors(unique, drop, RARE if supervised else RARE_NAMES)
        fields = self._tree_fields(sentences, time) if supervised else [None] * 5
        return Batch(
            rows,
            vector,
            torch.from_numpy(positions),
            torch.from_numpy(mask),
            *fields,
            self._permitted(sentences, time),
            cached_classes(time),
            silver.joined(sentences, time)
        )

    def _filled(self, sentences, time, values):
        matrix = numpy.full((len(sentences), time), IGNORED, dtype=numpy.int64)
        for row, sentence in enumerate(sentences):
            matrix[row, : len(sentence.forms)] = values(sentence)
        return torch.from_numpy(matrix)

    def _tree_fields(self, sentences, time):
        index = self.index
        label = lambda name, field: lambda sentence: [
            index[name].get(value, IGNORED) for value in getattr(sentence, field)
        ]
        heads = lambda sentence: [head - 1 if head else time for head in sentence.heads]
        scripts = (
            lambda sentence: [IGNORED] * len(sentence.forms)
            if sentence.lemmas is None
            else [
                index["scripts"].get(self.script_of(form, lemma), IGNORED)
                for form, lemma in zip(sentence.forms, sentence.lemmas)
            ]
        )
        return [
            self._filled(sentences, time, values)
            for values in (
                label("upos", "upos"),
                label("xpos", "xpos"),
                scripts,
                heads,
                label("deprel", "deprels"),
            )
        ]

    def _permitted(self, sentences, time):
        if sentences[0].masks is None:
            return None
        tags = len(corpora.NAME_TAGS)
        permitted = numpy.ones((time, len(sentences), tags), dtype=bool)
        weights = 1 << numpy.arange(tags)
        for column, sentence in enumerate(sentences):
            permitted[: len(sentence.masks), column] = (
                numpy.array(sentence.masks)[:, None] & weights
            ) > 0
        return torch.from_numpy(permitted)


def shuffled(sentences, tokens, draw):
    """Lists of sentences of similar length, about `tokens` padded tokens each, shuffled."""
    order = sorted(
        range(len(sentences)),
        key=lambda index: (len(sentences[index].forms) + draw.random() * 3, draw.random()),
    )
    out, current, longest = [], [], 0
    for index in order:
        length = len(sentences[index].forms)
        if current and max(longest, length) * (len(current) + 1) > tokens:
            out.append(current)
            current, longest = [], 0
        current.append(sentences[index])
        longest = max(longest, length)
    out.append(current)
    return [out[index] for index in draw.permutation(len(out))]
