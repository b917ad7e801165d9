"""What a case file can do, whatever keeps it; `sqlite.py` and `memory.py` do it."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple, Protocol

from hearsay.nouns import Edition, Listing


class KeptEdition(NamedTuple):
    """An edition of a list that the case keeps, in force or not."""

    edition: Edition
    listings: int
    imported_at: str
    """When it was brought into the case, `YYYY-MM-DDTHH:MM:SSZ`."""
    in_force: bool


class Casefile(Protocol):
    """Keeps imported lists (reports, claims and decisions join them in later versions)."""

    def keep_list(self, edition: Edition, listings: Iterable[Listing], *, in_force: bool = True) -> None:
        """Keep one edition of a list with all its listings, in one transaction; the newest import of a list is the one in force.

        With `in_force` False it is kept as an earlier edition, and the one in force stays.
        """

    def editions(self) -> list[tuple[Edition, int]]:
        """Return the editions in force with their number of listings, by list name."""

    def listings(self, lists: Iterable[str] | None = None) -> Iterator[tuple[Edition, Listing]]:
        """Yield every listing in force, of the named lists or of all."""

    def history(self, name: str) -> list[KeptEdition]:
        """Return every kept edition of a list, the oldest first by its date (that of the import where it has none)."""

    def listings_of(self, edition: Edition) -> Iterator[Listing]:
        """Yield the listings of any kept edition, in the publisher's order; nothing where it is not kept."""

    def listing_in(self, edition: Edition, publisher_id: str) -> Listing | None:
        """Return one party of a kept edition, or None where the edition does not list it."""

    def note_fetch(self, name: str, address: str, etag: str | None, last_modified: str | None) -> None:
        """Keep what a publisher's site said of the state of one file, so that it can be asked whether there is a newer one."""

    def fetch_note(self, name: str, address: str) -> tuple[str | None, str | None]:
        """Return ETag and Last-Modified as last noted; None for each that was not said."""

    def close(self) -> None:
        """Release what is held open."""


def sort_history(kept: Iterable[KeptEdition]) -> list[KeptEdition]:
    """Return editions from the oldest to the newest: by the day they are of, then by when they were imported."""
    return sorted(kept, key=lambda one: (one.edition.date or one.imported_at[:10], one.imported_at))
