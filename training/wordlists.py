"""The word lists of training/lists: one entry a line, lines that begin with # are remarks."""

import csv
import os

FOLDER = os.path.join(os.path.dirname(os.path.abspath(__file__)), "lists")


def _entries(name):
    with open(os.path.join(FOLDER, name + ".txt"), encoding="utf-8") as stream:
        return [line.strip() for line in stream if line.strip() and not line.startswith("#")]


MONTHS_AND_DAYS = frozenset(_entries("months_and_days"))
PLACE_WORDS = frozenset(_entries("place_words"))
PLACES = _entries("places")
ORGANISATIONS = _entries("organisations")
MINISTRIES = _entries("ministries")
TITLES = _entries("titles")
OTHER_TITLES = _entries("other_titles")
TITLE_WORDS = frozenset(TITLES + OTHER_TITLES) | {"Dr", "Mr", "Ms"}
PERSONS = _entries("persons")
GIVEN_NAMES = _entries("given_names")
FAMILY_NAMES = _entries("family_names")
COMPANIES = _entries("companies")
ORGANISATION_WORDS = frozenset(_entries("organisation_words"))
TEAMS = _entries("teams")
PAPERS = _entries("papers")
PARTY_KINDS = _entries("party_kinds")
PARTY_WORDS = _entries("party_words")
PARTY_AIMS = _entries("party_aims")
PARTY_NAMES = _entries("party_names")
TEMPLATES = _entries("templates")
MISC = _entries("misc")
WORKS = _entries("works")
ELECTIONS = _entries("elections")
LEGISLATURES = _entries("legislatures")
COMPANY_WORDS = _entries("company_words")
OFFICE_WORDS = _entries("office_words")


def irregular_lemmas():
    """(form, tag) -> lemma of irregular forms that training text need not hold."""
    with open(os.path.join(FOLDER, "irregular_lemmas.tsv"), encoding="utf-8", newline="") as stream:
        rows = csv.DictReader(stream, delimiter="\t")
        return {(row["form"], row["tag"]): row["lemma"] for row in rows}
