#!/usr/bin/env python3
"""Checks the tables of data/actors. Prints file:line: reason for each fault and exits with 1 if there is one.

usage: check.py [DIR]
"""

import collections
import csv
import hashlib
import json
import os
import re
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from build import COLLECTIVE, COLUMNS, DATA, SINGLE, bounds, overlap  # noqa: E402

OFFICES = set("""head_of_state head_of_government deputy_head_of_government foreign_minister defence_minister minister
parliament_chair ambassador spokesperson envoy head_of_organization military_chief central_bank intelligence_chief monarch
supreme_leader party_leader opposition_leader rebel_leader regional_head other""".split())
SECTORS = set("""GOV MIL JUD LEG COP SPY PRM PTY REB UAF OPP UNK AGR BUS CRM CVL EDU ELI JRN LAB MED REF REL
SOC""".split())
KINDS = set("""igo un_body eu_body ministry parliament army police intelligence court central_bank party armed_group
news_agency media ngo company university think_tank other""".split())
NO_STATE = set("IGO UNO EUR NGO ISM IMG MNC".split())
DATE = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$")
# States that followed one another and share names.
SUCCESSORS = [{"ZAR", "COD"}, {"VNM", "VDR"}, {"YEM", "YMD"}, {"DEU", "DDR"}, {"SUN", "RUS"}, {"SRB", "SCG", "YUG"},
              {"CSK", "CZE"}, {"VNM", "RVN"}, {"ANT", "CUW"}]


class Checker:
    def __init__(self, folder):
        self.folder = folder
        self.faults = 0
        self.tables = {}

    def fault(self, table, line, reason):
        self.faults += 1
        print(f"{os.path.join(self.folder, table + '.tsv')}:{line}: {reason}")

    def load(self, name):
        rows = []
        path = os.path.join(self.folder, name + ".tsv")
        with open(path, "rb") as f:
            raw = f.read()
        if b"\r" in raw:
            self.fault(name, 1, "carriage return")
        if not raw.endswith(b"\n"):
            self.fault(name, raw.count(b"\n") + 1, "no newline at the end")
        text = raw.decode("utf-8")
        for i, line in enumerate(text.split("\n")[:-1], 1):
            cells = line.split("\t")
            if i == 1:
                if cells != COLUMNS[name]:
                    self.fault(name, 1, f"header is {cells}")
                continue
            if len(cells) != len(COLUMNS[name]):
                self.fault(name, i, f"{len(cells)} cells instead of {len(COLUMNS[name])}")
                continue
            for cell in cells:
                if cell != cell.strip() or '"' in cell or ";;" in cell or cell.startswith(";") or cell.endswith(";"):
                    self.fault(name, i, f"stray blank, quote or semicolon in {cell!r}")
            row = dict(zip(COLUMNS[name], cells))
            row["_line"] = i
            if "source" in row and not row["source"]:
                self.fault(name, i, "no source")
            rows.append(row)
        self.tables[name] = rows
        return rows

    def unique(self, name, column):
        seen = {}
        for row in self.tables[name]:
            if not row[column]:
                self.fault(name, row["_line"], f"empty {column}")
            elif row[column] in seen:
                self.fault(name, row["_line"], f"{column} {row[column]} stands in line {seen[row[column]]} already")
            seen[row[column]] = row["_line"]
        return set(seen)

    def dates(self, name, start, end):
        for row in self.tables[name]:
            for column in (start, end):
                if row[column] and not DATE.match(row[column]):
                    self.fault(name, row["_line"], f"{column} {row[column]!r} is no date")
            if row[start] and row[end] and bounds(row[start], False) > bounds(row[end], True):
                self.fault(name, row["_line"], f"{start} {row[start]} is after {end} {row[end]}")

    def sectors(self, name):
        for row in self.tables[name]:
            for sector in filter(None, row["sectors"].split(";")):
                if sector not in SECTORS:
                    self.fault(name, row["_line"], f"unknown sector {sector}")


def main():
    folder = sys.argv[1] if len(sys.argv) > 1 else DATA
    c = Checker(folder)
    for name in COLUMNS:
        c.load(name)
    iso3 = c.unique("countries", "iso3")
    people = c.unique("persons", "person_id")
    organizations = c.unique("organizations", "organization_id")
    for name, start, end in (("countries", "valid_from", "valid_to"), ("terms", "from", "to"),
                             ("organizations", "valid_from", "valid_to"), ("memberships", "from", "to")):
        c.dates(name, start, end)
    for name in ("terms", "organizations", "titles"):
        c.sectors(name)

    # countries
    for row in c.tables["countries"]:
        line = row["_line"]
        if not re.fullmatch(r"[A-Z]{3}", row["iso3"]):
            c.fault("countries", line, f"bad code {row['iso3']}")
        for column, pattern in (("iso2", r"[A-Z]{2}|"), ("numeric", r"\d{3}|"), ("fips", r"[A-Z]{2}|"),
                                ("cow", r"\d{1,3}|")):
            if not re.fullmatch(pattern, row[column]):
                c.fault("countries", line, f"bad {column} {row[column]!r}")
        for item in filter(None, row["metonyms"].split(";")):
            name, _, sector = item.partition("=")
            if sector and sector not in SECTORS:
                c.fault("countries", line, f"unknown sector in metonym {item}")
    codes = "/usr/share/iso-codes/json/iso_3166-1.json"
    if os.path.exists(codes):
        with open(codes, encoding="utf-8") as f:
            for entry in json.load(f)["3166-1"]:
                if entry["alpha_3"] not in iso3:
                    c.fault("countries", 1, f"{entry['alpha_3']} is missing")
    for column in ("name", "aliases", "adjectives", "demonyms", "metonyms", "capital"):
        pass
    names = collections.defaultdict(list)
    for row in c.tables["countries"]:
        own = set()
        for column in ("name", "aliases", "adjectives", "demonyms", "metonyms", "capital"):
            for item in filter(None, row[column].split(";")):
                item = item.partition("=")[0]
                if item.startswith("~"):
                    continue
                if item not in own:
                    own.add(item)
                    names[item].append((row, column))
    for item, rows in names.items():
        for i, (a, ca) in enumerate(rows):
            for b, cb in rows[:i]:
                if any({a["iso3"], b["iso3"]} <= s for s in SUCCESSORS):
                    continue
                lo = max(bounds(a["valid_from"], False), bounds(b["valid_from"], False))
                hi = min(bounds(a["valid_to"], True), bounds(b["valid_to"], True))
                if lo < hi and not (ca in ("name", "capital") and cb in ("name", "capital")):
                    c.fault("countries", a["_line"], f"{item!r} ({ca}) is {b['iso3']}'s too ({cb}): mark it with ~")

    # persons
    for row in c.tables["persons"]:
        if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", row["person_id"]):
            c.fault("persons", row["_line"], f"bad person_id {row['person_id']}")
        if not row["name"]:
            c.fault("persons", row["_line"], "no name")
        if row["gender"] not in ("", "m", "f"):
            c.fault("persons", row["_line"], f"bad gender {row['gender']}")
        if not re.fullmatch(r"|1[89]\d\d|20\d\d", row["birth_year"]):
            c.fault("persons", row["_line"], f"bad birth_year {row['birth_year']}")
        others = row["other_names"].split(";")
        if row["name"] in others or len(set(others)) != len(others):
            c.fault("persons", row["_line"], "a name stands twice")

    # terms
    holding = set()
    offices = collections.defaultdict(list)
    for row in c.tables["terms"]:
        line = row["_line"]
        holding.add(row["person_id"])
        if row["person_id"] not in people:
            c.fault("terms", line, f"no person {row['person_id']}")
        if row["country"] not in iso3 and row["country"] not in organizations:
            c.fault("terms", line, f"no country or organization {row['country']}")
        if row["office"] not in OFFICES:
            c.fault("terms", line, f"unknown office {row['office']}")
        if not row["from"] and not row["to"]:
            c.fault("terms", line, "no date")
        if not row["title"]:
            c.fault("terms", line, "no title")
        if row["office"] in SINGLE:
            offices[(row["country"], row["office"])].append(row)
    for person in sorted(people - holding):
        c.fault("persons", 1, f"{person} holds no term")
    allowed = set()
    path = os.path.join(folder, "editors", "overlaps.tsv")
    if os.path.exists(path):
        with open(path, encoding="utf-8", newline="") as f:
            for row in csv.DictReader(f, delimiter="\t", quoting=csv.QUOTE_NONE):
                allowed.add((row["country"], row["office"], frozenset((row["person_a"], row["person_b"]))))
    for place, rows in offices.items():
        if place in COLLECTIVE:
            continue
        for i, a in enumerate(rows):
            for b in rows[:i]:
                if a["person_id"] != b["person_id"] and overlap(a, b) > 60 and \
                        place + (frozenset((a["person_id"], b["person_id"])),) not in allowed:
                    c.fault("terms", a["_line"], f"{a['person_id']} ({a['from']}..{a['to']}) and {b['person_id']} "
                            f"({b['from']}..{b['to']}, line {b['_line']}) are {place[0]} {place[1]} at once")

    # organizations
    for row in c.tables["organizations"]:
        line = row["_line"]
        if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", row["organization_id"]):
            c.fault("organizations", line, f"bad organization_id {row['organization_id']}")
        if row["country"] not in iso3 | NO_STATE:
            c.fault("organizations", line, f"unknown country {row['country']}")
        if row["kind"] not in KINDS:
            c.fault("organizations", line, f"unknown kind {row['kind']}")
    known = {}
    for row in c.tables["organizations"]:
        for item in [row["name"]] + list(filter(None, row["aliases"].split(";"))):
            if item.startswith("~"):
                continue
            if item in known and known[item]["organization_id"] != row["organization_id"]:
                other = known[item]
                lo = max(bounds(row["valid_from"], False), bounds(other["valid_from"], False))
                hi = min(bounds(row["valid_to"], True), bounds(other["valid_to"], True))
                if lo < hi:
                    c.fault("organizations", row["_line"], f"{item!r} is {other['organization_id']}'s too (line "
                            f"{other['_line']}): mark it with ~")
            known.setdefault(item, row)

    # titles
    seen = {}
    for row in c.tables["titles"]:
        if row["office"] and row["office"] not in OFFICES:
            c.fault("titles", row["_line"], f"unknown office {row['office']}")
        k = row["title"].lower()
        if k in seen:
            c.fault("titles", row["_line"], f"{row['title']!r} stands in line {seen[k]} already")
        seen[k] = row["_line"]

    # memberships
    for row in c.tables["memberships"]:
        if row["organization_id"] not in organizations:
            c.fault("memberships", row["_line"], f"no organization {row['organization_id']}")
        if row["country"] not in iso3 and row["country"] not in organizations:
            c.fault("memberships", row["_line"], f"no country {row['country']}")

    # MANIFEST
    listed = set()
    for row in c.tables["MANIFEST"]:
        listed.add(row["file"])
        path = os.path.join(folder, row["file"])
        if not os.path.exists(path):
            c.fault("MANIFEST", row["_line"], f"no file {row['file']}")
            continue
        with open(path, "rb") as f:
            data = f.read()
        if hashlib.sha256(data).hexdigest() != row["sha256"]:
            c.fault("MANIFEST", row["_line"], f"{row['file']} has changed: run build.py --manifest-only")
    for name in os.listdir(folder):
        if name.endswith(".tsv") and name != "MANIFEST.tsv" and name not in listed:
            c.fault("MANIFEST", 1, f"{name} is not listed")

    print(f"{sum(len(t) for t in c.tables.values())} rows, {c.faults} faults", file=sys.stderr)
    return 1 if c.faults else 0


if __name__ == "__main__":
    sys.exit(main())
