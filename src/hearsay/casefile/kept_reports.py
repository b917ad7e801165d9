"""The reports that a case keeps: their bytes, their text, what was read from them, and their earlier versions."""

import zlib
from collections.abc import Iterator
from typing import Any

from sqlalchemy import delete, func, insert, select, update

from hearsay.casefile.database import Database
from hearsay.casefile.encoding import decode, encode
from hearsay.casefile.interface import Found, Gathering, Kept, ReportSummary
from hearsay.casefile.records import digest, digest_report, is_read_alike, keep_place, report_row, search_rows, summarise
from hearsay.casefile.tables import failure as failures
from hearsay.casefile.tables import report as reports
from hearsay.errors import CaseError
from hearsay.nouns import Failure, Reading

PAGE = 200
"""Readings that are fetched at once."""
_SHOWN = [column for column in reports.c if column.name not in ("body", "original", "address")]


class KeptReports(Database):
    """Keeps reports, as `interface.py` says."""

    def keep_reading(self, reading: Reading, original: bytes, gathering: Gathering, *, by: str = "") -> Kept:
        """Keep a report with its bytes and its reading, in one transaction; say what that was."""
        report = reading.report
        if report is None:
            raise CaseError("a reading that failed has no report to keep")
        row = report_row(reading, report, original, gathering)
        with self.changing(by, about=f"the report {report.title or report.url or report.id}") as writing:
            connection = writing.connection
            found = connection.execute(select(reports).where(reports.c.id == report.id)).mappings().first()
            kept: Kept
            if found is not None:
                before = dict(found)
                if is_read_alike(before, row):
                    return "unchanged"
                kept, row = "read again", keep_place(row, before)
                self.dialect.forget_words(connection, row["number"])
                connection.execute(update(reports).where(reports.c.id == report.id).values(**row))
            else:
                last = None
                if row["address"] is not None:
                    last = connection.execute(select(func.max(reports.c.version)).where(reports.c.address == row["address"])).scalar()
                    connection.execute(update(reports).where(reports.c.address == row["address"]).values(newest=0))
                kept = "new version" if last else "new"
                row |= {"number": writing.next_number(reports), "version": (last or 0) + 1, "newest": 1}
                connection.execute(insert(reports).values(**row))
            solved = report.url or report.id
            if connection.execute(delete(failures).where(failures.c.about == solved)).rowcount:
                writing.log("failure solved", solved, digest(solved))
            self.dialect.keep_words(connection, row["number"], search_rows(reading, report))
            writing.log(f"report kept: {kept}", report.id, digest_report(row))
        return kept

    def has_report(self, report: str) -> bool:
        """Say whether the case has a report of this id."""
        with self.looking() as connection:
            return connection.execute(select(reports.c.number).where(reports.c.id == report)).first() is not None

    def reports(self, *, newest: bool = True, start: int = 0, limit: int | None = None) -> list[ReportSummary]:
        """Return the reports in the order of adding."""
        chosen = select(*_SHOWN).order_by(reports.c.number).offset(start)
        if newest:
            chosen = chosen.where(reports.c.newest == 1)
        if limit is not None:
            chosen = chosen.limit(limit)
        with self.looking() as connection:
            return [_summary(dict(row)) for row in connection.execute(chosen).mappings()]

    def count_reports(self) -> int:
        """Return how many reports the case has, newest versions alone."""
        with self.looking() as connection:
            return connection.execute(select(func.count()).select_from(reports).where(reports.c.newest == 1)).scalar() or 0

    def reading(self, report: str) -> Reading | None:
        """Return the reading of a report, by its id or the beginning of one; None where there is none or more than one."""
        chosen = select(reports.c.body).where(reports.c.id.startswith(report, autoescape=True)).limit(2)
        with self.looking() as connection:
            bodies = connection.execute(chosen).all()
        return decode(Reading, bodies[0].body) if len(bodies) == 1 else None

    def readings(self, *, newest: bool = True) -> Iterator[Reading]:
        """Yield the readings in the order of adding; what is added meanwhile comes too."""
        last = 0
        while True:
            chosen = select(reports.c.number, reports.c.body).where(reports.c.number > last).order_by(reports.c.number).limit(PAGE)
            if newest:
                chosen = chosen.where(reports.c.newest == 1)
            with self.looking() as connection:
                rows = connection.execute(chosen).all()
            if not rows:
                return
            for number, body in rows:
                last = number
                yield decode(Reading, body)

    def versions(self, report: str) -> list[ReportSummary]:
        """Return every version of a report, the oldest first."""
        with self.looking() as connection:
            own = connection.execute(select(reports.c.address, reports.c.id).where(reports.c.id == report)).first()
            if own is None:
                return []
            same = reports.c.id == report if own.address is None else reports.c.address == own.address
            rows = connection.execute(select(*_SHOWN).where(same).order_by(reports.c.version)).mappings().all()
        return [_summary(dict(row)) for row in rows]

    def original(self, report: str) -> bytes | None:
        """Return the bytes that a report was read from."""
        with self.looking() as connection:
            kept = connection.execute(select(reports.c.original).where(reports.c.id == report)).scalar()
        return zlib.decompress(kept) if kept is not None else None

    def keep_failure(self, failure: Failure, *, by: str = "") -> None:
        """Keep why a report could not be read; one about the same thing replaces it."""
        with self.changing(by, about=f"the failure of {failure.about}") as writing:
            body = encode(failure)
            writing.connection.execute(delete(failures).where(failures.c.about == failure.about))
            number = writing.next_number(failures)
            writing.connection.execute(insert(failures).values(number=number, about=failure.about, body=body))
            writing.log("failure kept", failure.about, digest(number, failure.about, body))

    def failures(self) -> list[Failure]:
        """Return what could not be read, in the order of adding."""
        with self.looking() as connection:
            rows = connection.execute(select(failures.c.body).order_by(failures.c.number)).all()
        return [decode(Failure, row.body) for row in rows]

    def search(self, words: str, *, limit: int = 50) -> list[Found]:
        """Return where all the words stand, in the newest versions, the best first."""
        if not words.strip():
            return []
        with self.looking() as connection:
            return self.dialect.search(connection, words, limit)


def _summary(row: dict[str, Any]) -> ReportSummary:
    return summarise(row, decode(Gathering, row["gathering"]))
