"""The table of points in time: each row is a pattern over plain words ("last march", "13 august 2022") and the rule that dates it.

A point is a day, month, season, year or a part of one, named in full or counted from the day of publication.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from hearsay.reading.calendar_words import MONTHS, NUMBERS, ORDINALS, SEASONS, WEEKDAYS
from hearsay.reading.stretches import Interval, Unsettled, months, part_of, shifted, whole, years


@dataclass(frozen=True, slots=True)
class Counting:
    """What words about time are counted from: the day of publication, and whether the event is to come."""

    day: date | None
    ahead: bool = False

    @property
    def today(self) -> date:
        if self.day is None:
            raise Unsettled("no day of publication")
        return self.day

    def nearest(self, options: list[Interval]) -> Interval:
        """Return the last of the options that has begun, or the first that is not over where the event is to come."""
        if self.ahead:
            return next(option for option in options if option[1] >= self.today)
        return next(option for option in reversed(options) if option[0] <= self.today)


Rule = Callable[[re.Match[str], Counting], Interval]


def read_point(words: str, when: Counting) -> Interval:
    """Return the interval of one point of time; raise `Unsettled` where no rule knows it."""
    for pattern, rule in POINTS:
        if match := pattern.fullmatch(words):
            return rule(match, when)
    raise Unsettled(words)


def count_of(words: str) -> int:
    """Return the number that the words name exactly."""
    if words.isdigit():
        return int(words)
    if words in NUMBERS:
        return NUMBERS[words]
    raise Unsettled(words)


def make_rules(*rows: tuple[str, Rule]) -> tuple[tuple[re.Pattern[str], Rule], ...]:
    """Return the rows with their patterns compiled."""
    return tuple((re.compile(pattern), rule) for pattern, rule in rows)


def _iso(match: re.Match[str], _when: Counting) -> Interval:
    found = date(int(match["y"]), int(match["m"]), int(match["d"]))
    return found, found


def _date(match: re.Match[str], when: Counting) -> Interval:
    """A day of a month, or several in a row, with or without the year."""
    first, last = int(match["d"]), int(match["e"] or match["d"])
    month = MONTHS[match["m"][:3]]
    last_month = MONTHS[match["n"][:3]] if match["n"] else month
    if match["y"]:
        year = _year_of(match["y"], when)
        return date(year, month, first), date(year, last_month, last)
    options = [date(when.today.year + step, month, first) for step in (-1, 0, 1) if (month, first) != (2, 29)]
    start = when.nearest([(day, day) for day in options])[0]
    return start, date(start.year, last_month, last)


def _year_of(words: str, when: Counting) -> int:
    if words.isdigit():
        return int(words)
    steps = {"last": -1, "previous": -1, "next": 1, "this": 0, "current": 0, "present": 0}
    if (which := words.split()[0]) in steps:
        return when.today.year + steps[which]
    raise Unsettled(words)


def _named(words: str) -> tuple[int, int]:
    """Return the first month and the number of months of a month's or season's name."""
    return (SEASONS[words], 3) if words in SEASONS else (MONTHS[words[:3]], 1)


def _month(match: re.Match[str], when: Counting) -> Interval:
    """A month or season of a year, or the nearest of that name; or several months in a row."""
    month, count = _named(match["m"])
    if last := match.groupdict().get("n"):
        count = (MONTHS[last[:3]] - month) % 12 + 1
    if match["y"]:
        return months(_year_of(match["y"], when), month, count)
    return when.nearest([months(when.today.year + step, month, count) for step in (-1, 0, 1)])


def _which_month(match: re.Match[str], when: Counting) -> Interval:
    """ "last March" is the last that is over, "next spring" the first to come, "this winter" the year's own."""
    month, count = _named(match["m"])
    options = [months(when.today.year + step, month, count) for step in (-2, -1, 0, 1)]
    if match["w"] in ("last", "this past"):
        return next(option for option in reversed(options) if option[1] < when.today)
    if match["w"] in ("next", "this coming"):
        return next(option for option in options if option[0] > when.today)
    if match["w"] != "this":
        raise Unsettled(match[0])
    return options[1] if month == 12 and count == 3 and when.today.month < 6 and not when.ahead else options[2]


def _years(match: re.Match[str], _when: Counting) -> Interval:
    first, last = int(match["y"]), int(match["e"] or match["y"])
    last += first // 100 * 100 if last < 100 else 0
    if last < first:
        raise Unsettled(match[0])
    return years(first, last)


def _decade(match: re.Match[str], _when: Counting) -> Interval:
    first = int(match["y"]) + (1900 if len(match["y"]) == 2 else 0)
    return years(first, first + 9)


def _weekday(match: re.Match[str], when: Counting) -> Interval:
    """ "on Tuesday" is the last one up to publication; "last" and "next Tuesday" are before and after it."""
    since, which = (when.today.weekday() - WEEKDAYS[match["d"][:3]]) % 7, match["w"] or "this"
    if which in ("next", "this coming"):
        steps = 7 - since
    elif which in ("last", "this past"):
        steps = -(since or 7)
    elif which == "this":
        steps = (7 - since) % 7 if when.ahead else -since
    else:
        raise Unsettled(match[0])
    return whole("day", when.today, steps)


def _days_off(steps: int) -> Rule:
    return lambda _match, when: whole("day", when.today, steps)


def _overnight(_match: re.Match[str], when: Counting) -> Interval:
    return when.today - timedelta(1), when.today


def _which(match: re.Match[str], when: Counting) -> Interval:
    """ "this month", "last week", "next year": whole stretches of the calendar; "earlier this month" ends on publication."""
    steps = {"this": 0, "current": 0, "present": 0, "last": -1, "previous": -1, "next": 1, "this coming": 1}
    if match["w"] not in steps:
        raise Unsettled(match[0])
    start, end = whole(match["u"], when.today, steps[match["w"]])
    if match["e"] == "earlier " and start <= when.today <= end:
        return start, when.today
    return (when.today, end) if match["e"] == "later " and start <= when.today <= end else (start, end)


def _lapse(match: re.Match[str], when: Counting) -> Interval:
    """ "the past two weeks" ends on publication, "the next two weeks" begins on it."""
    if (match["u"].endswith("s") and not match["n"]) or (match["u"] == "day" and not match["n"]):
        raise Unsettled(match[0])
    count, unit = count_of(match["n"] or "a"), match["u"].rstrip("s")
    if match["w"] in ("past", "last", "previous"):
        return shifted(when.today, -count, unit), when.today
    if match["w"] in ("next", "coming"):
        return when.today, shifted(when.today, count, unit)
    raise Unsettled(match[0])


def _ago(match: re.Match[str], when: Counting) -> Interval:
    """ "three days ago" is a day, "two weeks ago" a calendar week, "two months ago" a month, "two years ago" a year."""
    return whole(match["u"].rstrip("s"), when.today, -count_of(match["n"]))


def _part(match: re.Match[str], when: Counting) -> Interval:
    """A part of a longer stretch: "early March", "the first half of 2023", "the end of the year"."""
    if named := re.fullmatch(r"year|month|quarter|decade", match["of"]):
        return part_of(whole(named[0], when.today, 0), match["p"])
    return part_of(read_point(match["of"], when), match["p"])


def _quarter(match: re.Match[str], when: Counting) -> Interval:
    number = int(match["q"]) if match["q"] else ORDINALS[match["o"]]
    if match["y"]:
        return months(_year_of(match["y"], when), 3 * number - 2, 3)
    return when.nearest([months(when.today.year + step, 3 * number - 2, 3) for step in (-1, 0, 1)])


_MONTH = "(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*"
_NAMED = rf"(?P<m>{_MONTH}|spring|summer|autumn|fall|winter)"
_WHICH = "(?P<w>this past|this coming|this|last|next|that|same|previous|following|current|present)"
_DAY = r"(?P<d>\d\d?)(?:st|nd|rd|th)?"
_DAY_TOO = r"(?P<e>\d\d?)(?:st|nd|rd|th)?"
_JOIN = "(?: ?- ?| (?:to|and|or|through|until) )"
_OF_YEAR = r"(?: (?:of )?(?P<y>\d{4}|(?:this|last|next|that|same|previous|following|current|present) year))"
ABOUT = "(?:(?:almost|nearly|about|around|roughly|some|at least|more than|just over|over|under|less than|up to|only) ){0,3}"
NUMBER = r"(?P<n>\d{1,3}|(?:a )?couple of|[a-z]+)"
UNIT = "(?P<u>(?:hour|day|week|month|year|decade)s?)"

POINTS = make_rules(
    (r"(?P<y>\d{4})-(?P<m>\d\d)-(?P<d>\d\d)", _iso),
    (r"(?P<d>\d\d?)\.(?P<m>\d\d?)\.(?P<y>\d{4})", _iso),
    (rf"(?:[a-z]+day )?{_DAY}(?: (?P<n>{_MONTH}))?{_JOIN}{_DAY_TOO}(?: of)? (?P<m>{_MONTH}){_OF_YEAR}?", _date),
    (rf"(?:[a-z]+day )?{_DAY}(?: of)? (?P<m>{_MONTH})(?P<e>)(?P<n>){_OF_YEAR}?", _date),
    (rf"(?:[a-z]+day )?(?P<m>{_MONTH}) {_DAY}(?:{_JOIN}(?:(?P<n>{_MONTH}) )?{_DAY_TOO})?{_OF_YEAR}?", _date),
    (rf"(?:month of )?{_NAMED}{_OF_YEAR}?(?:[-/]\d\d)?", _month),
    (rf"(?P<m>{_MONTH}){_JOIN}(?P<n>{_MONTH}){_OF_YEAR}?", _month),
    (rf"(?:already )?{_WHICH} {_NAMED}", _which_month),
    (rf"(?:year )?(?P<y>\d{{4}})(?:{_JOIN}(?P<e>\d{{4}}|\d\d))?", _years),
    (r"(?P<y>(?:19|20)?\d0)s", _decade),
    (
        rf"(?:{_WHICH} )?(?P<d>(?:mon|tues|wednes|thurs|fri|satur|sun)day)(?: morning| afternoon| evening| night)?",
        _weekday,
    ),
    (r"(?:earlier |later )?today|this morning|this afternoon|this evening|tonight", _days_off(0)),
    (r"yesterday(?: morning| afternoon| evening)?|last night", _days_off(-1)),
    (r"tomorrow", _days_off(1)),
    (r"overnight", _overnight),
    (rf"(?P<e>earlier |later |so far )?{_WHICH} (?P<u>week|weekend|month|quarter|year|decade)", _which),
    (r"weekend", lambda _match, when: when.nearest([whole("weekend", when.today, step) for step in (-1, 0, 1)])),
    (r"week before last", lambda _match, when: whole("week", when.today, -2)),
    (rf"(?:the )?(?P<w>past|last|next|coming|previous|following) (?:{NUMBER} )?{UNIT}", _lapse),
    (rf"(?:(?:almost|nearly|about|around|roughly|some|only|just) )?{NUMBER} {UNIT} ago", _ago),
    (r"q(?P<q>[1-4])(?P<o>) (?:of )?(?P<y>\d{4})", _quarter),
    (rf"(?P<q>)(?P<o>first|second|third|fourth) quarter{_OF_YEAR}?", _quarter),
    (r"year-end", lambda _match, when: months(when.today.year, 12)),
    (r"(?:month|week|night|morning|evening|day) of (.+)", lambda match, when: read_point(match[1], when)),
    (
        "(?P<p>beginning|start|middle|end|close|early|late|mid|(?:first|second|third|fourth|last) (?:half|quarter|week|days))"
        "(?: of)? (?P<of>.+)",
        _part,
    ),
)
"""Tried from the top; the words are plain: lower case, no commas, no articles."""
