"""Tokens are made, shown once, listed without themselves, and revoked."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from hearsay.showing.cli import main


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def token(*words: str) -> Result:
    return CliRunner().invoke(main, ["token", *words])


def test_a_token_is_shown_once_and_listed_without_itself() -> None:
    made = token("new", "a colleague", "--scope", "read", "--scope", "decide").output.strip()
    assert made.startswith("hearsay_")
    listed = token("list", "--json").output
    assert made not in listed + token("list").output
    assert json.loads(listed)["scopes"] == ["read", "decide"]


def test_a_token_is_revoked() -> None:
    token("new", "a")
    assert token("revoke", "a").exit_code == 0
    assert token("revoke", "a").exit_code == 1
    assert token("list").output == ""


def test_a_second_token_of_a_name_is_refused() -> None:
    token("new", "a")
    assert token("new", "a").exit_code == 1
