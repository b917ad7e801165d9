"""A path that a user gives becomes the files of one list edition: found, read as bytes, dated and fingerprinted."""

import hashlib
from collections.abc import Sequence
from fnmatch import fnmatch
from pathlib import Path

from hearsay.errors import ListError
from hearsay.lists.dates import date_in_name
from hearsay.nouns import Edition

LARGEST = 512_000_000
"""Bytes; the biggest published list is about a fifth of it."""


def find_files(path: Path, patterns: Sequence[str]) -> list[Path | None]:
    """Return one file a pattern: in a folder the newest that fits, beside a file its siblings; None where a part is missing.

    The first pattern is the list's main part, and `path` itself may be that file whatever its name. A file belongs to the
    longest pattern that fits it, so that `sdn_comments.csv` is not taken for `sdn*.csv`. The newest is the one whose name carries
    the latest date, then the last by name. Raises ListError where nothing is at the path or the main part is not in the folder.
    """
    if not path.exists():
        raise ListError(f"no list at {path}: give the list's file, or the folder of its files")
    folder = path if path.is_dir() else path.parent
    parts: dict[str, list[Path]] = {pattern: [] for pattern in patterns}
    for file in sorted(folder.iterdir()) if path.is_dir() or len(patterns) > 1 else []:
        fitting = [pattern for pattern in patterns if fnmatch(file.name.casefold(), pattern)]
        if file.is_file() and fitting:
            parts[max(fitting, key=len)].append(file)
    found = [max(parts[pattern], key=lambda file: (date_in_name(file.name) or "", file.name), default=None) for pattern in patterns]
    if path.is_file():
        found[0] = path
    if found[0] is None:
        raise ListError(f"no file like {patterns[0]} in {path}: give the list's file, or the folder of its files")
    return found


def find_file(path: Path, *patterns: str) -> Path:
    """Return the one file of a list that is a single file: `path` itself, or the newest in the folder of the first pattern that fits any.

    Raises ListError where there is none.
    """
    for pattern in patterns[:-1]:
        if path.is_dir() and any(fnmatch(file.name.casefold(), pattern) for file in path.iterdir()):
            patterns = (pattern,)
            break
    found = find_files(path, patterns[-1:])[0]
    assert found is not None
    return found


def read_bytes(path: Path) -> bytes:
    """Return what the file holds; raises ListError where it can not be read, or is bigger than any list."""
    try:
        if path.stat().st_size > LARGEST:
            raise ListError(f"{path} is bigger than any list ({LARGEST // 1_000_000} MB); it is not read")
        return path.read_bytes()
    except OSError as error:
        raise ListError(f"{path} can not be read: {error.strerror or error}") from error


def make_edition(name: str, date: str | None, contents: Sequence[bytes]) -> Edition:
    """Return the edition of a list: of one file its SHA-256, of several the SHA-256 of their digests in the order given."""
    digests = [hashlib.sha256(content).hexdigest() for content in contents]
    return Edition(name, date, digests[0] if len(digests) == 1 else hashlib.sha256("".join(digests).encode()).hexdigest())
