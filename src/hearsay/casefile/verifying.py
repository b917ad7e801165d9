"""A case is held against its own log: is every line the one that was written, and is everything kept as the log says it was kept?

The log is replayed: what it says of each thing last is what the tables must hold, no more and no less. Whoever can write the file can
write a new log too; so note the last hash elsewhere, and ask `verify` whether the log still has it.
"""

from collections.abc import Iterator, Mapping
from itertools import chain as join
from typing import Any

from sqlalchemy import Connection, select

from hearsay.casefile import tables
from hearsay.casefile.encoding import decode
from hearsay.casefile.interface import Entry
from hearsay.casefile.kept_lists import digest_listings
from hearsay.casefile.records import NOTHING, chain, digest, digest_all, digest_report, search_rows
from hearsay.nouns import Decision, Failure, Reading

Expected = dict[tuple[str, str], tuple[str, str]]
"""By sort and id of a thing: the digest of what is kept, and the action that said so last."""
_SORTS = {
    "list kept": "list", "list found": "list", "fetch noted": "fetch", "decided": "decision",
    "weighed": "weighed", "failure kept": "failure", "failure solved": "failure",
}  # fmt: skip


def verify(connection: Connection) -> list[str]:
    """Return what is not as it was kept, in words; empty where everything is."""
    problems: list[str] = []
    expected: Expected = {}
    previous, number = NOTHING, 0
    for row in connection.execute(select(tables.entry).order_by(tables.entry.c.number)):
        entry = Entry(*row)
        number += 1
        if entry.number != number:
            problems.append(f"the log: entry {number} is missing")
            number = entry.number
        if chain(previous, entry.number, entry.at, entry.by, entry.action, entry.about, entry.digest).hash != entry.hash:
            problems.append(f"the log: entry {entry.number} ({entry.action}, {entry.about}) or the one before it was changed")
        previous = entry.hash
        follow(expected, entry)
    found: dict[tuple[str, str], str] = {}
    for sort, about, own in _kept(connection, problems):
        found[sort, about] = own
    for (sort, about), (kept, _) in expected.items():
        if (sort, about) not in found:
            problems.append(f"{sort} {about} is missing")
        elif found[sort, about] != kept:
            problems.append(f"{sort} {about} is not as it was kept")
    problems += [f"{sort} {about} is in the case, but the log does not know it" for sort, about in found.keys() - expected.keys()]
    return problems


def follow(expected: Expected, entry: Entry) -> None:
    """Let an entry of the log say what the tables must hold from then on."""
    if entry.action.startswith("noted: "):
        return
    sort = "report" if entry.action.startswith("report kept") else _SORTS.get(entry.action)
    if sort is None:
        expected["entry", entry.about] = (entry.digest, entry.action)
    elif entry.action == "failure solved":
        expected.pop((sort, entry.about), None)
    else:
        expected[sort, entry.about] = (entry.digest, entry.action)


def _kept(connection: Connection, problems: list[str]) -> Iterator[tuple[str, str, str]]:
    """Yield the sort, id and digest of everything in the tables; what contradicts itself goes to `problems`."""
    yield from join(_lists(connection), _reports(connection, problems))
    for row in connection.execute(select(tables.fetch)):
        yield "fetch", f"{row.list} {row.address}", digest(*row)
    for row in connection.execute(select(tables.failure)):
        if row.about != _about(Failure, row.body):
            problems.append(f"failure {row.about}: its row is about something else than its words")
        yield "failure", row.about, digest(row.number, row.about, row.body)
    for row in connection.execute(select(tables.decision)):
        if row.about != _about(Decision, row.body):
            problems.append(f"decision {row.id}: its row is about something else than its words")
        yield "decision", row.id, digest(row.number, row.id, row.about, row.body)
    rows = connection.execute(select(tables.weighed).order_by(tables.weighed.c.sort, tables.weighed.c.position)).all()
    logged = connection.execute(select(tables.entry.c.number).where(tables.entry.c.action == "weighed").limit(1)).first()
    if rows or logged is not None:
        yield "weighed", "findings", digest_all(f"{row.sort} {row.position} {row.body}" for row in rows)


def _about(kind: type[Failure] | type[Decision], body: str) -> str | None:
    try:
        return decode(kind, body).about
    except (ValueError, KeyError, TypeError, AttributeError):
        return None


def _lists(connection: Connection) -> Iterator[tuple[str, str, str]]:
    for row in connection.execute(select(tables.edition)).all():
        bodies = select(tables.listing).where(tables.listing.c.edition == row.number).order_by(tables.listing.c.position)
        listed = connection.execute(bodies).all()
        out_of_place = any(one.position != place or f'"{one.publisher_id}"' not in one.body for place, one in enumerate(listed))
        texts = digest_listings(one.body for one in listed)
        own = digest(row.list, row.date, row.sha256, row.number, row.earlier, row.listings, row.imported_at, texts)
        yield "list", f"{row.list} {row.sha256}", "out of place" if out_of_place else own
    known = select(tables.edition.c.number)
    if connection.execute(select(tables.listing.c.edition).where(tables.listing.c.edition.not_in(known)).limit(1)).first():
        yield "list", "of no edition", ""


def _reports(connection: Connection, problems: list[str]) -> Iterator[tuple[str, str, str]]:
    searched = _searched(connection)
    last: dict[str, int] = {}
    newest: dict[str, list[int]] = {}
    numbers = [row.number for row in connection.execute(select(tables.report.c.number).order_by(tables.report.c.number))]
    for number in numbers:
        row = dict(connection.execute(select(tables.report).where(tables.report.c.number == number)).mappings().one())
        yield "report", row["id"], digest_report(row)
        key = row["address"] or row["id"]
        last[key] = max(last.get(key, 0), row["version"])
        if row["newest"]:
            newest.setdefault(key, []).append(row["version"])
        problems += _wrong_words(row, searched.pop(row["id"], []))
    problems += [
        f"report versions of {key.split(chr(31))[-1]}: which is the newest was changed"
        for key, version in last.items()
        if newest.get(key) != [version]
    ]
    if searched:
        problems.append("the search knows words of a report that is not in the case")


def _searched(connection: Connection) -> dict[str, list[bytes]]:
    """Return the digests of what the search looks through, by report; all in one look, since a report's cannot be asked for everywhere."""
    found: dict[str, list[bytes]] = {}
    with connection.execute(select(tables.words).execution_options(yield_per=5000)) as rows:
        for row in rows:
            found.setdefault(row.report, []).append(bytes.fromhex(digest(row.sort, row.about, row.body)))
    return found


def _wrong_words(row: Mapping[str, Any], found: list[bytes]) -> list[str]:
    """Return a problem where the search does not look through just what was read."""
    try:
        reading = decode(Reading, row["body"])
    except (ValueError, KeyError, TypeError, AttributeError):
        return [f"report {row['id']}: its reading cannot be read"]
    if reading.report is None or reading.report.id != row["id"]:
        return [f"report {row['id']}: its reading is of another report"]
    wanted = sorted(bytes.fromhex(digest(one["sort"], one["about"], one["body"])) for one in search_rows(reading, reading.report))
    return [] if sorted(found) == wanted else [f"report {row['id']}: what the search looks through was changed"]
