"""Input that is not what it should be: it is named with its reason, and everything else is read."""
import gzip
import os
import re
import socket
import sqlite3
import subprocess
import unittest

from program import PROGRAM, ProgramTest, json_lines, known_weakness

GOOD = "Norway thanked Sweden for its help on 3 May 2031.\n\nSweden's prime minister met the Norwegian king in Oslo.\n"


class HostileInput(ProgramTest):
    def read(self, *inputs):
        """Reads the inputs and one good report after them; gives the log by its lines."""
        good = self.write("zz-good.txt", GOOD)
        record = self.folder / "record.db"
        done = self.must(1, "read", *inputs, good, "--record", record)
        self.assertRegex(done.log, r"(?m)^1 reports read, 0 known already, [1-9]\d* failed")
        titles = self.must(0, "reports", "-r", record, "-f", "jsonl").objects()
        self.assertEqual([one["path"] for one in titles], [str(good)])
        return [line for line in done.log.split("\n") if line.startswith("chancery: ")]

    def test_every_bad_file_is_named_with_its_reason(self):
        cases = {
            self.write("empty.txt", b""): "empty",
            self.write("blank.txt", b" \n\n\t\n"): "no article text",
            self.write("binary.txt", bytes(range(256)) * 64): "not a text",
            self.write("large.txt", b"Norway thanked Sweden. " * (50 << 20 >> 4)): "larger than 8 MiB",
            self.write("bomb.txt.gz", gzip.compress(b"a" * (40 << 20))): "100 times its packed size|larger than 8 MiB",
            self.write("cut.txt.gz", gzip.compress(GOOD.encode())[:-12]): "cut short",
            self.write("no.txt.gz", b"not packed"): "its bytes do not",
            self.write("broken.json", b'{"text": "Norway'): "no JSON",
            self.write("none.json", b'{"title": "Norway"}'): "'text' is missing",
            self.folder / "missing.txt": "No such file",
            self.write("colon: in name.txt", b""): "empty",
        }
        log = self.read(*cases)
        self.assertEqual(len(log), len(cases), log)
        for line, (path, reason) in zip(log, cases.items()):
            self.assertRegex(line, f"^chancery: {re.escape(str(path))}(:1)?: ")
            self.assertRegex(line, reason)

    def test_failures_stay_in_the_record_until_the_file_is_read(self):
        bad, record = self.write("report.txt", b""), self.folder / "record.db"
        self.must(1, "read", bad, "-r", record)
        self.assertRegex(self.must(0, "doctor", "-r", record).out, "0 reports, 0 events, 1 inputs that failed")
        self.write("report.txt", GOOD)
        self.must(0, "read", bad, "-r", record)
        self.assertRegex(self.must(0, "doctor", "-r", record).out, "1 reports, .* 0 inputs that failed")

    def test_what_is_no_file_is_not_opened(self):
        pipe, plug = self.folder / "pipe.txt", self.folder / "socket.txt"
        os.mkfifo(pipe)
        with socket.socket(socket.AF_UNIX) as listening:
            listening.bind(str(plug))
            log = self.read(pipe, plug, "/dev/zero")
        self.assertEqual(len(log), 3, log)
        self.assertRegex(log[0], f"{pipe}: not a regular file")
        self.assertRegex(log[2], "/dev/zero: not a regular file")

    def test_links_in_a_circle_end(self):
        (self.folder / "in/a").mkdir(parents=True)
        (self.folder / "in/a/up").symlink_to(self.folder / "in")
        (self.folder / "in/self.txt").symlink_to("self.txt")
        (self.folder / "in/dangling.txt").symlink_to("nowhere.txt")
        self.write("in/a/ok.txt", GOOD + "It rained.\n")
        record = self.folder / "record.db"
        done = self.must(1, "read", self.folder / "in", "-r", record)
        self.assertRegex(done.log, r"in/a/up: .*link back to a folder above")
        self.assertRegex(done.log, r"in/self\.txt: .*symbolic links")
        self.assertRegex(done.log, r"in/dangling\.txt: No such file")
        self.assertRegex(done.log, r"(?m)^1 reports read, 0 known already, 3 failed")

    @unittest.skipIf(os.geteuid() == 0, "root may read everything")
    def test_a_folder_without_rights_is_named(self):
        closed = self.folder / "closed"
        closed.mkdir(mode=0)
        self.addCleanup(closed.chmod, 0o700)
        [line] = self.read(closed)
        self.assertRegex(line, f"{closed}: Permission denied")

    def test_one_bad_line_does_not_spoil_the_next(self):
        good = json_lines([{"id": "after", "text": GOOD}])
        bad = ['{"id": "surrogate", "text": "Norway \\ud800 thanked Sweden"}', '{"id": "list", "text": ["a"]}', "[1, 2]",
               '{"id": "cut", "text": "Norway', "plain words", '{"text": "zero \\u0000 byte"}', '{"published": "03/04/05", "text": "Norway thanked Sweden."}',
               '{"a":' * 100 + "1" + "}" * 100]
        for number, line in enumerate(bad):
            with self.subTest(line[:40]):
                path = self.write(f"{number}.jsonl", line + "\n\n" + good)
                done = self.must(1, "code", path)
                self.assertEqual([one["report"]["key"] for one in done.objects()], ["after"])
                self.assertRegex(done.log, rf"^chancery: {path}:1: \S")

    def test_invalid_utf8_in_a_line_fails_and_in_a_text_is_repaired_and_flagged(self):
        lines = self.write("bytes.jsonl", b'{"text": "Norway \xff\xfe thanked"}\n' + json_lines([{"text": GOOD}]).encode())
        done = self.must(1, "code", lines)
        self.assertEqual(len(done.objects()), 1)
        self.assertRegex(done.log, "bytes.jsonl:1: ")
        text = ("Æ" * 40 + " is what the Norwegian minister said. " + GOOD).encode() + b" The end \xff\xff\xc0 is near. " * 2
        [report] = self.must(0, "code", self.write("bytes.txt", text)).objects()
        report["text"].encode("utf-8")
        if "\ufffd" in report["text"]:
            self.assertIn("repaired_utf8", report["flags"])

    def test_control_characters_and_endless_words_are_survived(self):
        texts = ["a" * 300_000, "Norway \x01\x1b[31m thanked Sweden.", "(" * 50_000, "Norway " * 20_000,
                 "\u202eNorway\u202c thanked \u200bSweden\u200b.", "e\u0301" * 1000, "\n" * 1000 + "Norway thanked Sweden."]
        done = self.must(0, "code", "--as-is", "-", given=json_lines([{"text": text} for text in texts]))
        self.assertEqual([one["text"] for one in done.objects()], texts)

    def test_markup_nested_without_end_is_survived(self):
        deep = self.write("deep.html", b"<html><body>" + b"<div>" * 60_000 + b"<p>" + GOOD.encode() + b"</p>")
        wide = self.write("wide.html", b"<html><body>" + b"<p>x</p>" * 210_000)
        log = self.read(wide)
        self.assertRegex(log[0], "wide.html: ")
        done = self.must(0, "text", deep)
        self.assertIn("Norway thanked Sweden", done.out)


class WrongUse(ProgramTest):
    def test_has_its_own_exit_status_and_a_message(self):
        other = self.write("other.db", b"no database at all, but a text of some length" * 30)
        text = self.write("a.txt", GOOD)
        record = self.folder / "record.db"
        self.must(0, "read", text, "-r", record)
        (self.folder / "folder").mkdir()
        cases = [
            (2, ["events", "-r", record, "--no-such-option"], "no-such-option"), (2, ["no-such-command"], ""), (2, [], ""),
            (2, ["read", text], "--record"), (2, ["read", "--record", record], "PATH"),
            (2, ["events", "-r", record, "--type", "MEETING"], "'MEETING' is no PLOVER type"),
            (2, ["events", "-r", record, "--since", "yesterday"], "'yesterday' is no date"),
            (2, ["events", "-r", record, "--format", "xml"], "'xml'"),
            (2, ["events", "-r", record, "--limit", "many"], "'many' is no number"),
            (2, ["events", "-r", record, "--country", "Norway"], "country code"),
            (2, ["events", "-r", record, "--between", "NOR"], "pair"),
            (2, ["events", "-r", record, "--status", "maybe"], "status"),
            (2, ["plans", "-r", record, "--as-of", "soon"], "'soon' is no day"),
            (2, ["brief", "-r", record, "--format", "pdf"], "'pdf'"),
            (2, ["code", text, "--field", "text"], "'text' is not OURS=THEIRS"),
            (2, ["code", text, "--field", "body=text"], "body"),
            (2, ["actors"], "--record"),
            (2, ["read", text, "--record", "postgresql://nowhere/db"], "SQLite"),
            (3, ["code", text, "--data", self.folder], "no data folder"),
            (3, ["actors", "lookup", "Oslo", "--data", self.folder / "nowhere"], "no data folder"),
            (4, ["events", "-r", self.folder / "none.db"], "none.db: no such record"),
            (4, ["brief", "-r", self.folder / "none.db"], "none.db"),
            (4, ["explain", "00", "-r", self.folder / "none.db"], "none.db"),
            (4, ["events", "-r", other], "other.db: not a record"),
            (4, ["read", text, "-r", other], "other.db: not a record"),
            (4, ["read", text, "-r", self.folder / "no/such/folder/r.db"], "cannot be opened"),
            (4, ["read", text, "-r", self.folder / "folder"], "folder"),
            (1, ["explain", "ffffffff", "-r", record], "nothing in"),
            (1, ["actors", "lookup", "Nobody Atall"], "not in the directory"),
            (1, ["code", self.folder / "none.txt"], "none.txt: No such file"),
            (1, ["parse", self.folder / "none.txt"], "none.txt"),
        ]
        for status, arguments, message in cases:
            with self.subTest(arguments):
                done = self.must(status, *arguments)
                self.assertIn(message, done.log)
                self.assertEqual(done.out, "")
        self.assertFalse((self.folder / "none.db").exists(), "asking makes no record")

    def test_a_foreign_database_is_left_alone(self):
        path = self.folder / "foreign.db"
        with sqlite3.connect(path) as database:
            database.execute("CREATE TABLE cats (name TEXT)")
        database.close()
        before = path.read_bytes()
        text = self.write("a.txt", GOOD)
        self.assertIn("another program's database", self.must(4, "read", text, "-r", path).log)
        self.assertIn("another program's database", self.must(4, "events", "-r", path).log)
        self.assertEqual(path.read_bytes(), before)

    def test_a_record_of_a_later_version_is_refused(self):
        path, text = self.folder / "later.db", self.write("a.txt", GOOD)
        self.must(0, "read", text, "-r", path)
        with sqlite3.connect(path) as database:
            database.execute("PRAGMA user_version = 99")
        database.close()
        self.assertIn("later version", self.must(4, "events", "-r", path).log)

    def test_help_and_version_need_nothing(self):
        self.assertRegex(self.must(0, "--version").out, r"^chancery \d+\.\d+\.\d+\n$")
        overview = self.must(0, "--help").out
        for command in ("read", "code", "reports", "events", "quotes", "actors", "plans", "stories", "brief", "explain",
                        "parse", "text", "doctor"):
            self.assertRegex(overview, rf"(?m)^ +{command} ")
        self.assertIn("--between", self.must(0, "events", "--help").out)

    def onto_a_full_disk(self, *arguments):
        with open("/dev/full", "wb") as full:
            return subprocess.run([PROGRAM, *map(str, arguments)], stdout=full, stderr=subprocess.PIPE,
                                  stdin=subprocess.DEVNULL, check=False).returncode

    def test_results_that_cannot_be_written_are_no_success(self):
        text = self.write("a.txt", GOOD)
        self.assertEqual(self.onto_a_full_disk("code", text), 1)
        self.must(4, "read", text, "--record", "/dev/full")

    @known_weakness("lists, briefs, parse and text do not look whether their output was written")
    def test_lists_that_cannot_be_written_are_no_success(self):
        text, record = self.write("a.txt", GOOD), self.folder / "record.db"
        self.must(0, "read", text, "-r", record)
        for command in (["events", "-r", record], ["brief", "-r", record], ["parse", text], ["text", text], ["doctor"]):
            self.assertNotEqual(self.onto_a_full_disk(*command), 0, command)

    @known_weakness("parse ends with an abort when it is given a folder")
    def test_parse_refuses_a_folder(self):
        self.assertIn(str(self.folder), self.must(1, "parse", self.folder).log)

    @known_weakness("settings of no known name are passed over")
    def test_a_setting_of_no_known_name_is_refused(self):
        text = self.write("a.txt", GOOD)
        settings = self.write("chancery.toml", '[read]\nrecrod = "other.db"\n')
        self.must(2, "read", text, "-r", self.folder / "record.db", "--config", settings)

    def test_a_reader_that_stops_early_ends_it_quietly(self):
        path = self.write("many.jsonl", json_lines([{"text": GOOD, "id": str(n)} for n in range(300)]))
        command = f'"{PROGRAM}" code "{path}" | head -1'
        piped = subprocess.run(command, shell=True, capture_output=True, timeout=120, check=False)
        self.assertEqual(piped.stdout.count(b"\n"), 1)
        self.assertEqual(piped.stderr, b"")
