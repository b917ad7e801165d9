"""Two editions of a list are compared, and a list's history answers what it said on a day."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, fields
from typing import Literal

from hearsay.nouns import Edition, Listing

COMPARED = tuple(field.name for field in fields(Listing) if field.name not in ("list", "publisher_id"))


@dataclass(frozen=True, slots=True)
class Changed:
    """One party as two editions list it, and in which fields they differ."""

    old: Listing
    new: Listing
    fields: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Difference:
    """What one edition has and the other has not; the publisher's id says which parties are the same."""

    added: tuple[Listing, ...]
    removed: tuple[Listing, ...]
    changed: tuple[Changed, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """Whether a party was listed on a day, by which edition that is known, and how it was listed then."""

    outcome: Literal["listed", "not listed", "not known"]
    edition: Edition | None
    """The last kept edition of that day or before; where the outcome is not known, the first one after it."""
    listing: Listing | None
    words: str


def compare_editions(old: Iterable[Listing], new: Iterable[Listing]) -> Difference:
    """Return what was added, removed and changed, in the order of the editions."""
    before = {listing.publisher_id: listing for listing in old}
    after = {listing.publisher_id: listing for listing in new}
    changed = [
        Changed(before[number], listing, tuple(name for name in COMPARED if getattr(before[number], name) != getattr(listing, name)))
        for number, listing in after.items()
        if number in before and before[number] != listing
    ]
    return Difference(
        tuple(listing for number, listing in after.items() if number not in before),
        tuple(listing for number, listing in before.items() if number not in after),
        tuple(change for change in changed if change.fields),
    )


def was_listed(
    publisher_id: str, day: str, editions: Sequence[tuple[Edition, str]], find: Callable[[Edition, str], Listing | None]
) -> Answer:
    """Say whether a party was listed on `day` (`YYYY-MM-DD`), from the kept editions with the day each is of, the oldest first.

    The last edition of that day or before it answers. Where there is none, nothing is known: an edition that came later may say since when
    it lists the party, which is passed on as what it says.
    """
    earlier = [edition for edition, date in editions if date <= day]
    if earlier:
        edition = earlier[-1]
        dated = f"the edition of {edition.date or 'unknown date'}"
        listing = find(edition, publisher_id)
        if listing is None:
            return Answer("not listed", edition, None, f"not listed: {dated}, the last that is kept of {day} or before, does not hold it")
        return Answer("listed", edition, listing, f"listed: {dated}, the last that is kept of {day} or before, holds it")
    if not editions:
        return Answer("not known", None, None, "not known: no edition of this list is kept")
    first = editions[0][0]
    listing = find(first, publisher_id)
    words = f"not known: the earliest edition that is kept is of {editions[0][1]}"
    if listing is not None and listing.listed_on and listing.listed_on <= day:
        words += f"; it says that the party was listed on {listing.listed_on}"
    return Answer("not known", first, listing, words)
