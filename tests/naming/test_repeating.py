"""Names that name one party within a report are told from those that only look so."""

import pytest

from hearsay.naming.clusters import Cluster
from hearsay.naming.repeating import KnownNames, is_demonym, is_short_form, is_slip, name_words, names_agree
from hearsay.nouns import Mention, MentionKind, Span


def mention(text: str, start: int = 0, kind: MentionKind = "organisation", name: str | None = None) -> Mention:
    return Mention(Span(start, start + len(text)), text, kind, head=text.split()[-1].lower(), name=name)


def known(*names: str, kind: MentionKind = "organisation") -> tuple[KnownNames, list[Cluster]]:
    """Return names that were met, a party each."""
    store, clusters = KnownNames(), []
    for n, name in enumerate(names):
        cluster = Cluster(kind, None)
        met = mention(name, n * 100, kind)
        cluster.take(met)
        store.add(cluster, met)
        clusters.append(cluster)
    return store, clusters


@pytest.mark.parametrize(
    ("short", "full", "agree"),
    [
        ("Velnia", "Ministry of Foreign Affairs of Velnia", False),
        ("Vardania", "Vardania Army", False),
        ("Torgan", "The Torgan Foreign Ministry", False),
        ("Saint-Aubry", "Bank of Saint-Aubry", False),
        ("Sokolvarsk", "Sokolvarsk Aerosystems LLC", True),
        ("Aerosystems LLC", "Sokolvarsk Aerosystems LLC", True),
        ("REB", "Ruritanian Export Bank", True),
        ("MFA", "Ministry of Foreign Affairs", True),
        ("Ministry of Foreign Affairs", "MFA", True),
    ],
)
def test_a_place_is_not_the_office_named_after_it(short: str, full: str, agree: bool) -> None:
    assert names_agree(short, full, person=False) is agree


@pytest.mark.parametrize(
    ("name", "other", "person", "slip"),
    [
        ("Sokolvrask Aerosystems", "Sokolvarsk Aerosystems", False, True),
        ("Sokolvask Aerosystems", "Sokolvarsk Aerosystems", False, True),
        ("Belgorodtsov", "Belgorodtsev", True, True),
        ("Rustam Petrov", "Rustam Petrova", True, False),
        ("Unit 121", "Unit 122", False, False),
        ("Iran", "Iraq", False, False),
        ("Orlik", "Orlok", False, False),
        ("Northern Front", "Southern Front", False, False),
        ("Orlik Works", "Orlik Work", False, False),
        ("Sokolvarsk", "Sokolvarsk Aerosystems", False, False),
    ],
)
def test_a_slip_is_one_letter_of_one_long_word(name: str, other: str, person: bool, slip: bool) -> None:
    assert is_slip(name, other, person=person) is slip
    assert is_slip(other, name, person=person) is slip


def test_a_name_is_found_by_its_words_and_the_one_named_last_wins() -> None:
    names, clusters = known("Sokolvarsk Aerosystems", "Orlik Works", "Sokolvarsk Shipping")
    assert names.find(mention("Sokolvarsk", 900)) is clusters[2]
    assert names.find(mention("Orlik", 900)) is clusters[1]
    assert names.find(mention("Zenda", 900)) is None


def test_the_council_is_the_council_named_before() -> None:
    names, clusters = known("Southern Council of Zenda", "Orlik Works")
    assert names.find(mention("the Council", 900)) is clusters[0]
    assert names.find(mention("the Ministry", 900)) is None


def test_a_garbled_name_is_found_only_where_one_party_is_near() -> None:
    names, clusters = known("Sokolvarsk Aerosystems", "Orlik Works")
    assert names.find_garbled(mention("Sokolvrask Aerosystems", 900)) is clusters[0]
    assert names.find_garbled(mention("Zenda Works", 900)) is None
    several, _ = known("Belgorodtsev", "Belgorodtsov")
    assert several.find_garbled(mention("Belgorodtsiv", 900)) is None


def test_a_known_name_is_never_a_slip_of_another() -> None:
    names = KnownNames()
    cluster = Cluster("country", "Vardania")
    met = mention("Vardania", kind="country", name="Vardania")
    cluster.take(met)
    names.add(cluster, met)
    assert names.find_garbled(mention("Vardenia", 900, "country")) is None
    assert names.find(mention("Vardagrad", 900, "place", "Vardania")) is cluster
    assert names.find(mention("Vardania", 900, "place", "Vardania Province")) is None


def test_a_person_and_a_body_of_one_name_are_two() -> None:
    names, _ = known("Anna Keller", kind="person")
    assert names.find(mention("Keller", 900)) is None
    assert names.find(mention("Keller", 900, "person")) is not None


def test_a_short_form_is_capitals_beside_a_longer_name() -> None:
    assert is_short_form("GUS", ["Main Directorate of Studies"])
    assert not is_short_form("GUS", ["GRU"])
    assert not is_short_form("Gus", ["Main Directorate of Studies"])
    assert name_words("the Orlik’s Works") == ("orlik", "works")


@pytest.mark.parametrize(
    ("people", "country", "so"),
    [("Vardanian", "Vardania", True), ("Tazmiri", "Tazmira", True), ("Zhandari", "Zhandar", True), ("Vardania", "Vardanian", False),
     ("Orliki", "Orlik", True), ("Ani", "An", False), ("Velnian", "Zenda", False)],
)  # fmt: skip
def test_a_people_s_name_is_made_from_its_country_s(people: str, country: str, so: bool) -> None:
    assert is_demonym(people, country) is so


def test_a_country_is_found_by_its_people() -> None:
    names, clusters = known("Vardania", kind="country")
    assert names.find_people(mention("Vardanian", 900, "organisation")) is clusters[0]
    assert names.find_people(mention("Vardanian", 900, "person")) is None
    assert names.find_garbled(mention("Vardanian", 900, "organisation")) is None
