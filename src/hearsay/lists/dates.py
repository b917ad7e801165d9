"""A date as a publisher prints it becomes partial ISO dates: a year alone is never made into its first of January."""

import re
from datetime import date

MONTHS = {
    "jan": 1, "feb": 2, "mar": 3, "apr": 4, "may": 5, "jun": 6, "jul": 7, "aug": 8, "sep": 9, "oct": 10, "nov": 11, "dec": 12,
}  # fmt: skip
WIDEST_RANGE = 12
"""Years; of a wider range only both ends are kept."""

_WORDS = re.compile(r"(?:(?P<day>\d{1,2})\s+)?(?:(?P<month>[A-Za-z]{3})[a-z]*\.?\s+)?(?P<year>[12]\d{3})\b")
_ISO = re.compile(r"(?P<year>[12]\d{3})-(?P<month>\d{2})(?:-(?P<day>\d{2}))?(?!\d)")
_NUMBERS = re.compile(r"\b(?P<day>\d{1,2})[/.](?P<month>\d{1,2})[/.](?P<year>[12]\d{3})\b")


def read_dates(words: str) -> tuple[str, ...]:
    """Return the partial ISO dates that the words state: `04 Jan 1961`, `Jan 1961`, `circa 1961`, `1958 to 1960`, `1961-01-04`.

    A range gives every year from its first to its last, since any of them may be the one. What is about ("circa") or a range is
    given by the year. Days before months in `04/01/1961`; an unknown day or month (`00`) is left out.
    """
    found = [_iso(m) for pattern in (_ISO, _NUMBERS) for m in pattern.finditer(words)] or [_iso(m) for m in _WORDS.finditer(words)]
    if len(found) == 2 and re.search(r"\bto\b|\bbetween\b|[–—]", words):
        return years_between(int(found[0][:4]), int(found[1][:4]))
    if re.search(r"\b(?:circa|approximately|about|ca)\b", words, re.IGNORECASE):
        found = [text[:4] for text in found]
    return tuple(dict.fromkeys(found))


def read_american_date(words: str) -> str | None:
    """Return the ISO date that `03/28/2025` states, month first, as American publishers print it; None where it is none."""
    found = re.fullmatch(r"(\d{1,2})/(\d{1,2})/([12]\d{3})", words.strip())
    if not found or not (1 <= int(found[1]) <= 12 and 1 <= int(found[2]) <= 31):
        return None
    return f"{found[3]}-{int(found[1]):02}-{int(found[2]):02}"


def years_between(first: int, last: int) -> tuple[str, ...]:
    """Return every year of a range that is narrow enough to mean something, otherwise its ends."""
    first, last = sorted((first, last))
    years = range(first, last + 1) if last - first <= WIDEST_RANGE else (first, last)
    return tuple(str(year) for year in years)


def date_in_name(name: str) -> str | None:
    """Return the ISO date that a file name carries (`sdn_2024-05-03.csv`, `sdn20240503.csv`), or None."""
    for year, month, day in re.findall(r"(?<!\d)((?:19|20)\d{2})[-_.]?(\d{2})[-_.]?(\d{2})(?!\d)", name):
        try:
            return date(int(year), int(month), int(day)).isoformat()
        except ValueError:
            continue
    return None


def _iso(found: re.Match[str]) -> str:
    year, month, day = found["year"], found["month"], found["day"]
    number = 0 if month is None else int(month) if month.isdigit() else MONTHS.get(month.casefold(), 0)
    if not 1 <= number <= 12:
        return year
    if day is None or not 1 <= int(day) <= 31:
        return f"{year}-{number:02}"
    return f"{year}-{number:02}-{int(day):02}"
