#!/usr/bin/env python3
"""Runs the golden cases: short texts, and what must be read off them.

A case is a file `*.case`: lines `key: value` (`text` may go on in indented lines), then the sections
that it asks about, one indented line for each thing, in the order of the text:

    published: 2031-03-13
    text: "We cannot accept this," Foreign Minister Lars Holt of Norway told reporters on Tuesday.
    quotes:
      direct | "We cannot accept this,"  | told | Lars Holt/NOR
    events:
      REJECT happened | Lars Holt/NOR -> - | 2031-03-11 | "cannot accept"

A section names everything of its kind: what is found and not listed fails as what is listed and not
found. `*` stands for any words of a field, of a side or of a party, and fields at the end of a line may be
left out. Parties are ids of the directory (`NOR`, `GRC.GOV.alexis-tsipras`), else NAME/COUNTRY; `-` is nobody. Several
spans are joined by ` + `. An empty section says that there is nothing.

All cases are read by one process. Those in known/ are right and not yet met: they are counted and
shown, and do not fail; each says in a `note` what is the matter. `run_cases.py WORD...` runs the
cases with one of the words in their path, `--show` prints what was read. tools/bless.py rewrites
sections after a reviewed change.
"""
import json
import os
import pathlib
import re
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parents[1]
PROGRAM = os.environ.get("CHANCERY_PROGRAM", str(ROOT / "build/release/bin/chancery"))
SECTIONS = ("events", "quotes", "timexes", "entities")
KEYS = ("note", "published", "title", "outlet", "text")


class Case:
    def __init__(self, path):
        self.path = path
        self.name = str(path.relative_to(HERE)) if HERE in path.parents else str(path)
        self.fields, self.sections, self.comments = {}, {}, []
        self.read(path.read_text(encoding="utf-8"))

    def read(self, content):
        place = None
        for number, line in enumerate(content.split("\n"), 1):
            if line.startswith("#"):
                self.comments.append(line)
            elif line[:1].isspace() and place == "text":
                self.fields["text"] += "\n" + line.strip()
            elif line[:1].isspace() and place in self.sections:
                self.sections[place].append([field.strip() for field in line.strip().split(" | ")])
            elif line.strip():
                place, colon, value = line.partition(":")
                if not colon or place not in KEYS + SECTIONS:
                    raise ValueError(f"{self.name}:{number}: no such key: {place}")
                if place in SECTIONS:
                    self.sections[place] = []
                else:
                    self.fields[place] = value.strip()
        if "text" not in self.fields or not self.sections:
            raise ValueError(f"{self.name}: a case has a text and a section")

    def input(self):
        given = {key: self.fields[key] for key in ("text", "published", "title", "outlet") if key in self.fields}
        return {"id": self.name, **given}

    def write(self):
        """The case in its normal form."""
        lines = self.comments + [f"{key}: " + self.fields[key].replace("\n", "\n  ") for key in KEYS if key in self.fields]
        for section, rows in self.sections.items():
            lines += [f"{section}:"] + ["  " + " | ".join(row) for row in rows]
        return "\n".join(lines) + "\n"


class Reader:
    """What the program read off a case, in the words of the cases."""

    def __init__(self, report):
        self.report = report

    def words(self, span):
        return " ".join(self.report["text"][span[0]:span[1]].split())

    def party(self, number):
        entity = self.report["entities"][number]
        country = "/" + entity["country"] if "country" in entity else ""
        return entity.get("actor", entity["name"] + country)

    def parties(self, numbers):
        return "; ".join(sorted(self.party(number) for number in numbers)) or "-"

    @staticmethod
    def days(date):
        if not date:
            return "-"
        return date["from"] if date["from"] == date["to"] else f"{date['from']}/{date['to']}"

    def events(self):
        for event in self.report["events"]:
            modes = f"[{','.join(event['modes'])}]" if event.get("modes") else ""
            yield [f"{event['type']}{modes} {event['status']}",
                   f"{self.parties(event['actors'])} -> {self.parties(event.get('recipients', []))}",
                   self.days(event.get("date")), f'"{self.words(event["trigger"])}"']

    def quotes(self):
        for quote in self.report["quotations"]:
            yield [quote["form"], " + ".join(self.words(span) for span in quote["content"]),
                   self.words(quote["cue"]) if "cue" in quote else "-",
                   self.party(quote["speaker"]) if "speaker" in quote else "-",
                   self.party(quote["addressee"]) if "addressee" in quote else "-"]

    def timexes(self):
        for timex in self.report["timexes"]:
            days = self.days(timex) if "from" in timex else "-"
            yield [self.words(timex["span"]), timex["type"], timex["value"], days]

    def entities(self):
        for entity in self.report["entities"]:
            yield [entity["name"], entity["type"], entity.get("country", "-"), ",".join(entity.get("sectors", [])) or "-",
                   entity.get("actor", "-"), entity.get("role", "-")]


def field_agrees(expected, found):
    """Parties are sets: their order says nothing."""
    def parts(field):
        return [sorted(side.split("; ")) for side in field.split(" -> ")]

    def matches(pattern, value):
        return re.fullmatch(".*".join(map(re.escape, pattern.split("*"))), value) is not None

    if expected == "*" or "->" not in expected:
        return matches(expected, found)
    sides = list(zip(parts(expected), parts(found)))
    return all(a == ["*"] or len(a) == len(b) and all(map(matches, a, b)) for a, b in sides)


def agrees(expected, found):
    return len(expected) <= len(found) and all(map(field_agrees, expected, found))


def differences(case, report):
    """Lines that say what is missing (-) and what is too much (+)."""
    out = []
    for section, expected in case.sections.items():
        found = list(getattr(Reader(report), section)())
        missing = []
        for row in expected:
            at = next((i for i, one in enumerate(found) if agrees(row, one)), None)
            if at is None:
                missing.append(row)
            else:
                found.pop(at)
        out += [f"  {section} - {' | '.join(row)}" for row in missing]
        out += [f"  {section} + {' | '.join(row)}" for row in found]
    return out


def read_cases(words=()):
    cases = [Case(path) for path in sorted(HERE.rglob("*.case"))]
    return [case for case in cases if not words or any(word in case.name for word in words)]


def run(cases):
    """The report of each case, by its name."""
    given = "".join(json.dumps(case.input(), ensure_ascii=False) + "\n" for case in cases)
    done = subprocess.run([PROGRAM, "code", "--as-is", "-"], input=given.encode("utf-8"), capture_output=True, check=False)
    if done.returncode != 0:
        sys.exit(f"{PROGRAM} ended with {done.returncode}: {done.stderr.decode()}")
    reports = [json.loads(line) for line in done.stdout.decode("utf-8").split("\n") if line]
    return {report["report"]["key"]: report for report in reports}


def show(case, report):
    print(f"{case.name}: {case.fields['text']}")
    for section in SECTIONS:
        for row in getattr(Reader(report), section)():
            print(f"  {section}: {' | '.join(row)}")


def main():
    cases = read_cases([word for word in sys.argv[1:] if not word.startswith("--")])
    if not cases:
        sys.exit("no cases")
    reports = run(cases)
    failed, known, met = [], [], []
    for case in cases:
        if "--show" in sys.argv:
            show(case, reports[case.name])
        wrong = differences(case, reports[case.name])
        is_known = case.path.parent.name == "known"
        if not wrong:
            met += [case.name] if is_known else []
            continue
        (known if is_known else failed).append(case.name)
        print(f"{'known' if is_known else 'FAILED'}: {case.name}: {case.fields.get('note', '')}", *wrong, sep="\n")
    for name in met:
        print(f"met: {name}: move it out of known/")
    print(f"{len(cases)} cases, {len(failed)} failed, {len(known)} known and not yet met, {len(met)} of known/ met")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
