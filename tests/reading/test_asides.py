"""Who says a sentence is plain from the order of its words, though its tree be wrong."""

from collections.abc import Callable

import pytest
from spacy.tokens import Doc, Token

from hearsay.reading.asides import Saying, Spoken, cited_by, read_beside, read_on

Make = Callable[..., Doc]
WordOf = Callable[[Doc, str], Token]

# The trees are wrong on purpose: each word hangs on the one before it.
WRONG = {
    "NNS": "NOUN",
    "NN": "NOUN",
    "NNP": "PROPN",
    "VBD": "VERB",
    "VBZ": "VERB",
    "VBG": "VERB",
    "IN": "ADP",
    "DT": "DET",
    ",": "PUNCT",
    "VB": "VERB",
}


def flat(make_doc: Make, words: str) -> Doc:
    """Return a sentence of `word/TAG/lemma` whose tree is a chain."""
    rows = []
    for number, word in enumerate(words.split()):
        form, tag, lemma = (*word.split("/"), "")[:3] if "/" in word else (word, "IN", "")
        rows.append(f"{form} {lemma or form.lower()} {WRONG.get(tag, 'ADV')} {tag} {number} {'dep' if number else 'root'}")
    return make_doc("\n".join(rows))


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Men/NNS seized/VBD/seize big/JJ guns/NNS ,/, the/DT navy/NN said/VBD/say on Friday/NNP", [("navy", "Men seized big guns")]),
        ("Together ,/, records/NNS show/VBZ/show ,/, ships/NNS left/VBD/leave", [("records", "Together ships left")]),
        ("In all of it ,/, the/DT data/NNS show/VBZ/show ,/, ships/NNS left/VBD/leave", [("data", "In all of it ships left")]),
        ("Men/NNS used/VBD/use big/JJ guns/NNS ,/, Orlik/NNP ,/, a/DT spokesman/NN ,/, said/VBD/say", [("Orlik", "Men used big guns")]),
        ("According/VBG to/IN the/DT panel/NN ,/, ships/NNS delivered/VBD/deliver parts/NNS", [("panel", "ships delivered parts")]),
        ("Ships/NNS delivered/VBD/deliver parts/NNS ,/, according/VBG to/IN the/DT panel/NN", [("panel", "Ships delivered parts")]),
        ("Papers/NNS seen/VBN by/IN us/PRP show/NN that/IN drones/NNS came/VBD/come", [("Papers", "that drones came")]),
        ("They/PRP slaughtered/VBD/slaughter people/NNS ,/, those/NNS claim/VBP/claim to/TO be/VB/be defending/VBG", []),
        ("Ships/NNS came/VBD/come ,/, and/CC he/PRP said/VBD/say", []),
        ("It/PRP went/VBD/go on/IN ,/, officials/NNS said/VBD/say that/IN", []),
        ("according/VBG to/IN", []),
        ("According/VBG to/IN ,/, they/PRP sold/VBD/sell it/PRP", []),
    ],
)  # fmt: skip
def test_the_speaker_stands_at_either_end_or_between_commas(make_doc: Make, words: str, expected: list[tuple[str, str]]) -> None:
    doc = flat(make_doc, words)
    found = [
        (saying.source.text, " ".join(doc[begin:end].text for begin, end in saying.content).replace(" ,", ","))
        for saying in read_beside(doc)
        if saying.source is not None
    ]
    assert found == [(source, content) for source, content in expected]


TOLD = """
It it PRON PRP 2 nsubj
said say VERB VBD 0 root
weapons weapon NOUN NNS 4 nsubj
came come VERB VBD 2 ccomp
from from ADP IN 6 case
Tirazh Tirazh PROPN NNP 2 obl
and and CCONJ CC 8 cc
left leave VERB VBD 2 conj
"""


def test_what_stands_after_a_clause_that_is_told_belongs_to_it(make_doc: Make) -> None:
    doc = make_doc(TOLD)
    (saying,) = read_beside(doc)
    assert [doc[begin:end].text for begin, end in saying.content] == ["weapons came from Tirazh"]


def test_who_is_quoted_stands_between_the_cue_and_as_saying(make_doc: Make, word_of: WordOf) -> None:
    doc = flat(make_doc, "The/DT daily/NN quoted/VBD/quote two/CD welders/NNS as/IN saying/VBG/say that/IN ships/NNS came/VBD/come")
    cited = cited_by(word_of(doc, "quoted"))
    assert cited is not None
    assert [word.text for word in cited] == ["saying", "welders"]
    referred = flat(make_doc, "Papers/NNS report/VBZ/report with/IN reference/NN to/IN a/DT source/NN ./.")
    cited = cited_by(word_of(referred, "report"))
    assert cited is not None
    assert cited[1].text == "source"


def test_a_quotation_goes_on_after_the_sentence_of_saying(make_doc: Make, word_of: WordOf) -> None:
    said = "We we PRON PRP 2 nsubj\nleft leave VERB VBD 0 root\n, , PUNCT , 2 punct\nKeller Keller PROPN NNP 5 nsubj"
    said += "\nsaid say VERB VBD 2 parataxis\n. . PUNCT . 2 punct"
    more = "“ “ PUNCT `` 3 punct\nDrones drone NOUN NNS 3 nsubj\nfell fall VERB VBD 0 root\nhere here ADV RB 3 advmod\n” ” PUNCT '' 3 punct"
    doc = make_doc(said, more)
    first = Saying(word_of(doc, "Keller"), word_of(doc, "said"), "say", ((0, 2),), 2, 0)
    (second,) = read_on(doc, [first])
    assert (second.source, second.attribution) == (first.source, None)
    assert [doc[begin:end].text for begin, end in second.content] == ["Drones fell here"]
    covered = Saying(None, None, "", ((6, 10),), 4, 1)
    assert list(read_on(doc, [first, covered])) == []


def test_sayings_are_found_where_their_content_or_cue_lies(make_doc: Make) -> None:
    doc = make_doc(TOLD)
    near, far = (Saying(None, None, "", (content,), content[1] - content[0], 0) for content in ((0, 3), (900, 1300)))
    cued = Saying(None, doc[1], "say", (), 0, 2)
    spoken = Spoken([near, far, cued])
    assert spoken.at(2) == [near, cued]
    assert spoken.at(1299) == spoken.at(1000) == [far]
    assert spoken.at(2000) == []
