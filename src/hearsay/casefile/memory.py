"""A case file that lasts as long as the program: the fake that everyone else tests with."""

from collections.abc import Iterable, Iterator

from hearsay.nouns import Edition, Listing


class MemoryCasefile:
    """Keeps lists in a dictionary, as `interface.py` says."""

    def __init__(self) -> None:
        self._lists: dict[str, tuple[Edition, tuple[Listing, ...]]] = {}

    def keep_list(self, edition: Edition, listings: Iterable[Listing]) -> None:
        """Keep one edition of a list; it is the one in force from now on."""
        self._lists[edition.list] = (edition, tuple(listings))

    def editions(self) -> list[tuple[Edition, int]]:
        """Return the editions in force with their number of listings, by list name."""
        return [(edition, len(listings)) for _, (edition, listings) in sorted(self._lists.items())]

    def listings(self, lists: Iterable[str] | None = None) -> Iterator[tuple[Edition, Listing]]:
        """Yield every listing in force, of the named lists or of all."""
        wanted = None if lists is None else set(lists)
        for name, (edition, listings) in sorted(self._lists.items()):
            if wanted is None or name in wanted:
                yield from ((edition, listing) for listing in listings)

    def close(self) -> None:
        """Nothing is held open."""
