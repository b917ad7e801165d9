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


SAMPLES = Path(__file__).parents[2] / "lists" / "samples"


@pytest.fixture
def editions() -> tuple[Path, Path]:
    """Two editions of Canada's list; the second names a company anew."""
    text = (SAMPLES / "ca-sema.old.xml").read_text("utf-8")
    old, new = Path("sema_2026-05-29.xml"), Path("sema_2026-05-30.xml")
    old.write_text(text.replace("<Item>9001</Item>", "<Item>9000</Item>"), encoding="utf-8")
    new.write_text(text.replace("Volkhov Aero</E", "Volkhov Drones</E"), encoding="utf-8")
    return old, new


def test_two_files_are_compared_without_a_case(editions: tuple[Path, Path]) -> None:
    output = lists("diff", *(f"ca-sema={path}" for path in editions)).output
    assert "ca-sema, 2026-05-29 to 2026-05-30: 1 added, 1 removed, 1 changed" in output
    assert "~ ca-sema:Russia/1,Part2/9002  Volkhov Drones: names" in output
    assert not Path("case.sqlite").exists()


def test_kept_editions_are_shown_compared_and_questioned(editions: tuple[Path, Path]) -> None:
    old, new = editions
    assert lists("import", "--any-size", f"ca-sema={new}").exit_code == 0
    assert lists("import", "--any-size", "--earlier", f"ca-sema={old}").exit_code == 0
    kept = [json.loads(line) for line in lists("history", "ca-sema", "--json").stdout.splitlines()]
    assert [(one["date"], one["in_force"]) for one in kept] == [("2026-05-29", False), ("2026-05-30", True)]
    difference = json.loads(lists("diff", "ca-sema", "2026-05-29", kept[1]["sha256"][:8], "--json").stdout)
    assert [one["listing"] for one in difference["removed"]] == ["ca-sema:Russia/1,Part1/9000"]
    assert difference["changed"][0]["fields"] == ["names"]

    answers = {}
    for day in ("2026-05-28", "2026-05-29", "2026-05-30"):
        answers[day] = json.loads(lists("was", "ca-sema:Russia/1,Part1/9000", "--on", day, "--json").stdout)["outcome"]
    assert answers == {"2026-05-28": "not known", "2026-05-29": "listed", "2026-05-30": "not listed"}
    told = lists("was", "ca-sema:Russia/1,Part2/9002", "--on", "2026-05-29").output
    assert "listed by Global Affairs Canada since 2022-02-24" in told
    assert "as Volkhov Aero;" in told
    assert "measures: asset freeze" in told


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("was", "nonsense", "--on", "2026-05-29"), "is no listing"),
        (("was", "un-sc:1", "--on", "yesterday"), "is no day"),
        (("diff", "un-sc"), "give NAME FROM TO"),
        (("diff", "un-sc=a", "un-sc=b"), "no list at a"),
        (("history", "un-sc"), "there is no case file"),
    ],
)
def test_a_wrong_question_is_one_clear_line(arguments: tuple[str, ...], told: str) -> None:
    result = lists(*arguments)
    assert result.exit_code != 0
    assert told in result.output


def test_listings_with_one_number_are_linked_with_the_reason() -> None:
    sources = [f"{name}={SAMPLES / file}" for name, file in (("ca-sema", "ca-sema.old.xml"), ("uk-fcdo", "uk-fcdo.list.xml"))]
    assert lists("import", "--any-size", *sources).exit_code == 0
    link = json.loads(lists("links", "uk-fcdo:RUS9002", "--json").stdout)
    assert (link["left"], link["reasons"][0]["detail"]) == ("ca-sema:Russia/1.1/1", "both listings give 9074729")


def test_the_known_lists_say_whether_they_can_be_fetched() -> None:
    shown = {line["list"]: line["fetched"] for line in map(json.loads, lists("known", "--json").stdout.splitlines())}
    assert shown["us-ofac-sdn"]
    assert not shown["jp-meti"]


def test_an_edition_that_lost_its_entries_does_not_replace_the_one_that_stands(editions: tuple[Path, Path]) -> None:
    old, new = editions
    assert lists("import", "--any-size", f"un-sc={LISTS / 'un-sc'}").exit_code == 0
    assert lists("import", "--any-size", f"ca-sema={old}").exit_code == 0
    new.write_text(new.read_text("utf-8")[:-30], encoding="utf-8")
    assert lists("import", "--any-size", f"ca-sema={new}").exit_code == 1
    assert [json.loads(line)["date"] for line in lists("--json").stdout.splitlines()] == ["2026-05-29", "2026-06-01"]


def test_the_settings_name_the_case_where_no_option_does(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HEARSAY_CASE_PATH", str(tmp_path / "elsewhere.sqlite"))
    result = CliRunner().invoke(main, ["lists", "import", f"un-sc={LISTS / 'un-sc'}", "--any-size"])
    assert result.exit_code == 0, result.output
    assert (tmp_path / "elsewhere.sqlite").exists()
    assert not (tmp_path / "case.sqlite").exists()
