"""Tests of how the table's drafts and the claim heads' events are joined."""

import spacy
from spacy.tokens import Doc

from hearsay.reading.combining import combine
from hearsay.reading.drafts import Draft


def make_doc() -> Doc:
    """Return a document of one clause."""
    return Doc(
        spacy.blank("en").vocab,
        words=["Vardania", "sold", "drones", "yesterday"],
        heads=[1, 1, 1, 1],
        deps=["nsubj", "ROOT", "obj", "obl:unmarked"],
        pos=["PROPN", "VERB", "NOUN", "NOUN"],
    )


def test_without_events_the_table_stands_alone() -> None:
    doc = make_doc()
    draft = Draft(doc[1], "transfer", {"supplier": [doc[0]]})
    assert combine(doc, [draft]) == [draft]


def test_a_word_that_only_the_heads_know_is_added() -> None:
    doc = make_doc()
    doc.user_data["events"] = [(1, "transfer", 0.9, "positive", "certain", "past", [(0, "supplier", 0.9), (2, "goods", 0.8)])]
    (draft,) = combine(doc, [])
    assert (draft.word.text, draft.kind) == ("sold", "transfer")
    assert {role: [head.text for head in heads] for role, heads in draft.roles.items()} == {"supplier": ["Vardania"], "goods": ["drones"]}


def test_a_word_that_the_heads_find_unlikely_is_dropped() -> None:
    doc = make_doc()
    doc.user_data["events"] = []
    assert combine(doc, [Draft(doc[1], "transfer", {"supplier": [doc[0]]})]) == []


def test_fillers_of_both_are_joined() -> None:
    doc = make_doc()
    doc.user_data["events"] = [(1, "transfer", 0.9, "positive", "certain", "past", [(2, "goods", 0.8)])]
    (draft,) = combine(doc, [Draft(doc[1], "transfer", {"supplier": [doc[0]]})])
    assert draft.roles == {"goods": [doc[2]], "supplier": [doc[0]]}


def test_the_heads_tense_goes_before_the_verb_forms() -> None:
    doc = make_doc()
    doc.user_data["events"] = [(1, "transfer", 0.9, "positive", "certain", "future", [(2, "goods", 0.8)])]
    (draft,) = combine(doc, [Draft(doc[1], "transfer", {"supplier": [doc[0]]})])
    assert draft.tense == "future"
