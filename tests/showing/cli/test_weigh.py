"""`hearsay weigh` prints findings as the contract has them, and keeps them in the case."""

import itertools
import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from hearsay.casefile.opening import open_casefile
from hearsay.running.tables import write_part
from hearsay.showing.cli import main

pytestmark = pytest.mark.usefixtures("small_case")


def weigh(*words: str) -> str:
    result = CliRunner().invoke(main, ["weigh", *words])
    assert result.exit_code == 0, result.output
    return result.stdout


def test_a_finding_is_printed_as_the_contract_has_it(small_case: Path) -> None:
    (line,) = weigh("--json").splitlines()
    finding = json.loads(line)["finding"]
    assert finding["kind"] == "transfer"
    assert finding["roles"] == {"supplier": ["Albatros Works"], "recipient": ["Tirazh Guard"]}
    assert finding["time"] == {"from": "2025-05-01", "to": "2025-05-31"}
    assert finding["independent_origins"] == 2
    assert {origin["name"] for origin in finding["origins"]} == {"Clear Count", "Open Ledger"}
    assert all(set(origin) >= {"name", "claims", "via"} and "/" in origin["claims"][0] for origin in finding["origins"])
    assert finding["denied_by"] == ["Albatros Works"]
    assert finding["credibility"] == "2"
    assert finding["words"].startswith("probably true: two independent origins")
    with open_casefile(small_case) as casefile:
        assert [one.id for one in casefile.findings()] == [finding["id"]]


def test_people_read_it_too() -> None:
    shown = weigh()
    assert "2 independent origins" in shown
    assert "denied by Albatros Works" in shown


def test_the_review_queue_is_shown_apart() -> None:
    assert weigh("--review") == ""


def test_tables_of_a_batch_are_weighed_and_it_says_how_far(small_case: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with open_casefile(small_case) as casefile:
        write_part(str(tmp_path / "tables"), 0, list(casefile.readings()), [])
        reports = casefile.count_reports()
    ticks = itertools.count(step=3)
    monkeypatch.setattr("hearsay.showing.cli.weigh.time.monotonic", lambda: next(ticks))
    given = ["weigh", "--tables", str(tmp_path / "tables"), "--output", str(tmp_path / "out"), "--workers", "1"]
    result = CliRunner().invoke(main, [*given, "--json"])
    assert result.exit_code == 0, result.output
    assert json.loads(result.stdout)["reports"] == reports
    assert "hearsay: 4 of 7, comparing claims: 1 of 4 tasks" in result.stderr
    monkeypatch.undo()
    again = CliRunner().invoke(main, given)
    assert f"{reports} reports" in again.stdout
    assert again.stderr == ""


def test_without_tables_or_a_place_for_findings_nothing_is_weighed(tmp_path: Path) -> None:
    assert "--output" in CliRunner().invoke(main, ["weigh", "--tables", str(tmp_path)]).output
    result = CliRunner().invoke(main, ["weigh", "--tables", str(tmp_path), "--output", str(tmp_path / "out"), "--workers", "1"])
    assert result.exit_code == 1
    assert "there are no tables here" in result.output
    assert "goes on with the rest" not in result.output
