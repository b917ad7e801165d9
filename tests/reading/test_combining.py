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


def test_a_plain_sentence_about_named_parties_is_kept_though_the_heads_overlook_it() -> None:
    doc = make_doc()
    doc.user_data["events"] = []
    draft = Draft(doc[1], "transfer", {"supplier": [doc[0]], "goods": [doc[2]]})
    assert combine(doc, [draft]) == [draft]


def test_a_sure_event_counts_whatever_part_of_speech_its_word_was_taken_for() -> None:
    doc = make_doc()
    doc[1].pos_ = "ADP"
    event = (1, "transfer", 0.5, "positive", "certain", "past", [(2, "goods", 0.8)])
    doc.user_data["events"] = [event]
    assert combine(doc, []) == []
    doc.user_data["events"] = [(*event[:2], 0.99, *event[3:])]
    assert [draft.word.text for draft in combine(doc, [])] == ["sold"]


def test_where_the_heads_are_sure_of_another_kind_it_is_theirs() -> None:
    doc = make_doc()
    doc.user_data["events"] = [(1, "finance", 0.97, "positive", "certain", "past", [(0, "payer", 0.9)])]
    (draft,) = combine(doc, [Draft(doc[1], "transfer", {"supplier": [doc[0]]})])
    assert (draft.kind, draft.roles) == ("finance", {"payer": [doc[0]]})


def test_a_claim_has_no_roles_of_another_kind() -> None:
    doc = make_doc()
    doc.user_data["events"] = [(1, "finance", 0.5, "positive", "certain", "past", [(3, "payee", 0.9)])]
    (draft,) = combine(doc, [Draft(doc[1], "transfer", {"supplier": [doc[0]]})])
    assert (draft.kind, draft.roles) == ("transfer", {"supplier": [doc[0]]})


def test_an_empty_main_role_takes_its_likeliest_word() -> None:
    doc = make_doc()
    doc.user_data["events"] = [(1, "transfer", 0.9, "positive", "certain", "past", [(0, "supplier", 0.9), (2, "goods", 0.15)])]
    (draft,) = combine(doc, [])
    assert draft.roles == {"supplier": [doc[0]]}  # the third role is no main one
    doc.user_data["events"] = [(1, "attack", 0.9, "positive", "certain", "past", [(0, "attacker", 0.9), (2, "target", 0.15)])]
    (filled,) = combine(doc, [])
    assert filled.roles == {"attacker": [doc[0]], "target": [doc[2]]}
    assert filled.unsure == ["target"]
    doc.user_data["events"] = [(1, "attack", 0.9, "positive", "certain", "past", [(0, "attacker", 0.9), (2, "target", 0.05)])]
    (unlikely,) = combine(doc, [])
    assert unlikely.roles == {"attacker": [doc[0]]}


def test_an_event_that_only_the_heads_see_needs_one_sure_participant() -> None:
    doc = make_doc()
    doc.user_data["events"] = [(1, "transfer", 0.9, "positive", "certain", "past", [(0, "supplier", 0.35), (3, "place", 0.9)])]
    assert combine(doc, []) == []
    doc.user_data["events"] = [(1, "transfer", 0.9, "positive", "certain", "past", [(0, "supplier", 0.35), (2, "goods", 0.6)])]
    (draft,) = combine(doc, [])
    assert draft.roles == {"supplier": [doc[0]], "goods": [doc[2]]}
