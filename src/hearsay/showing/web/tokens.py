"""Tokens let a person or program in: each has a name and scopes, and only its hash is kept, in a file that its owner alone can read.

They stand beside the case and not in it, so that a case can be handed on without them. Why SHA-256 is enough for random tokens:
`docs/why/service.md`.
"""

import hashlib
import hmac
import json
import os
import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal, get_args

from hearsay.errors import SettingsError

Scope = Literal["read", "decide", "admin"]
SCOPES: tuple[Scope, ...] = get_args(Scope)
PREFIX = "hearsay_"


@dataclass(frozen=True, slots=True)
class Person:
    """Who asks, and what they may do."""

    name: str
    scopes: frozenset[str]

    def may(self, scope: Scope) -> bool:
        """Say whether they may: who may decide may read, and an admin may all."""
        return any(scope in SCOPES[: SCOPES.index(own) + 1] for own in SCOPES if own in self.scopes)


@dataclass(frozen=True, slots=True)
class KeptToken:
    """A token as it is kept."""

    name: str
    scopes: tuple[str, ...]
    digest: str
    made_at: str


class Tokens:
    """The tokens of one file; a file that is not there holds none."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._seen: tuple[int, int] = (0, 0)
        self._kept: list[KeptToken] = []

    def add(self, name: str, scopes: Iterable[Scope]) -> str:
        """Make a token, keep its hash, and return it: it is shown this once. Raises SettingsError where the name is taken."""
        kept = self.list()
        if any(one.name == name for one in kept):
            raise SettingsError(f"there is a token for {name} already; revoke it first, or choose another name")
        token = PREFIX + secrets.token_urlsafe(32)
        made = KeptToken(
            name, tuple(sorted(set(scopes), key=SCOPES.index)), _digest(token), datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        )
        self._write([*kept, made])
        return token

    def revoke(self, name: str) -> bool:
        """Take a token out; say whether there was one."""
        kept = self.list()
        left = [one for one in kept if one.name != name]
        if len(left) != len(kept):
            self._write(left)
        return len(left) != len(kept)

    def list(self) -> list[KeptToken]:
        """Return the tokens, in the order in which they were made; what another process changed is seen. Raises SettingsError."""
        try:
            state = self.path.stat()
        except FileNotFoundError:
            self._seen, self._kept = (0, 0), []
            return []
        now = (state.st_mtime_ns, state.st_size)
        if now != self._seen:
            try:
                rows = json.loads(self.path.read_text(encoding="utf-8"))
                self._kept = [KeptToken(row["name"], tuple(row["scopes"]), row["digest"], row["made_at"]) for row in rows]
            except (OSError, ValueError, TypeError, KeyError) as error:
                raise SettingsError(f"{self.path}: this is not a file of tokens; move it away and make new ones") from error
            self._seen = now
        return list(self._kept)

    def find(self, token: str) -> Person | None:
        """Return whose token it is; every kept hash is compared, in time that does not depend on where they differ."""
        asked, found = _digest(token), None
        for one in self.list():
            if hmac.compare_digest(asked, one.digest):
                found = Person(one.name, frozenset(one.scopes))
        return found

    def _write(self, kept: Iterable[KeptToken]) -> None:
        rows = [{"name": one.name, "scopes": list(one.scopes), "digest": one.digest, "made_at": one.made_at} for one in kept]
        new = self.path.with_name(self.path.name + ".new")
        try:
            handle = os.open(new, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
            with os.fdopen(handle, "w", encoding="utf-8") as file:
                json.dump(rows, file, indent=1)
            new.replace(self.path)
        except OSError as error:
            raise SettingsError(f"{self.path}: the tokens could not be kept: {error.strerror or error}") from error


def tokens_beside(case: Path | str) -> Path:
    """Return where a case's tokens are kept: beside its file, or for a database in the current folder."""
    name = str(case)
    return Path("hearsay-tokens.json") if "://" in name else Path(name + ".tokens.json")


def _digest(token: str) -> str:
    return hashlib.sha256(token.encode("utf-8", "surrogatepass")).hexdigest()
