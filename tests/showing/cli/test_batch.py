"""`hearsay batch` reads a large input into tables, says how far it is, and goes on where it was."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from hearsay.showing.cli import main


@pytest.fixture
def source(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.chdir(tmp_path)
    lines = [{"text": "Officials said Sokolvarsk LLC sold drones to Tirazh."}, {"no": "text"}]
    (tmp_path / "in.jsonl").write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    return "in.jsonl"


def test_a_run_and_its_going_on(source: str) -> None:
    Path("list.csv").write_text("id,schema,name\ne1,Company,Sokolvarsk LLC\n", encoding="utf-8")
    given = ["--workers", "1", "--case", "case.sqlite", "--list", "made=list.csv"]
    result = CliRunner().invoke(main, ["batch", source, "out", *given, "--json"])
    assert result.exit_code == 1, result.output
    row = json.loads(result.stdout)
    assert (row["reports"], row["failures"], row["claims"], row["matches"]) == (1, 1, 1, 1)
    assert Path("out/failures/part-000000.jsonl").is_file()
    again = CliRunner().invoke(main, ["batch", source, "out", *given])
    assert again.exit_code == 0
    assert "1 parts were done before" in again.stdout
    listed = CliRunner().invoke(main, ["case", "list", "--json"])
    assert len(listed.stdout.splitlines()) == 1


@pytest.mark.usefixtures("source")
@pytest.mark.parametrize("given", [["none.jsonl", "out"], ["in.jsonl", "out", "--list", "nonsense"]])
def test_what_cannot_be_is_said(given: list[str]) -> None:
    result = CliRunner().invoke(main, ["batch", *given, "--workers", "1"])
    assert result.exit_code == 1
    assert "Error: " in result.output
