"""A claim is said in plain words that assert no more than it does."""

from typing import Any, get_args

import pytest

from hearsay.nouns import ClaimKind, Edition, Reading
from hearsay.showing.frames import FRAMES, SUPPLY
from hearsay.showing.wording import Wording, interval_words, listed_by


def test_a_claim_reads_as_a_sentence(small: Reading) -> None:
    assert Wording(small).statement(small.claims[0]) == "Sokolvarsk LLC supplied 50 drones to Tirazh"


def test_a_description_says_whom_it_means(small: Reading) -> None:
    assert Wording(small).statement(small.claims[1]) == "The company [Sokolvarsk LLC] did not supply drones"


def test_without_a_supplier_the_recipient_received(example: Reading) -> None:
    words = Wording(example).statement(example.claims[4])
    assert words == ("Sokolvarsk Aerosystems received at least 12 containers of piston engines through Qasr al-Bahr General Trading")


def test_a_chain_of_sources_is_told_outermost_first(example: Reading) -> None:
    assert Wording(example).says_who(example.claims[4]) == "The newspaper Dnevnik Polyany › customs officials (unnamed)"


def test_the_report_speaks_for_itself_where_nobody_else_does(example: Reading) -> None:
    assert Wording(example).says_who(example.claims[3]) == "the report itself"
    assert Wording(example).says_who(example.claims[5]) == "someone unnamed"


def test_a_hedge_stays_in_the_sentence(example: Reading) -> None:
    assert "possibly got round" in Wording(example).statement(example.claims[5])


@pytest.mark.parametrize("kind", get_args(ClaimKind))
def test_every_kind_can_be_said_even_when_nobody_is_named(draft: Any, kind: str) -> None:
    made = draft("Something happened.")
    claim = made.claim(kind, "Something happened", roles={})
    assert kind in FRAMES
    assert Wording(made.reading()).statement(claim).startswith("someone ")


def test_people_are_arrested_where_goods_are_seized(draft: Any) -> None:
    made = draft("Customs took Rustam Belgorodtsev.")
    roles = {"authority": made.mention("Customs"), "seized": made.mention("Rustam Belgorodtsev", "person")}
    claim = made.claim("seize", "Customs took Rustam Belgorodtsev", roles=roles)
    assert Wording(made.reading()).statement(claim) == "Customs arrested or charged Rustam Belgorodtsev"


def test_sanctions_that_were_lifted_do_not_read_as_imposed(draft: Any) -> None:
    made = draft("The office lifted sanctions on Aldo.")
    roles = {"authority": made.mention("The office", form="nominal"), "target": made.mention("Aldo")}
    claim = made.claim("sanction", "The office lifted sanctions on Aldo", roles=roles, trigger=made.span("lifted"))
    assert Wording(made.reading()).statement(claim) == "The office lifted or eased sanctions or controls on Aldo"


def test_a_role_without_a_place_in_the_frame_is_named(draft: Any) -> None:
    made = draft("Aldo sold tanks in Bura.")
    roles = {"supplier": made.mention("Aldo"), "place": made.mention("Bura", "place"), "odd": made.mention("tanks", "goods")}
    claim = made.claim("transfer", "Aldo sold tanks in Bura", roles=roles)
    assert Wording(made.reading()).statement(claim) == "Aldo supplied in Bura (odd: tanks)"


@pytest.mark.parametrize(
    ("tense", "negative", "plural", "words"),
    [
        ("past", False, False, "supplied"),
        ("present", False, False, "supplies"),
        ("present", False, True, "supply"),
        ("present", True, True, "do not supply"),
        ("future", True, False, "would not supply"),
    ],
)
def test_the_verb_follows_tense_polarity_and_number(tense: Any, negative: bool, plural: bool, words: str) -> None:
    assert SUPPLY.form(tense, negative=negative, plural=plural) == words


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        ("2025-05-12", "2025-05-12", "12 May 2025"),
        ("2025-05-01", "2025-05-31", "May 2025"),
        ("2024-01-01", "2024-12-31", "2024"),
        ("2025-04-01", "2025-06-30", "April to June 2025"),
        ("2025-06-02", "2025-06-08", "2 to 8 June 2025"),
        ("2024-12-30", "2025-01-02", "30 December 2024 to 2 January 2025"),
        ("2023", "2024", "2023 to 2024"),
        ("9999-12-01", "9999-12-31", "December 9999"),
    ],
)
def test_an_interval_reads_as_people_write_it(start: str, end: str, words: str) -> None:
    assert interval_words(start, end) == words


def test_a_list_is_named_with_its_edition() -> None:
    assert listed_by(Edition("us-ofac-sdn", "2024-05-03", "0")) == "listed by US OFAC SDN, edition of 2024-05-03"
    assert listed_by(Edition("my-list", None, "0")) == "listed by my-list, edition without a date"
