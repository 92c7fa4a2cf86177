"""Made-up diplomatic news sentences with names marked: teaches the names of the domain and their bounds.

Titles and ranks stay outside a person's name; ministries, parliaments, agencies and intergovernmental bodies are ORG;
countries and cities GPE; seas, straits, peninsulas and wide regions LOC; adjectives and demonyms of peoples NORP;
treaties, wars and prizes MISC.
"""

import random
import re

import corpora
import lexicon
import wordlists

TEMPLATES = """
{TITLE} {PER} said on {DAY} that {GPE} would not accept the proposal .
{NORP} {TITLE} {PER} met {PER} in {GPE} on {DAY} .
{NORP} {TITLE} {PER} arrived in {GPE} for talks with his {NORP} counterpart {PER} .
{GPE} 's {TITLE} {PER} told {ORG} that the talks had failed .
The {MINISTRY} said in a statement that {GPE} had violated the ceasefire .
The {MINISTRY} summoned the {NORP} ambassador over the incident .
{MINISTRY} spokesman {PER} rejected the accusations .
The {MINISTRY} in {GPE} declined to comment .
{NORP} officials accused {GPE} of sending weapons to {GPE} , {ORG} reported .
{GPE} and {GPE} signed an agreement on trade and security on {DAY} .
{GPE} , {GPE} and {GPE} issued a joint statement .
{ORG} reported on {DAY} that {NORP} forces shelled a village near {GPE} .
{NORP} forces shelled a village near {GPE} , killing {NUM} people .
The {ORG} condemned the attack and urged {GPE} to show restraint .
The {ORG} imposed sanctions on {NUM} {NORP} companies .
{ORG} chief {PER} called for an immediate ceasefire in {GPE} .
"{GPE} will never negotiate under pressure , " {PER} said .
" We want peace , " {TITLE} {PER} told reporters in {GPE} .
{PER} , the {NORP} {title} , said the deal was dead .
{PER} , who heads the {ORG} , said he was worried about {LOC} .
{NORP} troops crossed the border into {GPE} early on {DAY} .
The {NORP} navy held drills in the {LOC} .
A {NORP} destroyer sailed through the {LOC} on {DAY} , the {ORG} said .
Tensions on the {LOC} rose after {GPE} fired {NUM} missiles .
Tension in the {LOC} grew after the attack on a {NORP} tanker .
{GPE} fired a ballistic missile toward the {LOC} , {NORP} media said .
According to {ORG} , {NUM} {NORPS} were killed in {GPE} .
{NORPS} voted on {DAY} in the first election since {PER} took power .
Thousands of {NORPS} protested in {GPE} against {PER} .
{TITLE} {PER} will visit {GPE} in {MONTH} , the {MINISTRY} announced .
{TITLE} {PER} and {TITLE} {PER} spoke by phone about the situation in {GPE} .
{PER} thanked {PER} for his support .
{PER} told {PER} that {GPE} was ready for talks .
The two leaders , {PER} and {PER} , discussed the {MISC} .
{GPE} withdrew from the {MISC} in {YEAR} .
{GPE} accused {GPE} of breaking the {MISC} .
The {MISC} , signed in {YEAR} by {GPE} and {GPE} , expires in {MONTH} .
Lawmakers of the {ORG} approved a bill to ratify the {MISC} .
{GPE} expelled {NUM} {NORP} diplomats on {DAY} .
In {GPE} , the {MINISTRY} called the move " a provocation " .
{GPE} ({ORG}) - {NORP} {TITLE} {PER} on {DAY} ordered a halt to talks .
{GPE} , {MONTH} {DATE} ( {ORG} ) - The {MINISTRY} denied the report .
{GPE} - {NORP} police arrested {NUM} people , the {ORG} said .
{MONTH} {DATE} . / {ORG} / . {NORP} {TITLE} {PER} has held talks with {PER} .
{GPE} ( {GPE} )
{TITLE} {PER} of {GPE} said {GPE} was behind the attack .
Former {NORP} {TITLE} {PER} died in {GPE} on {DAY} .
Former {TITLE} {PER} was arrested at the airport in {GPE} .
The government of {GPE} has asked the {ORG} for help .
The {NORP} government asked the {ORG} for a loan of $ {NUM} billion .
{NORP} President {PER} 's visit to {GPE} was postponed .
{PER} 's government has accused {ORG} of planning attacks .
{PER} 's remarks angered {GPE} .
{GPE} 's army said its soldiers killed {NUM} members of {ORG} .
{NORP} airstrikes hit {GPE} , {GPE} and other towns in the {LOC} .
Rebels seized {GPE} , a town {NUM} kilometers from {GPE} .
Gunmen from {ORG} attacked a checkpoint in {GPE} , {GPE} .
Refugees from {GPE} crossed into {GPE} through the {LOC} .
{ORG} and {ORG} agreed to share data on {GPE} 's nuclear program .
{ORG} inspectors visited the site near {GPE} , {TITLE} {PER} said .
Talks between {ORG} and {GPE} in {GPE} ended without a result .
Peace talks between {GPE} and {ORG} resumed in {GPE} on {DAY} .
The envoy , {PER} , flew from {GPE} to {GPE} .
U.S. envoy {PER} met with {ORG} leaders in {GPE} .
U.S. {TITLE} {PER} said Washington would back {GPE} .
US {TITLE} {PER} warned {GPE} on {DAY} .
The US said it would send {NUM} troops to {GPE} .
The U.S. and {GPE} held military drills in the {LOC} .
The UK and {GPE} backed the resolution in the {ORG} .
{GPE} warns {GPE} over {LOC}
{PER} arrives in {GPE} for talks with {PER}
{GPE} , {GPE} sign defense pact
{NORP} FM {PER} meets {ORG} chief
{ORG} urges {GPE} to end blockade
{TITLE} {PER} : {GPE} ready for dialogue with {GPE}
{PER} , {PER} hold talks on {GPE}
{ORG} : {NORP} troops enter {GPE}
{NUM} killed in {GPE} as {NORP} jets strike {ORG} positions
The {NORP} and {NORP} foreign ministers met on the sidelines of the {ORG} session .
The foreign ministers of {GPE} , {GPE} and {GPE} met in {GPE} .
The ambassador of {GPE} to {GPE} , {PER} , was recalled .
{GPE} recalled its ambassador to {GPE} on {DAY} .
{GPE} 's ambassador to the {ORG} , {PER} , called the vote a disgrace .
The spokesman for the {MINISTRY} , {PER} , told {ORG} .
{PER} told the {ORG} newspaper that {NORP} elections were fair .
{PER} , speaking at the {ORG} in {GPE} , accused {GPE} of aggression .
Sanctions against {GPE} will stay until it leaves {GPE} , {PER} said .
{GPE} will send {NUM} tanks to {GPE} , {TITLE} {PER} announced in {GPE} .
{GPE} offered humanitarian aid to {GPE} after the earthquake .
The {ORG} sent food and medicine to {GPE} , where {NUM} people fled their homes .
{NORP} {title} {PER} resigned after protests in {GPE} .
{NORP} opposition leader {PER} was jailed for {NUM} years .
The {NORP} parliament elected {PER} as {title} .
The court in {GPE} sentenced {PER} , a {NORP} citizen , to {NUM} years .
Mr. {LAST} said he had not spoken to {PER} .
{LAST} also met {TITLE} {LAST} in {GPE} .
{LAST} said the {NORPS} were not ready .
{LAST} 's visit comes days after {NORP} jets bombed {GPE} .
" I do not trust {LAST} , " he said , referring to the {NORP} leader .
For {LAST} , the trip to {GPE} is the first since {YEAR} .
The {NORP} side thanked {LAST} and the {ORG} .
{NORP}-{NORP} relations are at their lowest point since the {MISC} .
{NORP} - backed rebels attacked {GPE} .
{GPE} - based analysts said {PER} would stay in power .
The {GPE} - led coalition struck {ORG} targets .
The {NORP} {ORG_HEAD} said {PER} had been detained .
He told the {NORP} {ORG_HEAD} that {GPE} would respond .
Residents of {GPE} in the {LOC} said they heard explosions .
Oil prices rose after {GPE} closed the {LOC} .
The {LOC} remains disputed between {GPE} and {GPE} .
{PER} was born in {GPE} and studied at the {UNIVERSITY} .
{PER} , a professor at {UNIVERSITY} , said the {MISC} had failed .
Police in {GPE} , {GPE} , arrested {PER} on {DAY} .
{PER} won the {MISC} in {YEAR} .
The {MINISTRY} of the country did not respond .
The foreign ministry said the president would travel to {GPE} .
The president , the prime minister and the foreign minister attended .
He said the government had no comment , and the army denied it .
On {DAY} , the minister left for {GPE} .
The Government said that it would respond on {DAY} .
The delegation will leave on {DAY} , {MONTH} {DATE} , {YEAR} .
The President and the Foreign Minister thanked {PER} .
""".strip().splitlines()

MISC = """
Minsk agreements|New START|New START Treaty|Paris Agreement|Abraham Accords|Oslo Accords|World War II|World War I|Cold War|
Six-Day War|Korean War|Vietnam War|Nobel Peace Prize|Non-Proliferation Treaty|INF Treaty|Geneva Conventions|
Vienna Convention|Vienna Document|Belt and Road Initiative|Camp David Accords|Treaty of Lisbon|Brexit|Olympics|
Joint Comprehensive Plan of Action|JCPOA|Budapest Memorandum|Arab Spring|Good Friday Agreement|Munich Security Conference|
Resolution 2231|Open Skies Treaty|Chemical Weapons Convention|Ramadan|Orange Revolution|Iran-Iraq War|Gulf War
""".replace("\n", "").split("|")

ORG_HEADS = "Foreign Ministry|Defense Ministry|Interior Ministry|parliament|army|news agency".split("|")
UNIVERSITY_FORMS = ("University of {}", "{} University", "{} State University", "{} Institute of International Relations")
GIVEN_PARTICLES = ("al-{}", "bin {}", "van {}", "de {}")
LOWER_TITLES = ("president", "prime minister", "foreign minister", "defense minister", "chancellor", "king", "premier")
DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
MONTHS = "January February March April May June July August September October November December".split()
LITERAL_COUNTRIES = ("U.S.", "US", "UK", "Washington")
LIST_SHARE = 0.35  # of persons drawn from the short list of often-named ones


class Filler:
    """Draws the fillers of the slots."""

    def __init__(self, data_dir, seed):
        places = lexicon.Places(data_dir)
        self.random = random.Random(seed)
        self.common_countries = sorted(places.common_countries)
        self.countries = sorted(name for name in places.countries if len(name.split()) <= 4)
        self.cities = sorted(places.cities)
        self.regions = sorted(name for name in places.regions if len(name.split()) <= 2)
        self.nationalities = sorted(places.nationalities)
        self.persons = lexicon.person_names(data_dir)

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
        names = (self.common_countries if roll < 0.5 else self.countries if roll < 0.6 else
                 self.cities if roll < 0.92 else self.regions)
        return self.random.choice(names)

    def ministry(self):
        draw = self.random
        name = draw.choice(wordlists.MINISTRIES)
        roll = draw.random()
        if roll < 0.6:
            return draw.choice(self.nationalities) + " " + name
        return name if roll < 0.9 else name + " of " + draw.choice(self.countries)

    def fill(self, slot):
        """(text, name type or None) for a slot."""
        draw = self.random
        if slot == "PER":
            return self.person(), "PER"
        if slot == "LAST":
            return self.person().split()[-1], "PER"
        if slot == "GPE":
            return self.geopolitical(), "GPE"
        if slot in ("NORP", "NORPS"):
            name = draw.choice(self.nationalities)
            plural = slot == "NORPS" and name[-1] in "niacr"
            return name + "s" if plural else name, "NORP"
        if slot == "ORG":
            return draw.choice(wordlists.ORGANISATIONS), "ORG"
        if slot == "MINISTRY":
            return self.ministry(), "ORG"
        if slot == "ORG_HEAD":
            return draw.choice(ORG_HEADS), "HEAD"
        if slot == "UNIVERSITY":
            return draw.choice(UNIVERSITY_FORMS).format(draw.choice(self.cities)), "ORG"
        if slot == "LOC":
            return draw.choice(wordlists.PLACES), "LOC"
        if slot == "MISC":
            return draw.choice(MISC), "MISC"
        return {"TITLE": lambda: draw.choice(wordlists.TITLES), "title": lambda: draw.choice(LOWER_TITLES),
                "DAY": lambda: draw.choice(DAYS), "MONTH": lambda: draw.choice(MONTHS),
                "DATE": lambda: str(draw.randint(1, 30)), "YEAR": lambda: str(draw.randint(1945, 2026)),
                "NUM": lambda: str(draw.choice((2, 3, 4, 5, 7, 10, 12, 15, 20, 30, 50, 100, 200)))}[slot](), None


PIECE = re.compile(r"(\{\w+\})")


def _sentence(template, filler):
    tokens, tags = [], []
    for piece in PIECE.split(template):
        text, kind = filler.fill(piece[1:-1]) if PIECE.fullmatch(piece) else (piece, None)
        words = text.split()
        if kind is None and piece == text:
            tokens.extend(words)
            tags.extend("B-GPE" if word in LITERAL_COUNTRIES else "O" for word in words)
            continue
        if kind == "LOC" and words[0] == "the":  # the article stays outside the name
            if not tokens or tokens[-1].lower() != "the":
                tokens.append("the")
                tags.append("O")
            words = words[1:]
        if kind == "HEAD":  # a capitalised ministry takes the nationality before it into its name
            kind = "ORG" if words[0][0].isupper() else None
            if kind and tags[-1] == "B-NORP":
                start = max(index for index, tag in enumerate(tags) if tag == "B-NORP")
                tags[start:] = ["B-ORG"] + ["I-ORG"] * (len(tags) - start - 1)
                tokens.extend(words)
                tags.extend(["I-ORG"] * len(words))
                continue
        tokens.extend(words)
        tags.extend(["O"] * len(words) if kind is None else ["B-" + kind] + ["I-" + kind] * (len(words) - 1))
    return tokens, tags


def generate(data_dir, count, seed=7):
    """Sentences with full masks."""
    filler = Filler(data_dir, seed)
    out = []
    for _ in range(count):
        tokens, tags = _sentence(filler.random.choice(TEMPLATES), filler)
        forms, found, _ = corpora.retokenise(tokens, tags)
        masks = [corpora.OUTSIDE] * len(forms)
        for start, end, kind in found:
            masks[start:end] = corpora.span_masks((kind,), end - start)
        out.append(corpora.Sentence(forms, None, None, None, None, None, masks))
    return out
