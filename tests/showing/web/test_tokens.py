"""A token lets in who has it, its hash alone is kept, and what it lets do follows from its scopes."""

import json
import stat
from pathlib import Path

import pytest

from hearsay.errors import SettingsError
from hearsay.showing.web.tokens import Person, Tokens, tokens_beside


def test_only_the_hash_is_kept_and_only_its_owner_may_read_it(tmp_path: Path) -> None:
    tokens = Tokens(tmp_path / "t.json")
    token = tokens.add("a colleague", ["read", "decide"])
    assert token not in tokens.path.read_text()
    assert stat.S_IMODE(tokens.path.stat().st_mode) == 0o600
    assert tokens.find(token) == Person("a colleague", frozenset(("read", "decide")))
    assert tokens.find(token[:-1]) is tokens.find("") is None


def test_a_revoked_token_lets_nobody_in_wherever_it_was_revoked(tmp_path: Path) -> None:
    tokens, other = Tokens(tmp_path / "t.json"), Tokens(tmp_path / "t.json")
    token = tokens.add("a", ["read"])
    assert other.find(token) is not None
    assert tokens.revoke("a")
    assert not tokens.revoke("a")
    assert other.find(token) is None


def test_a_name_is_given_once_and_a_damaged_file_is_said(tmp_path: Path) -> None:
    tokens = Tokens(tmp_path / "t.json")
    tokens.add("a", ["read"])
    with pytest.raises(SettingsError, match="already"):
        tokens.add("a", ["read"])
    tokens.path.write_text(json.dumps({"a": 1}))
    with pytest.raises(SettingsError, match="not a file of tokens"):
        Tokens(tokens.path).list()


@pytest.mark.parametrize(
    ("scopes", "may"),
    [(["read"], [True, False, False]), (["decide"], [True, True, False]), (["admin"], [True, True, True]), ([], [False] * 3)],
)
def test_a_wider_scope_holds_the_narrower(scopes: list[str], may: list[bool]) -> None:
    person = Person("a", frozenset(scopes))
    assert [person.may("read"), person.may("decide"), person.may("admin")] == may


def test_tokens_lie_beside_the_case() -> None:
    assert tokens_beside(Path("a/case.sqlite")) == Path("a/case.sqlite.tokens.json")
    assert tokens_beside("postgresql://me:secret@host/db") == Path("hearsay-tokens.json")
