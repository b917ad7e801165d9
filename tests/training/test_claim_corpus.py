"""Annotated claims show which word of their evidence names the event, and what its fillers are."""

import json
from pathlib import Path
from typing import Any

import spacy
from spacy.tokens import Doc

from hearsay.training.claim_corpus import find_events, make_claim_documents, read_claim_rows

VOCAB = spacy.blank("en").vocab
SENTENCES = (
    ("Orlik", "sold", "drones", "to", "Zenda"),
    ("Zenda", "sold", "rifles", "to", "Orlik"),
    ("Orlik", "sold", "boats", "to", "Zenda"),
)


def make_doc(words: tuple[str, ...]) -> Doc:
    """Return "who sold what to whom" parsed."""
    return Doc(
        VOCAB,
        words=list(words),
        heads=[1, 1, 1, 4, 1],
        deps=["nsubj", "ROOT", "obj", "case", "obl"],
        pos=["PROPN", "VERB", "NOUN", "ADP", "PROPN"],
        tags=["NNP", "VBD", "NNS", "IN", "NNP"],
        lemmas=[words[0], "sell", words[2].rstrip("s"), "to", words[4]],
    )


def row_of(doc: Doc, **facts: Any) -> dict[str, Any]:
    """Return the annotation of the one claim of a document."""

    def filler(i: int) -> list[dict[str, Any]]:
        return [{"spans": [[doc[i].idx, doc[i].idx + len(doc[i].text)]], "name": doc[i].text}]

    claim = {
        "kind": "transfer", "evidence": [[0, len(doc.text)]], "polarity": "positive", "certainty": "certain", "tense": "past",
        "roles": {"supplier": filler(0), "goods": filler(2), "recipient": filler(4)},
    }  # fmt: skip
    return {"id": "r1", "publisher": None, "text": doc.text, "claims": [claim | facts]}


DOCS = [make_doc(words) for words in SENTENCES]
ROWS = [row_of(doc) for doc in DOCS]


def test_the_word_that_names_the_event_is_found() -> None:
    for doc, (event,) in zip(DOCS, find_events(ROWS, DOCS), strict=True):
        assert doc[event.word].text == "sold"
        assert (event.kind, event.polarity, event.certainty, event.tense) == ("transfer", "positive", "certain", "past")
        assert {(doc[word].text, role) for word, role in event.arguments} == {
            (doc[0].text, "supplier"),
            (doc[2].text, "goods"),
            (doc[4].text, "recipient"),
        }


def test_documents_have_words_gaps_sentences_and_events() -> None:
    documents = make_claim_documents(ROWS, DOCS)
    assert [document.words for document in documents] == [list(words) for words in SENTENCES]
    assert documents[0].gaps == [3, 2, 2, 2, 2]
    assert documents[0].sentences == [0] * 5
    assert [event.word for event in documents[0].events or ()] == [1]
    assert [documents[0].words[word] for word, _ in documents[0].events[0].arguments] == ["Orlik", "drones", "Zenda"]  # type: ignore[index]
    assert (documents[0].names, documents[0].heads) == (None, None)


def test_white_space_counts_for_no_word() -> None:
    doc = Doc(
        VOCAB,
        words=["Rain", "\n\n", "fell"],
        spaces=[False, False, False],
        heads=[2, 0, 2],
        deps=["nsubj", "dep", "ROOT"],
        pos=["NOUN", "SPACE", "VERB"],
    )
    row: dict[str, Any] = {"id": "r2", "publisher": None, "text": doc.text, "claims": []}
    (document,) = make_claim_documents([row], [doc])
    assert (document.words, document.gaps, document.events) == (["Rain", "fell"], [3, 3], [])
    assert document.offsets == [0, 6]


def test_a_report_without_claims_has_no_events() -> None:
    assert find_events([ROWS[0] | {"claims": []}], [DOCS[0]]) == [[]]


def test_reports_that_may_not_be_used_are_left_out(tmp_path: Path) -> None:
    rows = [{"id": "a", "publisher": "BBC Online"}, {"id": "b", "publisher": None}, {"id": "c", "publisher": "The Zenda Courier"}]
    path = tmp_path / "claims.jsonl"
    path.write_text("".join(json.dumps(row) + "\n\n" for row in rows), encoding="utf-8")
    assert [row["id"] for row in read_claim_rows([path])] == ["b", "c"]
