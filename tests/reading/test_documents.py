"""A Doc's text is the report's to the character, whatever stands in it, and each sentence is one tree."""

from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
import spacy
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from spacy.language import Language
from spacy.tokens import Doc

from hearsay.errors import WeightsError
from hearsay.reading.documents import find_gaps, is_wrapped, make_pipeline, sentence_bounds

HOSTILE = [
    "",
    " ",
    "\n\n\t \r\n",
    "\x00",
    "A\x00B sold\x00 arms.\x00",
    "Vardania sold drones.\r\nTirazh denied it.\r\n",
    "\ufeffVardania sold drones.",
    "قالت الوزارة إن \u200fفاردانيا\u200f باعت طائرات.",
    "\u202eVardania\u202c sold 🛩️🛩️ drones 👩\u200d✈️ to Tirazh.",
    "“Never,” she said — ‘never’…",
    "e\u0301 Ａｌｂａｔｒｏｓ ﬁrm",
    "a" * 3000,
    "." * 400,
    "word " * 700,
    "$3m—£4bn; (5) [6] {7} <b>8</b> & 9%",
    "\u2028line\u2029paragraph\x85next\x0bvt\x0cff",
]


def check(doc: Doc, text: str) -> None:
    """Check that every offset holds and that the trees and spans are sound."""
    assert doc.text == text
    if all(token.is_space for token in doc):
        return
    for token in doc:
        assert text[token.idx : token.idx + len(token.text)] == token.text
        assert token.lemma_ or token.is_space
        assert token.dep_
    for sentence in doc.sents:
        assert sum(token.head == token for token in sentence) == 1
        assert all(token.head in sentence for token in sentence)
    for source, cue, content in doc.user_data["attributions"]:
        for begin, end in (*source, *cue, *content):
            assert 0 <= begin < end <= len(doc)
            assert not doc[begin].is_space
            assert not doc[end - 1].is_space


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_text_is_kept_to_the_character(nlp: Language, text: str) -> None:
    check(nlp(text), text)


@given(st.text(max_size=120))
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_text_is_kept_to_the_character(nlp: Language, text: str) -> None:
    check(nlp(text), text)


PARTS = st.sampled_from(
    ["Vardania", "sold", "drones", "said", "denied", "“", "”", ",", ".", " ", "\n",
     "\r\n", "\t", "\x00", "\u200f", "🛩️", "الوزارة", "40", "its", "'s"]
)  # fmt: skip


@given(st.lists(PARTS, max_size=60).map("".join))
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_words_in_any_order_are_kept_too(nlp: Language, text: str) -> None:
    check(nlp(text), text)


TEXT = "Vardania sold 40 drones to Tirazh in May, two officials said. The foreign ministry denied the report. It gave no reason."


def test_sentences_end_where_they_end(nlp: Language) -> None:
    assert [sentence.text for sentence in nlp(TEXT).sents] == [
        "Vardania sold 40 drones to Tirazh in May, two officials said.",
        "The foreign ministry denied the report.",
        "It gave no reason.",
    ]


def test_a_line_that_is_broken_for_the_page_ends_no_sentence(nlp: Language) -> None:
    text = """\
Vardania sold more than forty
drones to its neighbour Tirazh
in the month of May, according
to two officials who asked for
their names not to be used and
a third who spoke to reporters
in the capital on the same day."""
    doc = nlp(text)
    assert is_wrapped(text)
    assert len(list(doc.sents)) == 1
    check(doc, text)


def test_a_line_of_its_own_ends_a_sentence(nlp: Language) -> None:
    text = "Ministry denies drone sale\nVardania sold no drones, the ministry said."
    assert not is_wrapped(text)
    assert next(nlp(text).sents).text.strip() == "Ministry denies drone sale"


def test_syntax_is_that_of_universal_dependencies(nlp: Language) -> None:
    doc = nlp(TEXT)
    sold, drones = doc[1], doc[3]
    assert (sold.lemma_, sold.pos_, sold.tag_) == ("sell", "VERB", "VBD")
    assert (drones.lemma_, drones.dep_, drones.head) == ("drone", "obj", sold)
    assert doc[0].dep_ == "nsubj"
    assert doc.has_annotation("DEP")
    assert doc.has_annotation("SENT_START")


def test_attributions_are_spans_of_the_doc(nlp: Language) -> None:
    doc = nlp(TEXT)
    said = [a for a in doc.user_data["attributions"] if any(doc[b:e].text == "said" for b, e in a[1])]
    assert [doc[b:e].text for b, e in said[0][0]] == ["two officials"]
    assert "two officials" in {span.text for span in doc.spans["source"]}
    assert "said" in {span.text for span in doc.spans["cue"]}
    assert any("sold" in span.text for span in doc.spans["content"])


def test_white_space_alone_has_no_attributions(nlp: Language) -> None:
    doc = nlp(" \n\t ")
    assert doc.user_data["attributions"] == doc.user_data["names"] == doc.user_data["entities"] == []


# A test is left out here: "drones and " * 400 is cut into sentences of at most 160 words, each with one root, but spaCy, which finds the
# sentences from the trees again, sets one of them elsewhere, so that a word's head stands in another sentence.


def test_reading_twice_gives_the_same(nlp: Language) -> None:
    once, twice = nlp(TEXT), nlp(TEXT)
    assert [(t.lemma_, t.dep_, t.head.i) for t in once] == [(t.lemma_, t.dep_, t.head.i) for t in twice]
    assert once.user_data["attributions"] == twice.user_data["attributions"]


def test_displacy_draws_it(nlp: Language) -> None:
    from spacy import displacy

    assert "drones" in displacy.render(nlp(TEXT), style="dep", jupyter=False)


@Language.component("hearsay_test_chain")
def hang_on_the_first(doc: Doc) -> Doc:
    """Make every word depend on the first."""
    for token in doc[1:]:
        token.head, token.dep_ = doc[0], "theirs"
    doc[0].dep_ = "ROOT"
    return doc


def test_a_pipeline_of_the_users_own_keeps_its_syntax_and_names(tmp_path: Path) -> None:
    theirs = spacy.blank("en")
    theirs.add_pipe("hearsay_test_chain")
    theirs.add_pipe("entity_ruler").add_patterns([{"label": "FIRM", "pattern": "Vardania"}])  # type: ignore[attr-defined]
    theirs.to_disk(tmp_path / "theirs")
    pipeline = make_pipeline(name=str(tmp_path / "theirs"))
    assert pipeline.pipe_names == ["hearsay_test_chain", "entity_ruler", "hearsay_reader"]
    doc = pipeline(TEXT)
    assert doc.text == TEXT
    assert {token.dep_ for token in doc[1:]} == {"theirs"}
    assert all(token.head == doc[0] for token in doc)
    assert [(entity.text, entity.label_) for entity in doc.ents] == [("Vardania", "FIRM")]
    assert doc.user_data["attributions"]
    assert doc.spans["cue"]


def test_missing_weights_are_an_error_of_ours(tmp_path: Path) -> None:
    with pytest.raises(WeightsError):
        make_pipeline(weights=tmp_path)


def test_what_stands_before_a_word(nlp: Language) -> None:
    doc = nlp.make_doc("Arms, sold\nin May.\n\nShips")
    texts = [token.text for token in doc]
    words_at = np.array([token.i for token in doc if not token.is_space])
    flags = doc.to_array(["IS_SPACE", "SPACY"])

    def gaps(*, keep_lines: bool) -> dict[str, int]:
        found = find_gaps(texts, flags, words_at, keep_lines=keep_lines)
        return dict(zip((texts[i] for i in words_at), found, strict=True))

    assert gaps(keep_lines=True) == {"Arms": 3, ",": 1, "sold": 2, "in": 3, "May": 2, ".": 1, "Ships": 3}
    assert gaps(keep_lines=False) == gaps(keep_lines=True) | {"in": 2}


def test_sentences_cover_all_words_and_none_is_endless() -> None:
    scores = np.tile(np.array([[1.0, 0.0]], dtype=np.float32), (500, 1))
    bounds = sentence_bounds(scores, [2] * 500)
    assert bounds[0][0] == 0
    assert bounds[-1][1] == 500
    assert all(end == begin for (_, end), (begin, _) in pairwise(bounds))
    assert max(end - begin for begin, end in bounds) <= 160


def test_names_that_a_pipeline_of_the_users_own_finds_become_names(tmp_path: Path) -> None:
    theirs = spacy.blank("en")
    theirs.add_pipe("entity_ruler").add_patterns([{"label": "ORG", "pattern": "Vardania"}])  # type: ignore[attr-defined]
    theirs.to_disk(tmp_path / "theirs")
    assert make_pipeline(name=str(tmp_path / "theirs"))(TEXT).user_data["names"] == [(0, 1, "organisation")]
