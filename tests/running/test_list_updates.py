"""A list is brought up to date where it has changed, and what stands goes on standing where it can not be."""

from pathlib import Path

import httpx
import pytest

from hearsay.casefile.memory import MemoryCasefile
from hearsay.lists.fetching import open_client
from hearsay.lists.registry import read_list
from hearsay.running.list_updates import Update, update_list

SAMPLE = Path(__file__).parents[1] / "lists" / "samples" / "ca-sema.old.xml"
STATE = {"ETag": '"1"', "Last-Modified": "Sat, 30 May 2026 10:00:00 GMT"}


@pytest.fixture
def casefile() -> MemoryCasefile:
    return MemoryCasefile()


def update(casefile: MemoryCasefile, content: bytes, *, status: int = 200, name: str = "ca-sema", any_size: bool = True) -> Update:
    def answer(request: httpx.Request) -> httpx.Response:
        if request.headers.get("If-None-Match") == '"1"' and status == 200 and content == SAMPLE.read_bytes():
            return httpx.Response(304)
        return httpx.Response(status, content=content, headers=STATE)

    return update_list(name, casefile, open_client(httpx.MockTransport(answer)), any_size=any_size, wait=lambda _: None)


def test_a_new_list_is_kept_and_an_unchanged_one_is_not_sent_again(casefile: MemoryCasefile) -> None:
    first = update(casefile, SAMPLE.read_bytes())
    assert first.outcome == "updated"
    assert first.difference is not None
    assert len(first.difference.added) == 3
    assert first.edition is not None
    assert first.edition.date == "2026-05-30"
    assert update(casefile, SAMPLE.read_bytes()).outcome == "unchanged"


def test_what_changed_is_told(casefile: MemoryCasefile) -> None:
    update(casefile, SAMPLE.read_bytes())
    done = update(casefile, SAMPLE.read_bytes().replace(b"Volkhov Aero</E", b"Volkhov Drones</E"))
    assert done.difference is not None
    assert [change.fields for change in done.difference.changed] == [("names",)]
    assert len(casefile.history("ca-sema")) == 2


@pytest.mark.parametrize(
    ("content", "status", "reason"),
    [
        (SAMPLE.read_bytes()[:-40], 200, "not whole XML"),
        (b"<html>Please wait</html>", 200, "outermost element is html"),
        (b"", 403, "it answered 403"),
        (b"", 500, "it answered 500"),
    ],
)
def test_a_damaged_or_missing_file_never_replaces_what_stands(casefile: MemoryCasefile, content: bytes, status: int, reason: str) -> None:
    update(casefile, SAMPLE.read_bytes())
    standing = casefile.editions()
    done = update(casefile, content, status=status)
    assert (done.outcome, reason in done.reason) == ("not updated", True)
    assert casefile.editions() == standing


def test_a_list_that_lost_its_entries_never_replaces_what_stands(casefile: MemoryCasefile, tmp_path: Path) -> None:
    record = SAMPLE.read_text("utf-8").splitlines()[2]
    many = "<data-set>" + "".join(record.replace("9001", str(number)) for number in range(1600)) + "</data-set>"
    path = tmp_path / "sema_2026-05-29.xml"
    path.write_text(many, encoding="utf-8")
    casefile.keep_list(*read_list("ca-sema", path))
    done = update(casefile, many.replace(record.replace("9001", "7"), "").encode(), any_size=False)
    assert done.outcome == "updated"
    fewer = "<data-set>" + "".join(record.replace("9001", str(number)) for number in range(1200)) + "</data-set>"
    assert update(casefile, fewer.encode(), any_size=False).outcome == "not updated"


def test_a_publisher_without_a_file_is_said_to_be_one(casefile: MemoryCasefile) -> None:
    assert "offers no file" in update(casefile, b"", name="jp-meti").reason
