"""The lists of a record, explain, actors and brief: what they print, and that it hangs together."""
import csv
import html.parser
import io
import json
import re

from program import LISTS, ROOT, ExamplesTest, ProgramTest, json_lines, known_weakness


def documented():
    """The columns and the further keys of each list, as docs/formats/lists.md has them."""
    columns, keys = {}, {}
    place = None
    for line in (ROOT / "docs/formats/lists.md").read_text(encoding="utf-8").split("\n"):
        if heading := re.match(r"## `(\w+)`$", line):
            columns[heading[1]], keys[heading[1]] = [], []
            place = columns[heading[1]]
        elif line.startswith("## "):
            place = None
        elif line == "Only in JSON lines:":
            place = keys[list(columns)[-1]]
        elif place is not None and (row := re.match(r"\| `(\w+)` \|", line)):
            place.append(row[1])
    return columns, keys


class Lists(ExamplesTest):
    def listed(self, name, form, *filters):
        return self.must(0, name, "--record", self.record, "--format", form, *filters)

    def test_columns_and_keys_are_the_documented_ones(self):
        columns, keys = documented()
        self.assertEqual(sorted(columns), sorted(LISTS))
        for name in LISTS:
            with self.subTest(name):
                rows = self.listed(name, "csv").rows()
                self.assertEqual(rows[0], columns[name])
                objects = self.listed(name, "jsonl").objects()
                self.assertTrue(objects)
                known = columns[name] + keys[name]
                for one in objects:
                    self.assertEqual([key for key in one if key not in known], [])

    def test_all_formats_say_the_same(self):
        for name in LISTS:
            with self.subTest(name):
                objects = self.listed(name, "jsonl").objects()
                rows = self.listed(name, "csv").rows()
                tabbed = list(csv.reader(io.StringIO(self.listed(name, "tsv").out), delimiter="\t", quoting=csv.QUOTE_NONE))
                table = self.listed(name, "table").out.split("\n")
                self.assertEqual({len(row) for row in rows}, {len(rows[0])})
                self.assertEqual({len(row) for row in tabbed}, {len(rows[0])})
                self.assertEqual(len(rows), len(objects) + 1)
                self.assertEqual(len(tabbed), len(objects) + 1)
                self.assertEqual(len(table), len(objects) + 2)
                for row, one in zip(rows[1:], objects):
                    cells = dict(zip(rows[0], row))
                    for key, value in one.items():
                        if isinstance(value, str) and key in cells:
                            self.assertEqual(cells[key], value)

    def test_csv_ends_its_lines_as_rfc_4180_says(self):
        out = self.listed("events", "csv").bytes
        self.assertEqual(out.count(b"\r\n"), len(self.listed("events", "csv").rows()))
        self.assertFalse(out.startswith(b"\xef\xbb\xbf"))

    def test_ids_lead_from_list_to_list(self):
        reports = {one["report_id"]: one for one in self.listed("reports", "jsonl").objects()}
        events = {one["event_id"]: one for one in self.listed("events", "jsonl").objects()}
        plans = {one["plan_id"]: one for one in self.listed("plans", "jsonl").objects()}
        stories = {one["story_id"]: one for one in self.listed("stories", "jsonl").objects()}
        for event in events.values():
            self.assertTrue(event["reports"])
            self.assertLessEqual(set(event["reports"]), set(reports))
            self.assertEqual(event["n_reports"], len(event["reports"]))
            self.assertLessEqual(event["n_independent"], max(1, event["n_reports"] - event["n_copies"]))
            self.assertIn(event.get("plan_of"), [None, *plans])
            self.assertIn(event.get("fulfilled_by"), [None, *events])
        for plan in plans.values():
            self.assertLessEqual(set(plan["announced_in"]), set(reports))
            self.assertTrue(plan["announced_in"])
            self.assertEqual(plan["state"] == "fulfilled", "fulfilled_by" in plan)
            self.assertIn(plan.get("fulfilled_by"), [None, *events])
        for story in stories.values():
            self.assertLessEqual(set(story["reports"]), set(reports))
            self.assertLessEqual(set(story["events"]), set(events))
        for report in reports.values():
            self.assertIn(report.get("copy_of"), [None, *reports])
            self.assertIn(report.get("story_id"), [None, *stories])
        for quote in self.listed("quotes", "jsonl").objects():
            self.assertLessEqual(set(quote["reports"]), set(reports))

    def test_evidence_is_the_words_of_the_report(self):
        texts = {}
        for one in self.must(0, "code", *[r["path"].split(":")[0] for r in self.listed("reports", "jsonl").objects()]).objects():
            texts[one["report"]["id"]] = one["text"]
        for event in self.listed("events", "jsonl").objects():
            for evidence in event["evidence"]:
                begin, end = evidence["span"]
                self.assertEqual(texts[evidence["report_id"]][begin:end], evidence["words"])
            begin, end = event["evidence_start"], event["evidence_end"]
            self.assertEqual(texts[event["evidence_report_id"]][begin:end], event["evidence_text"])

    @known_weakness("a rewording this free is not found")
    def test_the_reworded_report_is_a_copy_and_counts_for_nothing(self):
        reports = self.listed("reports", "jsonl").objects()
        by_key = {one.get("key", one["path"].split("/")[-1]): one for one in reports}
        self.assertEqual(by_key["04-world-bulletin-reworded.txt"].get("copy_of"), by_key["np-0320"]["report_id"])
        copy = by_key["04-world-bulletin-reworded.txt"]["report_id"]
        for event in self.listed("events", "jsonl").objects():
            if copy in event["reports"]:
                self.assertGreaterEqual(event["n_copies"], 1)

    def test_the_undated_report_gets_its_date_from_the_record(self):
        [report] = [one for one in self.listed("reports", "jsonl").objects() if "undated" in one["path"]]
        self.assertIn(report["published_basis"], ("record", "landmark"))
        self.assertLessEqual(report["published_from"], "2023-11-12")
        self.assertGreaterEqual(report["published_to"], "2023-11-11")

    def test_filters_hold_one_by_one_and_together(self):
        everything = self.listed("events", "jsonl").objects()
        countries = lambda one: one["actor_countries"] + one["recipient_countries"]  # noqa: E731
        cases = [
            (["--type", "CONSULT,AGREE"], lambda one: one["event_type"] in ("CONSULT", "AGREE")),
            (["--country", "GRC"], lambda one: "GRC" in countries(one)),
            (["--between", "SAU,IRN"], lambda one: {"SAU", "IRN"} <= set(countries(one))),
            (["--mode", "visit"], lambda one: "visit" in one["event_modes"]),
            (["--status", "happened"], lambda one: one["status"] == "happened"),
            (["--since", "2019"], lambda one: one.get("event_date_end", "") >= "2019-01-01"),
            (["--since", "2018-06", "--until", "2018-06"],
             lambda one: one.get("event_date_end", "") >= "2018-06-01" and "" < one.get("event_date", "") <= "2018-06-30"),
            (["--min-independent", "2"], lambda one: one["n_independent"] >= 2),
            (["--actor", "tsipras"], lambda one: "Tsipras" in json.dumps(one["actor_names"])),
            (["--text", "joint statement"], lambda one: "joint statement" in json.dumps(one["evidence"]).lower()),
            (["--outlet", "skopje gazette", "--country", "GRC"], None),
        ]
        for filters, holds in cases:
            with self.subTest(filters):
                found = self.listed("events", "jsonl", *filters).objects()
                self.assertTrue(found)
                self.assertLess(len(found), len(everything))
                if holds:
                    self.assertEqual([one["event_id"] for one in found], [one["event_id"] for one in everything if holds(one)])
        self.assertEqual(len(self.listed("events", "jsonl", "--limit", "3").objects()), 3)
        self.assertEqual(self.listed("events", "table", "--since", "2060").out, "")

    @known_weakness("the meeting of 6 April, or 7, stays two events")
    def test_the_day_on_which_reports_disagree_is_shown(self):
        meetings = self.listed("events", "jsonl", "--conflicting", "--between", "SAU,IRN", "--type", "CONSULT").objects()
        self.assertEqual(len(meetings), 1)
        [days] = [one for one in meetings[0]["disagreements"] if one["field"] == "day"]
        self.assertEqual(sorted(one["value"] for one in days["versions"]), ["2023-04-06", "2023-04-07"])

    @known_weakness("a dateline that names no known agency is not read")
    def test_wire_reports_are_dated_by_their_datelines(self):
        reports = [one for one in self.listed("reports", "jsonl").objects() if "wire" in one["path"]]
        self.assertEqual({one["published_basis"] for one in reports}, {"dateline"})

    def test_quotes_are_found_by_who_speaks_and_what_is_said(self):
        said = self.listed("quotes", "jsonl", "--speaker", "tsipras").objects()
        self.assertTrue(any("good deal" in one["content"] for one in said))
        self.assertEqual({one["speaker_country"] for one in said}, {"GRC"})
        direct = self.listed("quotes", "jsonl", "--form", "direct", "--contains", "victory for peace").objects()
        self.assertEqual([one["speaker"] for one in direct], ["Wang Yi"])

    def test_plans_lapse_only_when_looked_at_from_a_day(self):
        states = lambda *more: [one["state"] for one in self.listed("plans", "jsonl", *more).objects()]  # noqa: E731
        self.assertNotIn("lapsed", states())
        self.assertIn("fulfilled", states())
        self.assertEqual(states("--as-of", "2000-01-01"), states())
        dated = [one for one in self.listed("plans", "jsonl", "--open").objects() if "expected_to" in one]
        lapsed = [one for one in self.listed("plans", "jsonl", "--as-of", "2060-01-01").objects() if one["state"] == "lapsed"]
        self.assertEqual([one["plan_id"] for one in lapsed], [one["plan_id"] for one in dated])


class Explaining(ExamplesTest):
    def test_an_event_is_explained_by_its_words(self):
        events = self.must(0, "events", "-r", self.record, "-f", "jsonl").objects()
        event = max(events, key=lambda one: one["n_reports"])
        done = self.must(0, "explain", event["event_id"], "-r", self.record)
        self.assertTrue(done.out.startswith(f"event {event['event_id']}\n"))
        for evidence in event["evidence"]:
            self.assertIn(evidence["words"], done.out)
            self.assertIn(evidence["report_id"], done.out)
        self.assertRegex(done.out, 'trigger ".+", sense \\S+, confidence')
        self.assertEqual(self.must(0, "explain", event["event_id"][:12], "-r", self.record).out, done.out)

    def test_a_plan_and_a_report_are_explained_too(self):
        plans = self.must(0, "plans", "-r", self.record, "-f", "jsonl").objects()
        fulfilled = next(one for one in plans if one["state"] == "fulfilled")
        done = self.must(0, "explain", fulfilled["plan_id"], "-r", self.record).out
        self.assertRegex(done, r"(?m)^  state +fulfilled$")
        self.assertIn(f"event {fulfilled['fulfilled_by']}", done[done.index("Fulfilled by:"):])
        reports = self.must(0, "reports", "-r", self.record, "-f", "jsonl").objects()
        web = next(one for one in reports if "levant-daily-web" in one["path"])
        self.assertRegex(self.must(0, "explain", web["report_id"], "-r", self.record).out, "removed .*: Leave a Reply")


class Actors(ExamplesTest):
    def test_lookup_tells_what_held_on_a_day(self):
        def offices(*arguments):
            return self.must(0, "actors", "lookup", *arguments, "-f", "jsonl").objects()

        during = offices("Alexis Tsipras", "--on", "2018-06-12")
        self.assertEqual({(one["country"], one["office"]) for one in during}, {("GRC", "head_of_government")})
        self.assertIn("GOV", during[0]["sectors"])
        everything = offices("Alexis Tsipras")
        self.assertGreaterEqual(len(everything), len(during))
        self.must(1, "actors", "lookup", "Alexis Tsipras", "--on", "1980-01-01")
        self.assertEqual({one["country"] for one in offices("Greece")}, {"GRC"})
        self.assertIn("RUS", {one["country"] for one in offices("Kremlin")})

    def test_lookup_on_a_day_knows_which_states_there_were(self):
        def codes(name, day):
            found = self.must(0, "actors", "lookup", name, "--on", day, "-f", "jsonl").objects()
            return [one["country"] for one in found]

        self.assertEqual(codes("Kremlin", "2019-04-25"), ["RUS"])
        self.assertEqual(codes("Kremlin", "1985-04-25"), ["SUN"])
        self.assertEqual(codes("Yugoslavia", "1985-04-25"), ["YUG"])
        self.must(1, "actors", "lookup", "Soviet Union", "--on", "2011-04-01")

    def test_lookup_finds_another_writing_of_a_name(self):
        found = self.must(0, "actors", "lookup", "Sergey Lavrow", "--on", "2011-04-01", "-f", "jsonl").objects()
        self.assertEqual({one["name"] for one in found}, {"Sergei Lavrov"})

    def own_actors(self, *rows):
        path = self.folder / "mine.tsv"
        head = "name also family_name kind country sectors office title from to".split()
        path.write_text("\n".join("\t".join(row) for row in (head, *rows)) + "\n", encoding="utf-8")
        return path

    def test_own_actors_are_read_and_looked_up(self):
        mine = self.own_actors(("Aino Rautala", "", "", "person", "FIN", "GOV", "minister", "Minister of Fisheries",
                                "2024-01", ""))
        found = self.must(0, "actors", "lookup", "Aino Rautala", "--actors", mine, "-f", "jsonl").objects()
        self.assertEqual([one["country"] for one in found], ["FIN"])
        text = self.folder / "r.jsonl"
        text.write_text('{"id": "1", "published": "2024-03-13", "text": "Aino Rautala arrived in Oslo."}\n')
        report = self.must(0, "code", text, "--actors", mine).objects()[0]
        ids = [one.get("actor") for one in report["entities"]]
        self.assertIn("FIN.GOV.aino-rautala", ids)

    def test_a_bad_row_of_own_actors_is_told_with_file_and_line(self):
        mine = self.own_actors(("Aino Rautala", "", "", "person", "FIN", "GOVT", "", "", "", ""))
        done = self.must(3, "actors", "lookup", "Oslo", "--actors", mine)
        self.assertIn("mine.tsv:2: unknown sector: 'GOVT'", done.log)

    def own_types(self, example):
        path = self.folder / "types.tsv"
        head = "type base pos cue actors recipients conditions example".split()
        row = ("embassy_closure", "SANCTION", "V", "close", "subj", "in|obj~", "obj:embassy,consulate", example)
        path.write_text("\n".join("\t".join(cells) for cells in (head, row)) + "\n", encoding="utf-8")
        return path

    def test_an_own_type_stands_on_events_as_a_mode(self):
        mine = self.own_types("France closed its embassy in Niger.")
        text = self.folder / "t.jsonl"
        text.write_text('{"id": "1", "text": "Sweden has closed its consulate in Belarus."}\n')
        event, = self.must(0, "code", text, "--types", mine).objects()[0]["events"]
        self.assertEqual((event["type"], event["modes"]), ("SANCTION", ["embassy_closure"]))

    def test_an_own_type_that_does_not_find_its_example_is_refused(self):
        mine = self.own_types("France opened an embassy in Niger.")
        done = self.must(3, "code", self.folder / "nothing.txt", "--types", mine)
        self.assertIn("types.tsv:2: the example is not coded as 'embassy_closure'", done.log)

    def test_those_who_take_part_are_counted(self):
        actors = {one["actor_id"]: one for one in self.must(0, "actors", "-r", self.record, "-f", "jsonl").objects()}
        events = self.must(0, "events", "-r", self.record, "-f", "jsonl").objects()
        counts = {}
        for event in events:
            for party in event["actors"] + event["recipients"]:
                counts[party["id"]] = counts.get(party["id"], 0) + 1
        self.assertEqual({key: one["n_events"] for key, one in actors.items() if one["n_events"]}, counts)

    @known_weakness("a person is listed once for each sector held on the days of the reports")
    def test_a_person_is_one_actor_in_whatever_office(self):
        actors = self.must(0, "actors", "-r", self.record, "-f", "jsonl").objects()
        self.assertEqual(len([one for one in actors if "Zaev" in one["name"]]), 1)


class PageCheck(html.parser.HTMLParser):
    """Elements and attributes of a page; complains of what is not closed."""

    def __init__(self):
        super().__init__()
        self.elements, self.attributes, self.open, self.words = [], [], [], ""

    def handle_starttag(self, tag, attrs):
        self.elements.append(tag)
        self.attributes += attrs
        if tag not in ("meta", "link", "br", "hr", "img"):
            self.open.append(tag)

    def handle_startendtag(self, tag, attrs):
        self.elements.append(tag)
        self.attributes += attrs

    def handle_endtag(self, tag):
        assert self.open and self.open.pop() == tag, f"</{tag}> closes what is not open"

    def handle_data(self, data):
        self.words += data


class Briefs(ExamplesTest):
    def test_every_citation_has_its_source(self):
        brief = self.must(0, "brief", "-r", self.record, "--title", "Two episodes").out
        self.assertTrue(brief.startswith("# Two episodes\n\n18 reports"))
        told, sources = brief.split("\n## Sources\n")
        listed = [int(n) for n in re.findall(r"(?m)^(\d+)\. ", sources)]
        self.assertEqual(listed, list(range(1, 19)))
        self.assertTrue(set(map(int, re.findall(r"\[(\d+)\]", brief))) <= set(listed))
        items = re.findall(r"(?m)^- .*$", told)
        self.assertGreater(len(items), 40)
        for item in items:
            self.assertRegex(item, r"(\[\d+\])+$")

    def test_days_and_speakers_are_named_once_and_nothing_is_told_twice(self):
        told = self.must(0, "brief", "-r", self.record).out.split("\n## Sources\n")[0]
        for section in re.split(r"(?m)^##.*$", told)[1:]:
            leads = re.findall(r"(?m)^\*\*(.+)\*\*$", section)
            for lead, following in zip(leads, leads[1:]):
                self.assertNotEqual(lead, following)
            self.assertNotRegex(section, r"(?m)^- (\W* )?(\[|\()|[{}]")
            words = re.findall(r"(?m)^  > (.*)$", section)
            self.assertEqual(len(words), len(set(words)))

    def test_a_language_that_is_not_there_is_told_with_those_that_are(self):
        self.assertEqual(self.must(0, "brief", "-r", self.record, "--lang", "en").out, self.must(0, "brief", "-r", self.record).out)
        done = self.must(2, "brief", "-r", self.record, "--lang", "fr")
        self.assertIn("'fr'; there are: en", done.log)

    def test_only_what_is_asked_for_is_told(self):
        brief = self.must(0, "brief", "-r", self.record, "--between", "GRC,MKD").out
        told = brief.split("\n## Sources\n")[0]
        self.assertIn("Tsipras", told)
        self.assertNotIn("Raisi", told)

    def test_the_same_record_gives_the_same_brief_on_paper_and_in_a_file(self):
        out = self.folder / "brief.html"
        printed = self.must(0, "brief", "-r", self.record, "--format", "html")
        done = self.must(0, "brief", "-r", self.record, "--format", "html", "--output", out)
        self.assertEqual(done.out, "")
        self.assertEqual(out.read_bytes(), printed.bytes)
        page = PageCheck()
        page.feed(printed.out)
        self.assertEqual(page.open, [])
        # A timeline and a network for a story of many.
        self.assertGreater(page.elements.count("svg"), 1)
        self.assertIn('class="with"', printed.out)
        self.assertNotIn("script", page.elements)
        targets = {value for name, value in page.attributes if name == "id"}
        links = [value for name, value in page.attributes if name == "href" and value.startswith("#")]
        self.assertTrue(links)
        self.assertLessEqual({link[1:] for link in links}, targets)
        self.must(1, "brief", "-r", self.record, "--output", self.folder / "no/such/folder/brief.md")


class HostileWords(ProgramTest):
    def test_markup_in_a_report_is_shown_and_never_run(self):
        attack = "<script>alert(1)</script>"
        line = {"title": f"{attack} Norway thanks Sweden", "outlet": '"><img src=x onerror=alert(1)>', "published": "2031-03-13",
                "url": "javascript:alert(1)",
                "text": f"Norway thanked Sweden for its {attack} help on Tuesday.\n\n\"{attack} We are glad,\" Swedish Foreign "
                        "Minister Ann Linde told reporters. Sweden and Norway signed an agreement in Oslo on Tuesday."}
        record = self.folder / "record.db"
        self.must(0, "read", "--as-is", "-", "-r", record, given=json_lines([line]))
        printed = self.must(0, "brief", "-r", record, "--format", "html", "--title", attack).out
        page = PageCheck()
        page.feed(printed)
        self.assertIn(attack, page.words)
        self.assertNotIn("script", page.elements)
        self.assertNotIn("img", page.elements)
        self.assertNotIn("<script", printed.lower())
        self.assertEqual([value for name, value in page.attributes if name == "href" and "javascript" in value], [])
        self.assertEqual([name for name, _ in page.attributes if name.startswith("on")], [])
        markdown = self.must(0, "brief", "-r", record).out
        self.assertNotRegex(markdown, r"(?<!\\)<script")

    def test_cells_hold_any_character(self):
        line = {"id": 'a,"b"\tc', "title": "Tab\there, \"quotes\" and\nlines", "text": "Norway thanked Sweden for its help."}
        record = self.folder / "record.db"
        self.must(0, "read", "--as-is", "-", "-r", record, given=json_lines([line]))
        rows = self.must(0, "reports", "-r", record, "-f", "csv").rows()
        cells = dict(zip(*rows))
        self.assertEqual(cells["key"], line["id"])
        tabbed = self.must(0, "reports", "-r", record, "-f", "tsv").out.rstrip("\n").split("\n")
        self.assertEqual(len(tabbed), 2)
        self.assertEqual(len(tabbed[0].split("\t")), len(tabbed[1].split("\t")))
