#!/usr/bin/env python3
"""Makes the tables of data/actors from data/actors/editors and, where given, a folder of leader data.

usage: build.py [--leaders DIR] [--iso-codes DIR] [--report FILE]

DIR of --leaders holds leaders.tsv.gz and countries.tsv (see data/actors/README.md for the columns and the
sources). Without it `persons.tsv` and `terms.tsv` are left as they are. --report says which rows of the sources were not taken, and why. The same input gives the same bytes.
"""

import argparse
import collections
import csv
import difflib
import functools
import gzip
import hashlib
import json
import os
import re
import sys
import unicodedata

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
DATA = os.path.join(ROOT, "data", "actors")
EDITORS = os.path.join(DATA, "editors")

COLUMNS = {
    "countries": "iso3 iso2 numeric fips cow name official_name adjectives demonyms capital aliases metonyms "
                 "leader_titles valid_from valid_to source",
    "persons": "person_id name family_name given_name other_names gender birth_year source",
    "terms": "person_id country office title sectors from to source",
    "organizations": "organization_id name aliases country kind sectors place valid_from valid_to source",
    "titles": "title office sectors source",
    "memberships": "organization_id country from to source",
    "MANIFEST": "file version licence sources rows sha256",
}
COLUMNS = {k: v.split() for k, v in COLUMNS.items()}

SINGLE = {"head_of_state", "head_of_government", "foreign_minister", "defence_minister", "monarch",
          "supreme_leader", "head_of_organization", "central_bank"}
# Offices held by several at once.
COLLECTIVE = {("SMR", "head_of_state"), ("AND", "head_of_state"), ("BIH", "head_of_state"),
              ("CHE", "head_of_government"), ("YUG", "head_of_state")}
HEADS = {"head_of_state", "head_of_government", "monarch", "supreme_leader"}

# The leader in effect is the head of government in these states; elsewhere the head of state.
PARLIAMENTARY = set("""ALB AND ATG AUS AUT BEL BGD BGR BHS BLZ BRB CAN CZE DEU DMA DNK ESP EST ETH FIN FJI GBR GRC
GRD HRV HUN IND IRL IRQ ISL ISR ITA JAM JPN KHM KNA LBN LCA LSO LTU LUX LVA MDA MKD MLT MNE MUS MYS NLD NOR NPL NZL
PAK PNG POL PRT ROU SGP SLB SRB SVK SVN SWE THA TTO TUV VCT VUT WSM XKX""".split())
CODE_FIX = {"JON": "JPN", "IL": "ISR", "KSV": "XKX"}
# CountryInfo's lists of heads were closed by then (heads who left in early 2010 stand as in office).
LISTS_END = "2009-06"
# Codes under which a source mixes two states (Guinea under PNG, Mauritania under MUS, Kiribati under KSV, Myanmar under
# MOZ): only rows that confirm what is known are of use.
MIXED = {"CountryInfo": {"PNG", "MUS", "JEY", "XKX", "BIH", "GIN", "GNB", "GNQ", "MRT", "KIR"},
         "Archigos": {"MOZ"}, "REIGN": {"MOZ", "SMR"}}

FAMILY_FIRST = {"CHN", "PRK", "KOR", "TWN", "HKG", "MAC", "VNM", "VDR", "RVN", "KHM", "SGP"}
GIVEN_ALONE = {"ETH", "ERI", "THA", "MYS", "BRN"}      # the first name is what news uses alone
WHOLE_NAME = {"MMR", "BTN", "IDN_MONO"}
# Two surnames, of which news uses the first.
DOUBLE_SURNAMES = set("""ARG BOL CHL COL CRI CUB DOM ECU ESP GTM HND MEX NIC PAN PER PRY SLV URY VEN GNQ PRI AND PHL
AGO BRA CPV MOZ PRT STP""".split())
PARTICLES = {"de", "da", "dos", "do", "di", "del", "della", "von", "van", "der", "den", "ter", "zu", "la", "le", "du",
             "bin", "ben", "ould", "el", "al", "abu", "bint", "ibn", "st.", "vel", "des", "dai"}
SUFFIXES = {"jr.", "jr", "sr.", "ii", "iii", "iv"}
RANKS = re.compile(r"^(?:(?:Sr\.|Lt\.|Maj\.|Brig\.|Col\.|Gen\.|Dr\.|Sir|Dame|Prof\.|Capt\.|Cdr\.|Adm\.|Field Mar\.|"
                   r"Sheikh|Shaykh|Ret\.|Mr\.|Mrs\.|Ms\.|Hon\.|Eng\.|Rev\.|Cmdre\.|Cdre\.|Rear|Vice|Mar\.)\s+)+")

# Women among heads of state and of government known to the editors come from the holders' own gender; given names
# seen in the editors' rows with one gender only, and at least twice, carry it to rows of other sources.
AMBIGUOUS_GIVEN = set("""kim jean andrea robin leslie dominique claude michele nicola simone sasha chan ali noor nur
gabriele jan maria joan toni alexis ariel robinah chris sam pat taylor ashley jordan morgan tracy lee francis aye yu
min sun li wang chen to ho park choi""".split())


def strip_accents(text):
    text = text.translate(str.maketrans({"ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ø": "o", "Ø": "O", "ı": "i",
                                         "æ": "ae", "Æ": "Ae", "ß": "ss", "þ": "th", "Þ": "Th", "ð": "d", "œ": "oe",
                                         "ə": "e", "’": "'", "ʻ": "'", "ʼ": "'"}))
    return "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))


def slug(text):
    return re.sub(r"[^a-z0-9]+", "-", strip_accents(text).lower().replace("'", "")).strip("-")


def key(text):
    return " ".join(re.sub(r"[^a-z ]+", " ", strip_accents(text).lower().replace("'", "")).split())


def read(path):
    with open(path, encoding="utf-8", newline="") as f:
        return list(csv.DictReader(f, delimiter="\t", quoting=csv.QUOTE_NONE))


def write(name, rows, folder=DATA):
    path = os.path.join(folder, name + ".tsv")
    with open(path, "w", encoding="utf-8", newline="\n") as f:
        f.write("\t".join(COLUMNS[name]) + "\n")
        for row in rows:
            cells = [row.get(c, "") for c in COLUMNS[name]]
            for cell in cells:
                if "\t" in cell or "\n" in cell or '"' in cell:
                    sys.exit(f"{name}: bad character in {cells}")
            f.write("\t".join(cells) + "\n")
    return path


def bounds(date, end):
    """The date as an interval's lower or upper end, a number of days that can be compared."""
    if not date:
        return 10 ** 7 if end else 0
    part = [int(p) for p in date.split("-")]
    year = part[0]
    month = part[1] if len(part) > 1 else (12 if end else 1)
    day = part[2] if len(part) > 2 else (30 if end else 1)
    return year * 372 + (month - 1) * 31 + day


def overlap(a, b):
    """Days (nearly) that two terms certainly share: months and years are read in favour of no overlap."""
    lo = max(bounds(a["from"], True) if len(a["from"]) < 10 else bounds(a["from"], False),
             bounds(b["from"], True) if len(b["from"]) < 10 else bounds(b["from"], False))
    hi = min(bounds(a["to"], False) if 0 < len(a["to"]) < 10 else bounds(a["to"], True),
             bounds(b["to"], False) if 0 < len(b["to"]) < 10 else bounds(b["to"], True))
    return hi - lo


def touches(a, b):
    lo = max(bounds(a["from"], False), bounds(b["from"], False))
    hi = min(bounds(a["to"], True), bounds(b["to"], True))
    return hi - lo


@functools.lru_cache(maxsize=None)
def similar(a, b):
    if a == b:
        return 1.0
    if a[:1] != b[:1] and a[1:2] != b[1:2] and a[-2:] != b[-2:]:
        return 0.0
    return difflib.SequenceMatcher(None, a, b).ratio()


FILLERS = set("""al el ul bin ben ibn bint abd abdul abdel abu de da dos do di del della von van der den ter zu la le du
ould the king queen pope grand duke emperor prince sheikh shaykh sayyid dr sir y e jr ii iii""".split())
SAME_TOKEN = {"muhammad": "mohammed", "mohammad": "mohammed", "mohamed": "mohammed", "muhammed": "mohammed",
              "mohamad": "mohammed", "ahmad": "ahmed", "sergey": "sergei", "andrey": "andrei", "yury": "yuri",
              "dmitriy": "dmitry", "dmitri": "dmitry", "aleksandr": "alexander", "aleksey": "alexei",
              "alexey": "alexei", "nikolay": "nikolai", "yusuf": "yousef", "husayn": "hussein", "hussain": "hussein"}


@functools.lru_cache(maxsize=None)
def tokens(name_key):
    words = name_key.split()
    kept = tuple(SAME_TOKEN.get(t, t) for t in words if t not in FILLERS)
    return kept if len(kept) > 1 or len(words) == 1 else tuple(words)


def near(a, b, limit=0.84):
    return a == b or (len(a) > 3 and len(b) > 3 and a[0] == b[0] and similar(a, b) >= limit)


def same_person(a, b, whole=False, turned=False, double=False):
    """Whether two keys of names of one country are likely one person."""
    if a == b or a.replace(" ", "") == b.replace(" ", ""):
        return True
    ta, tb = tokens(a), tokens(b)
    if not ta or not tb:
        return False
    if ta == tb or "".join(ta) == "".join(tb):
        return True
    short, long_ = (ta, tb) if len(ta) <= len(tb) else (tb, ta)
    if whole and len(short) != len(long_):
        return False
    if len(short) == 1:
        return len(short[0]) > 3 and near(short[0], long_[-1], 0.9)
    if len(short) != len(long_) and any(len(t) <= 3 for t in short):
        return False
    if turned and len(short) == len(long_) == 2 and near(short[0], long_[1]) and near(short[1], long_[0]):
        return True
    if not near(short[0], long_[0]):
        return False
    if not (near(short[-1], long_[-1]) or (double and len(long_) > 2 and len(long_) > len(short) and any(
            near(short[-1], t, 0.9) for t in long_[1:-1]))):
        return False
    inner = sum(any(near(t, u) for u in long_) for t in short)
    return inner == len(short)


def split_name(name, country):
    words = name.split()
    if len(words) == 1:
        return name, ""
    if words[0] in ("King", "Queen", "Pope", "Patriarch", "Emperor") or words[:2] == ["Grand", "Duke"]:
        rest = words[2:] if words[0] == "Grand" else words[1:]
        return " ".join(rest), ""
    if country in ("MMR", "BTN"):
        return name, ""
    if country in GIVEN_ALONE and len(words) >= 2 and words[0] not in ("Abdul", "Abdullah", "Tunku", "Syed", "Mohamed",
                                                                       "Mohamad", "Gedu", "Don"):
        return words[0], " ".join(words[1:])
    if country in FAMILY_FIRST:
        western = re.fullmatch(r"[A-Z][a-z]+ [A-Z][a-z]+", name) and country in ("TWN", "HKG", "SGP", "MAC")
        initials = re.match(r"^[A-Z]\.", name)
        if not western and not initials and words[0] not in ("Prak", "Syngman", "Norodom", "Tharman", "Vivian",
                                                              "Halimah"):
            return words[0], " ".join(words[1:])
    while words and words[-1].lower() in SUFFIXES and len(words) > 2:
        words = words[:-1]
    cut = len(words) - 1
    while cut > 1 and strip_accents(words[cut - 1]).lower() in PARTICLES:
        cut -= 1
    if words[-1].lower().startswith(("al-", "el-")) and len(words[-1]) > 4:
        return words[-1][3:], " ".join(words[:-1])
    return " ".join(words[cut:]), " ".join(words[:cut])


RUSSIAN = [("Sergei", "Sergey"), ("Andrei", "Andrey"), ("Nikolai", "Nikolay"), ("Alexei", "Alexey"), ("Alexei",
           "Aleksei"), ("Yuri", "Yury"), ("Yury", "Yuri"), ("Dmitry", "Dmitri"), ("Alexander", "Aleksandr"),
           ("Yevgeny", "Evgeny"), ("Vasily", "Vasiliy"), ("Anatoly", "Anatoliy"), ("Grigory", "Grigoriy"),
           ("Valery", "Valeriy"), ("Vitaly", "Vitaliy"), ("Gennady", "Gennadiy"), ("Georgy", "Georgiy"),
           ("Natalya", "Natalia"), ("Tatyana", "Tatiana"), ("Arkady", "Arkadiy"), ("Maxim", "Maksim"),
           ("Konstantin", "Konstantine"), ("Oleksiy", "Oleksii"), ("Oleksii", "Oleksiy"), ("Andrii", "Andriy"),
           ("Andriy", "Andrii"), ("Volodymyr", "Vladimir"), ("Kostyantyn", "Konstantin"), ("Mykhailo", "Mykhaylo"),
           ("Sergiy", "Serhiy"), ("Yuriy", "Yurii"), ("Valeriy", "Valerii")]
ARABIC = [("Mohammed", "Mohammad"), ("Mohammad", "Mohammed"), ("Mohamed", "Mohammed"), ("Muhammad", "Mohammad"),
          ("Mahmoud", "Mahmud"), ("Ahmed", "Ahmad"), ("Ahmad", "Ahmed"), ("Yousef", "Yusuf"), ("Khaled", "Khalid"),
          ("Hussein", "Hussain"), ("Abdul ", "Abdel "), ("Abdel ", "Abdul "), ("Ibrahim", "Ebrahim")]


def variants(name, country):
    """Spellings of a name that news uses as well, by rule."""
    out = []

    def add(v):
        v = " ".join(v.split())
        if v and v != name and v not in out:
            out.append(v)
    add(strip_accents(name))
    folded = (name.replace("ö", "oe").replace("ü", "ue").replace("ä", "ae").replace("Ö", "Oe").replace("Ü", "Ue"))
    if folded != name and country in ("DEU", "AUT", "CHE", "DDR"):
        add(strip_accents(folded))
    words = name.split()
    if country in ("PRK", "KOR"):
        if len(words) == 3 and country == "PRK":
            add(f"{words[0]} {words[1]}-{words[2].lower()}")
            add(f"{words[0]} {words[1]}-{words[2]}")
        elif len(words) == 2 and "-" in words[1]:
            a, b = words[1].split("-", 1)
            add(f"{words[0]} {a} {b.capitalize()}")
            add(f"{words[0]} {a}-{b.capitalize()}")
            add(f"{words[1]} {words[0]}")
    if country in ("TWN", "HKG", "SGP") and len(words) == 2 and "-" in words[1]:
        a, b = words[1].split("-", 1)
        add(f"{words[0]} {a}-{b.capitalize()}")
        add(f"{words[0]} {a} {b.capitalize()}")
    if country in ("RUS", "SUN", "UKR", "BLR", "KAZ"):
        for a, b in RUSSIAN:
            if words[0] == a:
                add(" ".join([b] + words[1:]))
    if re.search(r"\b(al|el)-", name):
        add(re.sub(r"\b(al|el)-", lambda m: m.group(1).capitalize() + "-", name))
        add(re.sub(r"\b(al|el)-", lambda m: m.group(1) + " ", name))
        add(re.sub(r"\b(al|el)-", lambda m: m.group(1).capitalize() + " ", name))
        add(re.sub(r"\b(al|el)-", "", name))
    for a, b in ARABIC:
        if name.startswith(a) and country not in ("GBR", "USA", "IDN"):
            add(b + name[len(a):])
    return out


class Registry:
    """Persons by identity; terms by country and office."""

    def __init__(self):
        self.persons = {}                                   # id -> row
        self.country_keys = collections.defaultdict(dict)   # country -> {name key: id}
        self.primary = collections.defaultdict(dict)        # the same, of names that others are compared with
        self.editor_names = {}                              # exact name of the editors -> id
        self.terms = []
        self.by_office = collections.defaultdict(list)

    def new_person(self, name, country, gender, source, label=None):
        base = slug(label or name)
        pid = base
        if pid in self.persons:
            pid = f"{base}-{country.lower()[:3]}"
        n = 2
        while pid in self.persons:
            pid = f"{base}-{country.lower()[:3]}-{n}"
            n += 1
        family, given = split_name(name, country)
        self.persons[pid] = {"person_id": pid, "name": name, "family_name": family, "given_name": given,
                             "other": [], "gender": gender, "birth_year": "", "sources": [source],
                             "country": country}
        return pid

    def add_key(self, pid, country, name, primary=True):
        self.country_keys[country].setdefault(key(name), pid)
        if primary:
            self.primary[country].setdefault(key(name), pid)

    def find(self, name, country):
        k = key(name)
        table = self.country_keys[country]
        if k in table:
            return table[k]
        best = []
        for other, pid in self.primary[country].items():
            if same_person(k, other, country in FAMILY_FIRST, country in FAMILY_FIRST | {"JPN", "HUN", "NER", "TCD"},
                           country in DOUBLE_SURNAMES):
                best.append((similar(k, other), pid))
        best.sort(reverse=True)
        if best and len({p for _, p in best if _ > best[0][0] - 0.02}) == 1:
            return best[0][1]
        return None

    def add_term(self, pid, country, office, title, sectors, start, end, source, as_of=""):
        term = {"person_id": pid, "country": country, "office": office, "title": title, "sectors": sectors,
                "from": start, "to": end, "source": source, "as_of": as_of}
        self.terms.append(term)
        self.by_office[(country, office)].append(term)
        if source not in self.persons[pid]["sources"]:
            self.persons[pid]["sources"].append(source)
        return term


HOLDER = re.compile(r"^(?P<name>.+?)(?: (?P<gender>[mf]))? (?P<start>\d{4}(?:-\d\d){0,2})(?P<dots>\.\.)?"
                    r"(?P<end>\d{4}(?:-\d\d){0,2})?$")


def royal(name, office, title):
    if office in ("monarch", "head_of_state") and title in ("King", "Queen", "Pope", "Grand Duke"):
        if not name.startswith(("King ", "Queen ", "Pope ", "Grand Duke ")):
            return f"{title} {name}"
    return name


def load_series(reg):
    labels = {}
    for line, row in enumerate(read(os.path.join(EDITORS, "series.tsv")), 2):
        holders = []
        for item in row["holders"].split(";"):
            m = HOLDER.match(item)
            if not m:
                sys.exit(f"editors/series.tsv:{line}: cannot read holder {item!r}")
            holders.append(m.groupdict())
        for i, h in enumerate(holders):
            label = h["name"]
            name = re.sub(r" \(.*\)$", "", label)
            if royal(name, row["office"], row["title"]) != name:
                bare, name = name, royal(name, row["office"], row["title"])
                label = name
            else:
                bare = ""
            identity = (label, row["country"] if label in HOMONYMS else "")
            pid = labels.get(identity)
            country = row["country"] if re.fullmatch(r"[A-Z]{3}", row["country"]) else ""
            if pid is None:
                pid = reg.new_person(name, country, h["gender"] or "", "editors", label)
                labels[identity] = pid
                if bare and (" " in bare):
                    reg.persons[pid]["other"].append(bare)
            person = reg.persons[pid]
            if not person["country"] and country:
                person["country"] = country
                person["family_name"], person["given_name"] = split_name(name, country)
            if country:
                reg.add_key(pid, country, name)
                if bare:
                    reg.add_key(pid, country, bare)
            end = h["end"] or ""
            if not end and not parallel(row) and i + 1 < len(holders):
                end = holders[i + 1]["start"]
            reg.add_term(pid, row["country"], row["office"], row["title"], row["sectors"], h["start"], end, "editors")
    reg.labels = labels
    return labels


def load_name_keys(reg):
    """Other names known to the editors help to find a person in the sources."""
    for row in read(os.path.join(EDITORS, "names.tsv")):
        pid = reg.labels.get((row["name"], ""))
        if pid:
            for name in row["other_names"].split(";"):
                if len(name.split()) > 1 and "(" not in name:
                    for country in {t["country"] for t in reg.terms if t["person_id"] == pid}:
                        reg.add_key(pid, country, name)


# One name, two persons: told apart by country.
HOMONYMS = {"Stephen O'Brien", "Jorge Rodríguez"}

# Titles that several hold at once: a holder without an end is still in office, the next one does not end it.
PARALLEL_TITLES = {"Senator", "Special Envoy", "Deputy Prime Minister", "Vice Premier", "Foreign Ministry Spokesperson",
                   "Defence Ministry Spokesperson", "Deputy Minister of Foreign Affairs", "Presidential Aide",
                   "Special Presidential Envoy", "Opposition Leader", "Pro-democracy activist", "Dissident",
                   "Vice Chairman of the Workers' Party of Korea Central Committee", "European Commissioner",
                   "Vice Chairman of the Central Military Commission", "Hamas Spokesman", "Military Spokesman",
                   "Government Spokesman", "Co-leader of Alternative for Germany", "Leader of M23",
                   "FARC dissident commander", "Taliban Spokesman", "Drug lord", "Presidential Spokesman",
                   "Senior Adviser to the President", "Adviser to the Head of the Presidential Office",
                   "Director General of the Department of American Affairs", "Whistleblower", "Basketball player",
                   "Intelligence officer and defector", "Leader of al-Qaeda in the Arabian Peninsula",
                   "Leader of al-Qaeda in the Islamic Maghreb", "Presidential Spokesperson",
                   "Chairman of the Kuomintang", "Special Rapporteur"}


def parallel(row):
    return row["title"] in PARALLEL_TITLES


def classify_list_title(title):
    """CountryInfo's headings of lists of heads (plural) -> office and a title in the singular."""
    t = title.strip().lower()
    t = re.sub(r"\s*\(.*$", "", t)
    table = {
        "presidents": ("head_of_state", "President"), "president": ("head_of_state", "President"),
        "kings": ("monarch", "King"), "king": ("monarch", "King"), "kings/queens": ("monarch", "King"),
        "emirs": ("monarch", "Emir"), "sultans": ("monarch", "Sultan"), "shahs": ("monarch", "Shah"),
        "emperors/empresses": ("monarch", "Emperor"), "emperor": ("monarch", "Emperor"),
        "grand dukes/grand duchesses": ("monarch", "Grand Duke"), "princes/princesses": ("monarch", "Prince"),
        "sovereign princes": ("monarch", "Prince"), "paramount rulers": ("monarch", "King"),
        "captains-regent": ("head_of_state", "Captain Regent"), "heads of state": ("head_of_state", "Head of State"),
        "head of state": ("head_of_state", "Head of State"),
        "chairmen of the council of state": ("head_of_state", "Chairman of the Council of State"),
        "presidents of the council of state": ("head_of_state", "President of the Council of State"),
        "chairmen of the state council": ("head_of_state", "Chairman of the State Council"),
        "chairmen of the presidency of the republic": ("head_of_state", "Chairman of the Presidency"),
        "presidents of the presidency": ("head_of_state", "President of the Presidency"),
        "chairmen of the presidium of the people's assembly": ("head_of_state", "Chairman of the Presidium"),
        "chairmen of the presidium of the state great khural": ("head_of_state", "Chairman of the Presidium"),
        "presidents of the revolutionary council": ("head_of_state", "President of the Revolutionary Council"),
        "interim president": ("head_of_state", "Interim President"),
        "prime ministers": ("head_of_government", "Prime Minister"),
        "prime minister": ("head_of_government", "Prime Minister"),
        "premiers": ("head_of_government", "Premier"), "premier": ("head_of_government", "Premier"),
        "chancellors": ("head_of_government", "Chancellor"),
        "chairmen of the council of ministers": ("head_of_government", "Chairman of the Council of Ministers"),
        "chairman of the council of ministers": ("head_of_government", "Chairman of the Council of Ministers"),
        "presidents of the council of ministers": ("head_of_government", "President of the Council of Ministers"),
        "presidents of the executive yuan": ("head_of_government", "Premier"),
        "chief ministers": ("head_of_government", "Chief Minister"),
        "chief executives": ("head_of_government", "Chief Executive"),
        "heads of government": ("head_of_government", "Head of Government"),
        "chiefs of government": ("head_of_government", "Head of Government"),
        "cabinet chiefs": ("head_of_government", "Cabinet Chief"),
        "ministers of state": ("head_of_government", "Minister of State"),
        "governors-general": ("other", "Governor-General"), "governor general": ("other", "Governor-General"),
        "vice-presidents": ("other", "Vice President"),
        "general secretaries": ("party_leader", "General Secretary"),
        "general secretaries of the communist party": ("party_leader", "General Secretary"),
        "first secretaries": ("party_leader", "First Secretary"),
    }
    return table.get(t)


def classify_title(title):
    """A cabinet title -> office, sectors."""
    t = title.lower()
    t = re.sub(r"\s*\((?:acting|interim)\)", "", t)
    if re.search(r"\b(deputy|vice|assistant|junior|parliamentary|delegate|supporting|attached to|responsible for|"
                 r"assisting)\b", t):
        if re.search(r"(deputy|vice|first deputy|first vice) (prime minister|premier|chancellor|chairman of the "
                     r"council of ministers|chairman of the government|chairman of the cabinet)", t):
            return "deputy_head_of_government", "GOV"
        if re.match(r"(first |second |third |executive )?vice president", t):
            return "other", "GOV"
        if "minister" in t or "secretary" in t:
            return "minister", "GOV"
        return "other", "GOV"
    if re.match(r"(acting |interim )?(president|head of state|chief of state)( of the republic)?$", t):
        return "head_of_state", "GOV"
    if re.match(r"(king|queen|emir|amir|sultan|emperor|grand duke|prince)$", t):
        return "monarch", "GOV"
    if re.match(r"(acting |interim )?(prime minister|premier|chancellor|taoiseach|head of government)$", t):
        return "head_of_government", "GOV"
    if "ambassador" in t or "permanent representative" in t or "charge d'affaires" in t:
        return "ambassador", "GOV"
    if "central bank" in t or "reserve bank" in t or re.match(r"(governor|president|chairman|managing director|director)"
                                                             r",? (of )?(the )?.*\bbank\b", t):
        return "central_bank", "GOV;BUS"
    if re.search(r"(foreign|external) (trade|commerce|economic|invest)|defen[cs]e (industr|procure|produc|personnel)", t):
        return "minister", "GOV"
    if re.search(r"minister (of|for) (state for )?foreign|foreign minister|minister (of|for) external|secretary of "
                 r"foreign affairs|foreign affairs secretary|minister of international relations", t):
        return ("minister" if "state for" in t else "foreign_minister"), "GOV"
    if re.search(r"minister (of|for) (the )?(national )?(people's )?(defen[cs]e|armed forces)|^secretary of (national )?"
                 r"defen[cs]e", t):
        return "defence_minister", "GOV;MIL"
    if re.search(r"intelligence|security service|secret service", t) and "minister" not in t:
        return "intelligence_chief", "SPY"
    if re.search(r"speaker|president,? (of )?(the )?(national assembly|senate|parliament)|chairman of rada|chairman,? (of "
                 r")?(the )?(national assembly|parliament|state duma|federation council)", t):
        return "parliament_chair", "LEG"
    if re.search(r"chief of (general )?staff|armed forces chief|commander", t):
        return "military_chief", "MIL"
    if re.search(r"prosecutor|attorney general|chief justice", t):
        return "minister" if "attorney general" in t else "other", "GOV;JUD" if "attorney" in t else "JUD"
    if re.search(r"\bminister\b|^secretary of|^secretary for|secretary of state", t):
        return "minister", "GOV"
    return "other", "GOV"


def clean_name(name):
    name = RANKS.sub("", re.sub(r'\s*"[^"]*"', "", name.strip()).replace('"', ""))
    name = re.sub(r"\s*\(.*?\)", "", name)
    if "," in name and len(name.split(",")) == 2:
        a, b = [p.strip() for p in name.split(",")]
        if b.lower().strip(".") in ("jr", "sr", "ii", "iii"):
            name = f"{a} {b}"
        elif b and len(b.split()) <= 3:
            name = f"{b} {a}"
    name = re.sub(r"'([A-Z])(?=\s|$)", lambda m: "'" + m.group(1).lower(), name.replace("#", " "))
    words = []
    for w in name.split():
        if len(w) > 2 and w.isupper() and "." not in w and not re.fullmatch(r"[IVX]+", w):
            w = "-".join(p.capitalize() for p in w.split("-"))
        elif "-" in w and any(p.isupper() and len(p) > 2 for p in w.split("-")):
            w = "-".join(p.capitalize() if p.isupper() and len(p) > 2 else p for p in w.split("-"))
        words.append(w)
    return " ".join(words)


def month(date):
    return date[:7]


def tidy_title(title):
    title = re.sub(r"\s*\(Acting\)", "", title)
    return " ".join(title.replace(" & ", " and ").replace(",,", ",").replace('"', "").split())


class Merge:
    def __init__(self, reg, report):
        self.reg = reg
        self.report = report
        self.counts = collections.Counter()

    def drop(self, why, row, more=""):
        self.counts[(row["source"], why)] += 1
        if self.report:
            self.report.write(f"{row['source']}\t{why}\t{row['iso3']}\t{row['person']}\t{row['title']}\t{row['from']}\t"
                              f"{row['to']}\t{more}\n")

    def take(self, row, country, office, title, sectors, start, end, source, as_of=""):
        """Adds the term, or merges it into one that is there. Says which."""
        reg = self.reg
        name = clean_name(row["person"])
        if not key(name) or not re.search(r"[a-z]", name) or "spelled" in name:
            return self.drop("no name", row)
        pid = reg.find(name, country)
        if pid is None and country in MIXED.get(source, ()):
            return self.drop("mixed code", row)
        if as_of and end == as_of and office in SINGLE:
            # Known only to be in office on the day of the list: ends at the latest where the next known holder begins.
            for other in reg.by_office[(country, office)]:
                if other["person_id"] != pid and start < other["from"] < end:
                    end = other["from"]
        term = {"from": start, "to": end}
        holders = reg.by_office[(country, office)]
        if pid:
            for other in holders:
                if other["person_id"] != pid:
                    continue
                if other["title"] != title and office not in SINGLE and source != "CIA":
                    continue
                if touches(term, other) >= -40:
                    self.join(other, term, source, as_of)
                    self.note_name(pid, name, country)
                    return self.drop("merged", row)
        if (office in SINGLE or office in HEADS) and (country, office) not in COLLECTIVE:
            for other in holders:
                if overlap(term, other) > 31 or (start == end and overlap(
                        {"from": start + "-15" if len(start) == 7 else start,
                         "to": start + "-16" if len(start) == 7 else end}, other) > 0):
                    if pid is None or other["person_id"] != pid:
                        holder = reg.persons[other["person_id"]]["name"]
                        return self.drop("other holder", row, f"{holder} {other['from']}..{other['to']}")
        if office in HEADS:
            # The same person as head under a wider or other name of the office.
            for near in ("head_of_state", "monarch", "supreme_leader", "head_of_government"):
                if near == office or (near == "head_of_government") != (office == "head_of_government"):
                    continue
                for other in reg.by_office[(country, near)]:
                    if overlap(term, other) > 31:
                        return self.drop("merged" if other["person_id"] == pid else "other holder", row, near)
        if pid is None:
            if len(name.split()) < 2 and office not in ("monarch",):
                return self.drop("surname only", row)
            if source == "Archigos" and not row.get("other_names"):
                return self.drop("surname only", row)
            if "\ufffd" in name or re.search(r"[^\w .'\u2019-]", name):
                return self.drop("damaged name", row)
            pid = reg.new_person(name, country, "", source)
            reg.add_key(pid, country, name)
        self.note_name(pid, name, country)
        for alias in row.get("other_names", "").split(";"):
            alias = clean_name(alias)
            if len(alias.split()) > 1 and same_person(key(alias), key(reg.persons[pid]["name"])):
                self.note_name(pid, alias, country)
        reg.add_term(pid, country, office, title, sectors, start, end, source, as_of)
        self.counts[(row["source"], "taken")] += 1

    def join(self, other, term, source, as_of):
        if other["source"] == "editors" or source == "CIA" and other["source"] != "CIA" and not other["as_of"]:
            return
        if other["as_of"] or (other["from"] == other["to"]):
            if bounds(term["from"], False) < bounds(other["from"], False):
                other["from"] = term["from"]
            if not term["to"] or bounds(term["to"], True) > bounds(other["to"], True):
                other["to"] = term["to"]
                other["as_of"] = as_of
            if source not in other["source"].split(";"):
                other["source"] += ";" + source

    def note_name(self, pid, name, country):
        if re.search(r"[^\w .'\u2019-]", name):
            return
        person = self.reg.persons[pid]
        if name != person["name"] and len(name.split()) > 1 and name not in person["other"]:
            person["other"].append(name)
            self.reg.add_key(pid, country, name, False)


def load_leaders(reg, folder, codes, report):
    with gzip.open(os.path.join(folder, "leaders.tsv.gz"), "rt", encoding="utf-8", newline="") as f:
        rows = list(csv.DictReader(f, delimiter="\t", quoting=csv.QUOTE_NONE))
    merge = Merge(reg, report)
    tokens = {"World Factbook": "Factbook", "CIA World Leaders": "CIA", "Archigos": "Archigos", "REIGN": "REIGN",
              "CountryInfo": "CountryInfo", "IfG ministers": "IfG", "congress-legislators": "congress"}
    for row in rows:
        row["iso3"] = CODE_FIX.get(row["iso3"], row["iso3"])
        row["source"] = tokens.get(row["source"], row["source"])
    groups = collections.defaultdict(list)
    for row in rows:
        groups[row["source"]].append(row)
    for group in groups.values():
        group.sort(key=lambda r: (r["iso3"], r["from"], r["person"], r["title"]))

    # World Factbook: who is in office, with the start.
    for row in groups["Factbook"]:
        country, t = row["iso3"], row["title"].strip().strip(",").lower()
        if country not in codes or not row["from"] or re.search(
                r"Council|Assembly|Prefect|Commissioner|Governor|Minister|represented|Administrator|Superior|Affairs",
                row["person"]):
            merge.drop("no country, date or plain name", row)
            continue
        if re.match(r"(sultan and prime minister|amir|emir|king|queen|emperor|grand duke|sultan|prince$)", t):
            # Realms of a king who reigns elsewhere are left to the king's own country.
            if clean_name(row["person"]) == "Charles III" and country != "GBR":
                merge.drop("realm", row)
                continue
            office, title = "monarch", {"amir": "Emir", "sultan and prime minister": "Sultan"}.get(
                t, row["title"].split(" ")[0] if t != "grand duke" else "Grand Duke")
        elif re.match(r"(president|interim president|transition president|transitional president|acting president|"
                      r"state affairs commission president)", t) and "council of ministers" not in t and \
                "government" not in t and "assembly" not in t:
            office, title = "head_of_state", "President"
        elif re.match(r"(prime minister|interim prime minister|acting prime minister|caretaker prime minister|premier|"
                      r"chancellor|chief minister|taoiseach|head of government|chief executive|minister of state|"
                      r"chairperson of the council of ministers|chairman of the cabinet of ministers|president of the "
                      r"government of)", t):
            office = "head_of_government"
            title = {"premier": "Premier", "chancellor": "Chancellor", "chief minister": "Chief Minister",
                     "chief executive": "Chief Executive", "minister of state": "Minister of State"}.get(
                         t, "Prime Minister")
        elif t.startswith("governor general") or t.startswith("acting governor general"):
            office, title = "other", "Governor-General"
        elif t.startswith("governor"):
            office, title = "other", "Governor"
        elif t == "chief of state":
            office, title = "head_of_state", "Chief of State"
        else:
            merge.drop("title", row)
            continue
        merge.take(row, country, office, title, "GOV", row["from"], "", "Factbook")

    # Lists of heads in CountryInfo (to 2012-01).
    for row in groups["CountryInfo"]:
        if row["cameo_code"]:
            continue
        found = classify_list_title(row["title"])
        country = row["iso3"]
        if not found or country not in codes or not row["from"]:
            merge.drop("title" if not found else "no country or date", row)
            continue
        if not row["to"]:
            row["as_of"] = max(LISTS_END, row["from"])
        end = row["to"] or row["as_of"]
        if end < "1945":
            merge.drop("before 1945", row)
            continue
        if country == "RUS" and row["from"] < "1991-07":
            merge.drop("of a former state", row)
            continue
        if country in ("SRB", "MNE", "YUG") and row["from"] < "2003":
            merge.drop("of a former state", row)
            continue
        if country == "DEU" and "council" in row["title"].lower():
            merge.drop("of a former state", row)
            continue
        if country in ("CZE", "SVK") and row["from"] < "1993":
            merge.drop("of a former state", row)
            continue
        if country in ("YEM", "VNM") and row["from"] < ("1990-05" if country == "YEM" else "1976-07"):
            merge.drop("of a former state", row)
            continue
        if country == "BIH":
            merge.drop("several holders", row)
            continue
        office, title = found
        merge.take(row, country, office, title, "PTY;GOV" if office == "party_leader" else "GOV", row["from"], end,
                   "CountryInfo", "" if row["to"] else row["as_of"])

    # Secretaries of state of the United Kingdom.
    for row in groups["IfG"]:
        t = row["title"]
        if t.startswith("Parliamentary") or "Whip" in t:
            merge.drop("junior post", row)
            continue
        office = {"Prime Minister": "head_of_government", "Secretary of State for Defence": "defence_minister",
                  "Deputy Prime Minister": "deputy_head_of_government"}.get(t, "minister")
        if t.startswith("Secretary of State for Foreign"):
            office = "foreign_minister"
        title = t
        if t == "Secretary of State for the Home Department":
            title = "Home Secretary"
        merge.take(row, "GBR", office, title, "GOV;MIL" if "Defence" in t else "GOV", row["from"], row["to"], "IfG")

    for row in groups["congress"]:
        if row["to"] < "1945":
            merge.drop("before 1945", row)
        else:
            merge.drop("merged", row)

    # Cabinets of June 2019.
    for row in groups["CIA"]:
        country = row["iso3"]
        if country not in codes or not row["title"]:
            merge.drop("no country or title", row)
            continue
        office, sectors = classify_title(row["title"])
        merge.take(row, country, office, tidy_title(row["title"]), sectors, "2019-06", "2019-06", "CIA")

    # Ministers 2003 to 2011: the posts that a system for international news needs, one post a row.
    wanted = {"foreign_minister", "defence_minister", "deputy_head_of_government", "ambassador", "central_bank"}
    for row in groups["CountryInfo"]:
        if not row["cameo_code"]:
            continue
        country = row["iso3"]
        if country not in codes or not row["title"] or " & " in row["title"] or not row["from"]:
            merge.drop("several posts or no country", row)
            continue
        office, sectors = classify_title(row["title"])
        if office not in wanted and not re.match(r"Minister of (the )?(Interior|Internal Affairs|Finance|Home Affairs|"
                                                 r"Justice|Oil|Petroleum|Energy|Trade|Commerce)$", row["title"]):
            merge.drop("post not taken", row)
            continue
        merge.take(row, country, office, tidy_title(row["title"]), sectors, month(row["from"]),
                   month(row["to"] or row["from"]), "CountryInfo")

    # Leaders in effect: they fill what is still empty.
    for source in ("Archigos", "REIGN"):
        for row in groups[source]:
            country = row["iso3"]
            end = row["to"] or row["as_of"]
            if country not in codes or not row["from"] or end < "1945":
                merge.drop("no country, or before 1945", row)
                continue
            office = "head_of_government" if country in PARLIAMENTARY else "head_of_state"
            name = clean_name(row["person"])
            pid = reg.find(name, country)
            if pid:
                span = {"from": row["from"], "to": end}
                held = [t for o in HEADS for t in reg.by_office[(country, o)]
                        if t["person_id"] == pid and touches(span, t) > 0]
                if held:
                    for t in held:
                        if t["as_of"] and row["to"] and t["to"] < row["to"]:
                            t["to"], t["as_of"] = row["to"], ""
                            t["source"] += ";" + source
                        elif t["as_of"] and not row["to"] and t["to"] < end:
                            t["to"], t["as_of"] = end, end
                            t["source"] += ";" + source
                    merge.note_name(pid, name, country)
                    merge.drop("merged", row)
                    continue
            if pid is None and country in MIXED.get(source, ()):
                merge.drop("mixed code", row)
                continue
            if country in ("RUS", "DEU", "CZE", "SVK", "SRB", "YEM", "VNM") and row["from"] < "1992":
                merge.drop("of a former state", row)
                continue
            if any(overlap({"from": row["from"], "to": end}, t) > 31 for o in HEADS
                   for t in reg.by_office[(country, o)] if o == office or o in ("monarch", "supreme_leader")):
                merge.drop("other holder", row)
                continue
            merge.take(row, country, office, "Leader", "GOV", row["from"], end, source,
                       "" if row["to"] else row["as_of"])
    return merge


def close_open_ends(reg):
    """A term known only up to a date of a list ends where the next holder of the office begins."""
    for (country, office), terms in reg.by_office.items():
        if office not in SINGLE:
            continue
        terms.sort(key=lambda t: (bounds(t["from"], False), bounds(t["to"], True)))
        for a, b in zip(terms, terms[1:]):
            if a["person_id"] != b["person_id"] and overlap(a, b) > 0 and a["source"] != "editors" and \
                    bounds(a["from"], False) < bounds(b["from"], False) and (country, office) not in COLLECTIVE:
                a["to"] = b["from"]


def split_zaire(reg):
    out = []
    for t in reg.terms:
        lo, hi = "1971-10-27", "1997-05-17"
        if t["country"] == "COD" and bounds(t["from"], False) < bounds(hi, False) and \
                bounds(t["to"], True) > bounds(lo, True):
            if bounds(t["from"], False) < bounds(lo, False):
                out.append(dict(t, to=lo))
                start = lo
            else:
                start = t["from"]
            if bounds(t["to"], True) > bounds(hi, True):
                out.append(dict(t, country="ZAR", **{"from": start, "to": hi}))
                out.append(dict(t, **{"from": hi}))
            else:
                out.append(dict(t, country="ZAR", **{"from": start}))
        else:
            out.append(t)
    reg.terms = out


def genders(reg):
    seen = collections.defaultdict(set)
    count = collections.Counter()
    for p in reg.persons.values():
        if p["gender"] and p["given_name"] and p["country"] not in FAMILY_FIRST | GIVEN_ALONE | {"MMR", "BTN"}:
            g = key(p["given_name"].split()[0])
            seen[g].add(p["gender"])
            count[g] += 1
    for p in reg.persons.values():
        if not p["gender"] and p["given_name"] and p["country"] not in FAMILY_FIRST | {"MMR", "BTN"}:
            g = key((p["given_name"] if p["country"] not in GIVEN_ALONE else p["family_name"]).split()[0])
            if len(seen[g]) == 1 and count[g] >= 2 and g not in AMBIGUOUS_GIVEN and len(g) > 2:
                p["gender"] = next(iter(seen[g]))


def build_countries(iso_dir):
    with open(os.path.join(iso_dir, "iso_3166-1.json"), encoding="utf-8") as f:
        iso = {x["alpha_3"]: x for x in json.load(f)["3166-1"]}
    with open(os.path.join(iso_dir, "iso_3166-3.json"), encoding="utf-8") as f:
        former = {x["alpha_3"]: x for x in json.load(f)["3166-3"]}
    fips = {row["iso3"]: row["fips"] for row in read(os.path.join(EDITORS, "fips.tsv"))}
    out = []
    for row in read(os.path.join(EDITORS, "countries.tsv")):
        code = row["iso3"]
        x = iso.get(code) or former.get(code) or {}
        former_only = code not in iso and code != "XKX"
        row["iso2"] = {"XKX": "XK"}.get(code, x.get("alpha_2", ""))
        row["numeric"] = x.get("numeric", "")
        row["fips"] = fips.get(code, "")
        row["official_name"] = OFFICIAL.get(code) or x.get("official_name") or ("" if former_only else x.get("name")) \
            or row["name"]
        aliases = [a for a in row["aliases"].split(";") if a]
        have = {a.lstrip("~") for a in aliases} | {row["name"]}
        for name in (row["official_name"], x.get("common_name", "")):
            if name and name not in have and "," not in name and not former_only:
                aliases.append(name)
                have.add(name)
        row["aliases"] = ";".join(aliases)
        row["source"] = "iso-codes;Factbook;editors" if code in iso else "editors"
        out.append(row)
    missing = set(iso) - {r["iso3"] for r in out}
    if missing:
        sys.exit(f"countries missing: {sorted(missing)}")
    out.sort(key=lambda r: (bool(r["valid_to"]), r["iso3"]))
    return out


OFFICIAL = {"SUN": "Union of Soviet Socialist Republics", "YUG": "Federal Republic of Yugoslavia",
            "SCG": "State Union of Serbia and Montenegro", "CSK": "Czechoslovak Socialist Republic",
            "DDR": "German Democratic Republic", "YMD": "People's Democratic Republic of Yemen",
            "ZAR": "Republic of Zaire", "ANT": "Netherlands Antilles", "VDR": "Democratic Republic of Vietnam",
            "RVN": "Republic of Vietnam", "XKX": "Republic of Kosovo", "CIV": "Republic of Côte d'Ivoire"}


def build_organizations(countries):
    out, used = [], set()
    rows = read(os.path.join(EDITORS, "organizations.tsv"))
    taken = set()
    for row in rows:
        taken.add((row["name"].lower(), row["country"]))
        for a in row["aliases"].split(";"):
            taken.add((a.lstrip("~").lower(), row["country"]))
    for row in rows:
        row["organization_id"] = slug(row["name"])
        if row["organization_id"] in used:
            row["organization_id"] += "-" + row["country"].lower()
        used.add(row["organization_id"])
        row["source"] = "editors"
        names = {row["name"]}
        aliases = []
        for a in [a.strip() for a in row["aliases"].split(";")] + [strip_accents(row["name"])]:
            if a and a.lstrip("~") not in names:
                names.add(a.lstrip("~"))
                aliases.append(a)
        row["aliases"] = ";".join(aliases)
        out.append(row)
    # Ministries that every state has and no row names yet.
    for c in countries:
        adjective = c["adjectives"].split(";")[0]
        if c["valid_to"] or not c["cow"] or not adjective or adjective.startswith("~"):
            continue
        name = c["name"]
        for what, sectors, others in (
                ("Foreign Ministry", "GOV", ("foreign ministry", "Ministry of Foreign Affairs", "Foreign Minister's office")),
                ("Defence Ministry", "MIL", ("Defense Ministry", "defence ministry", "defense ministry",
                                             "Ministry of Defence", "Ministry of Defense"))):
            label = f"{adjective} {what}"
            if (label.lower(), c["iso3"]) in taken or any(
                    (f"{adjective} {o}".lower(), c["iso3"]) in taken for o in others):
                continue
            if what == "Defence Ministry" and c["iso3"] in NO_ARMY:
                continue
            oid = slug(label)
            if oid in used:
                continue
            used.add(oid)
            possessive = name + ("'" if name.endswith("s") else "'s")
            aliases = [f"{adjective} {o}" for o in others[:2 if what == "Foreign Ministry" else 3]]
            aliases = [a for a in aliases if "office" not in a]
            aliases += [f"{possessive} {what}", f"Ministry of {'Foreign Affairs' if 'Foreign' in what else 'Defence'} of "
                        f"{name}"]
            if "Defence" in what:
                aliases += [f"{possessive} Defense Ministry", f"Ministry of Defense of {name}"]
            out.append({"organization_id": oid, "name": label, "aliases": ";".join(dict.fromkeys(aliases)),
                        "country": c["iso3"], "kind": "ministry", "sectors": sectors, "place": c["capital"],
                        "valid_from": "", "valid_to": "", "source": "editors"})
    out.sort(key=lambda r: r["organization_id"])
    return out


NO_ARMY = set("AND LIE MCO SMR VAT CRI PAN ISL KIR MHL FSM NRU PLW WSM SLB TUV VUT DMA GRD LCA VCT KNA MUS".split())


def finish_persons(reg):
    for row in read(os.path.join(EDITORS, "names.tsv")):
        pid = reg.labels.get((row["name"], "")) or next(
            (p for p, v in reg.persons.items() if v["name"] == row["name"]), None)
        if pid is None:
            print(f"editors/names.tsv: nobody is called {row['name']}", file=sys.stderr)
            continue
        p = reg.persons[pid]
        if row["family_name"]:
            p["family_name"] = row["family_name"]
            words = p["name"].split()
            fam = row["family_name"].split()
            bare = [re.sub(r"^(al|el)-", "", w) for w in words]
            p["given_name"] = " ".join(w for w, b in zip(words, bare) if w not in fam and b not in fam
                                       and not re.fullmatch(r"[IVX]+", w))
        extra = [n for n in row["other_names"].split(";") if n and "(" not in n and '"' not in n]
        p["other"] = extra + [n for n in p["other"] if n not in extra]
        if row["birth_year"]:
            p["birth_year"] = row["birth_year"]
    rows = []
    with_terms = {t["person_id"] for t in reg.terms}
    for pid, p in sorted(reg.persons.items()):
        if pid not in with_terms:
            continue
        names, seen = [], {p["name"]}
        family = p["family_name"]
        for n in p["other"] + variants(p["name"], p["country"]) + \
                [v for o in p["other"][:6] for v in [strip_accents(o)]] + \
                ([strip_accents(family)] if family != p["name"] and strip_accents(family) != family else []):
            n = n.strip()
            if n and n not in seen and not (n.lower() == p["name"].lower() and re.search(r"\b[A-Z]{2}\b", n)):
                seen.add(n)
                names.append(n)
        given = re.sub(r"^(King|Queen|Pope|Patriarch|Emperor|Grand Duke)\b ?", "", p["given_name"])
        rows.append({"person_id": pid, "name": p["name"], "family_name": family, "given_name": given,
                     "other_names": ";".join(names), "gender": p["gender"], "birth_year": p["birth_year"],
                     "source": ";".join(p["sources"])})
    return rows


LICENCES = {
    "countries": ("CC0-1.0", "Debian iso-codes (codes and names); World Factbook (FIPS codes); editors"),
    "persons": ("CC-BY-4.0", "REIGN; Archigos; CIA World Leaders; World Factbook; IfG; CountryInfo (facts); editors"),
    "terms": ("CC-BY-4.0", "REIGN; Archigos; CIA World Leaders; World Factbook; IfG; CountryInfo (facts); editors"),
    "organizations": ("CC0-1.0", "editors"),
    "titles": ("CC0-1.0", "editors"),
    "memberships": ("CC0-1.0", "editors"),
    "cameo_countries": ("CC0-1.0", "CAMEO codebook 1.1b3"),
}
VERSION = "2026.1"


def manifest():
    rows = []
    names = sorted(f[:-4] for f in os.listdir(DATA) if f.endswith(".tsv") and f != "MANIFEST.tsv")
    names += sorted("editors/" + f[:-4] for f in os.listdir(EDITORS) if f.endswith(".tsv"))
    for name in names:
        path = os.path.join(DATA, name + ".tsv")
        with open(path, "rb") as f:
            data = f.read()
        licence, sources = LICENCES.get(name, ("CC0-1.0", "editors"))
        lines = [line for line in data.split(b"\n") if line and not line.startswith(b"#")]
        version = "1" if name.startswith("editors/") else VERSION
        rows.append({"file": name + ".tsv", "version": version, "licence": licence, "sources": sources,
                     "rows": str(len(lines) - 1), "sha256": hashlib.sha256(data).hexdigest()})
    write("MANIFEST", rows)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--leaders", help="folder with leaders.tsv.gz")
    parser.add_argument("--iso-codes", default="/usr/share/iso-codes/json", help="folder of the iso-codes JSON files")
    parser.add_argument("--report", help="where to write the rows that were not taken")
    parser.add_argument("--manifest-only", action="store_true", help="only make MANIFEST.tsv anew")
    args = parser.parse_args()
    if args.manifest_only:
        manifest()
        return
    countries = build_countries(args.iso_codes)
    write("countries", countries)
    write("organizations", build_organizations(countries))
    for name in ("titles", "memberships"):
        rows = read(os.path.join(EDITORS, name + ".tsv"))
        for row in rows:
            row["source"] = "editors"
        write(name, rows)
    if not args.leaders:
        manifest()
        return
    reg = Registry()
    load_series(reg)
    load_name_keys(reg)
    report = open(args.report, "w", encoding="utf-8") if args.report else None
    merge = load_leaders(reg, args.leaders, {c["iso3"] for c in countries}, report)
    for (source, why), n in sorted(merge.counts.items()):
        print(f"{source:14} {why:28} {n:6}", file=sys.stderr)
    if report:
        report.close()
    close_open_ends(reg)
    split_zaire(reg)
    genders(reg)
    write("persons", finish_persons(reg))
    terms = []
    seen = set()
    for t in reg.terms:
        row = (t["person_id"], t["country"], t["office"], t["title"], t["from"], t["to"])
        if row not in seen:
            seen.add(row)
            terms.append(t)
    terms.sort(key=lambda t: (t["country"], t["office"], t["from"], t["person_id"], t["title"], t["to"]))
    write("terms", terms)
    manifest()


if __name__ == "__main__":
    main()
