"""Mentions that name the same party become one entity, and no two parties become one."""

import re
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hearsay.naming.repeating import fold_name, names_agree
from hearsay.naming.resolving import resolve
from hearsay.nouns import Attribution, Entity, Mention, MentionForm, MentionKind, Span

PRONOUNS = {"he": "male", "him": "male", "she": "female", "her": "female", "it": "neuter", "they": None, "we": None, "i": None}


class Text:
    """Mentions of a text in which each is found by its words: `[kind words]` marks one, `[kind:head words]` a description."""

    def __init__(self, marked: str, **names: tuple[str, MentionKind | None]) -> None:
        self.mentions: list[Mention] = []
        self.text = ""
        for part in re.split(r"(\[[^\]]+\])", marked):
            if not part.startswith("["):
                self.text += part
                continue
            label, words = part[1:-1].split(" ", 1)
            kind, _, head = label.partition(":")
            span = Span(len(self.text), len(self.text) + len(words))
            self.text += words
            pronoun = words.lower() in PRONOUNS
            form: MentionForm = "pronoun" if pronoun else "nominal" if head else "name"
            facts: dict[str, Any] = {"gender": PRONOUNS[words.lower()]} if pronoun else {}
            if head:
                facts["number"] = "plural" if words.endswith("s") else "singular"
            name, entity_kind = names.get(words.replace(" ", "_"), (None, None))
            self.mentions.append(
                Mention(span, words, kind, form, head or words.split()[-1].lower(), name, entity_kind, **facts)  # type: ignore[arg-type]
            )

    def resolve(self, *attributions: Attribution) -> list[list[str]]:
        """Return the words of each entity's mentions."""
        words = {mention.id: mention.text for mention in self.mentions}
        return [[words[number] for number in entity.mentions] for entity in self.entities(*attributions)]

    def entities(self, *attributions: Attribution) -> tuple[Entity, ...]:
        return resolve("r1", self.mentions, attributions)

    def span(self, words: str) -> Span:
        return Span(self.text.index(words), self.text.index(words) + len(words))


def test_a_last_name_is_the_person_named_in_full_before() -> None:
    text = Text("[person Rustam Belgorodtsev] said little. [person Belgorodtsev] left, and [person Rustam Belgorodtsev’s] wife stayed.")
    assert text.resolve() == [["Rustam Belgorodtsev", "Belgorodtsev", "Rustam Belgorodtsev’s"]]


def test_two_men_of_one_family_are_two() -> None:
    text = Text("[person Rustam Belgorodtsev] met [person Kaveh Belgorodtsev] and [person Anna Keller].")
    assert text.resolve() == [["Rustam Belgorodtsev"], ["Kaveh Belgorodtsev"], ["Anna Keller"]]


def test_a_first_name_is_no_last_name() -> None:
    assert len(Text("[person Anna Keller] met [person Keller Brandt].").resolve()) == 2


def test_a_company_is_the_same_under_a_shorter_name() -> None:
    text = Text("[organisation Sokolvarsk Aerosystems LLC] said so. [organisation Sokolvarsk] denied it. [organisation Orlik Works] too.")
    assert text.resolve() == [["Sokolvarsk Aerosystems LLC", "Sokolvarsk"], ["Orlik Works"]]
    assert text.entities()[0].name == "Sokolvarsk Aerosystems LLC"
    assert text.entities()[0].aliases == ("Sokolvarsk",)


def test_an_acronym_is_the_body_whose_words_it_begins() -> None:
    text = Text("[organisation Ruritanian Export Bank] closed. [organisation REB] had no comment. [organisation RAB] had.")
    assert text.resolve() == [["Ruritanian Export Bank", "REB"], ["RAB"]]


def test_a_person_and_a_company_of_one_name_are_two() -> None:
    assert len(Text("[person Anna Keller] founded [organisation Keller].").resolve()) == 2


def test_the_company_is_the_one_named_before() -> None:
    text = Text("[person Anna Keller] sued [organisation Orlik Works] for years. [organisation:company The company] won.")
    assert text.resolve() == [["Anna Keller"], ["Orlik Works", "The company"]]


def test_the_newspaper_is_the_one_that_was_quoted() -> None:
    text = Text(
        "[organisation Orlik Works] closed, the [organisation Dravgorod Courier] said. [organisation:newspaper The newspaper] named nobody."
    )
    said = Attribution((text.span("Dravgorod Courier"),), (text.span("said"),), (text.span("Orlik Works closed"),))
    assert text.resolve(said) == [["Orlik Works"], ["Dravgorod Courier", "The newspaper"]]


def test_the_ministry_is_the_one_with_the_word_in_its_name() -> None:
    text = Text("[organisation Ministry of Trade of Velnia] met [organisation Orlik Works]. [organisation:ministry The ministry] agreed.")
    assert text.resolve() == [["Ministry of Trade of Velnia", "The ministry"], ["Orlik Works"]]


def test_a_description_is_nobody_where_nobody_was_named() -> None:
    text = Text("[person Anna Keller] spoke. [organisation:company The company] was silent. [organisation:company A company] is another.")
    assert text.resolve() == [["Anna Keller"], ["The company"], ["A company"]]


def test_what_was_described_so_before_is_meant_again() -> None:
    text = Text(
        "[organisation:ministry The ministry] said no to [organisation Orlik Works]. [organisation:ministry The ministry] stood firm."
    )
    assert text.resolve() == [["The ministry", "The ministry"], ["Orlik Works"]]


def test_he_and_she_agree_with_who_was_named() -> None:
    text = Text("[person Rustam Belgorodtsev] met [person Anna Keller]. [person She] left. [person He] stayed.")
    for mention, gender in ((0, "male"), (1, "female")):
        text.mentions[mention] = replace(text.mentions[mention], gender=gender)  # type: ignore[arg-type]
    assert text.resolve() == [["Rustam Belgorodtsev", "He"], ["Anna Keller", "She"]]


def test_it_is_the_nearest_body_and_never_a_person() -> None:
    text = Text("[organisation Orlik Works] hired [person Anna Keller]. [organisation It] paid well.")
    assert text.resolve() == [["Orlik Works", "It"], ["Anna Keller"]]


def test_they_are_a_group() -> None:
    text = Text("[group:rebel The rebels] met [person Anna Keller]. [group They] fled.")
    assert text.resolve() == [["The rebels", "They"], ["Anna Keller"]]


@pytest.mark.parametrize("word", ["He", "It", "They", "We"])
def test_a_pronoun_that_nobody_fits_is_nobody(word: str) -> None:
    assert Text(f"[person {word}] said so.").resolve() == []


def test_i_in_a_quotation_is_its_speaker() -> None:
    text = Text("[person Anna Keller] said: “[person I] sold nothing.” [organisation Orlik Works] agreed.")
    said = Attribution((text.span("Anna Keller"),), (text.span("said"),), (text.span("I sold nothing."),))
    assert text.resolve(said) == [["Anna Keller", "I"], ["Orlik Works"]]


def test_we_in_a_person_s_mouth_is_more_than_that_person() -> None:
    text = Text("[person Anna Keller] said: “[organisation We] sold nothing.”")
    said = Attribution((text.span("Anna Keller"),), (text.span("said"),), (text.span("We sold nothing."),))
    assert text.resolve(said) == [["Anna Keller"]]


def test_we_in_the_report_s_own_voice_is_nobody_named() -> None:
    assert Text("[organisation Orlik Works] is large. [organisation We] saw it.").resolve() == [["Orlik Works"]]


def test_a_title_before_a_name_is_the_person_and_is_recalled() -> None:
    text = Text("[person:president President] [person Rustam Belgorodtsev] spoke. [person:president The president] left.")
    text.mentions[0] = replace(text.mentions[0], apposition=text.mentions[1].span)
    assert text.resolve() == [["Rustam Belgorodtsev", "President", "The president"]]
    assert text.entities()[0].name == "Rustam Belgorodtsev"


def test_a_short_form_in_brackets_is_the_body_before_it() -> None:
    text = Text("[organisation Main Directorate of Studies] ([organisation GUS]) closed. [organisation GUS] had no comment.")
    text.mentions[1] = replace(text.mentions[1], apposition=text.mentions[0].span)
    assert text.resolve() == [["Main Directorate of Studies", "GUS", "GUS"]]


def test_a_name_garbled_first_is_called_by_its_right_spelling() -> None:
    text = Text("[organisation Sokolvrask Aero] grew. [organisation Sokolvarsk Aero] is big. [organisation Sokolvarsk Aero] won.")
    (entity,) = text.entities()
    assert (entity.name, entity.aliases) == ("Sokolvarsk Aero", ("Sokolvrask Aero",))


def test_a_state_is_called_by_its_own_name_and_not_by_its_people_s() -> None:
    (entity,) = Text("[organisation Vardanian] officials spoke for [country Vardania].").entities()
    assert entity.name == "Vardania"


def test_goods_are_an_entity_only_where_something_refers_back_to_them() -> None:
    assert Text("[goods:drone forty drones]").resolve() == []
    assert Text("[goods:drone Forty drones] came. [goods:drone The drones] flew.").resolve() == [["Forty drones", "The drones"]]


def test_a_capital_is_the_government_that_sits_in_it() -> None:
    text = Text(
        "[country Vardania] denied it. [place Vardagrad] said so. [place Zenda] is quiet.",
        Vardania=("Vardania", None),
        Vardagrad=("Vardania", "country"),
    )
    entities = text.entities()
    assert text.resolve() == [["Vardania", "Vardagrad"], ["Zenda"]]
    assert [(entity.name, entity.kind) for entity in entities] == [("Vardania", "country"), ("Zenda", "place")]


def test_an_apposition_is_what_it_stands_beside() -> None:
    text = Text("[organisation Orlik Works], [organisation:maker a drone maker], sued [organisation Sokolvarsk].")
    text.mentions[1] = replace(text.mentions[1], apposition=text.mentions[0].span)
    assert text.resolve() == [["Orlik Works", "a drone maker"], ["Sokolvarsk"]]
    assert text.entities()[0].name == "Orlik Works"


def test_a_name_beside_a_description_names_it() -> None:
    text = Text("[organisation:maker A drone maker], [organisation Orlik Works], closed.")
    text.mentions[1] = replace(text.mentions[1], apposition=text.mentions[0].span)
    assert text.resolve() == [["A drone maker", "Orlik Works"]]
    assert text.entities()[0].name == "Orlik Works"


def test_times_and_amounts_are_no_parties() -> None:
    assert Text("[time May] [quantity 40] [money $3] [goods:drone drones]").resolve() == []


@pytest.mark.parametrize(
    ("short", "known", "person", "agree"),
    [
        ("Keller", "Anna Keller", True, True),
        ("Kaveh Keller", "Anna Keller", True, False),
        ("Anna", "Anna Keller", True, False),
        ("the Orlik Works", "Orlik Works", False, True),
        ("Orlik", "Orlik Works", False, True),
        ("Sokol", "Sokolvarsk", False, False),
        ("REB", "Ruritanian Export Bank", False, True),
        ("reb", "Ruritanian Export Bank", False, False),
        ("—", "Orlik Works", False, False),
    ],
)
def test_which_names_agree(short: str, known: str, person: bool, agree: bool) -> None:
    assert names_agree(short, known, person=person) is agree


@given(st.text(max_size=20), st.text(max_size=20), st.booleans())
@settings(deadline=None)
def test_a_name_agrees_with_itself_and_agreement_has_no_order_but_for_acronyms(left: str, right: str, person: bool) -> None:
    assert names_agree(left, left, person=person)
    if not left.isupper() and not right.isupper():
        assert names_agree(left, right, person=person) == names_agree(right, left, person=person)
    assert fold_name(fold_name(left)) == fold_name(fold_name(fold_name(left)))


MENTIONS = st.lists(
    st.sampled_from(
        ["[person Anna Keller]", "[person Keller]", "[person He]", "[organisation Orlik Works]", "[organisation:company the company]",
         "[organisation It]", "[group:rebel the rebels]", "[group They]", "[place Zenda]", "[goods:drone drones]", "[vessel Laleh Star]"]
    ),
    max_size=12,
)  # fmt: skip


@given(MENTIONS)
@settings(deadline=None)
def test_no_mention_is_of_two_parties_and_order_does_not_matter(parts: list[str]) -> None:
    text = Text(" saw ".join(parts))
    entities = text.entities()
    of_mentions = [number for entity in entities for number in entity.mentions]
    assert len(of_mentions) == len(set(of_mentions))
    assert set(of_mentions) <= {mention.id for mention in text.mentions}
    assert len({entity.id for entity in entities}) == len(entities)
    assert resolve("r1", text.mentions[::-1]) == entities
    assert all(entity.name and entity.name not in entity.aliases for entity in entities)
