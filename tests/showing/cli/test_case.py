"""`hearsay case` makes a case, adds reports, shows and exports it, keeps decisions, and sees tampering."""

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from hearsay.nouns import Claim, Entity, Match, Mention, Reading, Reason, Report, Span
from hearsay.running.pipeline import Pipeline
from hearsay.showing.cli import main

ROOT = Path(__file__).parents[3]


@pytest.fixture(autouse=True)
def in_an_empty_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(Pipeline, "read_report", read_report)


def read_report(self: Pipeline, report: Report) -> Reading:
    """Read a name at the beginning, and a possible match of it where there is a list."""
    mention = Mention(Span(0, 8), report.text[:8], "organisation")
    entity = Entity(report.id, mention.text, "organisation", (mention.id,))
    claim = Claim(report.id, "transfer", (Span(0, len(report.text)),), (("supplier", (mention.id,)),))
    matches: tuple[Match, ...] = ()
    if self.screener is not None:
        (edition, *_) = self.screener.editions
        matches = (Match(entity.id, "un-sc:1", "ALBATROS", 0.8, edition, (Reason("name", 0.8, "alike"),)),)
    return Reading(report, (mention,), (), (claim,), (entity,), matches)


def case(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["case", *arguments])


def add(text: str = "Albatros shipped drones.", name: str = "a.txt") -> str:
    """Add a report; return its id."""
    Path(name).write_text(text, encoding="utf-8")
    result = case("add", name, "--by", "A. Analyst", "--json")
    assert result.exit_code == 0, result.output
    return str(json.loads(result.stdout)["report"])


def test_a_case_is_made_once() -> None:
    assert case("new").exit_code == 0
    again = case("new")
    assert again.exit_code == 1
    assert "is there already" in again.output


def test_a_command_without_a_case_says_how_to_make_one() -> None:
    result = case("list")
    assert result.exit_code == 1
    assert "hearsay case new" in result.output


def test_reports_are_added_listed_and_shown() -> None:
    report = add()
    listed = json.loads(case("list", "--json").stdout)
    assert (listed["report"], listed["claims"], listed["version"]) == (report, 1, 1)
    assert "1 claims" in case("list").stdout
    assert json.loads(case("show", report[:6], "--json").stdout)["report"]["text"] == "Albatros shipped drones."
    assert "Albatros" in case("show", report).stdout
    assert case("show", report, "--original").stdout == "Albatros shipped drones."
    assert case("show", "r0").exit_code == 1


def test_adding_again_changes_nothing_and_a_failure_is_shown() -> None:
    add()
    result = case("add", "a.txt", "none.txt")
    assert result.exit_code == 1
    assert "1 failed, 1 unchanged" in result.output
    assert "none.txt" in case("list", "--failures").stdout
    held = json.loads(case("open", "--json").stdout)
    assert (held["reports"], held["failures"]) == (1, 1)
    assert "reports" in case("open").stdout


def test_a_changed_report_is_a_new_version() -> None:
    add()
    add("Albatros shipped no drones.")
    assert len(case("list").stdout.splitlines()) == 1
    assert "(version 2)" in case("list", "--all").stdout
    assert "unchanged" in case("reread").output


def test_words_are_found() -> None:
    add()
    assert "»drones«" in case("search", "drones").stdout
    assert json.loads(case("search", "Albatros", "shipped", "--json").stdout.splitlines()[0])["sort"] in ("text", "claim")


def test_decisions_are_kept_and_taken_back() -> None:
    report = add()
    claim = json.loads(case("show", report, "--json").stdout)["claims"][0]["id"]
    for words in (
        ("matched", "Albatros", "un-sc:1", "--note", "same number"),
        ("wrong", report, claim),
        ("not the same", "Albatros", "Orlik"),
        ("B", "The Zenda Post"),
        ("withdrawn", "Albatros", "un-sc:1"),
    ):
        assert case("decide", *words, "--by", "A. Analyst").exit_code == 0
    kept = [json.loads(line) for line in case("decisions", "--json").stdout.splitlines()]
    assert [one["outcome"] for one in kept] == ["matched", "wrong", "not the same", "B", "withdrawn"]
    assert kept[0]["about"] == kept[4]["about"]
    assert "same number" in case("decisions").stdout


def test_a_report_is_shown_with_what_was_decided_of_its_claims() -> None:
    report = add()
    claim = json.loads(case("show", report, "--json").stdout)["claims"][0]["id"]
    case("decide", "wrong", report, claim, "--by", "A. Analyst", "--note", "a joke")
    told = json.loads(case("show", report, "--json").stdout)["decisions"]
    assert [(one["about"], one["outcome"], one["by"], one["note"]) for one in told] == [(claim, "wrong", "A. Analyst", "a joke")]
    assert f"{claim}: wrong, says A. Analyst" in case("show", report).stdout


@pytest.mark.parametrize("words", [("matched", "Albatros"), ("wrong", "r0", "c0"), ("A", "one", "two", "three")])
def test_a_decision_about_nothing_is_refused(words: tuple[str, ...]) -> None:
    add()
    assert case("decide", *words, "--by", "A").exit_code != 0


def test_a_whole_case_is_exported_and_imported() -> None:
    add()
    case("decide", "B", "The Zenda Post", "--by", "A. Analyst")
    assert case("export", "--whole", "whole.jsonl").exit_code == 0
    result = case("import", "whole.jsonl", "--case", "other.sqlite")
    assert result.exit_code == 0
    assert "1 reports" in result.output
    assert case("list", "--json", "--case", "other.sqlite").stdout == case("list", "--json").stdout
    assert case("decisions", "--case", "other.sqlite").stdout == case("decisions").stdout


def test_a_dossier_shows_the_decision_that_stands() -> None:
    lists = ROOT / "examples" / "lists" / "un-sc"
    assert CliRunner().invoke(main, ["lists", "import", "--any-size", f"un-sc={lists}"]).exit_code == 0
    add()
    case("decide", "not matched", "Albatros", "un-sc:1", "--by", "A. Analyst", "--note", "a fishing firm")
    assert case("export", "--as", "html", "--to", "case.html").exit_code == 0
    assert "a fishing firm" in Path("case.html").read_text(encoding="utf-8")
    assert case("export").exit_code == 2


def test_a_case_verifies_until_it_is_changed() -> None:
    add()
    result = case("verify")
    assert result.exit_code == 0
    head = result.stdout.split()[-1]
    assert case("verify", "--head", head).exit_code == 0
    assert case("verify", "--head", "0" * 64).exit_code == 1
    with closing(sqlite3.connect("case.sqlite")) as database:
        database.execute("UPDATE report SET body = replace(body, 'drones', 'spoons')")
        database.commit()
    assert case("verify").exit_code == 1
    assert "A. Analyst" in case("log").stdout
    assert json.loads(case("log", "--json").stdout.splitlines()[0])["number"] == 1
