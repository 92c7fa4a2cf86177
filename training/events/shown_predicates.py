"""The sentences that show the predicates of the lexicon (tests/predicates), their parties marked, in the form of written/.

Who acts and on whom is taken from the program itself, where it finds one event of the type that the table
names, with an actor and a recipient.
"""

import csv
import glob
import json
import os
import subprocess

HERE = os.path.dirname(os.path.abspath(__file__))
TABLES = os.path.join(HERE, "../../tests/predicates/*.tsv")
FILE = "predicates"  # as make_sentences names the files of written/
DAY = "2031-03-13"


def rows():
    """Type and sentence, each sentence once."""
    seen = set()
    for path in sorted(glob.glob(TABLES)):
        with open(path, encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
                if row["type"] != "-" and row["sentence"] not in seen:
                    seen.add(row["sentence"])
                    yield row["type"], row["sentence"]


def marked(report, kind):
    """Type, mode, CAMEO code and the marked sentence; None where it does not tell of one such event of two parties."""
    text = report["text"]
    events = [event for event in report["events"] if event["type"] == kind]
    if len(events) != 1 or events[0].get("plan"):
        return None
    event = events[0]
    if event["status"] not in ("happened", "future", "historical"):
        return None
    if not event["actors"] or not event.get("recipients"):
        return None
    actor, recipient = (report["entities"][side[0]]["mentions"][0]["span"]
                        for side in (event["actors"], event["recipients"]))
    if not (actor[1] <= recipient[0] or recipient[1] <= actor[0]):
        return None
    for (begin, end), left, right in sorted([(actor, "\1", "\2"), (recipient, "\3", "\4")], reverse=True):
        text = text[:begin] + left + text[begin:end] + right + text[end:]
    return kind, (event.get("modes") or [""])[0], event["cameo"], text, FILE


def sentences(program):
    """What make_sentences.written() yields, of the predicates."""
    told = list(rows())
    lines = "".join(json.dumps({"id": str(i), "published": DAY, "text": text}) + "\n" for i, (_, text) in enumerate(told))
    done = subprocess.run([program, "code", "--as-is", "-"], input=lines, check=True, stdout=subprocess.PIPE,
                          text=True, encoding="utf-8")
    reports = map(json.loads, done.stdout.splitlines())
    found = (marked(report, kind) for (kind, _), report in zip(told, reports, strict=True))
    return [one for one in found if one]
