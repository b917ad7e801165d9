"""An index arrives on a machine whole, and once, whoever is first."""

from pathlib import Path

import pytest

from hearsay.running.index_travel import pack_index, unpack_index


@pytest.fixture
def packed(tmp_path: Path) -> bytes:
    folder = tmp_path / "index"
    folder.mkdir()
    (folder / "names.npy").write_bytes(b"names")
    (folder / "editions.json").write_text("[]", encoding="ascii")
    return pack_index(folder)


def test_what_arrives_is_what_was_sent_and_lies_there_once(packed: bytes, tmp_path: Path) -> None:
    base = tmp_path / "machine"
    base.mkdir()
    folder = unpack_index(packed, base)
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == {"names.npy": b"names", "editions.json": b"[]"}
    (folder / "names.npy").write_bytes(b"kept")
    assert unpack_index(memoryview(packed), base) == folder
    assert (folder / "names.npy").read_bytes() == b"kept"
    assert [path.name for path in base.iterdir()] == [folder.name]


def test_who_comes_second_takes_what_the_first_wrote(packed: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    there = unpack_index(packed, tmp_path)
    is_dir, asked = Path.is_dir, []

    def not_yet(path: Path) -> bool:
        asked.append(path)
        return is_dir(path) and len(asked) > 1

    monkeypatch.setattr(Path, "is_dir", not_yet)
    assert unpack_index(packed, tmp_path) == there
    assert not list(tmp_path.glob("draft-*"))


def test_it_lies_where_only_its_user_writes(packed: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    own = unpack_index(packed).parent
    assert own.parent == tmp_path
    assert own.stat().st_mode & 0o077 == 0
    own.chmod(0o777)
    other = unpack_index(packed).parent
    assert other != own
    assert other.stat().st_mode & 0o077 == 0
