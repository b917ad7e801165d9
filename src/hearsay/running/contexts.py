"""What a report says about a party becomes the Context that its name is screened with.

How it is described, where it acts, what it deals in and with whom.
"""

from collections.abc import Sequence

from hearsay.nouns import Claim, Entity, Mention
from hearsay.screening.context import Context

_GOODS = frozenset(("goods", "weapon", "result"))
_DEALERS = frozenset(("supplier", "producer", "actor", "intermediary"))
"""Roles whose goods are a party's own trade; what it only received is not."""
_MOST = 12
"""Words of a sort that are kept; a long report says everything of everybody."""


def context_of(entity: Entity, entities: Sequence[Entity], mentions: Sequence[Mention], claims: Sequence[Claim]) -> Context:
    """Return the context of one entity: its descriptions, and what stands beside it in the claims that it takes part in."""
    by_id = {mention.id: mention for mention in mentions}
    entity_of = {mention: other for other in entities for mention in other.mentions}
    own = set(entity.mentions)
    places: dict[str, None] = {}
    goods: dict[str, None] = {}
    partners: dict[str, None] = {}
    for claim in claims:
        taken = {role for role, fillers in claim.roles for mention in fillers if mention in own}
        if not taken or claim.polarity == "negative":
            continue
        for role, fillers in claim.roles:
            for mention in fillers:
                other = entity_of.get(mention)
                if mention in own or mention not in by_id:
                    continue
                if role == "place":
                    # Where something happened speaks for a listed place, but not against another: no country of its own is claimed.
                    places[other.name if other is not None else by_id[mention].text] = None
                elif role in _GOODS and taken & _DEALERS:
                    goods[by_id[mention].text] = None
                elif other is not None and other.kind in ("organisation", "person", "vessel") and other is not entity:
                    partners[other.name] = None
    sectors = dict.fromkeys(by_id[m].text for m in entity.mentions if m in by_id and by_id[m].form == "nominal")
    return Context(
        places=tuple(places)[:_MOST],
        sectors=tuple(sectors)[:_MOST],
        goods=tuple(goods)[:_MOST],
        partners=tuple(partners)[:_MOST],
    )
