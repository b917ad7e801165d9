"""What the first reader gives to a source is never put into the report's own voice."""

from dataclasses import replace
from typing import Any

import pytest

from hearsay.nouns import Attribution, Claim, Mention, Span
from hearsay.reading.lent_sources import REASON, is_named_source, lend_source
from hearsay.reading.quoted_mentions import QuotedMentions

TEXT = "The Courier reported that officials, who asked for more, said Zenda Works sold drones. Tirazh plans to buy tanks. Bura denied it."


def span(words: str) -> Span:
    return Span(TEXT.index(words), TEXT.index(words) + len(words))


def mention(words: str, **facts: Any) -> Mention:
    return Mention(span(words), words, facts.pop("kind", "organisation"), **facts)


COURIER = mention("The Courier", kind="document")
OFFICIALS = mention("officials", kind="group", form="nominal", number="plural")
CLAIM = Claim("r1", "transfer", (span("Zenda Works sold drones"),), ())
OUTER = Attribution((span("The Courier"),), (span("reported"),), (span("officials, who asked for more, said Zenda Works sold drones"),))
INNER = Attribution((span("officials, who asked for more,"),), (span("said"),), (span("Zenda Works sold drones"),), OUTER.id)


def lend(*attributions: Attribution, claim: Claim = CLAIM) -> Claim:
    return lend_source(claim, attributions, QuotedMentions(TEXT, None, (COURIER, OFFICIALS)))


def test_the_whole_chain_is_lent_outermost_first() -> None:
    lent = lend(OUTER, INNER)
    assert lent.source == (COURIER.id, OFFICIALS.id)
    assert (lent.sourcing, lent.attribution, lent.reasons) == ("unnamed", INNER.id, (REASON,))


def test_a_source_that_the_model_gives_stays() -> None:
    claim = replace(CLAIM, source=("m1-2",), sourcing="named")
    assert lend(OUTER, INNER, claim=claim) is claim


def test_who_only_plans_says_nothing() -> None:
    plan = Attribution((span("Tirazh"),), (span("plans"),), (span("to buy tanks"),))
    claim = replace(CLAIM, evidence=(span("buy tanks"),))
    assert lend(plan, claim=claim) is claim


def test_words_outside_the_content_stay_in_the_reports_voice() -> None:
    assert lend(replace(INNER, content=(span("sold drones"),))) is CLAIM


@pytest.mark.parametrize(("polarity", "lent"), [("negative", True), ("positive", False)])
def test_who_denies_is_the_source_of_the_denial_alone(polarity: Any, lent: bool) -> None:
    denial = Attribution((span("Bura"),), (span("denied"),), CLAIM.evidence)
    assert bool(lend(denial, claim=replace(CLAIM, polarity=polarity)).source) is lent


def test_an_attribution_without_a_source_makes_it_unnamed() -> None:
    lent = lend(replace(INNER, source=(), outer=None))
    assert (lent.source, lent.sourcing) == ((), "unnamed")


def test_attributions_that_hold_each_other_come_to_an_end() -> None:
    inner = replace(INNER, outer=INNER.id)
    assert lend(inner).source == (OFFICIALS.id,)


@pytest.mark.parametrize(
    ("source", "named"),
    [
        (mention("Bura"), True),
        (COURIER, True),
        (OFFICIALS, False),
        (Mention(Span(0, 12), "the ministry", "organisation", "nominal"), True),
        (Mention(Span(0, 10), "a ministry", "organisation", "nominal"), False),
    ],
)
def test_a_name_a_document_and_the_body_that_stands_for_one_are_named(source: Mention, named: bool) -> None:
    assert is_named_source(source) is named
