"""An answer becomes proposals of known kinds, roles and attributes; the rest is refused with the reason."""

import json
import re
from pathlib import Path
from typing import Any, get_args

import pytest

from hearsay.errors import ReadingError
from hearsay.nouns import ClaimKind, MentionKind
from hearsay.reading.proposals import MOST, load_kinds, read_proposals, shorten

GOOD: dict[str, Any] = {
    "kind": "transfer",
    "evidence": "Zenda Works sold drones to Tirazh",
    "roles": {"supplier": ["Zenda Works"], "goods": "drones", "recipient": ["Tirazh"], "intermediary": []},
    "polarity": "positive",
    "certainty": "certain",
    "tense": "past",
    "source": [],
    "sourcing": "publisher",
    "time": None,
}
ANSWER = json.dumps({"claims": [GOOD]})


def refused(**changes: Any) -> tuple[str, str]:
    proposals, refusals = read_proposals(json.dumps({"claims": [GOOD | changes]}))
    assert proposals == []
    return refusals[0].why, refusals[0].quote


def test_a_good_claim_becomes_a_proposal() -> None:
    proposals, refusals = read_proposals(ANSWER)
    assert refusals == []
    assert proposals[0].roles == (("supplier", ("Zenda Works",)), ("goods", ("drones",)), ("recipient", ("Tirazh",)))
    assert (proposals[0].evidence, proposals[0].time) == (("Zenda Works sold drones to Tirazh",), None)


@pytest.mark.parametrize(
    "answer",
    [
        ANSWER,
        json.dumps([GOOD]),
        f"```json\n{ANSWER}\n```",
        f"<think>A {{claim}}?</think>\n{ANSWER}",
        f"Here they are: {ANSWER} I hope it helps.",
    ],
)
def test_the_claims_are_found_however_the_model_wraps_them(answer: str) -> None:
    assert len(read_proposals(answer)[0]) == 1


@pytest.mark.parametrize(
    "answer",
    ["", "I cannot help with that.", ANSWER[:-20], "{}", '{"claims": {}}', "null", "[" * 100_000, "9" * 10_000, '{"claims": "none"}'],
)
def test_what_is_no_answer_is_an_error(answer: str) -> None:
    with pytest.raises(ReadingError, match="not the JSON"):
        read_proposals(answer)


def test_more_claims_than_a_text_can_hold_are_no_reading() -> None:
    with pytest.raises(ReadingError, match="no reading"):
        read_proposals(json.dumps({"claims": [GOOD] * (MOST + 1)}))


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({"kind": "gossip"}, "its kind is 'gossip', which is none that hearsay knows"),
        ({"kind": ["transfer"]}, "its kind is \"['transfer']\", which is none"),
        ({"polarity": None}, "it has no polarity"),
        ({"polarity": "NEGATIVE"}, "its polarity is 'NEGATIVE', which is none"),
        ({"certainty": "sure"}, "its certainty is 'sure'"),
        ({"tense": 3}, "its tense is '3'"),
        ({"sourcing": "rumour"}, "its sourcing is 'rumour'"),
        ({"evidence": ""}, "it quotes no evidence"),
        ({"evidence": [" "]}, "it quotes no evidence"),
        ({"evidence": {"text": "x"}}, "what it gives as evidence is not quoted words"),
        ({"roles": ["Zenda Works"]}, "its roles are not of the form"),
        ({"roles": {"seller": ["Zenda Works"]}}, "transfer has no role 'seller'"),
        ({"roles": {"supplier": [1]}}, "what it gives as supplier is not quoted words"),
        ({"roles": {}}, "nobody and nothing takes part in it"),
        ({"roles": {"place": ["Tirazh"]}}, "nobody and nothing takes part in it"),
        ({"source": [["a"]]}, "what it gives as source is not quoted words"),
    ],
)
def test_what_hearsay_does_not_know_is_refused_by_name(changes: dict[str, Any], why: str) -> None:
    assert refused(**changes)[0].startswith(why)


def test_a_refusal_shows_the_words_that_were_quoted() -> None:
    assert refused(kind="gossip")[1] == "Zenda Works sold drones to Tirazh"


def test_what_is_no_claim_is_refused_beside_the_claims() -> None:
    proposals, refusals = read_proposals(json.dumps({"claims": ["drones", GOOD, None]}))
    assert (len(proposals), [refusal.quote for refusal in refusals]) == (1, ['"drones"', "null"])


def test_a_long_quotation_is_shown_short_and_in_one_line() -> None:
    assert shorten("a\n b") == "a b"
    assert len(shorten("word " * 1000)) == 200


def test_the_table_is_that_of_the_documentation(root: Path) -> None:
    page = (root / "docs" / "reference" / "claims.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| `(\w+)` \| .+ \| (.+) \|$", page, re.MULTILINE)
    assert load_kinds().roles == {kind: tuple(re.findall(r"`(\w+)`", roles)) for kind, roles in rows}
    assert tuple(load_kinds().roles) == get_args(ClaimKind)
    assert set(load_kinds().expected.values()) <= set(get_args(MentionKind))


def test_fences_without_an_end_are_passed_over_quickly() -> None:
    with pytest.raises(ReadingError):
        read_proposals("```\n" * 40_000 + "\n" * 100_000)
