"""What a file carries is what was written, as far as the program that opens it allows, and whatever is changed can be seen."""

import xml.etree.ElementTree as ET
from xml.sax.saxutils import escape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hearsay.showing.export.carrying import CELL_LIMIT, CUT, carried, cut_to_cell, looks_like_formula, one_line_of, shown


@given(st.text(alphabet=st.characters(codec=None)))
def test_carried_text_stands_in_any_xml_and_any_utf8(text: str) -> None:
    assert ET.fromstring(f"<a>{escape(carried(text))}</a>").text or not carried(text)
    carried(text).encode("utf-8")


def test_a_control_character_becomes_a_sign_of_itself() -> None:
    assert carried("a\x00b\x1bc\x7fd\ud83de") == "a␀b␛c␡d\N{REPLACEMENT CHARACTER}e"


def test_line_ends_and_tabs_stay() -> None:
    assert carried("a\r\nb\rc\td") == "a\nb\nc\td"
    assert one_line_of("a\r\n b\tc") == "a b c"


@pytest.mark.parametrize("text", ["👩‍🚀", "شركة", "ООО «Пример»", "示例", "e\u0301", "\u200f"])
def test_other_scripts_stay_as_they_are(text: str) -> None:
    assert shown(text) == text


def test_a_mark_that_reorders_is_seen_in_a_table() -> None:
    assert shown("\u202egnp.exe") == "\N{REPLACEMENT CHARACTER}gnp.exe"


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(1)", "\t=1", "\r=1", " =1", "\n=1", "\uff1d1", "\ufeff=1"])
def test_a_formula_is_known(text: str) -> None:
    assert looks_like_formula(text)


@pytest.mark.parametrize("text", ["", "a=1", "Sokolvarsk", "1-1", "'=1", "3 drones"])
def test_what_is_no_formula_is_not_taken_for_one(text: str) -> None:
    assert not looks_like_formula(text)


@given(st.lists(st.sampled_from(["a", "😀", "a" * 400, "😀" * 300, "a" * 15_000, "😀" * 8_000]), max_size=12).map("".join))
def test_a_cell_holds_no_more_than_excel_does(text: str) -> None:
    cut, was_cut = cut_to_cell(text)
    assert len(cut.encode("utf-16-le")) // 2 <= CELL_LIMIT
    assert was_cut == (cut != text)
    assert not was_cut or cut.endswith(CUT)
