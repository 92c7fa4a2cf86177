"""What the tests of the service share: starting it on a free port, asking it, a record to ask about."""
import atexit
import functools
import http.client
import json
import os
import pathlib
import re
import shutil
import signal
import socket
import subprocess
import tempfile
import time
import urllib.parse

ROOT = pathlib.Path(__file__).resolve().parents[2]
PROGRAM = os.environ.get("CHANCERY_PROGRAM", str(ROOT / "build/release/bin/chancery"))


def environment():
    return {name: value for name, value in os.environ.items() if not name.startswith("CHANCERY_")}


def chancery(*arguments, given=b"", timeout=120):
    return subprocess.run([PROGRAM, *map(str, arguments)], input=given, capture_output=True, env=environment(),
                          timeout=timeout, check=False)


@functools.lru_cache(maxsize=None)
def folder():
    path = tempfile.mkdtemp(prefix="chancery-http-")
    atexit.register(shutil.rmtree, path, ignore_errors=True)
    return pathlib.Path(path)


@functools.lru_cache(maxsize=None)
def example_record():
    record = folder() / "examples.db"
    done = chancery("read", ROOT / "examples/reports", "--record", record)
    assert done.returncode == 0, done.stderr
    return record


def wait_until(holds, what, seconds=60):
    """Asks again and again until it holds; what does not come about within the time is a failure."""
    end = time.monotonic() + seconds
    while not holds():
        if time.monotonic() > end:
            raise AssertionError(f"not within {seconds} s: {what}")
        time.sleep(0.05)


class Answer:
    def __init__(self, response):
        self.status = response.status
        self.headers = {name.lower(): value for name, value in response.getheaders()}
        self.body = response.read()

    def json(self):
        return json.loads(self.body)

    def text(self):
        return self.body.decode("utf-8")


class Service:
    """The program serving, ended with the `with` block."""

    def __init__(self, record, *arguments):
        self.process = subprocess.Popen([PROGRAM, "serve", "--record", str(record), "--port", "0", *map(str, arguments)],
                                        stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                                        env=environment(), text=True)
        line = self.process.stdout.readline()
        found = re.fullmatch(r"listening on http://(.+):(\d+)/\n", line)
        if not found:
            raise AssertionError(f"{line!r} {self.process.stderr.read()}")
        self.port = int(found.group(2))

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.stop()

    def stop(self, with_signal=signal.SIGTERM):
        if self.process.poll() is None:
            self.process.send_signal(with_signal)
        try:
            self.process.wait(timeout=20)
        finally:
            self.process.kill()
        self.process.stdout.close()
        self.process.stderr.close()
        return self.process.returncode

    def ask(self, path, method="GET", headers=None, body=None, timeout=60):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=timeout)
        try:
            connection.request(method, path, body=body, headers=headers or {})
            return Answer(connection.getresponse())
        finally:
            connection.close()

    def get(self, path, **parameters):
        query = urllib.parse.urlencode({name.replace("_", "-"): value for name, value in parameters.items()})
        return self.ask(path + ("?" + query if query else ""))

    def socket(self, timeout=30):
        return socket.create_connection(("127.0.0.1", self.port), timeout=timeout)

    def raw(self, data, timeout=30):
        """What comes back for these bytes, until the service closes; b"" where it just closes."""
        with self.socket(timeout) as client:
            try:
                client.sendall(data)
                received = b""
                while chunk := client.recv(65536):
                    received += chunk
            except (ConnectionResetError, BrokenPipeError):
                pass
            return received


def status_of(raw):
    return int(raw.split(b" ", 2)[1]) if raw.startswith(b"HTTP/") else 0
