"""The features of a token type: how a word form becomes rows of the embedding tables.

Everything here depends on the written form alone, so the vector of a form can be cached at run
time. The rules are part of the model file format (docs/formats/model-file.md) and must stay equal
to the run-time implementation.
"""

FNV_OFFSET = 14695981039346656037
FNV_PRIME = 1099511628211
MASK64 = (1 << 64) - 1

# Code points that are written differently but mean the same: quotes, dashes, spaces, invisible
# marks.
FOLDS = {}
for _point in (0x60, 0xB4, 0x2018, 0x2019, 0x201A, 0x201B, 0x02BC, 0x2032):
    FOLDS[chr(_point)] = "'"
for _point in (0xAB, 0xBB, 0x201C, 0x201D, 0x201E, 0x201F, 0x2033):
    FOLDS[chr(_point)] = '"'
for _point in (0x2010, 0x2011, 0x2012, 0x2013, 0x2212):
    FOLDS[chr(_point)] = "-"
for _point in (0x2014, 0x2015):
    FOLDS[chr(_point)] = "--"
for _point in (0xA0, 0x2009, 0x202F):
    FOLDS[chr(_point)] = " "
for _point in (0xAD, 0x200B, 0x200C, 0x200D, 0xFEFF):
    FOLDS[chr(_point)] = ""
FOLDS["\u2026"] = "..."

# (tag, kind, length, table, rows): one hashed embedding table each.
TABLES = (
    ("w", "form", 0, "emb.form", 28000),
    ("1", "prefix", 1, "emb.prefix1", 500),
    ("2", "prefix", 2, "emb.prefix2", 2000),
    ("3", "prefix", 3, "emb.prefix3", 7000),
    ("b", "suffix", 2, "emb.suffix2", 2000),
    ("c", "suffix", 3, "emb.suffix3", 7000),
    ("d", "suffix", 4, "emb.suffix4", 14000),
    ("x", "shape", 0, "emb.shape", 1500),
)


def normalise(form):
    """Fold typographic variants; a doubled apostrophe as a whole token is a double quote."""
    folded = "".join(FOLDS.get(char, char) for char in form)
    return '"' if folded == "''" else folded


def lower(text):
    """Simple (one code point to one) lower-casing; U+0130 becomes a plain i."""
    return "".join("i" if char == "\u0130" else char.lower() for char in text)


def fold_digits(text):
    return "".join("0" if "0" <= char <= "9" else char for char in text)


def shape(text):
    """X upper-case letter, x other letter or any other character beyond ASCII, d digit; at most 3
    of a kind in a row.
    """
    out = []
    for char in text:
        if lower(char) != char:
            symbol = "X"
        elif "a" <= char <= "z" or ord(char) >= 0x80:
            symbol = "x"
        elif "0" <= char <= "9":
            symbol = "d"
        else:
            symbol = char
        if out[-3:] != [symbol] * 3:
            out.append(symbol)
    return "".join(out)


def fnv1a(tag, text):
    """64-bit FNV-1a over the tag byte and the UTF-8 bytes of the text."""
    value = FNV_OFFSET
    for byte in (tag + text).encode("utf-8"):
        value = ((value ^ byte) * FNV_PRIME) & MASK64
    return value


def feature_text(kind, length, normal, folded):
    if kind == "form":
        return folded
    if kind == "prefix":
        return folded[:length]
    if kind == "suffix":
        return folded[-length:]
    return shape(normal)


def table_rows(form):
    """The row of each table of TABLES for a raw form."""
    normal = normalise(form)
    folded = fold_digits(lower(normal))
    return [
        fnv1a(tag, feature_text(kind, length, normal, folded)) % rows
        for tag, kind, length, _, rows in TABLES
    ]


def vector_key(form):
    """The key of a form in the word-vector table."""
    return fnv1a("v", lower(normalise(form)))


def lexicon_key(form):
    """The key of a form in the name lexicon."""
    return fnv1a("g", lower(normalise(form)))
