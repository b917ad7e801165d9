"""The words for numbers and sums, read once from `languages/en/amounts.toml`, and the one pattern that finds an amount by them."""

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

_DATA = Path(__file__).parent / "languages" / "en" / "amounts.toml"


@dataclass(frozen=True, slots=True)
class NumberWords:
    """The tables of the data file; words in lower case, signs as they are written."""

    modifiers: dict[str, str]
    """What a modifier leaves open: nearly, about, least, most or exact."""
    scales: dict[str, float]
    numbers: dict[str, float]
    vague: dict[str, tuple[float, float]]
    """From and to; a `to` of 0 is no upper end."""
    signs: dict[str, str]
    currencies: dict[str, str]
    """The currency's noun in the singular and its code; empty where the noun does not say whose it is."""


@cache
def load_number_words() -> NumberWords:
    """Return the words for numbers and sums."""
    data = read_tables()
    return NumberWords(
        modifiers={word: kind for kind, words in data["modifiers"].items() for word in words},
        scales=data["scales"] | data["scale_letters"],
        numbers=data["numbers"],
        vague={word: (low, high) for word, (low, high) in data["vague"].items()},
        signs=data["signs"],
        currencies={word.lower(): code for word, code in data["nouns"].items()},
    )


@cache
def amount_pattern() -> re.Pattern[str]:
    """Return the pattern of an amount, with the groups `modifier`, `sign`, `low`, `high` (of a range), `currency` and `percent`."""
    data = read_tables()
    scale, small, sign = any_of(data["scales"]), any_of(data["numbers"]), any_of(data["signs"])
    modifier = any_of(word for words in data["modifiers"].values() for word in words)
    digits = r"(?:\d{1,3}(?:,\d{3}){1,6}(?:\.\d{1,6})?|\d{1,3}(?:[ \u00a0\u202f]\d{3}){1,6}(?!\d)|\d{1,15}(?:\.\d{1,6})?)"
    scaled = rf"{digits}(?:\s*-?(?:{scale}|dozen)\b|(?:{'|'.join(sorted(data['scale_letters'], key=len, reverse=True))})\b)?"
    vague = rf"{any_of(data['vague'])}(?:\s+(?:dozen|{scale})\b)?"
    tail = rf"\s+(?:dozen|{scale})(?:\s+(?:and\s+)?{small}(?:-{small})?)?"
    spelt = rf"(?:{small}(?:[ -]{small})?(?:{tail}){{0,3}}|[Aa]n?\s+(?:dozen|{scale})(?:\s+{scale})?)"
    number = rf"(?:{scaled}|(?:{vague}|{spelt})(?![\w-]))"
    return re.compile(
        rf"(?<![\w.,/:$€£¥№#[-])(?P<modifier>(?:{modifier}\s+){{0,2}})(?P<between>[Bb]etween\s+)?(?:(?P<sign>{sign})\s?)?(?P<low>{number})"
        rf"(?:(?(between)\s+and\s+|(?:\s*[-–]\s*|\s+(?:to|or)\s+))(?:{sign}\s?)?(?P<high>{number}))?(?(between)(?(high)|(?!)))"
        rf"(?:(?:\s+|-)(?P<currency>{any_of(data['nouns'], plural=True)})(?![\w-])|(?P<percent>\s?%|\s+per\s?cent\b))?(?!\w)"
    )


@cache
def read_tables() -> dict[str, Any]:
    """Return the tables of the data file."""
    return tomllib.loads(_DATA.read_text(encoding="utf-8"))


def any_of(words: Iterable[str], *, plural: bool = False) -> str:
    """Return a pattern for any of the words, the longest first, with a capital or a small first letter."""
    patterns = []
    for word in sorted(words, key=len, reverse=True):
        first = f"[{word[0].upper()}{word[0]}]" if word[0].islower() else re.escape(word[0])
        patterns.append(first + re.escape(word[1:]).replace(r"\ ", r"\s+") + ("s?" if plural and word[-1].islower() else ""))
    return "(?:" + "|".join(patterns) + ")"
