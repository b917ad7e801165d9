"""Entities of many reports become things in the world: by what they are called, by what stands beside them, and by what people decided.

What is likely enough is joined, what is doubtful goes to a person, and nothing is joined on a name alone where context speaks against it.
Names are compared by a function that is handed in: the same comparing that screening uses.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from hearsay.naming.preparing import prepare_name
from hearsay.nouns import Entity, MentionKind, make_id, pair_key

Compare = Callable[[str, str, bool], float]
"""Two names, and whether they are persons': how likely they name one party, 0 to 1."""
JOIN, REVIEW = 0.9, 0.6
"""From where on names are joined, and from where on a person is asked."""
COMPANY = 0.1
"""What a party in common adds to doubtful names, and what a common listing does twice over."""
CROWDED = 60
"""A word in more different names than this ("company", a first name) makes no candidates alone."""
JOINABLE: frozenset[MentionKind] = frozenset(("person", "organisation", "country", "place", "facility", "vessel", "group"))


@dataclass(slots=True)
class Party:
    """One thing in the world, as far as the reports tell."""

    name: str
    kind: MentionKind
    entities: list[str]
    aliases: list[str] = field(default_factory=list)
    reasons: list[str] = field(default_factory=list)
    reports: set[str] = field(default_factory=set)
    beside: set[str] = field(default_factory=set)
    """Names that take part in claims with it, in lower case."""
    listings: set[str] = field(default_factory=set)
    """Listings that it possibly matches well."""

    @property
    def id(self) -> str:
        return make_id("j", self.kind, self.name.casefold(), *sorted(self.entities)[:1])


@dataclass(frozen=True, slots=True)
class Doubtful:
    """Two parties that may be one: a person has to decide."""

    first: str
    second: str
    """The names."""
    likelihood: float
    reasons: tuple[str, ...]

    @property
    def key(self) -> str:
        return pair_key(self.first, self.second)


def join_entities(
    entities: Iterable[Entity],
    compare: Compare,
    *,
    beside: Mapping[str, set[str]] | None = None,
    listings: Mapping[str, set[str]] | None = None,
    decided: Mapping[str, bool] | None = None,
) -> tuple[list[Party], list[Doubtful]]:
    """Return the parties of many reports, and the pairs to be looked at, the likeliest first.

    `beside` gives the names that take part in claims with an entity and `listings` what it possibly matches, both by entity id; `decided`
    says by `pair_key` whether two names were judged to be one party's.
    """
    judged = decided or {}
    parties = _same_names(entities, beside or {}, listings or {})
    doubtful: list[Doubtful] = []
    merged: dict[int, int] = {}

    def leader(number: int) -> int:
        while number in merged:
            number = merged[number]
        return number

    pairs = sorted(
        ((likelihood, a, b, why) for a, b, likelihood, why in _compared(parties, compare, judged)), key=lambda p: (-p[0], p[1], p[2])
    )
    for likelihood, a, b, why in pairs:
        first, second = leader(a), leader(b)
        if first == second:
            continue
        key = pair_key(parties[a].name, parties[b].name)
        said = judged.get(key)
        if said is False or (said is None and _kept_apart(parties[first], parties[second], judged)):
            continue
        if said or likelihood >= JOIN:
            _take(parties[first], parties[second], "a person decided that they are one" if said else why[0])
            merged[second] = first
        elif likelihood >= REVIEW:
            doubtful.append(Doubtful(parties[a].name, parties[b].name, round(likelihood, 3), why))
    return [party for number, party in enumerate(parties) if number not in merged], doubtful


def _same_names(entities: Iterable[Entity], beside: Mapping[str, set[str]], listings: Mapping[str, set[str]]) -> list[Party]:
    """Return a party for each name of a kind: the same words are the same party, unless they are a person's single name."""
    parties: dict[tuple[str, str, str], Party] = {}
    for entity in entities:
        key = name_key(entity)
        if key is None:
            continue
        folded, identity = key[0], entity.id
        party = parties.get(key)
        if party is None:
            party = parties[key] = Party(entity.name, entity.kind, [])
        party.entities.append(identity)
        party.aliases += [alias for alias in entity.aliases if alias not in party.aliases and is_named(alias) and fold(alias) != folded]
        party.reports.add(entity.report)
        party.beside |= beside.get(identity, set())
        party.listings |= listings.get(identity, set())
    for party in parties.values():
        if len(party.reports) > 1:
            party.reasons.append(f"the same name in {len(party.reports)} reports")
    return list(parties.values())


def name_key(entity: Entity) -> tuple[str, str, str] | None:
    """Return what entities of one name and sort share, in whatever report; None for what is known by no name."""
    if entity.kind not in JOINABLE or not is_named(entity.name):
        return None
    folded = fold(entity.name)
    # A single word may name many people, and many firms; only what the gazetteer knows (countries) or a longer name is one everywhere.
    alone = entity.report if entity.kind == "person" and len(folded.split()) < 2 else ""
    return folded, _sort(entity.kind), alone


def _compared(parties: Sequence[Party], compare: Compare, judged: Mapping[str, bool]) -> Iterator[tuple[int, int, float, tuple[str, ...]]]:
    """Yield pairs of parties with how likely they are one, and why."""
    for a, b in _candidates(parties):
        first, second = parties[a], parties[b]
        person = "person" in (first.kind, second.kind)
        if (first.kind == "person") != (second.kind == "person") or "country" in (first.kind, second.kind):
            continue
        likelihood = compare(first.name, second.name, person)
        for alias in first.aliases:
            if len(fold(alias).split()) > 1 or alias.isupper():
                likelihood = max(likelihood, compare(alias, second.name, person))
        for alias in second.aliases:
            if len(fold(alias).split()) > 1 or alias.isupper():
                likelihood = max(likelihood, compare(first.name, alias, person))
        judgement = judged.get(pair_key(first.name, second.name))
        if likelihood < REVIEW - 0.2 and judgement is None:
            continue
        why = [f"“{first.name}” and “{second.name}” are alike ({likelihood:.2f})"]
        single = min(len(fold(first.name).split()), len(fold(second.name).split())) < 2
        shared = sorted(first.beside & second.beside - {first.name.casefold(), second.name.casefold()})
        if shared:
            likelihood += COMPANY
            why.append(f"{shared[0]} takes part in claims with both")
        if first.listings & second.listings:
            likelihood += 2 * COMPANY
            why.append("both possibly match the same listing")
        elif first.listings and second.listings:
            likelihood = min(likelihood, JOIN - 0.01)
            why.append("they possibly match different listings")
        if single and not shared and not first.reports & second.reports:
            # One word, and nothing beside it that is the same: a name alone joins nothing.
            likelihood = min(likelihood, JOIN - 0.01)
            why.append("a name of one word, and nobody is named beside both")
        yield a, b, min(likelihood, 1.0), tuple(why)


def _candidates(parties: Sequence[Party]) -> Iterator[tuple[int, int]]:
    """Yield the pairs that share the beginning of a word, rare enough to mean something."""
    holders: dict[str, list[int]] = defaultdict(list)
    for number, party in enumerate(parties):
        if party.kind == "country":
            continue
        keys: set[str] = set()
        for name in (party.name, *party.aliases):
            prepared = prepare_name(name, person=party.kind == "person")
            keys |= {word.folded[:4] for word in prepared.words if len(word.folded) > 2}
        for key in keys:
            holders[key].append(number)
    pairs = {(a, b) for owners in holders.values() if len(owners) <= CROWDED for n, a in enumerate(owners) for b in owners[n + 1 :]}
    yield from sorted(pairs)


def _kept_apart(first: Party, second: Party, judged: Mapping[str, bool]) -> bool:
    """Say whether a person judged that any name of the one is not one of the other."""
    return any(judged.get(pair_key(a, b)) is False for a in (first.name, *first.aliases) for b in (second.name, *second.aliases))


def _take(first: Party, second: Party, why: str) -> None:
    first.entities += second.entities
    first.aliases += [one for one in (second.name, *second.aliases) if one not in first.aliases and fold(one) != fold(first.name)]
    first.reasons += [why, *second.reasons]
    first.reports |= second.reports
    first.beside |= second.beside
    first.listings |= second.listings


def fold(name: str) -> str:
    """Return a name without case, points and an article, as names are held to be the same."""
    words = name.casefold().replace(".", "").replace(",", " ").split()
    return " ".join(words[1:] if len(words) > 1 and words[0] == "the" else words)


def is_named(name: str) -> bool:
    """Say whether words are a name and no description."""
    return any(letter.isupper() for letter in name) or not name.isascii()


def _sort(kind: MentionKind) -> str:
    return "person" if kind == "person" else "country" if kind == "country" else "thing"
