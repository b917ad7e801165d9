"""The lists that a case keeps: every edition with its listings, and which one is in force."""

from collections.abc import Iterable, Iterator
from itertools import islice

from sqlalchemy import Select, delete, exists, func, insert, select, update

from hearsay.casefile.database import Database, Writing
from hearsay.casefile.interface import KeptEdition, sort_history
from hearsay.casefile.listings import read_listing, write_listing
from hearsay.casefile.records import digest, digest_all
from hearsay.casefile.tables import edition as editions
from hearsay.casefile.tables import fetch, listing
from hearsay.nouns import Edition, Listing

CHUNK = 5000
"""Listings that are written at once."""


class KeptLists(Database):
    """Keeps lists, as `interface.py` says."""

    def keep_list(self, edition: Edition, listings: Iterable[Listing], *, in_force: bool = True) -> None:
        """Keep one edition of a list with all its listings; it is the one in force from now on, unless `in_force` is False.

        The same edition kept again replaces itself. Raises CaseError where it can not be written; nothing is kept then.
        """
        with self.changing(about=f"the list {edition.list}") as writing:
            connection = writing.connection
            ours = (editions.c.list == edition.list) & (editions.c.sha256 == edition.sha256)
            before = connection.execute(select(editions.c.number, editions.c.earlier).where(ours)).first()
            if before is not None:
                connection.execute(delete(listing).where(listing.c.edition == before.number))
                connection.execute(delete(editions).where(ours))
            earlier = 0 if in_force or (before is not None and before.earlier == 0) else 1
            values = {"list": edition.list, "date": edition.date, "sha256": edition.sha256, "earlier": earlier, "listings": 0}
            connection.execute(insert(editions).values(imported_at=writing.at, **values))
            number = connection.execute(select(editions.c.number).where(ours)).scalar()
            count, bodies = 0, []
            rows = iter(listings)
            while chunk := list(islice(rows, CHUNK)):
                texts = [write_listing(one) for one in chunk]
                connection.execute(
                    insert(listing),
                    [
                        {"edition": number, "position": count + n, "publisher_id": one.publisher_id, "body": text}
                        for n, (one, text) in enumerate(zip(chunk, texts, strict=True))
                    ],
                )
                count += len(chunk)
                bodies.append(digest_all(texts))
            connection.execute(update(editions).where(editions.c.number == number).values(listings=count))
            log_edition(writing, edition, (number, earlier, count, writing.at, digest_all(bodies)))

    def editions(self) -> list[tuple[Edition, int]]:
        """Return the editions in force with their number of listings, by list name."""
        chosen = select(editions).where(editions.c.number.in_(_in_force())).order_by(editions.c.list)
        with self.looking() as connection:
            return [(Edition(row.list, row.date, row.sha256), row.listings) for row in connection.execute(chosen)]

    def listings(self, lists: Iterable[str] | None = None) -> Iterator[tuple[Edition, Listing]]:
        """Yield every listing in force, of the named lists or of all, by list name and in the publisher's order."""
        wanted = None if lists is None else set(lists)
        for edition, _ in self.editions():
            if wanted is None or edition.list in wanted:
                yield from ((edition, one) for one in self.listings_of(edition))

    def list_names(self) -> list[str]:
        """Return the names of the lists of which any edition is kept."""
        with self.looking() as connection:
            return [row.list for row in connection.execute(select(editions.c.list).distinct().order_by(editions.c.list))]

    def history(self, name: str) -> list[KeptEdition]:
        """Return every kept edition of a list, the oldest first."""
        with self.looking() as connection:
            in_force = {row.number for row in connection.execute(_in_force())}
            rows = connection.execute(select(editions).where(editions.c.list == name).order_by(editions.c.number)).all()
        return sort_history(
            KeptEdition(Edition(name, row.date, row.sha256), row.listings, row.imported_at, row.number in in_force) for row in rows
        )

    def listings_of(self, edition: Edition) -> Iterator[Listing]:
        """Yield the listings of any kept edition, in the publisher's order."""
        start = 0
        while True:
            chosen = _bodies(edition).where(listing.c.position >= start).order_by(listing.c.position).limit(CHUNK)
            with self.looking() as connection:
                bodies = connection.execute(chosen).all()
            yield from (read_listing(row.body) for row in bodies)
            if len(bodies) < CHUNK:
                return
            start += CHUNK

    def listing_in(self, edition: Edition, publisher_id: str) -> Listing | None:
        """Return one party of a kept edition, or None where the edition does not list it."""
        with self.looking() as connection:
            body = connection.execute(_bodies(edition).where(listing.c.publisher_id == publisher_id)).scalar()
        return read_listing(str(body)) if body is not None else None

    def note_fetch(self, name: str, address: str, etag: str | None, last_modified: str | None) -> None:
        """Keep what a site said of the state of one file. Raises CaseError where it can not be written."""
        ours = (fetch.c.list == name) & (fetch.c.address == address)
        with self.changing(about=f"what {address} said") as writing:
            writing.connection.execute(delete(fetch).where(ours))
            row = {"list": name, "address": address, "etag": etag, "last_modified": last_modified, "fetched_at": writing.at}
            writing.connection.execute(insert(fetch).values(**row))
            writing.log("fetch noted", f"{name} {address}", digest(*row.values()))

    def fetch_note(self, name: str, address: str) -> tuple[str | None, str | None]:
        """Return ETag and Last-Modified as last noted."""
        with self.looking() as connection:
            row = connection.execute(select(fetch).where(fetch.c.list == name, fetch.c.address == address)).first()
        return (row.etag, row.last_modified) if row else (None, None)


def log_edition(writing: Writing, edition: Edition, facts: tuple[object, ...], action: str = "list kept") -> None:
    """Write into the log that an edition is kept; `facts`: number, whether an earlier one, how many listed, when, what."""
    writing.log(action, f"{edition.list} {edition.sha256}", digest(edition.list, edition.date, edition.sha256, *facts))


def digest_listings(texts: Iterable[str]) -> str:
    """Return the digest of an edition's listings, as they are kept."""
    rows, parts = iter(texts), []
    while chunk := list(islice(rows, CHUNK)):
        parts.append(digest_all(chunk))
    return digest_all(parts)


def adopt(database: Database) -> None:
    """Write into the log what a case kept before it had one."""
    from hearsay.casefile.tables import entry

    with database.looking() as connection:
        if connection.execute(select(exists().where(entry.c.number > 0))).scalar():
            return
        rows = connection.execute(select(editions).order_by(editions.c.number)).all()
        notes = connection.execute(select(fetch)).all()
    if not rows and not notes:
        return
    with database.changing(about="the log") as writing:
        for row in rows:
            bodies = writing.connection.execute(select(listing.c.body).where(listing.c.edition == row.number).order_by(listing.c.position))
            own = Edition(row.list, row.date, row.sha256)
            facts = (row.number, row.earlier, row.listings, row.imported_at, digest_listings(b.body for b in bodies))
            log_edition(writing, own, facts, "list found")
        for note in notes:
            writing.log("fetch noted", f"{note.list} {note.address}", digest(*note))


def _in_force() -> "Select[tuple[int]]":
    return select(func.max(editions.c.number).label("number")).where(editions.c.earlier == 0).group_by(editions.c.list)


def _bodies(edition: Edition) -> "Select[tuple[str]]":
    joined = listing.join(editions, listing.c.edition == editions.c.number)
    return select(listing.c.body).select_from(joined).where(editions.c.list == edition.list, editions.c.sha256 == edition.sha256)
