"""A claim that was handed on as bytes weighs what it weighed before."""

from collections.abc import Callable

from hearsay.weighing.grouping import Stated, agreement
from hearsay.weighing.packing import pack, unpack

Tell = Callable[..., Stated]


def test_claims_come_back_in_order_as_weighing_sees_them(tell: Tell) -> None:
    told = [
        tell(
            report=0,
            supplier="Albatros",
            recipient="Tirazh",
            goods="rifle",
            quantity=(40, None, "piece"),
            time=("2025-06-01", "2025-06-30"),
        ),
        tell("attack", report=1, attacker=("Tirazh", "they"), by=("Ministry",), polarity="negative", tense="future", day=None),
    ]
    back = list(unpack(b"".join(map(pack, told))))
    for ours, theirs in zip(back, told, strict=True):
        assert (ours.id, ours.number, ours.fillers, ours.parties, ours.names) == (
            theirs.id, theirs.number, theirs.fillers, theirs.parties, theirs.names,
        )  # fmt: skip
        assert (ours.quantities, ours.time, ours.sources, ours.source_names, ours.published_at) == (
            theirs.quantities, theirs.time, theirs.sources, theirs.source_names, theirs.published_at,
        )  # fmt: skip
        assert [getattr(ours.claim, name) for name in ("kind", "polarity", "certainty", "tense", "sourcing")] == [
            getattr(theirs.claim, name) for name in ("kind", "polarity", "certainty", "tense", "sourcing")
        ]
    assert agreement(back[0], back[0]) == agreement(told[0], told[0])
