"""Marks may nest and overlap, and the text survives."""

import itertools

from hypothesis import given
from hypothesis import strategies as st

from hearsay.nouns import Span
from hearsay.showing.export.marking import Mark, split_text


def test_overlapping_marks_share_the_piece_where_they_overlap() -> None:
    marks = [Mark(Span(0, 6), "source", "a"), Mark(Span(3, 9), "cue", "b")]
    (paragraph,) = split_text("abcdefghi", marks)
    assert [(piece.text, [mark.owner for mark in piece.marks]) for piece in paragraph.pieces] == [
        ("abc", ["a"]),
        ("def", ["a", "b"]),
        ("ghi", ["b"]),
    ]


def test_the_shortest_mark_comes_first() -> None:
    (paragraph,) = split_text("abcd", [Mark(Span(0, 4), "evidence", "long"), Mark(Span(1, 2), "mention", "short")])
    assert [mark.owner for mark in paragraph.pieces[1].marks] == ["short", "long"]


def test_a_blank_line_ends_a_paragraph_and_a_wrapped_line_does_not() -> None:
    long = "word " * 12
    paragraphs = split_text(f"{long}\n{long}\n\nshort\nlines", [])
    assert [paragraph.keeps_lines for paragraph in paragraphs] == [False, True]


def test_without_blank_lines_every_line_is_a_paragraph() -> None:
    assert len(split_text("one\r\ntwo\nthree", [])) == 3


@given(st.text("ab \n\r", max_size=60), st.lists(st.tuples(st.integers(-3, 60), st.integers(-3, 60)), max_size=8))
def test_no_character_is_lost_or_doubled(text: str, spans: list[tuple[int, int]]) -> None:
    paragraphs = split_text(text, [Mark(Span(start, end), "mention", "m") for start, end in spans])
    pieces = [piece for paragraph in paragraphs for piece in paragraph.pieces]
    assert all(piece.text == piece.span.of(text) for piece in pieces)
    assert all(one.span.end <= other.span.start for one, other in itertools.pairwise(pieces))
    assert "".join("".join(piece.text for piece in pieces).split()) == "".join(text.split())
