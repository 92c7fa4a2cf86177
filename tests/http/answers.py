"""What the service answers: lists, items, figures, files, the page, its own description."""
import csv
import gzip
import io
import json
import pathlib
import subprocess
import unittest
import urllib.parse
import xml.etree.ElementTree as ET

import service

LISTS = {"reports": "report_id", "events": "event_id", "quotes": "quote_id", "actors": "actor_id",
         "plans": "plan_id", "stories": "story_id"}
EXTRA = {"sentence"}  # what the service adds to a row


def problems(value, schema, spec, where="answer"):
    """What a value breaks of a schema: the part of JSON Schema that the description uses."""
    if "$ref" in schema:
        schema = spec["components"]["schemas"][schema["$ref"].rsplit("/", 1)[1]]
    kinds = {"string": str, "integer": int, "number": (int, float), "boolean": bool, "array": list, "object": dict}
    kind = schema.get("type")
    if kind and (not isinstance(value, kinds[kind]) or isinstance(value, bool) and kind != "boolean"):
        return [f"{where}: {value!r} is no {kind}"]
    out = []
    if kind == "array":
        for number, item in enumerate(value[:20]):
            out += problems(item, schema["items"], spec, f"{where}[{number}]")
    if kind == "object":
        out += [f"{where}: no {name}" for name in schema.get("required", []) if name not in value]
        known = schema.get("properties", {})
        out += [f"{where}: {name} is not described" for name in value if known and name not in known]
        for name, item in value.items():
            if name in known:
                out += problems(item, known[name], spec, f"{where}.{name}")
    return out


class Answers(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.web = service.folder() / "web"
        (cls.web / "assets").mkdir(parents=True, exist_ok=True)
        (cls.web / "index.html").write_text("<!doctype html><title>page</title>")
        (cls.web / "assets" / "app-1a2b.js").write_text("export {};")
        (service.folder() / "secret.txt").write_text("secret")
        if not (cls.web / "link.txt").is_symlink():
            (cls.web / "link.txt").symlink_to("../secret.txt")
        cls.record = service.example_record()
        cls.it = service.Service(cls.record, "--web", cls.web, "--rate", "100000")

    @classmethod
    def tearDownClass(cls):
        assert cls.it.stop() == 0

    def rows(self, name, **parameters):
        return self.it.get(f"/api/v1/{name}", limit=1000, **parameters).json()["rows"]

    def test_every_list_has_the_rows_of_the_command(self):
        for name in LISTS:
            with self.subTest(name):
                printed = service.chancery(name, "--record", self.record, "--format", "jsonl").stdout.decode()
                rows = self.rows(name)
                mine = [{key: value for key, value in row.items() if key not in EXTRA} for row in rows]
                self.assertEqual(mine, [json.loads(line) for line in printed.splitlines()])
                self.assertEqual(self.it.get(f"/api/v1/{name}").json()["total"], len(rows))
                downloaded = self.it.get(f"/api/v1/{name}.jsonl")
                self.assertEqual([json.loads(line) for line in downloaded.text().splitlines()], rows)

    def test_csv_is_the_csv_of_the_command(self):
        for name in LISTS:
            with self.subTest(name):
                answer = self.it.get(f"/api/v1/{name}.csv")
                printed = service.chancery(name, "--record", self.record, "--format", "csv").stdout
                self.assertEqual(answer.body, printed)
                self.assertEqual(answer.headers["x-complete"], "true")
                rows = list(csv.reader(io.StringIO(answer.text(), newline="")))
                self.assertEqual(int(answer.headers["x-row-count"]), len(rows) - 1)
                self.assertIn("attachment", answer.headers["content-disposition"])

    def test_filters_mean_what_they_mean_on_the_command_line(self):
        for name, flags in [("events", {"between": "SAU,IRN"}), ("events", {"type": "CONSULT,AGREE"}),
                            ("events", {"min_independent": "2"}), ("events", {"since": "2023", "status": "happened"}),
                            ("quotes", {"form": "direct"}), ("plans", {"as_of": "2060-01-01"})]:
            with self.subTest(flags):
                words = [word for key, value in flags.items() for word in ("--" + key.replace("_", "-"), value)]
                printed = service.chancery(name, "--record", self.record, "--format", "jsonl", *words).stdout.decode()
                mine = [{k: v for k, v in row.items() if k not in EXTRA} for row in self.rows(name, **flags)]
                self.assertEqual(mine, [json.loads(line) for line in printed.splitlines()])

    def test_a_part_of_a_file_says_that_it_is_one(self):
        answer = self.it.get("/api/v1/events.csv", limit=2)
        self.assertEqual(answer.headers["x-complete"], "false")
        self.assertEqual(answer.headers["x-row-count"], "2")
        self.assertIn("first-2-of-", answer.headers["content-disposition"])

    def test_pages_follow_one_another_to_the_end(self):
        for name, key in LISTS.items():
            with self.subTest(name):
                path, seen = f"/api/v1/{name}?limit=3", []
                while path:
                    page = self.it.ask(path).json()
                    self.assertLessEqual(page["count"], 3)
                    seen += [row[key] for row in page["rows"]]
                    path = page.get("next")
                self.assertEqual(seen, [row[key] for row in self.rows(name)])
                self.assertEqual(len(seen), len(set(seen)))

    def test_events_are_sorted_as_asked(self):
        newest = [row["event_date"] for row in self.rows("events", sort="-date") if "event_date" in row]
        self.assertEqual(newest, sorted(newest, reverse=True))
        voices = [row["n_independent"] for row in self.rows("events", sort="-independent")]
        self.assertEqual(voices, sorted(voices, reverse=True))

    def test_the_description_is_what_is_answered(self):
        spec = self.it.get("/openapi.json").json()
        self.assertEqual(spec["openapi"], "3.1.0")
        ids = {name: self.rows(name)[0][key] for name, key in LISTS.items()}
        ids["explain"] = ids["events"][:8]
        needed = {"/api/v1/search": {"q": "the"}, "/api/v1/pair": {"between": "SAU,IRN"}}
        for path, methods in spec["paths"].items():
            with self.subTest(path):
                kind = path.split("/")[3].split(".")[0] if path.startswith("/api") else ""
                place = path.replace("{id}", urllib.parse.quote(ids.get(kind, ""), safe=""))
                answer = self.it.get(place, **needed.get(path.split(".")[0], {}))
                self.assertEqual(answer.status, 200, answer.body)
                described = methods["get"]["responses"]["200"]["content"]
                self.assertIn(answer.headers["content-type"].split(";")[0], described)
                schema = described.get("application/json", {}).get("schema")
                if schema:
                    self.assertEqual(problems(answer.json(), schema, spec), [])

    def test_every_row_can_be_opened(self):
        for name, key in LISTS.items():
            for row in self.rows(name)[:25]:
                with self.subTest(name, id=row[key]):
                    path = f"/api/v1/{name}/{urllib.parse.quote(row[key], safe='')}"
                    answer = self.it.get(path)
                    self.assertEqual(answer.status, 200, answer.body)
                    self.assertEqual(self.it.get(path + ".json").body, answer.body)
        self.assertEqual(self.it.get("/api/v1/events/" + "0" * 32).status, 404)
        self.assertEqual(self.it.get("/api/v1/events/nothing").status, 404)

    def test_an_event_shows_the_words_of_each_report(self):
        for row in self.rows("events"):
            item = self.it.get(f"/api/v1/events/{row['event_id']}").json()
            reports = [one["report"]["report_id"] for one in item["reports"]]
            folded = [copy["report_id"] for one in item["reports"] for copy in one["copies"]]
            self.assertEqual(sorted(reports + folded), sorted(row["reports"]))
            for one in item["reports"]:
                text = self.it.get(f"/api/v1/reports/{one['report']['report_id']}").json()["wire"]["text"]
                for telling in one["tellings"]:
                    start, end = telling["span"]
                    self.assertEqual(text[start:end], telling["words"])
                    start, end = telling["trigger"]
                    self.assertEqual(text[start:end], telling["trigger_words"])
                    start, end = telling["sentence_span"]
                    self.assertEqual(text[start:end], telling["sentence"])
            self.assertIn(row["event_id"], item["explain"])

    def test_a_report_gives_its_wire_form(self):
        for row in self.rows("reports"):
            item = self.it.get(f"/api/v1/reports/{row['report_id']}").json()
            self.assertEqual(len(item["event_ids"]), len(item["wire"].get("events", [])))
            told = {event["event_id"] for event in item["events"]}
            self.assertEqual(told, {one for one in item["event_ids"] if one})

    def test_figures_count_every_event_once(self):
        total = self.it.get("/api/v1/events").json()["total"]
        for size in ("auto", "day", "week", "month", "year"):
            line = self.it.get("/api/v1/timeline", bin=size).json()
            self.assertEqual(sum(bin["n"] for bin in line["bins"]) + line["undated"], total)
            self.assertEqual([bin["from"] for bin in line["bins"]], sorted(bin["from"] for bin in line["bins"]))
        facets = self.it.get("/api/v1/facets", of="type,quad").json()["facets"]
        self.assertEqual(sum(value["n"] for value in facets["type"]), total)
        self.assertEqual(sum(value["n"] for value in facets["quad"]), total)
        network = self.it.get("/api/v1/network", nodes=3).json()
        self.assertEqual(network["shown_nodes"], 3)
        self.assertGreater(network["total_nodes"], 3)
        pair = self.it.get("/api/v1/pair", between="SAU,IRN").json()
        self.assertEqual(pair["a_to_b"] + pair["b_to_a"] + pair["together"], pair["total"])
        here = self.it.get("/api/v1/map").json()
        self.assertEqual(here["unplaced"] + sum(place["n"] for place in here["countries"]), total)

    def test_xml_files_are_xml(self):
        for path in ("events.atom", "network.gexf", "network.graphml"):
            ET.fromstring(self.it.get(f"/api/v1/{path}").body)
        features = self.it.get("/api/v1/events.geojson").json()["features"]
        self.assertTrue(all(-180 <= f["geometry"]["coordinates"][0] <= 180 for f in features) and features)

    def test_an_etag_spares_the_answer(self):
        for path in ("/api/v1/events", "/api/v1/timeline", "/api/v1/about"):
            first = self.it.get(path)
            again = self.it.ask(path, headers={"If-None-Match": first.headers["etag"]})
            self.assertEqual((again.status, again.body), (304, b""))
            other = self.it.ask(path, headers={"If-None-Match": '"other"'})
            self.assertEqual(other.status, 200)

    def test_head_is_get_without_its_body(self):
        full = self.it.get("/api/v1/events")
        head = self.it.ask("/api/v1/events", method="HEAD")
        self.assertEqual(head.body, b"")
        self.assertEqual(head.headers["content-length"], str(len(full.body)))

    def test_a_file_that_is_made_while_it_is_sent_ends_for_every_client(self):
        whole = self.it.get("/api/v1/events.csv")
        self.assertEqual(whole.headers["transfer-encoding"], "chunked")
        head = self.it.ask("/api/v1/events.csv", method="HEAD")
        self.assertEqual((head.status, head.body, head.headers["x-row-count"]), (200, b"", whole.headers["x-row-count"]))
        self.assertNotIn("content-length", head.headers)
        old = self.it.raw(b"GET /api/v1/events.csv HTTP/1.0\r\nHost: localhost\r\nConnection: keep-alive\r\n\r\n")
        self.assertEqual(old.split(b"\r\n\r\n", 1)[1], whole.body)
        # The connection is still good for another question.
        ask = b"GET /api/v1/events.csv HTTP/1.1\r\nHost: localhost\r\n\r\nGET /healthz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
        both = self.it.raw(ask)
        self.assertEqual((both.count(b"HTTP/1.1 200"), both.endswith(b'{"status":"ok"}\n')), (2, True))

    def test_whoever_takes_gzip_gets_the_same_smaller(self):
        for path in ("/api/v1/events", "/api/v1/events.csv", "/api/v1/events.jsonl", "/api/v1/brief.html", "/openapi.json"):
            with self.subTest(path):
                plain = self.it.get(path)
                packed = self.it.ask(path, headers={"Accept-Encoding": "br, gzip"})
                self.assertEqual((plain.headers["vary"], packed.headers["vary"]), ("Accept-Encoding", "Accept-Encoding"))
                self.assertNotIn("content-encoding", plain.headers)
                self.assertEqual(packed.headers["content-encoding"], "gzip")
                self.assertEqual(gzip.decompress(packed.body), plain.body)
                self.assertLess(len(packed.body), len(plain.body) / 2)
                if "etag" in plain.headers:
                    self.assertNotEqual(packed.headers["etag"], plain.headers["etag"])
                    again = self.it.ask(path, headers={"Accept-Encoding": "gzip", "If-None-Match": packed.headers["etag"]})
                    self.assertEqual((again.status, again.body), (304, b""))
        small = self.it.ask("/healthz", headers={"Accept-Encoding": "gzip"})
        self.assertEqual((small.json(), "content-encoding" in small.headers), ({"status": "ok"}, False))
        length = self.it.ask("/api/v1/events", method="HEAD", headers={"Accept-Encoding": "gzip"}).headers["content-length"]
        self.assertEqual(int(length), len(self.it.ask("/api/v1/events", headers={"Accept-Encoding": "gzip"}).body))

    def test_a_packed_asset_is_sent_to_whoever_takes_it(self):
        (self.web / "assets" / "big-3c4d.js").write_text("plain")
        (self.web / "assets" / "big-3c4d.js.gz").write_bytes(gzip.compress(b"packed"))
        packed = self.it.ask("/assets/big-3c4d.js", headers={"Accept-Encoding": "gzip"})
        self.assertEqual((gzip.decompress(packed.body), packed.headers["content-encoding"]), (b"packed", "gzip"))
        self.assertEqual(packed.headers["content-type"], "text/javascript; charset=utf-8")
        self.assertEqual(self.it.get("/assets/big-3c4d.js").body, b"plain")
        self.assertEqual(self.it.get("/assets/big-3c4d.js.gz").status, 404)

    def test_every_item_gives_its_events_as_files(self):
        for name, key in [("events", "event_id"), ("reports", "report_id"), ("actors", "actor_id"), ("plans", "plan_id"),
                          ("stories", "story_id")]:
            with self.subTest(name):
                path = f"/api/v1/{name}/" + urllib.parse.quote(self.rows(name)[0][key], safe="")
                lines = [json.loads(line)["event_id"] for line in self.it.get(path + ".jsonl").text().splitlines()]
                self.assertTrue(lines)
                table = list(csv.DictReader(io.StringIO(self.it.get(path + ".csv", csv="spreadsheet").text(), newline="")))
                self.assertEqual([row["event_id"] for row in table], lines)
                feed = ET.fromstring(self.it.get(path + ".atom").body)
                entries = [entry.text.rsplit(":", 1)[1] for entry in feed.iter("{http://www.w3.org/2005/Atom}id")][1:]
                self.assertEqual(sorted(entries), sorted(lines))
                self.assertEqual(self.it.get(path + ".geojson").json()["type"], "FeatureCollection")
                item = self.it.get(path).json()
                held = {"events": lambda: [item["event"]["event_id"]], "reports": lambda: [e["event_id"] for e in item["events"]],
                        "actors": lambda: [e["event_id"] for e in item["events"]["rows"]],
                        "plans": lambda: [step["event"]["event_id"] for step in item["steps"]]
                        + [e["event_id"] for e in [item.get("fulfilled_by")] if e],
                        "stories": lambda: [e["event_id"] for e in item["events"]]}[name]()
                self.assertLessEqual(set(held), set(lines))
                if name != "actors":
                    self.assertEqual(len(held), len(lines))

    def test_what_is_wrong_is_said(self):
        for path, status in [("/api/v1/events?type=DEMAND", 400), ("/api/v1/events?typ=AGREE", 400),
                             ("/api/v1/events?limit=0", 400), ("/api/v1/events?limit=1001", 400),
                             ("/api/v1/events?limit=99999999999999999999", 400), ("/api/v1/events?cursor=zzz", 400),
                             ("/api/v1/events?since=soon", 400), ("/api/v1/pair", 400), ("/api/v1/search", 400),
                             ("/api/v1/facets?of=nothing", 400), ("/api/v1/events?type=AGREE&type=AID", 400),
                             ("/api/v1/events?text=%", 400), ("/api/v1/events?text=%00", 400),
                             ("/api/v1/timeline?bin=hour", 400), ("/api/v1/plans?as-of=soon", 400),
                             ("/api/v1/nothing", 404), ("/api/v1/events.xml", 404), ("/api/v2/events", 404)]:
            with self.subTest(path):
                answer = self.it.ask(path)
                self.assertEqual(answer.status, status)
                error = answer.json()["error"]
                self.assertEqual(error["status"], status)
                self.assertTrue(error["message"])
        for method in ("PUT", "DELETE", "PATCH", "OPTIONS", "TRACE"):
            self.assertEqual(self.it.ask("/api/v1/events", method=method).status, 405)

    def test_the_page_answers_its_own_addresses_and_no_others(self):
        for path in ("/", "/events?type=AGREE", "/events/" + "0" * 32, "/actors/text%3Asomeone", "/pairs", "/brief"):
            answer = self.it.ask(path)
            self.assertEqual((answer.status, answer.headers["content-type"]), (200, "text/html; charset=utf-8"), path)
        asset = self.it.get("/assets/app-1a2b.js")
        self.assertEqual(asset.headers["content-type"], "text/javascript; charset=utf-8")
        self.assertIn("immutable", asset.headers["cache-control"])
        for path in ("/assets/none.js", "/unknown", "/../secret.txt", "/%2e%2e/secret.txt", "/assets/../../secret.txt",
                     "/assets/%2e%2e/%2e%2e/secret.txt", "//secret.txt", "/link.txt", "/assets", "/.git/config",
                     "/assets//app-1a2b.js", "/..%2fsecret.txt", "/index.html/", "/assets/app-1a2b.js/x.js"):
            with self.subTest(path):
                self.assertEqual(service.status_of(self.it.raw(
                    f"GET {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n".encode())), 404)

    def test_every_answer_bears_the_security_headers(self):
        policy = ("default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
                  "font-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'")
        for path in ("/", "/assets/app-1a2b.js", "/api/v1/events", "/api/v1/events.csv", "/api/v1/nothing", "/metrics",
                     "/healthz", "/openapi.json", "/api/v1/brief.html", "/api/v1/events?type=X"):
            with self.subTest(path):
                headers = self.it.get(path).headers
                self.assertEqual(headers["content-security-policy"], policy)
                self.assertEqual(headers["x-content-type-options"], "nosniff")
                self.assertEqual(headers["referrer-policy"], "no-referrer")

    def test_health_and_metrics(self):
        self.assertEqual(self.it.get("/healthz").json(), {"status": "ok"})
        self.it.get("/api/v1/events")
        text = self.it.get("/metrics").text()
        self.assertRegex(text, r'chancery_http_requests_total\{route="/api/v1/events",status="200"\} \d+')
        self.assertIn("# TYPE chancery_http_request_seconds histogram", text)
        self.assertRegex(text, r"chancery_record_reports 17\b|chancery_record_reports \d+")

    def test_a_spreadsheet_gets_no_formula(self):
        for cell in csv.reader(io.StringIO(self.it.get("/api/v1/quotes.csv", csv="spreadsheet").text(), newline="")):
            for value in cell:
                self.assertFalse(value[:1] in ("=", "+", "-", "@") and not value.lstrip("+-").replace(".", "").isdigit())
        self.assertTrue(self.it.get("/api/v1/events.csv", bom="1").body.startswith(b"\xef\xbb\xbf"))

    def test_a_brief_is_told_with_numbered_sources(self):
        told = self.it.get("/api/v1/brief").json()
        numbers = {one["number"] for one in told["sources"]}
        items = [item for story in told["stories"] for part in story["sections"] for item in part["items"]]
        self.assertTrue(items and all(item["sources"] and set(item["sources"]) <= numbers for item in items))
        self.assertIn("attachment", self.it.get("/api/v1/brief.html").headers["content-disposition"])


class Reloading(unittest.TestCase):
    def test_a_record_that_grows_is_read_again_while_it_is_served(self):
        record = service.folder() / "growing.db"
        examples = sorted((service.ROOT / "examples/reports").iterdir())
        service.chancery("read", *examples[:3], "--record", record)
        with service.Service(record) as it:
            before = it.get("/api/v1/about").json()
            etag = it.get("/api/v1/events").headers["etag"]
            reading = subprocess.Popen([service.PROGRAM, "read", *map(str, examples), "--record", str(record)],
                                       stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=service.environment())
            while True:
                self.assertEqual(it.get("/api/v1/events").status, 200)
                try:
                    reading.wait(timeout=0.05)
                    break
                except subprocess.TimeoutExpired:
                    pass
            self.assertEqual(reading.returncode, 0)
            service.wait_until(lambda: it.get("/api/v1/about").json()["reports"] > before["reports"], "the record as it is now")
            self.assertNotEqual(it.get("/api/v1/about").json()["changed"], before["changed"])
            answer = it.ask("/api/v1/events", headers={"If-None-Match": etag})
            self.assertEqual(answer.status, 200)
            record.unlink()
            service.wait_until(lambda: it.get("/healthz").json()["status"] == "stale", "the loss of the record is told")
            self.assertEqual(it.get("/api/v1/events").status, 200)
