"""What holds for every case file, whatever keeps it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from hearsay.casefile.interface import Casefile, Gathering, KeptJoining
from hearsay.casefile.memory import MemoryCasefile
from hearsay.casefile.postgres import PostgresCasefile
from hearsay.casefile.sqlite import SqliteCasefile
from hearsay.errors import CaseError, StaleDecision
from hearsay.nouns import (
    Claim,
    Decision,
    Edition,
    Entity,
    Failure,
    Finding,
    Identifier,
    ListedName,
    Listing,
    Match,
    Mention,
    MoneyValue,
    Origin,
    Outcome,
    QuantityValue,
    Reading,
    Reason,
    Report,
    Span,
    match_key,
)

OLD, NEW, OTHER = Edition("un-sc", "2026-05-01", "a" * 64), Edition("un-sc", None, "b" * 64), Edition("my-list", None, "c" * 64)


def party(number: str, name: str = "Rustam Belgorodtsev", list_name: str = "un-sc") -> Listing:
    return Listing(
        list_name, number, "Person", (ListedName(name), ListedName("Рустам", "original script")), ("1971",), ("ru",), ("Sokolvarsk",),
        (Identifier("Passport", "1", "ru"),), ("X",), ("freeze",), "2024-01", "remarks",
    )  # fmt: skip


@pytest.fixture(params=["memory", "sqlite", "postgres"])
def casefile(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Casefile]:
    case: Casefile
    if request.param == "memory":
        case = MemoryCasefile()
    elif request.param == "sqlite":
        case = SqliteCasefile(tmp_path / "case.sqlite")
    else:
        case = PostgresCasefile(request.getfixturevalue("postgres_url"))
    yield case
    case.close()


def test_a_new_case_has_no_lists(casefile: Casefile) -> None:
    assert casefile.editions() == []
    assert list(casefile.listings()) == []


def test_a_list_comes_back_as_it_was_kept(casefile: Casefile) -> None:
    casefile.keep_list(OLD, [party("2"), party("1")])
    assert list(casefile.listings()) == [(OLD, party("2")), (OLD, party("1"))]


def test_the_newest_import_is_in_force(casefile: Casefile) -> None:
    casefile.keep_list(OLD, [party("1")])
    casefile.keep_list(NEW, [party("1"), party("2")])
    assert casefile.editions() == [(NEW, 2)]
    casefile.keep_list(OLD, [party("1")])
    assert casefile.editions() == [(OLD, 1)]


def test_the_same_edition_twice_changes_nothing(casefile: Casefile) -> None:
    for _ in range(2):
        casefile.keep_list(OLD, [party("1")])
    assert list(casefile.listings()) == [(OLD, party("1"))]


def test_lists_can_be_asked_for_by_name(casefile: Casefile) -> None:
    casefile.keep_list(OLD, [party("1")])
    casefile.keep_list(OTHER, [party("1", list_name="my-list")])
    assert [edition.list for edition, _ in casefile.editions()] == ["my-list", "un-sc"]
    assert [listing.id for _, listing in casefile.listings(["my-list"])] == ["my-list:1"]


def test_a_list_that_breaks_off_changes_nothing(casefile: Casefile) -> None:
    def broken() -> Iterator[Listing]:
        yield party("1")
        raise RuntimeError("the reader broke off")

    casefile.keep_list(OLD, [party("1")])
    with pytest.raises(RuntimeError, match="broke off"):
        casefile.keep_list(NEW, broken())
    assert casefile.editions() == [(OLD, 1)]


def test_all_editions_are_kept_and_can_be_read(casefile: Casefile) -> None:
    casefile.keep_list(OLD, [party("1")])
    casefile.keep_list(NEW, [party("1"), party("2")])
    assert [(kept.edition, kept.listings, kept.in_force) for kept in casefile.history("un-sc")] == [(OLD, 1, False), (NEW, 2, True)]
    assert list(casefile.listings_of(OLD)) == [party("1")]
    assert casefile.listing_in(OLD, "2") is None
    assert casefile.listing_in(NEW, "2") == party("2")


def test_an_earlier_edition_does_not_come_into_force(casefile: Casefile) -> None:
    casefile.keep_list(NEW, [party("1")])
    casefile.keep_list(OLD, [party("2")], in_force=False)
    assert casefile.editions() == [(NEW, 1)]
    assert [kept.in_force for kept in casefile.history("un-sc")] == [False, True]
    casefile.keep_list(NEW, [party("1")], in_force=False)
    assert casefile.editions() == [(NEW, 1)]


def test_a_list_that_is_not_there_has_no_history(casefile: Casefile) -> None:
    assert casefile.history("un-sc") == []
    assert list(casefile.listings_of(OLD)) == []


def test_what_a_site_said_is_kept(casefile: Casefile) -> None:
    assert casefile.fetch_note("un-sc", "https://example.org") == (None, None)
    casefile.note_fetch("un-sc", "https://example.org", '"1"', None)
    casefile.note_fetch("un-sc", "https://example.org", '"2"', "Sat, 30 May 2026 10:00:00 GMT")
    assert casefile.fetch_note("un-sc", "https://example.org") == ('"2"', "Sat, 30 May 2026 10:00:00 GMT")


GATHERING = Gathering("2026-05-30T10:00:00Z", "2026-05-30T10:00:01Z", "reader 1", (OLD,))


def read(text: str, url: str | None = None, name: str = "Albatros") -> Reading:
    """Return a reading with a name, a claim, amounts and a possible match."""
    report = Report(text, "a" * 64, "A title", url, "The Zenda Post", "2026-05-29", "en")
    number = Mention(Span(0, 2), "40", "quantity", value=QuantityValue(40, None, "drone"))
    sum_ = Mention(Span(3, 5), "$9", "money", value=MoneyValue(9, 9, "USD"))
    party_ = Mention(Span(6, 9), name, "organisation")
    entity = Entity(report.id, name, "organisation", (party_.id,), ("AO",))
    claim = Claim(
        report.id, "transfer", (Span(0, 9), Span(10, 12)), (("supplier", (party_.id,)), ("quantity", (number.id,))), reasons=("x",)
    )
    match = Match(entity.id, "un-sc:1", name.upper(), 0.75, OLD, (Reason("name", 0.5, "alike"),))
    return Reading(report, (number, sum_, party_), (), (claim,), (entity,), (match,))


FIRST, SECOND = read("40 $9 Alb shipped drones to Zenda"), read("40 $9 Orl shipped boats to Tirazh", name="Orlik")


def test_a_reading_comes_back_as_it_was_kept(casefile: Casefile) -> None:
    assert casefile.keep_reading(FIRST, b"bytes \x00 of it", GATHERING) == "new"
    assert FIRST.report is not None
    assert casefile.reading(FIRST.report.id) == FIRST
    assert casefile.reading(FIRST.report.id[:8]) == FIRST
    assert list(casefile.readings()) == [FIRST]
    assert casefile.original(FIRST.report.id) == b"bytes \x00 of it"
    assert casefile.has_report(FIRST.report.id)
    (summary,) = casefile.reports()
    assert (summary.number, summary.claims, summary.entities, summary.matches, summary.gathering) == (1, 1, 1, 1, GATHERING)


def test_what_is_not_there_is_none(casefile: Casefile) -> None:
    assert casefile.reading("r0") is None
    assert casefile.original("r0") is None
    assert casefile.versions("r0") == []
    assert not casefile.has_report("r0")
    assert casefile.count_reports() == 0


def test_the_same_report_twice_changes_nothing(casefile: Casefile) -> None:
    casefile.keep_reading(FIRST, b"1", GATHERING)
    log = casefile.log()
    assert casefile.keep_reading(FIRST, b"1", GATHERING) == "unchanged"
    assert casefile.log() == log
    assert casefile.count_reports() == 1


def test_another_reading_of_a_report_takes_the_place_of_the_first(casefile: Casefile) -> None:
    casefile.keep_reading(FIRST, b"1", GATHERING)
    again = Reading(FIRST.report, FIRST.mentions, (), (), FIRST.entities)
    assert casefile.keep_reading(again, b"other bytes", GATHERING) == "read again"
    assert list(casefile.readings()) == [again]
    assert again.report is not None
    assert casefile.original(again.report.id) == b"1"


def test_a_report_that_changed_is_a_new_version_beside_the_old(casefile: Casefile) -> None:
    address = "https://example.org/1"
    old, new = read("40 $9 Alb shipped", address), read("40 $9 Alb did not ship", address)
    assert casefile.keep_reading(old, b"1", GATHERING) == "new"
    assert casefile.keep_reading(new, b"2", GATHERING) == "new version"
    assert [(one.version, one.is_newest) for one in casefile.reports(newest=False)] == [(1, False), (2, True)]
    assert list(casefile.readings()) == [new]
    assert list(casefile.readings(newest=False)) == [old, new]
    assert new.report is not None
    assert [one.version for one in casefile.versions(new.report.id)] == [1, 2]
    assert casefile.count_reports() == 1


def test_reports_come_in_pages(casefile: Casefile) -> None:
    readings = [read(f"40 $9 Alb {number}") for number in range(5)]
    for reading in readings:
        casefile.keep_reading(reading, b"", GATHERING)
    assert [one.number for one in casefile.reports(start=1, limit=2)] == [2, 3]


def test_a_failure_is_kept_until_the_report_is_read(casefile: Casefile) -> None:
    failure = Failure("https://example.org/1", "NotFetched", "no answer")
    casefile.keep_failure(failure)
    casefile.keep_failure(failure)
    assert casefile.failures() == [failure]
    with pytest.raises(CaseError):
        casefile.keep_reading(Reading(None, failure=failure), b"", GATHERING)
    casefile.keep_reading(read("40 $9 Alb shipped", failure.about), b"", GATHERING)
    assert casefile.failures() == []
    assert casefile.verify() == []


def decide(outcome: Outcome, at: str, by: str = "A. Analyst") -> Decision:
    return Decision(match_key("Albatros", "un-sc:1"), outcome, by, at, "why", ("match", "Albatros", "un-sc:1"))


def test_decisions_stand_beside_each_other_in_their_order(casefile: Casefile) -> None:
    first, second = decide("matched", "2026-05-30T10:00:00Z"), decide("withdrawn", "2026-05-30T11:00:00Z")
    for one in (first, second, second):
        casefile.decide(one)
    assert casefile.decisions() == casefile.decisions(first.about) == [first, second]
    assert casefile.decisions("k0") == []


def test_a_decision_on_stale_sight_is_refused_with_what_changed(casefile: Casefile) -> None:
    first = decide("matched", "2026-05-30T10:00:00Z", "B. Reviewer")
    casefile.decide(first, seen=None)
    with pytest.raises(StaleDecision, match=r"B\. Reviewer decided .matched."):
        casefile.decide(decide("not matched", "2026-05-30T10:01:00Z"), seen=None)
    casefile.decide(decide("not matched", "2026-05-30T10:02:00Z"), seen=first.id)
    assert [one.outcome for one in casefile.decisions()] == ["matched", "not matched"]


def test_what_weighing_found_takes_the_place_of_what_it_found_before(casefile: Casefile) -> None:
    finding = Finding("transfer", (("supplier", ("Albatros",)),), ("c1",), (Origin("officials", is_established=False),))
    joining = KeptJoining("j1", "Albatros", "organisation", ("e1", "e2"), reasons=("the same name",))
    casefile.keep_findings([finding, finding], [joining])
    casefile.keep_findings([finding], [joining])
    assert casefile.findings() == [finding]
    assert casefile.joined() == [joining]


def test_search_finds_words_of_texts_claims_and_names(casefile: Casefile) -> None:
    for reading in (FIRST, SECOND):
        casefile.keep_reading(reading, b"", GATHERING)
    assert {one.sort for one in casefile.search("Orlik")} == {"name"}
    assert {one.report for one in casefile.search("shipped drones")} == {FIRST.report.id if FIRST.report else ""}
    assert casefile.search("shipped nothing") == []
    assert casefile.search(" \" ' ( * : ") == [] or casefile.search("  ") == []
    assert len(casefile.search("shipped", limit=1)) == 1


def test_every_change_is_logged_in_one_chain(casefile: Casefile) -> None:
    casefile.keep_list(OLD, [party("1")])
    casefile.keep_reading(FIRST, b"", GATHERING, by="A. Analyst")
    casefile.decide(decide("matched", "2026-05-30T10:00:00Z"))
    casefile.keep_findings([], by="A. Analyst")
    casefile.note("seen", "r1", by="B. Reviewer")
    log = casefile.log()
    assert [entry.number for entry in log] == [1, 2, 3, 4, 5]
    assert [entry.by for entry in log] == ["", "A. Analyst", "A. Analyst", "A. Analyst", "B. Reviewer"]
    assert len({entry.hash for entry in log}) == 5
    assert casefile.log(start=1, limit=2) == log[1:3]
    assert casefile.verify() == []
