"""What a case file can do, whatever keeps it; `sqlite.py` and `memory.py` do it."""

from collections.abc import Iterable, Iterator
from typing import Protocol

from hearsay.nouns import Edition, Listing


class Casefile(Protocol):
    """Keeps imported lists (reports, claims and decisions join them in later versions)."""

    def keep_list(self, edition: Edition, listings: Iterable[Listing]) -> None:
        """Keep one edition of a list with all its listings, in one transaction; the newest import of a list is the one in force."""

    def editions(self) -> list[tuple[Edition, int]]:
        """Return the editions in force with their number of listings, by list name."""

    def listings(self, lists: Iterable[str] | None = None) -> Iterator[tuple[Edition, Listing]]:
        """Yield every listing in force, of the named lists or of all."""

    def close(self) -> None:
        """Release what is held open."""
