"""A PDF's pages become text, and what holds none says why."""

from collections.abc import Callable

import pytest

from hearsay.errors import NotText
from hearsay.gathering.pdf import read_pdf

Make = Callable[..., bytes]


def test_pages_are_joined_by_a_blank_line_and_lines_end_in_lf(make_pdf: Make) -> None:
    contents = read_pdf(make_pdf(["The ministry said", "that it was so."], ["Page two."]), "a.pdf")
    assert contents.text == "The ministry said\nthat it was so.\n\nPage two."


def test_a_hyphen_at_a_lines_end_stays(make_pdf: Make) -> None:
    assert read_pdf(make_pdf(["no air-", "craft was sold"]), "a.pdf").text == "no air-craft was sold"


def test_title_and_day_come_from_the_metadata(make_pdf: Make) -> None:
    contents = read_pdf(make_pdf(["Words"], info="/Title (Drones for Ruritania) /CreationDate (D:20240131093000+01'00')"), "a.pdf")
    assert (contents.title, contents.published_at) == ("Drones for Ruritania", "2024-01-31")


@pytest.mark.parametrize("title", ["", "untitled", "Microsoft Word - draft3.docx", "press_release.pdf", "Layout 1", "***"])
def test_a_title_that_a_program_wrote_is_no_title(make_pdf: Make, title: str) -> None:
    assert read_pdf(make_pdf(["Words"], info=f"/Title ({title})"), "a.pdf").title is None


@pytest.mark.parametrize("stamp", ["D:20241331", "D:19700101000000", "D:99990101", "yesterday"])
def test_a_day_that_cannot_be_is_no_day(make_pdf: Make, stamp: str) -> None:
    assert read_pdf(make_pdf(["Words"], info=f"/CreationDate ({stamp})"), "a.pdf").published_at is None


def test_a_title_that_is_no_text_is_no_title(make_pdf: Make) -> None:
    # UTF-16 that begins a pair of halves and never ends it; found by fuzzing.
    contents = read_pdf(make_pdf(["Words"], info="/Title <FEFFD800> /CreationDate (D:20240131093000)"), "a.pdf")
    assert (contents.text, contents.title, contents.published_at) == ("Words", None, "2024-01-31")


def test_a_locked_pdf_is_refused(make_pdf: Make) -> None:
    with pytest.raises(NotText, match=r"^a\.pdf: .*password"):
        read_pdf(make_pdf(["Words"], encrypted=True), "a.pdf")


def test_a_pdf_without_words_is_refused(make_pdf: Make) -> None:
    with pytest.raises(NotText, match="scanned"):
        read_pdf(make_pdf([]), "a.pdf")


def test_a_damaged_pdf_is_refused(make_pdf: Make) -> None:
    with pytest.raises(NotText, match="damaged"):
        read_pdf(make_pdf(["Words"])[:200], "a.pdf")
