"""A plain NumPy implementation of docs/formats/model-file.md, used to check and to evaluate model
files.
"""

import collections

import numpy

import features
import lemmas
import modelfile

Analysis = collections.namedtuple(
    "Analysis", "upos xpos lemmas heads deprels names token encoder arcs emissions"
)


def sigmoid(values):
    return 1 / (1 + numpy.exp(-values))


def maxout(values, pieces):
    return values.reshape(*values.shape[:-1], pieces, -1).max(axis=-2)


def normalised(values, gain, bias):
    centred = values - values.mean(axis=-1, keepdims=True)
    return centred / numpy.sqrt((centred**2).mean(axis=-1, keepdims=True) + 1e-5) * gain + bias


def cycle_of(heads):
    """The nodes of one cycle of a head table (-1 for the root), or None."""
    state = [0] * len(heads)
    for start in range(len(heads)):
        path, node = [], start
        while node >= 0 and state[node] == 0:
            state[node] = 1
            path.append(node)
            node = heads[node]
        if node >= 0 and state[node] == 1:
            return path[path.index(node) :]
        for visited in path:
            state[visited] = 2
    return None


def arborescence(scores):
    """Heads of the best spanning arborescence; scores[dependent][head], node 0 is the root (Chu,
    Liu, Edmonds).
    """
    nodes = len(scores)
    heads = scores.argmax(axis=1)
    heads[0] = -1
    cycle = cycle_of(list(heads))
    if cycle is None:
        return heads
    inside = numpy.zeros(nodes, dtype=bool)
    inside[cycle] = True
    outer = numpy.flatnonzero(~inside)
    cycle = numpy.array(cycle)
    within = scores[cycle, heads[cycle]]
    into = scores[numpy.ix_(cycle, outer)] - within[:, None]
    entry = into.argmax(axis=0)
    out_of = scores[numpy.ix_(outer, cycle)]
    leaving = out_of.argmax(axis=1)
    small = numpy.full((len(outer) + 1, len(outer) + 1), -numpy.inf)
    small[:-1, :-1] = scores[numpy.ix_(outer, outer)]
    small[:-1, -1] = out_of.max(axis=1)
    small[-1, :-1] = into.max(axis=0)
    small[0] = -numpy.inf
    found = arborescence(small)
    result = heads.copy()
    for place in range(1, len(outer)):
        head = found[place]
        result[outer[place]] = cycle[leaving[place]] if head == len(outer) else outer[head]
    entered = found[len(outer)]
    result[cycle[entry[entered]]] = outer[entered]
    return result


def best_tree(arcs):
    """Heads counted from 0 (root: n) of the best tree with one root; arcs: [n, n + 1], the last
    column the root.
    """
    count = len(arcs)
    scores = numpy.full((count + 1, count + 1), -numpy.inf)
    scores[1:, 1:] = arcs[:, :count]
    scores[1:, 0] = arcs[:, count]
    numpy.fill_diagonal(scores, -numpy.inf)
    heads = arborescence(scores)
    roots = numpy.flatnonzero(heads == 0)
    if len(roots) > 1:
        heads = max(
            (single_root(scores, root) for root in range(1, count + 1)), key=lambda found: found[0]
        )[1]
    return [count if head == 0 else int(head) - 1 for head in heads[1:]]


def single_root(scores, root):
    """(score, heads) of the best tree in which only `root` depends on the root."""
    limited = scores.copy()
    limited[1:, 0] = -numpy.inf
    limited[root, 1:] = -numpy.inf
    limited[root, 0] = scores[root, 0]
    heads = arborescence(limited)
    total = limited[numpy.arange(1, len(scores)), heads[1:]].sum()
    return total, heads


class Model:
    def __init__(self, path):
        self.header, raw = modelfile.read(path)
        self.raw = raw
        self.weights = {
            name: array.astype(numpy.float32) * raw[name + ".scale"][:, None]
            if name + ".scale" in raw and name != "vectors.data"
            else array
            for name, array in raw.items()
        }
        column = lambda key: [values[0] for values in self.header[key]]
        self.upos, self.xpos, self.deprel, self.name_tags = map(
            column, ("upos", "xpos", "deprel", "name_tag")
        )
        self.scripts = [
            (case, int(cut), suffix) for case, cut, suffix in self.header["lemma_script"]
        ]
        self.distances = [int(limit) for limit in self.header["distance"][0]]
        self.pieces = {
            key: int(self.header[key][0][0])
            for key in ("token_pieces", "convolution_pieces", "names_pieces")
        }
        self.layers = int(self.header["recurrent_layers"][0][0])
        self.hidden = int(self.header["hidden"][0][0])
        lines = raw["lemma.lexicon"].tobytes().decode("utf-8").splitlines()
        self.lemma_lexicon = {
            (form, tag): lemma for form, tag, lemma in (line.split("\t") for line in lines)
        }
        self.cache = {}

    def affine(self, name, values):
        result = values @ self.weights[name + ".weight"].T
        return result + self.weights[name + ".bias"] if name + ".bias" in self.weights else result

    def find(self, keys, key):
        position = int(numpy.searchsorted(self.raw[keys], numpy.uint64(key)))
        return (
            position
            if position < len(self.raw[keys]) and self.raw[keys][position] == numpy.uint64(key)
            else -1
        )

    def token_vector(self, form):
        if form in self.cache:
            return self.cache[form]
        normal = features.normalise(form)
        folded = features.fold_digits(features.lower(normal))
        total = numpy.zeros(int(self.header["embedding"][0][0]), dtype=numpy.float32)
        for tag, kind, length, table in self.header["feature"]:
            text = features.feature_text(kind, int(length), normal, folded)
            total = (
                total + self.weights[table][features.fnv1a(tag, text) % len(self.weights[table])]
            )
        entry = self.find("lexicon.key", features.lexicon_key(form))
        bits = int(self.raw["lexicon.bits"][entry]) if entry >= 0 else 0
        for bit in range(32):
            if bits >> bit & 1:
                total = total + self.weights["emb.lexicon"][bit]
        word = self.find("vectors.key", features.vector_key(form))
        if word >= 0:
            vector = (
                self.raw["vectors.data"][word].astype(numpy.float32)
                * self.raw["vectors.data.scale"][word]
            )
            total = total + self.weights["vector.weight"] @ vector
        else:
            total = total + self.weights["vector.none"]
        total = normalised(total, self.weights["mix.norm.gain"], self.weights["mix.norm.bias"])
        self.cache[form] = maxout(self.affine("mix", total), self.pieces["token_pieces"])
        return self.cache[form]

    def encode(self, tokens):
        zero = numpy.zeros_like(tokens[:1])
        window = numpy.concatenate(
            [numpy.concatenate([zero, tokens[:-1]]), tokens, numpy.concatenate([tokens[1:], zero])],
            axis=1,
        )
        convolved = maxout(self.affine("conv", window), self.pieces["convolution_pieces"])
        values = tokens + normalised(
            convolved, self.weights["conv.norm.gain"], self.weights["conv.norm.bias"]
        )
        for layer in range(self.layers):
            products = self.affine("layer%d" % layer, values)
            values = numpy.concatenate(
                [
                    self.recur(products[:, : 4 * self.hidden]),
                    self.recur(products[::-1, 4 * self.hidden :])[::-1],
                ],
                axis=1,
            )
        return values

    def recur(self, products):
        candidate, forget, gate, straight = numpy.split(products, 4, axis=1)
        forget, gate = sigmoid(forget), sigmoid(gate)
        state, states = numpy.zeros(self.hidden, dtype=numpy.float32), []
        for step in range(len(products)):
            state = forget[step] * state + (1 - forget[step]) * candidate[step]
            states.append(state)
        return gate * numpy.tanh(numpy.array(states)) + (1 - gate) * straight

    def distance_class(self, dependent, head, count):
        if head == count:
            return 2 * len(self.distances)
        length = abs(head - dependent)
        found = next(
            index for index, limit in enumerate(self.distances) if length <= limit or limit == 0
        )
        return found if head < dependent else len(self.distances) + found

    def arc_scores(self, states):
        count = len(states)
        dependent = numpy.maximum(self.affine("arc.dependent", states), 0)
        head = numpy.maximum(
            self.affine("arc.head", numpy.vstack([states, self.weights["root.vector"]])), 0
        )
        scores = (dependent @ self.weights["arc.bilinear"] + self.weights["arc.bias"]) @ head.T
        near = self.affine("arc.distance", dependent)
        for index in range(count):
            for other in range(count + 1):
                scores[index, other] += (
                    near[index, self.distance_class(index, other, count)] if index != other else 0
                )
            scores[index, index] = 0
        return scores

    def labels(self, states, heads):
        count = len(states)
        head_states = numpy.vstack([states, self.weights["root.vector"]])[heads]
        classes = [self.distance_class(index, head, count) for index, head in enumerate(heads)]
        hidden = numpy.maximum(
            self.affine("label.dependent", states)
            + self.affine("label.head", head_states)
            + self.weights["label.distance"][classes],
            0,
        )
        scores = self.affine("label", hidden)
        root = self.deprel.index("root")
        scores[:, root] = -numpy.inf
        return [
            "root" if head == count else self.deprel[row.argmax()]
            for head, row in zip(heads, scores)
        ]

    def lemma(self, form, upos, script):
        normal = features.normalise(form)
        known = self.lemma_lexicon.get((features.lower(normal), upos))
        return known if known is not None else lemmas.apply(self.scripts[script], normal)

    def name_scores(self, states, tokens):
        hidden = maxout(
            self.affine("names.hidden", numpy.hstack([states, tokens])), self.pieces["names_pieces"]
        )
        return self.affine("names", hidden)

    def name_tags_of(self, emissions):
        best, back = self.weights["names.start"] + emissions[0], []
        for row in emissions[1:]:
            candidates = best[:, None] + self.weights["names.transition"]
            back.append(candidates.argmax(axis=0))
            best = candidates.max(axis=0) + row
        tags = [int(best.argmax())]
        for row in reversed(back):
            tags.append(int(row[tags[-1]]))
        return [self.name_tags[tag] for tag in reversed(tags)]

    def analyse(self, forms, tree=True):
        tokens = numpy.array([self.token_vector(form) for form in forms])
        states = self.encode(tokens)
        emissions = self.name_scores(states, tokens)
        names = self.name_tags_of(emissions)
        if not tree:
            return Analysis(None, None, None, None, None, names, tokens, states, None, emissions)
        upos = [self.upos[index] for index in self.affine("upos", states).argmax(axis=1)]
        xpos = [self.xpos[index] for index in self.affine("xpos", states).argmax(axis=1)]
        scripts = self.affine("lemma", states).argmax(axis=1)
        found = [self.lemma(form, tag, script) for form, tag, script in zip(forms, upos, scripts)]
        arcs = self.arc_scores(states)
        heads = best_tree(arcs)
        return Analysis(
            upos,
            xpos,
            found,
            [0 if head == len(forms) else head + 1 for head in heads],
            self.labels(states, heads),
            names,
            tokens,
            states,
            arcs,
            emissions,
        )
