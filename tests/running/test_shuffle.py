"""What writers hand to buckets, each bucket reads whole and in order."""

from pathlib import Path

import pytest

from hearsay.running.shuffle import read_bucket, write_buckets


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write_buckets(tmp_path, 10, {0: b"ten for none", 3: b"ten for three"}, 4)
    write_buckets(tmp_path, 2, {3: b"two for three"}, 4)
    write_buckets(tmp_path, 7, {}, 4)
    return tmp_path


def test_a_bucket_reads_what_is_its_own_in_the_order_of_writers(folder: Path) -> None:
    assert list(read_bucket(folder, 3)) == [(2, b"two for three"), (10, b"ten for three")]
    assert list(read_bucket(folder, 0)) == [(10, b"ten for none")]
    assert list(read_bucket(folder, 1)) == []


def test_a_writer_that_does_it_again_replaces_what_it_wrote(folder: Path) -> None:
    write_buckets(folder, 10, {1: b"again"}, 4)
    assert list(read_bucket(folder, 0)) == []
    assert list(read_bucket(folder, 1)) == [(10, b"again")]
    assert sorted(path.name for path in folder.iterdir()) == ["10", "2", "7"]


def test_what_a_writer_left_that_died_is_not_read(folder: Path) -> None:
    (folder / ".11-4").write_bytes(b"half")
    assert [writer for writer, _ in read_bucket(folder, 3)] == [2, 10]
