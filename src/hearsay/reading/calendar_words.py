"""The words of the calendar, as numbers and as pieces of regular expressions; `POINT` is what may follow "in", "since" or "by".

Every piece begins with a letter or digit and is case-sensitive where it must be ("may" is no month), so that a search passes quickly over
other words.
"""

MONTHS = {
    "jan": 1, "feb": 2, "mar": 3, "apr": 4, "may": 5, "jun": 6, "jul": 7, "aug": 8, "sep": 9, "oct": 10, "nov": 11, "dec": 12,
}  # fmt: skip
"""The first three letters of a month, and its number."""

WEEKDAYS = {"mon": 0, "tue": 1, "wed": 2, "thu": 3, "fri": 4, "sat": 5, "sun": 6}

SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}
"""A season, and the first of its three whole months (northern hemisphere)."""

NUMBERS = {
    "a": 1, "an": 1, "one": 1, "two": 2, "couple of": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "eleven": 11, "twelve": 12, "fifteen": 15, "eighteen": 18, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50,
}  # fmt: skip

ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4}

MONTH = (
    r"(?:Jan(?:uary\b|\.|\b)|Feb(?:ruary\b|\.|\b)|Mar(?:ch\b|\.)|Apr(?:il\b|\.|\b)|May\b|Jun(?:e\b|\.)|Jul(?:y\b|\.)|Aug(?:ust\b|\.|\b)"
    r"|Sept?(?:ember\b|\.|\b)|Oct(?:ober\b|\.|\b)|Nov(?:ember\b|\.|\b)|Dec(?:ember\b|\.|\b))"
)
SURE_MONTH = r"(?:January|February|April|June|July|August|September|October|November|December)\b"
"""Months whose bare name is hardly ever another word."""
WEEKDAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b"
SEASON = r"(?:spring|summer|autumn|fall|winter)\b"
YEAR = r"(?:19|20)\d\d(?![\d%]|[.,]\d|s\b)"
DAY = r"(?:[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)?(?![\w%]|[.,:]\d)"
COUNT = (
    r"(?:\d{1,3}|couple\s+of|several|few|an?|" + "|".join(f"[{w[0].upper()}{w[0]}]{w[1:]}" for w in NUMBERS if w[2:] and " " not in w) + ")"
)
NEARLY = r"(?:almost|nearly|about|around|roughly|some|at\s+least|more\s+than|just\s+over|over|under|less\s+than|up\s+to|only|a|the)"
UNIT = r"(?:hour|day|week|month|year|decade)s?\b"
JOIN = r"(?:\s*[-–—]\s*|\s+(?:to|and|or|through|until)\s+)"

WHICH = r"(?:[Tt]his(?:\s+past|\s+coming)?|[Ll]ast|[Nn]ext|[Tt]hat|(?:[Tt]he\s+)?(?:same|previous|following|current|present))"
ANY_YEAR = rf"(?:{YEAR}|{WHICH}\s+year\b)"
OF_YEAR = rf"(?:,?\s+(?:of\s+)?{ANY_YEAR})"
DATE = (
    rf"(?:{DAY}(?:(?:\s+{MONTH})?{JOIN}{DAY})?(?:\s+of)?\s+{MONTH}{OF_YEAR}?"
    rf"|{MONTH}\s+{DAY}(?:{JOIN}(?:{MONTH}\s+)?{DAY})?{OF_YEAR}?"
    r"|(?:19|20)\d\d-[01]\d-[0-3]\d\b|[0-3]?\d\.[01]?\d\.(?:19|20)\d\d\b)"
)
DATED = rf"(?:{MONTH}(?:{JOIN}{MONTH})?{OF_YEAR}|{SEASON}{OF_YEAR}(?:[-–/]\d\d(?!\d))?)"
RELATIVE = rf"(?:{WHICH}\s+(?:week(?:end)?|month|year|day|decade|quarter|morning|afternoon|evening|night|{WEEKDAY}|{MONTH}|{SEASON})\b)"
LAPSE = rf"(?:[Tt]he\s+)(?:past|last|next|coming|previous|following)\s+(?:{COUNT}\s+)?{UNIT}"
AGO = rf"(?:{NEARLY}\s+){{0,3}}(?:[Aa]n?|{COUNT})\s+{UNIT}\s+(?:ago|earlier|later|before|afterwards)\b"
PIECE = (
    r"(?:(?:[Tt]he\s+)?(?:(?:very\s+)?(?:beginning|start|middle|end|close|(?:first|second|third|fourth|last)\s+(?:half|quarter|week|days)"
    r"|month|week|night|morning|evening|day)\s+of|early|late|mid|Mid|Early|Late)[-\s]+"
    rf"(?:(?:the\s+)?(?:{DATE}|{DATED}|{RELATIVE}|{MONTH}|{YEAR}|{SEASON}|(?:19|20)?\d0s\b|year\b|month\b|week\b|decade\b))"
    rf"|(?:the\s+)?(?:first|second|third|fourth)\s+quarter\b|Q[1-4],?\s+(?:of\s+)?{YEAR}|year-end\b)"
)
POINT = (
    rf"(?:{PIECE}|(?:[Tt]he\s+)?(?:{WEEKDAY},?\s+)?{DATE}|{LAPSE}|{AGO}|{RELATIVE}|(?:the\s+)?{DATED}|(?:the\s+)?(?:(?:19|20)\d0s\b|[1-9]0s\b)"
    rf"|(?<!Good\s)(?<!Black\s)(?<!Bloody\s)(?<!Easter\s)(?<!Palm\s){WEEKDAY}(?:\s+(?:morning|afternoon|evening|night)\b)?|(?:the\s+)?week\s+before\s+last\b|the\s+weekend\b|[Tt]oday\b|[Yy]esterday(?:\s+(?:morning|afternoon|evening)\b|\b)|[Tt]omorrow\b)"
)
