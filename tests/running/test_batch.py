"""A run reads the whole input once, goes on where an earlier one was ended, and keeps what it read in a case."""

import json
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest

from hearsay.casefile.memory import MemoryCasefile
from hearsay.errors import CaseError, SettingsError
from hearsay.running import batch as batches
from hearsay.running.batch import Batch, Progress, run_batch
from hearsay.running.parts import Part, PartDone, PartReader, Plan

Planned = Callable[..., Plan]


@pytest.fixture
def source(tmp_path: Path) -> str:
    path = tmp_path / "in.jsonl"
    texts = ["One.", "refuse", *(f"Text {number}." for number in range(8))]
    path.write_text("".join(json.dumps({"text": text}) + "\n" for text in texts), encoding="utf-8")
    return str(path)


def here(parts: Iterable[Part], plan: Plan, _workers: int) -> Iterator[PartDone]:
    reader = PartReader(plan)
    for part in parts:
        yield reader.read(part)


def two_and_end(parts: Iterable[Part], plan: Plan, workers: int) -> Iterator[PartDone]:
    for number, done in enumerate(here(parts, plan, workers)):
        if number == 2:
            raise KeyboardInterrupt
        yield done


def last(batch: Batch) -> Progress:
    *_, progress = run_batch(batch)
    return progress


def test_every_report_is_read_once(plan: Planned, source: str, tmp_path: Path) -> None:
    progress = last(Batch(source, plan(), 3, engine=here))
    assert (progress.parts, progress.reports, progress.failures, progress.claims) == (4, 9, 1, 9)
    assert pq.read_table(tmp_path / "out" / "claims").num_rows == 9
    assert "refused" in (tmp_path / "out" / "failures" / "part-000000.jsonl").read_text(encoding="ascii")


def test_a_run_that_was_ended_goes_on_and_gives_the_same(plan: Planned, source: str, tmp_path: Path) -> None:
    with pytest.raises(KeyboardInterrupt):
        last(Batch(source, plan(), 3, engine=two_and_end))
    progress = last(Batch(source, plan(), 3, engine=here))
    assert (progress.parts_before, progress.parts) == (2, 2)
    last(Batch(source, plan(output=str(tmp_path / "whole")), 3, engine=here))
    whole = {path.relative_to(tmp_path / "whole"): path.read_bytes() for path in (tmp_path / "whole").rglob("*.parquet")}
    assert {path.relative_to(tmp_path / "out"): path.read_bytes() for path in (tmp_path / "out").rglob("*.parquet")} == whole


def test_a_part_that_changed_is_read_again(plan: Planned, source: str, tmp_path: Path) -> None:
    last(Batch(source, plan(), 3, engine=here))
    (tmp_path / "out" / "_done" / "part-000001.json").write_text("{", encoding="utf-8")
    path = Path(source)
    path.write_text(path.read_text(encoding="utf-8").replace("Text 7", "Text 77"), encoding="utf-8")
    progress = last(Batch(source, plan(), 3, engine=here))
    assert (progress.parts_before, progress.parts) == (2, 2)


def test_an_output_of_another_run_is_not_mixed_with(plan: Planned, source: str) -> None:
    last(Batch(source, plan(), 3, engine=here))
    with pytest.raises(SettingsError, match="part size"):
        last(Batch(source, plan(), 4, engine=here))
    with pytest.raises(SettingsError, match="another case"):
        last(Batch(source, plan(hands_back=True), 3, casefile=MemoryCasefile(), case="c.sqlite", engine=here))
    with pytest.raises(SettingsError, match="another publisher"):
        last(Batch(source, plan(publisher="The Zenda Post"), 3, engine=here))


def test_the_readings_are_kept_in_the_case_too(plan: Planned, source: str) -> None:
    case = MemoryCasefile()
    last(Batch(source, plan(hands_back=True), 3, casefile=case, by="a run", engine=here))
    last(Batch(source, plan(hands_back=True, output=plan().output + "2"), 3, casefile=case, engine=here))
    assert case.count_reports() == 9
    assert len(case.failures()) == 1
    assert case.original(case.reports()[0].id) == b"One."


def test_a_case_that_is_away_is_waited_for(plan: Planned, source: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(batches, "WAIT", 0.001)
    case, tries = MemoryCasefile(), [0]
    keep = case.keep_reading

    def away(*given: Any, **named: Any) -> Any:
        tries[0] += 1
        if tries[0] in (2, 3):
            raise CaseError("the database is away")
        return keep(*given, **named)

    monkeypatch.setattr(case, "keep_reading", away)
    last(Batch(source, plan(hands_back=True), 3, casefile=case, engine=here))
    assert (case.count_reports(), tries) == (9, [11])
    monkeypatch.setattr(case, "keep_reading", lambda *_, **__: (_ for _ in ()).throw(CaseError("it is gone")))
    with pytest.raises(CaseError, match="gone"):
        last(Batch(source, plan(hands_back=True, output=plan().output + "2"), 3, casefile=case, engine=here))


def test_the_time_left_is_told_once_the_input_is_counted(plan: Planned, source: str) -> None:
    rows = []
    for progress in run_batch(Batch(source, plan(), 3, engine=here)):
        rows.append((progress.items, progress.seconds_left))
    assert [items for items, _ in rows] == [3, 6, 9, 10, 10]
    assert progress.total in (None, 10)
    fresh = Progress(items=5, items_before=1, total=9)
    fresh.started -= 8
    assert fresh.seconds_left == pytest.approx(8, rel=0.1)
    assert Progress(total=9).seconds_left is None
