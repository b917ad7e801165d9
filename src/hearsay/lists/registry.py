"""A list's name and a path become its edition and listings: the right reader is found by the name, and the count is checked."""

import importlib
import logging
from pathlib import Path
from typing import cast

from hearsay.errors import ListSizeError
from hearsay.lists.descriptors import find_descriptor
from hearsay.lists.interface import Reader, ReadList

log = logging.getLogger(__name__)


def read_list(name: str, path: Path, *, any_size: bool = False) -> ReadList:
    """Read the list called `name` from its file, or from the folder of its files.

    Raises ListError where nothing is there, ListFormatError where it is not in the publisher's form, and ListSizeError where the
    count of listings is not plausible; with `any_size` (cuts, examples) the last is only logged as a warning.
    """
    descriptor = find_descriptor(name)
    reader = cast("Reader", importlib.import_module(f"hearsay.lists.{descriptor.reader}.reader"))
    result = reader.read(path, descriptor)
    count = len(result.listings)
    if not descriptor.minimum <= count <= descriptor.maximum:
        message = f"{name}: {path} has {count} listings where {descriptor.minimum} to {descriptor.maximum} are expected"
        if not any_size:
            raise ListSizeError(f"{message}; fetch the whole list, or say --any-size if it is meant to be a part or an example")
        log.warning("%s: taken as a part or an example of the list", message)
    return result
