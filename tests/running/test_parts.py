"""A part is read whole: what fails in it is said, what takes too long is given up, and it gives the same whoever reads it."""

import threading
from collections.abc import Callable
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from hearsay.gathering.items import Item
from hearsay.running.parts import Part, PartReader, Plan, TooLong, cut_parts, time_limit

Planned = Callable[..., Plan]


def line(text: str, number: int = 1) -> Item:
    return Item(f"a.jsonl:{number}", "line", b'{"text": "%s"}' % text.encode())


def test_an_input_is_cut_by_number_and_by_size(monkeypatch: pytest.MonkeyPatch) -> None:
    items = [line("One.", number) for number in range(5)]
    assert [(part.number, len(part.items)) for part in cut_parts(items, 2)] == [(0, 2), (1, 2), (2, 1)]
    monkeypatch.setattr("hearsay.running.parts.PART_BYTES", 20)
    assert [len(part.items) for part in cut_parts(items, 10)] == [2, 2, 1]
    assert list(cut_parts([], 2)) == []


def test_a_part_is_known_again_by_what_is_in_it() -> None:
    first, second = Part(0, (line("One."),)), Part(0, (line("Two."),))
    assert first.digest == Part(7, (line("One."),)).digest != second.digest


def test_what_fails_does_not_stop_the_rest(plan: Planned) -> None:
    part = Part(
        0, (line("One."), line("refuse", 2), line("break", 3), Item("b", "line", b"{}"), line("Last.", 5)), ((4, "it was given up"),)
    )
    seen: list[int] = []
    done = PartReader(plan(hands_back=True)).read(part, seen.append)
    assert (done.reports, done.failures, done.claims, seen) == (1, 4, 1, [0, 1, 2, 3, 4, -1])
    assert [one.error for one in done.failed] == ["ReadingError", "RuntimeError", "NotText", "ReadingError"]
    assert "fault of hearsay's" in done.failed[1].message
    [(reading, original, _)] = done.readings
    assert (reading.report is not None, original) == (True, b"One.")


def test_a_report_that_takes_too_long_is_given_up(plan: Planned, tmp_path: Path) -> None:
    done = PartReader(plan(seconds=0.2)).read(Part(0, (line("sleep"), line("One.", 2))))
    assert (done.reports, done.failures, done.readings) == (1, 1, ())
    assert "longer than 0.2 seconds" in (tmp_path / "out" / "failures" / "part-000000.jsonl").read_text(encoding="ascii")
    assert pq.read_table(tmp_path / "out" / "reports").num_rows == 1


def test_outside_the_main_thread_there_is_no_limit() -> None:
    seen: list[str] = []

    def run() -> None:
        with time_limit(0.01, "a"):
            threading.Event().wait(0.05)
            seen.append("done")

    thread = threading.Thread(target=run)
    thread.start()
    thread.join()
    assert seen == ["done"]
    with pytest.raises(TooLong), time_limit(0.01, "a"):
        threading.Event().wait(5)


def test_the_same_part_gives_the_same_bytes(plan: Planned, tmp_path: Path) -> None:
    part = Part(3, (line("One."), line("Two.", 2)))
    PartReader(plan()).read(part)
    PartReader(plan(output=str(tmp_path / "again"))).read(part)
    for path in sorted((tmp_path / "out").rglob("*.parquet")):
        assert path.read_bytes() == (tmp_path / "again" / path.relative_to(tmp_path / "out")).read_bytes()
