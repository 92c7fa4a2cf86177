#!/usr/bin/env python3
"""The man page and the completions say what --help says, and their shells can read them."""
import os
import pathlib
import re
import shutil
import subprocess
import sys
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
COMPLETIONS = ROOT / "tools/completions"


def offered(line):
    """What bash offers for a command line, its last word (perhaps empty) being completed."""
    words = line.split(" ")
    array = " ".join(f"'{word}'" for word in words)
    script = (f"source {COMPLETIONS}/chancery.bash; COMP_WORDS=({array}); COMP_CWORD={len(words) - 1}; "
              'COMPREPLY=(); _chancery; printf "%s\\n" "${COMPREPLY[@]}"')
    done = subprocess.run(["bash", "-c", script], capture_output=True, text=True, check=True, cwd=ROOT)
    return set(done.stdout.split())


class Manual(unittest.TestCase):
    def test_every_command_and_option_is_as_help_prints_it(self):
        done = subprocess.run([sys.executable, ROOT / "tools/manual.py"], capture_output=True, text=True, check=False)
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)

    @unittest.skipUnless(shutil.which("groff"), "groff is not installed")
    def test_groff_reads_the_page_without_a_warning(self):
        done = subprocess.run(["groff", "-man", "-Tutf8", "-ww", ROOT / "docs/man/chancery.1"], capture_output=True,
                              text=True, check=False)
        self.assertEqual((done.returncode, done.stderr), (0, ""))
        self.assertIn("NAME", re.sub(r".\x08", "", done.stdout))

    def test_bash_offers_what_fits(self):
        self.assertIn("events", offered("chancery "))
        self.assertEqual(offered("chancery ev"), {"events", "evaluate"})
        self.assertIn("--between", offered("chancery events --"))
        self.assertEqual(offered("chancery events --status h"), {"happened", "hypothetical", "historical"})
        self.assertEqual(offered("chancery brief --format "), {"markdown", "html"})
        self.assertEqual(offered("chancery plans --format c"), {"csv"})
        self.assertIn("README.md", offered("chancery read READ"))
        self.assertIn("lookup", offered("chancery actors "))

    @unittest.skipUnless(shutil.which("zsh"), "zsh is not installed")
    def test_zsh_reads_its_completion(self):
        subprocess.run(["zsh", "-n", COMPLETIONS / "_chancery"], check=True)

    @unittest.skipUnless(shutil.which("fish"), "fish is not installed")
    def test_fish_reads_its_completion(self):
        subprocess.run(["fish", "--no-execute", COMPLETIONS / "chancery.fish"], check=True,
                       env={**os.environ, "HOME": "/tmp"})


if __name__ == "__main__":
    unittest.main(verbosity=2)
