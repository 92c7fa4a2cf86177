#!/usr/bin/env python3
"""Rewrites the sections of golden cases with what the program reads now: `tools/bless.py CASE...`.

Only for changes that were looked at and found right; the diff is reviewed as any other.
"""
import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "tests" / "cases"))
import run_cases  # noqa: E402


def main():
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    cases = [run_cases.Case(pathlib.Path(path).resolve()) for path in sys.argv[1:]]
    reports = run_cases.run(cases)
    for case in cases:
        reader = run_cases.Reader(reports[case.name])
        for section in case.sections:
            case.sections[section] = list(getattr(reader, section)())
        case.path.write_text(case.write(), encoding="utf-8")
        print(f"blessed: {case.name}")


if __name__ == "__main__":
    main()
