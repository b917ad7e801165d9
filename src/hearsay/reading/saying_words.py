"""The lists of words of saying, doubt and denial, by name."""

import tomllib
from functools import cache
from pathlib import Path

_DATA = Path(__file__).parent / "languages" / "en" / "sayings.toml"


@cache
def sayings() -> dict[str, frozenset[str]]:
    """Return the word lists of `sayings.toml`, by name."""
    return {name: frozenset(words) for name, words in tomllib.loads(_DATA.read_text(encoding="utf-8")).items()}
