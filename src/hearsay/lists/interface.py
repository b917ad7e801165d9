"""What every list's `reader.py` offers, so that the registry need not know them."""

from pathlib import Path
from typing import NamedTuple, Protocol

from hearsay.lists.descriptors import Descriptor
from hearsay.lists.ledger import Ledger
from hearsay.nouns import Edition, Listing


class ReadList(NamedTuple):
    """One edition of a list with all its listings, each publisher's id once."""

    edition: Edition
    listings: tuple[Listing, ...]


class Reader(Protocol):
    """A module that reads one publisher's forms."""

    def read(self, path: Path, descriptor: Descriptor, ledger: Ledger) -> ReadList:
        """Read the list, and write into the ledger what became of every row.

        Raises ListFormatError where a file is not in the publisher's form, and logs what it had to leave out.
        """
