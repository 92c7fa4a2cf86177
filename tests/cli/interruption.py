"""A run that is cut short loses nothing that it filed, and the same command completes it."""
import os
import random
import re
import shutil
import signal
import sqlite3
import subprocess
import time

from program import PROGRAM, ProgramTest, chancery, environment, json_lines, lists_of, many_reports, start

COUNT = 600  # more than two batches


class Interruption(ProgramTest):
    def setUp(self):
        super().setUp()
        self.reports = self.write("many.jsonl", json_lines(many_reports(COUNT)))
        self.record = self.folder / "record.db"
        self.journal = self.folder / "record.db-journal"

    def filed(self):
        """How many reports the record holds by now, 0 before there is one."""
        done = chancery("reports", "-r", self.record, "-f", "jsonl")
        return done.out.count("\n") if done.status == 0 else 0

    def wait_for_a_batch(self, reading):
        end = time.monotonic() + 60
        while time.monotonic() < end and reading.poll() is None:
            if self.record.exists() and self.record.stat().st_size > 1_000_000 and not self.journal.exists():
                return
            time.sleep(0.005)

    def test_interrupted_or_killed_and_run_again_it_is_the_same_record(self):
        uninterrupted = self.folder / "whole.db"
        self.must(0, "read", self.reports, "--record", uninterrupted)
        whole = lists_of(uninterrupted)

        reading = start("read", self.reports, "--record", self.record)
        self.wait_for_a_batch(reading)
        reading.send_signal(signal.SIGINT)
        _, log = reading.communicate(timeout=60)
        self.assertEqual(reading.returncode, 130, log)
        self.assertIn(b"Interrupted: the same command goes on from here.", log)
        first = self.filed()
        self.assertGreater(first, 0)
        self.assertLess(first, COUNT)
        self.must(0, "doctor", "--record", self.record)
        again = self.must(0, "read", self.reports, "--record", self.record)
        self.assertRegex(again.log, rf"^{COUNT - first} reports read, {first} known already, 0 failed")
        self.assertEqual(lists_of(self.record), whole)

        # The same with a process that gets no chance to say goodbye, at several moments.
        for wait in (0.0, 0.4):
            with self.subTest(wait=wait):
                self.record.unlink(missing_ok=True)
                self.journal.unlink(missing_ok=True)
                reading = start("read", self.reports, "--record", self.record)
                self.wait_for_a_batch(reading)
                time.sleep(wait)
                os.kill(reading.pid, signal.SIGKILL)
                reading.communicate(timeout=60)
                self.must(0, "read", self.reports, "--record", self.record)
                self.must(0, "doctor", "--record", self.record)
                self.assertEqual(lists_of(self.record), whole)

    def dump(self, record):
        return self.must(0, "doctor", "--record", record, "--dump", "-").bytes

    def test_killed_at_random_again_and_again_it_is_the_same_record(self):
        """CHANCERY_KILLS says how often; tests/cli/kill.py asks for a thousand."""
        kills = int(os.environ.get("CHANCERY_KILLS", "30"))
        reports = self.write("few.jsonl", json_lines(many_reports(60)))
        whole = self.folder / "whole.db"
        begin = time.monotonic()
        self.must(0, "read", reports, "--record", whole)
        took = time.monotonic() - begin
        expected = self.dump(whole)
        pick = random.Random(kills)
        lived = 0
        for kill in range(kills):
            reading = start("read", reports, "--record", self.record)
            try:
                reading.wait(timeout=pick.uniform(0.5, 1.1) * took)
                lived += 1
            except subprocess.TimeoutExpired:
                reading.kill()
            reading.communicate(timeout=60)
            if lived and kill % 2:  # a whole record is done with: from the beginning again
                lived = 0
                self.record.unlink()
        self.must(0, "read", reports, "--record", self.record)
        self.must(0, "doctor", "--record", self.record)
        self.assertEqual(self.dump(self.record), expected)

    def test_order_threads_and_batches_do_not_show(self):
        lines = list(many_reports(40))
        self.must(0, "read", self.write("a.jsonl", json_lines(lines)), "--record", self.folder / "a.db", "--jobs", "1")
        random.Random(3).shuffle(lines)
        for part, some in enumerate((lines[:25], lines[20:])):
            self.must(0, "read", self.write(f"b{part}.jsonl", json_lines(some)), "--record", self.folder / "b.db",
                      "--jobs", "3", *(["--no-link"] if part == 0 else []))
        def content(record):  # which file and line a report came from is not what it says
            text = self.dump(self.folder / record).decode("utf-8")
            return sorted(re.sub(r'"path":"[^"]*",?', "", text).split("\n"))
        self.assertEqual(content("b.db"), content("a.db"))

    def test_code_interrupted_prints_whole_lines_and_says_so(self):
        with subprocess.Popen([PROGRAM, "code", str(self.reports)], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
                              env=environment()) as coding:
            coding.stdout.readline()
            coding.send_signal(signal.SIGINT)
            rest = coding.stdout.read()
        self.assertEqual(coding.returncode, 130)
        self.assertTrue(rest.endswith(b"}\n"))
        self.assertLess(rest.count(b"\n"), COUNT - 1)

    def test_readers_see_whole_batches_while_a_writer_goes_on(self):
        reading = start("read", self.reports, "--record", self.record)
        self.addCleanup(reading.communicate)
        self.addCleanup(reading.kill)
        self.wait_for_a_batch(reading)
        self.assertEqual(self.filed() % 256, 0)


class DamagedRecord(ProgramTest):
    def setUp(self):
        super().setUp()
        self.reports = self.write("some.jsonl", json_lines(many_reports(20)))
        self.record = self.folder / "record.db"
        self.must(0, "read", self.reports, "--record", self.record)

    def test_what_a_crash_left_half_written_is_put_back(self):
        before = lists_of(self.record)
        crashed = self.folder / "crashed.db"
        with sqlite3.connect(self.record, isolation_level=None) as writer:
            writer.execute("PRAGMA cache_size = 2")
            writer.execute("BEGIN IMMEDIATE")
            writer.execute("UPDATE report_wire SET wire = 'half written ' || wire")
            # Files as they lie there when the power fails: pages changed, journal not yet undone.
            shutil.copy(self.record, crashed)
            shutil.copy(f"{self.record}-journal", f"{crashed}-journal")
            writer.execute("ROLLBACK")
        writer.close()
        self.assertIn(b"half written", crashed.read_bytes())
        asked = chancery("reports", "--record", crashed, "-f", "jsonl")
        self.assertIn(asked.status, (0, 4))
        self.assertEqual(asked.bytes, before["reports"] if asked.status == 0 else b"")
        self.must(0, "read", self.reports, "--record", crashed)
        self.assertEqual(lists_of(crashed), before)

    def test_a_second_writer_is_told_and_changes_nothing(self):
        with sqlite3.connect(self.record, isolation_level=None) as writer:
            writer.execute("BEGIN IMMEDIATE")
            more = self.write("more.jsonl", json_lines(many_reports(3, seed=9)))
            done = self.must(4, "read", more, "--record", self.record)
            self.assertIn("another process is writing to this record", done.log)
            writer.execute("ROLLBACK")
        writer.close()

    def test_doctor_finds_what_is_broken(self):
        broken = self.folder / "broken.db"
        for statement, found in (("DELETE FROM reports WHERE report_id = (SELECT report_id FROM event_reports LIMIT 1)",
                                  "rests on a report that is not there"),
                                 ("UPDATE report_wire SET wire = '{}'", "record is damaged")):
            with self.subTest(statement):
                shutil.copy(self.record, broken)
                with sqlite3.connect(broken) as writer:
                    writer.execute(statement)
                writer.close()
                done = self.must(4, "doctor", "--record", broken)
                self.assertIn(found, done.out)

    def test_a_truncated_file_is_no_crash(self):
        content = self.record.read_bytes()
        for size in (1, 100, 4096, len(content) // 2):
            with self.subTest(size=size):
                cut = self.write("cut.db", content[:size])
                self.assertEqual(chancery("events", "--record", cut).status, 4)
                self.assertIn(chancery("doctor", "--record", cut).status, (1, 4))
