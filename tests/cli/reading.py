"""chancery read: what goes into a record, and what does not."""
import gzip
import random

from program import EXAMPLES, ExamplesTest, ProgramTest, environment, json_lines, known_weakness, lists_of, many_reports


class ReadingTheExamples(ExamplesTest):
    def test_ends_well_and_leaves_a_sound_record(self):
        self.assertEqual(self.reading.status, 0, self.reading.log)
        self.assertRegex(self.reading.log, r"^18 reports read, 0 known already, 0 failed")
        self.assertRegex(self.reading.log, r"The record holds 18 reports \(\d+ copies\), \d+ events, \d+ plans")
        doctor = self.must(0, "doctor", "--record", self.record)
        self.assertRegex(doctor.out, r"(?m)^record +sound: 18 reports, [1-9]\d* events, 0 inputs that failed$")

    def test_prints_nothing_on_standard_output(self):
        self.assertEqual(self.reading.out, "")

    def test_twice_adds_nothing_and_says_so(self):
        before = self.record.read_bytes()
        again = self.must(0, "read", EXAMPLES, "--record", self.record)
        self.assertRegex(again.log, r"^0 reports read, 18 known already, 0 failed")
        self.assertEqual(self.record.read_bytes(), before)


class OneRecordWhateverTheWay(ProgramTest):
    """The same reports give the same lists, byte for byte."""

    def setUp(self):
        super().setUp()
        reports = list(many_reports(40, seed=3))
        for number in range(0, 40, 5):
            self.write(f"in/{number:02}.jsonl", json_lines(reports[number:number + 5]))
        # Two reports that need one another: a copy, and its original.
        original = (EXAMPLES / "01-gulf-wire.txt").read_text()
        self.write("in/a-original.txt", original)
        self.write("in/b-copy.txt", original.replace("(Gulf Wire) - ", "- ") + "\n\nShare this article\n")
        self.inputs = sorted((self.folder / "in").iterdir())

    def read(self, name, inputs, jobs):
        record = self.folder / name
        self.must(0, "read", *inputs, "--record", record, "--jobs", jobs)
        return lists_of(record)

    def test_neither_threads_nor_order_nor_instalments_change_it(self):
        plain = self.read("plain.db", self.inputs, 1)
        self.assertGreater(len(plain["events"]), 2000)
        self.assertEqual(self.read("two.db", self.inputs, 2), plain)
        shuffled = list(self.inputs)
        random.Random(1).shuffle(shuffled)
        self.assertEqual(self.read("shuffled.db", shuffled, 2), plain)
        self.read("parts.db", shuffled[:4], 2)
        self.assertEqual(self.read("parts.db", shuffled, 2), plain)


class WaysIn(ProgramTest):
    def test_a_report_on_standard_input_is_read(self):
        text = (EXAMPLES / "10-aegean-wire.txt").read_text()
        record = self.folder / "r.db"
        done = self.must(0, "read", "-", "--record", record, given=text)
        self.assertRegex(done.log, "^1 reports read")
        [report] = self.must(0, "reports", "-r", record, "-f", "jsonl").objects()
        self.assertEqual(report["path"], "-")
        self.assertEqual(report["title"], "Greece and Macedonia end name dispute")

    def test_settings_come_from_the_environment_and_a_file_and_flags_win(self):
        text = self.write("one.txt", (EXAMPLES / "10-aegean-wire.txt").read_text())
        by_environment, by_flag = self.folder / "e.db", self.folder / "f.db"
        done = self.must(0, "read", text, env=environment(CHANCERY_RECORD=str(by_environment), CHANCERY_JOBS="1"))
        self.assertRegex(done.log, "^1 reports read")
        self.assertTrue(by_environment.exists())
        settings = self.write("chancery.toml", f'[read]\nrecord = "{by_flag}"\njobs = 1\n')
        self.must(0, "read", text, "--config", settings)
        self.assertTrue(by_flag.exists())
        listed = self.must(0, "reports", "--record", by_flag, "-f", "jsonl", env=environment(CHANCERY_RECORD="/nowhere"))
        self.assertEqual(len(listed.objects()), 1)

    @known_weakness("the file of settings wins over the environment")
    def test_the_environment_wins_over_the_file_of_settings(self):
        text = self.write("one.txt", (EXAMPLES / "10-aegean-wire.txt").read_text())
        record = self.folder / "r.db"
        settings = self.write("chancery.toml", f'[read]\nrecord = "{self.folder / "other.db"}"\n')
        self.must(0, "read", text, "--config", settings, env=environment(CHANCERY_RECORD=str(record)))
        self.assertTrue(record.exists())

    def test_the_data_are_found_from_any_working_folder(self):
        self.must(0, "actors", "lookup", "Erdogan", cwd="/")

    def test_packed_files_give_the_report_that_the_plain_file_gives(self):
        plain = (EXAMPLES / "10-aegean-wire.txt").read_bytes()
        packed = self.write("in/report.txt.gz", gzip.compress(plain))
        two_members = self.write("in/two.txt.gz", gzip.compress(plain[:300]) + gzip.compress(plain[300:]))
        lines = self.write("in/lines.jsonl.gz", gzip.compress((EXAMPLES / "03-reactions.jsonl").read_bytes()))
        piped = gzip.compress(plain)
        self.write("plain.txt", plain)
        done = self.must(0, "code", self.folder / "plain.txt", packed, two_members, lines).objects()
        self.assertEqual(len(done), 5)
        ids = {report["report"]["id"] for report in done[:3]}
        self.assertEqual(len(ids), 1)
        [by_pipe] = self.must(0, "code", "-", given=piped).objects()
        self.assertEqual({by_pipe["report"]["id"]}, ids)

    def test_other_files_of_a_folder_are_passed_over_and_counted(self):
        self.write("in/picture.png", b"\x89PNG\r\n\x1a\n")
        self.write("in/.hidden.txt", "Not to be read.")
        self.write("in/deep/er/report.txt", (EXAMPLES / "10-aegean-wire.txt").read_text())
        done = self.must(0, "read", self.folder / "in", "-r", self.folder / "r.db")
        self.assertRegex(done.log, r"^1 reports read, 0 known already, 0 failed, 2 other files passed over\.")

    def in_two_places(self):
        """Records of one report that lies in two files, read in either order."""
        text = (EXAMPLES / "10-aegean-wire.txt").read_text()
        a, b = self.write("a.txt", text), self.write("b.txt", text)
        there, back = self.folder / "there.db", self.folder / "back.db"
        self.must(0, "read", a, b, "--record", there)
        self.must(0, "read", b, a, "--record", back)
        return lists_of(there), lists_of(back)

    def test_the_same_report_in_two_places_is_one(self):
        there, back = self.in_two_places()
        self.assertEqual(there["reports"].count(b"\n"), 1)
        self.assertEqual(there["events"], back["events"])

    @known_weakness("the path kept is that of the last reading in a batch")
    def test_the_path_kept_of_a_report_in_two_places_depends_on_no_order(self):
        there, back = self.in_two_places()
        self.assertEqual(there, back)
