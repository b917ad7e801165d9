"""Arithmetic of the calendar: whole weeks, months and years, and parts of them, as intervals with both ends inclusive."""

from calendar import monthrange
from datetime import date, timedelta

from hearsay.reading.calendar_words import ORDINALS

Interval = tuple[date, date]


class Unsettled(Exception):
    """The words do not settle which days are meant."""


def months(year: int, month: int, count: int = 1) -> Interval:
    """Return `count` whole months; `month` may lie below 1 or above 12."""
    first, last = year * 12 + month - 1, year * 12 + month + count - 2
    return date(first // 12, first % 12 + 1, 1), _last_of(last // 12, last % 12 + 1)


def years(first: int, last: int) -> Interval:
    """Return whole years."""
    return date(first, 1, 1), date(last, 12, 31)


def whole(unit: str, day: date, steps: int) -> Interval:
    """Return the calendar week, weekend, month, quarter, year or decade that lies `steps` of them from the day's own."""
    monday = day - timedelta(day.weekday())
    if unit == "day":
        return day + timedelta(steps), day + timedelta(steps)
    if unit == "week":
        return monday + timedelta(7 * steps), monday + timedelta(7 * steps + 6)
    if unit == "weekend":
        return monday + timedelta(7 * steps + 5), monday + timedelta(7 * steps + 6)
    if unit == "month":
        return months(day.year, day.month + steps)
    if unit == "quarter":
        return months(day.year, (day.month - 1) // 3 * 3 + 1 + 3 * steps, 3)
    if unit == "year":
        return years(day.year + steps, day.year + steps)
    if unit == "decade":
        first = day.year // 10 * 10 + 10 * steps
        return years(first, first + 9)
    raise Unsettled(unit)


def shifted(day: date, number: int, unit: str) -> date:
    """Return the day that lies so many hours, days, weeks, months, years or decades later, or earlier."""
    if unit == "hour" and number % 24 == 0:
        return day + timedelta(number // 24)
    if unit in ("day", "week"):
        return day + timedelta(number * (7 if unit == "week" else 1))
    sizes = {"month": 1, "year": 12, "decade": 120}
    if unit not in sizes:
        raise Unsettled(unit)
    month = day.year * 12 + day.month - 1 + number * sizes[unit]
    last = _last_of(month // 12, month % 12 + 1)
    return last.replace(day=min(day.day, last.day))


def part_of(stretch: Interval, part: str) -> Interval:
    """Return a part, such as "early", "end", "first half" or "last week", of a month, a season, a year or a decade."""
    start, end = stretch
    days = (end - start).days + 1
    if days in range(28, 32):
        return _part_of_month(start, end, part)
    if days in range(89, 93):
        return _part_of_season(start, part)
    if days in (365, 366):
        return _part_of_year(start.year, part)
    if days in (3652, 3653) and part in ("first half", "second half", "early", "late"):
        return years(start.year, start.year + 4) if part in ("first half", "early") else years(start.year + 5, end.year)
    raise Unsettled(part)


def _part_of_month(start: date, end: date, part: str) -> Interval:
    """Thirds for "early", "mid" and "late", as annotated; weeks are counted from the first, the last one from the end."""
    if part == "last week":
        return end - timedelta(6), end
    if part.endswith(" week"):
        return start + timedelta(7 * ORDINALS[part.split()[0]] - 7), start + timedelta(7 * ORDINALS[part.split()[0]] - 1)
    days = {
        "early": (1, 10), "beginning": (1, 10), "start": (1, 10), "first days": (1, 10), "mid": (11, 20), "middle": (11, 20),
        "late": (21, end.day), "end": (21, end.day), "close": (21, end.day), "last days": (21, end.day),
        "first half": (1, 15), "second half": (16, end.day),
    }  # fmt: skip
    if part not in days:
        raise Unsettled(part)
    return start.replace(day=days[part][0]), start.replace(day=days[part][1])


def _part_of_season(start: date, part: str) -> Interval:
    place = {"early": 0, "beginning": 0, "start": 0, "mid": 1, "middle": 1, "late": 2, "end": 2, "close": 2}
    if part not in place:
        raise Unsettled(part)
    return months(start.year, start.month + place[part])


def _part_of_year(year: int, part: str) -> Interval:
    if part.endswith((" half", " quarter")):
        size = 6 if part.endswith("half") else 3
        return months(year, size * (ORDINALS.get(part.split()[0], 12 // size) - 1) + 1, size)
    places = {
        "early": (1, 4), "mid": (5, 4), "middle": (5, 4), "late": (10, 3),
        "beginning": (1, 1), "start": (1, 1), "first days": (1, 1), "end": (12, 1), "close": (12, 1), "last days": (12, 1),
    }  # fmt: skip
    if part not in places:
        raise Unsettled(part)
    return months(year, *places[part])


def _last_of(year: int, month: int) -> date:
    return date(year, month, monthrange(year, month)[1])
