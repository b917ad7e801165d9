"""A party gathers what its mentions say of it."""

from typing import Any

import pytest

from hearsay.naming.clusters import Cluster, content_words, first_names
from hearsay.nouns import Mention, Span


def mention(text: str, start: int = 0, **facts: Any) -> Mention:
    return Mention(Span(start, start + len(text)), text, facts.pop("kind", "organisation"), head=text.split()[-1].lower(), **facts)


def test_a_description_goes_before_a_name_s_own_guess() -> None:
    cluster = Cluster("person", None)
    cluster.take(mention("Polyana", kind="person"))
    cluster.take(mention("a farm-technology company", 20, form="nominal"))
    assert cluster.kind == "organisation"
    assert cluster.names == ["Polyana"]
    assert cluster.words == {"polyana", "farm", "technology", "company"}


@pytest.mark.parametrize(
    ("name", "gender"), [("Anna Keller", "female"), ("Rustam Keller", None), ("Ivan Keller", "male"), ("Kim Keller", None)]
)
def test_a_first_name_that_only_women_or_only_men_bear_shows_a_gender(name: str, gender: str | None) -> None:
    cluster = Cluster("person", None)
    cluster.take(mention(name, kind="person"))
    if name.startswith("Rustam"):
        gender = first_names().get("rustam")
    assert cluster.gender == gender


def test_no_first_name_is_both() -> None:
    names = first_names()
    assert names["olga"] == "female"
    assert names["boris"] == "male"
    assert all(name == name.lower() and name.isalpha() for name in names)


def test_a_title_outweighs_a_first_name() -> None:
    cluster = Cluster("person", None)
    cluster.take(mention("Anna Keller", kind="person"))
    cluster.take(mention("He", 30, kind="person", form="pronoun", gender="male"))
    assert cluster.gender == "male"


def test_what_holds_a_mention_does_not_come_before_it() -> None:
    cluster = Cluster("organisation", None)
    cluster.take(mention("Orlik"))
    cluster.take(mention("Orlik and its yard", 10))
    assert cluster.before(mention("its", 20, form="pronoun")) is None
    assert cluster.before(mention("its", 40, form="pronoun")) == cluster.mentions[1]
    assert cluster.before(mention("it", 8, form="pronoun")) == cluster.mentions[0]


@pytest.mark.parametrize(("before", "after", "slips"), [(1, 1, {"Sokolvrask"}), (3, 1, {"Sokolvarsk"}), (1, 3, {"Sokolvrask"})])
def test_the_spelling_used_less_is_the_slip_and_of_two_the_first(before: int, after: int, slips: set[str]) -> None:
    cluster = Cluster("organisation", None)
    for n in range(before):
        cluster.take(mention("Sokolvrask", n * 20))
    cluster.slips.append("Sokolvarsk")
    for n in range(after):
        cluster.take(mention("Sokolvarsk", 100 + n * 20))
    assert cluster.slipped() == slips


def test_content_words_leave_out_articles_and_possessives() -> None:
    assert content_words("the Ministry of Trade’s Office") == {"ministry", "trade", "office"}
