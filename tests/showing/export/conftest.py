"""A small case made by hand: an accusation with its denial in one report, and in another a company's owner, a payment and a designation."""

from dataclasses import replace
from typing import Any

import pytest

from hearsay.nouns import Decision, Edition, Finding, Identifier, ListedName, Listing, MoneyValue, Origin, Reading, Reason
from hearsay.showing.export.contents import CaseContents, Gathered, Joined
from hearsay.showing.export.telling import Telling


@pytest.fixture
def second(draft: Any) -> Reading:
    """A second report on the same company."""
    made = draft(
        "Rustam Belgorodtsev owns Sokolvarsk LLC, a register says. Vera Holm is its export director.\n\n"
        "The register says Sokolvarsk LLC paid Ras Zumra Trading FZE $3.4 million on 3 March 2025.\n\n"
        "Vardania put sanctions on Sokolvarsk LLC over drone sales. The ship Laleh Star works for Sokolvarsk LLC.",
        title="Who owns the drone maker",
        publisher="Example Gazette",
        published_at="2025-06-20",
        url="reports/second.txt",
        language="en",
    )
    man, firm = made.mention("Rustam Belgorodtsev", "person"), made.mention("Sokolvarsk LLC")
    register = made.mention("a register", "document", form="nominal", head="register")
    woman, its = made.mention("Vera Holm", "person"), made.mention("its", form="pronoun")
    post = made.mention("export director", "group", form="nominal", head="director")
    payer, payee = made.mention("Sokolvarsk LLC", after="The register says"), made.mention("Ras Zumra Trading FZE")
    money = made.mention("$3.4 million", "money", value=MoneyValue(3_400_000, 3_400_000, "USD"))
    state, target = made.mention("Vardania", "country"), made.mention("Sokolvarsk LLC", after="sanctions on")
    reason = made.mention("drone sales", "goods", form="nominal", head="sale")
    ship, owner = made.mention("Laleh Star", "vessel"), made.mention("Sokolvarsk LLC", after="works for")
    made.says("a register", "says", "Rustam Belgorodtsev owns Sokolvarsk LLC")
    owning = "Rustam Belgorodtsev owns Sokolvarsk LLC"
    made.claim("control", owning, roles={"holder": man, "held": firm}, source=(register,), trigger=made.span("owns"), tense="present")
    made.claim("control", "Vera Holm is its export director", roles={"holder": woman, "held": its, "post": post}, tense="present")
    made.claim(
        "finance",
        "Sokolvarsk LLC paid Ras Zumra Trading FZE $3.4 million on 3 March 2025",
        roles={"payer": payer, "payee": payee, "amount": money},
        source=(made.mention("The register", "document", form="nominal", head="register"),),
        time=made.time("3 March 2025", "2025-03-03", "2025-03-03"),
    )
    sanctioned = "Vardania put sanctions on Sokolvarsk LLC over drone sales"
    made.claim("sanction", sanctioned, roles={"authority": state, "target": target, "reason": reason}, certainty="probable")
    made.claim("control", "The ship Laleh Star works for Sokolvarsk LLC", roles={"holder": ship, "held": owner}, tense="present")
    made.entity("Rustam Belgorodtsev", "person", man)
    made.entity("Sokolvarsk LLC", "organisation", firm, its, payer, target, owner)
    made.entity("Vera Holm", "person", woman)
    made.entity("Ras Zumra Trading FZE", "organisation", payee)
    made.entity("Vardania", "country", state)
    star = made.entity("Laleh Star", "vessel", ship)
    made.match(star, "LALEH STAR", listing="un-sc:KPe.901", score=0.74, edition=Edition("un-sc", "2024-11-20", "c4" * 32))
    reading: Reading = made.reading()
    return reading


@pytest.fixture
def case(small: Reading, second: Reading) -> CaseContents:
    """Both reports with a finding, a joined company, decisions on both possible matches, and one of the two listings."""
    assert small.report is not None
    accusation, denial = small.claims
    finding = Finding(
        "transfer",
        (("supplier", ("Sokolvarsk LLC",)), ("recipient", ("Tirazh",))),
        (f"{accusation.report}/{accusation.id}", f"{denial.report}/{denial.id}"),
        (Origin("The ministry"),),
        ("Rustam Belgorodtsev",),
        "3",
        "possibly true: one origin; denied by Rustam Belgorodtsev",
        (Reason("origins", 0.5, "one named origin"),),
    )
    firms = tuple(entity.id for reading in (small, second) for entity in reading.entities if entity.name == "Sokolvarsk LLC")
    decisions = (
        Decision(small.matches[0].id, "not matched", "A. Analyst", "2026-11-23T10:00:00Z", "too hasty"),
        Decision(small.matches[0].id, "matched", "A. Analyst", "2026-11-24T10:00:00Z", "same registration number"),
        Decision(second.matches[0].id, "not matched", "B. Reviewer", "2026-11-24T11:00:00Z", "another ship of that name"),
    )
    listing = Listing(
        "us-ofac-sdn",
        "90001",
        "Company",
        (ListedName("SOKOLVARSK AEROSYSTEMS OOO"), ListedName("SOKOL", "weak alias")),
        countries=("ru",),
        identifiers=(Identifier("Tax ID No.", "7700000000", "Russia"),),
        programmes=("EXAMPLE-1",),
        listed_on="2024-02-01",
    )
    return CaseContents(
        readings=(small, second),
        findings=(finding,),
        decisions=decisions,
        listings={listing.id: listing},
        joined=(Joined("j1", "Sokolvarsk LLC", "organisation", firms, ("Sokolvarsk",), ("same name and the same owner",)),),
        gathered=(Gathered(small.report.id, "2026-11-20T08:00:00Z", "2026-11-20T08:00:03Z", "reader 3"),),
        title="The Sokolvarsk file",
    )


@pytest.fixture
def telling(case: CaseContents) -> Telling:
    return Telling(case)


@pytest.fixture
def undecided(case: CaseContents) -> Telling:
    """The same case before anybody decided."""
    return Telling(replace(case, decisions=()))
