"""Scores coreference of `chancery code` against eval/gold/coref.

    own_gold.py [--coder build/release/bin/chancery] [--errors]

The forms of the gold files are told in their README.md. Prints shares of right decisions for the
development and the held-out half; --errors lists the wrong ones of the development half.
"""

import argparse
import json
import re
import subprocess
import sys
from collections import Counter, defaultdict
from pathlib import Path

GOLD = Path(__file__).resolve().parent / "gold"
PRONOUNS = set("he him his himself she her hers herself it its they them their theirs".split())
DESCRIBING = {"the", "both", "his", "her", "its"}


def code(coder, texts):
    reports = "".join(
        json.dumps({"id": key, "text": text}, ensure_ascii=False) + "\n"
        for key, text in texts.items()
    )
    run = subprocess.run(
        [coder, "code", "--as-is", "-"], input=reports, capture_output=True, text=True, check=False
    )
    coded = [json.loads(line) for line in run.stdout.splitlines()]
    found = {doc["report"].get("key"): doc for doc in coded}
    missing = [key for key in texts if key not in found]
    if missing:
        sys.exit(f"{coder} gave nothing for {missing[0]}: {run.stderr.strip()}")
    return found


def unmark(marked):
    """'[He|holt] left' -> 'He left' and [(0, 2, 'holt')]."""
    text, open_marks, mentions, at = "", [], [], 0
    while at < len(marked):
        if marked[at] == "[":
            open_marks.append(len(text))
        elif marked[at] == "|" and open_marks:
            end = marked.index("]", at)
            mentions.append((open_marks.pop(), len(text), marked[at + 1 : end]))
            at = end
        else:
            text += marked[at]
        at += 1
    return text, mentions


def kind_of(words):
    first = words.split()[0].lower()
    if words.lower() in PRONOUNS:
        return "pronoun"
    return "nominal" if first in DESCRIBING else "named"


class Coreference:
    def __init__(self, doc, text, gold):
        self.doc, self.text, self.gold = doc, text, gold
        self.entity_at = {
            tuple(m["span"]): e["id"] for e in doc["entities"] for m in e["mentions"]
        }
        self.members = {e["id"]: e.get("members", []) for e in doc["entities"]}
        votes = defaultdict(Counter)
        for start, end, label in gold:
            entity = self.find(start, end)
            if kind_of(text[start:end]) == "named" and entity is not None:
                votes[label][entity] += 1
        self.meant = {label: c.most_common(1)[0][0] for label, c in votes.items()}

    def find(self, start, end):
        near = [
            (abs(s - start) + abs(e - end), entity)
            for (s, e), entity in self.entity_at.items()
            if s < end and start < e and (s == start or e == end)
        ]
        return min(near)[1] if near else None

    def is_right(self, start, end, label):
        entity = self.find(start, end)
        if label == "-":
            return entity is None or entity not in self.meant.values()
        if "+" in label:
            wanted = sorted(self.meant.get(part, -1) for part in label.split("+"))
            return entity is not None and sorted(self.members[entity]) == wanted
        alone = sum(1 for other in self.meant.values() if other == entity) == 1
        return entity is not None and entity == self.meant.get(label) and alone


def score_coreference(coder, half, errors):
    texts, gold = {}, {}
    for file in sorted((GOLD / "coref").glob(f"{half}-*.txt")):
        texts[file.stem], gold[file.stem] = unmark(file.read_text(encoding="utf-8"))
    right, all_of = Counter(), Counter()
    for key, doc in code(coder, texts).items():
        judged = Coreference(doc, texts[key], gold[key])
        for start, end, label in gold[key]:
            words = texts[key][start:end]
            ok = judged.is_right(start, end, label)
            all_of[kind_of(words)] += 1
            right[kind_of(words)] += ok
            if errors and not ok:
                print(f"  {key}: [{words}] at {start} means {label}", file=sys.stderr)
    for kind in ("named", "nominal", "pronoun"):
        print(f"coref\t{half}\t{kind}\t{right[kind]}\t{all_of[kind]}")


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--coder", default="build/release/bin/chancery")
    parser.add_argument("--errors", action="store_true")
    options = parser.parse_args()
    print("task\thalf\twhat\tright\tof")
    for half in ("dev", "held"):
        score_coreference(options.coder, half, options.errors and half == "dev")


if __name__ == "__main__":
    main()
