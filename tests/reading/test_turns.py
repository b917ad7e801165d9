"""In a transcript or a statement, what is spoken is its speaker's."""

import pytest
from spacy.language import Language

from hearsay.reading.asides import Saying
from hearsay.reading.turns import read_turns

TRANSCRIPT = """\
Briefing of the ministry

MS. KELLER: Good morning. We sold no drones.
Q: Did you sell rifles?
MR. BRANDT: We did not.
MS. KELLER: Thank you all.
"""
STATEMENT = """\
A spokeswoman for the ministry, Anna Keller, said:

We have sold no drones to anybody. We never will.
"""
NEWS = """\
Ministry denies drone sale: none at all
VARDAGRAD: The ministry said on Tuesday that it sold no drones.
"""


def spoken(nlp: Language, text: str) -> dict[str, list[str]]:
    """Return what each speaker says, without white space at the ends."""
    doc = nlp(text)
    found: dict[str, list[str]] = {}
    for saying in read_turns(doc):
        assert isinstance(saying, Saying)
        assert saying.source is not None
        found.setdefault(saying.source.text, []).extend(doc[begin:end].text.strip() for begin, end in saying.content)
    return found


def test_each_turn_is_its_speakers(nlp: Language) -> None:
    turns = spoken(nlp, TRANSCRIPT)
    everything = [words for said in turns.values() for words in said]
    assert "We did not." in everything
    assert any(words.endswith("Did you sell rifles?") for words in everything)
    assert any("We sold no drones" in words for words in everything)
    assert len(everything) == 4
    assert all("Briefing" not in words for words in everything)


def test_a_statement_is_the_speakers_to_the_end(nlp: Language) -> None:
    (words,) = (words for said in spoken(nlp, STATEMENT).values() for words in said)
    assert words.startswith("We have sold no drones")
    assert words.endswith("We never will.")


@pytest.mark.parametrize("text", [NEWS, "", "KELLER: one label makes no transcript.\n"])
def test_other_texts_have_no_turns(nlp: Language, text: str) -> None:
    assert read_turns(nlp(text)) == []


def test_a_statement_may_go_on_in_the_line_of_its_speaker(nlp: Language) -> None:
    words = "The ministry has sold no drones. It never will."
    text = f"Ministry welcomes new sanctions.\n\nAnna Keller said: {words}\n\nNotes to editors\nIt is old."
    assert list(spoken(nlp, text).values()) == [[words]]
    assert spoken(nlp, 'Anna Keller said: "We sold no drones."') == {}


def test_a_spokesperson_speaks_for_the_publisher(nlp: Language) -> None:
    text = "The below is attributable to Spokesperson Anna Keller:\n\nThe Secretary met the minister today.\n"
    assert spoken(nlp, text) == {}


@pytest.mark.parametrize(("label", "speaks"), [("THE VICE PRESIDENT", True), ("SUBJECT", False)])
def test_one_label_is_enough_where_it_has_a_title(nlp: Language, label: str, speaks: bool) -> None:
    assert bool(spoken(nlp, f"Ceremonial Office\n\n{label}: We have sold no drones to anybody.\n")) is speaks
