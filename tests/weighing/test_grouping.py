"""Claims about one event come together; another event of the same parties stays apart."""

from collections.abc import Callable

import pytest

from hearsay.nouns import Claim, Entity, Mention, QuantityValue, Reading, Report, Span
from hearsay.weighing.grouping import FEATURES, JOIN, Stated, agreement, group_claims, overlap, state_claims

Tell = Callable[..., Stated]


def test_the_same_parties_and_goods_are_one_event(tell: Tell) -> None:
    first = tell(report=0, supplier="Albatros", recipient="Tirazh", goods="rifle")
    second = tell(report=1, supplier="Albatros", recipient="Tirazh", goods="rifle", day="2025-06-14")
    total, reasons = agreement(first, second)
    assert total >= JOIN
    assert any("Albatros" in reason.detail for reason in reasons)
    assert group_claims([first, second]) == [[0, 1]]


@pytest.mark.parametrize(
    "other",
    [
        {"supplier": "Orlik", "recipient": "Tirazh", "goods": "rifle"},
        {"supplier": "Albatros", "recipient": "Zenda", "goods": "boat"},
        {"supplier": "Albatros", "recipient": "Tirazh", "time": ("2024-01-01", "2024-01-31"), "day": "2024-02-02"},
    ],
)
def test_other_parties_or_another_time_are_another_event(tell: Tell, other: dict[str, str]) -> None:
    first = tell(report=0, supplier="Albatros", recipient="Tirazh", goods="rifle", time=("2025-06-01", "2025-06-30"))
    assert group_claims([first, tell(report=1, **other)]) == [[0], [1]]


def test_another_kind_is_another_event(tell: Tell) -> None:
    assert group_claims([tell("recruit", employer="Albatros", recruit="nurse"), tell("train", trainer="Albatros", trainee="nurse")]) == [
        [0],
        [1],
    ]


def test_a_denial_is_about_the_event_that_it_denies(tell: Tell) -> None:
    said = tell(report=0, supplier="Albatros", recipient="Tirazh")
    denied = tell(report=0, supplier="Albatros", recipient="Tirazh", polarity="negative", by=("Albatros",))
    assert group_claims([said, denied]) == [[0, 1]]


def test_a_ministry_may_act_for_its_country(tell: Tell) -> None:
    first = tell("sanction", report=0, authority="Ministry of Trade of Zenda", target="Albatros")
    second = tell("sanction", report=1, authority="Zenda", target="Albatros")
    assert group_claims([first, second]) == [[0, 1]]


def test_a_chain_of_likenesses_does_not_join_all(tell: Tell) -> None:
    claims = [
        tell(
            "attack",
            report=n,
            attacker="Tirazh",
            target="depot",
            place="Zenda",
            time=(f"2025-0{m}-01", f"2025-0{m}-03"),
            day=f"2025-0{m}-04",
        )
        for n, m in enumerate((1, 1, 4, 4))
    ]
    assert group_claims(claims) == [[0, 1], [2, 3]]


def test_very_many_claims_of_one_party_are_not_all_compared(tell: Tell) -> None:
    claims = [tell("attack", report=n, attacker="Tirazh", target=f"Town{n % 150}", day=None) for n in range(450)]
    groups = group_claims(claims)
    assert len(groups) == 150
    assert all(len(group) == 3 for group in groups)


@pytest.mark.parametrize(
    ("one", "other", "expected"), [((40, 50), (45, 45), True), ((40, 40), (50, None), False), ((None, 50), (20, 20), True)]
)
def test_amounts_overlap_or_not(one: tuple[float | None, float | None], other: tuple[float | None, float | None], expected: bool) -> None:
    assert overlap(QuantityValue(*one), QuantityValue(*other)) is expected


def test_every_feature_explains_itself() -> None:
    assert all(feature.__doc__ for feature in FEATURES)


def test_a_reading_is_stated_with_its_parties_and_speakers() -> None:
    report = Report("Officials say Albatros sold the rifles", "", publisher="The Zenda Post", published_at="2025-06-12")
    who, firm, goods = (Mention(Span(a, b), report.text[a:b], k, f, h) for a, b, k, f, h in (  # type: ignore[arg-type]
        (0, 9, "group", "nominal", "official"), (14, 22, "organisation", "name", "albatros"), (28, 38, "goods", "nominal", "rifle"),
    ))  # fmt: skip
    entity = Entity(report.id, "Albatros", "organisation", (firm.id,))
    claim = Claim(report.id, "transfer", (Span(14, 38),), (("supplier", (firm.id,)), ("goods", (goods.id,))), source=(who.id,))
    (stated,) = state_claims(Reading(report, (who, firm, goods), (), (claim,), (entity,)), 3, {entity.id: ("j1", "Albatros LLC")})
    assert stated.fillers == {"supplier": frozenset({"j1"}), "goods": frozenset({"rifle"})}
    assert (stated.parties, stated.source_names, stated.number) == (frozenset({"j1"}), ("Officials",), 3)
    assert state_claims(Reading(None), 0, {}) == []
