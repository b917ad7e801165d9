"""A listing keeps its names, numbers and countries when it becomes an entity in yente's shape."""

from hearsay.nouns import Edition, Identifier, ListedName, Listing
from hearsay.showing.web.money import entity_of

EDITION = Edition("un-sc", "2026-06-01", "a" * 64)


def test_a_company_keeps_what_its_list_says() -> None:
    names = (ListedName("ORLIK LLC"), ListedName("Orlik Works", "alias"), ListedName("Old Orlik", "former name"))
    numbers = (Identifier("Tax ID No.", "77"), Identifier("IMO number", "9123456"), Identifier("Something", "x"))
    listing = Listing(
        "un-sc", "1", "Company", names, countries=("ru", "Crimea"), identifiers=numbers, programmes=("A",), measures=("freeze",)
    )
    made = entity_of(listing, EDITION)
    assert (made["id"], made["caption"], made["schema"], made["datasets"]) == ("un-sc:1", "ORLIK LLC", "Company", ["un-sc"])
    assert made["properties"] == {
        "name": ["ORLIK LLC"], "alias": ["Orlik Works"], "previousName": ["Old Orlik"], "country": ["ru"], "program": ["A"],
        "topics": ["sanction"], "taxNumber": ["77"], "imoNumber": ["9123456"], "registrationNumber": ["x"],
    }  # fmt: skip


def test_a_person_has_a_birth_date_and_nationality() -> None:
    listing = Listing("un-sc", "2", "Person", (ListedName("A B"),), birth_dates=("1970", "about 1971"), countries=("ir",))
    properties = entity_of(listing, EDITION)["properties"]
    assert (properties["birthDate"], properties["nationality"]) == (["1970"], ["ir"])
