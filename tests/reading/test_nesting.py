"""Attributions inside what another one says know it."""

from hearsay.nouns import Attribution, Span
from hearsay.reading.nesting import nest


def test_an_attribution_inside_another_s_content_knows_it() -> None:
    outer = Attribution((Span(0, 8),), (Span(9, 17),), (Span(18, 60),))
    inner = Attribution((Span(18, 27),), (Span(28, 32),), (Span(33, 60),))
    assert [a.outer for a in nest([inner, outer])] == [outer.id, None]


def test_the_narrowest_one_is_the_next_outside() -> None:
    far = Attribution((Span(0, 3),), (Span(4, 8),), (Span(9, 100),))
    near = Attribution((Span(9, 12),), (Span(13, 17),), (Span(18, 100),))
    inner = Attribution((Span(18, 22),), (Span(23, 27),), (Span(28, 100),))
    assert [a.outer for a in nest([far, near, inner])] == [None, far.id, near.id]


def test_two_that_hold_each_other_make_no_circle() -> None:
    left = Attribution((), (Span(10, 14),), (Span(20, 40),))
    right = Attribution((), (Span(22, 26),), (Span(0, 20),))
    nested = nest([left, right])
    assert sum(a.outer is not None for a in nested) == 1


def test_side_by_side_is_not_inside() -> None:
    one, other = Attribution((), (Span(0, 4),), (Span(5, 20),)), Attribution((), (Span(21, 25),), (Span(26, 40),))
    assert [a.outer for a in nest([one, other])] == [None, None]
