"""`hearsay lists` imports lists into the case and shows which are in force."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from hearsay.showing.cli import main

LISTS = Path(__file__).parents[3] / "examples" / "lists"


@pytest.fixture(autouse=True)
def in_an_empty_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def lists(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["lists", *arguments])


def test_an_imported_list_is_shown_with_date_fingerprint_and_count() -> None:
    assert lists("import", "--any-size", f"un-sc={LISTS / 'un-sc'}", f"us-ofac-sdn={LISTS / 'us-ofac-sdn'}").exit_code == 0
    shown = [json.loads(line) for line in lists("--json").stdout.splitlines()]
    assert [(line["list"], line["date"], line["listings"]) for line in shown] == [
        ("un-sc", "2026-06-01", 6),
        ("us-ofac-sdn", "2026-05-30", 9),
    ]
    assert all(len(line["sha256"]) == 64 and line["terms"] for line in shown)
    assert "United Nations" in lists().output


def test_a_short_list_is_refused_and_nothing_is_kept() -> None:
    result = lists("import", f"un-sc={LISTS / 'un-sc'}")
    assert result.exit_code == 1
    assert "--any-size" in result.output
    assert not Path("case.sqlite").exists()


def test_the_case_can_be_named_before_or_after_import() -> None:
    source = f"un-sc={LISTS / 'un-sc'}"
    assert lists("--case", "a.sqlite", "import", "--any-size", source).exit_code == 0
    assert lists("import", "--case", "b.sqlite", "--any-size", source).exit_code == 0
    assert all(len(lists("--case", case, "--json").stdout.splitlines()) == 1 for case in ("a.sqlite", "b.sqlite"))


def test_without_a_case_it_says_how_to_begin() -> None:
    assert "hearsay lists import" in lists().output
    assert lists("--json").stdout == ""


def test_a_named_case_that_is_not_there_is_an_error() -> None:
    assert lists("--case", "absent.sqlite").exit_code == 1


def test_a_wrong_option_is_one_clear_line() -> None:
    result = lists("import", "un-sc")
    assert result.exit_code == 1
    assert "NAME=PATH" in result.output
