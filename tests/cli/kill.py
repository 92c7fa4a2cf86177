#!/usr/bin/env python3
"""A thousand kills at random moments: tests/cli/kill.py [COUNT], with CHANCERY_PROGRAM the program."""
import os
import pathlib
import subprocess
import sys

here = pathlib.Path(__file__).resolve().parent
count = sys.argv[1] if len(sys.argv) > 1 else "1000"
claim = "interruption.Interruption.test_killed_at_random_again_and_again_it_is_the_same_record"
sys.exit(subprocess.run([sys.executable, "-m", "unittest", "-v", claim], cwd=here, check=False,
                        env={**os.environ, "CHANCERY_KILLS": count}).returncode)
