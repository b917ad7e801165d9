"""An event told twice in a report is one claim with two spans of evidence; another event of the same kind stays another."""

from typing import Any

import pytest

from hearsay.nouns import Claim, ClaimTime, Entity, Mention, QuantityValue, Report, Span, TimeValue
from hearsay.reading.retelling import (
    FEATURES,
    RetellingModel,
    Telling,
    amounts,
    distance,
    elsewhere,
    first_role,
    join,
    join_retold,
    load_model,
    make_tellings,
    may_join,
    place,
    second_role,
    source,
    time,
    title,
    word,
)

TEXT = """Orlik shelled Zenda

Orlik attacked Zenda on Monday. This attack, carried out by Orlik, hit Zenda. Tirazh attacked Morvia."""
REPORT = Report(TEXT, "")


def mention(words: str, nth: int = 0) -> Mention:
    start = -1
    for _ in range(nth + 1):
        start = TEXT.index(words, start + 1)
    return Mention(Span(start, start + len(words)), words, "country", "name", words.lower())


ORLIK, ZENDA = [mention("Orlik", n) for n in range(3)], [mention("Zenda", n) for n in range(3)]
TIRAZH, MORVIA = mention("Tirazh"), mention("Morvia")
MENTIONS = (*ORLIK, *ZENDA, TIRAZH, MORVIA)
ENTITIES = tuple(Entity("r", ones[0].text, "country", tuple(one.id for one in ones)) for ones in (ORLIK, ZENDA, [TIRAZH], [MORVIA]))


def claim(evidence: str, attacker: Mention | None, target: Mention | None, trigger: str, **facts: Any) -> Claim:
    start = TEXT.index(evidence)
    roles = tuple((role, (one.id,)) for role, one in (("attacker", attacker), ("target", target)) if one is not None)
    at = start + evidence.index(trigger)
    return Claim("r", "attack", (Span(start, start + len(evidence)),), roles, trigger=Span(at, at + len(trigger)), **facts)


TITLE = claim("Orlik shelled Zenda", ORLIK[0], ZENDA[0], "shelled")
FIRST = claim("Orlik attacked Zenda on Monday", ORLIK[1], ZENDA[1], "attacked")
AGAIN = claim("This attack, carried out by Orlik, hit Zenda", ORLIK[2], ZENDA[2], "attack")
OTHER = claim("Tirazh attacked Morvia", TIRAZH, MORVIA, "attacked")


def tell(*claims: Claim, mentions: tuple[Mention, ...] = MENTIONS) -> list[Telling]:
    return make_tellings(REPORT, claims, mentions, ENTITIES)


def test_an_event_told_again_is_one_claim_with_more_evidence() -> None:
    joined = join_retold(REPORT, (TITLE, FIRST, AGAIN, OTHER), MENTIONS, ENTITIES)
    assert [len(one.evidence) for one in joined] == [3, 1]
    assert joined[0].roles == TITLE.roles
    assert joined[0].trigger == TITLE.trigger
    assert "2 more times" in joined[0].reasons[-1]


def test_a_claim_told_once_stays_as_it_is() -> None:
    assert join_retold(REPORT, (FIRST, OTHER), MENTIONS, ENTITIES) == (FIRST, OTHER)
    assert join_retold(REPORT, (), (), ()) == ()


def test_a_later_telling_adds_who_was_not_named_before_and_when_it_was() -> None:
    monday = ClaimTime(Span(0, 6), "Monday", TimeValue("2025-06-02", "2025-06-02"))
    first = claim("Orlik shelled Zenda", ORLIK[0], None, "shelled")
    later = claim("Orlik attacked Zenda on Monday", ORLIK[1], ZENDA[1], "attacked", time=monday)
    joined = join(tell(first, later))
    assert joined.roles == (("attacker", (ORLIK[0].id,)), ("target", (ZENDA[1].id,)))
    assert joined.time == monday


def test_a_denial_is_never_joined_with_what_it_denies() -> None:
    assert not may_join(*tell(FIRST, claim("Tirazh attacked Morvia", ORLIK[1], ZENDA[1], "attacked", polarity="negative")))


def test_who_takes_part_is_compared_as_parties_not_as_words() -> None:
    first, again, other = tell(FIRST, AGAIN, OTHER)
    assert first_role(first, again) == second_role(first, again) == "same named"
    assert first_role(first, other) == "other named"
    assert elsewhere(first, tell(claim("Tirazh attacked Morvia", ZENDA[2], ORLIK[2], "attacked"))[0]) == "crossed"
    (lonely,) = tell(claim("Tirazh attacked Morvia", None, MORVIA, "attacked"))
    assert first_role(first, lonely) == "first"
    assert first_role(lonely, lonely) == "neither"


def test_pointing_words_and_the_title_are_seen() -> None:
    title_, first, again = tell(TITLE, FIRST, AGAIN)
    assert word(first, again) == "same this"
    assert (title(title_, first), title(first, again)) == ("title", "")


@pytest.mark.parametrize(
    ("ours", "theirs", "expected"),
    [
        (None, None, "neither"),
        ("2025-06-02", None, "one"),
        ("2025-06-02", "2025-06-02", "same"),
        ("2025-06-02", "2025-06-04", "other"),
    ],
)
def test_times_are_compared(ours: str | None, theirs: str | None, expected: str) -> None:
    def when(day: str | None) -> ClaimTime | None:
        return ClaimTime(Span(0, 1), "x", TimeValue(day, day)) if day else None

    first = claim("Orlik shelled Zenda", ORLIK[0], ZENDA[0], "shelled", time=when(ours))
    second = claim("Tirazh attacked Morvia", TIRAZH, MORVIA, "attacked", time=when(theirs))
    assert time(*tell(first, second)) == expected


def test_numbers_places_and_sources_are_compared() -> None:
    number = Mention(Span(60, 62), "40", "quantity", value=QuantityValue(40, 40))
    first = Claim("r", "attack", (Span(0, 5),), (("quantity", (number.id,)),), source=(ORLIK[0].id,))
    second = Claim("r", "attack", (Span(3, 9),), (("quantity", (number.id,)), ("place", (ZENDA[0].id,))))
    one, other = tell(first, second, mentions=(*MENTIONS, number))
    assert (amounts(one, other), place(one, other), source(one, other), distance(one, other)) == ("same", "second", "first", "overlaps")


def test_every_feature_says_something_for_every_pair_and_explains_itself() -> None:
    first, again = tell(FIRST, AGAIN)
    assert all(isinstance(feature(first, again), str) and feature.__doc__ for feature in FEATURES)
    names = {feature.__name__ for feature in FEATURES}
    assert load_model().weights.keys() <= names
    assert RetellingModel({}, 0.0, 0.5).likelihood(first, again) == 0.5
