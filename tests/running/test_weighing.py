"""A case is weighed: parties joined, findings with origins and grades, and decisions obeyed."""

from collections.abc import Iterable

from hearsay.casefile.interface import Gathering
from hearsay.casefile.memory import MemoryCasefile
from hearsay.nouns import (
    Claim,
    Decision,
    Edition,
    Entity,
    ListedName,
    Listing,
    Match,
    Mention,
    Reading,
    Report,
    Span,
    claim_key,
    match_key,
    source_key,
)
from hearsay.running.weighing import weigh, weigh_case

EDITION = Edition("eu-fsf", "2025-05-01", "a" * 64)


def read(publisher: str, text: str, number: int, *, denied: bool = False, listing: bool = False) -> Reading:
    """Return the reading of "WHO says SUPPLIER sold RECIPIENT ...": the words in capitals are parties."""
    report = Report(text, "", url=f"https://example.org/{number}", publisher=publisher, published_at=f"2025-06-{10 + number}")
    who, supplier, recipient = (
        Mention(Span(at, at + len(words)), words, "organisation", "name" if words[:1].isupper() else "nominal", words.split()[-1].lower())
        for words in (text.split(" says ")[0], text.split(" says ")[1].split(" sold ")[0], text.split(" sold ")[1].rstrip("."))
        for at in (text.index(words),)
    )
    mentions = (who, supplier, recipient)
    entities = tuple(Entity(report.id, one.text, "organisation", (one.id,)) for one in mentions if one.form == "name")
    claim = Claim(
        report.id, "transfer", (Span(supplier.span.start, len(text)),), (("supplier", (supplier.id,)), ("recipient", (recipient.id,))),
        polarity="negative" if denied else "positive", source=(who.id,), sourcing="named" if who.form == "name" else "unnamed",
    )  # fmt: skip
    party = next(one for one in entities if one.name == supplier.text)
    matches = (Match(party.id, "eu-fsf:1", "ALBATROS WORKS", 0.9, EDITION, ()),) if listing else ()
    return Reading(report, mentions, (), (claim,), entities, matches)


FIRST = read("Zenda Post", "Clear Count says Albatros Works sold Tirazh Guard.", 0)
SECOND = read("Coast Daily", "Open Ledger says Albatros Works sold Tirazh Guard.", 1)
VAGUE = read("Lurne Star", "officials says Albatros Works sold Tirazh Guard.", 2)
DENIED = read("Morvia Herald", "Albatros Works says Albatros Works sold Tirazh Guard.", 3, denied=True)


def test_independent_sources_bear_each_other_out() -> None:
    (finding,) = weigh([FIRST, SECOND, VAGUE]).findings
    assert (finding.independent_origins, finding.credibility, len(finding.claims)) == (2, "1", 3)
    assert dict(finding.roles) == {"supplier": ("Albatros Works",), "recipient": ("Tirazh Guard",)}
    assert sum(origin.is_established for origin in finding.origins) == 2


def test_the_accused_denial_stands_beside_the_finding() -> None:
    (finding,) = weigh([FIRST, SECOND, DENIED]).findings
    assert finding.denied_by == ("Albatros Works",)
    assert finding.credibility == "2"
    assert [one.sort for one in finding.contradictions] == ["denial"]


def test_an_analysts_grade_of_a_source_counts() -> None:
    grade = Decision(source_key("Clear Count"), "B", "A. Analyst", "2025-07-01T00:00:00Z", "", ("source", "Clear Count"))
    assert weigh([FIRST]).findings[0].credibility == "3"
    assert weigh([FIRST], decisions=[grade]).findings[0].credibility == "2"
    withdrawn = Decision(grade.about, "withdrawn", "A. Analyst", "2025-07-02T00:00:00Z", "", grade.subject)
    assert weigh([FIRST], decisions=[grade, withdrawn]).findings[0].credibility == "3"


def test_a_claim_that_a_person_says_was_misread_is_not_weighed() -> None:
    readings = [read("The Post", "Orlik Daily says Albatros sold Tirazh.", 1)]
    report, claim = readings[0].report, readings[0].claims[0]
    assert report is not None
    wrong = Decision(claim_key(report.id, claim.kind, claim.evidence[0].of(report.text)), "wrong", "A. Analyst", "2026-01-01T00:00:00Z")
    assert len(weigh(readings).findings) == 1
    assert weigh(readings, decisions=[wrong]).findings == ()


def fill(readings: Iterable[Reading]) -> MemoryCasefile:
    case = MemoryCasefile()
    case.keep_list(EDITION, [Listing("eu-fsf", "1", "Company", (ListedName("ALBATROS WORKS"),), listed_on="2025-01-01")])
    for reading in readings:
        case.keep_reading(reading, b"", Gathering("", "", ""))
    return case


def test_a_case_keeps_what_was_found() -> None:
    case = fill([FIRST, SECOND])
    weighed = weigh_case(case, by="A. Analyst")
    assert case.findings() == list(weighed.findings)
    assert {one.name for one in case.joined()} >= {"Albatros Works", "Tirazh Guard"}
    assert case.log()[-1].by == "A. Analyst"


def test_a_statement_of_sanctions_is_held_against_the_list_and_a_rejected_match_does_not_come_back() -> None:
    reading = read("Zenda Post", "Clear Count says Albatros Works sold Tirazh Guard.", 0, listing=True)
    assert reading.report is not None
    eu = Mention(Span(0, 5), "EU", "organisation", "name", "eu")
    entity = Entity(reading.report.id, "European Union", "organisation", (eu.id,))
    claim = Claim(reading.report.id, "sanction", (Span(0, 9),), (("authority", (eu.id,)), ("target", (reading.mentions[1].id,))))
    whole = Reading(reading.report, (*reading.mentions, eu), (), (claim,), (*reading.entities, entity), reading.matches)
    case = fill([whole])
    assert weigh_case(case).findings[0].statements[0].reason == "borne out"
    case.decide(Decision(match_key("Albatros Works", "eu-fsf:1"), "not matched", "A. Analyst", "2025-07-01T00:00:00Z"))
    assert weigh_case(case).findings[0].statements[0].reason == "not found"
