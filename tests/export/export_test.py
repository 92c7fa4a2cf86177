#!/usr/bin/env python3
"""Exports as their readers meet them: columns, counts, bytes, and what the recipes make of them.

CHANCERY_PROGRAM names the program. `--write` puts tests/export/golden right after a reviewed change.
"""
import csv
import functools
import hashlib
import io
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import unittest
import xml.etree.ElementTree as ET

ROOT = pathlib.Path(__file__).resolve().parents[2]
PROGRAM = os.environ.get("CHANCERY_PROGRAM", str(ROOT / "build/release/bin/chancery"))
GOLDEN = pathlib.Path(__file__).parent / "golden"
FORMATS = (ROOT / "docs/formats/exports.md").read_text(encoding="utf-8")
FOLDER = pathlib.Path(tempfile.mkdtemp(prefix="chancery-export-"))
TABLES = ("events", "mentions", "reports", "actors", "quotes", "plans")
PROFILES = ("plover", "polecat", "icews", "gdelt2", "brat", "gexf", "graphml", "geojson", "atom", "jsonl")


def chancery(*arguments):
    env = {name: value for name, value in os.environ.items() if not name.startswith("CHANCERY_")}
    return subprocess.run([PROGRAM, *map(str, arguments)], capture_output=True, env=env, timeout=120, check=False)


@functools.lru_cache(maxsize=None)
def record():
    path = FOLDER / "record.db"
    # From inside the examples, so that paths in the golden files are those of the repository.
    env = {name: value for name, value in os.environ.items() if not name.startswith("CHANCERY_")}
    subprocess.run([PROGRAM, "read", "examples/reports", "--record", str(path)], cwd=ROOT, check=True, env=env,
                   capture_output=True)
    return path


@functools.lru_cache(maxsize=None)
def exported(profile="", *flags):
    to = FOLDER / ("-".join((profile or "native", *flags)).replace("/", "_"))
    done = chancery("export", "--record", record(), "--to", to, *(["--profile", profile] if profile else []), *flags)
    assert done.returncode == 0, done.stderr
    return to


def rows_of(path):
    with open(path, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def documented(heading):
    """The column names that docs/formats/exports.md lists under a heading."""
    part = FORMATS.split(f"\n## {heading}\n", 1)[1].split("\n## ")[0]
    block = re.search(r"```text\n(.*?)```", part, re.S).group(1)
    return [name.strip() for name in re.split(r"[,\n]", block) if name.strip()]


class Native(unittest.TestCase):
    def test_columns_are_those_of_the_page(self):
        for table in TABLES:
            with open(exported() / f"{table}.csv", encoding="utf-8", newline="") as file:
                header = next(csv.reader(file))
            self.assertEqual(header, documented(f"{table}.csv"), table)
            for name in header:
                self.assertRegex(name, r"^[a-z][a-z0-9_]{0,31}$")

    def test_codebook_and_datapackage_tell_every_column(self):
        book = rows_of(exported() / "codebook.csv")
        package = json.loads((exported() / "datapackage.json").read_text(encoding="utf-8"))
        for resource in package["resources"]:
            table = resource["name"]
            content = (exported() / resource["path"]).read_bytes()
            rows = list(csv.reader(io.StringIO(content.decode("utf-8"), newline="")))
            names = [field["name"] for field in resource["schema"]["fields"]]
            self.assertEqual(rows[0], names)
            self.assertEqual([row["column"] for row in book if row["table"] == table], names)
            self.assertEqual(resource["rows"], len(rows) - 1)
            self.assertEqual(resource["bytes"], len(content))
            self.assertEqual(resource["hash"], "sha256:" + hashlib.sha256(content).hexdigest())
            for row in rows[1:]:
                self.check_types(row, resource["schema"]["fields"])

    def check_types(self, row, fields):
        kinds = {"date": r"\d{4}-\d\d-\d\d", "integer": r"-?\d+", "number": r"-?\d+(\.\d+)?(e-?\d+)?",
                 "boolean": "true|false", "string": "(?s:.*)"}
        for cell, field in zip(row, fields, strict=True):
            if cell:
                self.assertRegex(cell, rf"\A(?:{kinds[field['type']]})\Z", field["name"])

    def test_every_event_of_the_list_is_there_once(self):
        listed = [json.loads(line) for line in
                  chancery("events", "--record", record(), "--format", "jsonl").stdout.decode().splitlines()]
        rows = rows_of(exported() / "events.csv")
        self.assertEqual([row["event_id"] for row in rows], [event["event_id"] for event in listed])
        mentions = rows_of(exported() / "mentions.csv")
        self.assertEqual(len(mentions), sum(len(event["evidence"]) for event in listed))
        for row, event in zip(rows, listed, strict=True):
            self.assertEqual(row["cameo_code"], event.get("cameo_code", ""))
            self.assertEqual(row["n_reports"], str(event["n_reports"]))
            self.assertEqual(row["event_date"], event.get("event_date", ""))

    def test_keys_lead_from_table_to_table(self):
        events = {row["event_id"]: row for row in rows_of(exported() / "events.csv")}
        reports = {row["report_id"] for row in rows_of(exported() / "reports.csv")}
        actors = {row["actor_id"].rsplit(".", 1)[-1] for row in rows_of(exported() / "actors.csv")}
        for row in rows_of(exported() / "mentions.csv"):
            self.assertIn(row["event_id"], events)
            self.assertIn(row["report_id"], reports)
            self.assertTrue(not row["copy_of"] or row["copy_of"] in reports)
        for row in rows_of(exported() / "plans.csv"):
            self.assertTrue(not row["fulfilled_by"] or row["fulfilled_by"] in events)
        for row in events.values():
            for actor in filter(None, row["actor_ids"].split(";")):
                self.assertIn(actor.rsplit(".", 1)[-1], actors)

    def test_list_cells_are_sorted_and_nothing_says_null(self):
        lists = ("event_modes", "contexts", "actor_ids", "actor_countries", "actor_sectors", "conflicts")
        for row in rows_of(exported() / "events.csv"):
            for name in lists:
                parts = row[name].split(";")
                self.assertEqual(parts, sorted(set(parts)))
        for table in TABLES:
            for row in rows_of(exported() / f"{table}.csv"):
                self.assertFalse({"NULL", "---", "None", "nan", "NA"} & set(row.values()))

    def test_lines_end_as_rfc_4180_says(self):
        content = (exported() / "events.csv").read_bytes()
        self.assertFalse(content.startswith(b"\xef\xbb\xbf"))
        self.assertTrue(content.endswith(b"\r\n"))
        self.assertTrue((exported("", "--bom") / "events.csv").read_bytes().startswith(b"\xef\xbb\xbf"))

    def test_the_same_record_gives_the_same_bytes(self):
        again = FOLDER / "again"
        chancery("export", "--record", record(), "--to", again)
        other = FOLDER / "other.db"
        examples = sorted((ROOT / "examples/reports").iterdir(), reverse=True)
        for start in range(0, len(examples), 5):
            subprocess.run([PROGRAM, "read", *(str(path.relative_to(ROOT)) for path in examples[start:start + 5]),
                            "--record", str(other)], cwd=ROOT, check=True, capture_output=True)
        chancery("export", "--record", other, "--to", FOLDER / "from-other")
        for path in exported().iterdir():
            self.assertEqual((again / path.name).read_bytes(), path.read_bytes(), path.name)
            self.assertEqual((FOLDER / "from-other" / path.name).read_bytes(), path.read_bytes(), path.name)

    def test_filters_hold_for_every_table(self):
        to = exported("", "--type", "CONSULT")
        self.assertEqual({row["event_type"] for row in rows_of(to / "events.csv")}, {"CONSULT"})
        told = json.loads((to / "export.json").read_text(encoding="utf-8"))
        self.assertEqual(told["filters"], "--type CONSULT")
        self.assertTrue(told["complete"])


class Profiles(unittest.TestCase):
    def lines(self, profile, name):
        return [line.split("\t") for line in (exported(profile) / name).read_text(encoding="utf-8").split("\n")[:-1]]

    def test_column_lists_are_those_of_the_page(self):
        for profile, name, count in (("icews", "events.tab", 20), ("polecat", "events.txt", 40)):
            lines = self.lines(profile, name)
            self.assertEqual(lines[0], documented(profile))
            self.assertEqual({len(line) for line in lines}, {count})
        self.assertEqual(len(documented("gdelt2 events")), 61)
        self.assertEqual(len(documented("gdelt2 mentions")), 16)
        self.assertEqual({len(line) for line in self.lines("gdelt2", "export.CSV")}, {61})
        self.assertEqual({len(line) for line in self.lines("gdelt2", "mentions.CSV")}, {16})

    def test_gdelt_writes_its_own_codes(self):
        names = documented("gdelt2 events")
        rows = [dict(zip(names, line, strict=True)) for line in self.lines("gdelt2", "export.CSV")]
        self.assertEqual(len({row["GLOBALEVENTID"] for row in rows}), len(rows))
        places = {row["ActionGeo_FullName"]: row["ActionGeo_CountryCode"] for row in rows}
        self.assertTrue(any(code == "CH" for name, code in places.items() if "China" in name or name == "Beijing"), places)
        for row in rows:
            self.assertRegex(row["EventCode"], r"^\d{2,4}$")
            self.assertTrue(row["EventCode"].startswith(row["EventBaseCode"]) and
                            row["EventBaseCode"].startswith(row["EventRootCode"]))
            self.assertRegex(row["SQLDATE"], r"^(\d{8})?$")
            self.assertRegex(row["Actor1CountryCode"], r"^([A-Z]{3})?$")
            self.assertIn(row["QuadClass"], "1234")
        known = {row["GLOBALEVENTID"] for row in rows}
        self.assertLessEqual({line[0] for line in self.lines("gdelt2", "mentions.CSV")}, known)

    def test_what_did_not_happen_is_left_out_and_said(self):
        events = rows_of(exported() / "events.csv")
        happened = {row["event_id"] for row in events if row["status"] == "happened"}
        for profile in ("icews", "polecat", "gdelt2"):
            told = json.loads((exported(profile) / "export.json").read_text(encoding="utf-8"))
            self.assertEqual(told["left_out"], len(events) - len(happened))
        rows = self.lines("polecat", "events.txt")[1:]
        self.assertEqual({row[0].split("-")[0] for row in rows}, happened)

    def test_plover_keeps_every_status(self):
        objects = [json.loads(line) for line in
                   (exported("plover") / "events.jsonl").read_text(encoding="utf-8").splitlines()]
        self.assertEqual(len(objects), len(rows_of(exported() / "events.csv")))
        for one in objects:
            for key in documented("plover")[:0] + ["id", "date", "actor", "event"]:
                self.assertIn(key, one)
            self.assertLessEqual(set(one), set(documented("plover")))

    def test_brat_offsets_count_characters(self):
        texts = sorted(exported("brat").glob("*.txt"))
        self.assertEqual(len(texts), len(rows_of(exported() / "reports.csv")))
        marks = 0
        for path in texts:
            text = path.read_text(encoding="utf-8")
            ids = set()
            for line in path.with_suffix(".ann").read_text(encoding="utf-8").splitlines():
                identity, rest = line.split("\t", 1)
                self.assertNotIn(identity, ids)
                if identity.startswith("T"):
                    place, words = rest.split("\t")
                    pieces = [tuple(map(int, piece.split())) for piece in place.split(" ", 1)[1].split(";")]
                    self.assertEqual(" ".join(text[a:b] for a, b in pieces), words)
                    marks += 1
                else:
                    for named in re.findall(r"\b([TE]\d+)\b", rest):
                        self.assertIn(named, ids)
                ids.add(identity)
        self.assertGreater(marks, 100)

    def test_networks_and_feeds_are_well_formed(self):
        space = {"g": "http://gexf.net/1.3"}
        tree = ET.parse(exported("gexf") / "network.gexf")
        nodes = {node.get("id") for node in tree.iterfind(".//g:node", space)}
        edges = tree.findall(".//g:edge", space)
        self.assertTrue(edges and all(edge.get("source") in nodes and edge.get("target") in nodes for edge in edges))
        graph = ET.parse(exported("graphml") / "network.graphml")
        self.assertEqual(len(graph.findall(".//{*}edge")), len(edges))
        feed = ET.parse(exported("atom") / "events.atom")
        self.assertEqual(len(feed.findall("{*}entry")), len(rows_of(exported() / "events.csv")))
        layer = json.loads((exported("geojson") / "events.geojson").read_text(encoding="utf-8"))
        placed = [row for row in rows_of(exported() / "events.csv") if row["lat"]]
        self.assertEqual(len(layer["features"]), len(placed))

    def test_every_profile_lists_what_it_wrote(self):
        for profile in ("", *PROFILES):
            folder = exported(profile)
            told = json.loads((folder / "export.json").read_text(encoding="utf-8"))
            self.assertEqual({one["name"] for one in told["files"]} | {"export.json"},
                             {path.name for path in folder.iterdir()})
            for one in told["files"]:
                content = (folder / one["name"]).read_bytes()
                self.assertEqual(hashlib.sha256(content).hexdigest(), one["sha256"])


class Failing(unittest.TestCase):
    def test_what_cannot_be_written_is_said(self):
        blocked = FOLDER / "blocked"
        blocked.write_text("a file")
        done = chancery("export", "--record", record(), "--to", blocked)
        self.assertEqual(done.returncode, 1)
        self.assertIn(b"cannot be written", done.stderr)
        self.assertEqual(chancery("export", "--record", record(), "--to", FOLDER / "x", "--profile", "acled").returncode, 2)
        self.assertEqual(chancery("export", "--record", record(), "--to", FOLDER / "x", "--csv", "tsv").returncode, 2)
        self.assertEqual(chancery("export", "--record", FOLDER / "absent.db", "--to", FOLDER / "x").returncode, 4)

    def test_a_broken_export_does_not_claim_to_be_whole(self):
        to = FOLDER / "broken"
        self.assertEqual(chancery("export", "--record", record(), "--to", to).returncode, 0)
        (to / "quotes.csv").unlink()
        (to / "quotes.csv").mkdir()
        (to / "quotes.csv" / "in the way").write_text("")
        self.assertEqual(chancery("export", "--record", record(), "--to", to).returncode, 1)
        self.assertFalse((to / "export.json").exists())
        self.assertEqual([path.name for path in to.glob(".*.part")], [])


class Golden(unittest.TestCase):
    """One event and one plan of the examples in every shape, read through by a person."""

    def test_shapes_are_as_reviewed(self):
        flags = ("--between", "SAU,IRN", "--since", "2023-03", "--until", "2023-03", "--limit", "3")
        for profile in ("", "plover", "polecat", "icews", "gdelt2", "gexf", "graphml", "geojson", "atom"):
            for path in sorted(exported(profile, *flags).iterdir()):
                golden = GOLDEN / f"{profile or 'native'}.{path.name}"
                if "--write" in sys.argv:
                    GOLDEN.mkdir(exist_ok=True)
                    golden.write_bytes(path.read_bytes())
                self.assertEqual(path.read_bytes(), golden.read_bytes(), golden.name)


class Recipes(unittest.TestCase):
    def test_the_python_recipe_of_the_page_runs(self):
        code = re.search(r"```python\n(.*?)```", FORMATS, re.S).group(1)
        done = subprocess.run([sys.executable, "-c", code], cwd=exported(), capture_output=True, text=True, timeout=60,
                              check=False)
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertGreater(len(done.stdout.splitlines()), 1)

    @unittest.skipUnless(shutil.which("Rscript"), "R is not installed")
    def test_the_r_recipe_of_the_page_runs(self):
        code = re.search(r"```r\n(.*?)```", FORMATS, re.S).group(1)
        done = subprocess.run(["Rscript", "-e", code], cwd=exported(), capture_output=True, text=True, timeout=120,
                              check=False)
        self.assertEqual(done.returncode, 0, done.stderr)


def tearDownModule():
    shutil.rmtree(FOLDER, ignore_errors=True)


if __name__ == "__main__":
    unittest.main(argv=[argument for argument in sys.argv if argument != "--write"], verbosity=2)
