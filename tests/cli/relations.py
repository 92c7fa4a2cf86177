"""chancery relate and evaluate: types by either root, and figures with their intervals."""
import re

from program import ROOT, ProgramTest, json_lines

# said of actor and recipient: the type by CAMEO's root, and the one that `code` gives
SAID = (("Peru agreed to withdraw its troops from Chile.", "AGREE", "CONCEDE"),
        ("The navy of Peru blockaded the ports of Chile.", "ASSAULT", "COERCE"),
        ("A court in Peru convicted three officers of Chile of treason.", "ACCUSE", "SANCTION"),
        ("Peru thanked Chile for its help.", "SUPPORT", "SUPPORT"))


class RelationRoots(ProgramTest):
    def answers(self, *options):
        pairs = []
        for number, (text, *_) in enumerate(SAID):
            actor, recipient = text.index("Peru"), text.index("Chile")
            pairs.append({"id": str(number), "text": text, "actor": [actor, actor + 4],
                          "recipient": [recipient, recipient + 5]})
        done = self.must(0, "relate", *options, self.write("pairs.jsonl", json_lines(pairs)))
        return [one["type"] for one in done.objects()]

    def test_older_sets_are_answered_by_the_roots_of_cameo(self):
        self.assertEqual(self.answers(), [cameo for _, cameo, _ in SAID])
        self.assertEqual(self.answers("--roots", "cameo"), [cameo for _, cameo, _ in SAID])

    def test_with_plovers_roots_a_pair_is_typed_as_code_does(self):
        self.assertEqual(self.answers("--roots", "plover"), [plover for _, _, plover in SAID])
        text = "Peru agreed to withdraw its troops from Chile."
        [report] = self.must(0, "code", "--as-is", self.write("report.txt", text)).objects()
        self.assertEqual([event["type"] for event in report["events"]], ["CONCEDE"])

    def test_other_roots_are_a_mistake_of_use(self):
        self.must(2, "relate", "--roots", "other", "-")


class Intervals(ProgramTest):
    def test_every_share_of_events_has_an_interval_that_holds_it(self):
        done = self.must(0, "evaluate", "events", ROOT / "eval/gold/events/directions.tsv")
        lines = done.out.splitlines()
        self.assertEqual(len(lines), 4)
        for line in lines:
            self.assertRegex(line, r"^(dev|held) +(direction|found) +[\d.]+  \([\d.]+ to [\d.]+\)$")
            value, low, high = (float(number) for number in re.findall(r"\d+\.\d+", line))
            self.assertTrue(low <= value <= high, line)
