#!/usr/bin/env python3
"""Holds README.md and docs/ against the program: what they show is run, where they point is there.

- Every ```sh block runs in a folder of its page, with the program on PATH and a copy of examples/;
  blocks of one page run in order. A block after a line `<!-- not run: REASON -->` is left out.
- A ```text or ```json block after a line `<!-- output -->` is what the block before it prints, whole;
  `check_docs.py --write` puts it right after a reviewed change.
- Every ```sql block runs on a record of the example reports and gives rows; every ```json block parses.
- Relative links lead to files, and their anchors to headings.
"""
import json
import os
import pathlib
import re
import shutil
import sqlite3
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
PROGRAM = pathlib.Path(os.environ.get("CHANCERY_PROGRAM", ROOT / "build/release/bin/chancery")).resolve()
FENCE = re.compile(r"^```(\w*)\n(.*?)^```$", re.M | re.S)
LINK = re.compile(r"\[[^\]\n]*\]\(([^)\s]+)\)")


def pages():
    tops = [path for path in sorted(ROOT.glob("*.md"))]
    folders = ["docs", "eval", "examples", "data", "training", "bench", "fuzz"]
    return tops + [path for folder in folders for path in sorted((ROOT / folder).rglob("*.md"))]


def anchors(page):
    text = FENCE.sub("", page.read_text(encoding="utf-8"))
    headings = re.findall(r"^#+ (.*)$", text, re.M)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


def check_links(page, complaints):
    text = FENCE.sub("", page.read_text(encoding="utf-8"))
    for link in LINK.findall(text):
        if re.match(r"[a-z]+:", link):
            continue
        path, _, anchor = link.partition("#")
        there = (page.parent / path).resolve() if path else page
        if not there.exists():
            complaints.append(f"{page.relative_to(ROOT)}: link to {link}: not there")
        elif anchor and there.suffix == ".md" and anchor not in anchors(there):
            complaints.append(f"{page.relative_to(ROOT)}: link to {link}: no such heading")


class Page:
    """The blocks of one page, run in a folder of its own."""

    def __init__(self, path, record, write, complaints):
        self.path, self.record, self.write, self.complaints = path, record, write, complaints
        self.text = path.read_text(encoding="utf-8")
        self.printed = ""

    def complain(self, at, what):
        line = self.text.count("\n", 0, at) + 1
        self.complaints.append(f"{self.path.relative_to(ROOT)}:{line}: {what}")

    def mark_before(self, at):
        return self.text[:at].rstrip("\n").rsplit("\n", 1)[-1]

    def run(self):
        with tempfile.TemporaryDirectory(prefix="chancery-docs-") as folder:
            shutil.copytree(ROOT / "examples", pathlib.Path(folder) / "examples")
            replaced = [(match, self.block(match, folder)) for match in FENCE.finditer(self.text)]
        if self.write:
            for match, content in reversed(replaced):
                if content is not None:
                    self.text = self.text[:match.start(2)] + content + self.text[match.end(2):]
            self.path.write_text(self.text, encoding="utf-8")

    def block(self, match, folder):
        """Checks one block; gives its content anew where that is out of date and to be written."""
        language, content = match.groups()
        mark = self.mark_before(match.start())
        if mark == "<!-- output -->":
            if content == self.printed:
                return None
            if not self.write:
                self.complain(match.start(), f"not what is printed, which is:\n{self.printed}")
            return self.printed
        if mark.startswith("<!-- not run:"):
            return None
        if language == "sh":
            self.shell(match, content, folder)
        elif language == "sql":
            self.sql(match, content)
        elif language == "json":
            try:
                json.loads(content)
            except ValueError as error:
                self.complain(match.start(), f"no JSON: {error}")
        return None

    def shell(self, match, content, folder):
        kept = {name: value for name, value in os.environ.items() if not name.startswith("CHANCERY_")}
        env = {**kept, "PATH": f"{PROGRAM.parent}:{os.environ['PATH']}"}
        done = subprocess.run(["bash", "-euo", "pipefail", "-c", content], cwd=folder, env=env, text=True,
                              capture_output=True, timeout=120, check=False)
        if done.returncode != 0:
            self.complain(match.start(), f"ended with {done.returncode}: {done.stderr.strip()}")
        self.printed = done.stdout

    def sql(self, match, content):
        record = sqlite3.connect(f"file:{self.record}?mode=ro", uri=True)
        try:
            if not record.execute(content).fetchall():
                self.complain(match.start(), "gives no rows")
        except sqlite3.Error as error:
            self.complain(match.start(), str(error))
        finally:
            record.close()


def main():
    complaints = []
    with tempfile.TemporaryDirectory(prefix="chancery-docs-") as folder:
        record = pathlib.Path(folder) / "record.db"
        subprocess.run([PROGRAM, "read", ROOT / "examples/reports", "--record", record], check=True, capture_output=True)
        for path in pages():
            check_links(path, complaints)
            if path.name == "README.md" and path.parent == ROOT or (ROOT / "docs") in path.parents:
                Page(path, record, "--write" in sys.argv, complaints).run()
    print("\n".join(complaints) or f"{len(pages())} pages hold")
    return 1 if complaints else 0


if __name__ == "__main__":
    sys.exit(main())
