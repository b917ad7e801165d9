"""A case goes into one file and comes out of it the same."""

from collections.abc import Callable, Sequence

import pytest

from hearsay.casefile.archive import read_archive, write_archive
from hearsay.casefile.interface import Casefile, Gathering, KeptJoining
from hearsay.casefile.memory import MemoryCasefile
from hearsay.errors import CaseError
from hearsay.nouns import Decision, Edition, Failure, Finding, Listing, Origin, Reading


@pytest.fixture
def case(make_reading: Callable[..., Reading], gathering: Gathering, edition: Edition, listings: Sequence[Listing]) -> MemoryCasefile:
    casefile = MemoryCasefile()
    casefile.keep_list(Edition("un-sc", "2026-04-01", "c" * 64), listings[:2], in_force=False)
    casefile.keep_list(edition, listings)
    for text in ("Albatros did it", "Albatros did not"):
        casefile.keep_reading(make_reading(text, "https://example.org/1"), text.encode(), gathering)
    casefile.keep_failure(Failure("https://example.org/2", "NotText", "no text"))
    casefile.decide(Decision("k1", "matched", "A. Analyst", "2026-05-30T10:00:00Z", "why", ("match", "Albatros", "un-sc:1")))
    finding = Finding("transfer", (("supplier", ("Albatros",)),), ("c1",), (Origin("officials", is_established=False),))
    casefile.keep_findings([finding], [KeptJoining("j1", "Albatros", "organisation", ("e1",))])
    return casefile


def held(casefile: Casefile) -> list[object]:
    reports = casefile.reports(newest=False)
    return [
        [(one.edition, one.listings, one.in_force) for one in casefile.history("un-sc")], list(casefile.listings()), reports,
        list(casefile.readings(newest=False)), [casefile.original(one.id) for one in reports], casefile.failures(), casefile.decisions(),
        casefile.findings(), casefile.joined(),
    ]  # fmt: skip


def test_an_import_of_an_export_is_the_same_case(case: MemoryCasefile) -> None:
    other = MemoryCasefile()
    counts = read_archive(write_archive(case), other, by="A. Analyst")
    assert held(other) == held(case)
    assert counts == {"edition": 2, "listing": 5, "report": 2, "failure": 1, "decision": 1, "finding": 1, "joined": 1}
    assert other.log()[-1].about == case.log()[-1].hash


def test_importing_twice_changes_nothing_but_the_log(case: MemoryCasefile) -> None:
    lines = list(write_archive(case))
    read_archive(lines, case)
    assert held(case) == held(case)
    assert list(write_archive(case))[: len(lines) - len(case.log())] == lines[: len(lines) - len(case.log())]


@pytest.mark.parametrize(
    ("lines", "words"),
    [
        (["{}"], "line 1"),
        (['{"sort": "report"}'], "no archive"),
        (['{"sort":"form","form":"hearsay case","version":2}'], "later version"),
        (['{"sort":"form","form":"hearsay case","version":1}', "not json"], "line 2"),
        (['{"sort":"form","form":"hearsay case","version":1}', '{"sort":"report","body":{},"original":"","gathering":{}}'], "line 2"),
        (['{"sort":"form","form":"hearsay case","version":1}', '{"sort":"strange"}'], "strange"),
    ],
)
def test_what_is_no_archive_is_refused_with_its_line(lines: list[str], words: str) -> None:
    with pytest.raises(CaseError, match=words):
        read_archive(lines, MemoryCasefile())


def test_a_line_that_is_nested_too_deep_is_refused() -> None:
    with pytest.raises(CaseError, match="line 1"):
        read_archive(['{"sort": ' + "[" * 100_000], MemoryCasefile())
