"""The name lexicon: which words stand in lists of countries, nationalities, cities, regions,
persons, organisations.

Built from the tables `leaders/countries.tsv` and `leaders/leaders.tsv.gz` of the data folder and
from wordlists.py.
"""

import csv
import gzip
import os

import features
import wordlists

BITS = (
    "country",
    "nationality",
    "city",
    "region",
    "place_part",
    "given",
    "surname",
    "organisation",
    "title",
    "place_word",
    "calendar",
)

# A word keeps at most this many bits, the first of them.
MAX_BITS = 5

LINKING_WORDS = frozenset("of the and for in on de la du del des".split())
LISTED_TOWN_POPULATION = 100000

# Sources of person names whose terms allow reuse with attribution.
PERSON_SOURCES = frozenset(
    ("CIA World Leaders", "World Factbook", "congress-legislators", "Archigos", "REIGN")
)

# Entries of the tables that are common words or person names in running text.
NOT_PLACES = frozenset(
    "us me of the and or sunbelt jersey van man are so as do in to no is it".split()
)


def _plain(name):
    return (
        bool(name) and all(char.isalpha() or char in " .'-" for char in name) and name[0].isupper()
    )


def _split(cell):
    return [part.strip() for part in cell.split(";") if part.strip()]


class Places:
    """Names of countries, nationalities, cities and regions, in their printed form."""

    def __init__(self, data_dir):
        self.countries, self.nationalities, self.cities, self.regions = set(), set(), set(), set()
        self.common_countries, self.capitals = set(), set()
        with open(
            os.path.join(data_dir, "leaders", "countries.tsv"), encoding="utf-8", newline=""
        ) as stream:
            for row in csv.DictReader(stream, delimiter="\t", quoting=csv.QUOTE_NONE):
                self._add(row)
        self.countries.update(
            (
                "U.S.",
                "US",
                "USA",
                "U.S.A.",
                "UK",
                "U.K.",
                "UAE",
                "DPRK",
                "ROK",
                "PRC",
                "Britain",
                "England",
                "Scotland",
                "Wales",
                "America",
                "Burma",
                "Holland",
                "Turkey",
                "Türkiye",
                "Soviet Union",
                "USSR",
                "Yugoslavia",
                "Czechoslovakia",
                "East Germany",
                "Palestine",
                "Czech Republic",
                "Czechia",
                "Ivory Coast",
                "Macedonia",
                "Kosovo",
                "Taiwan",
                "Korea",
                "Democratic Republic of the Congo",
                "Congo",
                "Vatican",
            )
        )
        self.nationalities.update(
            (
                "Palestinian",
                "Kurdish",
                "Arab",
                "European",
                "African",
                "Asian",
                "Soviet",
                "Jewish",
                "Muslim",
                "Christian",
                "Sunni",
                "Shiite",
                "Shia",
                "Tibetan",
                "Uyghur",
                "Chechen",
                "Crimean",
                "Catalan",
                "Scottish",
                "Welsh",
                "English",
                "Islamic",
                "Catholic",
                "Hindu",
                "Buddhist",
                "Orthodox",
                "Israeli",
                "Taiwanese",
                "Kosovar",
                "Western",
                "Latin American",
            )
        )
        self.cities.update(
            (
                "Kiev",
                "Kyiv",
                "Washington",
                "Saigon",
                "Bombay",
                "Odessa",
                "Odesa",
                "Kharkiv",
                "Kherson",
                "Mariupol",
                "Gaza City",
                "Rafah",
                "Aleppo",
                "Idlib",
                "Mosul",
                "Fallujah",
                "Basra",
                "Geneva",
                "The Hague",
                "Hong Kong",
                "Brussels",
                "Davos",
                "Jerusalem",
                "Tel Aviv",
                "Ramallah",
            )
        )

    def _add(self, row):
        adjectives = set(_split(row["adjective"])) | set(_split(row["demonym"]))
        self.nationalities.update(
            word for word in adjectives if _plain(word) and " or " not in word
        )
        self.common_countries.update(name for name in (row["name"],) if _plain(name))
        names = [row["name"], row["official_name"]] + _split(row["aliases"])
        self.countries.update(name for name in names if _plain(name) and name not in adjectives)
        self.cities.update(
            name for name in _split(row["capital"]) + _split(row["major_cities"]) if _plain(name)
        )
        self.capitals.update(name for name in _split(row["capital"]) if _plain(name))
        self.regions.update(name for name in _split(row["regions"]) if _plain(name))

    def is_geopolitical(self, name):
        return name in self.countries or name in self.cities or name in self.regions

    def is_nationality(self, name):
        return name in self.nationalities or (
            name.endswith("s") and name[:-1] in self.nationalities
        )


def person_names(data_dir):
    """Full names (two or more words) of office holders."""
    names = set()
    with gzip.open(
        os.path.join(data_dir, "leaders", "leaders.tsv.gz"), "rt", encoding="utf-8", newline=""
    ) as stream:
        for row in csv.DictReader(stream, delimiter="\t", quoting=csv.QUOTE_NONE):
            name = row["person"].split(",")[0].strip()
            if (
                row["source"] in PERSON_SOURCES
                and 2 <= len(name.split()) <= 4
                and _plain(name)
                and not name.isupper()
            ):
                names.add(name)
    return sorted(names)


def _directory(name):
    """Rows of a table of the program's own data."""
    path = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "data", name)
    with open(path, encoding="utf-8", newline="") as stream:
        lines = (line for line in stream if not line.startswith("#"))
        yield from csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)


def directory_organisations():
    """Names of organisations in the actor directory that are written as names."""
    names = set()
    for row in _directory("actors/organizations.tsv"):
        for name in [row["name"]] + _split(row["aliases"]):
            words = [word for word in name.split() if word not in LINKING_WORDS]
            if len(words) <= 7 and all(word[0].isupper() for word in words):
                names.add(name)
    return sorted(names)


def towns(population):
    """Names of the cities of the gazetteer that have so many people or more."""
    return {
        row["name"]
        for row in _directory("places/cities.tsv")
        if int(row["population"]) >= population
        and _plain(row["name"])
        and features.lower(row["name"]) not in NOT_PLACES
    }


def sites():
    """Names of palaces, bases, crossings and the like in the gazetteer."""
    return sorted(
        row["name"] for row in _directory("places/aliases.tsv") if row["precision"] == "site"
    )


def single_names(data_dir):
    """Names of one word in their printed form: countries, cities, given names, days and months."""
    places = Places(data_dir)
    names = (
        places.countries
        | places.cities
        | towns(LISTED_TOWN_POPULATION)
        | frozenset(wordlists.GIVEN_NAMES)
        | frozenset(wordlists.MONTHS_AND_DAYS)
    )
    return sorted(name for name in names if len(name.split()) == 1)


def _first_bits(value):
    kept = [bit for bit in range(len(BITS)) if value >> bit & 1][:MAX_BITS]
    return sum(1 << bit for bit in kept)


def build(data_dir):
    """Lower-cased word -> bits."""
    places = Places(data_dir)
    bits = {}

    def add(word, name):
        word = features.lower(features.normalise(word))
        if len(word) > 1 and word not in NOT_PLACES:
            bits[word] = bits.get(word, 0) | 1 << BITS.index(name)

    for names, bit in (
        (places.countries, "country"),
        (places.cities, "city"),
        (places.regions, "region"),
    ):
        for name in sorted(names):
            parts = name.replace("-", " ").split()
            for part in parts:
                if part[0].isupper() and len(part) > 2:
                    add(part, bit if len(parts) == 1 else "place_part")
    for name in sorted(towns(LISTED_TOWN_POPULATION)):
        if len(name.split()) == 1:
            add(name, "city")
    for name in sorted(places.nationalities):
        add(name.split()[-1], "nationality")
        add(name.split()[-1] + "s", "nationality")
    for name in person_names(data_dir) + wordlists.PERSONS:
        parts = name.replace("-", " ").split()
        add(parts[0], "given")
        add(parts[-1], "surname")
    for name in wordlists.GIVEN_NAMES:
        add(name, "given")
    for name in wordlists.FAMILY_NAMES:
        add(name, "surname")
    for name in (
        wordlists.ORGANISATIONS + wordlists.MINISTRIES + wordlists.COMPANIES + wordlists.PARTY_NAMES
    ):
        for part in name.replace("-", " ").split():
            if part[0].isupper():
                add(part, "organisation")
    for name in wordlists.TEAMS + wordlists.PAPERS + directory_organisations():
        if len(name.split()) == 1:
            add(name, "organisation")
    for title in wordlists.TITLES + wordlists.OTHER_TITLES:
        for part in title.replace("-", " ").split():
            add(part, "title")
    for word in sorted(wordlists.PLACE_WORDS):
        add(word, "place_word")
    for word in sorted(wordlists.MONTHS_AND_DAYS):
        add(word, "calendar")
    return {word: _first_bits(value) for word, value in bits.items()}
