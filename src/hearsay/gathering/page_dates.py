"""A web page gives the day it was published, or None: never today, and never a day that the page or its address does not state."""

import re
from datetime import date
from typing import Any


def find_day(tree: Any, source: str, url: str | None) -> str | None:
    """Return the day of first publication that the page's metadata, address or text state, as `YYYY-MM-DD`.

    `tree` is the parsed page (lxml), `source` its text with the tags. htmldate finds it; a day that it worked out (the first of a month
    where only the month stands there) is not taken.
    """
    from htmldate import find_date

    found = find_date(tree, url=url, original_date=True, extensive_search=False)
    return found if found and states_day(f"{url or ''}\n{source}", found) else None


def states_day(text: str, day: str) -> bool:
    """Say whether the text writes this day out, in figures in any order or with the month as a word."""
    year, month, of_month = (int(part) for part in date.fromisoformat(day).isoformat().split("-"))
    y, m, d = f"(?<!\\d){year}", f"0?{month}", f"0?{of_month}"
    gap = r"[-/.\s]{1,2}"
    end = r"(?!\d)"
    word = r"[^\W\d_]{3,12}\.?"
    forms = (
        f"{y}{gap}{m}{gap}{d}{end}",
        f"{y}{month:02}{of_month:02}",
        rf"(?<!\d){d}{gap}{m}{gap}{year}{end}",
        rf"(?<!\d){m}{gap}{d}{gap}{year}{end}",
        rf"(?<!\d){d}(?:st|nd|rd|th|er|º|\.)?(?:\s+(?:de|of))?[\s-]+{word}(?:\s+de)?,?[\s-]+{year}{end}",
        rf"{word}\s+{d}(?:st|nd|rd|th)?,?\s+{year}{end}",
        rf"{y}\s*年\s*{m}\s*月\s*{d}\s*日",
    )
    return any(re.search(form, text, re.IGNORECASE) for form in forms)
