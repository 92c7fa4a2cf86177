"""Writes TimeML documents, flattened to JSON lines, as the tables that the scorer of time expressions reads.

    timeml_to_tsv.py DOCUMENTS.jsonl[.gz] FOLDER [--part even|odd]

FOLDER gets a text file for each document, documents.tsv (document, published) and gold.tsv
(document, start, end, type, value; offsets in code points). The document's own date (t0) is left out.
"""

import argparse
import gzip
import json
import pathlib


def read(path):
    opened = gzip.open(path, "rt", encoding="utf-8") if path.endswith(".gz") else open(path, encoding="utf-8")
    with opened as lines:
        documents = [json.loads(line) for line in lines]
    return sorted(documents, key=lambda document: document["id"])


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("documents")
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("--part", choices=["even", "odd"], help="every second document by id")
    arguments = parser.parse_args()

    documents = read(arguments.documents)
    if arguments.part:
        documents = documents[arguments.part == "odd" :: 2]
    arguments.folder.mkdir(parents=True, exist_ok=True)
    listed = ["document\tpublished"]
    gold = ["document\tstart\tend\ttype\tvalue"]
    for document in documents:
        name = document["id"]
        (arguments.folder / f"{name}.txt").write_text(document["text"], encoding="utf-8")
        listed.append(f"{name}\t{document['dct'][:10]}")
        rows = [
            f"{name}\t{timex['start']}\t{timex['end']}\t{timex['type']}\t{timex['value']}"
            for timex in document["timexes"]
            if timex["tid"] != "t0"
        ]
        gold += rows or [f"{name}\t\t\t\t"]
    (arguments.folder / "documents.tsv").write_text("\n".join(listed) + "\n", encoding="utf-8")
    (arguments.folder / "gold.tsv").write_text("\n".join(gold) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
