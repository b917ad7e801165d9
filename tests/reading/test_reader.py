"""The shipped reader on plain sentences with invented parties: what stands in them plainly is read so."""

from dataclasses import dataclass
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hearsay.errors import ReadingError
from hearsay.nouns import Claim, Mention, Report, Span
from hearsay.reading.reader import LONGEST, Reader

REPORT = """\
Ministry denies drone sale

VARDAGRAD, June 12 - Vardania sold 40 drones to Tirazh in May, two officials said on Thursday. The foreign ministry denied that it had
supplied weapons to the rebels. “We have never sold anything to anyone,” said Anna Keller, a spokeswoman for Sokolvarsk Aerosystems.

Customs officers seized 500 grenades at the port of Zenda last week, according to a report by the coast guard. The company, which makes
engines, reportedly paid $3 million to a front company. Tirazh plans to build a drone factory in the north.
"""


@dataclass(frozen=True)
class Read:
    """What was read from a sentence, with claims as the words of their mentions."""

    text: str
    claims: tuple[Claim, ...]
    mentions: dict[str, Mention]

    def words(self, ids: tuple[str, ...]) -> list[str]:
        return [self.mentions[number].text for number in ids]

    def of(self, kind: str) -> Claim:
        """Return the one claim of a kind."""
        (claim,) = (claim for claim in self.claims if claim.kind == kind)
        return claim


def read(reader: Reader, text: str) -> Read:
    mentions, _, claims = reader.read(Report(text, "a" * 64, published_at="2025-06-12"))
    return Read(text, claims, {mention.id: mention for mention in mentions})


PLAIN: dict[str, tuple[str, dict[str, str], dict[str, Any]]] = {
    "Vardania sold 40 drones to Tirazh in May, two officials said.": (
        "transfer",
        {"supplier": "Vardania", "recipient": "Tirazh", "goods": "40 drones"},
        {"polarity": "positive", "certainty": "certain", "tense": "past", "sourcing": "unnamed", "source": ["two officials"]},
    ),
    "The ministry denied that it had supplied weapons to the rebels.": (
        "transfer",
        {"supplier": "it", "recipient": "the rebels", "goods": "weapons"},
        {"polarity": "negative", "tense": "past", "sourcing": "named", "source": ["The ministry"]},
    ),
    "Sokolvarsk Aerosystems reportedly sold rifles to the militia.": (
        "transfer",
        {"recipient": "the militia", "goods": "rifles"},
        {"polarity": "positive", "certainty": "possible", "sourcing": "unnamed", "source": []},
    ),
    "Vardania will supply 200 rockets to Tirazh, President Bolat Suyenbay said.": (
        "transfer",
        {"supplier": "Vardania", "recipient": "Tirazh"},
        {"tense": "future", "sourcing": "named", "source": ["Bolat Suyenbay"]},
    ),
    "Vardania has not sold any weapons to Tirazh, the foreign ministry said in a statement.": (
        "transfer",
        {"supplier": "Vardania", "recipient": "Tirazh"},
        {"polarity": "negative", "sourcing": "named", "source": ["the foreign ministry"]},
    ),
    "Vardania sold no drones to Tirazh.": (
        "transfer",
        {"supplier": "Vardania", "recipient": "Tirazh"},
        {"polarity": "negative", "sourcing": "publisher", "source": []},
    ),
    "Vardania probably delivered the rifles to the militia.": (
        "transfer",
        {"supplier": "Vardania", "recipient": "the militia", "goods": "the rifles"},
        {"certainty": "probable", "tense": "past"},
    ),
    "Vardania may have sold missiles to Tirazh.": ("transfer", {"supplier": "Vardania"}, {"certainty": "possible", "polarity": "positive"}),
    "Vardania has been accused of supplying missiles to the rebels.": (
        "transfer",
        {"supplier": "Vardania", "recipient": "the rebels", "goods": "missiles"},
        {"polarity": "positive", "certainty": "possible", "sourcing": "unnamed", "source": []},
    ),
    "The Zenda Courier reported that two officials had said Vardania sold drones to Tirazh.": (
        "transfer",
        {"supplier": "Vardania", "recipient": "Tirazh", "goods": "drones"},
        {"sourcing": "unnamed", "source": ["Zenda Courier", "two officials"]},
    ),
    "The ministry denied selling drones to Tirazh.": (
        "transfer",
        {"supplier": "The ministry", "recipient": "Tirazh", "goods": "drones"},
        {"polarity": "negative", "sourcing": "named", "source": ["The ministry"]},
    ),
    "“We have never supplied weapons to anyone,” said Anna Keller, a spokeswoman for Sokolvarsk Aerosystems.": (
        "transfer",
        {"supplier": "We", "goods": "weapons"},
        {"polarity": "negative", "sourcing": "named", "source": ["Anna Keller"]},
    ),
    "The company plans to build a drone factory in Zenda.": ("produce", {"producer": "The company"}, {"tense": "future"}),
    "The company recruited engineers from Tirazh.": ("recruit", {"employer": "The company", "recruit": "engineers"}, {"tense": "past"}),
    "Vardanian instructors trained the soldiers.": ("train", {"trainer": "Vardanian instructors", "trainee": "the soldiers"}, {}),
    "The Ruritanian navy deployed two frigates to the bay.": ("deploy", {"deployed": "two frigates"}, {"tense": "past"}),
    "Rebels attacked the airport with drones on Friday.": ("attack", {"attacker": "Rebels", "weapon": "drones"}, {"tense": "past"}),
    "Vardania backs the rebels.": ("support", {"supporter": "Vardania", "supported": "the rebels"}, {"tense": "present"}),
    "Vardania imposed sanctions on Sokolvarsk Aerosystems on Tuesday.": (
        "sanction",
        {"authority": "Vardania", "target": "Sokolvarsk Aerosystems"},
        {"polarity": "positive", "tense": "past", "sourcing": "publisher"},
    ),
    "The trader evaded sanctions through a front company.": ("evade", {"measure": "sanctions", "means": "a front company"}, {}),
    "The bank paid $3 million to the militia.": ("finance", {"payer": "The bank", "payee": "the militia"}, {"tense": "past"}),
    "Customs officers confiscated 500 grenades at the port.": ("seize", {"authority": "Customs officers"}, {"tense": "past"}),
    "Vardania and Tirazh signed an agreement on military cooperation.": ("cooperate", {"party": "Vardania"}, {"tense": "past"}),
    "The workshop converted the boats into unmanned vessels.": ("modify", {"goods": "the boats"}, {"tense": "past"}),
}


@pytest.mark.parametrize("text", PLAIN)
def test_plain_sentences_are_read_as_they_stand(reader: Reader, text: str) -> None:
    kind, roles, attributes = PLAIN[text]
    found = read(reader, text)
    claim = found.of(kind)
    for role, filler in roles.items():
        assert filler in found.words(claim.fillers(role)), role
    for name, value in attributes.items():
        assert (found.words(claim.source) if name == "source" else getattr(claim, name)) == value, name


@pytest.mark.parametrize("text", ["Analysts said the weather was fine. The museum opened at noon.", "Children sang in the square."])
def test_where_nothing_of_the_sort_happens_there_is_no_claim(reader: Reader, text: str) -> None:
    assert read(reader, text).claims == ()


@pytest.mark.parametrize(
    ("text", "polarity", "certainty", "sources"),
    [
        ("The ministry did not deny that it had sold drones to Tirazh.", "positive", "possible", ["The ministry"]),
        ("A ministry spokesman neither confirmed nor denied that Vardania sold drones.", "positive", "possible", ["A ministry spokesman"]),
        ("Vardania has refused to say whether it sold drones to Tirazh.", "positive", "possible", ["Vardania"]),
        ("There is no evidence that Vardania sold drones to Tirazh.", "negative", "probable", []),
        ("The Courier quoted officials as saying that Tirazh had received 20 drones.", "positive", "certain", ["Courier", "officials"]),
        ("Reports have emerged that Vardania shipped rifles to the rebels.", "positive", "certain", ["Reports"]),
    ],
)
def test_what_is_left_open_or_unproved_is_not_asserted(
    reader: Reader, text: str, polarity: str, certainty: str, sources: list[str]
) -> None:
    found = read(reader, text)
    claim = found.of("transfer")
    assert (claim.polarity, claim.certainty, found.words(claim.source)) == (polarity, certainty, sources)


def test_a_question_claims_nothing(reader: Reader) -> None:
    assert read(reader, "Q: Did Vardania sell drones to Tirazh?").claims == ()


def test_who_is_called_on_does_it(reader: Reader) -> None:
    found = read(reader, "Vardania called on Tirazh to stop supplying weapons to the rebels.")
    assert found.words(found.of("transfer").fillers("supplier")) == ["Tirazh"]


def test_words_about_time_and_number_get_their_values(reader: Reader) -> None:
    found = read(reader, "Vardania sold 40 drones to Tirazh in May, two officials said.")
    claim = found.of("transfer")
    assert claim.time is not None
    assert claim.time.value is not None
    assert (claim.time.value.start, claim.time.value.end) == ("2025-05-01", "2025-05-31")
    assert found.words(claim.fillers("quantity")) == ["40"]


def check(reader: Reader, text: str) -> None:
    """Check that every span lies in the text and everything that is named exists."""
    mentions, attributions, claims = reader.read(Report(text, "a" * 64))
    known = {mention.id: mention for mention in mentions}
    assert len(known) == len(mentions)

    def lies_within(span: Span) -> bool:
        return 0 <= span.start < span.end <= len(text)

    for mention in mentions:
        assert lies_within(mention.span)
        assert mention.text == text[mention.span.start : mention.span.end]
        assert mention.text == mention.text.strip()
        assert mention.apposition is None or any(other.span == mention.apposition for other in mentions)
    ids = [attribution.id for attribution in attributions]
    assert len(set(ids)) == len(ids)
    for attribution in attributions:
        assert all(lies_within(span) for span in attribution.source + attribution.cue + attribution.content)
        assert attribution.outer is None or attribution.outer in ids
    assert len({claim.id for claim in claims}) == len(claims)
    for claim in claims:
        assert claim.evidence
        assert all(lies_within(span) for span in claim.evidence)
        assert claim.trigger is None or lies_within(claim.trigger)
        assert {number for _, fillers in claim.roles for number in fillers} | set(claim.source) <= set(known)
        assert claim.attribution is None or claim.attribution in ids
        if claim.time is not None:
            assert claim.time.text == claim.time.span.of(text)
            assert any(mention.kind == "time" and mention.span == claim.time.span for mention in mentions)
        assert (claim.sourcing == "publisher") <= (claim.source == ())


def test_every_span_is_the_words_it_stands_for(reader: Reader) -> None:
    check(reader, REPORT)
    assert len(read(reader, REPORT).claims) >= 5


PARTS = st.sampled_from(
    ["Vardania", "sold", "40", "drones", "to", "Tirazh", "said", "denied", "that", "it", "the", "ministry", "officials", "“", "”", ",", ".",
     " ", " ", " ", "\n", "\r\n", "\x00", "\u200f", "🛩️", "in May", "accused of", "supplying", "'s", "$3 million", "sanctions", "(", ")"]
)  # fmt: skip


@given(st.lists(PARTS, max_size=70).map("".join))
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_spans_hold_whatever_the_words(reader: Reader, text: str) -> None:
    check(reader, text)


@given(st.text(max_size=80))
@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_spans_hold_whatever_the_text(reader: Reader, text: str) -> None:
    check(reader, text)


@pytest.mark.parametrize("text", ["", " ", "\n\r\n\t", "\x00"])
def test_where_there_is_nothing_nothing_is_read(reader: Reader, text: str) -> None:
    assert read(reader, text).claims == ()


def test_reading_twice_gives_the_same(reader: Reader) -> None:
    report = Report(REPORT, "a" * 64, published_at="2025-06-12")
    assert reader.read(report) == reader.read(report)


def test_a_report_as_long_as_a_book_is_refused_with_what_to_do(reader: Reader) -> None:
    with pytest.raises(ReadingError, match=r"book\.txt is .* characters long; split it"):
        reader.read(Report("a" * (LONGEST + 1), "a" * 64, url="book.txt"))
