"""A case file that lasts as long as the program: the fake that everyone else tests with."""

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime

from hearsay.casefile.interface import KeptEdition, sort_history
from hearsay.nouns import Edition, Listing


class MemoryCasefile:
    """Keeps lists in dictionaries, as `interface.py` says."""

    def __init__(self) -> None:
        self._kept: dict[Edition, tuple[tuple[Listing, ...], str]] = {}
        self._in_force: dict[str, Edition] = {}
        self._fetches: dict[tuple[str, str], tuple[str | None, str | None]] = {}

    def keep_list(self, edition: Edition, listings: Iterable[Listing], *, in_force: bool = True) -> None:
        """Keep one edition of a list; it is the one in force from now on, unless `in_force` is False."""
        self._kept[edition] = (tuple(listings), datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"))
        if in_force:
            self._in_force[edition.list] = edition

    def editions(self) -> list[tuple[Edition, int]]:
        """Return the editions in force with their number of listings, by list name."""
        return [(edition, len(self._kept[edition][0])) for _, edition in sorted(self._in_force.items())]

    def listings(self, lists: Iterable[str] | None = None) -> Iterator[tuple[Edition, Listing]]:
        """Yield every listing in force, of the named lists or of all."""
        wanted = None if lists is None else set(lists)
        for name, edition in sorted(self._in_force.items()):
            if wanted is None or name in wanted:
                yield from ((edition, listing) for listing in self._kept[edition][0])

    def history(self, name: str) -> list[KeptEdition]:
        """Return every kept edition of a list, the oldest first."""
        return sort_history(
            KeptEdition(edition, len(listings), imported_at, self._in_force.get(name) == edition)
            for edition, (listings, imported_at) in self._kept.items()
            if edition.list == name
        )

    def listings_of(self, edition: Edition) -> Iterator[Listing]:
        """Yield the listings of any kept edition."""
        yield from self._kept.get(edition, ((), ""))[0]

    def listing_in(self, edition: Edition, publisher_id: str) -> Listing | None:
        """Return one party of a kept edition, or None."""
        return next((listing for listing in self.listings_of(edition) if listing.publisher_id == publisher_id), None)

    def note_fetch(self, name: str, address: str, etag: str | None, last_modified: str | None) -> None:
        """Keep what a publisher's site said of the state of one file."""
        self._fetches[name, address] = (etag, last_modified)

    def fetch_note(self, name: str, address: str) -> tuple[str | None, str | None]:
        """Return ETag and Last-Modified as last noted."""
        return self._fetches.get((name, address), (None, None))

    def close(self) -> None:
        """Nothing is held open."""
