"""A list's name and a path become its edition and listings: the right reader is found by the name, and the count is checked."""

import importlib
import logging
from pathlib import Path
from typing import cast

from hearsay.errors import ListFormatError, ListSizeError
from hearsay.lists.descriptors import find_descriptor
from hearsay.lists.interface import Reader, ReadList
from hearsay.lists.ledger import Ledger

log = logging.getLogger(__name__)

SMALLEST_PART = 0.8
"""A new edition with a smaller part of the standing one's listings is refused: a file that broke off looks like this."""


def read_list(name: str, path: Path, *, any_size: bool = False, ledger: Ledger | None = None) -> ReadList:
    """Read the list called `name` from its file, or from the folder of its files.

    Raises ListError where nothing is there, ListFormatError where it is not in the publisher's form, and ListSizeError where the
    count of listings is not plausible; with `any_size` (cuts, examples) the last is only logged as a warning. What became of every
    row can be read from the `ledger` that is handed in.
    """
    descriptor = find_descriptor(name)
    reader = cast("Reader", importlib.import_module(f"hearsay.lists.{descriptor.reader}.reader"))
    ledger = Ledger() if ledger is None else ledger
    ledger.list, ledger.strict = name, descriptor.strict
    result = reader.read(path, descriptor, ledger)
    ids = {listing.publisher_id for listing in result.listings}
    if len(ids) != len(result.listings):
        raise ListFormatError(f"{name}: {path}: {len(result.listings) - len(ids)} entries have the id of another; fetch the file again")
    count = len(result.listings)
    if not descriptor.minimum <= count <= descriptor.maximum:
        message = f"{name}: {path} has {count} listings where {descriptor.minimum} to {descriptor.maximum} are expected"
        if not any_size:
            raise ListSizeError(f"{message}; fetch the whole list, or say --any-size if it is meant to be a part or an example")
        log.warning("%s: taken as a part or an example of the list", message)
    return result


def check_against_standing(name: str, count: int, standing: int, *, any_size: bool = False) -> None:
    """Raise ListSizeError where a new edition has lost so many of the standing edition's listings that it must have broken off."""
    if count < SMALLEST_PART * standing and not any_size:
        raise ListSizeError(
            f"{name}: the new edition has {count} listings where the one that stands has {standing}; the standing edition is kept. "
            "Fetch the file again, or say --any-size if so many were removed"
        )
