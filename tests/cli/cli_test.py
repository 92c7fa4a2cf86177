#!/usr/bin/env python3
"""The command as a user meets it: every test runs the program and looks at what it did.

CHANCERY_PROGRAM and CHANCERY_EXAMPLES name the program and the example reports. Arguments are those
of unittest: `cli_test.py -k interrupted` runs the tests with that word in their name.
"""
import sys
import unittest

import program

MODULES = [
    "reading",
    "coding",
    "relations",
    "hostile_input",
    "lists_and_briefs",
    "interruption",
    "flood",
    "corrections",
]

if __name__ == "__main__":
    print(f"program: {program.PROGRAM}", file=sys.stderr)
    unittest.main(module=None, argv=[sys.argv[0], "-v", *sys.argv[1:], *MODULES])
