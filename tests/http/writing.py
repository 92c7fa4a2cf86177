"""Uploads: only with a token, within the limits, and into the record."""
import base64
import json
import shutil
import unittest

import service
from service import Service, status_of

REPORT = {"text": "OSLO, March 13 - Norwegian Foreign Minister Lars Holt met Peruvian President Ana Reyes in Lima on "
                  "Tuesday. \"We cannot accept this,\" Holt told reporters.", "published": "2031-03-13",
          "outlet": "Harbour Post", "title": "Holt meets Reyes"}


class Writing(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.tokens = service.folder() / "tokens"
        made = service.chancery("serve", "--token-file", cls.tokens, "--new-token", "ana")
        assert made.returncode == 0, made.stderr
        cls.token = made.stdout.decode().strip()
        cls.record = service.folder() / "written.db"
        shutil.copy(service.example_record(), cls.record)
        cls.it = Service(cls.record, "--token-file", cls.tokens)

    @classmethod
    def tearDownClass(cls):
        assert cls.it.stop() == 0

    def post(self, body, token=None, path="/api/v1/reports", **headers):
        headers = {name.replace("_", "-"): value for name, value in headers.items()}
        headers.setdefault("Content-Type", "application/json")
        if token:
            headers["Authorization"] = "Bearer " + token
        return self.it.ask(path, method="POST", headers=headers, body=body)

    def test_a_report_is_filed_and_seen_at_once(self):
        before = self.it.get("/api/v1/about").json()["reports"]
        answer = self.post(json.dumps(REPORT), self.token)
        self.assertEqual(answer.status, 201, answer.body)
        filed = answer.json()["reports"]
        self.assertEqual(len(filed), 1)
        item = self.it.get("/api/v1/reports/" + filed[0]["report_id"])
        self.assertEqual(item.json()["report"]["outlet"], "Harbour Post")
        self.assertEqual(self.it.get("/api/v1/about").json()["reports"], before + 1)
        again = self.post(json.dumps(REPORT), self.token)
        self.assertEqual(again.json()["reports"], filed)
        self.assertEqual(self.it.get("/api/v1/about").json()["reports"], before + 1)

    def test_lines_and_pages_are_taken_too(self):
        lines = "".join(json.dumps({**REPORT, "title": f"Number {i}"}) + "\n" for i in range(3)) + "{broken\n"
        answer = self.post(lines, self.token, Content_Type="application/x-ndjson").json()
        self.assertEqual((len(answer["reports"]), len(answer["failures"])), (3, 1))
        page = "<html><head><title>Talks in Quito</title></head><body><article><p>" + REPORT["text"] + "</p></article></body></html>"
        answer = self.post(page, self.token, Content_Type="text/html")
        self.assertEqual(answer.status, 201, answer.body)

    def test_nothing_is_written_without_a_token(self):
        basic = "Basic " + base64.b64encode(f"ana:{self.token}".encode()).decode()
        before = self.it.get("/api/v1/about").json()
        self.assertEqual(self.post(json.dumps(REPORT)).status, 401)
        for wrong in ("0" * 64, self.token[:-1], self.token + "0", "ana", self.token.upper()):
            self.assertEqual(self.post(json.dumps(REPORT), wrong).status, 401)
        # What a browser sends by itself from any page is not enough.
        self.assertEqual(self.post(json.dumps(REPORT), Authorization=basic).status, 401)
        self.assertEqual(self.post(json.dumps(REPORT), self.token, Origin="http://evil.example").status, 403)
        self.assertEqual(self.post("x", self.token, path="/api/v1/events").status, 405)
        self.assertEqual(self.it.get("/api/v1/about").json(), before)

    def test_a_body_past_one_megabyte_is_refused(self):
        self.assertEqual(self.post(b"a" * ((1 << 20) + 1), self.token).status, 413)
        head = (f"POST /api/v1/reports HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer {self.token}\r\n"
                "Transfer-Encoding: chunked\r\n\r\n").encode()
        chunk = b"10000\r\n" + b"a" * 0x10000 + b"\r\n"
        self.assertEqual(status_of(self.it.raw(head + chunk * 40)), 413)
        self.assertEqual(self.it.get("/healthz").status, 200)

    def test_who_is_refused_while_still_sending_gets_the_answer(self):
        body = b"a" * (8 << 20)
        for status, token, path, method in [(413, self.token, "/api/v1/reports", "POST"), (413, self.token, "/healthz", "PUT"),
                                            (413, None, "/api/v1/corrections", "POST")]:
            answer = self.it.ask(path, method=method, headers={"Authorization": f"Bearer {token}"}, body=body)
            self.assertEqual(answer.status, status)
        for status, token, path in [(401, "0" * 64, "/api/v1/reports"), (405, self.token, "/api/v1/events")]:
            self.assertEqual(self.post(b"a" * (1 << 20), token, path=path).status, status)

    def test_who_never_stops_sending_is_cut_off(self):
        head = b"POST /api/v1/reports HTTP/1.1\r\nHost: localhost\r\nContent-Length: 9000000000\r\n\r\n"
        with self.it.socket() as client:
            client.sendall(head)
            with self.assertRaises((BrokenPipeError, ConnectionResetError)):
                for _ in range(4096):
                    client.sendall(b"a" * 0x10000)
        self.assertEqual(self.it.get("/healthz").status, 200)

    def test_what_is_no_report_is_refused_with_its_reason(self):
        answer = self.post("{broken", self.token)
        self.assertEqual(answer.status, 400)
        self.assertIn("JSON", answer.json()["error"]["message"])
        answer = self.post('{"title": "no text"}', self.token)
        self.assertEqual(answer.status, 400)
        self.assertTrue(answer.json()["failures"][0]["message"])

    def correct(self, token=None, **what):
        return self.post(json.dumps({"reason": "as the paper says", **what}), token or self.token, path="/api/v1/corrections")

    def test_a_correction_is_seen_in_every_list_item_and_file(self):
        event, other, wrong = self.it.get("/api/v1/events", type="CONSULT").json()["rows"][:3]
        done = self.correct(kind="recode", event_id=event["event_id"],
                            recode={"type": "ACCUSE", "modes": [], "status": "negated", "score": 99})
        self.assertEqual(done.status, 201, done.body)
        item = self.it.get("/api/v1/events/" + event["event_id"]).json()["event"]
        self.assertEqual((item["event_type"], item["status"]), ("ACCUSE", "negated"))
        self.assertTrue(-10 <= item["plover_score"] < 0)
        found = self.it.get("/api/v1/events.jsonl", type="ACCUSE", status="negated").text()
        self.assertIn(event["event_id"], found)
        self.assertEqual(self.correct(kind="wrong", event_id=wrong["event_id"]).status, 201)
        self.assertEqual(self.it.get("/api/v1/events/" + wrong["event_id"]).status, 404)
        for path in ("events.csv", "events.atom", "events.geojson", "plans.jsonl", "stories.jsonl", "brief.json"):
            self.assertNotIn(wrong["event_id"], self.it.get("/api/v1/" + path).text(), path)
        self.assertEqual(self.correct(kind="merge", event_id=event["event_id"], into=other["event_id"]).status, 201)
        merged = self.it.get("/api/v1/events/" + other["event_id"]).json()["event"]
        self.assertEqual(set(merged["reports"]), {*event["reports"], *other["reports"]})
        rows = self.it.get("/api/v1/corrections").json()["rows"]
        made = [row for row in rows if row["correction_id"] == done.json()["correction_id"]]
        self.assertEqual([(row["kind"], row["author"], row["reason"]) for row in made], [("recode", "ana", "as the paper says")])
        for row in rows:
            undone = service.chancery("corrections", "--undo", row["correction_id"], "--author", "B. Editor", "-r", self.record)
            self.assertEqual(undone.returncode, 0, undone.stderr)
        # Another process wrote: the service sees it when it next looks at the record.
        service.wait_until(lambda: all("undone_by" in row for row in self.it.get("/api/v1/corrections").json()["rows"]),
                           "corrections shown as undone")

    def test_a_correction_that_says_nothing_is_refused(self):
        event = self.it.get("/api/v1/events").json()["rows"][0]["event_id"]
        before = self.it.get("/api/v1/corrections").body
        for body in ({}, {"kind": "wrong"}, {"kind": "merge", "event_id": event}, {"kind": "recode", "event_id": event},
                     {"kind": "merge", "event_id": event, "into": event}, {"kind": "split", "event_id": event, "reports": ["x"]},
                     {"kind": "wrong", "event_id": event, "reason": ""}, {"kind": "wrong", "event_id": "0" * 32},
                     {"kind": "recode", "event_id": event, "recode": {"type": "NONE"}}):
            with self.subTest(body):
                answer = self.correct(**body)
                self.assertIn(answer.status, (400, 404), answer.body)
                self.assertTrue(answer.json()["error"]["message"])
        wrong = json.dumps({"kind": "wrong", "event_id": event, "reason": "x"})
        self.assertEqual(self.post(wrong, path="/api/v1/corrections").status, 401)
        self.assertEqual(self.post(wrong, "0" * 64, path="/api/v1/corrections").status, 401)
        self.assertEqual(self.it.get("/api/v1/corrections").body, before)

    def test_from_elsewhere_reading_needs_the_token_too(self):
        with Service(self.record, "--token-file", self.tokens, "--address", "0.0.0.0") as it:
            self.assertEqual(it.get("/healthz").status, 200)
            refused = it.get("/api/v1/events")
            self.assertEqual(refused.status, 401)
            self.assertIn("Basic", refused.headers["www-authenticate"])
            basic = "Basic " + base64.b64encode(f"ana:{self.token}".encode()).decode()
            for value in ("Bearer " + self.token, basic):
                self.assertEqual(it.ask("/api/v1/events", headers={"Authorization": value}).status, 200)
            self.assertEqual(it.ask("/api/v1/events", headers={"Authorization": "Basic !!"}).status, 401)
