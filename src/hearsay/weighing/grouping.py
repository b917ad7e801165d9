"""Claims about the same event, in one report or in many, become groups: a table of features, strongest first, says how well two agree.

Blocks by kind and participant keep the work near the number of claims: only claims that share someone or something are compared.
"""

import math
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache

from hearsay.nouns import Claim, Mention, QuantityValue, Reading, Reason, TimeValue

MAIN = {
    "transfer": ("supplier", "recipient", "goods"), "produce": ("producer", "goods"), "modify": ("actor", "goods"),
    "cooperate": ("party",), "recruit": ("employer", "recruit"), "train": ("trainer", "trainee"), "deploy": ("actor", "deployed"),
    "attack": ("attacker", "target"), "support": ("supporter", "supported"), "sanction": ("authority", "target"),
    "evade": ("actor", "measure"), "finance": ("payer", "payee"), "control": ("holder", "held"), "seize": ("authority", "seized"),
}  # fmt: skip
"""The roles that make an event of each kind the one that it is."""
JOIN = 1.0
"""From this sum on two claims are about one event."""
CROWDED = 200
"""Where more claims of a kind share a participant, they are only compared if they share a second thing, or a week."""
NEAR_DAYS = 3
"""Days between two times that two tellings of one event may differ by."""
_SOON = 14
"""Days within which "the ministry" of one report may be that of another."""
LARGE = 4
"""From so many claims on a group takes in only what agrees with all of it as well as two claims would."""
_SEEN = 12
"""Claims of a large group that are compared, spread over it."""
_MATTERS = frozenset(("matter", "reason", "purpose", "weapon", "measure", "means", "amount", "post", "result"))
_EVERYDAY = frozenset(("drone", "weapon", "missile", "people", "person", "man", "sanction", "it", "they", "who", "that", "which", "goods"))


@dataclass(frozen=True, slots=True)
class Stated:
    """A claim with what weighing needs of it."""

    id: str
    """`<report id>/<claim id>`."""
    number: int
    """Of its report, in the order of the case."""
    claim: Claim
    fillers: Mapping[str, frozenset[str]]
    """By role, who or what fills it: parties by their id, other words by their head word."""
    parties: frozenset[str]
    """The parties among them."""
    names: Mapping[str, str]
    """What each filler is called."""
    quantities: tuple[QuantityValue, ...] = ()
    time: TimeValue | None = None
    sources: tuple[str, ...] = field(default=())
    """Who says it, outermost first: parties by their id, other words by their head."""
    source_names: tuple[str, ...] = ()
    published_at: str | None = None


def state_claims(reading: Reading, number: int, party_of: Mapping[str, tuple[str, str]]) -> list[Stated]:
    """Return a reading's claims as weighing takes them; `party_of` gives id and name of the party that an entity was joined to."""
    report = reading.report
    if report is None:
        return []
    by_id = {mention.id: mention for mention in reading.mentions}
    numbered = [(entity.id, entity.name, entity.mentions) for entity in reading.entities]
    entity_of = {mention: (number, name) for number, name, mentions in numbered for mention in mentions}
    stated = []
    for claim in reading.claims:
        names: dict[str, str] = {}
        parties: set[str] = set()

        def who(mention: str, names: dict[str, str] = names, parties: set[str] = parties) -> str:
            entity, words = entity_of.get(mention), by_id[mention]
            if entity is not None and entity[0] in party_of:
                key, name = party_of[entity[0]]
                parties.add(key)
            else:
                # Who "we" or "they" are, each report decides for itself.
                own = f" of {report.id}" if words.form == "pronoun" else ""
                key, name = (words.head or words.text).casefold() + own, entity[1] if entity is not None else " ".join(words.text.split())
            names.setdefault(key, name)
            return key

        fillers = {role: frozenset(who(one) for one in ids if one in by_id) for role, ids in claim.roles}
        amounts = [by_id[one].value for one in claim.fillers("quantity") if one in by_id]
        sources = tuple(who(one) for one in claim.source if one in by_id)
        stated.append(
            Stated(
                id=f"{report.id}/{claim.id}",
                number=number,
                claim=claim,
                fillers=fillers,
                parties=frozenset(party for role, ids in fillers.items() for party in ids if party in parties),
                names=names,
                quantities=tuple(one for one in amounts if isinstance(one, QuantityValue)),
                time=claim.time.value if claim.time is not None else None,
                sources=sources,
                source_names=tuple(
                    _said(by_id[one], names[key]) for one, key in zip((s for s in claim.source if s in by_id), sources, strict=True)
                ),
                published_at=report.published_at,
            )
        )
    return stated


def _said(mention: Mention, name: str) -> str:
    return name if mention.form == "name" or any(letter.isupper() for letter in name) else " ".join(mention.text.split())


def participants(first: Stated, second: Stated) -> tuple[float, str]:
    """Who takes part in the kind's own roles: each shared party speaks for it, each other named one against."""
    total, words = 0.0, []
    for role in MAIN[first.claim.kind]:
        ours, theirs = first.fillers.get(role, frozenset()), second.fillers.get(role, frozenset())
        if not ours or not theirs:
            continue
        shared = ours & theirs
        named = sorted(shared & first.parties & second.parties)
        if named:
            # Two parties that both do something together say more than one.
            total += 0.6 + 0.3 * (len(named) > 1)
            words.append(f"{role}: {' and '.join(first.names[one] for one in named[:2])} in both")
        elif shared:
            word = sorted(shared)[0]
            total += 0.1 if word in _EVERYDAY or not _are_near(first, second) else 0.45
            words.append(f"{role}: “{word}” in both")
        elif (one := ours & first.parties) and (other := theirs & second.parties):
            weight, seen = _apart(role, first.names[sorted(one)[0]], second.names[sorted(other)[0]])
            total += weight
            words.append(seen)
        else:
            total -= 0.05
    return total, "; ".join(words)


def _are_near(first: Stated, second: Stated) -> bool:
    """Say whether two claims stand in one report, or in reports of nearly one time (or of unknown time)."""
    if first.number == second.number or not first.published_at or not second.published_at:
        return True
    return abs(_day(first.published_at) - _day(second.published_at)) <= _SOON


def _apart(role: str, ours: str, theirs: str) -> tuple[float, str]:
    """Return what two other names say: a ministry of a country may act for it, else they speak against one event."""
    low, high = (f" {name.casefold().removeprefix('the ')} " for name in sorted((ours, theirs), key=len))
    if low in high:
        return 0.3, f"{role}: {ours} and {theirs}, one of which names the other"
    return -0.9, f"{role}: {ours} in one, {theirs} in the other"


def matters(first: Stated, second: Stated) -> tuple[float, str]:
    """What it is about, for, or with: other roles filled by the same words."""
    shared = sorted(
        one
        for role, ours in first.fillers.items()
        if role in _MATTERS and role in second.fillers and role not in MAIN[first.claim.kind]
        for one in ours & second.fillers[role]
        if one not in _EVERYDAY
    )
    return (0.2, f"“{first.names[shared[0]]}” in both") if shared else (0.0, "")


def times(first: Stated, second: Stated) -> tuple[float, str]:
    """When both were: at the same time speaks for it, at other times against it; days beside each other may be one event told otherwise."""
    ours, theirs = first.time, second.time
    if ours is None or theirs is None:
        return 0.0, ""
    if ours.start <= theirs.end and theirs.start <= ours.end:
        return (0.4, f"both {_span(ours)}") if ours == theirs else (0.25, f"{_span(ours)} and {_span(theirs)} allow the same days")
    early, late = sorted((ours, theirs), key=lambda one: one.start)
    if _day(late.start) - _day(early.end) <= NEAR_DAYS:
        return 0.0, f"{_span(ours)} and {_span(theirs)} are close"
    return -0.6, f"{_span(ours)} in one, {_span(theirs)} in the other"


def quantities(first: Stated, second: Stated) -> tuple[float, str]:
    """How many: the same number speaks for it; another one is a contradiction rather than another event."""
    if not first.quantities or not second.quantities:
        return 0.0, ""
    if any(overlap(a, b) for a in first.quantities for b in second.quantities):
        return 0.3, "the same number"
    return -0.15, "other numbers"


def places(first: Stated, second: Stated) -> tuple[float, str]:
    """Where both were."""
    ours, theirs = first.fillers.get("place", frozenset()), second.fillers.get("place", frozenset())
    if not ours or not theirs:
        return 0.0, ""
    shared = ours & theirs
    return (0.3, f"both in {first.names[sorted(shared)[0]]}") if shared else (-0.3, "in other places")


def tenses(first: Stated, second: Stated) -> tuple[float, str]:
    """Whether it was or is to come: what was and what will be are rarely one event."""
    return (
        (-0.25, "past in one, still to come in the other") if {first.claim.tense, second.claim.tense} == {"past", "future"} else (0.0, "")
    )


def nearness(first: Stated, second: Stated) -> tuple[float, str]:
    """Whether one report, or reports of one week, tell of both."""
    if first.number == second.number:
        return 0.1, "in one report"
    if first.published_at and second.published_at:
        days = abs(_day(first.published_at) - _day(second.published_at))
        if days <= 7:
            return 0.2, "published within a week"
        if days > 120:
            return -0.4, f"published {days} days apart"
    return 0.0, ""


FEATURES: tuple[Callable[[Stated, Stated], tuple[float, str]], ...] = (participants, times, places, quantities, matters, tenses, nearness)
_MOST = (1.4, 1.0, 0.7, 0.4, 0.2, 0.2, 0.0)
"""What the features after each can add at most."""


def score(first: Stated, second: Stated, least: float = -math.inf) -> float:
    """Return how well two claims of one kind agree, or something below `least` as soon as that much can't be reached any more."""
    total = 0.0
    for feature, most in zip(FEATURES, _MOST, strict=True):
        total += feature(first, second)[0]
        if total + most < least - 1e-9:
            return total
    return total


def agreement(first: Stated, second: Stated) -> tuple[float, tuple[Reason, ...]]:
    """Return how well two claims of one kind agree, and why; from JOIN on they are about one event."""
    seen = [(feature.__name__, *feature(first, second)) for feature in FEATURES]
    return sum((weight for _, weight, _ in seen), 0.0), tuple(Reason(name, weight, words) for name, weight, words in seen if words)


def group_claims(claims: Sequence[Stated]) -> list[list[int]]:
    """Return groups of claims about one event, by their numbers, each in order; a claim that no other agrees with is a group alone."""
    scored = ((score(claims[a], claims[b], JOIN), a, b) for a, b in candidates(claims))
    return join_linked(claims, [one for one in scored if one[0] >= JOIN])


def join_linked(claims: Sequence[Stated], links: Iterable[tuple[float, int, int]]) -> list[list[int]]:
    """Return the groups of `claims`, by their numbers, given the pairs that agree and how well.

    Two groups are joined where their claims agree on the whole, not because one pair does: else a chain of likenesses would join all.
    """
    leader = list(range(len(claims)))
    members: dict[int, list[int]] = {number: [number] for number in leader}
    apart: dict[tuple[int, int], int] = {}
    for _, a, b in sorted(links, key=lambda one: (-one[0], one[1], one[2])):
        low, high = sorted((leader[a], leader[b]))
        size = len(members[low]) + len(members[high])
        # Groups that did not agree are not asked again before one of them has grown.
        if low == high or apart.get((low, high)) == size:
            continue
        between = [score(claims[one], claims[other]) for one in _spread(members[low]) for other in _spread(members[high])]
        if sum(between) / len(between) < JOIN - (0.25 if max(len(members[low]), len(members[high])) < LARGE else 0.0):
            apart[low, high] = size
            continue
        members[low] += members.pop(high)
        for one in members[low]:
            leader[one] = low
    return [sorted(group) for _, group in sorted(members.items())]


def _spread(group: Sequence[int]) -> Sequence[int]:
    """Return some of a group's claims, from its beginning to its end."""
    return group if len(group) <= _SEEN else [group[place * (len(group) - 1) // (_SEEN - 1)] for place in range(_SEEN)]


def candidates(claims: Sequence[Stated]) -> Iterator[tuple[int, int]]:
    """Yield the pairs of claims of one kind that share a participant, or two where very many share one; each pair once."""
    blocks: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for number, stated in enumerate(claims):
        for key in block_keys(stated):
            blocks[key].append(number)
    pairs: set[tuple[int, int]] = set()
    for key, owners in blocks.items():
        pairs.update((owners[a], owners[b]) for a, b in block_pairs(key, [claims[number] for number in owners]))
    yield from sorted(pairs)


def block_keys(stated: Stated) -> list[tuple[str, ...]]:
    """Return the blocks that a claim belongs to: its kind with each of its participants."""
    return [(stated.claim.kind, key) for key in sorted(_keys(stated))]


def block_pairs(block: tuple[str, ...], claims: Sequence[Stated]) -> Iterator[tuple[int, int]]:
    """Yield the pairs in a block that are compared, by their places in it: each once, the lesser place first."""
    if len(claims) <= CROWDED:
        yield from ((a, b) for a in range(len(claims)) for b in range(a + 1, len(claims)))
        return
    _, key = block
    shared = [[*sorted(_keys(stated) - {key}), f"week {_week(stated)}"] for stated in claims]
    crowded: dict[str, list[int]] = defaultdict(list)
    for place, others in enumerate(shared):
        for other in others:
            crowded[other].append(place)
    passed: dict[str, int] = defaultdict(int)
    for place, others in enumerate(shared):
        near: set[int] = set()
        for other in others:
            passed[other] += 1
            # What still is too many is compared with its neighbours alone.
            near.update(crowded[other][passed[other] : passed[other] + CROWDED - 1])
        yield from ((place, one) for one in sorted(near))


def _keys(stated: Stated) -> set[str]:
    named = {one for role in MAIN[stated.claim.kind] for one in stated.fillers.get(role, ())}
    return {one for one in named if one not in _EVERYDAY}


def _week(stated: Stated) -> str:
    return str(_day(stated.published_at) // 7) if stated.published_at else "undated"


@lru_cache(maxsize=100_000)
def _day(text: str) -> int:
    try:
        return date.fromisoformat(text[:10]).toordinal()
    except ValueError:
        return 0


def overlap(first: QuantityValue, second: QuantityValue) -> bool:
    """Say whether two amounts allow the same number."""
    low = max(first.low if first.low is not None else 0.0, second.low if second.low is not None else 0.0)
    high = min(first.high if first.high is not None else float("inf"), second.high if second.high is not None else float("inf"))
    return low <= high


def _span(time: TimeValue) -> str:
    return time.start if time.start == time.end else f"{time.start} to {time.end}"
