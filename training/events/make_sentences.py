"""Labelled sentences of who does what to whom, told from text written by hand; printed as a table.

A kernel is a clause with A and R where the parties stand, one finite verb in brackets, and slots in
braces (`fillers.tsv`). Each is told in several tenses, registers and surroundings; `frames.tsv` puts
it under a governing verb, which decides the type. A sentence of written/ stands as it is, with
[actor] and {recipient} marked, and once more in other surroundings.
"""

import csv
import glob
import os
import random
import re

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
COLUMNS = ("text", "actor", "recipient", "type", "root", "mode", "status", "kernel", "file")
DIRECT = 4  # tellings of a kernel
SURROUNDED = 1  # tellings of a written sentence besides its own
PASSIVE_SHARE = 0.5
FRAME_SHARE = 0.9  # framed sentences a kernel
MODES = {"AID": "assist", "SUPPORT": "assist", "COOPERATE": "assist", "AGREE": "change",
         "CONCEDE": "yield", "RETREAT": "yield", "CONSULT": "meet"}
MODALS = ("can", "could", "might", "must", "should", "would")
FUTURE = re.compile(r"\b(will|would|may|plans|announced|considering|hopes|intends|wants|ready|"
                    r"prepared|willing|expected|set|about) ?")

LEADS = """On {day}, | | | | | |Late on {day}, |In {month}, |Last week, |In {city}, |Earlier this year, |
After a deadly attack in {city}, |Despite calls for restraint, |Days before the summit, |
In a surprise move, |According to state media, |For the first time in years, |After weeks of protests, |
Following talks in {city}, |Amid growing tension, |In a statement on {day}, |Meanwhile, |However, |
In response to the sanctions, |Two days after the elections, |As fighting raged in {city}, |
Officials said |State television reported that |The news agency said |Witnesses said |Diplomats said that |
It was announced on {day} that |A spokesman said that |The newspaper wrote that |
{CITY}, {month} 12 - |{CITY} (Reuters) - |In 2004, |In the 1990s, |"""
TAILS = """| | | | on {day}| last week| on {day}, officials said| in {month}| yesterday| this year| in 1998|
, a spokesman said|, state media reported|, the foreign ministry said on {day}|, according to diplomats|
, days after talks in {city} broke down| amid growing tension in the region|, despite criticism from {third}|
, a move condemned by {third}| while {third} called for calm|, weeks before elections|
, following an attack that killed 12 people| after the collapse of a ceasefire| as part of a peace deal|
, as protests continued in {city}| over its nuclear programme| in return for oil| since the war began|
 for the third time this month|, the first such step in a decade| at a news conference in {city}|
 after months of negotiations| because of the fighting in {city}| under a deal brokered by {third}|
 during a visit to {city}| after a series of bombings| in a bid to end the crisis| on humanitarian grounds|
, sources told reporters| before the summit in {city}| on the eve of talks with {third}|"""
ASIDES = """| | | | | | | |, which holds the rotating presidency of the bloc,|, under pressure at home,|
, backed by {third},|, speaking in {city},|, facing elections next year,|, for their part,|"""
# British spellings as half of the wires write them.
AMERICAN = [(re.compile(words), into) for words, into in (
    (r"\b(recogn|critic|apolog|normal|legal|mobil|demobil|organ|author|national|ostrac|terror|final|"
     r"denuclear|demilitar|subsid|penal|summar|general)is(e|ed|es|ing|ation)\b", r"\1iz\2"),
    (r"\bdefence\b", "defense"), (r"\bprogramme\b", "program"), (r"\b([Ll]ab|arm|hon|fav|harb)our", r"\1or"),
    (r"neighbour", "neighbor"), (r"\blicence\b", "license"), (r"\bcentre\b", "center"))]
# Acts that CAMEO files under another root than PLOVER, by CAMEO code: the type of that root.
ROOTS = {"191": "ASSAULT", "192": "ASSAULT", "176": "ASSAULT", "116": "ACCUSE", "035": "AGREE",
         "173": "COERCE"}


def rows(name):
    with open(os.path.join(HERE, name), encoding="utf-8") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def choices(text):
    return text.replace("\n", "").split("|")


def surroundings(place, text):
    with open(os.path.join(HERE, "surroundings.tsv"), encoding="utf-8") as file:
        rows = [line.rstrip("\n").split("\t") for line in file]
    return choices(text) + [words for where, words in rows if where == place]


class Verbs:
    """Inflection: the irregular ones from a table."""

    def __init__(self):
        self.known = {r["lemma"]: r for r in rows("irregular_verbs.tsv")}

    def past(self, verb, plural):
        if verb == "be":
            return "were" if plural else "was"
        return self.known[verb]["past"] if verb in self.known else self._ed(verb)

    def participle(self, verb):
        return self.known[verb]["participle"] if verb in self.known else self._ed(verb)

    @staticmethod
    def _ed(verb):
        if verb.endswith("e"):
            return verb + "d"
        if re.search(r"[^aeiou]y$", verb):
            return verb[:-1] + "ied"
        return verb + "ed"

    def present(self, verb, plural):
        if verb == "be":
            return "are" if plural else "is"
        if verb == "have":
            return "have" if plural else "has"
        if plural or verb in ("will", "not"):
            return verb
        if re.search(r"(s|x|z|ch|sh|o)$", verb):
            return verb + "es"
        return verb[:-1] + "ies" if re.search(r"[^aeiou]y$", verb) else verb + "s"

    def gerund(self, verb):
        if verb.endswith("ie"):
            return verb[:-2] + "ying"
        if verb.endswith("e") and not verb.endswith("ee") and verb != "be":
            return verb[:-1] + "ing"
        doubled = self.participle(verb)
        if doubled.endswith("ed") and len(doubled) == len(verb) + 3 and doubled[-3] == verb[-1]:
            return doubled[:-2] + "ing"
        if verb in ("cut", "put", "set", "let", "hit", "shut", "quit", "run", "sit", "get", "win", "begin", "forbid", "split"):
            return verb + verb[-1] + "ing"
        return verb + "ing"


class Fillers:
    """Draws what stands in the slots; a party comes with whether it takes a plural verb."""

    def __init__(self, draw):
        self.draw = draw
        self.words = {r["slot"]: r["words"].split(";") for r in rows("fillers.tsv")}
        with open(os.path.join(ROOT, "data/actors/countries.tsv"), encoding="utf-8") as file:
            known = [r for r in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
                     if r["adjectives"] and r["capital"] and int(r["cow"] or 0)]
        self.states = [(r["name"].split(" (")[0], r["adjectives"].split(";")[0].lstrip("~"),
                        (r["demonyms"].split(";") or [""])[-1], r["capital"]) for r in known]
        lists = os.path.join(ROOT, "training/lists")
        read = lambda n: [l.strip() for l in open(os.path.join(lists, n)) if l[0] not in "#\n"]
        self.given, self.family = read("given_names.txt"), read("family_names.txt")

    def name(self):
        family = self.draw.choice(self.family)
        return family if self.draw.random() < 0.2 else self.draw.choice(self.given) + " " + family

    def fill(self, text, third=None):
        state = self.draw.choice(self.states)

        def one(match):
            slot = match.group(1)
            if slot == "adj":
                return state[1]
            if slot == "adj2":
                return self.draw.choice(self.states)[2]
            if slot == "name":
                return self.name()
            if slot == "third":
                return third or self.party("gov")[0]
            if slot == "CITY":
                return self.draw.choice(self.words["city"]).upper()
            return self.fill(self.draw.choice(self.words[slot]))

        return re.sub(r"\{(\w+)\}", one, text)

    def government(self):
        name, adjective, _, capital = self.draw.choice(self.states)
        roll = self.draw.random()
        if roll < 0.42:
            return name, False
        forms = ("the {a} government", "the {a} government", "{a} President {p}",
                 "{a} Prime Minister {p}", "{a} Foreign Minister {p}", "{p}", "{c}",
                 "{a} officials", "{a} authorities", "the {a} foreign ministry", "{n}'s parliament",
                 "the {a} president", "the {a} prime minister", "the government of {n}",
                 "{a} leaders", "President {p}", "the {a} defence minister", "{n}'s president",
                 "{n} and {o}", "the {a} parliament", "{a} lawmakers", "{n}'s interior minister",
                 "the {a} ambassador to {o}", "{a} leader {p}", "a {a} delegation")
        other = self.draw.choice(self.states)[0]
        text = self.draw.choice(forms).format(a=adjective, p=self.name(), c=capital, n=name, o=other)
        if text.startswith("a ") and text[2] in "AEIOU":
            text = "an" + text[1:]
        plural = text.endswith(("officials", "authorities", "leaders", "lawmakers")) or " and " in text
        return text, plural

    def party(self, kinds):
        kind = self.draw.choice(kinds.split(","))
        if kind == "gov":
            return self.government()
        text = self.fill(self.draw.choice(self.words[kind]))
        text = re.sub(r"^a (?=[AEIOUaeiou])", "an ", text)
        single = kind in ("igo", "lead") or text.startswith(("a ", "an ", "the ")) or kind in ("opp", "court")
        plural = not single or bool(re.search(r"(s|prosecutors|lawyers|activists)$", text) and not text.startswith(("a ", "an ")) and kind not in ("igo", "lead"))
        if kind == "opp" and not text.endswith(("journalists", "bloggers", "activists")):
            plural = False
        return text, plural


def stem(path):
    return os.path.splitext(os.path.basename(path))[0]


def written():
    """Type, mode, CAMEO code and the sentence, its parties between marks, and its file."""
    for path in sorted(glob.glob(os.path.join(HERE, "written", "*.txt"))):
        for line in open(path, encoding="utf-8"):
            if line.startswith("@"):
                event, mode, code = line[1:].split()
            else:
                marked = line.rstrip("\n").translate(str.maketrans("[]{}", "\1\2\3\4"))
                yield event, mode.strip("-"), code, marked, stem(path)


def kernels():
    """Type, mode, CAMEO code, kinds of actors and of recipients, the clause, and its file."""
    for path in sorted(glob.glob(os.path.join(HERE, "kernels", "*.txt"))):
        for line in open(path, encoding="utf-8"):
            line = line.rstrip("\n")
            if line.startswith("@"):
                code, actors, recipients = re.match(r"@ (.*) \| A=(\S+) R=(\S+)$", line).groups()
                event, mode, code = code.split()
            elif line:
                yield event, mode.strip("-"), code, actors, recipients, line, stem(path)


class Teller:
    def __init__(self, seed):
        self.draw = random.Random(seed)
        self.verbs = Verbs()
        self.fillers = Fillers(self.draw)
        self.leads = surroundings("lead", LEADS)
        self.tails = surroundings("tail", TAILS)

    def put(self, text, parties):
        """The text with its parties in it, each between marks; `parties` maps A, R and X."""

        def one(match):
            name, possessive = match.group(1), match.group(2)
            words = parties[name][0]
            mark = {"A": "\1%s\2", "R": "\3%s\4"}.get(name, "%s")
            tail = "" if not possessive else "'" if words.endswith("s") else "'s"
            return mark % words + tail

        return re.sub(r"\b([ARX])\b('s)?", one, text)

    def own(self, text, party):
        words, plural = party
        person = bool(re.search(r"(President|Minister|minister|president|leader|General|[Kk]ing)\b", words))
        its, it = ("their", "they") if plural else ("his", "he") if person else ("its", "it")
        text = re.sub(r"\b(its|his)\b", its, text)
        return re.sub(r"\b(it|he) (would|could|was|had|will)\b", it + r" \2", text).replace("they was", "they were")

    def tell(self, clause, parties, finite, subject):
        """`finite(verb, plural)` gives the verb; the whole sentence around the clause."""
        third = self.fillers.government()[0]
        draw = self.draw
        plural = parties[subject][1]
        first = clause.split("[")[0].strip()
        if first not in ("A", "R", ""):
            noun = re.split(r" (?:by|with|on|to|for|of|in|from|against|near|between)\b", first)[0]
            plural = noun in ("A and R", "A, R") or bool(re.search(r"[^s']s$", noun))
        clause = re.sub(r"\[([\w-]+)\]", lambda m: finite(m.group(1), plural), clause, count=1)
        clause = self.own(clause, parties[subject])
        clause = self.fillers.fill(clause, third)
        lead = self.fillers.fill(draw.choice(self.leads), third)
        tail = self.fillers.fill(draw.choice(self.tails), third)
        clause = self.put(clause, parties)
        aside = self.fillers.fill(draw.choice(choices(ASIDES)), third)
        if aside and "\2 " in clause and not lead and clause.startswith("\1"):
            clause = clause.replace("\2 ", "\2" + aside.rstrip() + " ", 1)
        text = (lead + clause + tail).strip()
        if draw.random() < 0.5:
            for words, into in AMERICAN:
                text = words.sub(into, text)
        at = next(i for i, c in enumerate(text) if c not in "\1\3")
        return text[:at] + text[at].upper() + text[at + 1:] + ("." if draw.random() < 0.93 else "")

    def surround(self, marked):
        """A written sentence between other words."""
        third = self.fillers.government()[0]
        bare = marked.strip().rstrip(".")
        lead = self.fillers.fill(self.draw.choice(self.leads), third)
        tail = self.fillers.fill(self.draw.choice(self.tails), third)
        if lead and re.match(r"(The|A|An|After|On|In|Two|Half) |\x01(The|A|An|Two) ", bare):
            at = 1 if bare[0] == "\1" else 0
            bare = bare[:at] + bare[at].lower() + bare[at + 1:]
        return lead + bare + tail + "."

    def tense(self):
        roll = self.draw.random()
        verbs = self.verbs
        if roll < 0.52:
            return verbs.past, "happened"
        if roll < 0.72:
            return verbs.present, "happened"
        if roll < 0.9:
            return lambda v, p: ("have " if p else "has ") + verbs.participle(v), "happened"
        return lambda v, p: ("are " if p else "is ") + verbs.gerund(v), "happened"

    def finite(self, kernel):
        verb = re.search(r"\[([\w-]+)\]", kernel).group(1)
        if verb in MODALS:
            return lambda v, p: v
        if verb in ("will", "not", "be", "near", "stand", "sexually", "violently", "seem"):
            return {"not": lambda v, p: "did not", "sexually": lambda v, p: v,
                    "violently": lambda v, p: v}.get(verb, self.draw.choice(
                        [self.verbs.past, self.verbs.present]) if verb != "will" else self.verbs.past)
        return self.tense()[0]

    def parties(self, actors, recipients):
        while True:
            drawn = {"A": self.fillers.party(actors), "R": self.fillers.party(recipients),
                     "X": self.fillers.party(recipients)}
            if len({words for words, _ in drawn.values()}) == 3:
                return drawn


def spans(marked):
    text, at = "", {}
    for character in marked:
        if character in "\1\2\3\4":
            at.setdefault(character, len(text))
        else:
            text += character
    span = lambda a, b: "%d:%d" % (at[a], at[b]) if a in at and b in at else ""
    return text, span("\1", "\2"), span("\3", "\4")


class Sentences:
    """What was told, each text once."""

    def __init__(self):
        self.rows, self.seen = [], set()

    def add(self, marked, event, root, mode, status, kernel, file):
        text, actor, recipient = spans(marked)
        text = re.sub(r"\s+([.,])", r"\1", text)
        if "[" in text or "{" in text or text in self.seen or "  " in text:
            return
        self.seen.add(text)
        self.rows.append((text, actor, recipient, event, root, mode, status, kernel, file))

    def told(self):
        return [dict(zip(COLUMNS, row)) for row in self.rows]


def passive(teller, line, actors, recipients):
    """The kernel in the passive, or None where it has none."""
    direct = re.match(r"\[([\w-]+)\] R($| (?!'s|to |that ))(.*)", line)
    never = ("be", "meet", "fight", "leave", "join", "will", "have")
    if not direct or direct.group(1) in never or teller.draw.random() >= PASSIVE_SHARE:
        return None
    drawn = teller.parties(actors, recipients)
    verb = teller.verbs.participle(direct.group(1))
    rest = direct.group(3)
    clause = "R [be] %s by A%s" % (verb, " " + rest if rest else "")
    if teller.draw.random() < 0.5 and rest:
        clause = "R [be] %s %s by A" % (verb, rest)
    pick = teller.draw.choice([teller.verbs.past, teller.verbs.present,
                               lambda v, p: "have been" if p else "has been"])
    return teller.tell(clause, drawn, pick, "R")


def framed(teller, frame, line, actors, recipients):
    """The kernel under the frame's words."""
    first = re.match(r"\[([\w-]+)\]", line)
    verb = first.group(1)
    form = {"inf": verb, "neg": verb, "ing": teller.verbs.gerund(verb),
            "past": "had " + teller.verbs.participle(verb)}[frame["form"]]
    own_recipient = re.search(r"\bR\b", frame["frame"])
    rest = line[first.end():]
    if own_recipient:
        rest = re.sub(r"\bR\b", "X", rest)
    who = actors
    if own_recipient and frame["type"] != "PROTEST":
        who = "gov,gov,igo,ngo"
    elif frame["type"] == "PROTEST":
        who = "civ"
    drawn = teller.parties(who, actors if own_recipient and "court" not in actors else recipients)
    if own_recipient:
        drawn["X"] = teller.fillers.party(recipients)
    text = "A " + frame["frame"] + " " + form + rest
    if drawn["A"][1]:
        text = text.replace("A is ", "A are ").replace("A was ", "A were ").replace("A has ", "A have ")
        text = re.sub(r"^A (plan|hope|intend|want)s ", r"A \1 ", text)
    return teller.tell(text, drawn, None, "A")


def sentences(shown=()):
    """All sentences, each a dict of COLUMNS; the same at every call. `shown` are more of the form of written()."""
    teller = Teller(20)
    frames = rows("frames.tsv")
    out = Sentences()
    for number, (event, mode, code, actors, recipients, line, file) in enumerate(kernels()):
        number = "k%d" % number
        root = ROOTS.get(code, event)
        bare = line.startswith("[")
        clause = "A " + line if bare else line
        subject = "R" if clause.startswith("R") else "A"
        for _ in range(DIRECT):
            drawn = teller.parties(actors, recipients)
            told = teller.tell(clause, drawn, teller.finite(line), subject)
            out.add(told, event, root, mode, "happened", number, file)
        told = passive(teller, line, actors, recipients)
        if told:
            out.add(told, event, root, mode, "happened", number, file)
        if not bare or re.match(r"\[(will|not|be|say|sexually|violently|%s)\]" % "|".join(MODALS), line):
            continue
        fitting = [f for f in frames if event in f["of"].split(",")]
        if not fitting or teller.draw.random() > FRAME_SHARE:
            continue
        frame = teller.draw.choice(fitting)
        told = framed(teller, frame, line, actors, recipients)
        kind = root = frame["type"]
        status = "happened"
        if kind == "AGREE" and event in ("RETREAT", "CONCEDE"):
            kind = "CONCEDE"  # a retreat still to come
        elif kind not in ("AGREE", "THREATEN") and FUTURE.match(frame["frame"]):
            status = "future"
        asked = MODES.get(event, "") if kind in ("REQUEST", "REJECT") else ""
        out.add(told, kind, root, asked, status, number, file)
    for number, (event, mode, code, marked, file) in enumerate([*written(), *shown]):
        number = "w%d" % number
        root = ROOTS.get(code, event)
        out.add(marked, event, root, mode, "happened", number, file)
        for _ in range(SURROUNDED):
            out.add(teller.surround(marked), event, root, mode, "happened", number, file)
    return out.told()


def main():
    print("\t".join(COLUMNS))
    for row in sentences():
        print("\t".join(row[column] for column in COLUMNS))


if __name__ == "__main__":
    main()
