"""Tests of what a report says about a party for screening its name."""

from hearsay.nouns import Claim, Entity, Mention, Span
from hearsay.running.contexts import context_of


def mention(start: int, text: str, kind: str, form: str = "name") -> Mention:
    """Return a mention of the given words."""
    return Mention(Span(start, start + len(text)), text, kind, form)  # type: ignore[arg-type]


FIRM, MAKER, DRONES = (
    mention(0, "Sokolvarsk", "organisation"),
    mention(20, "a drone maker", "organisation", "nominal"),
    mention(40, "40 drones", "goods"),
)
TRADER, PORT = mention(60, "Qasr al-Bahr", "organisation"), mention(80, "Ras Zumra", "place")
FIRM_ENTITY = Entity("r1", "Sokolvarsk", "organisation", (FIRM.id, MAKER.id))
TRADER_ENTITY = Entity("r1", "Qasr al-Bahr", "organisation", (TRADER.id,))
CLAIM = Claim(
    "r1",
    "transfer",
    (Span(0, 90),),
    (("supplier", (FIRM.id,)), ("goods", (DRONES.id,)), ("intermediary", (TRADER.id,)), ("place", (PORT.id,))),
)
MENTIONS = (FIRM, MAKER, DRONES, TRADER, PORT)


def test_a_party_is_screened_with_how_it_is_described_and_what_stands_beside_it() -> None:
    context = context_of(FIRM_ENTITY, (FIRM_ENTITY, TRADER_ENTITY), MENTIONS, (CLAIM,))
    assert context.sectors == ("a drone maker",)
    assert context.goods == ("40 drones",)
    assert context.partners == ("Qasr al-Bahr",)
    assert context.places == ("Ras Zumra",)


def test_claims_of_others_say_nothing_about_a_party() -> None:
    stranger = Entity("r1", "Elsewhere", "organisation", ("m900-909",))
    assert not context_of(stranger, (FIRM_ENTITY, stranger), MENTIONS, (CLAIM,))
