#!/usr/bin/env python3
"""Scores `chancery text` on saved web pages: the text of the article, and its date.

    eval/extraction.py --set FOLDER [--program build/release/bin/chancery] [--show N]

FOLDER holds article_text.jsonl.gz (id, text), segments.jsonl.gz (id, with, without, date) and
html/ID.html.gz. Text is scored as the article extraction benchmark does it (scrapinghub, 2020): the
F1 of the multisets of four-word shingles, mean over pages. Segments: the share of the strings that
must be there that are (recall), and of all strings found that must be (precision). Intervals are
95 % bootstrap intervals over pages, with a fixed seed.
"""

import argparse
import collections
import concurrent.futures
import gzip
import json
import pathlib
import random
import re
import subprocess

SHINGLE = 4


def read_lines(path):
    with gzip.open(path, "rt", encoding="utf-8") as stream:
        return [json.loads(line) for line in stream]


def run(program, page):
    """The printed object of one page; an empty one where the program refuses it."""
    done = subprocess.run([*program, str(page)], capture_output=True, check=False)
    lines = done.stdout.decode("utf-8").splitlines()
    return json.loads(lines[0]) if lines else {}


def shingles(text):
    words = re.findall(r"\w+", text)
    count = max(1, len(words) - SHINGLE + 1) if words else 0
    return collections.Counter(tuple(words[i : i + SHINGLE]) for i in range(count))


def precision_recall(gold, found):
    wanted, got = shingles(gold), shingles(found)
    shared = sum((wanted & got).values())
    precision = shared / sum(got.values()) if got else float(not wanted)
    recall = shared / sum(wanted.values()) if wanted else float(not got)
    return precision, recall


def f1(precision, recall):
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def interval(values, rounds=1000):
    if not values:
        return 0.0, 0.0, 0.0
    generator = random.Random(1)
    means = sorted(
        sum(generator.choices(values, k=len(values))) / len(values) for _ in range(rounds)
    )
    return sum(values) / len(values), means[int(rounds * 0.025)], means[int(rounds * 0.975)]


def plain(text):
    return re.sub(r"\s+", " ", text).strip()


def score_texts(rows, outputs, english):
    rows = [row for row in rows if row["english"] == english or not english]
    pairs = {row["id"]: precision_recall(row["text"], outputs[row["id"]].get("text", "")) for row in rows}
    name = "text, English pages" if english else "text, all pages"
    mean, low, high = interval([f1(*pair) for pair in pairs.values()])
    precision = sum(p for p, _ in pairs.values()) / len(pairs)
    recall = sum(r for _, r in pairs.values()) / len(pairs)
    print(
        f"{name}: {len(pairs)}  F1 {mean:.4f} [{low:.4f}, {high:.4f}]  "
        f"precision {precision:.4f}  recall {recall:.4f}  F1 of the means {f1(precision, recall):.4f}"
    )
    return pairs


def score_segments(rows, outputs):
    found = missed = wrong = 0
    worst = []
    for row in rows:
        output = outputs[row["id"]]
        text = plain(output.get("title", "") + " " + output.get("text", ""))
        lost = [part for part in row["with"] if plain(part) not in text]
        extra = [part for part in row["without"] if plain(part) in text]
        found += len(row["with"]) - len(lost)
        missed += len(lost)
        wrong += len(extra)
        if lost or extra:
            worst.append((len(lost) + len(extra), row["url"], lost, extra))
    precision = found / (found + wrong) if found + wrong else 0.0
    recall = found / (found + missed) if found + missed else 0.0
    print(
        f"segments: {len(rows)}  precision {precision:.4f}  recall {recall:.4f}  "
        f"F1 {f1(precision, recall):.4f}"
    )
    return sorted(worst, key=lambda item: -item[0])


def score_dates(rows, outputs):
    dated = [row for row in rows if row.get("date")]
    given = [row for row in dated if outputs[row["id"]].get("published")]
    right = [row for row in given if date_of(outputs[row["id"]]) == row["date"][:10]]
    if dated:
        print(
            f"date: {len(dated)}  accuracy {len(right) / len(dated):.4f}  "
            f"given {len(given)}, right of them {len(right) / max(1, len(given)):.4f}"
        )
    return [
        (row["url"], row["date"], date_of(outputs[row["id"]])) for row in dated if row not in right
    ]


def date_of(output):
    """The first day of the interval, whichever of its two forms is printed."""
    published = output.get("published") or ""
    return (published.get("from", "") if isinstance(published, dict) else published)[:10]


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--set", required=True, type=pathlib.Path)
    parser.add_argument("--program", default="build/release/bin/chancery text")
    parser.add_argument("--show", type=int, default=0, help="list the N worst pages of each part")
    options = parser.parse_args()
    texts = read_lines(options.set / "article_text.jsonl.gz")
    segments = read_lines(options.set / "segments.jsonl.gz")
    pages = {row["id"]: options.set / "html" / f"{row['id']}.html.gz" for row in texts + segments}
    program = options.program.split()
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        outputs = dict(zip(pages, pool.map(lambda page: run(program, page), pages.values())))
    urls = {row["id"]: row["url"] for row in texts}
    score_texts(texts, outputs, english=False)
    pairs = score_texts(texts, outputs, english=True)
    worst = score_segments(segments, outputs)
    wrong_dates = score_dates(segments, outputs)
    if options.show:
        for page, pair in sorted(pairs.items(), key=lambda item: f1(*item[1]))[: options.show]:
            print(f"  {f1(*pair):.3f} P {pair[0]:.3f} R {pair[1]:.3f} {page[:12]} {urls[page]}")
        for _, url, lost, extra in worst[: options.show]:
            print(f"  {url}\n    lost {lost}\n    extra {extra}")
        for item in wrong_dates[: options.show]:
            print("  date", *item)


if __name__ == "__main__":
    main()
