"""An expression of time becomes the interval of days that it means: what its opening ("since", "by", "for") makes of its point."""

import re
from contextlib import suppress
from datetime import date, timedelta

from hearsay.reading.stretches import Interval, Unsettled, shifted
from hearsay.reading.time_points import ABOUT, NUMBER, UNIT, Counting, count_of, make_rules, read_point


def read_interval(words: str, day: date | None, *, tense: str | None) -> Interval | None:
    """Return the first and last day that the words mean, counted from `day`; None where they do not settle it.

    What is past or present ends on the day of publication at the latest, whatever its year or month.
    """
    if len(words) > 100 or re.fullmatch(r"[Aa]fter\s+the\s+\w+", words):
        return None  # no expression is so long; "after the June" goes on: "delivery"
    plain = _plain(words)
    when = Counting(day, ahead=tense == "future")
    try:
        for pattern, opened in _OPENINGS:
            if match := pattern.fullmatch(plain):
                return opened(match, Counting(day, ahead=tense != "past"))
        start, end = _found(plain, when)
    except (Unsettled, ValueError, OverflowError, StopIteration):
        return None
    if day is not None and tense in ("past", "present") and start <= day < end:
        return start, day
    return start, end


def _found(plain: str, when: Counting) -> Interval:
    for pattern, rule in _FRAMES:
        if match := pattern.fullmatch(plain):
            return rule(match, when)
    return read_point(plain, when)


def _plain(words: str) -> str:
    """Return the words in lower case, without commas, articles and full stops, every dash a hyphen.

    The article stays in "the last week", which ends today, unlike "last week".
    """
    lowered = re.sub(r"[–—]", "-", words.lower())
    lowered = re.sub(r"[,\s]+|(?<=[a-z])\.", " ", lowered)
    lowered = re.sub(r"\bthe (?!(?:past|last|next|coming) (?:[a-z0-9]+ )?(?:hour|day|week|month|year|decade)s?\b(?! of))", "", lowered)
    lowered = re.sub(r"\b(early|late|mid)-", r"\1 ", lowered)
    return re.sub(r" +", " ", lowered).strip()


def _until(match: re.Match[str], when: Counting) -> Interval:
    """ "by the summer" ends with the summer; what was done "by late 2018" was done then."""
    start, end = read_point(match[1], when)
    if end >= when.today:
        return when.today, end
    if match[0].startswith("by "):
        return start, end
    raise Unsettled(match[0])


def _before(match: re.Match[str], when: Counting) -> Interval:
    start, end = read_point(match[1], when)
    last = end if re.match(r"(?:end|close) of|year-end", match[1]) else start - timedelta(1)
    if last < when.today:
        raise Unsettled(match[0])
    return when.today, last


def _since(match: re.Match[str], when: Counting) -> Interval:
    if when.ahead and match[0].startswith("from "):
        return read_point(match[1], when)
    start, end = read_point(match[1], Counting(when.day))
    return (start, when.today) if start <= when.today else (start, end)


def _after(match: re.Match[str], when: Counting) -> Interval:
    _, end = read_point(match[1], when)
    if when.ahead or end >= when.today:
        raise Unsettled(match[0])
    return end + timedelta(1), when.today


def _lasting(match: re.Match[str], when: Counting) -> Interval:
    """ "for six years", "within a month": back from publication, or on from it where the event is to come."""
    count, unit = count_of(match["n"]), match["u"].rstrip("s")
    return (when.today, shifted(when.today, count, unit)) if when.ahead else (shifted(when.today, -count, unit), when.today)


def _from_to(match: re.Match[str], when: Counting) -> Interval:
    """ "from 4 to 15 November" is one point; "from May to June 2022" is two, and the first has the year of the last."""
    first, last = match["first"], match["last"]
    with suppress(Unsettled):
        return read_point(match["both"], when)
    if last in ("now", "today"):
        return read_point(first, Counting(when.day))[0], when.today
    end = read_point(last, when)[1]
    year = re.search(r" (?:of )?(\d{4}|(?:this|last|next|current|same|previous) year)$", last)
    if year and not re.search(r"\d{4}|year$", first):
        first = f"{first} {year[1]}"
    start = read_point(first, when if year or when.ahead else Counting(end))[0]
    if start > end:
        raise Unsettled(match[0])
    return start, end


_OPENINGS = make_rules(
    (r"(?:by|until|till|no later than) (.+)", _until),
    (r"before (.+)", _before),
)
"""Openings that look ahead from publication, so that their end is not cut there."""

_FRAMES = make_rules(
    (r"(?:between|from) (?P<both>(?P<first>.+?) ?(?:\b(?:to|and|until|till|through)\b|-) ?(?P<last>.+))", _from_to),
    (r"(?:since|from)(?: at least| about| around)? (.+)", _since),
    (r"after (.+)", _after),
    (rf"(?:for|within|in|over) {ABOUT}{NUMBER} {UNIT}", _lasting),
    (
        r"(?:in course of|in|on|during|throughout|through|over|within|at|for|of|as of|as early as|as late as|so far|already"
        r"|(?:early|late|earlier|later)(?= on | in )) (?:or )?(?:on |in |about |around |at least )?(.+)",
        lambda match, when: read_point(match[1], when),
    ),
)
