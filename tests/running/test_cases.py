"""Reports are added to a case one by one; what the case has is not read again, and what fails is kept."""

import json
from pathlib import Path

import pytest

from hearsay.casefile.interface import Gathering
from hearsay.casefile.memory import MemoryCasefile
from hearsay.errors import ReadingError
from hearsay.nouns import Claim, Edition, Reading, Report, Span
from hearsay.running.cases import add_reports, open_sources, sources_of
from hearsay.running.pipeline import model_name
from hearsay.running.settings import ReadingSettings

EDITION = Edition("un-sc", None, "a" * 64)


class FakeReader:
    """Reads a claim in every report, and fails where the text says so."""

    def __init__(self, claims: int = 1) -> None:
        self.read: list[str] = []
        self.claims = claims

    def read_report(self, report: Report) -> Reading:
        self.read.append(report.text)
        if "poison" in report.text:
            raise ReadingError("this one is poisoned")
        if "crash" in report.text:
            raise ZeroDivisionError("oh")
        return Reading(report, claims=tuple(Claim(report.id, "attack", (Span(0, n + 1),), ()) for n in range(self.claims)))


@pytest.fixture
def lines(tmp_path: Path) -> str:
    path = tmp_path / "reports.jsonl"
    rows = [{"text": text, "url": f"https://example.org/{n}"} for n, text in enumerate(("one", "two", "poison", "crash", "three"))]
    path.write_text("\n".join(map(json.dumps, rows)) + "\nnot json\n", encoding="utf-8")
    return str(path)


def test_every_report_is_kept_with_how_it_was_read_and_failures_too(lines: str) -> None:
    case, reader = MemoryCasefile(), FakeReader()
    outcomes = [one.outcome for one in add_reports(open_sources([lines]), case, reader, editions=(EDITION,), model="m", by="A")]
    assert outcomes == ["new", "new", "failed", "failed", "new", "failed"]
    assert case.count_reports() == 3
    assert [failure.error for failure in case.failures()] == ["ReadingError", "ZeroDivisionError", "NotText"]
    gathering = case.reports()[0].gathering
    assert (gathering.model, gathering.editions) == ("m", (EDITION,))
    assert case.original(case.reports()[0].id) == b"one"


def test_a_second_run_reads_only_what_failed(lines: str) -> None:
    case, reader = MemoryCasefile(), FakeReader()
    list(add_reports(open_sources([lines]), case, reader))
    log = len(case.log())
    reader.read.clear()
    assert [one.outcome for one in add_reports(open_sources([lines]), case, reader)].count("unchanged") == 3
    assert reader.read == ["poison", "crash"]
    assert len(case.log()) == log + 3


def test_a_run_that_stops_goes_on_where_it_was(lines: str) -> None:
    case, reader = MemoryCasefile(), FakeReader()
    run = add_reports(open_sources([lines]), case, reader)
    next(run)
    del run
    list(add_reports(open_sources([lines]), case, reader))
    assert reader.read.count("one") == 1
    assert case.count_reports() == 3


def test_reading_again_takes_the_new_reading(lines: str) -> None:
    case = MemoryCasefile()
    list(add_reports(open_sources([lines]), case, FakeReader()))
    again = [one.outcome for one in add_reports(sources_of(case), case, FakeReader(claims=2), again=True)]
    assert again == ["read again"] * 3
    assert {one.claims for one in case.reports()} == {2}
    assert isinstance(case.reports()[0].gathering, Gathering)


def test_what_is_no_report_is_a_source_with_its_failure(tmp_path: Path) -> None:
    (source,) = open_sources([str(tmp_path / "none.txt")])
    assert source.failure is not None
    assert source.failure.error == "NotFound"


def test_the_model_is_named_by_its_weights() -> None:
    assert model_name(ReadingSettings()).startswith("hearsay reader sha256:")
    assert model_name(ReadingSettings(fast=True)).startswith("hearsay fast reader sha256:")
    assert model_name(ReadingSettings("en_other")) == "spaCy pipeline en_other"
