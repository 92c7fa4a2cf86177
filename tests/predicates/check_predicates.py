#!/usr/bin/env python3
"""Every verb and event noun of the lexicon is coded in a sentence written for it, and not where it means another thing.

Tables `*.tsv` beside this file: `predicate`, as the lexicon writes it, a noun as `n:talks`; `type`, the
type that is to be coded with it, or `-` where the sentence tells of no event at all; `sentence`.
`check_predicates.py --data FOLDER FILE...` checks other tables against another data folder.
"""
import argparse
import csv
import json
import os
import pathlib
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parents[1]
PROGRAM = os.environ.get("CHANCERY_PROGRAM", str(ROOT / "build/release/bin/chancery"))
PUBLISHED = "2031-03-13"
VERBS = 3000  # so many verbs, particles included, the lexicon holds at least
NOUNS = 600


def rows_of(path):
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def predicates_by_sense(lexicon):
    """The predicates of each sense, by its id, and the ids that two senses have."""
    senses, twice = {}, []
    for name, mark in (("verbs", ""), ("verb_families", ""), ("nouns", "n:")):
        for row in rows_of(lexicon / f"{name}.tsv"):
            if row["id"] in senses:
                twice.append(row["id"])
            senses[row["id"]] = {mark + lemma for lemma in row["lemma"].split(",")}
    return senses, twice


def coded(rows, data):
    """The events of each row's sentence."""
    lines = "".join(
        json.dumps({"id": str(i), "published": PUBLISHED, "text": row["sentence"]}) + "\n" for i, row in enumerate(rows)
    )
    command = [PROGRAM, "--data", str(data), "code", "--as-is", "-"]
    done = subprocess.run(command, input=lines, capture_output=True, text=True, encoding="utf-8", check=True)
    reports = [json.loads(line) for line in done.stdout.splitlines()]
    return [report["events"] for report in reports]


def fault(row, events, senses):
    """What is wrong with the events of a row's sentence, or None."""
    told = ", ".join(f"{event['type']} by {event['sense']}" for event in events) or "nothing"
    if row["type"] == "-":
        return f"tells of no event, but is coded: {told}" if events else None
    found = any(
        event["type"] == row["type"] and row["predicate"] in senses.get(event["sense"].split("<")[0], ()) for event in events
    )
    return None if found else f"{row['type']} expected, coded: {told}"


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--data", type=pathlib.Path, default=ROOT / "data")
    arguments.add_argument("tables", nargs="*", type=pathlib.Path)
    given = arguments.parse_args()
    senses, twice = predicates_by_sense(given.data / "lexicon/events")
    known = set().union(*senses.values())

    faults, rows = [f"{sense}: two senses have this id" for sense in twice], []
    for table in given.tables or sorted(HERE.glob("*.tsv")):
        for line, row in enumerate(rows_of(table), 2):
            row["place"] = f"{table.name}:{line}"
            rows.append(row)
    for row in rows:
        if row["predicate"] not in known:
            faults.append(f"{row['place']}: {row['predicate']}: not in the lexicon")
    for row, events in zip(rows, coded(rows, given.data), strict=True):
        if wrong := fault(row, events, senses):
            faults.append(f"{row['place']}: {row['predicate']}: {wrong}: {row['sentence']}")
    if not given.tables:
        shown = {row["predicate"] for row in rows if row["type"] != "-"}
        faults += [f"{predicate}: no sentence shows it" for predicate in sorted(known - shown)]
        nouns = sum(predicate.startswith("n:") for predicate in known)
        if len(known) - nouns < VERBS or nouns < NOUNS:
            faults.append(f"the lexicon holds {len(known) - nouns} verbs and {nouns} nouns")
    print("\n".join(faults))
    print(f"{len(rows)} sentences, {len(faults)} faults")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
