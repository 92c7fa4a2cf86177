"""What training works on: the corpora, the features of their forms, the label lists."""

import batches
import corpora
import features
import lemmas
import lexicon
import synthetic
import vectors

VECTOR_WORDS = 80000
SYNTHETIC_SENTENCES = 16000
MAX_LENGTH = 120


def script_of(form, lemma):
    return lemmas.derive(features.normalise(form), features.normalise(lemma))


def label_lists(train):
    distinct = lambda field: sorted(
        set(value for sentence in train for value in getattr(sentence, field))
    )
    pairs = [
        (features.normalise(form), features.normalise(lemma))
        for sentence in train
        for form, lemma in zip(sentence.forms, sentence.lemmas)
    ]
    return {
        "upos": distinct("upos"),
        "xpos": distinct("xpos"),
        "deprel": distinct("deprels"),
        "scripts": lemmas.scripts(pairs),
        "names": list(corpora.NAME_TAGS),
    }


class Material:
    """Treebanks, name corpora and the batcher over their forms; `labels` only to keep those of a
    checkpoint.
    """

    def __init__(self, data_dir, labels=None):
        places = lexicon.Places(data_dir)
        self.treebank, self.dev = corpora.load_treebanks(data_dir, places)
        self.names = corpora.load_name_corpora(data_dir, places)
        self.names["synthetic"] = synthetic.generate(data_dir, SYNTHETIC_SENTENCES)
        self.labels = labels or label_lists(self.treebank)
        self.words = vectors.Vectors.load(VECTOR_WORDS)
        types = batches.Types(self.words, lexicon.build(data_dir))
        for part in [self.treebank, *self.names.values()]:
            types.count(part)
        self.batcher = batches.Batcher(types, self.labels, script_of)

    def lemma_lexicon(self):
        return lemmas.lexicon(
            (features.normalise(form), tag, features.normalise(lemma))
            for sentence in self.treebank
            for form, tag, lemma in zip(sentence.forms, sentence.upos, sentence.lemmas)
        )


def draw_names(names, shares, draw):
    """The name sentences of one epoch, some of them re-cased."""
    chosen = []
    for name, sentences in sorted(names.items()):
        share = shares[name]
        chosen.extend(sentences * int(share))
        picked = draw.permutation(len(sentences))[: int(len(sentences) * (share - int(share)))]
        chosen.extend(sentences[index] for index in picked)
    out = []
    for sentence in chosen:
        roll = draw.random()
        case = (
            features.lower
            if roll < 0.04
            else batches.title
            if roll < 0.06
            else str.upper
            if roll < 0.07
            else None
        )
        out.append(batches.recase(sentence, case) if case else sentence)
    return [sentence for sentence in out if len(sentence.forms) <= MAX_LENGTH]
