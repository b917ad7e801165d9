"""What people decided stays decided, however often a report is read and a list is published."""

from hearsay.nouns import Claim, Decision, Edition, Entity, Match, Mention, Outcome, Reading, Reason, Report, Span, claim_key, match_key
from hearsay.running.judged import judge_reading, standing

TEXT = "Albatros shipped drones."


def read(edition: str = "a", *, more: str = "") -> Reading:
    report = Report(TEXT, "0" * 64)
    party = Mention(Span(0, 8), "Albatros", "organisation")
    entity = Entity(report.id, "Albatros", "organisation", (party.id,))
    claim = Claim(report.id, "transfer", (Span(0, len(TEXT)),), (("supplier", (party.id,)),), reasons=(more,))
    match = Match(entity.id, "un-sc:1", "ALBATROS", 0.8, Edition("un-sc", None, edition * 64), (Reason("name", 0.8, "alike"),))
    return Reading(report, (party,), (), (claim,), (entity,), (match,))


def decide(outcome: Outcome, about: str = match_key("ALBATROS", "un-sc:1"), at: str = "2026-05-30T10:00:00Z") -> Decision:
    return Decision(about, outcome, "A. Analyst", at, "a fishing firm")


def test_a_rejected_match_does_not_come_back_with_a_new_edition_or_reading() -> None:
    stands = standing([decide("not matched")])
    for reading in (read(), read("b", more="read by another model")):
        judged = judge_reading(reading, stands)
        assert judged.reading.matches == ()
        assert [(match.listing, decision.note) for match, decision in judged.matches] == [("un-sc:1", "a fishing firm")]


def test_an_accepted_match_stays_and_says_who_accepted_it() -> None:
    judged = judge_reading(read(), standing([decide("matched")]))
    assert judged.reading == read()
    assert [decision.by for _, decision in judged.matches] == ["A. Analyst"]


def test_the_last_decision_stands_and_withdrawing_brings_back_the_one_before() -> None:
    decisions = [decide("not matched"), decide("matched"), decide("withdrawn")]
    assert [one.outcome for one in standing(decisions).values()] == ["not matched"]
    assert standing([*decisions, decide("withdrawn")]) == {}
    assert standing([decide("withdrawn")]) == {}


def test_a_judged_claim_is_known_by_its_words() -> None:
    reading = read("b", more="read by another model")
    assert reading.report is not None
    judged = judge_reading(reading, standing([decide("wrong", claim_key(reading.report.id, "transfer", f" {TEXT} "))]))
    assert [(claim, decision.outcome) for claim, decision in judged.claims] == [(reading.claims[0].id, "wrong")]


def test_a_case_without_decisions_is_as_it_was_read() -> None:
    assert judge_reading(read(), {}).reading == read()
    assert judge_reading(Reading(None), standing([decide("matched")])).reading == Reading(None)
