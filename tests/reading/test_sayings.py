"""Who says what a clause says is read from the trained attributions and, where they are silent, from syntax."""

from collections.abc import Callable

from spacy.language import Language
from spacy.tokens import Doc, Token

from hearsay.reading.saying_words import sayings
from hearsay.reading.sayings import chain_of, read_sayings, syntactic_sayings

Make = Callable[..., Doc]
WordOf = Callable[[Doc, str], Token]

NESTED = """
The the DET DT 2 det
newspaper newspaper NOUN NN 3 nsubj
reported report VERB VBD 0 root
that that SCONJ IN 6 mark
officials official NOUN NNS 6 nsubj
said say VERB VBD 3 ccomp
Vardania Vardania PROPN NNP 8 nsubj
sold sell VERB VBD 6 ccomp
drones drone NOUN NNS 8 obj
"""
ACCORDING = """
Vardania Vardania PROPN NNP 2 nsubj
sold sell VERB VBD 0 root
drones drone NOUN NNS 2 obj
, , PUNCT , 8 punct
according accord VERB VBG 8 case
to to ADP IN 5 fixed
the the DET DT 8 det
ministry ministry NOUN NN 2 obl
"""
AFTERWARDS = """
Vardania Vardania PROPN NNP 2 nsubj
sold sell VERB VBD 0 root
drones drone NOUN NNS 2 obj
, , PUNCT , 6 punct
officials official NOUN NNS 6 nsubj
said say VERB VBD 2 parataxis
"""
PASSIVE = """
Vardania Vardania PROPN NNP 3 nsubj:pass
is be AUX VBZ 3 aux:pass
accused accuse VERB VBN 0 root
of of SCONJ IN 5 mark
selling sell VERB VBG 3 advcl
drones drone NOUN NNS 5 obj
"""
PLANNED = """
Vardania Vardania PROPN NNP 2 nsubj
plans plan VERB VBZ 0 root
to to PART TO 4 mark
sell sell VERB VB 2 xcomp
drones drone NOUN NNS 4 obj
"""

RELATIVE = """
Keller Keller PROPN NNP 0 root
, , PUNCT , 4 punct
who who PRON WP 4 nsubj
alleged allege VERB VBD 1 acl:relcl
that that SCONJ IN 7 mark
Vardania Vardania PROPN NNP 7 nsubj
sold sell VERB VBD 4 ccomp
drones drone NOUN NNS 7 obj
"""
QUOTED = """
The the DET DT 2 det
paper paper NOUN NN 3 nsubj
quoted quote VERB VBD 0 root
two two NUM CD 5 nummod
welders welder NOUN NNS 3 obj
as as SCONJ IN 7 mark
saying say VERB VBG 3 advcl
that that SCONJ IN 10 mark
Vardania Vardania PROPN NNP 10 nsubj
sold sell VERB VBD 7 ccomp
drones drone NOUN NNS 10 obj
"""
BANNED = """
Vardania Vardania PROPN NNP 2 nsubj
banned ban VERB VBD 0 root
him he PRON PRP 2 obj
, , PUNCT , 5 punct
saying say VERB VBG 2 advcl
he he PRON PRP 7 nsubj
sold sell VERB VBD 5 ccomp
drones drone NOUN NNS 7 obj
"""
RENAMED = """
The the DET DT 2 det
owner owner NOUN NN 6 nsubj
, , PUNCT , 4 punct
Keller Keller PROPN NNP 2 appos
, , PUNCT , 4 punct
said say VERB VBD 0 root
he he PRON PRP 8 nsubj
sold sell VERB VBD 6 ccomp
drones drone NOUN NNS 8 obj
"""


def sources(doc: Doc, word: Token) -> list[str | None]:
    return [saying.source.text if saying.source is not None else None for saying in chain_of(word, read_sayings(doc))]


def test_syntax_gives_the_chain_outermost_first(make_doc: Make, word_of: WordOf) -> None:
    doc = make_doc(NESTED)
    assert sources(doc, word_of(doc, "sold")) == ["newspaper", "officials"]
    assert [saying.lemma for saying in chain_of(word_of(doc, "sold"), [])] == ["report", "say"]


def test_who_says_it_may_come_after(make_doc: Make, word_of: WordOf) -> None:
    for sentence, source in ((ACCORDING, "ministry"), (AFTERWARDS, "officials")):
        doc = make_doc(sentence)
        assert sources(doc, word_of(doc, "sold")) == [source]


def test_the_speaker_is_the_one_whom_the_words_mean(make_doc: Make, word_of: WordOf) -> None:
    for sentence, source in ((RELATIVE, "Keller"), (QUOTED, "welders"), (BANNED, "Vardania"), (RENAMED, "Keller")):
        doc = make_doc(sentence)
        assert sources(doc, word_of(doc, "sold"))[-1] == source


def test_who_quotes_stands_outside_who_is_quoted(make_doc: Make, word_of: WordOf) -> None:
    doc = make_doc(QUOTED)
    doc.user_data["attributions"] = [([(0, 2)], [(2, 3)], [(7, 11)])]
    assert sources(doc, word_of(doc, "sold")) == ["paper", "welders"]


def test_a_passive_accusation_names_nobody(make_doc: Make, word_of: WordOf) -> None:
    doc = make_doc(PASSIVE)
    assert sources(doc, word_of(doc, "selling")) == [None]


def test_a_plan_is_no_saying(make_doc: Make, word_of: WordOf) -> None:
    doc = make_doc(PLANNED)
    assert syntactic_sayings(word_of(doc, "sell")) == []


def test_trained_attributions_are_read_with_their_source_and_cue(make_doc: Make, word_of: WordOf) -> None:
    doc = make_doc(NESTED)
    doc.user_data["attributions"] = [([(4, 5)], [(5, 6)], [(6, 9)])]
    saying, outer = read_sayings(doc)
    assert (outer.source, outer.attribution) == (word_of(doc, "newspaper"), None)
    assert saying.source == word_of(doc, "officials")
    assert (saying.lemma, saying.attribution, saying.content) == ("say", 0, ((6, 9),))
    assert saying.covers(7)
    assert not saying.covers(5)


def test_one_speaker_stands_in_the_chain_once(make_doc: Make, word_of: WordOf) -> None:
    doc = make_doc(NESTED)
    doc.user_data["attributions"] = [([(0, 2)], [(2, 3)], [(3, 9)]), ([(4, 5)], [(5, 6)], [(6, 9)])]
    assert sources(doc, word_of(doc, "sold")) == ["newspaper", "officials"]


def test_trained_spans_that_only_plan_say_nothing(make_doc: Make) -> None:
    doc = make_doc(PLANNED)
    doc.user_data["attributions"] = [([(0, 1)], [(1, 2)], [(2, 5)])]
    assert read_sayings(doc) == []


def test_a_saying_does_not_say_its_own_cue(make_doc: Make, word_of: WordOf) -> None:
    doc = make_doc(NESTED)
    assert sources(doc, word_of(doc, "reported")) == []


def test_every_word_that_denies_also_says() -> None:
    lists = sayings()
    assert lists["deny"] - {"disavow"} <= lists["say"]
    assert not lists["possible"] & lists["probable"]
    assert not lists["deny"] & lists["possible"]


ASIDE = """
As as SCONJ IN 4 mark
the the DET DT 3 det
minister minister NOUN NN 4 nsubj
announced announce VERB VBD 7 advcl
, , PUNCT , 4 punct
Vardania Vardania PROPN NNP 7 nsubj
sold sell VERB VBD 0 root
drones drone NOUN NNS 7 obj
"""


def test_an_aside_gives_the_speaker_unless_it_is_the_reader(make_doc: Make, word_of: WordOf) -> None:
    doc = make_doc(ASIDE)
    assert sources(doc, word_of(doc, "sold")) == ["minister"]
    known = make_doc(ASIDE.replace("the the DET DT 3 det\nminister minister NOUN NN", "as as ADV RB 3 advmod\nyou you PRON PRP"))
    assert sources(known, word_of(known, "sold")) == []


def test_who_speaks_as_we_is_the_voice_of_the_whole(make_doc: Make, word_of: WordOf) -> None:
    doc = make_doc(NESTED.replace("officials official NOUN NNS", "we we PRON PRP"))
    assert sources(doc, word_of(doc, "sold")) == ["newspaper"]


def test_who_denies_is_the_source_where_the_denial_is_the_event(make_doc: Make, word_of: WordOf) -> None:
    doc = make_doc("Tirazh Tirazh PROPN NNP 2 nsubj\ndenied deny VERB VBD 0 root\nlinks link NOUN NNS 2 obj")
    doc.user_data["attributions"] = [([(0, 1)], [(1, 2)], [(2, 3)])]
    (saying,) = chain_of(word_of(doc, "denied"), read_sayings(doc))
    assert saying.source == word_of(doc, "Tirazh")


def test_a_speaker_in_what_is_said_gives_way_to_the_one_beside_the_cue(make_doc: Make, word_of: WordOf) -> None:
    doc = make_doc(
        """
Officers officer NOUN NNS 3 nsubj
have have AUX VBP 3 aux
seized seize VERB VBN 0 root
drones drone NOUN NNS 3 obj
, , PUNCT , 3 punct
the the DET DT 7 det
ministry ministry NOUN NN 8 nsubj
said say VERB VBD 3 parataxis
. . PUNCT . 3 punct
"""
    )
    doc.user_data["attributions"] = [([(0, 1)], [(7, 8)], [(0, 4)])]
    (saying,) = read_sayings(doc)
    assert saying.source == word_of(doc, "ministry")


def test_an_opinion_takes_for_granted_what_it_only_mentions(make_doc: Make, word_of: WordOf) -> None:
    belief = """
Keller Keller PROPN NNP 2 nsubj
{form} {lemma} VERB VBD 0 root
they they PRON PRP 4 nsubj
armed arm VERB VBD 2 ccomp
rebels rebel NOUN NNS 4 obj
who who PRON WP 7 nsubj
sold sell VERB VBD 5 acl:relcl
drones drone NOUN NNS 7 obj
"""
    doc = make_doc(belief.format(form="believed", lemma="believe"))
    assert sources(doc, word_of(doc, "sold")) == []
    assert sources(doc, word_of(doc, "armed")) == ["Keller"]
    said = make_doc(belief.format(form="said", lemma="say"))
    assert sources(said, word_of(said, "sold")) == ["Keller"]


def test_a_cue_does_not_reach_into_another_paragraph(nlp: Language, word_of: WordOf) -> None:
    doc = nlp("Zenda burned in May.\n\nKeller said that it was a fire.")
    keller, said = word_of(doc, "Keller").i, word_of(doc, "said").i
    before, after = (0, 4), (said + 1, len(doc) - 1)
    doc.user_data["attributions"] = [([(keller, keller + 1)], [(said, said + 1)], [before, after])]
    assert [saying.content for saying in read_sayings(doc)] == [(after,)]
    doc.user_data["attributions"] = [([(keller, keller + 1)], [(said, said + 1)], [before])]
    assert [saying.content for saying in read_sayings(doc)] == [(before,)]
