"""The option `--case` takes a path or an address, and every command opens the case the same way."""

from pathlib import Path

import click
import pytest

from hearsay.showing.cli.case_option import CASE, default_case, opened_case, whoever


@pytest.mark.parametrize(("words", "expected"), [("a/b.sqlite", Path("a/b.sqlite")), ("postgresql://u@h/d", "postgresql://u@h/d")])
def test_an_address_stays_an_address(words: str, expected: Path | str) -> None:
    assert CASE.convert(words, None, None) == expected


def test_the_settings_name_the_default_case(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert default_case() == Path("case.sqlite")
    (tmp_path / "hearsay.toml").write_text('[case]\npath = "postgresql://u@h/d"\n', encoding="utf-8")
    assert default_case() == "postgresql://u@h/d"


def test_a_case_that_is_not_there_ends_the_command(tmp_path: Path) -> None:
    with pytest.raises(click.ClickException, match="no case file"), opened_case(tmp_path / "none.sqlite"):
        pass


def test_whoever_uses_it_has_a_name_or_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LOGNAME", "analyst")
    assert whoever() == "analyst"
