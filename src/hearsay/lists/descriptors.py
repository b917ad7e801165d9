"""What is known of a published list before it is read: the `list.toml` beside its reader."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from importlib.resources import files
from typing import Any


@dataclass(frozen=True, slots=True)
class Download:
    """Where one file of a list is published, and the name that it is kept under."""

    address: str
    file: str


@dataclass(frozen=True, slots=True)
class Descriptor:
    """A published list: who publishes it, where, on what terms, and how many parties it plausibly holds."""

    name: str
    reader: str
    """The folder of `hearsay.lists` whose `reader.py` reads it."""
    publisher: str
    title: str
    address: str
    """Where a person can look at it."""
    terms: str
    minimum: int
    maximum: int
    files: tuple[str, ...]
    """File patterns, each for one part of the list, the main part first."""
    downloads: tuple[Download, ...] = ()
    """What `hearsay lists update` fetches; empty where the publisher offers no file."""
    measures: tuple[str, ...] = ()
    """What every listing brings with it, where the list does not say it of each."""
    measures_by: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """What a listing brings with it by its programme, schedule or source, where that settles it."""
    left_out: Mapping[str, str] = field(default_factory=dict)
    """Fields that are not read, and why."""
    strict: bool = True
    """Whether a field or category that is not known is an error; False where no whole real file could be had to check the form."""
    options: Mapping[str, Any] = field(default_factory=dict)
    """What only this list's reader understands."""


READERS = (
    "ofac", "un_sc", "eu_fsf", "eu_journal", "uk", "au_dfat", "nz_mfat", "ca_sema", "ch_seco", "us_csl", "jp_meti", "plain_tables",
    "opensanctions",
)  # fmt: skip
"""Folders with a `list.toml`; the last one reads whatever name no other claims."""


def find_descriptor(name: str) -> Descriptor:
    """Return the descriptor of the list called `name`; a name that is not known is taken for an OpenSanctions dataset."""
    known = _known()
    return known[name] if name in known else replace(known["opensanctions"], name=name, title=name)


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
                downloads=tuple(Download(one["address"], one["file"]) for one in entry.get("downloads", ())),
                measures=tuple(entry.get("measures", ())),
                measures_by={key: tuple(words) for key, words in entry.get("measures_by", {}).items()},
                left_out=table.get("left_out", {}) | entry.get("left_out", {}),
                strict=entry.get("strict", True),
                options=entry.get("options", {}),
            )
    return known
