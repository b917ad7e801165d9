"""A filler stands in a role that it can fill: a country attacks and is no weapon, an attack is what attacks with."""

from collections.abc import Callable

from spacy.tokens import Doc, Token

from hearsay.reading.drafts import Draft
from hearsay.reading.mentions import MentionBook
from hearsay.reading.placing import is_named_party, put_right

Make = Callable[..., Doc]
BookOf = Callable[[Doc], MentionBook]
WordOf = Callable[[Doc, str], Token]

STRIKE = """
A a DET DT 3 det
Vardanian Vardanian ADJ JJ 3 amod
strike strike NOUN NN 4 nsubj
hit hit VERB VBD 0 root
drones drone NOUN NNS 4 obj
on on ADP IN 7 case
Zenda Zenda PROPN NNP 4 obl
"""


def texts(draft: Draft) -> dict[str, list[str]]:
    return {role: [head.text for head in heads] for role, heads in draft.roles.items()}


def test_whose_strike_it_is_attacks(make_doc: Make, book_of: BookOf, word_of: WordOf) -> None:
    doc = make_doc(STRIKE)
    draft = Draft(word_of(doc, "hit"), "attack", {"weapon": [word_of(doc, "strike")], "target": [word_of(doc, "drones")]})
    put_right(draft, book_of(doc))
    assert texts(draft) == {"weapon": ["strike"], "target": ["drones"], "attacker": ["Vardanian"]}


def test_a_country_is_no_weapon_and_a_strike_no_attacker(make_doc: Make, book_of: BookOf, word_of: WordOf) -> None:
    doc = make_doc(STRIKE)
    draft = Draft(word_of(doc, "hit"), "attack", {"weapon": [word_of(doc, "Vardanian")], "attacker": [word_of(doc, "strike")]})
    put_right(draft, book_of(doc))
    assert texts(draft) == {"attacker": ["Vardanian"], "weapon": ["strike"]}


def test_what_it_is_aimed_on_is_the_target_where_there_is_none(make_doc: Make, book_of: BookOf, word_of: WordOf) -> None:
    doc = make_doc(STRIKE)
    draft = Draft(word_of(doc, "hit"), "attack", {"attacker": [word_of(doc, "Vardanian")], "place": [word_of(doc, "Zenda")]})
    put_right(draft, book_of(doc))
    assert texts(draft) == {"attacker": ["Vardanian"], "target": ["Zenda"]}
    kept = Draft(word_of(doc, "hit"), "attack", {"target": [word_of(doc, "drones")], "place": [word_of(doc, "Zenda")]})
    put_right(kept, book_of(doc))
    assert texts(kept)["place"] == ["Zenda"]


def test_other_kinds_are_left_alone(make_doc: Make, book_of: BookOf, word_of: WordOf) -> None:
    doc = make_doc(STRIKE)
    draft = Draft(word_of(doc, "hit"), "transfer", {"goods": [word_of(doc, "Vardanian")]})
    put_right(draft, book_of(doc))
    assert texts(draft) == {"goods": ["Vardanian"]}
    assert is_named_party(word_of(doc, "Vardanian"), book_of(doc))
    assert not is_named_party(word_of(doc, "drones"), book_of(doc))


WAR = """
The the DET DT 3 det
{name} {name} {pos} NNP 3 compound
war war NOUN NN 4 nsubj
began begin VERB VBD 0 root
"""


def test_a_country_before_a_war_is_not_said_to_wage_it(make_doc: Make, book_of: BookOf, word_of: WordOf) -> None:
    for name, pos, expected in (("Vardania", "PROPN", {}), ("Vardanian", "ADJ", {"attacker": ["Vardanian"]})):
        doc = make_doc(WAR.format(name=name, pos=pos))
        draft = Draft(word_of(doc, "war"), "attack", {"weapon": [word_of(doc, name)]})
        put_right(draft, book_of(doc))
        assert texts(draft) == expected
