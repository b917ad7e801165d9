# ruff: noqa: E501
"""Small readings made by hand: words are found in the text, so that no test counts characters."""

import hashlib
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from hearsay.nouns import (
    Attribution,
    Claim,
    ClaimTime,
    Edition,
    Entity,
    Match,
    Mention,
    MentionKind,
    MoneyValue,
    QuantityValue,
    Reading,
    Reason,
    Report,
    Span,
    TimeValue,
)

EXAMPLE = Path(__file__).parents[2] / "examples" / "report.txt"


class Draft:
    """A reading that grows: each call finds its words in the text and returns the id of what it added."""

    def __init__(self, text: str, **facts: Any) -> None:
        self.report = Report(text, hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest(), **facts)
        self.mentions: dict[str, Mention] = {}
        self.attributions: list[Attribution] = []
        self.claims: list[Claim] = []
        self.entities: list[Entity] = []
        self.matches: list[Match] = []

    def span(self, words: str, after: str = "") -> Span:
        start = self.report.text.index(words, self.report.text.index(after) if after else 0)
        return Span(start, start + len(words))

    def mention(self, words: str, kind: MentionKind = "organisation", *, after: str = "", **facts: Any) -> str:
        span = self.span(words, after)
        mention = Mention(span, words, kind, **facts)
        self.mentions.setdefault(mention.id, mention)
        return mention.id

    def says(self, source: str, cue: str, content: str, *, after: str = "", outer: str | None = None) -> str:
        sides = [(self.span(words, after),) if words else () for words in (source, cue, content)]
        attribution = Attribution(sides[0], sides[1], sides[2], outer)
        self.attributions.append(attribution)
        return attribution.id

    def claim(self, kind: Any, evidence: str, *, after: str = "", roles: dict[str, str | list[str]], **facts: Any) -> Claim:
        filled = tuple((role, tuple([ids] if isinstance(ids, str) else ids)) for role, ids in roles.items())
        if facts.get("source") and "sourcing" not in facts:
            facts["sourcing"] = "named"
        claim = Claim(self.report.id, kind, (self.span(evidence, after),), filled, **facts)
        self.claims.append(claim)
        return claim

    def time(self, words: str, start: str, end: str, *, after: str = "") -> ClaimTime:
        self.mention(words, "time", after=after, value=TimeValue(start, end))
        return ClaimTime(self.span(words, after), words, TimeValue(start, end))

    def entity(self, name: str, kind: MentionKind, *mentions: str) -> Entity:
        entity = Entity(self.report.id, name, kind, mentions)
        self.entities.append(entity)
        return entity

    def match(self, entity: Entity, name: str = "SOKOLVARSK AEROSYSTEMS OOO", **facts: Any) -> Match:
        edition = Edition("us-ofac-sdn", "2024-05-03", "ab" * 32)
        reasons = (Reason("name", 0.7, "same name, another legal form"), Reason("country", -0.1, "no country in common"))
        match = replace(Match(entity.id, "us-ofac-sdn:90001", name, 0.91, edition, reasons), **facts)
        self.matches.append(match)
        return match

    def reading(self) -> Reading:
        mentions = tuple(sorted(self.mentions.values(), key=lambda mention: mention.span))
        return Reading(self.report, mentions, tuple(self.attributions), tuple(self.claims), tuple(self.entities), tuple(self.matches))


def small_reading() -> Reading:
    """Return a report of two sentences: an accusation and its denial."""
    draft = Draft(
        "The ministry said Sokolvarsk LLC supplied 50 drones to Tirazh in May.\n\n“The company sold no drones,” said Rustam Belgorodtsev.",
        title="An accusation and its denial",
        publisher="Example News Agency",
        published_at="2025-06-12",
        url="https://news.example/report",
        language="en",
    )
    ministry = draft.mention("The ministry", form="nominal", head="ministry")
    firm = draft.mention("Sokolvarsk LLC")
    company = draft.mention("The company", form="nominal", head="company")
    goods = draft.mention("50 drones", "goods", form="nominal", head="drone")
    quantity = draft.mention("50", "quantity", value=QuantityValue(50, 50, "drone"))
    tirazh = draft.mention("Tirazh", "country")
    drones = draft.mention("drones", "goods", after="sold no", form="nominal", head="drone")
    man = draft.mention("Rustam Belgorodtsev", "person")
    said = draft.says("The ministry", "said", "Sokolvarsk LLC supplied 50 drones to Tirazh in May")
    denied = draft.says("Rustam Belgorodtsev", "said", "The company sold no drones", after="“The")
    draft.claim(
        "transfer",
        "Sokolvarsk LLC supplied 50 drones to Tirazh in May",
        roles={"supplier": firm, "goods": goods, "recipient": tirazh, "quantity": quantity},
        source=(ministry,),
        attribution=said,
        time=draft.time("in May", "2025-05-01", "2025-05-31"),
    )
    draft.claim(
        "transfer",
        "The company sold no drones",
        roles={"supplier": company, "goods": drones},
        polarity="negative",
        source=(man,),
        attribution=denied,
    )
    entity = draft.entity("Sokolvarsk LLC", "organisation", firm, company)
    draft.entity("The ministry", "organisation", ministry)
    draft.match(entity)
    return draft.reading()


def example_reading() -> Reading:
    """Return the example report as a careful reader would read it, by hand."""
    draft = Draft(
        EXAMPLE.read_text("utf-8"),
        title="Sanctioned drone maker was supplied through free-port trader, officials say",
        publisher="Example News Agency",
        published_at="2025-06-12",
        url="examples/report.txt",
        language="en",
    )
    m = draft.mention
    firm = m("Sokolvarsk Aerosystems LLC")
    drones = m("nearly 50 attack drones", "goods", form="nominal", head="drone")
    fifty = m("nearly 50", "quantity", value=QuantityValue(45, 50, "drone"))
    army = m("the army of Tirazh", form="nominal", head="army")
    m("Tirazh", "country")
    ministry = m("Vardania's Ministry of Defence")
    a1 = draft.says(
        "Vardania's Ministry of Defence",
        "said",
        "Sokolvarsk Aerosystems LLC supplied nearly 50 attack drones to the army of Tirazh last month",
    )
    draft.claim(
        "transfer", "Sokolvarsk Aerosystems LLC supplied nearly 50 attack drones to the army of Tirazh last month",
        roles={"supplier": firm, "goods": drones, "recipient": army, "quantity": fifty}, source=(ministry,), attribution=a1,
        time=draft.time("last month", "2025-05-01", "2025-05-31"), trigger=draft.span("supplied", "LLC"),
        reasons=("“supplied” names a transfer; its subject supplies", "“said on Tuesday” gives it to the ministry"),
    )  # fmt: skip
    weapon = m("The drones", "goods", form="nominal", head="drone")
    station = m("a power station near Port Varda", "facility", form="nominal", head="station")
    colonel = m("Colonel Ilse Marendt", "person")
    a2 = draft.says(
        "Colonel Ilse Marendt, a spokeswoman for the ministry",
        "told reporters",
        "The drones were used in May against a power station near Port Varda",
    )
    draft.claim(
        "attack", "The drones were used in May against a power station near Port Varda", roles={"target": station, "weapon": weapon},
        source=(colonel,), attribution=a2, time=draft.time("in May", "2025-05-01", "2025-05-31"),
    )  # fmt: skip
    we = m("We", form="pronoun", number="plural")
    single = m("a single drone", "goods", form="nominal", head="drone")
    any_army = m("any army", form="nominal", head="army")
    rustam = m("Rustam Belgorodtsev", "person")
    a3 = draft.says(
        "Rustam Belgorodtsev, who owns and runs Sokolvarsk Aerosystems",
        "said in a statement",
        "We have not supplied a single drone to any army",
    )
    draft.claim(
        "transfer", "We have not supplied a single drone to any army", roles={"supplier": we, "goods": single, "recipient": any_army},
        polarity="negative", source=(rustam,), attribution=a3,
    )  # fmt: skip
    owned = m("Sokolvarsk Aerosystems", after="owns and runs")
    draft.claim("control", "who owns and runs Sokolvarsk Aerosystems", roles={"holder": rustam, "held": owned}, tense="present")
    paper = m("The newspaper Dnevnik Polyany", "document")
    customs = m("customs officials", "group", form="nominal", head="official", number="plural")
    containers = m("at least 12 containers of piston engines", "goods", form="nominal", head="container")
    reached = m("Sokolvarsk Aerosystems", after="had reached")
    qasr = m("Qasr al-Bahr General Trading")
    a4 = draft.says(
        "The newspaper Dnevnik Polyany",
        "reported",
        "that customs officials said at least 12 containers of piston engines had reached Sokolvarsk Aerosystems through Qasr al-Bahr General Trading",
    )
    a5 = draft.says(
        "customs officials",
        "said",
        "at least 12 containers of piston engines had reached Sokolvarsk Aerosystems through Qasr al-Bahr General Trading",
        after="reported that",
        outer=a4,
    )
    draft.claim(
        "transfer", "at least 12 containers of piston engines had reached Sokolvarsk Aerosystems through Qasr al-Bahr General Trading",
        roles={"goods": containers, "recipient": reached, "intermediary": qasr}, source=(paper, customs), sourcing="unnamed", attribution=a5,
    )  # fmt: skip
    accused = m("Qasr al-Bahr General Trading", after="Zumra.")
    measure = m("the real buyers of navigation equipment", "group", form="nominal", head="buyer")
    a6 = draft.says("", "has been accused of", "hiding the real buyers of navigation equipment from its makers")
    draft.claim("evade", "Qasr al-Bahr General Trading has been accused of hiding the real buyers of navigation equipment from its makers",
                roles={"actor": accused, "measure": measure}, certainty="possible", sourcing="unnamed", attribution=a6)  # fmt: skip
    lawyer = m("A lawyer for the firm", "person", form="nominal", head="lawyer")
    it = m("it", form="pronoun", after="said that it had")
    engines = m("engines", "goods", form="nominal", head="engine", after="shipped")
    to_tirazh = m("Tirazh", "country", after="engines to")
    a7 = draft.says("A lawyer for the firm", "said", "that it had never shipped engines to Tirazh", after="A lawyer")
    draft.claim("transfer", "it had never shipped engines to Tirazh", roles={"supplier": it, "goods": engines, "recipient": to_tirazh},
                polarity="negative", source=(lawyer,), sourcing="unnamed", attribution=a7)  # fmt: skip
    two = m("Two people familiar with the payments", "group", form="nominal", head="people", number="plural")
    maker = m("the drone maker", form="nominal", head="maker")
    trader = m("the trading firm", form="nominal", head="firm")
    sum_ = m("$3.4 million", "money", value=MoneyValue(3400000, 3400000, "USD"))
    a8 = draft.says(
        "Two people familiar with the payments",
        "said",
        "that the drone maker had paid the trading firm $3.4 million in March",
        after="Two people",
    )
    draft.claim("finance", "the drone maker had paid the trading firm $3.4 million in March", roles={"payer": maker, "payee": trader, "amount": sum_},
                source=(two,), sourcing="unnamed", attribution=a8, time=draft.time("in March", "2025-03-01", "2025-03-31"))  # fmt: skip
    assessment = m("An intelligence assessment", "document", form="nominal", head="assessment")
    ship = m("Laleh Star", "vessel")
    the_engines = m("the engines", "goods", form="nominal", head="engine", after="carried")
    port = m("the Tirazhi port of Belaya Kosa", "facility", form="nominal", head="port")
    a9 = draft.says(
        "An intelligence assessment seen by Example News Agency",
        "says",
        "that the cargo vessel Laleh Star probably carried the engines from Ras Zumra to the Tirazhi port of Belaya Kosa",
    )
    draft.claim("transfer", "the cargo vessel Laleh Star probably carried the engines from Ras Zumra to the Tirazhi port of Belaya Kosa",
                roles={"intermediary": ship, "goods": the_engines, "place": port}, certainty="probable", source=(assessment,), sourcing="unnamed", attribution=a9)  # fmt: skip
    crew = m("Its crew", "group", form="nominal", head="crew")
    embargo = m("the arms embargo", "document", form="nominal", head="embargo")
    a10 = draft.says("the assessment", "adds", "Its crew may have switched off the ship's transponder to get round the arms embargo")
    draft.claim("evade", "Its crew may have switched off the ship's transponder to get round the arms embargo", roles={"actor": crew, "measure": embargo},
                certainty="possible", source=(assessment,), sourcing="unnamed", attribution=a10)  # fmt: skip
    officers = m("Vardanian customs officers", "group", form="nominal", head="officer", number="plural")
    boards = m("1,200 flight controllers", "goods", form="nominal", head="controller")
    a11 = draft.says(
        "the ministry",
        "said",
        "Vardanian customs officers seized 1,200 flight controllers at the border in April",
        after="Vardanian customs",
    )
    ministry2 = m("the ministry", form="nominal", head="ministry", after="April")
    draft.claim("seize", "Vardanian customs officers seized 1,200 flight controllers at the border in April", roles={"authority": officers, "seized": boards},
                source=(ministry2,), attribution=a11, time=draft.time("in April", "2025-04-01", "2025-04-30"))  # fmt: skip
    polyana = m("Polyana Agrotech")
    airframes = m("airframes", "goods", form="nominal", head="airframe")
    tirazhi = m("the Tirazhi army", form="nominal", head="army")
    paper2 = m("Dnevnik Polyany", "document", after="according to")
    a12 = draft.says(
        "Dnevnik Polyany",
        "according to",
        "Polyana Agrotech, a farm-technology company that made crop sprayers until 2023, now builds airframes for the Tirazhi army",
        after="Polyana Agrotech",
    )
    draft.claim("produce", "Polyana Agrotech, a farm-technology company that made crop sprayers until 2023, now builds airframes for the Tirazhi army",
                roles={"producer": polyana, "goods": airframes, "customer": tirazhi}, tense="present", source=(paper2,), attribution=a12)  # fmt: skip
    company = m("the company", form="nominal", head="company", after="last week")
    staff = m("40 engineers and translators who speak Vardanian", "group", form="nominal", head="engineer")
    draft.claim("recruit", "the company is seeking 40 engineers and translators who speak Vardanian", roles={"employer": company, "recruit": staff},
                tense="future", time=draft.time("last week", "2025-06-02", "2025-06-08"))  # fmt: skip
    both = m("The two companies", form="nominal", head="company", number="plural")
    line = m("a joint production line for long-range drones", "facility", form="nominal", head="line")
    marendt = m("Marendt", "person", after="end of the year")
    a13 = draft.says(
        "Marendt",
        "said",
        "The two companies plan to set up a joint production line for long-range drones by the end of the year",
        after="The two companies",
    )
    draft.claim("cooperate", "The two companies plan to set up a joint production line for long-range drones by the end of the year",
                roles={"party": both, "matter": line}, tense="future", source=(marendt,), attribution=a13, time=draft.time("by the end of the year", "2025-06-12", "2025-12-31"))  # fmt: skip
    b = m("Belgorodtsev", "person", after="Marendt said.")
    self_ = m("Sokolvarsk Aerosystems", after="Belgorodtsev said that")
    other = m("Polyana Agrotech", after="not working with")
    a14 = draft.says("Belgorodtsev", "said", "that Sokolvarsk Aerosystems was not working with Polyana Agrotech", after="Marendt said.")
    draft.claim("cooperate", "Sokolvarsk Aerosystems was not working with Polyana Agrotech", roles={"party": [self_, other, both]},
                polarity="negative", source=(b,), attribution=a14)  # fmt: skip
    eu = m("The European Union")
    target = m("Sokolvarsk Aerosystems", after="imposed sanctions on")
    draft.claim("sanction", "The European Union imposed sanctions on Sokolvarsk Aerosystems in February for supporting the army of Tirazh",
                roles={"authority": eu, "target": target}, time=draft.time("in February", "2025-02-01", "2025-02-28"))  # fmt: skip
    entity = draft.entity("Sokolvarsk Aerosystems LLC", "organisation", firm, we, owned, reached, maker, self_, target)
    trading = draft.entity("Qasr al-Bahr General Trading", "organisation", qasr, accused, it, trader)
    draft.entity("Rustam Belgorodtsev", "person", rustam, b)
    draft.entity("Vardania's Ministry of Defence", "organisation", ministry, ministry2)
    draft.entity("Polyana Agrotech", "organisation", polyana, company, other)
    star = draft.entity("Laleh Star", "vessel", ship)
    draft.match(entity)
    draft.match(trading, "QASR AL BAHR GENERAL TRADING L.L.C.", listing="us-ofac-sdn:90004", score=0.88)
    draft.match(star, "LALEH STAR", listing="un-sc:KPe.901", score=0.74, edition=Edition("un-sc", "2024-11-20", "c4" * 32),
                reasons=(Reason("name", 0.74, "same name"),))  # fmt: skip
    return draft.reading()


@pytest.fixture
def draft() -> type[Draft]:
    return Draft


@pytest.fixture
def small() -> Reading:
    return small_reading()


@pytest.fixture(scope="session")
def example() -> Reading:
    return example_reading()
