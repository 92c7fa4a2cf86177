"""Scores attributions (source, cue, content) of `chancery code` output against a gold file.

Gold is JSON lines (.gz allowed): {"id", "text", "annotations": [{"attributions": [{"source", "cue",
"content": lists of [start, end)}]}]}, offsets in code points of `text`; the first annotation counts.
The coder is fed the same texts as JSON lines with --as-is, so that offsets agree:

    attribution.py GOLD --coder build/release/bin/chancery [--parity 0|1]
    attribution.py GOLD --coded coded.jsonl          (output that is there already)

Exact: a stretch (pieces parted by white space alone count as one) with both ends right.
Overlap: words inside any stretch. Printed: precision, recall, F1 in per cent for each part.
"""

import argparse
import gzip
import json
import re
import subprocess
import sys
from collections import Counter

PARTS = (("source", "speaker_span"), ("cue", "cue"), ("content", "content"))


def read_lines(path):
    opener = gzip.open if path.endswith(".gz") else open
    with opener(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines if line.strip()]


def code(coder, gold):
    reports = "".join(
        json.dumps({"id": doc["id"], "text": doc["text"]}, ensure_ascii=False) + "\n" for doc in gold
    )
    run = subprocess.run(
        [coder, "code", "--as-is", "-"], input=reports, capture_output=True, text=True, check=False
    )
    if not run.stdout:
        sys.exit(f"{coder} printed nothing: {run.stderr.strip()}")
    return [json.loads(line) for line in run.stdout.splitlines()]


def stretches(spans, text):
    """Spans without white space at their ends; neighbours with only white space between joined."""
    joined = []
    for start, end in sorted(spans):
        while start < end and text[start].isspace():
            start += 1
        while end > start and text[end - 1].isspace():
            end -= 1
        if start == end:
            continue
        if joined and not text[joined[-1][1]:start].strip():
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined


def covered(spans, words):
    return {i for i, (s, e) in enumerate(words) for a, b in spans if a <= s and e <= b}


def score(gold, coded):
    counts = Counter()
    by_id = {doc["report"].get("key", doc["report"].get("id")): doc for doc in coded}
    for doc in gold:
        text = doc["text"]
        words = [m.span() for m in re.finditer(r"\w+|[^\w\s]", text)]
        found = by_id.get(doc["id"], {"quotations": []})
        for part, key in PARTS:
            expected, given = set(), set()
            for attribution in doc["annotations"][0]["attributions"]:
                expected.update(stretches(attribution[part], text))
            for quotation in found["quotations"]:
                spans = quotation.get(key)
                if spans:
                    given.update(stretches(spans if part == "content" else [spans], text))
            counts[part, "exact", "both"] += len(expected & given)
            counts[part, "exact", "gold"] += len(expected)
            counts[part, "exact", "given"] += len(given)
            a, b = covered(expected, words), covered(given, words)
            counts[part, "overlap", "both"] += len(a & b)
            counts[part, "overlap", "gold"] += len(a)
            counts[part, "overlap", "given"] += len(b)
    return counts


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("gold")
    parser.add_argument("--coder")
    parser.add_argument("--coded")
    parser.add_argument("--parity", type=int, choices=(0, 1), help="only every other document")
    options = parser.parse_args()
    if not options.coder and not options.coded:
        parser.error("one of --coder and --coded is needed")
    gold = read_lines(options.gold)
    if options.parity is not None:
        gold = gold[options.parity::2]
    coded = read_lines(options.coded) if options.coded else code(options.coder, gold)
    counts = score(gold, coded)
    print("part\tmeasure\tprecision\trecall\tf1")
    for part, _ in PARTS:
        for measure in ("exact", "overlap"):
            both = counts[part, measure, "both"]
            precision = both / max(1, counts[part, measure, "given"])
            recall = both / max(1, counts[part, measure, "gold"])
            f1 = 2 * precision * recall / max(1e-9, precision + recall)
            print(f"{part}\t{measure}\t{100 * precision:.1f}\t{100 * recall:.1f}\t{100 * f1:.1f}")


if __name__ == "__main__":
    main()
