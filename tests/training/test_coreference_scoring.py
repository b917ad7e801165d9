"""A party is right where annotators say so, wrong where they say another, and unresolved where there is none."""

import pytest

from hearsay.nouns import Entity, Mention, MentionForm, Span
from hearsay.training.coreference_corpus import MarkedText
from hearsay.training.coreference_scoring import score_resolving


def mention(text: str, start: int, form: MentionForm = "name") -> Mention:
    return Mention(Span(start, start + len(text)), text, "organisation", form, text.lower())


ORLIK, ZENDA, COMPANY, IT = mention("Orlik", 0), mention("Zenda", 20), mention("the company", 40, "nominal"), mention("it", 60, "pronoun")
TEXT = MarkedText(
    "t",
    (ORLIK, ZENDA, COMPANY, IT),
    (),
    {ORLIK.id: "1", ZENDA.id: "2", COMPANY.id: "1", IT.id: "1"},
    frozenset((COMPANY.id, IT.id)),
    {"1": "Orlik"},
)


def entities(*groups: tuple[Mention, ...]) -> list[Entity]:
    return [Entity("t", group[0].text, "organisation", tuple(m.id for m in group)) for group in groups]


@pytest.mark.parametrize(
    ("groups", "right", "wrong", "unresolved"),
    [
        (((ORLIK, COMPANY, IT), (ZENDA,)), 2, 0, 0),
        (((ORLIK, COMPANY), (ZENDA, IT)), 1, 1, 0),
        (((ORLIK,), (ZENDA,), (COMPANY,)), 0, 0, 2),
        # The right description in a wrong party's entity is still a wrong party.
        (((ORLIK,), (ZENDA, COMPANY, IT)), 0, 2, 0),
        (((ORLIK,), (ZENDA,), (COMPANY, IT)), 1, 0, 1),
    ],
)
def test_anaphors_are_right_wrong_or_unresolved(groups: tuple[tuple[Mention, ...], ...], right: int, wrong: int, unresolved: int) -> None:
    figures = score_resolving([(TEXT, entities(*groups))])
    assert (figures.get("right", 0), figures.get("wrong", 0), figures.get("unresolved", 0)) == (right, wrong, unresolved)
    assert figures["share right"] == right / 2
    assert figures["precision"] == (right / (right + wrong) if right + wrong else 0)


def test_a_name_in_the_entity_is_what_a_filler_says() -> None:
    assert score_resolving([(TEXT, entities((ORLIK, COMPANY, IT)))])["share named right"] == 1
    assert score_resolving([(TEXT, entities((ZENDA, COMPANY, IT)))])["named precision"] == 0


def test_a_first_mention_that_is_joined_counts_against_precision() -> None:
    text = MarkedText("t", (ZENDA, COMPANY), (), {ZENDA.id: "2", COMPANY.id: "1"}, frozenset((COMPANY.id,)), {})
    assert score_resolving([(text, entities((ZENDA, COMPANY)))])["new joined"] == 1
    unmarked = MarkedText("t", (ZENDA, COMPANY), (), {COMPANY.id: "1"}, frozenset((COMPANY.id,)), {})
    assert score_resolving([(unmarked, entities((ZENDA, COMPANY)))])["unjudged"] == 1


def test_what_nobody_asked_for_is_still_an_anaphor() -> None:
    text = MarkedText("t", TEXT.mentions, (), TEXT.parties, TEXT.fillers, {}, unasked=2)
    assert score_resolving([(text, entities((ORLIK, COMPANY, IT)))])["share right"] == 0.5


def test_b_cubed_is_whole_where_parties_agree() -> None:
    figures = score_resolving([(TEXT, entities((ORLIK, COMPANY, IT), (ZENDA,)))])
    assert figures["B-cubed precision"] == figures["B-cubed recall"] == figures["B-cubed F1"] == 1
