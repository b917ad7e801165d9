"""A whole case as JSON lines, and a case from them: every list edition, report, version, decision and finding, and the log they came from.

Unlike the other exports nothing is left out, so that the case that an import makes is the same. The first line names the form; each other
line has a `sort` and what is kept.
"""

import base64
import json
from collections.abc import Iterable, Iterator
from typing import Any

from hearsay.casefile.encoding import decode, encode
from hearsay.casefile.interface import Casefile, Entry, Gathering, KeptJoining
from hearsay.errors import CaseError
from hearsay.nouns import Decision, Edition, Failure, Finding, Listing, Reading

FORM = "hearsay case"
VERSION = 1


def write_archive(casefile: Casefile) -> Iterator[str]:
    """Yield the lines of an archive, without their ends."""
    yield _line("form", form=FORM, version=VERSION)
    for name in casefile.list_names():
        for one in sorted(casefile.history(name), key=lambda one: (one.in_force, one.imported_at)):
            yield _line("edition", body=_plain(one.edition), in_force=one.in_force)
            for listing in casefile.listings_of(one.edition):
                yield _line("listing", body=_plain(listing))
    for summary in casefile.reports(newest=False):
        reading, original = casefile.reading(summary.id), casefile.original(summary.id)
        packed = base64.b64encode(original or b"").decode("ascii")
        yield _line("report", body=_plain(reading), gathering=_plain(summary.gathering), original=packed)
    for sort, ones in (
        ("failure", casefile.failures()), ("decision", casefile.decisions()), ("finding", casefile.findings()),
        ("joined", casefile.joined()), ("entry", casefile.log()),
    ):  # fmt: skip
        for body in ones:
            yield _line(sort, body=_plain(body))


def read_archive(lines: Iterable[str], casefile: Casefile, *, by: str = "") -> dict[str, int]:
    """Keep in a case what an archive holds, and return how much of each sort; raises CaseError, naming the line that is wrong.

    What the case has already stays as it is. The archive's own log is not made the case's: a note of its last hash is.
    """
    counts: dict[str, int] = {}
    findings: list[Finding] = []
    joined: list[KeptJoining] = []
    head = ""
    edition: tuple[Edition, bool] | None = None
    listings: list[Listing] = []
    for number, line in enumerate(lines, start=1):
        try:
            row = json.loads(line)
            sort = row["sort"]
            if (number == 1) != (sort == "form") or (number == 1 and (row["form"], row["version"]) != (FORM, VERSION)):
                raise CaseError("this is no archive of a case, or one of a later version")
            counts[sort] = counts.get(sort, 0) + 1
            body = json.dumps(row.get("body"))
            if sort != "listing" and edition is not None:
                casefile.keep_list(edition[0], listings, in_force=edition[1])
                edition, listings = None, []
            if sort == "edition":
                edition = decode(Edition, body), bool(row["in_force"])
            elif sort == "listing":
                listings.append(decode(Listing, body))
            elif sort == "finding":
                findings.append(decode(Finding, body))
            elif sort == "joined":
                joined.append(decode(KeptJoining, body))
            elif sort == "entry":
                head = decode(Entry, body).hash
            else:
                _keep(sort, row, body, casefile, by)
        except (ValueError, KeyError, TypeError, AttributeError, RecursionError, CaseError) as error:
            raise CaseError(f"line {number} of the archive: {error}") from error
    if edition is not None:
        casefile.keep_list(edition[0], listings, in_force=edition[1])
    if findings or joined:
        casefile.keep_findings(findings, joined, by=by)
    if head:
        casefile.note("imported an archive whose log ends with", head, by=by)
    return {sort: count for sort, count in counts.items() if sort not in ("form", "entry")}


def _keep(sort: str, row: dict[str, Any], body: str, casefile: Casefile, by: str) -> None:
    if sort == "report":
        original = base64.b64decode(row["original"], validate=True)
        casefile.keep_reading(decode(Reading, body), original, decode(Gathering, json.dumps(row["gathering"])), by=by)
    elif sort == "failure":
        casefile.keep_failure(decode(Failure, body), by=by)
    elif sort == "decision":
        casefile.decide(decode(Decision, body))
    elif sort != "form":
        raise CaseError(f"a line of the unknown sort {sort!r}")


def _plain(noun: Any) -> Any:
    return json.loads(encode(noun))


def _line(sort: str, **facts: Any) -> str:
    return json.dumps({"sort": sort, **facts}, ensure_ascii=False, separators=(",", ":"))
