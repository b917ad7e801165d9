"""Tables that are weighed part by part give what a case gives, whoever does it."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest

from hearsay.errors import SettingsError
from hearsay.nouns import Claim, Entity, Mention, Reading, Report, Span
from hearsay.running import archive_weighing
from hearsay.running.archive_weighing import weigh_tables
from hearsay.running.tables import write_part
from hearsay.running.tasks import run_here
from hearsay.running.weighing import weigh

TEXT = "{who} sold drones to the {whom} in May, {says} said. It is the {number} time that this is reported, and the ministry was not asked."


def read(who: str, whom: str, says: str, publisher: str, number: int) -> Reading:
    """Return a report with one sale."""
    text = TEXT.format(who=who, whom=whom, says=says, number=number)
    report = Report(text, "0" * 64, f"Report {number}", f"https://news.example/{number}", publisher, f"2025-06-{number % 28 + 1:02}")
    names = (who, whom, says)
    mentions = tuple(Mention(Span(at, at + len(name)), name, "organisation") for name in names if (at := text.index(name)) >= 0)
    entities = tuple(Entity(report.id, one.text, "organisation", (one.id,)) for one in mentions)
    roles = (("supplier", (mentions[0].id,)), ("recipient", (mentions[1].id,)))
    claim = Claim(report.id, "transfer", (Span(0, 20),), roles, source=(mentions[2].id,), sourcing="named")
    return Reading(report, mentions, (), (claim,), entities)


@pytest.fixture
def readings() -> list[Reading]:
    parties = [("Albatros Works", "Tirazh Guard"), ("Orlik Works", "Zenda Brigade"), ("Lulu Marine", "Tirazh Guard")]
    made = [
        read(*parties[number % 3], says, f"Paper {number}", number)
        for number, says in enumerate(["Ministry of Trade", "Orlik Union", "Port Office"] * 7)
    ]
    assert made[0].report is not None
    copy = Report(made[0].report.text, "0" * 64, "Copy", "https://copy.example/", "Copier", "2025-06-28")
    claims = tuple(Claim(copy.id, one.kind, one.evidence, one.roles, source=one.source, sourcing="named") for one in made[0].claims)
    entities = tuple(Entity(copy.id, one.name, one.kind, one.mentions) for one in made[0].entities)
    return [*made, Reading(copy, made[0].mentions, (), claims, entities)]


@pytest.fixture
def tables(readings: list[Reading], tmp_path: Path) -> str:
    for part in range(4):
        write_part(str(tmp_path / "tables"), part, readings[part * 6 : part * 6 + 6], [])
    return str(tmp_path / "tables")


def rows(output: Path) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = pq.read_table(output / "findings").to_pylist()
    return found


def test_the_findings_are_those_of_a_case(readings: list[Reading], tables: str, tmp_path: Path) -> None:
    done = weigh_tables(tables, tmp_path / "out", run=run_here(1))
    whole = weigh(readings).findings
    assert (done.reports, done.claims, done.findings) == (22, 22, len(whole))
    assert {frozenset(row["claims"]) for row in rows(tmp_path / "out")} == {frozenset(one.claims) for one in whole}
    ours = {
        frozenset(row["claims"]): (row["independent_origins"], row["credibility"], len(row["origins"])) for row in rows(tmp_path / "out")
    }
    assert ours == {frozenset(one.claims): (one.independent_origins, one.credibility, len(one.origins)) for one in whole}
    copies = [json.loads(line) for line in (tmp_path / "out" / "copies.jsonl").read_text(encoding="utf-8").splitlines()]
    assert [0, 3_000_003] in [one["reports"] for one in copies]
    assert not (tmp_path / "out" / "_work").exists()


def test_several_processes_give_the_same(tables: str, tmp_path: Path) -> None:
    weigh_tables(tables, tmp_path / "one", run=run_here(1))
    weigh_tables(tables, tmp_path / "two", run=run_here(2))
    assert rows(tmp_path / "one") == rows(tmp_path / "two")


def test_crowds_are_grouped_as_all_at_once_would(tmp_path: Path) -> None:
    readings = [read("Albatros Works", f"Tirazh Guard {number % 70}", "Port Office", f"Paper {number}", number) for number in range(230)]
    for part in range(12):
        write_part(str(tmp_path / "tables"), part, readings[part * 20 : part * 20 + 20], [])
    done = weigh_tables(str(tmp_path / "tables"), tmp_path / "out", run=run_here(1))
    assert done.claims == 230
    assert {frozenset(row["claims"]) for row in rows(tmp_path / "out")} == {frozenset(one.claims) for one in weigh(readings).findings}


def test_no_task_groups_more_than_it_may(tables: str, tmp_path: Path) -> None:
    weigh_tables(tables, tmp_path / "whole", run=run_here(1))
    done = weigh_tables(tables, tmp_path / "out", run=run_here(1), together=3)
    assert done.links > 0
    sizes = [len(row["claims"]) for row in rows(tmp_path / "out")]
    assert (sum(sizes), max(sizes)) == (22, 3)
    assert max(len(row["claims"]) for row in rows(tmp_path / "whole")) > 3


def test_a_run_that_was_ended_goes_on_where_it_was(tables: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    weigh_tables(tables, tmp_path / "one", run=run_here(1))
    gather, asked = archive_weighing.gather, []

    def end(places: archive_weighing.Places, bucket: int) -> int:
        asked.append(bucket)
        if len(asked) == 3:
            raise OSError("there is no space left")
        return gather(places, bucket)

    end.__name__ = "gather"
    monkeypatch.setattr(archive_weighing, "gather", end)
    with pytest.raises(OSError, match="no space"):
        weigh_tables(tables, tmp_path / "two", run=run_here(1))
    weigh_tables(tables, tmp_path / "two", run=run_here(1))
    assert asked == [0, 1, 2, 2, 3]
    assert rows(tmp_path / "one") == rows(tmp_path / "two")


def test_other_tables_are_weighed_from_the_beginning(readings: list[Reading], tables: str, tmp_path: Path) -> None:
    places = archive_weighing.Places(tables, tmp_path / "out" / "_work", 4)
    archive_weighing._begin(places, 10)
    (places.work / "done" / "sketch-0").write_bytes(b"of other tables")
    write_part(tables, 0, readings[:2], [])
    done = weigh_tables(tables, tmp_path / "out", run=run_here(1), buckets=4, together=10)
    assert done.reports == 18


def test_one_report_alone_is_weighed(readings: list[Reading], tmp_path: Path) -> None:
    write_part(str(tmp_path / "tables"), 0, readings[:1], [])
    done = weigh_tables(str(tmp_path / "tables"), tmp_path / "out", run=run_here(1))
    assert (done.reports, done.claims, done.copies, done.links, done.findings) == (1, 1, 0, 0, 1)
    assert (tmp_path / "out" / "copies.jsonl").read_text(encoding="utf-8") == ""


def test_findings_of_more_buckets_do_not_stay(tables: str, tmp_path: Path) -> None:
    weigh_tables(tables, tmp_path / "out", run=run_here(1), buckets=9)
    many = rows(tmp_path / "out")
    weigh_tables(tables, tmp_path / "out", run=run_here(1), buckets=4)
    assert len(list((tmp_path / "out" / "findings").glob("*.parquet"))) == 4
    assert sorted(row["finding"] for row in rows(tmp_path / "out")) == sorted(row["finding"] for row in many)


def test_where_there_are_no_tables_it_is_said(tmp_path: Path) -> None:
    def never(_task: Callable[..., Any], _arguments: list[tuple[Any, ...]]) -> Iterator[Any]:
        raise AssertionError

    with pytest.raises(SettingsError, match="no tables"):
        weigh_tables(str(tmp_path), tmp_path / "out", run=never)
