"""What is known of a published list before it is read: the `list.toml` beside its reader."""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Descriptor:
    """A published list: who publishes it, where, on what terms, and how many parties it plausibly holds."""

    name: str
    reader: str
    """The folder of `hearsay.lists` whose `reader.py` reads it."""
    publisher: str
    title: str
    address: str
    terms: str
    minimum: int
    maximum: int
    files: tuple[str, ...]
    """File patterns, each for one part of the list, the main part first."""


READERS = ("ofac_sdn", "un_sc", "opensanctions")
"""Folders with a `list.toml`; the last one reads whatever name no other claims."""


def find_descriptor(name: str) -> Descriptor:
    """Return the descriptor of the list called `name`; a name that is not known is taken for an OpenSanctions dataset."""
    known = _known()
    if name in known:
        return known[name]
    general = known["opensanctions"]
    return Descriptor(
        name, general.reader, general.publisher, name, general.address, general.terms, general.minimum, general.maximum, general.files
    )


def known_lists() -> tuple[Descriptor, ...]:
    """Return every list that has a descriptor of its own, by name."""
    return tuple(descriptor for name, descriptor in sorted(_known().items()) if name != "opensanctions")


@cache
def _known() -> dict[str, Descriptor]:
    known = {}
    for reader in READERS:
        table = tomllib.loads(files(f"hearsay.lists.{reader}").joinpath("list.toml").read_text("utf-8"))
        for entry in table["list"]:
            known[entry["name"]] = Descriptor(
                name=entry["name"],
                reader=reader,
                publisher=entry["publisher"],
                title=entry["title"],
                address=entry["address"],
                terms=entry["terms"],
                minimum=entry["expected"]["minimum"],
                maximum=entry["expected"]["maximum"],
                files=tuple(entry["files"]),
            )
    return known
