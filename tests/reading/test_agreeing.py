"""What both readers read stays as the first put it; what the second alone read is added, and says so."""

from typing import Any

from hearsay.nouns import Claim, Mention, Span
from hearsay.reading.agreeing import Agreement, agree

TEXT = "Zenda Works sold drones to Tirazh and tanks to Bura. Nobody was paid."
READER = "small-model at localhost:8080"
MENTIONS = {
    words: Mention(Span(TEXT.index(words), TEXT.index(words) + len(words)), words, "organisation")
    for words in ("Zenda Works", "drones", "Tirazh", "tanks", "Bura", "Nobody")
}


def claim(words: str, kind: Any = "transfer", **facts: Any) -> Claim:
    start = TEXT.index(words)
    roles = {role: facts.pop(role) for role in ("supplier", "goods", "recipient", "payee") if role in facts}
    filled = tuple((role, (MENTIONS[name].id,)) for role, name in roles.items())
    return Claim("r1", kind, (Span(start, start + len(words)),), filled, **facts)


FIRST = claim("Zenda Works sold drones to Tirazh", supplier="Zenda Works", goods="drones", reasons=("a word",))
SAME = claim("sold drones to Tirazh", goods="drones", recipient="Tirazh")
TANKS = claim("sold drones to Tirazh and tanks to Bura", supplier="Zenda Works", goods="tanks", recipient="Bura")
PAID = claim("Nobody was paid", "finance", payee="Nobody", polarity="negative")


def merge(first: list[Claim], second: list[Claim]) -> Agreement:
    return agree(first, second, MENTIONS.values(), TEXT, reader=READER)


def test_a_claim_that_both_read_stays_as_the_first_put_it_and_says_that_the_second_agrees() -> None:
    both = merge([FIRST], [SAME])
    assert [each.id for each in both.claims] == [FIRST.id]
    assert both.claims[0].roles == FIRST.roles
    assert both.claims[0].reasons == ("a word", "the second reader agrees")
    assert (both.kept, both.added, both.refusals) == (1, (), ())


def test_another_certainty_of_the_second_is_told() -> None:
    both = merge([FIRST], [claim("sold drones to Tirazh", goods="drones", certainty="possible")])
    assert both.claims[0].certainty == "certain"
    assert both.claims[0].reasons[-1] == "the second reader agrees, and reads it as possible"


def test_a_claim_that_only_the_second_read_is_added_with_its_reader_in_the_order_of_the_text() -> None:
    both = merge([PAID], [SAME])
    assert [each.id for each in both.claims] == [SAME.id, PAID.id]
    assert both.claims[0].reasons == ("read by small-model at localhost:8080, not by the trained reader",)
    assert both.added == (SAME.id,)


def test_the_opposite_of_a_claim_is_another_claim() -> None:
    denial = claim("sold drones to Tirazh", goods="drones", polarity="negative")
    assert merge([FIRST], [denial]).added == (denial.id,)


def test_a_second_event_in_the_same_words_is_added_where_it_names_something_new() -> None:
    both = merge([FIRST], [SAME, TANKS])
    assert (both.added, both.kept, len(both.claims)) == ((TANKS.id,), 2, 2)


def test_the_claim_with_the_same_fillers_is_the_one_agreed_with() -> None:
    both = merge([TANKS, FIRST], [claim("sold drones to Tirazh and", goods="drones")])
    assert {each.id: "the second reader agrees" in each.reasons for each in both.claims} == {TANKS.id: False, FIRST.id: True}


def test_what_says_nothing_new_is_dropped_with_the_reason() -> None:
    again = claim("drones to Tirazh", goods="drones")
    both = merge([FIRST], [SAME, again])
    assert (both.kept, len(both.claims)) == (1, 1)
    assert (both.refusals[0].why, both.refusals[0].quote) == ("it says what another of its claims says", "drones to Tirazh")


def test_every_proposal_is_kept_or_dropped() -> None:
    second = [SAME, SAME, TANKS, PAID, PAID]
    both = merge([FIRST], second)
    assert both.kept + len(both.refusals) == len(second)


def test_without_proposals_nothing_changes() -> None:
    assert merge([FIRST, PAID], []).claims == (FIRST, PAID)
