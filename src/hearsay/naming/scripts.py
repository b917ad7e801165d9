"""A name in any script becomes Latin words that can be compared, beside the words as they were printed.

Two forms of a word are made: a *folded* one, where spellings that transliterations mix up are one ("Yuriy", "Iuriy"), and a *skeleton* of
its consonants, since Arabic and Hebrew names are printed without their vowels.
"""

import re
import tomllib
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

ABJADS = ("ARABIC", "HEBREW")
SILENT = frozenset("'’‘ʼʻ`´ʹʺ׳״·")
"""Marks inside words ("Ka'bi", "Sana‘a") that are dropped rather than taken for a gap."""

_DIGRAPHS = (
    ("shch", "S"), ("sch", "S"), ("tch", "C"), ("dzh", "J"), ("sh", "S"), ("ch", "C"), ("zh", "J"), ("kh", "H"), ("gh", "g"), ("dh", "d"),
    ("th", "t"), ("ph", "f"), ("ts", "c"), ("tz", "c"), ("ck", "k"), ("dj", "j"), ("ou", "u"), ("oo", "u"), ("ee", "i"),
)  # fmt: skip
_FOLD = (
    ("shch", "sch"), ("kh", "h"), ("ph", "f"), ("ck", "k"), ("x", "ks"), ("w", "v"), ("q", "k"), ("dj", "j"), ("dzh", "j"), ("ou", "u"),
    ("oo", "u"), ("ee", "i"), ("ts", "c"), ("tz", "c"), ("iya", "ia"), ("yi", "i"), ("iy", "i"), ("ij", "i"), ("y", "i"), ("ie", "e"),
)  # fmt: skip
_RUN_TOGETHER = re.compile(r"(?<=[а-яёіїє])(?=[А-ЯЁІЇЄ])|(?<=[a-z]{3})(?=[A-Z]{2,}$)")
"""Where a capital after a small letter shows that a gap was forgotten ("ПавелВячеславович", "SiemensAG")."""
_SHIP, _INITIALS = re.compile(r"\bm/([stv])\b"), re.compile(r"\b(\w)\.(?=\w\.)")
_QUIET = {ord(mark): None for mark in SILENT if mark.isascii()} | dict.fromkeys([*range(9), *range(14, 28), 127])
_PLAIN = {letter: " " for letter in range(128) if not chr(letter).isalnum()}
_PLAINLY_WRITTEN, _RUNS = re.compile(r"[A-Za-z0-9 ,()-]*").fullmatch, re.compile(r"[a-z0-9]+").findall
_FOLDS = re.compile("|".join(spelling for spelling, _ in _FOLD)).search
_DIGRAPH = re.compile("|".join(spelling for spelling, _ in _DIGRAPHS)).search
_SOUNDS = str.maketrans({"q": "k", "v": "w", "x": "ks", "J": "j", "H": "h", "p": "b"})
_VOWELS = str.maketrans("", "", "aeiouwy")


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a name in the forms that are compared."""

    latin: str
    """Lower-case Latin letters and digits."""
    folded: str
    skeleton: str
    vowelled: bool
    """Whether the script writes vowels; where not, only skeletons can be compared."""


def normalise(name: str) -> str:
    """Return the name with compatible characters made one (NFKC), case folded, without apostrophes, invisible marks and surplus space."""
    if name.isascii():
        return " ".join(name.lower().translate(_QUIET).split())
    text = unicodedata.normalize("NFKC", name).casefold()
    return " ".join("".join(letter for letter in text if letter not in SILENT and unicodedata.category(letter) != "Cf").split())


def split_words(name: str) -> tuple[Word, ...]:
    """Return the words of a name: `Белгородцев, Рустам` gives `belgorodtsev` and `rustam`.

    Hyphens and stops part words, but initials written with stops are joined ("S.A."); apostrophes are dropped. Arabic loses its article.
    """
    return tuple(word for text in split_tokens(name) if (word := make_word(text)).latin)


def split_tokens(name: str) -> list[str]:
    """Return the words of a name in their own script, as `make_word` takes them; one may turn out to have no letter."""
    if _PLAINLY_WRITTEN(name) and not name[-1:].isupper():
        return _RUNS(name.lower())
    if not (name.islower() or name.isupper()):
        name = _RUN_TOGETHER.sub(" ", name)
    return _tokens(normalise(name))


def to_latin(name: str) -> str:
    """Return the name in lower-case Latin letters, its words parted by single spaces."""
    return " ".join(word.latin for word in split_words(name))


@lru_cache(maxsize=200_000)
def make_word(token: str) -> Word:
    """Return the forms of one word, which `normalise` has been through."""
    if token.isascii():
        latin, vowelled = token, True
    else:
        vowelled = not any(unicodedata.name(letter, "").startswith(ABJADS) for letter in token)
        if not vowelled:
            token = _without_article(token)
        latin = _transliterate(token)
    return Word(latin, fold(latin), skeleton(latin), vowelled)


def fold(latin: str) -> str:
    """Return a word's Latin letters with spellings that transliterations mix up made one."""
    if _FOLDS(latin):
        for spelling, one in _FOLD:
            if spelling in latin:
                latin = latin.replace(spelling, one)
    return _single(latin)


def skeleton(latin: str) -> str:
    """Return the consonants; a vowel at the beginning counts as one sign, `h` at the end and half-vowels inside do not."""
    if _DIGRAPH(latin):
        for spelling, sign in _DIGRAPHS:
            if spelling in latin:
                latin = latin.replace(spelling, sign)
    latin = latin.translate(_SOUNDS)
    first = "a" if latin[:1] in "aeiou" else latin[:1]
    rest = latin[1:].translate(_VOWELS)
    return _single(first + (rest[:-1] if rest.endswith("h") and len(rest) > 1 else rest))


def _tokens(text: str) -> list[str]:
    if text.isascii():
        if "/" in text or "." in text:
            text = _INITIALS.sub(r"\1", _SHIP.sub(r"m\1", text))
        return text.translate(_PLAIN).split()
    text = _SHIP.sub(r"m\1", _INITIALS.sub(r"\1", text))
    letters = []
    for letter in text:
        kind = unicodedata.category(letter)
        if kind in ("Mn", "Lm", "Me"):
            continue
        letters.append(letter if kind[0] in "LN" or kind == "Mc" else " ")
    return "".join(letters).split()


def _without_article(token: str) -> str:
    """Arabic writes its article as part of the word; Latin lists write it apart, or not at all."""
    return token[2:] if token.startswith("ال") and len(token) > 4 else token


def _transliterate(token: str) -> str:
    latin = "".join(_letters().get(letter, letter) for letter in token)
    if latin.isascii():
        return latin
    plain = "".join(letter for letter in unicodedata.normalize("NFKD", latin) if unicodedata.category(letter) != "Mn")
    if plain.isascii() and plain.isalnum():
        return plain
    from normality import ascii_text

    return "".join(letter for letter in ascii_text(latin).casefold() if letter.isalnum())


def _single(latin: str) -> str:
    """Return the word with letters that stand twice or more written once."""
    if len(set(latin)) == len(latin):
        return latin
    return "".join([letter for letter, before in zip(latin, " " + latin, strict=False) if letter != before])


@cache
def _letters() -> dict[str, str]:
    tables = tomllib.loads(files("hearsay.naming").joinpath("letters.toml").read_text("utf-8"))
    return {letter: latin for table in tables.values() for letter, latin in table.items()}
