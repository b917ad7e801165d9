"""What a listing brings with it (an asset freeze, an export control, a ban on travel) in one set of words, so that they stay apart."""

import tomllib
from functools import cache
from importlib.resources import files

from hearsay.lists.ledger import Ledger
from hearsay.lists.printed import tidy


def known_measures() -> tuple[str, ...]:
    """Return the words that hearsay uses, in the order of its table."""
    return tuple(dict.fromkeys(_table().values()))


def read_measure(printed: str, ledger: Ledger, about: str) -> str | None:
    """Return hearsay's word for a measure as a publisher prints it; one that is not known is reported, and then kept as printed."""
    words = tidy(printed).casefold().strip(" .")
    if not words:
        return None
    if words not in _table():
        ledger.report_unknown("measure", words, about)
    return _table().get(words, words)


def read_measures(printed: list[str], ledger: Ledger, about: str) -> tuple[str, ...]:
    """Return the measures that the words name, each once, in their order."""
    return tuple(dict.fromkeys(found for words in printed if (found := read_measure(words, ledger, about))))


@cache
def _table() -> dict[str, str]:
    table = tomllib.loads(files("hearsay.lists").joinpath("measures.toml").read_text("utf-8"))
    return {phrase.casefold(): word for word, phrases in table.items() for phrase in (*phrases, word)}
