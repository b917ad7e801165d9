"""A file is written whole or not at all."""

import os
from pathlib import Path

import pytest

from hearsay.showing.export.writing import whole_file


def test_a_file_appears_when_it_is_done(tmp_path: Path) -> None:
    path = tmp_path / "made" / "file.txt"
    with whole_file(path) as file:
        file.write(b"words")
        assert not path.exists()
    assert path.read_bytes() == b"words"
    assert path.stat().st_mode & 0o777 == 0o666 & ~mask()


def mask() -> int:
    found = os.umask(0o022)
    os.umask(found)
    return found


def test_what_stood_there_stays_when_it_goes_wrong(tmp_path: Path) -> None:
    path = tmp_path / "file.txt"
    path.write_bytes(b"before")

    def write_half() -> None:
        with whole_file(path) as file:
            file.write(b"half")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        write_half()
    assert path.read_bytes() == b"before"
    assert list(tmp_path.iterdir()) == [path]
