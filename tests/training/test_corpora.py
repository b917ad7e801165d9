"""Each corpus is read into words, gaps and its own labels, and nothing that is not free is read at all."""

import io
import tarfile
from collections.abc import Callable
from pathlib import Path

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st

from hearsay.training.corpora import (
    Document,
    read_conllu,
    read_ewt,
    read_gum,
    read_polnear,
    read_re3d,
    read_uner,
    split_re3d,
    tokenise,
    words_of,
)

NLP = spacy.blank("en")


def words(document: Document, spans: list[tuple[int, int]]) -> list[str]:
    return [" ".join(document.words[begin:end]) for begin, end in spans]


def test_a_treebank_becomes_documents_with_syntax(treebank: str) -> None:
    first, second = read_conllu(iter(treebank.splitlines(keepends=True)))
    assert (first.id, second.id) == ("first", "second")
    assert first.words == ["Orlik", "did", "n't", "sell", "drones", ".", "It", "burned", "."]
    assert first.starts == [True] + [False] * 5 + [True, False, False]
    assert first.heads == [3, 3, 3, 3, 3, 3, 7, 7, 7]
    assert first.deps == ["nsubj", "aux", "advmod", "root", "obj", "punct", "nsubj", "root", "punct"]
    assert first.lemmas == ["Orlik", "do", "not", "sell", "drone", ".", "it", "burn", "."]
    assert (first.names, first.entities, first.attributions) == (None, None, None)


def test_the_gaps_of_a_treebank_are_those_of_its_text(treebank: str) -> None:
    first, second = read_conllu(iter(treebank.splitlines(keepends=True)))
    assert first.gaps == [3, 2, 1, 2, 2, 1, 2, 2, 1]
    assert second.gaps == [3, 2, 1]


@pytest.mark.parametrize("split", ["train", "dev"])
def test_ewt_is_read_by_its_split(corpora_folder: Path, split: str) -> None:
    assert [document.id for document in read_ewt(corpora_folder, split)] == ["first", "second"]


def test_gum_gives_names_and_only_its_open_genres(corpora_folder: Path) -> None:
    (document,) = read_gum(corpora_folder, "dev")
    assert document.names is not None
    assert {(" ".join(document.words[b:e]), kind) for b, e, kind in document.names} == {
        ("Anna Keller", "person"),
        ("Orlik Works", "organisation"),
        ("Zenda", "place"),
    }


def test_names_are_joined_to_the_words_of_the_same_sentences(corpora_folder: Path) -> None:
    documents = read_uner(corpora_folder, read_ewt(corpora_folder, "dev"))
    assert [(document.id, document.names) for document in documents] == [("first", [(0, 1, "organisation")])]
    assert (documents[0].heads, documents[0].starts) == (None, None)


def test_re3d_gives_the_longest_entities_without_the_bbc(corpora_folder: Path) -> None:
    documents = {document.id: document for document in read_re3d(corpora_folder, NLP)}
    assert set(documents) == {"AA0", "BB7"}
    found = documents["AA0"]
    assert [(" ".join(found.words[b:e]), kind) for b, e, kind in found.entities or ()] == [
        ("Orlik Works", "organisation"),
        ("two boats", "goods"),
        ("Zenda", "place"),
    ]


def test_re3d_is_split_by_its_documents_numbers(corpora_folder: Path) -> None:
    trained, measured = split_re3d(read_re3d(corpora_folder, NLP))
    assert [document.id for document in trained] == ["BB7"]
    assert [document.id for document in measured] == ["AA0"]


def test_polnear_takes_the_first_annotator_and_skips_what_nobody_annotated(corpora_folder: Path) -> None:
    (document,) = read_polnear(corpora_folder, "dev", NLP)
    (attribution,) = document.attributions or []
    assert words(document, attribution["source"]) == ["Anna Keller"]
    assert words(document, attribution["cue"]) == ["said"]
    assert words(document, attribution["content"]) == ["Orlik sold drones"]


def test_a_span_of_two_parts_stays_two_and_one_broken_by_a_line_is_one(tmp_path: Path, make_standoff: Callable[..., str]) -> None:
    text = "None at\nall, it said, was sold."
    marks = make_standoff(source="13 15", cue="16 20", content="0 7;8 11;22 30")
    (tmp_path / "polnear").mkdir()
    with tarfile.open(tmp_path / "polnear" / "polnear_train.tar.gz", "w:gz") as archive:
        for name, content in (("text/b.txt", text), ("attributions/b_x.ann", marks)):
            member = tarfile.TarInfo(name)
            member.size = len(content)
            archive.addfile(member, io.BytesIO(content.encode()))
    (document,) = read_polnear(tmp_path, "train", NLP)
    assert document.attributions is not None
    assert words(document, document.attributions[0]["content"]) == ["None at all", "was sold"]


@given(st.text(max_size=60))
@settings(deadline=None)
def test_tokens_stand_where_they_say(text: str) -> None:
    found, gaps, offsets = tokenise(text, NLP)
    assert len(found) == len(gaps) == len(offsets)
    assert all(text[at : at + len(word)] == word for word, at in zip(found, offsets, strict=True))
    assert not found or gaps[0] == 3
    assert all(not word.isspace() for word in found)


@pytest.mark.parametrize(
    ("span", "found"),
    [((0, 5), (0, 1)), ((2, 4), (0, 1)), ((0, 10), (0, 2)), ((5, 6), None), ((6, 11), (1, 3)), ((11, 12), None), ((0, 0), None)],
)
def test_characters_become_the_words_they_touch(span: tuple[int, int], found: tuple[int, int] | None) -> None:
    assert words_of(span, [0, 6, 10], ["Orlik", "sold", "."]) == found
