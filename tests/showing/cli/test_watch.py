"""`hearsay watch` reads what is new, prints it and adds it to a file of events."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from hearsay.showing.cli import main


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def test_a_round_over_a_folder() -> None:
    Path("in").mkdir()
    Path("in/a.txt").write_text("Officials said Sokolvarsk LLC sold drones to Tirazh.", encoding="utf-8")
    command = ["watch", "in", "--once", "--events", "events.jsonl"]
    first = CliRunner().invoke(main, command)
    assert first.exit_code == 0, first.output
    assert "(1 claim)" in first.stdout
    second = CliRunner().invoke(main, command)
    assert "0 events" in second.output
    [line] = Path("events.jsonl").read_text(encoding="utf-8").splitlines()
    assert json.loads(line)["sort"] == "report"


@pytest.mark.parametrize("more", [["--webhook", "ftp://x.example"], ["--mail-to", "desk@example.org"]])
def test_what_cannot_be_told_is_said_at_once(more: list[str]) -> None:
    Path("in").mkdir()
    result = CliRunner().invoke(main, ["watch", "in", "--once", *more])
    assert result.exit_code in (1, 2)
    assert "Error" in result.output
