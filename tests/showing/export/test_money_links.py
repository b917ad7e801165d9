"""A claim becomes a link that says who claims it, or a note; a denial never becomes a link."""

from typing import Any

from hearsay.showing.export.follow_the_money import money_entities
from hearsay.showing.export.telling import Telling


def made(telling: Telling, schema: str) -> list[dict[str, list[str]]]:
    return [one["properties"] for one in money_entities(telling) if one["schema"] == schema]


def named(telling: Telling, name: str) -> str:
    return next(party.id for party in telling.parties if party.name == name)


def test_owning_is_an_ownership_that_is_claimed(telling: Telling) -> None:
    (owning,) = made(telling, "Ownership")
    assert [party.name for party in telling.parties if party.id in owning["owner"]] == ["Rustam Belgorodtsev"]
    assert owning["asset"] == ["j1"]
    assert owning["status"] == ["claimed"]
    assert owning["role"] == ["claimed: owns"]
    assert owning["summary"][0].startswith("Claimed, not established. a register")
    assert owning["description"] == ["“Rustam Belgorodtsev owns Sokolvarsk LLC”"]
    assert owning["proof"] == [telling.reports[1].id]


def test_a_post_is_a_directorship(telling: Telling) -> None:
    (post,) = made(telling, "Directorship")
    assert (post["director"], post["organization"]) == ([named(telling, "Vera Holm")], ["j1"])
    assert post["role"] == ["claimed: export director"]


def test_a_payment_has_its_sum_and_its_day(telling: Telling) -> None:
    (payment,) = made(telling, "Payment")
    assert (payment["payer"], payment["beneficiary"]) == (["j1"], [named(telling, "Ras Zumra Trading FZE")])
    assert (payment["amount"], payment["currency"], payment["date"]) == (["3400000"], ["USD"], ["2025-03-03"])


def test_a_claimed_designation_is_no_listing(telling: Telling) -> None:
    claimed = [one for one in made(telling, "Sanction") if one["entity"] == ["j1"]]
    assert [(one["authority"], one["status"], one["reason"]) for one in claimed] == [(["Vardania"], ["claimed"], ["drone sales"])]


def test_who_works_for_whom_is_an_other_link_where_nothing_more_is_known(telling: Telling) -> None:
    (link,) = made(telling, "UnknownLink")
    assert (link["subject"], link["object"]) == ([named(telling, "Laleh Star")], ["j1"])
    assert link["role"][0].startswith("claimed: ")


def test_a_denial_is_a_note_and_never_a_link(telling: Telling) -> None:
    notes = made(telling, "Note")
    (denial,) = [one for one in notes if one["description"][0].startswith("Denial.")]
    assert "Rustam Belgorodtsev says:" in denial["description"][0]
    assert set(denial["entity"]) == {"j1", telling.reports[0].id}
    links = [one for one in money_entities(telling) if one["schema"] in ("UnknownLink", "Ownership", "Directorship", "Payment")]
    denials = {told.id for told in telling.claims if told.is_denial}
    assert not denials & {number for link in links for number in link["properties"]["recordId"]}


def test_a_claim_that_is_denied_says_so(telling: Telling) -> None:
    (claim,) = [
        one for one in made(telling, "Note") if "The ministry says" in one["description"][0] and "Finding" not in one["description"][0]
    ]
    assert "Denied by Rustam Belgorodtsev." in claim["description"][0]


def test_a_finding_is_a_note_on_all_that_it_speaks_of(telling: Telling) -> None:
    (finding,) = [one for one in made(telling, "Note") if one["description"][0].startswith("Finding 1")]
    assert "Credibility 3: possibly true" in finding["description"][0]
    assert "j1" in finding["entity"]


def test_a_link_between_two_parties_of_another_kind_names_the_kind_and_the_roles(draft: Any) -> None:
    from hearsay.showing.export.contents import CaseContents

    draft_ = draft("Police said Alma LLC trained Berta JSC. The firm denied it.")
    one, two = draft_.mention("Alma LLC"), draft_.mention("Berta JSC")
    draft_.claim("train", "Alma LLC trained Berta JSC", roles={"trainer": one, "trainee": two}, source=(draft_.mention("Police", "group"),))
    draft_.entity("Alma LLC", "organisation", one)
    draft_.entity("Berta JSC", "organisation", two)
    (link,) = made(Telling(CaseContents((draft_.reading(),))), "UnknownLink")
    assert link["role"] == ["claimed: train (trainer – trainee)"]
