"""Numbers that count nothing: dates, spans of time, ages, ranks, and the labels of sections, resolutions and models."""

import re
from functools import cache

from hearsay.reading.number_words import any_of, read_tables

_PRONOUNS = re.compile(r"\b(?:no|any|every|each|this|that|which|the|another)\s+$", re.IGNORECASE)
"""Words before "one" that make it a pronoun."""
_DATED = re.compile(r"\b(?:in|since|of|by|from|until|till|before|after|during|for|to|and|early|late|mid|the|year)[\s-]+$", re.IGNORECASE)
"""Words before a year, even where a plural follows it: "the 2000 elections"."""
_COUNTED = re.compile(r"\s+(?!(?:was|has|is|as|its|this|his)\b)[a-z]+s\b")
"""A plural after a round number, which then counts: "2000 rifles", but not "ambitious 2030 targets"."""
_NAMED = re.compile(r"[A-Z][\w'’-]+(?:, | \()$")
"""What stands before an age: "Ali Rad, 43,"."""


def is_label(text: str, match: re.Match[str]) -> bool:
    """Say whether the number that `amount_pattern` found counts nothing."""
    if match["percent"]:
        return False
    if _after().match(text, match.end()):
        return True
    if match["modifier"]:
        return False
    number, before, after = match["low"], text[max(0, match.start() - 24) : match.start()], text[match.end() : match.end() + 1]
    if number.lower() == "one":
        return bool(_PRONOUNS.search(before))
    if not number.isdigit():
        return False
    is_counted = number.endswith("00") and _COUNTED.match(text, match.end()) and not _DATED.search(before)
    is_year = len(number) == 4 and number[:2] in ("19", "20") and not is_counted
    is_age = after in (",", ".", ";", ")") and _NAMED.search(before)
    is_item = (before[-1:], after) == ("(", ")") or (after in (".", ")") and before[-1:] in ("", "\n"))
    return bool(is_year or is_age or is_item or _before().search(before))


@cache
def _before() -> re.Pattern[str]:
    return re.compile(rf"(?:{_month()}(?:\s+\d\d?(?:,|\s+and|\s+to))?|\b{any_of(read_tables()['labels']['before'])}|[№#])\s*$")


@cache
def _after() -> re.Pattern[str]:
    counted = rf"[\s-]+(?:more\s+|other\s+|consecutive\s+)?{any_of(read_tables()['labels']['after'])}(?!\w)"
    dated = rf"(?:(?:,|\s+and|\s+to)\s+\d\d?)?\s+(?:of\s+)?{_month()}(?![a-z])"
    return re.compile(rf"{counted}|{dated}|(?:st|nd|rd|th)\b|-[^\W\d]|[-–/.:]\d|\(")


def _month() -> str:
    return r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?"
