"""OFAC's free-text remarks become facts: identifiers, birth dates, states, measures and the weak aliases in quotes."""

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Any

from hearsay.lists.countries import is_code, read_country
from hearsay.lists.dates import read_dates
from hearsay.nouns import Identifier, ListedName

LONGEST_IDENTIFIER = 1000
"""Characters, with the country and dates; what is longer is no identifier, and stays a remark only."""
_QUOTED = re.compile(r"^'(?P<name>.+)'$")
_VALUE = re.compile(r"^(?P<value>[^(]*?)(?:\s+(?:issued|expires)\b.*?)?\s*(?:\((?P<country>[^)]*)\).*)?$")


@dataclass(slots=True)
class Remarks:
    """What one party's remarks state, in the order they state it."""

    names: list[ListedName] = field(default_factory=list)
    birth_dates: list[str] = field(default_factory=list)
    countries: list[str] = field(default_factory=list)
    identifiers: list[Identifier] = field(default_factory=list)
    measures: list[str] = field(default_factory=list)


def read_remarks(text: str) -> Remarks:
    """Read remarks such as `DOB 04 Jan 1961; nationality Iran; Tax ID No. 123 (Russia); a.k.a. 'ABC'; Linked To: HAMAS.`

    What is not understood stays in the remarks, which the listing keeps whole.
    """
    return read_statements(text.split(";"))


def read_statements(statements: Iterable[str]) -> Remarks:
    """Read statements that stand apart, each such as `Tax ID No. 123 (Russia)`."""
    remarks = Remarks()
    for statement in statements:
        _read_statement(statement.strip().rstrip(".").strip(), remarks)
    return remarks


def _read_statement(statement: str, remarks: Remarks) -> None:
    words = statement.removeprefix("alt. ")
    wording = _wording()
    for mark, kind in wording["names"].items():
        if words.startswith(mark) and (found := _QUOTED.match(words.removeprefix(mark).strip())):
            remarks.names.append(ListedName(found["name"], kind))
            return
    if words.startswith("DOB "):
        remarks.birth_dates.extend(read_dates(words[4:]))
        return
    for mark in wording["countries"]:
        if words.startswith(mark + " ") and (country := read_country(words[len(mark) + 1 :])):
            remarks.countries.append(country)
            return
    if any(words.startswith(mark) for mark in wording["measures"]):
        remarks.measures.append(statement)
        return
    for mark in wording["identifiers"]:
        if words.startswith(mark + " "):
            identifier = _read_identifier(mark, words[len(mark) + 1 :])
            if identifier is not None:
                remarks.identifiers.append(identifier)
            return


def _read_identifier(mark: str, words: str) -> Identifier | None:
    found = _VALUE.match(words) if len(words) <= LONGEST_IDENTIFIER else None
    if found is None or not found["value"].strip() or not any(letter.isdigit() or letter.isupper() for letter in found["value"]):
        return None
    country = read_country(found["country"] or "")
    return Identifier(mark, found["value"].strip(), country if country and is_code(country) else None)


@cache
def _wording() -> dict[str, Any]:
    wording = tomllib.loads(files("hearsay.lists.ofac").joinpath("remarks.toml").read_text("utf-8"))
    wording["identifiers"].sort(key=len, reverse=True)
    return wording
