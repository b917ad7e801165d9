"""`hearsay read` shows what the pipeline read, in the form asked for, and never stops at one bad report."""

import json
import sys
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import Any

import pytest
from click.testing import CliRunner, Result

from hearsay.errors import ListError, SettingsError
from hearsay.nouns import Failure, Reading, SecondReading
from hearsay.running.settings import LlmSettings, Settings
from hearsay.showing.cli.read import command

Run = Callable[..., Result]
BROKEN = Failure("broken.pdf", "NotText", "broken.pdf: no text \x1b[31min it; give a file that holds text")
SECOND = {
    "one.txt": SecondReading("small-model", "127.0.0.1:9", 2, 1, (), (("the words are not in the report", "Orlik\x1b Works"),)),
    "two.txt": SecondReading("small-model", "127.0.0.1:9", failure="127.0.0.1:9 answered 500"),
}


@pytest.fixture
def asked() -> list[Any]:
    """What the command asked of the pipeline."""
    return []


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, small: Reading, asked: list[Any]) -> Run:
    """Return a function that runs the command over a pipeline that reads nothing."""

    class Pipeline:
        def __init__(self, settings: object, *, screener: object, second_reader: object) -> None:
            assert isinstance(settings, Settings)
            self.second_reader = second_reader
            asked.append(screener)

        def read_path(self, path: str, *, published: str | None, publisher: str | None) -> Reading:
            asked.append((path, published, publisher))
            if path == "broken.pdf":
                return Reading(None, failure=BROKEN)
            return small if self.second_reader is None else replace(small, second_reader=SECOND[path])

    def open_screener(lists: list[tuple[str, Path]], case: Path | None) -> object:
        if any(name == "missing" for name, _ in lists):
            raise ListError("missing: nothing is there")
        return (lists, case)

    def parse_list(option: str) -> tuple[str, Path]:
        name, equals, path = option.partition("=")
        if not equals:
            raise SettingsError(f"“{option}” is not NAME=PATH")
        return name, Path(path)

    def open_second_reader(settings: LlmSettings) -> SimpleNamespace:
        asked.append(settings.model)
        return SimpleNamespace(endpoint=SimpleNamespace(model=settings.model, host="127.0.0.1:9"))

    def gather_paths(paths: Iterable[str]) -> list[str]:
        return [found for path in paths for found in (["one.txt", "two.txt"] if path == "folder" else [path])]

    fakes: dict[str, dict[str, object]] = {
        "hearsay.running.pipeline": {"Pipeline": Pipeline},
        "hearsay.running.settings": {"read_settings": lambda: Settings(llm=LlmSettings("http://127.0.0.1:9/v1", "small-model"))},
        "hearsay.running.second_reading": {"open_second_reader": open_second_reader},
        "hearsay.running.screeners": {"open_screener": open_screener, "parse_list": parse_list},
        "hearsay.gathering.gather": {"gather_paths": gather_paths},
    }
    for name, members in fakes.items():
        module = ModuleType(name)
        vars(module).update(members)
        monkeypatch.setitem(sys.modules, name, module)
    return lambda *arguments: CliRunner().invoke(command, arguments)


def test_a_report_becomes_a_table(run: Run) -> None:
    result = run("one.txt")
    assert result.exit_code == 0
    assert "denied by Rustam" in " ".join(result.stdout.split())
    assert result.stderr == ""


def test_json_puts_json_lines_and_nothing_else_on_standard_output(run: Run) -> None:
    result = run("folder", "broken.pdf", "--json")
    rows = [json.loads(line) for line in result.stdout.splitlines()]
    assert ["claims" in row for row in rows] == [True, True, False]
    assert rows[2]["failure"]["error"] == "NotText"


def test_a_bad_report_costs_one_line_and_exit_code_1_and_the_rest_are_read(run: Run) -> None:
    result = run("broken.pdf", "one.txt")
    assert result.exit_code == 1
    assert "hearsay: broken.pdf: no text ␛[31min it; give a file that holds text\n" in result.stderr
    assert "Sokolvarsk" in result.stdout


def test_progress_is_told_on_standard_error_for_several_reports(run: Run) -> None:
    assert "[2/2] two.txt" in run("folder").stderr


def test_date_publisher_lists_and_case_reach_the_pipeline(run: Run, asked: list[Any]) -> None:
    result = run(
        *("one.txt", "--published", "2025-06-12", "--publisher", "Example News Agency"),
        *("--list", "un-sc=un.xml", "--list", "us-ofac-sdn=ofac", "--case", "my.sqlite"),
    )
    assert result.exit_code == 0
    assert asked == [
        ([("un-sc", Path("un.xml")), ("us-ofac-sdn", Path("ofac"))], Path("my.sqlite")),
        ("one.txt", "2025-06-12", "Example News Agency"),
    ]


def test_a_dossier_is_written_beside_the_table(run: Run, tmp_path: Path) -> None:
    result = run("one.txt", "--html", str(tmp_path / "out" / "dossier.html"))
    assert result.exit_code == 0
    assert "it asserts none of it" in (tmp_path / "out" / "dossier.html").read_text("utf-8")
    assert "wrote the dossier" in result.stderr


@pytest.mark.parametrize("arguments", [(), ("one.txt", "--list", "no-path"), ("one.txt", "--published", "yesterday")])
def test_wrong_usage_is_exit_code_2(run: Run, arguments: tuple[str, ...]) -> None:
    assert run(*arguments).exit_code == 2


def test_a_list_that_cannot_be_read_is_one_clear_line(run: Run) -> None:
    result = run("one.txt", "--list", "missing=nowhere")
    assert result.exit_code == 1
    assert result.stderr == "Error: missing: nothing is there\n"


def test_the_second_reader_is_opened_only_where_it_is_asked_for(run: Run, asked: list[Any]) -> None:
    assert "second" not in run("one.txt").stderr
    assert "second" not in run("one.txt", "--reader", "trained").stderr
    assert "small-model" not in asked
    assert "the words of the reports are sent there" in run("one.txt", "--reader", "llm").stderr
    assert "small-model" in asked
    assert run("one.txt", "--reader", "nobody").exit_code == 2


def test_what_the_second_reader_gave_is_told_on_standard_error(run: Run) -> None:
    result = run("one.txt", "--reader", "llm", "--json")
    assert result.exit_code == 0
    assert "hearsay: second reader: small-model at 127.0.0.1:9 proposed 2 claims: 1 kept; 1 dropped\n" in result.stderr
    assert "dropped: the words are not in the report: “Orlik␛ Works”" in result.stderr
    assert json.loads(result.stdout)["second_reader"]["proposed"] == 2


def test_a_second_reader_that_fails_costs_a_line_and_exit_code_1_and_never_the_first_reading(run: Run) -> None:
    result = run("two.txt", "--reader", "llm", "--json")
    assert result.exit_code == 1
    assert "the second reader failed: 127.0.0.1:9 answered 500; the first reading stands" in result.stderr
    row = json.loads(result.stdout)
    assert len(row["claims"]) == 2
    assert row["second_reader"]["failure"] == "127.0.0.1:9 answered 500"
