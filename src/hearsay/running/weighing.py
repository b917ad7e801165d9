"""A case is weighed: its entities joined, its claims grouped into findings, each with its origins, contradictions, grade and lists."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from hearsay.casefile.interface import Casefile, KeptJoining
from hearsay.naming.joining import Doubtful, Party, join_entities
from hearsay.nouns import Decision, Finding, Listing, Match, Reading, Reason, TimeValue, source_key
from hearsay.running.judged import Standing, judge_reading, standing
from hearsay.screening.pairs import score_pair
from hearsay.weighing.contradicting import common_time, find_contradictions, speaker
from hearsay.weighing.copies import find_copies, group_copies, make_grams
from hearsay.weighing.credibility import Evidence, judge
from hearsay.weighing.grouping import MAIN, Stated, agreement, group_claims, state_claims
from hearsay.weighing.origins import Publication, count_independent, credited_wire, find_origins, same
from hearsay.weighing.statements import Held, check_statements

MANY, SHARE = 5, 0.2
"""From so many claims on a filler is told of only where it has this share of the mentions that its role's commonest has."""
LIKELY = 0.8
"""From here on a possible match speaks for two names being one party's, where both have it."""


@dataclass(frozen=True, slots=True)
class Weighed:
    """What weighing a case gives."""

    findings: tuple[Finding, ...]
    joined: tuple[KeptJoining, ...]
    doubtful: tuple[Doubtful, ...]
    """Pairs of names that a person should look at, the likeliest first."""
    stated: dict[str, Stated]
    """Every claim as it was weighed, by `<report id>/<claim id>`."""


def weigh_case(casefile: Casefile, *, keep: bool = True, by: str = "") -> Weighed:
    """Weigh every claim of the newest versions, and keep what was found in the case."""
    decisions = casefile.decisions()
    lists = {edition.list for edition, _ in casefile.editions()}
    listings: dict[str, Listing] = {}
    readings = list(casefile.readings())
    for match in (match for reading in readings for match in reading.matches):
        if match.listing not in listings:
            listing = casefile.listing_in(match.edition, match.listing.partition(":")[2])
            if listing is not None:
                listings[match.listing] = listing
    weighed = weigh(readings, decisions=decisions, lists=lists, listings=listings)
    if keep:
        casefile.keep_findings(weighed.findings, weighed.joined, by=by)
    return weighed


def weigh(
    readings: Sequence[Reading],
    *,
    decisions: Iterable[Decision] = (),
    lists: Iterable[str] = (),
    listings: dict[str, Listing] | None = None,
) -> Weighed:
    """Weigh readings, without a case."""
    stands = standing(decisions)
    readings = [_as_left(reading, stands) for reading in readings if reading.report is not None]
    parties, doubtful, matches = _join(readings, stands)
    party_of = {entity: (party.id, party.name) for party in parties for entity in party.entities}
    stated = [one for number, reading in enumerate(readings) for one in state_claims(reading, number, party_of)]
    publications = _publications(readings)
    by_party: dict[str, list[Match]] = defaultdict(list)
    for entity, match in matches:
        if entity in party_of:
            by_party[party_of[entity][0]].append(match)
    held = Held(frozenset(lists), by_party, listings or {})
    reliability = {name: decision.outcome for name, decision in _graded(stands).items()}
    findings = [make_finding([stated[n] for n in group], publications, held, reliability) for group in group_claims(stated)]
    joined = [KeptJoining(one.id, one.name, one.kind, tuple(one.entities), tuple(one.aliases), tuple(one.reasons)) for one in parties]
    order = sorted(
        findings, key=lambda one: (-one.independent_origins, -len({claim.split("/")[0] for claim in one.claims}), one.credibility, one.id)
    )
    return Weighed(tuple(order), tuple(joined), tuple(doubtful), {one.id: one for one in stated})


def _as_left(reading: Reading, stands: Standing) -> Reading:
    """Return a reading without the matches that a person rejected and the claims that a person said were misread."""
    judged = judge_reading(reading, stands)
    wrong = {claim for claim, decision in judged.claims if decision.outcome == "wrong"}
    left = judged.reading
    return replace(left, claims=tuple(claim for claim in left.claims if claim.id not in wrong)) if wrong else left


def _graded(stands: Standing) -> dict[str, Decision]:
    return {
        one.subject[1]: one
        for one in stands.values()
        if len(one.subject) == 2 and one.subject[0] == "source" and one.about == source_key(one.subject[1])
    }


def _join(
    readings: Sequence[Reading], stands: Standing
) -> tuple[list[Party], list[Doubtful], list[tuple[str, Match]]]:  # fmt: skip
    entities = [entity for reading in readings for entity in reading.entities]
    beside: dict[str, set[str]] = defaultdict(set)
    listed: dict[str, set[str]] = defaultdict(set)
    matches: list[tuple[str, Match]] = []
    for reading in readings:
        named = [(entity.id, entity) for entity in reading.entities]
        names = {number: entity.name for number, entity in named}
        owner = {mention: number for number, entity in named for mention in entity.mentions}
        for claim in reading.claims:
            there = {owner[one]: names[owner[one]].casefold() for _, ids in claim.roles for one in ids if one in owner}
            for entity in there:
                beside[entity] |= {name for other, name in there.items() if other != entity}
        for match in reading.matches:
            matches.append((match.entity or "", match))
            if match.score >= LIKELY:
                listed[match.entity or ""].add(match.listing)
    judged = {one.about: one.outcome == "same" for one in stands.values() if one.outcome in ("same", "not the same")}
    parties, doubtful = join_entities(
        entities, lambda a, b, person: score_pair(a, b, person=person), beside=beside, listings=listed, decided=judged
    )
    return parties, doubtful, matches


def _publications(readings: Sequence[Reading]) -> list[Publication]:
    """Return the reports as origins see them: each copy knows the earliest report of its group."""
    reports = [reading.report for reading in readings if reading.report is not None]
    copies = find_copies([make_grams(report.text) for report in reports])
    groups: dict[int, list[int]] = defaultdict(list)
    for number, leader in enumerate(group_copies(len(reports), copies)):
        groups[leader].append(number)
    first_of: dict[int, int] = {}
    for numbers in groups.values():
        earliest = min(numbers, key=lambda n: (reports[n].published_at or "9", n))
        first_of |= {number: earliest for number in numbers if number != earliest}
    return [
        Publication(
            report.id, report.publisher or report.title or report.id, report.published_at, first_of.get(number), credited_wire(report.text)
        )
        for number, report in enumerate(reports)
    ]


def make_finding(
    claims: Sequence[Stated], publications: Sequence[Publication], held: Held, reliability: Mapping[str, str]
) -> Finding:  # fmt: skip
    """Return what claims about one event say together; each claim's `number` is that of its report in `publications`."""
    saying = [one for one in claims if one.claim.polarity == "positive"]
    denying = [one for one in claims if one.claim.polarity == "negative"]
    origins, circles = find_origins(saying, publications) if saying else ((), ())
    against, more = find_origins(denying, publications) if denying else ((), ())
    involved = {name for one in claims for party in one.parties for name in (one.names[party],)}
    parties = tuple(origin.name for origin in against if any(same(origin.name, name) for name in involved))
    contradictions = find_contradictions(claims)
    independent = count_independent(origins)
    grade, words, reasons = judge(Evidence(origins, independent, against, parties, contradictions), reliability)
    times = [one.time for one in saying or claims if one.time is not None]
    time: TimeValue | None = common_time(times) or (times[0] if times else None)
    together: tuple[Reason, ...] = ()
    if len(claims) > 1:
        together = max((agreement(claims[0], other) for other in claims[1:]), key=lambda pair: pair[0])[1]
    return Finding(
        kind=claims[0].claim.kind,
        roles=_roles(saying or claims),
        claims=tuple(one.id for one in claims),
        origins=origins,
        denied_by=tuple(dict.fromkeys(speaker(one) for one in denying)),
        credibility=grade,
        words=words,
        reasons=(*reasons, *together),
        independent_origins=independent,
        time=time,
        contradictions=contradictions,
        circles=tuple(dict.fromkeys((*circles, *more))),
        statements=check_statements(claims, held),
    )


def _roles(claims: Sequence[Stated]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Return who fills each role, the kind's own roles first, by name: whoever any of a few claims names, of many those that a share names.

    One claim in fifty that was misread should not stand beside what the others say.
    """
    found: dict[str, Counter[str]] = defaultdict(Counter)
    names: dict[str, str] = {}
    for stated in claims:
        for role, keys in stated.fillers.items():
            for key in sorted(keys):
                found[role][key] += 1
                names.setdefault(key, stated.names[key])
    for role, counts in found.items():
        least = SHARE * max(counts.values()) if len(claims) >= MANY else 0
        found[role] = Counter({key: count for key, count in counts.items() if count >= least})
    order = [
        *(role for role in MAIN[claims[0].claim.kind] if role in found),
        *sorted(role for role in found if role not in MAIN[claims[0].claim.kind]),
    ]
    return tuple((role, tuple(dict.fromkeys(names[key] for key in found[role]))) for role in order)
