"""Clients that mean harm, on loopback: the service stays up, answers others, and holds its limits."""
import signal
import threading
import time
import unittest

import service
from service import Service, status_of


def head(path="/healthz", **headers):
    lines = [f"GET {path} HTTP/1.1", *(f"{name.replace('_', '-')}: {value}" for name, value in headers.items())]
    return ("\r\n".join(lines) + "\r\n\r\n").encode("latin-1")


def memory_of(process):
    with open(f"/proc/{process.pid}/status", encoding="ascii") as status:
        return next(int(line.split()[1]) for line in status if line.startswith("VmRSS")) * 1024


class Limits(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.it = Service(service.example_record(), "--rate", "100000")

    @classmethod
    def tearDownClass(cls):
        assert cls.it.stop() == 0

    def tearDown(self):
        self.assertEqual(self.it.get("/healthz").status, 200)

    def test_a_header_past_16_kb_is_refused(self):
        self.assertEqual(status_of(self.it.raw(head(Host="localhost", X="a" * 20000))), 431)
        self.assertEqual(status_of(self.it.raw(b"GET /" + b"a" * 20000 + b" HTTP/1.1\r\nHost: localhost\r\n\r\n")), 431)
        self.assertEqual(status_of(self.it.raw(head("/" + "a" * 9000, Host="localhost"))), 414)

    def test_a_request_has_ten_seconds_however_it_trickles(self):
        began = time.monotonic()
        with self.it.socket() as client:
            client.sendall(b"GET /healthz HTTP/1.1\r\nHost: localhost\r\n")
            try:
                for _ in range(40):
                    client.sendall(b"X")
                    time.sleep(0.5)
                    client.settimeout(0.01)
                    try:
                        if client.recv(10) == b"":
                            break
                    except TimeoutError:
                        pass
                    client.settimeout(10)
            except OSError:
                pass
        self.assertLess(time.monotonic() - began, 15)
        self.assertGreater(time.monotonic() - began, 5)

    def test_what_is_no_http_is_refused(self):
        for data in (b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03", b"GET\r\n\r\n", b"\r\n\r\n\r\n", b"\x00" * 100,
                     b"GET / HTTP/9.9\r\n\r\n", b"GET / HTTP/1.1\r\nHost\r\n\r\n", b"NONSENSE nonsense nonsense\r\n\r\n",
                     b"GET /healthz HTTP/1.1\r\nHost: localhost\r\nContent-Length: -1\r\n\r\n",
                     b"GET /healthz HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab",
                     b"GET /healthz HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n"):
            with self.subTest(data[:40]):
                with self.it.socket() as client:
                    client.sendall(data)
                    client.shutdown(1)
                    received = client.recv(65536)
                self.assertIn(status_of(received), (0, 400, 413), received)

    def test_two_hosts_are_refused(self):
        data = b"GET /healthz HTTP/1.1\r\nHost: localhost\r\nHost: evil\r\nConnection: close\r\n\r\n"
        self.assertEqual(status_of(self.it.raw(data)), 400)

    def test_only_its_own_names_are_answered(self):
        for host in ("evil.example", "localhost.evil.example", "127.0.0.1.evil.example", "", "[::2]", "169.254.1.1"):
            with self.subTest(host):
                data = head("/api/v1/events", Host=host, Connection="close")
                self.assertEqual(status_of(self.it.raw(data)), 421)
        for host in ("localhost", "LOCALHOST:8080", f"127.0.0.1:{self.it.port}", "[::1]:1"):
            with self.subTest(host):
                data = head("/api/v1/about", Host=host, Connection="close")
                self.assertEqual(status_of(self.it.raw(data)), 200)

    def test_ranges_are_not_served(self):
        ranges = "bytes=" + ",".join(f"{i}-{i + 1}" for i in range(0, 3000, 2))
        before = memory_of(self.it.process)
        for _ in range(20):
            answer = self.it.ask("/api/v1/events", headers={"Range": ranges[:8000]})
            self.assertEqual(answer.status, 200)
            self.assertNotIn("content-range", answer.headers)
        self.assertLess(memory_of(self.it.process) - before, 30 << 20)

    def test_a_body_where_none_belongs_is_refused(self):
        answer = self.it.raw(b"GET /healthz HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5\r\n\r\nhello")
        self.assertEqual(status_of(answer), 413)
        # Refused by its head: nobody waits for a body that will not be read.
        began = time.monotonic()
        answer = self.it.raw(b"POST /api/v1/reports HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000000\r\n\r\n")
        self.assertEqual(status_of(answer), 403)
        self.assertLess(time.monotonic() - began, 5)

    def test_hostile_words_are_only_words(self):
        for words in ("'; DROP TABLE events; --", '" OR 1=1', "NEAR(a b)", "*", "a AND", "((((", "%", "_", "\\", "\u202e",
                      "<script>alert(1)</script>", "a" * 2000, "ﬀ" * 200):
            with self.subTest(words[:20]):
                for name in ("events", "reports", "quotes"):
                    self.assertEqual(self.it.get(f"/api/v1/{name}", text=words).status, 200)
                self.assertEqual(self.it.get("/api/v1/search", q=words).status, 200)
                self.assertEqual(self.it.get("/api/v1/events", actor=words, place=words, outlet=words).status, 200)
        self.assertGreater(self.it.get("/api/v1/events").json()["total"], 0)

    def test_clients_that_leave_early_cost_nothing(self):
        def leave():
            with self.it.socket() as client:
                client.sendall(head("/api/v1/events", Host="localhost"))

        before = memory_of(self.it.process)
        for _ in range(200):
            leave()
        self.assertLess(memory_of(self.it.process) - before, 50 << 20)

    def test_many_ask_at_once(self):
        statuses = []

        def ask():
            for _ in range(10):
                statuses.append(self.it.get("/api/v1/timeline").status)

        threads = [threading.Thread(target=ask) for _ in range(16)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        self.assertEqual(statuses, [200] * 160)


class Overload(unittest.TestCase):
    def test_connections_of_one_client_are_capped(self):
        with Service(service.example_record()) as it:
            held = [it.socket() for _ in range(128)]
            with it.socket() as one_more:
                try:
                    one_more.sendall(head(Host="localhost"))
                    self.assertEqual(one_more.recv(100), b"")
                except ConnectionError:
                    pass
            for client in held[:10]:
                client.close()
            service.wait_until(lambda: status_of(it.raw(head(Host="localhost", Connection="close"))) == 200, "places are free again", seconds=10)
            for client in held:
                client.close()

    def test_a_flood_is_told_to_wait(self):
        with Service(service.example_record(), "--rate", "1") as it:
            statuses = [it.get("/healthz").status for _ in range(40)]
            self.assertIn(429, statuses)
            self.assertEqual(statuses[:4], [200] * 4)
            service.wait_until(lambda: it.get("/healthz").status == 200, "the bucket fills again", seconds=10)

    def test_signals_end_it_cleanly(self):
        for ending in (signal.SIGINT, signal.SIGTERM):
            with self.subTest(ending):
                it = Service(service.example_record())
                idle = it.socket()
                began = time.monotonic()
                self.assertEqual(it.stop(ending), 0)
                self.assertLess(time.monotonic() - began, 8)
                idle.close()


class Starting(unittest.TestCase):
    def serve(self, *arguments):
        return service.chancery("serve", *arguments, timeout=20)

    def test_other_addresses_need_tokens(self):
        done = self.serve("--record", service.example_record(), "--address", "0.0.0.0", "--port", "0")
        self.assertEqual(done.returncode, 2)
        self.assertIn(b"--token-file", done.stderr)

    def test_what_cannot_be_served_is_said(self):
        self.assertEqual(self.serve("--record", service.folder() / "absent.db").returncode, 4)
        self.assertEqual(self.serve().returncode, 2)
        self.assertEqual(self.serve("--record", service.example_record(), "--address", "here").returncode, 2)
        with Service(service.example_record()) as it:
            done = self.serve("--record", service.example_record(), "--port", it.port)
            self.assertEqual(done.returncode, 1)
            self.assertIn(b"cannot be listened at", done.stderr)
