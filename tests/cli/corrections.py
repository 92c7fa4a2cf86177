"""What a person sets right: shown everywhere, undone at will, kept when the record grows."""
from program import ExamplesTest, LISTS, chancery

import shutil


class Corrections(ExamplesTest):
    def setUp(self):
        super().setUp()
        self.mine = self.folder / "record.db"
        shutil.copy(self.record, self.mine)

    def dump(self):
        return self.must(0, "doctor", "--record", self.mine, "--dump", "-").bytes

    def events(self, *filters):
        return self.must(0, "events", "-r", self.mine, "-f", "jsonl", *filters).objects()

    def correct(self, event, *what):
        done = self.must(0, "correct", event, *what, "--author", "A. Reader", "--reason", "as the paper says",
                         "--date", "2031-01-02", "-r", self.mine)
        self.must(0, "doctor", "-r", self.mine)
        return done.out.strip()

    def undo(self, correction):
        self.must(0, "corrections", "--undo", correction, "--author", "B. Editor", "--date", "2031-01-03", "-r", self.mine)

    def content(self):
        return {name: chancery(name, "--record", self.mine, "--format", "jsonl").bytes for name in LISTS}

    def test_a_wrong_event_is_shown_nowhere_until_it_is_undone(self):
        before = self.content()
        event = self.events()[0]["event_id"]
        correction = self.correct(event, "--wrong")
        for name in ("events", "plans", "stories"):
            for one in self.must(0, name, "-r", self.mine, "-f", "jsonl").objects():
                self.assertNotIn(event, [one.get("event_id"), one.get("fulfilled_by"), *one.get("announced_by", []),
                                         *one.get("events", [])])
        [listed] = self.must(0, "corrections", "-r", self.mine, "-f", "jsonl").objects()
        self.assertEqual((listed["kind"], listed["author"], listed["made_on"]), ("wrong", "A. Reader", "2031-01-02"))
        self.undo(correction)
        self.assertEqual(self.content(), before)

    def test_every_fulfilment_and_announcement_called_wrong_leaves_a_sound_record(self):
        before = self.content()
        plans = self.must(0, "plans", "-r", self.mine, "-f", "jsonl").objects()
        touched = {id for plan in plans for id in (plan.get("fulfilled_by"), plan["announced_by"][0]) if id}
        made = [self.correct(event, "--wrong") for event in sorted(touched)]
        self.assertNotEqual(self.content(), before)
        for correction in reversed(made):
            self.undo(correction)
        self.must(0, "doctor", "-r", self.mine)
        self.assertEqual(self.content(), before)

    def test_merged_events_are_one_and_both_ids_lead_to_it(self):
        a, b = self.events("--type", "CONSULT")[:2]
        self.correct(a["event_id"], "--merge", b["event_id"])
        self.assertNotIn(a["event_id"], [one["event_id"] for one in self.events()])
        [merged] = [one for one in self.events() if one["event_id"] == b["event_id"]]
        self.assertEqual(set(merged["reports"]), {*a["reports"], *b["reports"]})
        self.assertEqual(merged["n_reports"], len(merged["reports"]))
        self.assertIn(b["event_id"], self.must(0, "explain", a["event_id"], "-r", self.mine).out)

    def test_a_split_gives_the_named_reports_an_event_of_their_own(self):
        [event] = [one for one in self.events() if one["n_reports"] > 1][:1]
        part = event["reports"][-1]
        count = len(self.events())
        correction = self.correct(event["event_id"], "--split", part)
        self.assertEqual(len(self.events()), count + 1)
        [kept] = [one for one in self.events() if one["event_id"] == event["event_id"]]
        self.assertNotIn(part, kept["reports"])
        self.undo(correction)
        self.assertEqual(len(self.events()), count)

    def test_a_recoded_event_is_found_by_what_it_is_now(self):
        event = self.events("--type", "CONSULT")[0]
        self.correct(event["event_id"], "--recode", "type=ACCUSE", "--recode", "status=negated", "--recode", "date=2019-02",
                     "--recode", "modes=")
        [found] = [one for one in self.events("--type", "ACCUSE", "--status", "negated", "--since", "2019-02", "--until",
                                              "2019-02") if one["event_id"] == event["event_id"]]
        self.assertEqual((found["quad_class"], found["event_date_end"], found["event_modes"]), (3, "2019-02-28", []))
        self.assertLess(found["plover_score"], 0)

    def test_corrections_hold_when_the_record_is_linked_again(self):
        event, other = self.events()[:2]
        self.correct(event["event_id"], "--wrong")
        self.correct(other["event_id"], "--recode", "status=negated")
        before = self.content()["events"]
        more = self.write("more.txt", "Nothing of note took place in the town hall of Smallville, residents told visitors.")
        self.must(0, "read", more, "-r", self.mine)
        self.must(0, "doctor", "-r", self.mine)
        self.assertEqual(self.content()["events"], before)

    def test_what_cannot_be_done_is_refused(self):
        event = self.events()[0]["event_id"]
        for status, arguments in ((2, [event]), (2, [event, "--wrong", "--split", "x"]), (2, [event, "--merge", event]),
                                  (1, ["ffff", "--wrong"]), (2, [event, "--recode", "colour=red"]),
                                  (2, [event, "--recode", "type=DEMAND"])):
            self.must(status, "correct", *arguments, "--author", "A", "--reason", "B", "-r", self.mine)
        self.must(1, "corrections", "--undo", "0" * 32, "--author", "A", "-r", self.mine)
