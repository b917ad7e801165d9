"""Annotated corpora say which mentions are one party."""

from collections.abc import Sequence
from pathlib import Path

import spacy
from spacy.tokens import Doc

from hearsay.training.coreference_corpus import GoldMention, mark_claims, mark_gum, read_gold, read_gum, text_of
from hearsay.training.corpora import read_conllu

VOCAB = spacy.blank("en").vocab


def parse(
    text: str, words: list[str], spaces: list[bool], heads: list[int], deps: list[str], pos: list[str], starts: Sequence[bool]
) -> Doc:
    doc = Doc(
        VOCAB,
        words=words,
        spaces=spaces,
        heads=heads,
        deps=deps,
        pos=pos,
        tags=pos,
        lemmas=[w.lower() for w in words],
        sent_starts=list(starts),
    )
    assert doc.text == text
    return doc


def test_a_mention_keeps_its_party_and_its_head(corpora_folder: Path) -> None:
    ((document, gold),) = read_gum(corpora_folder / "gum" / "gum_dev.tar.gz")
    assert document.id == "GUM_news_zenda"
    assert gold[0] == GoldMention(0, 3, 1, "1", "person")
    assert [(mention.party, mention.kind) for mention in gold] == [
        ("1", "person"), ("2", "organization"), ("3", "place"), ("1", "person")
    ]  # fmt: skip


def test_nested_mentions_end_where_they_say_and_a_broken_one_counts_once() -> None:
    lines = [
        "# newdoc id = GUM_news_orlik",
        "1\tOrlik\tOrlik\tPROPN\tNNP\t_\t2\tnmod:poss\t_\tEntity=(1-object-new(2-organization-new)",
        "2\tboats\tboat\tNOUN\tNNS\t_\t3\tnsubj\t_\tEntity=1)",
        "3\tsank\tsink\tVERB\tVBD\t_\t0\troot\t_\tEntity=(4[1/2]-event-new)",
        "4\tthere\tthere\tADV\tRB\t_\t3\tadvmod\t_\tEntity=(4[2/2]-event-new)",
        "",
    ]
    (document,) = read_conllu(iter(lines))
    assert [(m.begin, m.end, m.head, m.party) for m in read_gold(lines, document)] == [(0, 1, 0, "2"), (0, 2, 1, "1"), (2, 3, 2, "4")]


def test_the_reader_s_mentions_get_the_annotators_parties(corpora_folder: Path) -> None:
    ((document, gold),) = read_gum(corpora_folder / "gum" / "gum_dev.tar.gz")
    text, starts = text_of(document)
    assert text == "President Anna Keller left Orlik Works in Zenda. The president slept."
    assert [text[start : start + len(word)] for start, word in zip(starts, document.words, strict=True)] == document.words
    assert document.heads is not None
    assert document.deps is not None
    assert document.pos is not None
    spaces = [True, True, True, True, True, True, True, False, True, True, True, False, False]
    doc = parse(
        text,
        document.words,
        spaces,
        document.heads,
        [d.replace("root", "ROOT") for d in document.deps],
        document.pos,
        document.starts or [],
    )
    marked = mark_gum(document, gold, doc)
    parties = {mention.text: marked.parties.get(mention.id) for mention in marked.mentions}
    assert parties["The president"] == "1"
    assert parties["Orlik Works"] == "2"
    assert {mention.text for mention in marked.mentions if mention.id in marked.fillers} >= {"The president", "Orlik Works", "Zenda"}
    assert marked.unasked == 0
    assert marked.is_whole


def test_fillers_of_one_name_are_one_party_and_names_elsewhere_are_theirs() -> None:
    text = "Orlik closed. It paid Orlik. Zenda watched."
    words = ["Orlik", "closed", ".", "It", "paid", "Orlik", ".", "Zenda", "watched", "."]
    doc = parse(
        text, words, [True, False, True, True, True, False, True, True, False, False], [1, 1, 1, 4, 4, 4, 4, 8, 8, 8],
        ["nsubj", "ROOT", "punct", "nsubj", "ROOT", "obj", "punct", "nsubj", "ROOT", "punct"],
        ["PROPN", "VERB", "PUNCT", "PRON", "VERB", "PROPN", "PUNCT", "PROPN", "VERB", "PUNCT"],
        [True, False, False, True, False, False, False, True, False, False],
    )  # fmt: skip
    doc.user_data["names"] = [(0, 1, "organisation"), (5, 6, "organisation"), (7, 8, "organisation")]
    claim = {"source": [], "roles": {"payer": [{"spans": [[0, 5], [14, 16]], "name": "Orlik"}]}}
    marked = mark_claims({"id": "r", "text": text, "publisher": None, "published_at": None, "claims": [claim]}, doc)
    of_text = {(mention.text, mention.span.start): marked.parties.get(mention.id) for mention in marked.mentions}
    assert of_text[("Orlik", 0)] == of_text[("It", 14)] == of_text[("Orlik", 22)] is not None
    assert of_text[("Zenda", 29)] is None
    assert list(marked.names.values()) == ["Orlik"]
    assert not marked.is_whole
