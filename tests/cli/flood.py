"""One report printed by very many outlets, each with small changes, is still one voice."""
import random

from program import EXAMPLES, ProgramTest, json_lines

COPIES = 60
DEBRIS = ("Share this article on your favourite network.", "Read more: our coverage of the region",
          "Copyright 2023. All rights reserved.", "Sign up for our newsletter.")
SWAPS = (("after four days of talks", "after talks of four days"), ("seven years after", "some seven years after"),
         ("restore", "re-establish"), ("in the presence of", "with, at the table,"), ("thanked", "also thanked"),
         ("two countries", "two neighbours"))


def changed(title, paragraphs, number):
    """The report as another outlet would print it: headed anew, a word changed, cut, with debris."""
    pick = random.Random(number)
    body = list(paragraphs)
    old, new = pick.choice(SWAPS)
    body = [paragraph.replace(old, new) for paragraph in body]
    if pick.random() < 0.5:
        del body[pick.randrange(2, len(body))]
    if pick.random() < 0.5:
        body.insert(pick.randrange(1, len(body) + 1), pick.choice(DEBRIS))
    if pick.random() < 0.3:
        title = pick.choice(("UPDATE: ", "World: ")) + title
    return {"id": f"copy{number}", "outlet": f"Town Paper {number}", "title": title,
            "published": f"2023-03-1{pick.randrange(2)}", "text": "\n\n".join(body)}


class Flood(ProgramTest):
    def recorded(self, name, reports):
        record = self.folder / f"{name}.db"
        self.must(0, "read", self.write(f"{name}.jsonl", json_lines(reports)), "--record", record)
        lists = {one: self.must(0, one, "--record", record, "--format", "jsonl").objects()
                 for one in ("reports", "events")}
        return lists["reports"], lists["events"]

    def test_many_changed_copies_of_one_report_tell_no_more_events_and_are_one_voice(self):
        title, *paragraphs = (EXAMPLES / "01-gulf-wire.txt").read_text().strip().split("\n\n")
        first = {"id": "first", "outlet": "Gulf Wire", "published": "2023-03-10", "title": title,
                 "text": "\n\n".join(paragraphs)}
        copies = [changed(title, paragraphs, number) for number in range(COPIES)]
        _, alone = self.recorded("alone", [first])
        reports, events = self.recorded("flood", [first, *copies])
        self.assertEqual(len(reports), COPIES + 1)
        self.assertEqual(sum("copy_of" not in report for report in reports), 1)
        self.assertTrue(alone)
        self.assertLessEqual(len(events), len(alone))
        self.assertEqual({event["n_independent"] for event in events}, {1})
