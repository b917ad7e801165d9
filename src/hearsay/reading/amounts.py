"""Words about amounts become numbers: `find_amounts` finds quantities and sums in a text, `read_quantity` and `read_money` read one.

What the words leave open stays open: "nearly 50" is 45 to 50, "at least 12" has no upper end.
"""

import re

from hearsay.nouns import MoneyValue, QuantityValue
from hearsay.reading.lemmas import irregular_forms, regular_lemmas
from hearsay.reading.number_labels import is_label
from hearsay.reading.number_words import amount_pattern, load_number_words

_PHRASE_END = re.compile(
    r"[^\w\s'’.-]|(?<![A-Z])\.(?!\S)"
    r"|\b(?:of|in|for|to|from|at|on|by|with|and|or|that|which|who|were|was|are|is|had|have|has|been|into|a|an|per)\b"
)


def find_amounts(text: str) -> list[tuple[int, int, str]]:
    """Return the spans (start, end, "quantity" or "money") of the amounts in a text, in reading order and without overlaps.

    A span holds the number with its modifiers, and for money its currency. Dates, spans of time, ages, ordinals and the numbers of
    sections, resolutions and models are left out.
    """
    found = []
    for match in amount_pattern().finditer(text):
        if _is_money(match):
            found.append((match.start(), match.end(), "money"))
        elif not is_label(text, match):
            found.append((match.start(), match.end(), "quantity"))
    return found


def read_quantity(text: str) -> QuantityValue | None:
    """Return the number that the words mean, with the noun that follows it in the singular; None where there is none."""
    match = amount_pattern().search(text)
    if match is None:
        return None
    return QuantityValue(*_bounds(match), "per cent" if match["percent"] else _unit(text[match.end() :]))


def read_money(text: str) -> MoneyValue | None:
    """Return the sum that the words mean, with its currency's code where they say whose it is; None where there is no sum."""
    match = next(filter(_is_money, amount_pattern().finditer(text)), None)
    if match is None:
        return None
    words = load_number_words()
    if match["currency"]:
        noun = " ".join(match["currency"].lower().split())
        code = words.currencies[noun] if noun in words.currencies else words.currencies[noun.removesuffix("s")]
    else:
        code = words.signs[match["sign"]]
    return MoneyValue(*_bounds(match), code or None)


def _is_money(match: re.Match[str]) -> bool:
    return bool(match["sign"] or match["currency"])


def _bounds(match: re.Match[str]) -> tuple[float | None, float | None]:
    """Return what a modifier and one number, or two with "to" between them, leave open."""
    low, high = _numbers(match["low"])
    if match["high"]:
        high = _numbers(match["high"])[1]
        if low is not None and match["low"].isdigit() and low < 1000:
            low = _rounded(low * _scale_of(match["high"]))
        # Whichever comes first, the lower one is the low end.
        return (high, low) if low is not None and high is not None and low > high else (low, high)
    kind = load_number_words().modifiers.get(" ".join(match["modifier"].lower().split()), "exact")
    if kind == "least":
        return low, None
    if kind == "most":
        return None, high
    if kind == "exact" or low is None:
        return low, high
    return _rounded(low * 0.9), high if kind == "nearly" or high is None else _rounded(high * 1.1)


def _numbers(words: str) -> tuple[float | None, float | None]:
    """Return the least and the greatest number that the words name."""
    tables = load_number_words()
    plain = " ".join(words.lower().split())
    for name in sorted(tables.vague, key=len, reverse=True):
        if plain == name or plain.startswith(name + " "):
            scale, (low, high) = _scale_of(plain[len(name) :]), tables.vague[name]
            return _rounded(low * scale), _rounded(high * scale) or None
    if digits := re.match(r"\d[\d.,\s]*", plain):
        number = _rounded(float(re.sub(r"[,\s]", "", digits[0]).rstrip(".")) * _scale_of(plain[digits.end() :]))
        return number, number
    total, part = 0.0, 0.0
    for word in re.split(r"[\s-]+", plain):
        if word in ("a", "an"):
            part = 1
        elif word in tables.numbers:
            part += tables.numbers[word]
        elif word in ("dozen", "hundred"):
            part = (part or 1) * (12 if word == "dozen" else 100)
        elif word in tables.scales:
            total, part = total + (part or 1) * tables.scales[word], 0.0
    return _rounded(total + part), _rounded(total + part)


def _scale_of(words: str) -> float:
    scales, scale = load_number_words().scales, 1.0
    for word in re.findall("[a-z]+", words.lower()):
        scale *= 12 if word == "dozen" else scales.get(word, 1.0)
    return scale


def _rounded(number: float) -> float:
    return round(number, 6)


def _unit(rest: str) -> str | None:
    """Return the noun that is counted: the last plural before the phrase ends, or its last word, in the singular."""
    if rest[:1] and not rest[0].isspace():
        return None
    rest = re.sub(r"^\s+(?:more\s+)?of\s+(?:(?:the|these|those|its|their|his|her|our)\s+)?|^\s+more\b", " ", rest)
    phrase = _PHRASE_END.split(rest, maxsplit=1)[0].lower().split()
    if not phrase:
        return None
    plurals = irregular_forms()[1]
    noun = next(
        (word for word in reversed(phrase) if word in plurals or (word[-1] == "s" and word[-2:] not in ("ss", "us", "'s", "’s"))),
        phrase[-1],
    )
    return plurals.get(noun) or next(regular_lemmas(noun, "NNS"), noun)
