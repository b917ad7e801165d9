"""An event that a report tells of again is one claim: the first telling gains the words of the later ones as more evidence.

Two claims of one kind are weighed by a table of features, learned from annotated reports (`weights/retelling.json`, with its card): who
takes part in both, whether the later one points back ("this attack"), when each was, and how far apart they stand.
"""

import math
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache

from hearsay.nouns import Claim, Entity, Mention, MoneyValue, QuantityValue, Report
from hearsay.reading.feature_weights import FeatureWeights
from hearsay.reading.proposals import load_kinds

Values = frozenset[str]
_WORDS_BEFORE = re.compile(r"(\w+)\W+(?:\w+\W+)?$")
_POINTING = frozenset(("this", "that", "these", "those", "such"))
_AMOUNTS = ("quantity", "amount")
_LOOSE = frozenset((*_AMOUNTS, "place", "matter", "reason", "purpose", "means", "post"))
"""Roles that each telling fills in its own words: only the first one's are kept."""
_STEM = 5
"""Letters that two forms of a word share ("attacked", "attacks")."""


@dataclass(frozen=True, slots=True)
class Telling:
    """A claim with what comparing it needs."""

    claim: Claim
    parties: dict[str, Values]
    """By role, who fills it: entity ids, or head words where words are no entity's."""
    named: Values
    """Those of them that have a name."""
    amounts: frozenset[tuple[float | None, float | None]]
    source: Values
    word: str
    """How the event's word begins."""
    article: str
    """"this" for any pointing word before it, "the", or nothing."""
    in_title: bool
    order: int
    """How many claims of its kind come before."""


def join_retold(report: Report, claims: Sequence[Claim], mentions: Iterable[Mention], entities: Iterable[Entity]) -> tuple[Claim, ...]:
    """Return the claims, those that tell of an event again joined with the first that did; in the order of their first words."""
    model = load_model()
    groups: list[list[Telling]] = []
    for telling in make_tellings(report, claims, mentions, entities):
        likelihoods = [max((model.likelihood(one, telling) for one in group if may_join(one, telling)), default=0.0) for group in groups]
        best = max(range(len(groups)), key=likelihoods.__getitem__, default=None)
        if best is not None and likelihoods[best] >= model.threshold:
            groups[best].append(telling)
        else:
            groups.append([telling])
    return tuple(join(group) for group in groups)


def may_join(first: Telling, second: Telling) -> bool:
    """Say whether two claims could be one: of the same kind, and neither denies what the other says."""
    return first.claim.kind == second.claim.kind and first.claim.polarity == second.claim.polarity


def join(group: Sequence[Telling]) -> Claim:
    """Return one claim with the evidence of all and whoever takes part in any; what they say otherwise stays as the first says it."""
    first = group[0].claim
    if len(group) == 1:
        return first
    roles = {role: list(ids) for role, ids in first.roles}
    known = {role: set(parties) for role, parties in group[0].parties.items()}
    for telling in group[1:]:
        for role, ids in telling.claim.roles:
            told = telling.parties[role]
            if role in roles and (role in _LOOSE or told & known[role]):
                continue
            roles.setdefault(role, []).extend(one for one in ids if one not in roles.get(role, ()))
            known.setdefault(role, set()).update(told)
    claims = [telling.claim for telling in group]
    dated = (claim.time for claim in claims if claim.time is not None and claim.time.value is not None)
    again = len(group) - 1
    return replace(
        first,
        roles=tuple((role, tuple(ids)) for role, ids in roles.items()),
        evidence=tuple(dict.fromkeys(span for claim in claims for span in claim.evidence)),
        time=next(dated, first.time),
        reasons=(*first.reasons, f"the report tells of it {again} more time{'s' if again > 1 else ''}"),
    )


def make_tellings(report: Report, claims: Sequence[Claim], mentions: Iterable[Mention], entities: Iterable[Entity]) -> list[Telling]:
    """Return the claims in the order of the text, each with what comparing it needs."""
    by_id = {mention.id: mention for mention in mentions}
    entity_of = {mention: entity for entity in entities for mention in entity.mentions}
    body = report.text.find("\n")
    seen: dict[str, int] = {}
    tellings = []

    def party(number: str) -> str:
        return entity_of[number].id if number in entity_of else by_id[number].head or by_id[number].text.lower()

    for claim in sorted(claims, key=lambda claim: (claim.evidence[0].start, claim.kind)):
        at = claim.trigger or claim.evidence[0]
        found = _WORDS_BEFORE.search(report.text[max(0, at.start - 40) : at.start])
        before = found[0].lower().split() if found is not None else []
        article = "this" if _POINTING.intersection(before) else "the" if "the" in before else ""
        everybody = [number for _, ids in claim.roles for number in ids]
        values = [by_id[number].value for role in _AMOUNTS for number in claim.fillers(role)]
        tellings.append(
            Telling(
                claim=claim,
                parties={role: frozenset(map(party, ids)) for role, ids in claim.roles},
                named=frozenset(entity_of[n].id for n in everybody if n in entity_of and any(x.isupper() for x in entity_of[n].name)),
                amounts=frozenset((v.low, v.high) for v in values if isinstance(v, QuantityValue | MoneyValue)),
                source=frozenset(map(party, claim.source)),
                word=at.of(report.text)[:_STEM].lower(),
                article=article,
                in_title=0 <= at.start < body < 200,
                order=seen.get(claim.kind, 0),
            )
        )
        seen[claim.kind] = seen.get(claim.kind, 0) + 1
    return tellings


def kind(first: Telling, _: Telling) -> str:
    """What kind of event both are."""
    return first.claim.kind


def _role(number: int, first: Telling, second: Telling) -> str:
    names = load_kinds().roles[first.claim.kind]
    if number >= len(names):
        return ""
    ours, theirs = (one.parties.get(names[number], frozenset()) for one in (first, second))
    if not ours or not theirs:
        return "neither" if not ours and not theirs else "first" if ours else "second"
    if ours & theirs:
        return "same named" if ours & theirs & first.named else "same"
    return "other named" if ours & first.named and theirs & second.named else "other"


def first_role(first: Telling, second: Telling) -> str:
    """Whether the first of the kind's roles is filled alike."""
    return _role(0, first, second)


def second_role(first: Telling, second: Telling) -> str:
    """Whether the second is."""
    return _role(1, first, second)


def third_role(first: Telling, second: Telling) -> str:
    """Whether the third is."""
    return _role(2, first, second)


def both_main(first: Telling, second: Telling) -> str:
    """The first two roles together."""
    return f"{first_role(first, second)}, {second_role(first, second)}"


def elsewhere(first: Telling, second: Telling) -> str:
    """Whether someone takes part in both in different roles."""
    shared = {p for ps in first.parties.values() for p in ps} & {p for ps in second.parties.values() for p in ps}
    same = {p for role, ps in first.parties.items() for p in ps & second.parties.get(role, frozenset())}
    return "crossed" if shared - same else "shared" if shared & first.named else ""


def place(first: Telling, second: Telling) -> str:
    """Whether both are at one place."""
    return _same(first.parties.get("place", frozenset()), second.parties.get("place", frozenset()))


def amounts(first: Telling, second: Telling) -> str:
    """Whether both give the same numbers."""
    return _same(first.amounts, second.amounts)


def source(first: Telling, second: Telling) -> str:
    """Whether the same one says both."""
    return _same(first.source, second.source)


def _same(ours: frozenset[object] | Values, theirs: frozenset[object] | Values) -> str:
    if not ours or not theirs:
        return "neither" if not ours and not theirs else "first" if ours else "second"
    return "same" if ours & theirs else "other"


def time(first: Telling, second: Telling) -> str:
    """Whether both were at the same time."""
    ours, theirs = (one.claim.time.value if one.claim.time is not None else None for one in (first, second))
    if ours is None or theirs is None:
        return "neither" if ours is theirs else "one"
    return "same" if ours == theirs else "within" if ours.start <= theirs.end and theirs.start <= ours.end else "other"


def tense(first: Telling, second: Telling) -> str:
    """Past, present or future, both."""
    return "same" if first.claim.tense == second.claim.tense else f"{first.claim.tense} {second.claim.tense}"


def certainty(first: Telling, second: Telling) -> str:
    """How surely both are put."""
    return "same" if first.claim.certainty == second.claim.certainty else "other"


def word(first: Telling, second: Telling) -> str:
    """Whether both use the same word, and how the later one's word is introduced."""
    return f"{'same' if first.word == second.word else 'other'} {second.article}"


def words(first: Telling, second: Telling) -> str:
    """Both words."""
    return f"{first.word} {second.word}"


def distance(first: Telling, second: Telling) -> str:
    """How far apart they stand, in characters."""
    ours, theirs = first.claim.evidence[-1], second.claim.evidence[0]
    if ours.overlaps(theirs):
        return "covers" if ours.covers(theirs) or theirs.covers(ours) else "overlaps"
    gap = theirs.start - ours.end
    return "60" if gap < 60 else "200" if gap < 200 else "500" if gap < 500 else "1500" if gap < 1500 else "far"


def between(first: Telling, second: Telling) -> str:
    """How many claims of the kind stand between."""
    gap = second.order - first.order - 1
    return str(gap) if gap < 3 else "3-5" if gap < 6 else "more"


def title(first: Telling, second: Telling) -> str:
    """Whether the first is told in the title."""
    return "title" if first.in_title and not second.in_title else ""


FEATURES: tuple[Callable[[Telling, Telling], str], ...] = (
    kind, first_role, second_role, third_role, both_main, elsewhere, place, amounts, source, time, tense, certainty, word, words, distance,
    between, title,
)  # fmt: skip


class RetellingModel(FeatureWeights):
    """What was learned of when two claims tell of one event."""

    __slots__ = ()

    def likelihood(self, first: Telling, second: Telling) -> float:
        """Return how likely the second tells of the first's event, 0 to 1."""
        return 1 / (1 + math.exp(-self.total((feature.__name__, feature(first, second)) for feature in FEATURES)))


@cache
def load_model() -> RetellingModel:
    """Return the model that ships with hearsay."""
    return RetellingModel.load("retelling")
