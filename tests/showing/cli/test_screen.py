"""`hearsay screen` answers every row, in order, and says what it could not check."""

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from hearsay.showing.cli import main

LISTS = Path(__file__).parents[3] / "examples" / "lists"
OPTIONS = [part for name in ("us-ofac-sdn", "un-sc", "ua-war-sanctions") for part in ("--list", f"{name}={LISTS / name}")]


@pytest.fixture(autouse=True)
def in_an_empty_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def screen(text: str, *options: str) -> Result:
    return CliRunner().invoke(main, ["screen", "-", *options], input=text)


def lines(result: Result) -> list[dict[str, Any]]:
    assert result.exit_code == 0, result.output
    return [json.loads(line) for line in result.stdout.splitlines()]


def test_the_form_is_that_of_the_contract() -> None:
    [line] = lines(screen("name\nSokolvarsk Aerosystems\n", *OPTIONS, "--json", "--limit", "2"))
    assert line["query"] == {"row": 1, "name": "Sokolvarsk Aerosystems"}
    assert line["failure"] is None
    match = line["matches"][0]
    assert list(match) == ["listing", "name", "score", "edition", "reasons"]
    assert list(match["edition"]) == ["list", "date", "sha256"]
    assert list(match["reasons"][0]) == ["reason", "weight", "detail"]
    assert {match["listing"] for match in line["matches"]} == {"us-ofac-sdn:90001", "ua-war-sanctions:example-001"}


def test_a_row_that_can_not_be_checked_has_a_failure_and_no_matches() -> None:
    first, second = lines(screen('name\n""\nLaleh Star\n'.replace('""', '" "'), *OPTIONS, "--json"))
    assert "matches" not in first
    assert first["failure"]["about"] == "row 1"
    assert second["query"]["row"] == 2
    assert second["matches"]


def test_the_table_says_possible_match_and_who_lists_it_when() -> None:
    result = screen("name\nLaleh Star\nOrchard Lane Bakery\n* *\n", *OPTIONS)
    assert result.exit_code == 0
    for words in ("possible match", "listed by", "2026-05-20", "no possible match", "not checked"):
        assert words in result.output
    assert "hit" not in result.stdout.split()


def test_markup_in_a_name_is_shown_as_text() -> None:
    assert "[red]Laleh" in screen("name\n[red]Laleh Star\n", *OPTIONS).output


def test_without_lists_it_says_what_to_do() -> None:
    result = screen("name\nLaleh Star\n")
    assert result.exit_code == 1
    assert "hearsay lists import" in result.output


def test_a_file_without_names_is_one_clear_line() -> None:
    result = screen("title\nx\n", *OPTIONS)
    assert result.exit_code == 1
    assert "no column `name`" in result.output


def test_the_lists_of_the_case_serve() -> None:
    arguments = ["lists", "import", "--any-size", f"un-sc={LISTS / 'un-sc'}"]
    assert CliRunner().invoke(main, arguments).exit_code == 0
    assert lines(screen("name\nZarrin Mowj\n", "--json"))[0]["matches"][0]["listing"] == "un-sc:XXe.003"


def test_every_name_of_the_example_finds_what_it_should() -> None:
    found = [
        line["matches"][0]["listing"] if line["matches"] else None
        for line in lines(screen((LISTS / "names.csv").read_text(), *OPTIONS, "--json", "--threshold", "0.6"))
    ]
    assert found == [
        "us-ofac-sdn:90001", "us-ofac-sdn:90001", "us-ofac-sdn:90004", "ua-war-sanctions:example-004", "ua-war-sanctions:example-005",
        "us-ofac-sdn:90002", "ua-war-sanctions:example-006", None,
    ]  # fmt: skip


def test_one_name_is_answered() -> None:
    result = CliRunner().invoke(main, ["screen", "--name", "Sokolvarsk Aerosystems", *OPTIONS, "--json"])
    assert lines(result)[0]["matches"][0]["listing"] in {"us-ofac-sdn:90001", "ua-war-sanctions:example-001"}


def test_a_stream_is_answered_line_by_line() -> None:
    result = CliRunner().invoke(main, ["screen", "--stream", *OPTIONS, "--json"], input="Laleh Star\n\n***\nSokolvarsk\n")
    assert [line["failure"] is None for line in lines(result)] == [True, False, True]


def test_reasons_are_explained() -> None:
    plain, explained = (CliRunner().invoke(main, ["screen", "--name", "Polyana", *more, *OPTIONS]) for more in ([], ["--explain"]))
    assert len(explained.output) > len(plain.output)


def test_a_file_and_a_name_are_one_too_many() -> None:
    assert CliRunner().invoke(main, ["screen", "-", "--name", "Polyana", *OPTIONS], input="name\nPolyana\n").exit_code == 2


def test_the_settings_name_the_lists_where_no_option_does(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HEARSAY_LISTS", f"un-sc={LISTS / 'un-sc'}")
    [line] = lines(screen("name\nQasr al-Bahr General Trading\n", "--json"))
    assert {match["edition"]["list"] for match in line["matches"]} == {"un-sc"}
