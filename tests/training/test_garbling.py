"""Prices follow what pairs of spellings show."""

from hearsay.screening.garbling import LETTERS
from hearsay.screening.packing import number_letters
from hearsay.training.garbling import count_steps, learn_costs, starting_costs


def test_steps_are_counted() -> None:
    e, a = number_letters("ea")
    steps = count_steps([("rustem", "rustam"), ("rustm", "rustam")], 0, starting_costs())
    assert steps[e, a] == 1
    assert steps[-1, a] == 1


def test_what_is_often_done_becomes_cheap() -> None:
    costs = learn_costs([[("rustem", "rustam"), ("karem", "karam"), ("belem", "belam")] * 20, []], rounds=2)
    e, a, k = number_letters("eak")
    assert costs[e * LETTERS + a] < costs[k * LETTERS + a]
