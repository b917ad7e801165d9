"""The reader is found by the list's name, and a list of an unlikely size is not trusted."""

import logging
from pathlib import Path

import pytest

from hearsay.errors import ListSizeError
from hearsay.lists.descriptors import find_descriptor, known_lists
from hearsay.lists.registry import read_list


def write(folder: Path) -> Path:
    path = folder / "targets.simple.csv"
    path.write_text("id,schema,name\ne1,Person,A\n", encoding="utf-8")
    return path


def test_a_short_list_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ListSizeError, match="1 listings where 2000"):
        read_list("ua-war-sanctions", write(tmp_path))


def test_a_short_list_is_taken_with_a_warning_where_any_size_will_do(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.WARNING):
        assert len(read_list("ua-war-sanctions", write(tmp_path), any_size=True).listings) == 1
    assert "taken as a part" in caplog.text


def test_a_name_that_is_not_known_is_an_opensanctions_dataset() -> None:
    assert find_descriptor("my-list").reader == "opensanctions"
    assert find_descriptor("my-list").name == "my-list"


@pytest.mark.parametrize("descriptor", known_lists(), ids=lambda descriptor: descriptor.name)
def test_every_known_list_says_who_publishes_it_where_and_on_what_terms(descriptor: object) -> None:
    assert all(getattr(descriptor, field) for field in ("publisher", "title", "address", "terms", "files"))
