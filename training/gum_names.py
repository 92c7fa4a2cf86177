"""Names of English-GUM from its entity annotation: which mentions are names, and where a name ends.

GUM marks every mention with its type, named or not, and links many to an article of Wikipedia. A
name is the part of a mention around a proper-noun head that its tree and the title of the article
hold together (https://gucorpling.org/gum/).
"""

import re

import wordlists

PIECE = re.compile(r"\(([^()]+?)\)|\(([^()]+)|([^()]+)\)")
NAME_RELATIONS = frozenset(("flat", "compound", "goeswith"))
LINKING_WORDS = frozenset(("of", "for", "the", "and", "&", "on", "in", "de", "la", "du", "del"))
KINDS = {"person": ("PER",), "organization": ("ORG",), "place": ("GPE", "LOC"), "event": ("MISC",)}


def mentions(rows):
    """[(start, end, type, article words)] of one sentence; mentions over several sentences are left
    out."""
    open_mentions, found = {}, []
    for index, row in enumerate(rows):
        for part in row[9].split("|"):
            if not part.startswith("Entity="):
                continue
            for whole, opening, closing in PIECE.findall(part[len("Entity=") :]):
                if opening or whole:
                    fields = (opening or whole).split("-")
                    article = fields[6] if len(fields) > 6 else ""
                    words = frozenset(re.split(r"[_\s(),]+", "-".join(fields[6:]))) if article else ()
                    mention = (index, fields[1] if len(fields) > 1 else "", words)
                    if whole:
                        found.append((index, index + 1, *mention[1:]))
                    else:
                        open_mentions.setdefault(fields[0], []).append(mention)
                if closing and open_mentions.get(closing.split("-")[0]):
                    start, kind, words = open_mentions[closing.split("-")[0]].pop()
                    found.append((start, index + 1, kind, words))
    return sorted(found, key=lambda mention: (mention[0], -mention[1]))


def _head(sentence, start, end):
    """The only token whose head lies outside, or None."""
    outside = [index for index in range(start, end) if not start < sentence.heads[index] <= end]
    return outside[0] if len(outside) == 1 else None


def _holds_together(sentence, index, head, words):
    """Whether the token belongs to the name that the head stands in."""
    form = sentence.forms[index]
    if form in words:
        return True
    if sentence.upos[index] == "PROPN" or form in "-.":
        return sentence.deprels[index] in NAME_RELATIONS or form in "-." or (
            sentence.deprels[head] in NAME_RELATIONS
        )
    return form[:1].isupper() and sentence.deprels[index] in ("amod", "compound")


def name_in(sentence, start, end, kind, words):
    """(start, end) of the name in a mention, or None where it has none."""
    head = _head(sentence, start, end)
    if head is None or sentence.upos[head] != "PROPN":
        return None
    first = head
    while first > start and _holds_together(sentence, first - 1, head, words):
        first -= 1
    last = head + 1
    while last < end:
        if _holds_together(sentence, last, head, words):
            last += 1
        elif (
            kind != "person"
            and sentence.forms[last] in LINKING_WORDS
            and any(
                sentence.forms[ahead][:1].isupper()
                and (sentence.forms[ahead] in words or (not words and kind == "organization"))
                for ahead in range(last + 1, min(end, last + 3))
            )
        ):
            last += 1
        else:
            break
    if kind == "person":
        titles = [i for i in range(first, head) if sentence.forms[i] in wordlists.TITLE_WORDS]
        first = titles[-1] + 1 if titles else first
    while first < head and (
        sentence.forms[first] in wordlists.TITLE_WORDS
        or sentence.upos[first] == "ADJ" and kind == "person"
        or not sentence.forms[first][:1].isalnum()
        or sentence.forms[first][:1].islower()
    ):
        first += 1
    while last - 1 > head and not sentence.forms[last - 1][-1:].isalnum():
        last -= 1
    return first, last


def _is_part_of_longer(sentence, first, last):
    """Whether the name only qualifies a proper noun beyond it, as the city does in the name of a
    school.
    """
    head = _head(sentence, first, last)
    if head is None or sentence.deprels[head] not in NAME_RELATIONS:
        return False
    return sentence.upos[sentence.heads[head] - 1] == "PROPN"


def kinds_of(sentence, last, kind, text, places):
    """The possible types of a name whose last token is `last`."""
    if places.is_geopolitical(text):
        return ("GPE",) if kind == "place" else (*KINDS[kind], "GPE")
    if places.is_nationality(text):
        return ("NORP",)
    if kind == "person" and sentence.xpos[last] == "NNPS":
        return ("NORP", "PER", "ORG")
    return KINDS[kind]


def names(sentence, rows, places):
    """[(start, end, possible types)] of the names that the annotation gives."""
    found, taken = [], 0
    for start, end, kind, words in mentions(rows):
        name = name_in(sentence, start, end, kind, words) if kind in KINDS else None
        if name is None or name[0] < taken or _is_part_of_longer(sentence, *name):
            continue
        if kind == "person" and sentence.forms[name[1] - 1] in wordlists.TITLE_WORDS:
            continue
        text = " ".join(sentence.forms[name[0] : name[1]])
        found.append((*name, kinds_of(sentence, name[1] - 1, kind, text, places)))
        taken = name[1]
    return found
