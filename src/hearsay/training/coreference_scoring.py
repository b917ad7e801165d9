"""Resolved entities are compared with what annotators say: how many nominal and pronominal fillers are the right party.

An anaphor is a filler, not a name, of a party that the text mentions before (or, for "I" and "we", elsewhere). It is right where the
nearest annotated mention in its entity is of its party and the names in it are not all those of others, unresolved where it stands alone,
and else wrong.
"""

from collections import Counter
from collections.abc import Iterable, Sequence

from hearsay.nouns import Entity, Mention
from hearsay.training.coreference_corpus import MarkedText

FIRST_PERSON = frozenset(("i", "we", "me", "us", "my", "our"))


def score_resolving(texts: Iterable[tuple[MarkedText, Sequence[Entity]]]) -> dict[str, float]:
    """Return counts and shares over texts.

    `share right` is of all anaphors, also those of which the reader made no mention; `precision` of those that were joined, with the first
    mentions of parties that should have stood alone; `share named right` (claims) of the fillers to which annotators gave a name.
    """
    n = Counter[str]()
    cubed = [0.0, 0.0, 0.0]
    for text, entities in texts:
        n["unasked"] += text.unasked
        entity_of = {mention: entity for entity in entities for mention in entity.mentions}
        by_id = {mention.id: mention for mention in text.mentions}
        for mention in text.mentions:
            if mention.id in text.fillers and mention.form != "name":
                outcome = judge(mention, text, entity_of, by_id)
                n[outcome] += 1
                n[f"{outcome}, {mention.form}"] += 1
            if mention.id in text.fillers and mention.form != "name" and mention.id in text.parties and text.names:
                n["named " + judge_name(mention, text, entity_of, by_id)] += 1
        for index, value in enumerate(b_cubed(text, entity_of)):
            cubed[index] += value
    figures: dict[str, float] = {name: n[name] for name in sorted(n)}
    for form in ("", ", nominal", ", pronoun"):
        asked = n[f"right{form}"] + n[f"wrong{form}"] + n[f"unresolved{form}"] + (0 if form else n["unasked"])
        figures[f"share right{form}"] = n[f"right{form}"] / asked if asked else 0.0
        linked = n[f"right{form}"] + n[f"wrong{form}"] + n[f"new joined{form}"]
        figures[f"precision{form}"] = n[f"right{form}"] / linked if linked else 0.0
    named = n["named right"] + n["named wrong"] + n["named none"]
    if named:
        figures["share named right"] = n["named right"] / named
        figures["named precision"] = n["named right"] / max(1, n["named right"] + n["named wrong"])
    precision, recall = cubed[0] / max(1.0, cubed[2]), cubed[1] / max(1.0, cubed[2])
    figures["B-cubed precision"], figures["B-cubed recall"] = precision, recall
    figures["B-cubed F1"] = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    return figures


def judge(mention: Mention, text: MarkedText, entity_of: dict[str, Entity], by_id: dict[str, Mention]) -> str:
    """Return "right", "wrong" or "unresolved" for an anaphor; "new" or "new joined" for the first mention of a party.

    Where the first mention of a party is joined to what nobody annotated, it is "unjudged".
    """
    party = text.parties[mention.id]
    anywhere = mention.text.lower() in FIRST_PERSON

    def is_before(other: str) -> bool:
        return other != mention.id and (anywhere or by_id[other].span.start < mention.span.start)

    before = [other for other in text.parties if text.parties[other] == party and is_before(other)]
    entity = entity_of.get(mention.id)
    joined = [other for other in (entity.mentions if entity else ()) if is_before(other)]
    judged = [other for other in joined if other in text.parties]
    if not before:
        return "new joined" if judged else "unjudged" if joined else "new"
    if not joined:
        return "unresolved"
    names = {text.parties[other] for other in judged if by_id[other].form == "name"}
    if names and party not in names:
        return "wrong"
    nearest = max(judged, key=lambda other: -abs(by_id[other].span.start - mention.span.start), default=None)
    return "right" if nearest is not None and text.parties[nearest] == party else "wrong"


def judge_name(mention: Mention, text: MarkedText, entity_of: dict[str, Entity], by_id: dict[str, Mention]) -> str:
    """Return whether the filler's entity has a name of its party ("right"), only others' ("wrong") or none; "unnamed" where it has none."""
    party = text.parties[mention.id]
    if party not in text.names:
        return "unnamed"
    entity = entity_of.get(mention.id)
    names = [other for other in (entity.mentions if entity else ()) if by_id[other].form == "name"]
    if not names:
        return "none"
    return "right" if any(text.parties.get(other) == party for other in names) else "wrong"


def b_cubed(text: MarkedText, entity_of: dict[str, Entity]) -> tuple[float, float, int]:
    """Return the sums of B-cubed precision and recall over the annotated mentions that fill a role or are resolved, and their number."""
    ids = [mention.id for mention in text.mentions if mention.id in text.parties]
    ids = [number for number in ids if number in text.fillers or number in entity_of]
    ours = {number: entity_of[number].id if number in entity_of else number for number in ids}
    both = Counter((ours[number], text.parties[number]) for number in ids)
    sizes, gold = Counter(ours.values()), Counter(text.parties[number] for number in ids)
    precision = sum(count * count / sizes[mine] for (mine, _), count in both.items())
    recall = sum(count * count / gold[party] for (_, party), count in both.items())
    return precision, recall, len(ids)
