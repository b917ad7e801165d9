from pathlib import Path

import pytest
import spacy

from hearsay.nouns import MentionKind
from hearsay.reading import gazetteer
from hearsay.reading.gazetteer import Found, known_names, load_gazetteer, split_name

DATA = Path(gazetteer.__file__).parent / "languages" / "en"
NLP = spacy.blank("en")
MEMBERS = (
    "af al dz ad ao ag ar am au at az bs bh bd bb by be bz bj bt bo ba bw br bn bg bf bi cv kh cm ca cf td cl cn co km cg cr hr cu "
    "cy cz ci kp cd dk dj dm do ec eg sv gq er ee sz et fj fi fr ga gm ge de gh gr gd gt gn gw gy ht hn hu is in id ir iq ie il it "
    "jm jp jo kz ke ki kw kg la lv lb ls lr ly li lt lu mg mw my mv ml mt mh mr mu mx fm mc mn me ma mz mm na nr np nl nz ni ne ng "
    "mk no om pk pw pa pg py pe ph pl pt qa kr md ro ru rw kn lc vc ws sm st sa sn rs sc sl sg sk si sb so za ss es lk sd sr se ch "
    "sy tj th tl tg to tt tn tr tm tv ug ua ae gb tz us uy uz vu ve vn ye zm zw "
)
"""The 193 members of the United Nations."""


def find_in(text: str) -> list[tuple[str, str]]:
    """Return the known names of a sentence as (words, what they stand for)."""
    words = [token.text for token in NLP(text)]
    return [(" ".join(words[found.start : found.end]), found.entry.name) for found in load_gazetteer().find(words)]


def test_every_known_name_is_found_whole_as_spacy_cuts_it() -> None:
    lost = []
    for text, _ in known_names():
        for written in {text, text.replace("'", "’")}:
            words = [token.text for token in NLP(f"then {written} said")]
            if not any((found.start, found.end) == (1, len(words) - 1) for found in load_gazetteer().find(words)):
                lost.append(written)
    assert lost == []


def test_no_name_stands_for_two_things() -> None:
    stands_for: dict[str, str] = {}
    assert [text for text, entry in known_names() if stands_for.setdefault(text, entry.name) != entry.name] == []


def test_every_member_of_the_united_nations_is_known() -> None:
    known = {entry.country for _, entry in known_names() if entry.kind == "country"}
    assert len(MEMBERS.split()) == 193
    assert set(MEMBERS.split()) <= known


@pytest.mark.parametrize(
    ("text", "name", "kind", "entity_kind", "role"),
    [
        ("Russian Federation", "Russia", "country", None, "name"),
        ("Syrian Arab Republic", "Syria", "country", None, "name"),
        ("DPRK", "North Korea", "country", None, "name"),
        ("Côte d’Ivoire", "Ivory Coast", "country", None, "name"),
        ("Persian", "Iran", "group", "country", "adjective"),
        ("Emirati", "United Arab Emirates", "group", "country", "adjective"),
        ("Britons", "United Kingdom", "group", "country", "national"),
        ("Moscow", "Russia", "place", "country", "metonym"),
        ("Kiev", "Ukraine", "place", "country", "metonym"),
        ("Zhongnanhai", "China", "place", "country", "metonym"),
        ("Brussels", "European Union", "place", "organisation", "metonym"),
        ("White House", "White House", "organisation", None, "name"),
        ("Ansar Allah", "Houthis", "organisation", None, "name"),
        ("al-Qa’ida", "al-Qaeda", "organisation", None, "name"),
        ("OFAC", "Office of Foreign Assets Control", "organisation", None, "name"),
        ("Rosoboroneksport", "Rosoboronexport", "organisation", None, "name"),
        ("Geran-2", "Shahed-136", "goods", None, "name"),
        ("F-16s", "F-16", "goods", None, "name"),
        ("Crimea", "Crimea", "place", None, "name"),
        ("JCPOA", "Joint Comprehensive Plan of Action", "document", None, "name"),
    ],
)
def test_a_name_says_what_it_is_and_what_it_stands_for(
    text: str, name: str, kind: MentionKind, entity_kind: MentionKind | None, role: str
) -> None:
    words = [token.text for token in NLP(text)]
    [found] = load_gazetteer().find(words)
    assert (found.start, found.end) == (0, len(words))
    assert (found.entry.name, found.entry.kind, found.entry.entity_kind, found.entry.role) == (name, kind, entity_kind, role)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("US officials told us that Turkey eats turkey.", [("US", "United States"), ("Turkey", "Turkey")]),
        ("South Korean and Iranian-backed men in the U.S.",
         [("South Korean", "South Korea"), ("Iranian", "Iran"), ("U.S.", "United States")]),
        ("Iran’s envoy and North Korea's", [("Iran", "Iran"), ("North Korea", "North Korea")]),
        ("The Washington Post said Washington lied", [("The Washington Post", "The Washington Post"), ("Washington", "United States")]),
        ("in New Mexico, Northern Ireland and the Persian Gulf",
         [("New Mexico", "New Mexico"), ("Northern Ireland", "Northern Ireland"), ("Persian Gulf", "Persian Gulf")]),
        ("PEOPLE'S REPUBLIC OF CHINA", [("PEOPLE 'S REPUBLIC OF CHINA", "China")]),
        ("IRAN DENIES ARMING HOUTHIS", [("IRAN", "Iran")]),
        ("reading the post at times", []),
    ],
)  # fmt: skip
def test_the_longest_name_is_found_and_capitals_count(text: str, found: list[tuple[str, str]]) -> None:
    assert find_in(text) == found


def test_a_paper_whose_short_name_others_share_stands_for_itself() -> None:
    assert find_in("the Times reported") == [("the Times", "The Times")]


@pytest.mark.parametrize("words", [[], ["the"], ["People"], ["Islamic", "Republic", "of"]])
def test_words_that_only_begin_a_name_are_no_name(words: list[str]) -> None:
    assert all(isinstance(found, Found) and len(found.entry.name) > 3 for found in load_gazetteer().find(words))
    assert load_gazetteer().find(["People"]) == []


@pytest.mark.parametrize(
    ("lemma", "kind"),
    [
        ("company", "organisation"), ("Company", "organisation"), ("drone", "goods"), ("official", "person"), ("troop", "group"),
        ("plant", "facility"), ("tanker", "vessel"), ("province", "place"), ("indictment", "document"), ("minister", "person"),
        ("euro", "money"), ("happiness", None),
    ],
)  # fmt: skip
def test_a_head_noun_says_what_it_names(lemma: str, kind: MentionKind | None) -> None:
    assert load_gazetteer().noun_kind(lemma) == kind


def test_titles_show_a_gender_where_they_have_one() -> None:
    gender = load_gazetteer().title_gender
    assert [gender(word) for word in ("Mr.", "Spokesman", "son")] == ["male"] * 3
    assert [gender(word) for word in ("Ms", "spokeswoman", "Baroness")] == ["female"] * 3
    assert [gender(word) for word in ("General", "President", "miss", "")] == [None] * 4


def test_publishers_and_authorities_are_told_apart() -> None:
    known = load_gazetteer()
    assert all(known.is_publisher(name) for name in ("Reuters", "AP", "the New York Times", "Tasnim"))
    assert all(known.is_authority(name) for name in ("OFAC", "the U.S. Treasury", "European Union", "SECO", "NSDC"))
    assert not any(known.is_publisher(name) or known.is_authority(name) for name in ("Rostec", "Iran", "Acme", ""))


def test_every_data_file_says_what_it_is_and_where_it_is_from() -> None:
    for name in ("countries", "organisations", "places", "weapons", "documents"):
        head = [line for line in (DATA / f"{name}.tsv").read_text(encoding="utf-8").splitlines()[:8] if line.startswith("# ")]
        assert "ompiled by the project" in " ".join(head)


def test_a_name_is_split_where_spacy_splits_it() -> None:
    assert split_name("Kurdistan Workers’ Party") == ("Kurdistan", "Workers", "'", "Party")
    assert split_name("al-Qaeda") == ("al", "-", "Qaeda")
    assert split_name("Shahed-136") == ("Shahed-136",)
