"""What is told of a case is tied together by id, and nothing is joined that the case did not join."""

from dataclasses import replace

from hearsay.nouns import Reading
from hearsay.showing.export.contents import CaseContents, Joined
from hearsay.showing.export.telling import Telling, claim_id, is_named


def test_a_claim_names_who_says_it_who_denies_it_and_its_parties(telling: Telling) -> None:
    accusation, denial = telling.claims[:2]
    assert accusation.said == "The ministry says: Sokolvarsk LLC supplied 50 drones to Tirazh (50)".removesuffix(" (50)")
    assert accusation.denials == "Rustam Belgorodtsev"
    assert accusation.denied_by == (denial.id,)
    assert denial.denies == (accusation.id,)
    assert denial.is_denial
    assert [filler.name for filler in accusation.parties()] == ["Sokolvarsk LLC"]
    assert [speaker.words for speaker in accusation.speakers] == ["The ministry"]


def test_entities_are_joined_only_where_the_case_joined_them(case: CaseContents) -> None:
    joined = Telling(case)
    assert [party.name for party in joined.parties].count("Sokolvarsk LLC") == 1
    assert len(joined.reports_of["j1"]) == 2
    apart = Telling(replace(case, joined=()))
    assert [party.name for party in apart.parties].count("Sokolvarsk LLC") == 2


def test_parties_come_in_the_order_of_the_reports(telling: Telling) -> None:
    assert [party.name for party in telling.parties][:3] == ["Sokolvarsk LLC", "The ministry", "Rustam Belgorodtsev"]


def test_the_newest_decision_counts_and_a_rejected_match_is_known(telling: Telling, undecided: Telling) -> None:
    accepted, rejected = telling.matches
    assert accepted.status == "decided: the same party"
    assert rejected.is_rejected
    assert {match.status for match in undecided.matches} == {"possible match: nobody has decided"}


def test_a_finding_knows_its_claims_and_a_claim_its_findings(telling: Telling) -> None:
    (finding,) = telling.findings
    assert [claim.card.number for claim in finding.claims] == [1, 2]
    assert finding.title == "transfer · supplier: Sokolvarsk LLC · recipient: Tirazh"
    assert telling.findings_of[telling.claims[0].id] == [finding]


def test_a_claim_that_the_case_does_not_hold_is_left_out_of_its_finding(case: CaseContents, second: Reading) -> None:
    (finding,) = Telling(replace(case, readings=(second,))).findings
    assert finding.claims == ()


def test_a_denial_in_another_report_is_told_where_a_finding_ties_them(case: CaseContents) -> None:
    owning = case.readings[1].claims[0]
    tied = replace(case.findings[0], claims=(owning.id,), denied_by=("Rustam Belgorodtsev", "a lawyer"))
    told = Telling(replace(case, findings=(tied,))).claim_of
    assert told[owning.id].denials == "Rustam Belgorodtsev; a lawyer"
    assert told[case.readings[0].claims[1].id].denials == "", "a denial is not denied by its own side"


def test_a_reference_may_name_its_report() -> None:
    assert claim_id("r1/c2") == claim_id("c2") == "c2"


def test_a_description_is_no_name() -> None:
    assert not is_named(Joined("1", "the company", "organisation", ()))
    assert is_named(Joined("1", "شركة", "organisation", ()))


def test_only_a_web_address_is_one(telling: Telling) -> None:
    assert [told.web_address for told in telling.reports] == ["https://news.example/report", None]
