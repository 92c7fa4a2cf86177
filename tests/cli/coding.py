"""chancery code, parse and text: what is printed, and that every span holds what it says."""
import re

from program import EXAMPLES, ProgramTest, json_lines

STATUSES = {"happened", "future", "hypothetical", "negated", "historical"}
TYPES = ("AGREE CONSULT SUPPORT CONCEDE COOPERATE AID RETREAT REQUEST ACCUSE REJECT THREATEN PROTEST SANCTION MOBILIZE "
         "COERCE ASSAULT").split()


class WireChecks(ProgramTest):
    """What must hold of every report that `chancery code` prints."""

    def check_span(self, report, span, what, may_be_empty=False):
        begin, end = span
        words = report["text"][begin:end]
        self.assertTrue(0 <= begin <= end <= len(report["text"]), f"{what} {span}")
        if not may_be_empty:
            self.assertTrue(words.strip(), f"{what} {span} holds no words")
        return words

    def check_report(self, report):
        self.assertEqual(report["chancery"], 1)
        self.assertRegex(report["report"]["id"], "^[0-9a-f]{32}$")
        entities, quotations = report["entities"], report["quotations"]
        for before, after in zip(report["sentences"], report["sentences"][1:]):
            self.assertLessEqual(before[1], after[0], "sentences do not overlap")
        for number, entity in enumerate(entities):
            self.assertEqual(entity["id"], number)
            self.assertTrue(entity["mentions"])
            for mention in entity["mentions"]:
                self.check_span(report, mention["span"], "mention")
                self.assertIn(mention["form"], ("named", "nominal", "pronoun"))
        for timex in report["timexes"]:
            self.check_span(report, timex["span"], "timex")
        for quotation in quotations:
            self.assertTrue(quotation["content"])
            for span in quotation["content"]:
                self.check_span(report, span, "content")
            for key in ("cue", "speaker_span"):
                if key in quotation:
                    self.check_span(report, quotation[key], key)
            for key in ("speaker", "addressee"):
                if key in quotation:
                    self.assertIn(quotation[key], range(len(entities)))
        for event in report["events"]:
            self.check_event(report, event)

    def check_event(self, report, event):
        self.assertIn(event["type"], TYPES)
        self.assertIn(event["status"], STATUSES)
        self.assertEqual(event["quad"], 1 + sum(TYPES.index(event["type"]) >= n for n in (4, 7, 11)))
        self.check_span(report, event["evidence"], "evidence")
        self.check_span(report, event["trigger"], "trigger")
        self.assertLessEqual(event["evidence"][0], event["trigger"][0], "the trigger lies in the evidence")
        self.assertLessEqual(event["trigger"][1], event["evidence"][1], "the trigger lies in the evidence")
        sides = event["actors"] + event.get("recipients", [])
        self.assertTrue(sides, "an event has a party")
        for party in sides:
            self.assertIn(party, range(len(report["entities"])))
        self.assertFalse(set(event["actors"]) & set(event.get("recipients", [])), "nobody acts on himself")
        if "quotation" in event:
            self.assertIn(event["quotation"], range(len(report["quotations"])))
        for date in (event.get("date"), event.get("plan", {}).get("date")):
            if date:
                self.assertLessEqual(date["from"], date["to"])
                if "span" in date:
                    self.check_span(report, date["span"], "date")
        self.assertGreaterEqual(event["confidence"], 0)
        self.assertLessEqual(event["confidence"], 1)


class CodingReports(WireChecks):
    def test_spans_of_the_examples_hold_what_they_say(self):
        reports = self.must(0, "code", EXAMPLES).objects()
        self.assertEqual(len(reports), 18)
        for report in reports:
            with self.subTest(report["report"]["path"]):
                self.check_report(report)
        self.assertGreater(sum(len(report["events"]) for report in reports), 40)

    def test_spans_count_code_points_whatever_the_script(self):
        astral = "\U0001F1F8\U0001F1EA \U0001F1F3\U0001F1F4 Świętosława Ağaoğlu, "
        text = (astral + "the Swedish foreign minister, met her Norwegian counterpart in Malmö on 3 March 2031. "
                "“Æsir über alles”, she told “Le Monde”. Sweden’s parliament thanked Norway’s government.")
        [report] = self.must(0, "code", "--as-is", "-", given=json_lines([{"text": text}])).objects()
        self.assertEqual(report["text"], text)
        self.check_report(report)
        self.assertTrue(report["events"])

    def test_line_order_and_ids_come_back(self):
        lines = [{"id": f"key {n} é", "text": f"Norway thanked Sweden for its help on {n} May 2031."} for n in range(1, 21)]
        done = self.must(0, "code", "-", "--jobs", "2", given=json_lines(lines)).objects()
        self.assertEqual([report["report"]["key"] for report in done], [line["id"] for line in lines])
        self.assertEqual([report["report"]["path"] for report in done], [f"-:{n}" for n in range(1, 21)])

    def test_one_thread_and_two_print_the_same_bytes(self):
        self.assertEqual(self.must(0, "code", EXAMPLES, "--jobs", "1").bytes,
                         self.must(0, "code", EXAMPLES, "--jobs", "2").bytes)

    def test_as_is_keeps_the_text_byte_for_byte(self):
        text = "  Home\t| World\n\n\nBy Ann Holt\r\nNorway  thanked\u00a0Sweden .\n\nLeave a Reply\n\n  "
        [line] = self.must(0, "code", "--as-is", "-", given=json_lines([{"text": text, "title": "Elsewhere"}])).objects()
        self.assertEqual(line["text"], text)
        self.assertEqual(line["removed"], [])
        [file] = self.must(0, "code", "--as-is", self.write("a.txt", text)).objects()
        self.assertEqual(file["text"], text)
        self.check_report(file)

    def test_what_is_removed_is_kept_with_its_reason(self):
        [report] = self.must(0, "code", EXAMPLES / "02-levant-daily-web.txt").objects()
        self.assertNotIn("Leave a Reply", report["text"])
        self.assertIn("Leave a Reply", [one["text"] for one in report["removed"]])
        self.assertTrue(all(one["why"] for one in report["removed"]))

    def test_fields_of_other_names_are_read(self):
        line = {"body": "Norway thanked Sweden for its help.", "pub": "2031-03-13", "uid": 7, "text": "not this"}
        [report] = self.must(0, "code", "-", "--field", "text=body", "--field", "published=pub", "--field", "id=uid",
                             given=json_lines([line])).objects()
        self.assertEqual(report["text"], line["body"])
        self.assertEqual(report["report"]["key"], "7")
        self.assertEqual(report["published"]["from"], "2031-03-13")
        self.assertEqual(report["published"]["basis"], "metadata")

    def test_given_dates_are_believed(self):
        lines = [{"text": "Oslo, 1 May 1999. Norway thanked Sweden on Monday.", "published": day}
                 for day in ("2031-03-13", "2031-03", "2031-03-13T23:30:00+02:00", "Thu, 13 Mar 2031 10:00:00 GMT")]
        done = self.must(0, "code", "--as-is", "-", given=json_lines(lines)).objects()
        self.assertEqual([(r["published"]["from"], r["published"]["to"]) for r in done],
                         [("2031-03-13", "2031-03-13"), ("2031-03-01", "2031-03-31"),
                          ("2031-03-13", "2031-03-13"), ("2031-03-13", "2031-03-13")])

    def test_nothing_is_made_of_nothing(self):
        lines = [{"text": text} for text in ("The recipe needs two eggs and a pound of flour.", "!!! ??? ...", "a")]
        done = self.must(0, "code", "--as-is", "-", given=json_lines(lines)).objects()
        self.assertEqual([report["events"] for report in done], [[], [], []])


class ArticleText(ProgramTest):
    def test_a_page_gives_title_date_outlet_author_and_text(self):
        [page] = self.must(0, "text", EXAMPLES / "05-eastern-courier.html").objects()
        self.assertEqual(page["title"], "Saudi, Iranian foreign ministers meet in Beijing")
        self.assertEqual(page["published"], "2023-04-06")
        self.assertEqual(page["outlet"], "Eastern Courier")
        self.assertEqual(page["author"], "Mei Tan")
        self.assertEqual(page["language"], "en")
        self.assertTrue(page["text"].startswith("Saudi Foreign Minister Prince Faisal"))
        self.assertTrue(page["text"].endswith("invited his counterpart to Tehran."))
        self.assertNotIn("cherry blossom", page["text"])


class Parsing(ProgramTest):
    def sentences(self, conllu):
        for block in conllu.strip().split("\n\n"):
            rows = [line.split("\t") for line in block.split("\n") if not line.startswith("#")]
            for row in rows:
                self.assertEqual(len(row), 10, row)
                self.assertTrue(all(row), row)
            yield rows

    def check_tree(self, rows):
        words = [row for row in rows if "-" not in row[0]]
        self.assertEqual([row[0] for row in words], [str(n) for n in range(1, len(words) + 1)])
        heads = {int(row[0]): int(row[6]) for row in words}
        self.assertEqual(sum(head == 0 for head in heads.values()), 1, "one root")
        for at in heads:
            seen = set()
            while at:
                self.assertNotIn(at, seen, "no cycle")
                seen.add(at)
                at = heads[at]
        self.assertTrue(all((row[7] == "root") == (row[6] == "0") for row in words))
        return words

    def test_conllu_is_valid_and_gives_the_text_back(self):
        text = (EXAMPLES / "07-gulf-wire.txt").read_text()
        done = self.must(0, "parse", EXAMPLES / "07-gulf-wire.txt")
        joined = ""
        for rows in self.sentences(done.out):
            self.check_tree(rows)
            skip_to = 0
            for row in rows:
                first, _, last = row[0].partition("-")
                if int(first) <= skip_to:
                    continue
                skip_to = int(last) if last else skip_to
                joined += row[1] + ("" if "SpaceAfter=No" in row[9] else " ")
        self.assertEqual(re.sub(r"\s+", "", joined), re.sub(r"\s+", "", text))
        self.assertRegex(done.out, r"\tNE=B-PER")

    def test_tokenized_keeps_tokens_and_sentences(self):
        given = [["Norway", "'s", "pre-election", "talks", "failed", "."], ["Good", ",", "he", "said", "."], ["1,000", "%"]]
        conllu = "".join("".join("\t".join([str(n), form, *["_"] * 8]) + "\n" for n, form in enumerate(s, 1)) + "\n"
                         for s in given)
        done = self.must(0, "parse", "--tokenized", "-", given=conllu)
        back = [[row[1] for row in self.check_tree(rows)] for rows in self.sentences(done.out)]
        self.assertEqual(back, given)

    def test_parsing_its_own_output_changes_no_token(self):
        first = self.must(0, "parse", EXAMPLES / "10-aegean-wire.txt").out
        second = self.must(0, "parse", "--tokenized", "-", given=first).out
        forms = [[[row[1] for row in rows if "-" not in row[0]] for rows in self.sentences(out)] for out in (first, second)]
        self.assertEqual(forms[0], forms[1])

    def test_what_is_no_conllu_is_refused_with_its_line(self):
        done = self.must(1, "parse", "--tokenized", "-", given="1\tNorway\n")
        self.assertRegex(done.log, "-:1|line 1")


class JsonKeys(ProgramTest):
    def test_keys_stand_in_the_documented_order(self):
        text = ("Norway thanks Sweden\n\nOSLO, March 13, 2031 (Reuters) - Norway thanked Sweden on Tuesday for its help after "
                "the storm.\n\n\"We are glad,\" Prime Minister Nils Ek told reporters in Oslo.\n")
        [report] = self.must(0, "code", self.write("report.txt", text)).objects()
        self.assertEqual(list(report), ["chancery", "report", "title", "dateline", "published", "text", "removed", "flags",
                                        "sentences", "entities", "timexes", "quotations", "events"])
        self.assertEqual(list(report["report"]), ["id", "path", "language"])
        self.assertEqual(report["dateline"], {"place": "OSLO", "date": "March 13, 2031", "agency": "Reuters"})
        self.assertEqual(report["published"]["basis"], "dateline")
