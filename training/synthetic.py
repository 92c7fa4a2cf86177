"""Made-up diplomatic news sentences with names marked: teaches the names of the domain and their
bounds.

Titles and ranks stay outside a person's name; ministries, parliaments, agencies and
intergovernmental bodies are ORG; countries and cities GPE; seas, straits, peninsulas and wide
regions LOC; adjectives and demonyms of peoples NORP; treaties, wars and prizes MISC.
"""

import random
import re

import corpora
import lexicon
import wordlists

BODIES = ("Foreign Ministry", "Defense Ministry", "Interior Ministry", "parliament", "army", "navy")
UNIVERSITY_FORMS = (
    "University of {}",
    "{} University",
    "{} State University",
    "{} Institute of International Relations",
)
GIVEN_PARTICLES = ("al-{}", "bin {}", "van {}", "de {}")
MIDDLE_NAMES = tuple(letter + ". " for letter in "ABCDEFGHJKLMNPRSTW")
DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
MONTHS = (
    "January February March April May June July August September October November December".split()
)
LITERAL_COUNTRIES = ("U.S.", "US", "UK", "Washington")
USUAL_TITLES = 0.75  # of titles drawn: those of diplomatic news
TOWN_POPULATION = 20000
LIST_SHARE = 0.2  # of persons drawn from the short list of often-named ones


class Filler:
    """Draws the fillers of the slots."""

    def __init__(self, data_dir, seed):
        places = lexicon.Places(data_dir)
        self.random = random.Random(seed)
        self.common_countries = sorted(places.common_countries)
        self.countries = sorted(name for name in places.countries if len(name.split()) <= 4)
        self.cities = sorted(places.cities)
        self.capitals = sorted(places.capitals)
        self.regions = sorted(name for name in places.regions if len(name.split()) <= 2)
        self.nationalities = sorted(places.nationalities)
        self.persons = lexicon.person_names(data_dir)
        self.organisations = wordlists.ORGANISATIONS + lexicon.directory_organisations()
        self.towns = sorted(lexicon.towns(TOWN_POPULATION))
        self.sites = wordlists.PLACES + lexicon.sites()

    def person(self):
        draw = self.random
        if draw.random() < LIST_SHARE:
            return draw.choice(wordlists.PERSONS)
        if draw.random() < 0.5:
            return draw.choice(self.persons)
        first, last = draw.choice(self.persons).split()[0], draw.choice(self.persons).split()[-1]
        if draw.random() < 0.08:
            last = draw.choice(GIVEN_PARTICLES).format(last)
        return "%s %s" % (first, last)

    def geopolitical(self):
        roll = self.random.random()
        shares = (
            (0.52, self.common_countries),
            (0.58, self.countries),
            (0.76, self.capitals),
            (0.86, self.cities),
            (0.95, self.towns),
            (1.0, self.regions),
        )
        names = next(names for share, names in shares if roll < share)
        return self.random.choice(names)

    def title(self):
        usual = self.random.random() < USUAL_TITLES
        return self.random.choice(wordlists.TITLES if usual else wordlists.OTHER_TITLES)

    def ministry(self):
        draw = self.random
        name = draw.choice(wordlists.MINISTRIES)
        roll = draw.random()
        if roll < 0.6:
            return draw.choice(self.nationalities) + " " + name
        return name if roll < 0.9 else name + " of " + draw.choice(self.countries)

    def company(self):
        draw = self.random
        roll = draw.random()
        if roll < 0.4:
            return draw.choice(wordlists.COMPANIES)
        if roll < 0.6:
            return "%s %s" % (
                draw.choice(wordlists.FAMILY_NAMES),
                draw.choice(wordlists.COMPANY_WORDS),
            )
        if roll < 0.8:
            return "%s %s" % (draw.choice(self.cities), draw.choice(wordlists.COMPANY_WORDS))
        return draw.choice(self.persons).split()[-1] + draw.choice(("", "", " Inc.", " Corp."))

    def party(self):
        draw = self.random
        if draw.random() < 0.3:
            return draw.choice(wordlists.PARTY_NAMES)
        form = draw.choice(wordlists.PARTY_KINDS)
        return form.format(
            draw.choice(wordlists.PARTY_WORDS),
            draw.choice(wordlists.PARTY_AIMS),
            draw.choice(self.common_countries),
            draw.choice(self.nationalities),
        )

    def acronym(self):
        letters = [
            self.random.choice("ABCDEFGHILMNOPRSTUV")
            for _ in range(self.random.choice((2, 3, 3, 3, 4, 4, 5)))
        ]
        return "".join(letters)

    def people(self):
        """A nationality, in the plural where an s makes it."""
        name = self.random.choice(self.nationalities)
        return name + "s" if name[-1] in "niacr" else name

    def university(self):
        return self.random.choice(UNIVERSITY_FORMS).format(self.random.choice(self.cities))

    def legislature(self):
        return self.random.choice(wordlists.LEGISLATURES).format(self.geopolitical())

    def election(self):
        year, form = self.random.randint(1900, 2026), self.random.choice(wordlists.ELECTIONS)
        return form.format(year, self.random.choice(self.nationalities), self.geopolitical())

    def common_name(self):
        given, family = wordlists.GIVEN_NAMES, wordlists.FAMILY_NAMES
        middle = self.random.choice(MIDDLE_NAMES) if self.random.random() < 0.1 else ""
        return "%s %s%s" % (self.random.choice(given), middle, self.random.choice(family))

    def mail(self):
        user, host = self.random.choice(wordlists.GIVEN_NAMES), self.company().split()[0]
        return "%s@%s.com" % (user.lower(), host.lower())

    def fill(self, slot):
        """(text, name type or None) for a slot."""
        draw, pick = self.random, self.random.choice
        makers = {
            "PER": ("PER", self.person),
            "LAST": ("PER", lambda: self.person().split()[-1]),
            "FULL": ("PER", self.common_name),
            "FIRST": ("PER", lambda: pick(wordlists.GIVEN_NAMES)),
            "LASTNAME": ("PER", lambda: pick(wordlists.FAMILY_NAMES)),
            "GPE": ("GPE", self.geopolitical),
            "NORP": ("NORP", lambda: pick(self.nationalities)),
            "NORPS": ("NORP", self.people),
            "ORG": ("ORG", lambda: pick(self.organisations)),
            "TEAM": ("ORG", lambda: pick(wordlists.TEAMS)),
            "PAPER": ("ORG", lambda: pick(wordlists.PAPERS)),
            "PLACE": ("LOC", lambda: pick(self.sites)),
            "MINISTRY": ("ORG", self.ministry),
            "UNIVERSITY": ("ORG", self.university),
            "COMPANY": ("ORG", self.company),
            "PARTY": ("ORG", self.party),
            "ACRONYM": ("ORG", self.acronym),
            "LEGISLATURE": ("ORG", self.legislature),
            "LOC": ("LOC", lambda: pick(wordlists.PLACES)),
            "MISC": ("MISC", lambda: pick(wordlists.MISC)),
            "WORK": ("MISC", lambda: pick(wordlists.WORKS)),
            "ELECTION": ("MISC", self.election),
            "BODY": (None, lambda: pick(BODIES)),
            "MAIL": (None, self.mail),
            "TITLE": (None, self.title),
            "title": (None, lambda: pick(wordlists.OFFICE_WORDS)),
            "DAY": (None, lambda: pick(DAYS)),
            "MONTH": (None, lambda: pick(MONTHS)),
            "DATE": (None, lambda: str(draw.randint(1, 30))),
            "YEAR": (None, lambda: str(draw.randint(1945, 2026))),
            "NUM": (None, lambda: str(pick((2, 3, 4, 5, 7, 10, 12, 15, 20, 30, 50, 100, 200)))),
        }
        kind, make = makers[slot]
        return make(), kind


PIECE = re.compile(r"\{(\w+)\}")


class Draft:
    """A sentence in the making: tokens and BIO tags."""

    def __init__(self):
        self.tokens, self.tags = [], []

    def add(self, words, kind=None):
        if kind == "LOC" and words[0] == "the":  # the article stays outside the name
            self.add([] if self.tokens[-1:] in (["the"], ["The"]) else ["the"])
            words = words[1:]
        tags = (
            ["O"] * len(words) if kind is None else ["B-" + kind] + ["I-" + kind] * (len(words) - 1)
        )
        self.tokens.extend(words)
        self.tags.extend(tags)

    def add_plain(self, text):
        """Words of the template itself."""
        for word in text.split():
            self.add([word], "GPE" if word in LITERAL_COUNTRIES else None)

    def add_body(self, words):
        """A state body; a capitalised one takes the nationality before it into its name."""
        if not words[0][0].isupper():
            self.add(words)
        elif self.tags and self.tags[-1].endswith("NORP"):
            start = max(index for index, tag in enumerate(self.tags) if tag == "B-NORP")
            owner, self.tokens, self.tags = (
                self.tokens[start:],
                self.tokens[:start],
                self.tags[:start],
            )
            self.add(owner + words, "ORG")
        else:
            self.add(words, "ORG")


def _sentence(template, filler):
    draft = Draft()
    for index, piece in enumerate(PIECE.split(template)):
        if index % 2 == 0:
            draft.add_plain(piece)
            continue
        text, kind = filler.fill(piece)
        if piece == "BODY":
            draft.add_body(text.split())
        else:
            draft.add(text.split(), kind)
    return draft.tokens, draft.tags


def generate(data_dir, count, seed=7):
    """Sentences with full masks."""
    filler = Filler(data_dir, seed)
    out = []
    for _ in range(count):
        tokens, tags = _sentence(filler.random.choice(wordlists.TEMPLATES), filler)
        forms, found, _ = corpora.retokenise(tokens, tags)
        masks = [corpora.OUTSIDE] * len(forms)
        for start, end, kind in found:
            masks[start:end] = corpora.span_masks((kind,), end - start)
        out.append(corpora.Sentence(forms, None, None, None, None, None, masks))
    return out
