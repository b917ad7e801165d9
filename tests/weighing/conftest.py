"""Small reports with claims, as weighing takes them."""

from collections.abc import Callable
from typing import Any

import pytest

from hearsay.nouns import Claim, ClaimTime, QuantityValue, Span, TimeValue
from hearsay.weighing.grouping import Stated

TellClaim = Callable[..., Stated]


@pytest.fixture
def tell() -> TellClaim:
    """Return a maker of claims: capitalised fillers are parties, others words."""
    made: list[Stated] = []

    def make(kind: Any = "transfer", report: int = 0, *, by: tuple[str, ...] = (), day: str | None = "2025-06-12", **facts: Any) -> Stated:
        number = len(made)
        time, quantity = facts.pop("time", None), facts.pop("quantity", None)
        polarity, tense, sourcing = facts.pop("polarity", "positive"), facts.pop("tense", "past"), facts.pop("sourcing", "publisher")
        roles = {role: (filler,) if isinstance(filler, str) else filler for role, filler in facts.items()}
        names = {one: one for fillers in roles.values() for one in fillers} | {one: one for one in by}
        value = TimeValue(*time) if time else None
        claim = Claim(
            f"r{report}", kind, (Span(number, number + 1),), (), polarity, tense=tense, sourcing=sourcing,
            time=ClaimTime(Span(0, 1), "then", value) if value else None,
        )  # fmt: skip
        stated = Stated(
            id=f"r{report}/c{number}", number=report, claim=claim, fillers={role: frozenset(ones) for role, ones in roles.items()},
            parties=frozenset(one for ones in roles.values() for one in ones if one[:1].isupper()), names=names,
            quantities=(QuantityValue(*quantity),) if quantity else (), time=value, sources=by, source_names=by, published_at=day,
        )  # fmt: skip
        made.append(stated)
        return stated

    return make
