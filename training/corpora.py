"""Readers of the treebanks and of the name corpora, brought to one tokenisation and one set of name
types.

A name annotation is a list of sets of allowed tags, a bit mask for each token: what a corpus does
not annotate, or annotates by another rule, stays open instead of being guessed.
"""

import collections
import gzip
import os
import re

import gum_names
import wordlists

NAME_TYPES = ("PER", "ORG", "GPE", "LOC", "NORP", "MISC")
NAME_TAGS = ("O",) + tuple(prefix + name for name in NAME_TYPES for prefix in ("B-", "I-"))
TAG_BIT = {tag: 1 << index for index, tag in enumerate(NAME_TAGS)}
OUTSIDE = TAG_BIT["O"]
ANY = (1 << len(NAME_TAGS)) - 1

# masks: permitted name tags; silver: the judgement of other models, see silver.py.
Sentence = collections.namedtuple(
    "Sentence", "forms upos xpos lemmas heads deprels masks silver", defaults=(None,)
)

# Genres of GUM whose documents have an open licence throughout, and single open documents of the
# other genres.
GUM_GENRES = frozenset(
    ("news", "interview", "bio", "voyage", "academic", "speech", "textbook", "essay")
)
GUM_DOCUMENTS = frozenset(("GUM_court_prince", "GUM_letter_gorbachev", "GUM_letter_conference"))


def read_conllu(path):
    """Yields (document id, rows) of a CoNLL-U file; rows are the ten columns of the syntactic
    words.
    """
    document, rows = "", []
    with gzip.open(path, "rt", encoding="utf-8") as stream:
        for line in stream:
            line = line.rstrip("\n")
            if line.startswith("# newdoc id = "):
                document = line[len("# newdoc id = ") :]
            elif not line:
                if rows:
                    yield document, rows
                rows = []
            elif not line.startswith("#"):
                columns = line.split("\t")
                if columns[0].isdigit():
                    rows.append(columns)


def sentence_of(rows, masks=None):
    column = lambda index: [row[index] for row in rows]
    return Sentence(
        column(1),
        column(3),
        column(4),
        column(2),
        [int(head) for head in column(6)],
        column(7),
        masks,
    )


def read_treebank(path, keep_document=lambda document: True):
    return [sentence_of(rows) for document, rows in read_conllu(path) if keep_document(document)]


def is_open_gum_document(document):
    return document in GUM_DOCUMENTS or document.split("_")[1] in GUM_GENRES


def read_bio(path):
    """Sentences of a name corpus as lists of (token, common tag, tag of the source)."""
    sentences, current = [], []
    with gzip.open(path, "rt", encoding="utf-8") as stream:
        for line in stream:
            parts = line.rstrip("\n").split("\t")
            if len(parts) >= 3 and parts[0].strip():
                current.append((parts[0], parts[1], parts[2]))
            elif current:
                sentences.append(current)
                current = []
    return sentences + [current] if current else sentences


INNER_HYPHEN = re.compile(r"(?<=\w)([-\u2010\u2011\u2013])(?=\w)")
CLITIC = re.compile(r"^(.+)(['\u2019](?:s|S|re|ve|ll|d|m))$")
NEGATION = re.compile(r"^(.+)(n['\u2019]t)$", re.IGNORECASE)


def split_token(token):
    """Splits hyphenated words and clitics as Universal Dependencies does."""
    if "://" in token or token.startswith(("@", "#", "www.")):
        return [token]
    for pattern in (NEGATION, CLITIC):
        match = pattern.match(token)
        if match and len(token) > 2:
            return split_token(match.group(1)) + [match.group(2)]
    return [part for part in INNER_HYPHEN.split(token) if part]


def spans(tags):
    """(start, end, type) of BIO tags."""
    found, start, kind = [], None, None
    for index, tag in enumerate(list(tags) + ["O"]):
        if start is not None and not (tag.startswith("I-") and tag[2:] == kind):
            found.append((start, index, kind))
            start = None
        if tag != "O" and start is None:
            start, kind = index, tag[2:]
    return found


def retokenise(tokens, tags):
    """Splits the tokens as UD does. Gives (tokens, spans, old token of each new one)."""
    forms, origin = [], []
    for index, token in enumerate(tokens):
        for part in split_token(token):
            forms.append(part)
            origin.append(index)
    first = {}
    for index, old in enumerate(origin):
        first.setdefault(old, index)
    first[len(tokens)] = len(forms)
    return forms, [(first[start], first[end], kind) for start, end, kind in spans(tags)], origin


def span_masks(kinds, length):
    """The masks of the tokens of one name that is of one of the kinds."""
    begin = sum(TAG_BIT["B-" + kind] for kind in kinds)
    inside = sum(TAG_BIT["I-" + kind] for kind in kinds)
    return [begin] + [inside] * (length - 1)


class NameScheme:
    """Maps the types of a corpus to ours, with the tables of places and nationalities."""

    def __init__(self, places, open_kinds=(), works_as_organisations=False):
        self.places = places
        self.open_kinds = open_kinds
        self.works_as_organisations = works_as_organisations

    def kinds(self, text, common, own):
        """The possible types of a name, or None where the span says nothing."""
        if common == "ORG" and self.works_as_organisations:
            return ("ORG", "MISC")
        if common in ("PER", "ORG", "GPE", "NORP"):
            return (common,)
        if common == "LOC" and own != "country":
            if self.places.is_geopolitical(text):
                return ("GPE",)
            natural = text.split()[-1].lower() in wordlists.PLACE_WORDS
            return ("LOC",) if natural or text in wordlists.PLACES else ("GPE", "LOC")
        if common in ("MISC", "EVENT"):
            return ("NORP",) if self.places.is_nationality(text) else ("MISC",)
        return None

    def outside(self, form, split):
        """The mask of a token outside all names."""
        if not form[:1].isupper():
            return OUTSIDE
        if split:
            return ANY
        mask = OUTSIDE
        if "NORP" in self.open_kinds and self.places.is_nationality(form):
            mask |= TAG_BIT["B-NORP"] | TAG_BIT["I-NORP"]
        if "MISC" in self.open_kinds and form not in wordlists.MONTHS_AND_DAYS:
            mask |= TAG_BIT["B-MISC"] | TAG_BIT["I-MISC"]
        return mask

    def masks(self, tokens, common_tags, own_tags):
        forms, found, origin = retokenise(tokens, common_tags)
        pieces = collections.Counter(origin)
        masks = [self.outside(form, pieces[old] > 1) for form, old in zip(forms, origin)]
        for start, end, kind in found:
            own = own_tags[origin[start]][2:]
            kinds = self.kinds(" ".join(forms[start:end]), kind, own)
            masks[start:end] = span_masks(kinds, end - start) if kinds else [ANY] * (end - start)
        return forms, masks


def _plain_sentence(forms, masks):
    return Sentence(forms, None, None, None, None, None, masks)


def read_names(path, scheme, keep=lambda tokens, tags: True):
    """A name corpus as sentences that have masks only."""
    out = []
    for rows in read_bio(path):
        tokens, common, own = (list(column) for column in zip(*rows))
        if keep(tokens, common):
            out.append(_plain_sentence(*scheme.masks(tokens, common, own)))
    return out


def is_running_text(tokens, tags):
    """Leaves out the title-like and list-like lines of silver corpora, and names that run over
    commas.
    """
    if len(tokens) < 7 or "O" not in tags:
        return False
    if sum(tag == "O" for tag in tags) < 0.4 * len(tags):
        return False
    return not any(token in (",", "(", ")") and tag != "O" for token, tag in zip(tokens, tags))


SEPARATORS = frozenset((",", "and", "or", "(", ")", "/", "'s", "\u2019s"))
ADDRESS = re.compile(
    r"@.|://|^www\.|\.(com|org|net|gov|edu|doc|xls|pdf|htm|html|txt|ppt|jpg)$", re.IGNORECASE
)
CONFUSABLE_GIVEN = frozenset(
    "May Will Mark April June Said Dean Grace Bill Jordan Austin Virginia Victoria Earl".split()
)


def proper_chains(sentence):
    """(start, end) of maximal runs of proper nouns."""
    chains, start = [], None
    for index, tag in enumerate(list(sentence.upos) + ["END"]):
        if tag == "PROPN" and start is None:
            start = index
        elif tag != "PROPN" and start is not None:
            chains.append((start, index))
            start = None
    return chains


def chain_kinds(sentence, start, end, places):
    """(first token of the name, possible types) of a run of proper nouns, or None where the
    treebank does not tell.
    """
    while end - start > 1 and sentence.forms[start] in wordlists.TITLE_WORDS:
        start += 1
    titled = start > 0 and sentence.forms[start - 1] in wordlists.TITLE_WORDS
    words = sentence.forms[start:end]
    text = " ".join(words)
    given = words[0] in wordlists.GIVEN_NAMES and words[0] not in CONFUSABLE_GIVEN
    flat = all(
        sentence.deprels[index] == "flat" and sentence.heads[index] == start + 1
        for index in range(start + 1, end)
    )
    if text in wordlists.COMPANIES or text in wordlists.ORGANISATIONS:
        return start, ("ORG",)
    if flat and (given or titled and sentence.deprels[start - 1] == "nmod:desc"):
        return start, ("PER",)
    if (
        places.is_geopolitical(text)
        and words[0] not in wordlists.GIVEN_NAMES + wordlists.FAMILY_NAMES
    ):
        return start, ("GPE",)
    if places.is_nationality(text):
        return start, ("NORP",)
    compound = all(
        relation in ("compound", "amod", "flat") for relation in sentence.deprels[start : end - 1]
    )
    if len(words) > 1 and compound and words[-1] in wordlists.ORGANISATION_WORDS:
        return start, ("ORG",)
    return None


def treebank_masks(sentence, places):
    """What the tags and lists say about names in a treebank: ordinary words are outside, clear
    names are what they are.
    """
    proper = [tag == "PROPN" for tag in sentence.upos]
    masks = []
    for index, (form, tag) in enumerate(zip(sentence.forms, sentence.upos)):
        before, after = any(proper[max(0, index - 1) : index]), any(proper[index + 1 : index + 2])
        if ADDRESS.search(form):
            masks.append(OUTSIDE)
        elif tag == "ADJ" and form in places.nationalities and not (before or after):
            masks.append(TAG_BIT["B-NORP"])
        elif proper[index] or form[:1].isupper() and tag in ("NOUN", "ADJ", "X", "NUM"):
            masks.append(ANY)
        else:
            masks.append(ANY if before and after and tag != "VERB" else OUTSIDE)
    for start, end in proper_chains(sentence):
        linked = any(
            masks[index] == ANY and sentence.forms[index] not in SEPARATORS
            for index in (start - 1, end)
            if 0 <= index < len(masks)
        )
        if end - start == 1 and sentence.forms[start] in wordlists.MONTHS_AND_DAYS:
            masks[start] = OUTSIDE
        elif not linked and (found := chain_kinds(sentence, start, end, places)):
            first, kinds = found
            masks[start:first] = [OUTSIDE] * (first - start)
            masks[first:end] = span_masks(kinds, end - first)
    return masks


def load_treebanks(data_dir, places):
    """(training sentences, {name: development sentences})."""
    path = lambda name: os.path.join(data_dir, "ud", name + ".conllu.gz")
    def with_annotated_names(sentence, rows):
        masks = list(sentence.masks)
        for start, end, kinds in gum_names.names(sentence, rows, places):
            masks[start:end] = span_masks(kinds, end - start)
        return sentence._replace(masks=masks)

    marked = lambda sentence: sentence._replace(masks=treebank_masks(sentence, places))
    train = [marked(sentence) for sentence in read_treebank(path("en_ewt-train"))]
    train += [
        with_annotated_names(marked(sentence_of(rows)), rows)
        for document, rows in read_conllu(path("en_gum-train"))
        if is_open_gum_document(document)
    ]
    return train, {name: read_treebank(path(name)) for name in ("en_ewt-dev", "en_gum-dev")}


WIKIGOLD_TRAIN_SHARE = 0.8


def split_wikigold(sentences):
    """The last fifth is held out."""
    cut = int(len(sentences) * WIKIGOLD_TRAIN_SHARE)
    return sentences[:cut], sentences[cut:]


def load_name_corpora(data_dir, places):
    """{corpus: sentences} of the open name corpora; masks by what each annotates."""
    path = lambda name: os.path.join(data_dir, "ner", name + ".conll.gz")
    full, partial = NameScheme(places), NameScheme(places, ("NORP", "MISC"))
    without_norp = NameScheme(places, ("NORP",))
    silver = NameScheme(places, ("NORP", "MISC"), works_as_organisations=True)
    return {
        "wikigold": split_wikigold(read_names(path("wikigold"), full))[0],
        "wnut17": read_names(path("wnut17-train"), without_norp),
        "btc": read_names(path("btc"), partial),
        "crossner": read_names(path("crossner_politics-train"), without_norp),
        "wikiann": read_names(path("wikiann-train"), silver, is_running_text),
    }
