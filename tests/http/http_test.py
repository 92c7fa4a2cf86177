#!/usr/bin/env python3
"""The service as its clients meet it: every test asks the running program over loopback.

CHANCERY_PROGRAM names the program. Arguments are those of unittest.
"""
import sys
import unittest

MODULES = ["answers", "limits", "writing"]

if __name__ == "__main__":
    unittest.main(module=None, argv=[sys.argv[0], "-v", *sys.argv[1:], *MODULES])
