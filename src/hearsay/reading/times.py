"""Words about time become intervals of dates: `find_times` finds them in a text, `read_time` says which days they mean.

The intervals follow the annotated claims: counted from the day of publication, and none where the words do not settle it.
"""

import re
from datetime import date

from hearsay.nouns import TimeValue
from hearsay.reading.calendar_words import COUNT, JOIN, MONTH, NEARLY, POINT, SEASON, SURE_MONTH, UNIT, YEAR
from hearsay.reading.time_values import read_interval

_OPENING = (
    r"(?:[Ii]n(?:\s+the\s+course\s+of)?|[Oo]n|[Ss]ince|[Bb]y|[Bb]efore|[Aa]fter|[Uu]ntil|till?|[Ff]rom|[Dd]uring|[Tt]hroughout|[Tt]hrough|[Oo]ver"
    r"|[Ww]ithin|[Aa]s\s+(?:of|early\s+as|late\s+as)|[Ee]arlier|[Ll]ater|[Ee]arly|[Ll]ate|[Aa]t|[Ff]or|so\s+far|(?<!Act\s)(?<!Law\s)(?<!Pact\s)of|no\s+later\s+than)"
)
_TIMES = re.compile(
    r"(?:(?<=[\s(\[\"'“‘«/—–])|(?<![\s\S]))(?:"
    rf"(?:[Bb]etween|[Ff]rom)\s+(?:{POINT}|{MONTH}|{YEAR})\s*(?:to|and|until|till|through|[-–—])\s*(?:{POINT}|{MONTH}|{YEAR}|now\b)"
    rf"|[Ff]or\s+(?:{NEARLY}\s+){{0,3}}{COUNT}\s+{UNIT}(?!\s+(?:in\s+prison|old))"
    rf"|(?:{_OPENING}\s+(?:or\s+)?(?:on\s+|in\s+|about\s+|around\s+|at\s+least\s+)?)?{POINT}"
    rf"|{_OPENING}\s+(?:(?:or\s+)?(?:about|around|at\s+least)\s+|the\s+)?(?:{MONTH}(?:{JOIN}{MONTH})?(?!\s+[A-Z])|{SURE_MONTH}|{SEASON}|{YEAR}(?:{JOIN}{YEAR})?|the\s+year\s+{YEAR})"
    rf"|[Ww]ithin\s+(?:{NEARLY}\s+){{0,3}}{COUNT}\s+{UNIT}|[Ii]n\s+(?:{NEARLY}\s+){{0,3}}{COUNT}\s+{UNIT}"
    rf"|{SURE_MONTH}(?!\s+[A-Z])|[Tt]he\s+(?:19[1-9]\d|20[0-3]\d)(?=\s+[a-z])|[Oo]vernight\b|tonight\b|(?:19|20)\d\d\s*[-–]\s*(?:19|20)?\d\d\b(?!-)"
    r")"
)


def find_times(text: str) -> list[tuple[int, int]]:
    """Return the spans (start, end) of the expressions of time in a text, in reading order and without overlaps."""
    return [match.span() for match in _TIMES.finditer(text)]


def read_time(text: str, *, published: str | None, tense: str | None = None) -> TimeValue | None:
    """Return the days that an expression of time means, counted from the day of publication (`YYYY-MM-DD...`).

    `tense` is that of the event: a bare "in May" or "on Friday" is the last one, or the next where it is "future". None where the
    words do not settle it, or where they need a day of publication that is not known.
    """
    day = date.fromisoformat(published[:10]) if published and re.match(r"\d{4}-\d\d-\d\d", published) else None
    found = read_interval(text, day, tense=tense)
    return TimeValue(found[0].isoformat(), found[1].isoformat()) if found else None
