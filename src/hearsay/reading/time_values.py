"""An expression of time becomes the interval of days that it means: openings ("since", "by") over a table of points.

A point is a day, month, season or year, named or counted from the day of publication. Every rule is one pattern and one function.
"""

import re
from calendar import monthrange
from collections.abc import Callable
from datetime import date, timedelta

from hearsay.reading.calendar_words import MONTHS, NUMBERS, ORDINALS, SEASONS, WEEKDAYS

Interval = tuple[date, date]


class Unsettled(Exception):
    """The words do not settle which days are meant."""


def read_interval(words: str, day: date | None, *, tense: str | None) -> Interval | None:
    """Return the first and last day that the words mean, counted from `day`; None where they do not settle it."""
    plain = _plain(words)
    try:
        for pattern, opened in _OPENINGS:
            if match := pattern.fullmatch(plain):
                return opened(match, day, tense)
        return read_point(plain, day, tense)
    except (Unsettled, ValueError, OverflowError):
        return None


def read_point(words: str, day: date | None, tense: str | None) -> Interval:
    """Return the interval of one point of time; raise `Unsettled` where no rule knows it."""
    for pattern, made in _POINTS:
        if match := pattern.fullmatch(words):
            return made(match, day, tense)
    raise Unsettled(words)


def _plain(words: str) -> str:
    """Return the words in lower case, without commas, articles and full stops, every dash a hyphen."""
    lowered = re.sub(r"[–—]", "-", words.lower())
    lowered = re.sub(r"[,\s]+|(?<=[a-z])\.", " ", lowered)
    lowered = re.sub(r"\bthe (?=\S)|\bvery (?=\S)|^(?:early|late) (?=on )", "", lowered)
    return re.sub(r" +", " ", re.sub(r"\b(early|late|mid)-", r"\1 ", lowered)).strip()


def _known(day: date | None) -> date:
    if day is None:
        raise Unsettled("no day of publication")
    return day


# ---- openings: what "since", "by" and "for" make of a point


def _since(match: re.Match[str], day: date | None, tense: str | None) -> Interval:
    start, end = read_point(match[1], day, "past")
    if tense == "future" and match[0].startswith("from"):
        return read_point(match[1], day, tense)
    return (start, _known(day)) if start <= _known(day) else (start, end)


def _until(match: re.Match[str], day: date | None, tense: str | None) -> Interval:
    start, end = read_point(match[1], day, "future" if tense == "future" or _turning(match[1]) else tense)
    if end >= _known(day):
        return _known(day), end
    if match[0].startswith(("by", "no later")):
        return start, end
    raise Unsettled(match[0])


def _turning(words: str) -> bool:
    return bool(re.match(r"(?:end|close) of|year-end", words))


def _before(match: re.Match[str], day: date | None, tense: str | None) -> Interval:
    start, end = read_point(match[1], day, "future" if tense == "future" else tense)
    last = end if _turning(match[1]) else start - timedelta(1)
    if last >= _known(day):
        return _known(day), last
    raise Unsettled(match[0])


def _after(match: re.Match[str], day: date | None, tense: str | None) -> Interval:
    _, end = read_point(match[1], day, tense)
    if tense != "future" and end < _known(day):
        return end + timedelta(1), _known(day)
    raise Unsettled(match[0])


def _lasting(match: re.Match[str], day: date | None, tense: str | None) -> Interval:
    """ "for six years", "within a month": backwards from publication, or forwards where the event is to come."""
    count, unit = match[1], match[2]
    return (_known(day), _shifted(day, count, unit, 1)) if tense == "future" else (_shifted(day, count, unit, -1), _known(day))


def _from_to(match: re.Match[str], day: date | None, tense: str | None) -> Interval:
    first, last = match[1], match[2]
    if last in ("now", "today"):
        return read_point(first, day, "past")[0], _known(day)
    end = read_point(last, day, tense)[1]
    if year := re.search(r" (?:of )?(\d{4}|(?:this|last|next|current|same|previous) year)$", last):
        if not re.search(r"\d{4}|year$", first):
            first = f"{first} {year[1]}"
    start = _known(day) if first == "now" else read_point(first, end if not year and tense != "future" else day, tense)[0]
    if start > end:
        raise Unsettled(match[0])
    return start, end


# ---- points


def _date(match: re.Match[str], day: date | None, tense: str | None) -> Interval:
    """A day of a month, or several in a row, with or without its year."""
    first, last = int(match["d"]), int(match["e"] or match["d"])
    month = MONTHS[match["m"][:3]]
    if match["y"]:
        year = _year_of(match["y"], day)
        return date(year, month, first), date(year, month, last)
    start = _nearest(day, tense, lambda year: date(year, month, first))
    return start, date(start.year, month, last)


def _nearest(day: date | None, tense: str | None, made: Callable[[int], date]) -> date:
    """Return the last of the yearly days not after publication, or the first not before it where the event is to come."""
    today = _known(day)
    years = (today.year, today.year + 1) if tense == "future" else (today.year, today.year - 1)
    for year in years:
        found = made(year)
        if found >= today if tense == "future" else found <= today:
            return found
    raise Unsettled("no such day")


def _year_of(words: str, day: date | None) -> int:
    if words.isdigit():
        return int(words)
    for word, step in (("last", -1), ("previous", -1), ("next", 1), ("this", 0), ("current", 0), ("present", 0)):
        if words.startswith(word):
            return _known(day).year + step
    raise Unsettled(words)


def _months(year: int, month: int, count: int = 1) -> Interval:
    """Return the interval of `count` whole months; `month` may be below 1 or above 12."""
    start = date(year + (month - 1) // 12, (month - 1) % 12 + 1, 1)
    last = month + count - 1
    year, month = year + (last - 1) // 12, (last - 1) % 12 + 1
    return start, date(year, month, monthrange(year, month)[1])


def _named(words: str) -> tuple[int, int]:
    """Return the first month and the number of months of a month's or season's name."""
    return (SEASONS[words], 3) if words in SEASONS else (MONTHS[words[:3]], 1)


def _month(match: re.Match[str], day: date | None, tense: str | None) -> Interval:
    """A month or season of a year, or the nearest of that name."""
    month, count = _named(match["m"])
    if match["y"]:
        return _months(_year_of(match["y"], day), month, count)
    today = _known(day)
    options = [_months(today.year + step, month, count) for step in (-1, 0, 1)]
    if tense == "future":
        return next(option for option in options if option[1] >= today)
    return next(option for option in reversed(options) if option[0] <= today)


def _relative_month(match: re.Match[str], day: date | None, tense: str | None) -> Interval:
    """ "last March", "this winter", "next spring": the last that is over, the year's own, the first to come."""
    month, count = _named(match["m"])
    today = _known(day)
    options = [_months(today.year + step, month, count) for step in (-2, -1, 0, 1)]
    if match["w"] in ("last", "this past"):
        return next(option for option in reversed(options) if option[1] < today)
    if match["w"] in ("next", "this coming"):
        return next(option for option in options if option[0] > today)
    if match["w"] != "this":
        raise Unsettled(match[0])
    if count == 3 and month == 12 and today.month < 6 and tense != "future":
        return options[1]
    return options[2]


def _year(match: re.Match[str], day: date | None, tense: str | None) -> Interval:
    return date(int(match[1]), 1, 1), date(int(match[1]), 12, 31)


def _years(match: re.Match[str], day: date | None, tense: str | None) -> Interval:
    first, last = int(match[1]), int(match[2])
    last += first // 100 * 100 if last < 100 else 0
    if last < first:
        raise Unsettled(match[0])
    return date(first, 1, 1), date(last, 12, 31)


def _decade(match: re.Match[str], day: date | None, tense: str | None) -> Interval:
    first = int(match[1]) if len(match[1]) == 4 else 1900 + int(match[1])
    return date(first, 1, 1), date(first + 9, 12, 31)


def _weekday(match: re.Match[str], day: date | None, tense: str | None) -> Interval:
    """ "on Tuesday" is the last one on or before publication, "next Tuesday" the one after it, "last Tuesday" the one before it."""
    today, which = _known(day), match["w"] or ""
    behind = (today.weekday() - WEEKDAYS[match["d"][:3]]) % 7
    if which in ("next", "this coming") or (tense == "future" and which in ("", "this")):
        found = today + timedelta((7 - behind) % 7 or (0 if not which or which == "this" else 7))
    elif which in ("last", "", "this", "this past"):
        found = today - timedelta(behind or (0 if which in ("", "this") else 7))
    else:
        raise Unsettled(match[0])
    return found, found


def _day(steps: int) -> Callable[[re.Match[str], date | None, str | None], Interval]:
    def made(match: re.Match[str], day: date | None, tense: str | None) -> Interval:
        found = _known(day) + timedelta(steps)
        return found, found

    return made


def _overnight(match: re.Match[str], day: date | None, tense: str | None) -> Interval:
    return _known(day) - timedelta(1), _known(day)


def _calendar(unit: str, day: date, steps: int) -> Interval:
    """Return the calendar week, month, quarter, year or decade that lies `steps` of them from the day's own."""
    if unit == "week":
        start = day - timedelta(day.weekday()) + timedelta(7 * steps)
        return start, start + timedelta(6)
    if unit == "weekend":
        start = day - timedelta(day.weekday() + 2) + timedelta(7 * (steps + (day.weekday() >= 5 or steps == 1)))
        return start, start + timedelta(1)
    if unit == "month":
        return _months(day.year, day.month + steps)
    if unit == "quarter":
        return _months(day.year, (day.month - 1) // 3 * 3 + 1 + 3 * steps, 3)
    if unit == "decade":
        first = day.year // 10 * 10 + 10 * steps
        return date(first, 1, 1), date(first + 9, 12, 31)
    return date(day.year + steps, 1, 1), date(day.year + steps, 12, 31)


def _this(match: re.Match[str], day: date | None, tense: str | None) -> Interval:
    """ "this month" ends on publication unless the event is to come; "last month", "next month" are whole."""
    today, which, unit = _known(day), match["w"], match["u"]
    if which in ("this", "current", "present", "") or unit == which:
        start, end = _calendar(unit, today, 0)
        if match["e"] or (tense in ("past", "present") and not match["whole"]):
            return start, max(start, today)
        return start, end
    if which in ("last", "previous", "this past"):
        return _calendar(unit, today, -1)
    if which in ("next", "this coming"):
        return _calendar(unit, today, 1)
    raise Unsettled(match[0])


def _lapse(match: re.Match[str], day: date | None, tense: str | None) -> Interval:
    """ "the past two weeks" ends on publication, "the next two weeks" begins on it."""
    if match["u"].endswith("s") and not match["n"]:
        raise Unsettled(match[0])
    if match["w"] in ("past", "last", "previous"):
        return _shifted(day, match["n"] or "a", match["u"], -1), _known(day)
    if match["w"] in ("next", "coming"):
        return _known(day), _shifted(day, match["n"] or "a", match["u"], 1)
    raise Unsettled(match[0])


def _ago(match: re.Match[str], day: date | None, tense: str | None) -> Interval:
    """ "three days ago" is a day, "two weeks ago" a calendar week, "two months ago" a month, "two years ago" a year."""
    count, unit = _count(match["n"]), match["u"].rstrip("s")
    if unit in ("hour", "decade"):
        raise Unsettled(match[0])
    if unit == "day":
        found = _known(day) - timedelta(count)
        return found, found
    return _calendar(unit, _known(day), -count)


def _count(words: str) -> int:
    if words.isdigit():
        return int(words)
    if words in NUMBERS:
        return NUMBERS[words]
    raise Unsettled(words)


def _shifted(day: date | None, count: str, unit: str, sign: int) -> date:
    """Return the day that lies so many hours, days, weeks, months or years from publication."""
    number, unit, today = _count(count) * sign, unit.rstrip("s"), _known(day)
    if unit == "hour":
        if number % 24:
            raise Unsettled(f"{count} hours")
        number, unit = number // 24, "day"
    if unit in ("day", "week"):
        return today + timedelta(number * (7 if unit == "week" else 1))
    months = today.year * 12 + today.month - 1 + number * {"month": 1, "year": 12, "decade": 120}[unit]
    year, month = months // 12, months % 12 + 1
    return date(year, month, min(today.day, monthrange(year, month)[1]))


def _part(match: re.Match[str], day: date | None, tense: str | None) -> Interval:
    """A part of a longer stretch: "early March", "the first half of 2023", "the end of the year"."""
    part, whole = match["p"], match["of"]
    start, end = _whole(whole, day, tense)
    days = (end - start).days + 1
    if part in ("month", "night", "morning", "evening", "day"):
        return start, end
    if days in range(28, 32):
        return _part_of_month(part, start, end)
    if days in (365, 366):
        return _part_of_year(part, start.year)
    if part in ("beginning", "start", "end", "close"):
        return (start, _months(start.year, start.month)[1]) if part in ("beginning", "start") else (date(end.year, end.month, 1), end)
    if part in ("early", "mid", "middle", "late") and days in range(89, 93):
        first = {"early": 0, "late": 2}.get(part, 1)
        return _months(start.year, start.month + first)
    raise Unsettled(match[0])


def _whole(words: str, day: date | None, tense: str | None) -> Interval:
    if words in ("year", "month", "week", "decade", "quarter"):
        return _calendar(words, _known(day), 0)
    if found := re.fullmatch(r"(?:this|current|present) (year|month|week|decade)", words):
        return _calendar(found[1], _known(day), 0)
    return read_point(words, day, tense)


def _part_of_month(part: str, start: date, end: date) -> Interval:
    year, month = start.year, start.month
    if part in ("early", "beginning", "start", "first days"):
        return start, date(year, month, 10)
    if part in ("mid", "middle"):
        return date(year, month, 11), date(year, month, 20)
    if part in ("late", "end", "close", "last days"):
        return date(year, month, 21), end
    if part == "last week":
        return end - timedelta(6), end
    if part == "first half":
        return start, date(year, month, 15)
    if part == "second half":
        return date(year, month, 16), end
    if part.endswith("week"):
        first = 7 * ORDINALS[part.split()[0]] - 6
        return date(year, month, first), date(year, month, first + 6)
    raise Unsettled(part)


def _part_of_year(part: str, year: int) -> Interval:
    if part.endswith(("half", "quarter")):
        order, piece = part.split()
        size = 6 if piece == "half" else 3
        number = ORDINALS.get(order, 12 // size)
        return _months(year, size * (number - 1) + 1, size)
    sizes = {"early": (1, 4), "mid": (5, 4), "middle": (5, 4), "late": (10, 3), "beginning": (1, 1), "start": (1, 1), "end": (12, 1), "close": (12, 1)}
    if part not in sizes:
        raise Unsettled(part)
    return _months(year, *sizes[part])


def _quarter(match: re.Match[str], day: date | None, tense: str | None) -> Interval:
    if match["y"]:
        return _months(_year_of(match["y"], day), 3 * (int(match["q"]) - 1) + 1, 3)
    number = ORDINALS[match["o"]]
    start = _nearest(day, tense, lambda year: date(year, 3 * number - 2, 1))
    return _months(start.year, start.month, 3)


def _iso(match: re.Match[str], day: date | None, tense: str | None) -> Interval:
    found = date(int(match["y"]), int(match["m"]), int(match["d"]))
    return found, found


def _year_end(match: re.Match[str], day: date | None, tense: str | None) -> Interval:
    return _months(_known(day).year, 12)


_M = r"(?P<m>(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*)"
_S = r"(?P<m>(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*|spring|summer|autumn|fall|winter)"
_W = r"(?P<w>this past|this coming|this|last|next|that|same|previous|following|current|present)"
_WD = r"(?P<d>(?:mon|tues|wednes|thurs|fri|satur|sun)day)"
_D = r"(?P<d>\d\d?)(?:st|nd|rd|th)?"
_E = r"(?:(?: ?- ?| (?:to|and|or|through|until) )(?P<e>\d\d?)(?:st|nd|rd|th)?)?"
_Y = r"(?: (?:of )?(?P<y>\d{4}|(?:this|last|next|that|same|previous|following|current|present) year))"
_ABOUT = r"(?:(?:almost|nearly|about|around|roughly|some|at least|more than|just over|over|under|less than|up to|only|a) )*"
_N = r"(?P<n>\d{1,3}|couple of|[a-z]+)"
_U = r"(?P<u>(?:hour|day|week|month|year|decade)s?)"

Rule = Callable[[re.Match[str], date | None, str | None], Interval]


def _rules(*rows: tuple[str, Rule]) -> tuple[tuple[re.Pattern[str], Rule], ...]:
    return tuple((re.compile(pattern), rule) for pattern, rule in rows)


_POINTS = _rules(
    (r"(?P<y>\d{4})-(?P<m>\d\d)-(?P<d>\d\d)", _iso),
    (r"(?P<d>\d\d?)\.(?P<m>\d\d?)\.(?P<y>\d{4})", _iso),
    (rf"(?:[a-z]+day )?{_D}{_E}(?: of)? {_M}{_Y}?", _date),
    (rf"(?:[a-z]+day )?{_M} {_D}{_E}{_Y}?", _date),
    (rf"(?:month of )?{_S}{_Y}?", _month),
    (rf"{_W} {_S}", _relative_month),
    (r"(?:year )?(\d{4})", _year),
    (r"(\d{4})(?: ?- ?| and | or | to )(\d{4}|\d\d)", _years),
    (r"((?:19|20)?\d0)s", _decade),
    (rf"(?:{_W} )?{_WD}(?: morning| afternoon| evening| night)?", _weekday),
    (r"(?:earlier |later )?today|this morning|this afternoon|this evening|tonight", _day(0)),
    (r"yesterday|last night", _day(-1)),
    (r"tomorrow", _day(1)),
    (r"overnight", _overnight),
    (rf"(?P<e>earlier |so far )?(?P<whole>whole )?{_W} (?P<u>week|month|quarter|year|decade|weekend)", _this),
    (r"week before last", lambda match, day, tense: _calendar("week", _known(day), -2)),
    (rf"(?P<w>past|last|next|coming|previous|following) (?:{_N} )?{_U}", _lapse),
    (rf"{_ABOUT}{_N} {_U} ago", _ago),
    (r"(?:q(?P<q>[1-4]) (?:of )?(?P<y>\d{4})|(?P<o>first|second|third|fourth) quarter)", _quarter),
    (
        r"(?P<p>beginning|start|middle|end|close|early|late|mid|month|night|morning|evening|day"
        r"|(?:first|second|third|fourth|last) (?:half|quarter|week|days))(?: of)? (?P<of>.+)",
        _part,
    ),
    (r"year-end", _year_end),
)

_OPENINGS = _rules(
    (r"(?:between|from) (.+?) ?(?:\b(?:to|and|until|till|through)\b|-) ?(.+)", _from_to),
    (r"(?:since|as of|from) (.+)", _since),
    (r"(?:by|until|till|til|no later than) (.+)", _until),
    (r"before (.+)", _before),
    (r"after (.+)", _after),
    (rf"(?:for|within|in) {_ABOUT}(\d{{1,3}}|couple of|[a-z]+) ((?:hour|day|week|month|year|decade)s?)", _lasting),
    (
        r"(?:in course of|in|on|during|throughout|through|over|within|earlier|later|early|late|at|for|of)"
        r" (?:on |in |about |around )?((?!the ).+)",
        lambda match, day, tense: read_point(match[1], day, tense),
    ),
)
