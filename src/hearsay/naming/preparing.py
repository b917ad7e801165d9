"""A name as printed becomes words ready to be compared: the legal form apart, words that lists translate at will made one."""

import tomllib
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

from hearsay.naming.legal_forms import split_legal_forms
from hearsay.naming.scripts import Word, make_word, split_words

_NUMBERS = {"first": "1", "1st": "1", "second": "2", "2nd": "2", "third": "3", "3rd": "3", "fourth": "4", "4th": "4", "fifth": "5",
    "two": "2", "three": "3", "four": "4", "five": "5", "six": "6", "seven": "7", "eight": "8", "nine": "9", "ten": "10"}  # fmt: skip
_ROMAN = {"ii": "2", "iii": "3", "iv": "4", "v": "5", "vi": "6", "vii": "7", "viii": "8", "ix": "9", "x": "10", "xi": "11", "xii": "12"}


@dataclass(frozen=True, slots=True)
class Name:
    """A name made ready to be compared."""

    text: str
    words: tuple[Word, ...]
    forms: tuple[str, ...] = ()


def prepare_name(text: str, *, person: bool = False) -> Name:
    """Return the name ready to be compared; a person's name is not searched for legal forms, nor are its words translated."""
    if person:
        return Name(text, tuple(given_name(word) for word in split_words(text)))
    company = split_legal_forms(text)
    words = split_words(company.rest)
    return Name(text, tuple(same for word in words for same in _equivalents(word)), company.forms)


def is_slight(word: Word) -> bool:
    """Say whether a word is a particle that says next to nothing."""
    return word.latin in particles()[0]


def is_patronym(word: Word) -> bool:
    """Say whether a word says that the next one is the father's name."""
    return word.latin in particles()[1]


def is_number(word: Word) -> bool:
    """Say whether a word is a number, or has one in it."""
    return any(letter.isdigit() for letter in word.latin)


@lru_cache(maxsize=100_000)
def _equivalents(word: Word) -> tuple[Word, ...]:
    """Return the words that stand for one of a company's name: itself, its English equivalent, or what an acronym means."""
    if number := _ROMAN.get(word.latin, "") if len(word.latin) > 1 else "":
        return (make_word(number),)
    if word.latin in _NUMBERS:
        return (make_word(_NUMBERS[word.latin]),)
    if not word.vowelled:
        return (word,)
    acronym = _acronyms().get(word.latin)
    if acronym:
        return tuple(make_word(part) for part in acronym.split())
    whole, starts = _tables()
    same = whole.get(word.latin)
    if same is None:
        same = next((starts[word.latin[:n]] for n in range(min(len(word.latin), 16), 3, -1) if word.latin[:n] in starts), None)
    return (make_word(same),) if same else (word,)


@lru_cache(maxsize=100_000)
def given_name(word: Word) -> Word:
    """Return the given name that a pet name stands for, else the word itself."""
    whole = nicknames().get(word.latin)
    return make_word(whole) if whole else word


@cache
def nicknames() -> dict[str, str]:
    """Return the given name for each pet name."""
    table = tomllib.loads(files("hearsay.naming").joinpath("nicknames.toml").read_text("utf-8"))
    return {nickname: name for name, nicknames in table.items() for nickname in nicknames}


@cache
def _tables() -> tuple[dict[str, str], dict[str, str]]:
    table = tomllib.loads(files("hearsay.naming").joinpath("equivalents.toml").read_text("utf-8"))
    whole = {word: english for english, words in table.items() for word in (english, *words) if not word.endswith("*")}
    starts = {word[:-1]: english for english, words in table.items() for word in words if word.endswith("*")}
    return whole, starts


@cache
def particles() -> tuple[frozenset[str], frozenset[str]]:
    """Return the words that say next to nothing, and those of them that say "son of"."""
    table = tomllib.loads(files("hearsay.naming").joinpath("particles.toml").read_text("utf-8"))
    return frozenset(word for words in table.values() for word in words), frozenset(table["patronymic"])


@cache
def _acronyms() -> dict[str, str]:
    return tomllib.loads(files("hearsay.naming").joinpath("acronyms.toml").read_text("utf-8"))
