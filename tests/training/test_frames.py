"""PropBank's blanked words meet those of the treebank, and their arguments come along."""

import io
import tarfile
from pathlib import Path

from hearsay.training.corpora import Document
from hearsay.training.frames import add_frames, read_arguments, read_sentences

SENTENCES = """\
x 0 0 [WORD] NNP (S(NP*) - - (ARG0*)
x 0 1 [WORD] VBD (VP* sell sell.01 (V*)
x 0 2 [WORD] JJ (NP* - - (ARG1*
x 0 3 [WORD] NNS *))) - - *)

x 1 0 [WORD] NNP (S(NP*) - - (ARG1*)
x 1 1 [WORD] VBD (VP*)) burn burn.01 (V*)
"""


def document() -> Document:
    """Return "Orlik sold new drones" with its tree, and a sentence that PropBank cuts otherwise."""
    return Document(
        "news-a",
        ["Orlik", "sold", "new", "drones", "It", "-", "burned"],
        [3, 2, 2, 2, 2, 2, 2],
        starts=[True, False, False, False, True, False, False],
        tags=["NNP", "VBD", "JJ", "NNS", "PRP", "HYPH", "VBD"],
        heads=[1, 1, 3, 1, 6, 6, 6],
    )


def test_an_argument_is_the_head_of_its_words() -> None:
    rows, _ = read_sentences(SENTENCES)
    assert read_arguments(rows) == [(1, 0, 1, "ARG0"), (1, 2, 4, "ARG1")]


def test_only_sentences_of_the_same_words_are_joined(tmp_path: Path) -> None:
    (tmp_path / "propbank_ewt").mkdir()
    content = SENTENCES.encode()
    with tarfile.open(tmp_path / "propbank_ewt" / "propbank_ewt_train_skel.tar.gz", "w:gz") as archive:
        for name in ("propbank_ewt/train/news/00/a.xml.gold_skel", "propbank_ewt/train/news/00/unknown.xml.gold_skel"):
            member = tarfile.TarInfo(name)
            member.size = len(content)
            archive.addfile(member, io.BytesIO(content))
    text = document()
    assert add_frames(tmp_path, [text]) == 1
    assert text.frames == [(1, 0, "ARG0"), (1, 3, "ARG1")]
