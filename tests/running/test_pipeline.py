"""A path becomes a reading; what goes wrong with one report is its Failure, and the next is read all the same."""

from collections.abc import Callable
from pathlib import Path
from typing import cast

import pytest

from hearsay.errors import ReadingError
from hearsay.nouns import (
    Attribution,
    Claim,
    Edition,
    Entity,
    ListedName,
    Listing,
    Mention,
    MentionForm,
    MentionKind,
    Report,
    SecondReading,
    Span,
)
from hearsay.reading.reader import Reader
from hearsay.running.pipeline import Pipeline, is_name
from hearsay.running.second_reading import SecondReader
from hearsay.running.settings import LlmSettings, ReadingSettings, ScreeningSettings, Settings
from hearsay.screening.screening import Screener

EDITION = Edition("my-list", "2026-05-20", "a" * 64)
TEXT = "Sokolvarsk Aerosystems sold drones to Tirazh, two officials said. The company denied it."
Read = tuple[tuple[Mention, ...], tuple[Attribution, ...], tuple[Claim, ...]]


class FakeReader:
    """Finds the given words in any report; it cannot read a report that says "unreadable", and breaks over one that says "broken"."""

    def __init__(self, **mentions: MentionKind) -> None:
        self.wanted = {words.replace("_", " "): kind for words, kind in mentions.items()}

    def read(self, report: Report) -> Read:
        if "unreadable" in report.text:
            raise ReadingError("this cannot be read")
        if "broken" in report.text:
            raise KeyError("broken")
        mentions = []
        for words, kind in self.wanted.items():
            start = report.text.find(words)
            if start >= 0:
                form: MentionForm = "nominal" if words[1:].islower() else "name"
                mentions.append(Mention(Span(start, start + len(words)), words, kind, form, words.split()[-1].lower()))
        return tuple(sorted(mentions, key=lambda mention: mention.span)), (), ()


Make = Callable[..., Pipeline]


@pytest.fixture
def make_pipeline() -> Make:
    def make(reader: FakeReader | None = None, *, screener: Screener | None = None, settings: Settings | None = None) -> Pipeline:
        pipeline = Pipeline(settings or Settings(), screener=screener)
        pipeline.reader = cast(Reader, reader or FakeReader(Sokolvarsk_Aerosystems="organisation", Tirazh="place"))
        return pipeline

    return make


def write(folder: Path, name: str, text: str | bytes) -> str:
    path = folder / name
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return str(path)


def test_a_file_becomes_a_reading(tmp_path: Path, make_pipeline: Make) -> None:
    reading = make_pipeline().read_path(write(tmp_path, "report.txt", TEXT))
    assert reading.failure is None
    assert reading.report is not None
    assert reading.report.text == TEXT
    assert [mention.text for mention in reading.mentions] == ["Sokolvarsk Aerosystems", "Tirazh"]
    assert [entity.name for entity in reading.entities] == ["Sokolvarsk Aerosystems", "Tirazh"]
    assert all(entity.report == reading.report.id for entity in reading.entities)
    assert reading.matches == ()


def test_publisher_and_day_are_passed_through(tmp_path: Path, make_pipeline: Make) -> None:
    reading = make_pipeline().read_path(write(tmp_path, "report.txt", TEXT), published="2025-06-12", publisher="The Zenda Courier")
    assert reading.report is not None
    assert (reading.report.published_at, reading.report.publisher) == ("2025-06-12", "The Zenda Courier")


def test_a_second_reader_is_asked_where_there_is_one_and_its_claims_are_resolved(tmp_path: Path, make_pipeline: Make) -> None:
    class SecondReaderOfOrlik:
        def read_again(self, report: Report, mentions: object, attributions: object, claims: object) -> object:
            assert (mentions, attributions, claims) != ((), (), ())
            mention = Mention(Span(0, 22), report.text[:22], "organisation")
            claim = Claim(report.id, "transfer", (Span(0, 45),), (("supplier", (mention.id,)),))
            return (mention,), (claim,), SecondReading("small-model", "localhost", 1, 1, (claim.id,))

    pipeline = make_pipeline()
    assert pipeline.read_path(write(tmp_path, "report.txt", TEXT)).second_reader is None
    pipeline.second_reader = cast(SecondReader, SecondReaderOfOrlik())
    reading = pipeline.read_path(write(tmp_path, "report.txt", TEXT))
    assert reading.second_reader == SecondReading("small-model", "localhost", 1, 1, (reading.claims[0].id,))
    assert [entity.name for entity in reading.entities] == ["Sokolvarsk Aerosystems"]


def test_whatever_the_settings_say_no_connection_is_tried_without_a_second_reader(
    tmp_path: Path, make_pipeline: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("a connection was tried")

    monkeypatch.setattr("socket.socket", refuse)
    monkeypatch.setattr("httpx.Client", refuse)
    settings = Settings(llm=LlmSettings("http://127.0.0.1:9/v1", "small-model"))
    reading = make_pipeline(settings=settings).read_path(write(tmp_path, "report.txt", TEXT))
    assert (reading.failure, reading.second_reader) == (None, None)
    assert reading.mentions


def test_one_bad_report_never_stops_the_next(tmp_path: Path, make_pipeline: Make) -> None:
    pipeline = make_pipeline()
    paths = [
        str(tmp_path / "absent.txt"),
        write(tmp_path, "picture.jpg", b"\xff\xd8\xff\xe0\x00\x10JFIF\x00" + bytes(range(256)) * 8),
        write(tmp_path, "unreadable.txt", "An unreadable report of arms."),
        write(tmp_path, "broken.txt", "A broken report of arms."),
        write(tmp_path, "good.txt", TEXT),
    ]
    readings = [pipeline.read_path(path) for path in paths]
    failures = [reading.failure for reading in readings]
    assert [failure.error if failure else None for failure in failures] == ["NotFound", "NotText", "ReadingError", "KeyError", None]
    assert [failure.about if failure else None for failure in failures] == [*paths[:4], None]
    assert all(reading.report is None and not reading.mentions for reading in readings[:4])
    assert readings[4].entities


def test_a_fault_of_our_own_is_said_to_be_one(tmp_path: Path, make_pipeline: Make) -> None:
    path = write(tmp_path, "broken.txt", "A broken report of arms.")
    failure = make_pipeline().read_path(path).failure
    assert failure is not None
    assert path in failure.message
    assert "fault of hearsay" in failure.message


def screener() -> Screener:
    names = {"1": ("Sokolvarsk Aerosystems LLC", "Sokolvarsk AS"), "2": ("Orlik Works JSC",), "3": ("Sokolvarsk Aero Trading",)}
    return Screener(
        (EDITION, Listing("my-list", number, "Company", tuple(ListedName(name) for name in of))) for number, of in names.items()
    )


def test_possible_matches_sit_on_the_party_they_are_of(tmp_path: Path, make_pipeline: Make) -> None:
    reader = FakeReader(Sokolvarsk_Aerosystems="organisation", Orlik_Works="organisation", Anna_Keller="person")
    text = "Anna Keller of Orlik Works sued Sokolvarsk Aerosystems."
    reading = make_pipeline(reader, screener=screener()).read_path(write(tmp_path, "report.txt", text))
    names = {entity.id: entity.name for entity in reading.entities}
    best = {names[match.entity or ""]: match for match in reversed(reading.matches)}
    assert best["Orlik Works"].listing == "my-list:2"
    assert best["Sokolvarsk Aerosystems"].listing == "my-list:1"
    assert "Anna Keller" not in best
    assert all(match.edition == EDITION and match.reasons for match in reading.matches)


def test_each_partys_matches_come_best_first_one_a_listing_and_within_the_limits(tmp_path: Path, make_pipeline: Make) -> None:
    settings = Settings(screening=ScreeningSettings(threshold=0.1, limit=1))
    path = write(tmp_path, "report.txt", TEXT)
    every = make_pipeline(screener=screener(), settings=Settings(screening=ScreeningSettings(threshold=0.1))).read_path(path).matches
    assert [match.score for match in every] == sorted((match.score for match in every), reverse=True)
    assert len({(match.entity, match.listing) for match in every}) == len(every) > 1
    assert make_pipeline(screener=screener(), settings=settings).read_path(path).matches == every[:1]


def test_places_and_descriptions_are_not_screened(tmp_path: Path, make_pipeline: Make) -> None:
    listed = Listing("my-list", "1", "Company", (ListedName("Tirazh"), ListedName("The Company")))
    reader = FakeReader(Tirazh="place", The_company="organisation")
    reading = make_pipeline(reader, screener=Screener([(EDITION, listed)])).read_path(write(tmp_path, "report.txt", TEXT))
    assert len(reading.entities) == 2
    assert reading.matches == ()


@pytest.mark.parametrize(
    ("name", "known"), [("Orlik Works", True), ("company", False), ("two officials", False), ("Соколварск", True), ("قصر", True)]
)
def test_who_is_known_by_a_name(name: str, known: bool) -> None:
    assert is_name(Entity("r1", name, "organisation", ("m1",))) is known


def test_the_shipped_reader_reads_a_file_to_the_end(tmp_path: Path) -> None:
    pipeline = Pipeline(Settings(), screener=screener())
    reading = pipeline.read_path(write(tmp_path, "report.txt", TEXT), published="2025-06-12")
    assert reading.failure is None
    assert any(claim.kind == "transfer" for claim in reading.claims)
    assert {match.listing for match in reading.matches} >= {"my-list:1"}
    assert pipeline.read_path(write(tmp_path, "again.txt", TEXT), published="2025-06-12").claims


def test_the_fast_reader_reads_a_plain_sentence() -> None:
    report = Report("Officials said Sokolvarsk LLC sold drones to Tirazh.", "0" * 64)
    reading = Pipeline(Settings(reading=ReadingSettings(fast=True))).read_report(report)
    assert [claim.kind for claim in reading.claims] == ["transfer"]
