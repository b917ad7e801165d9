"""One listed name becomes the readings that it may be met under: as printed, and for a long company name its initials."""

from collections.abc import Iterator

from hearsay.naming.legal_forms import split_legal_forms
from hearsay.naming.preparing import Name, is_slight, prepare_name
from hearsay.naming.scripts import make_word, split_words

LEAST_INITIALS, MOST_INITIALS = 3, 6


def read_names(text: str, *, person: bool) -> Iterator[tuple[Name, bool]]:
    """Yield the readings of a name, each with whether it is by initials."""
    name = prepare_name(text, person=person)
    if name.words:
        yield name, False
    if not person and (letters := initials(text)):
        yield Name(text, (make_word(letters),), name.forms), True


def initials(text: str) -> str | None:
    """Return the initials of a company's name of three words or more ("Sokolvarsk Repair Yard": "sry"), or None."""
    if len(text.split()) < LEAST_INITIALS:
        return None
    words = [word for word in split_words(split_legal_forms(text).rest) if not is_slight(word) and word.vowelled]
    if not LEAST_INITIALS <= len(words) <= MOST_INITIALS or any(len(word.latin) < 2 or not word.latin.isalpha() for word in words):
        return None
    return "".join(word.latin[0] for word in words)
