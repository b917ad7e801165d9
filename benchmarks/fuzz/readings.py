"""Any text, read, resolved, screened and printed: offsets hold, and odd text takes no odd time."""

import json
from pathlib import Path

from benchmarks.fuzz.target import Target, expect

from hearsay.lists.registry import read_list
from hearsay.nouns import Reading, Report, Span
from hearsay.running.pipeline import Pipeline
from hearsay.running.settings import Settings
from hearsay.screening.screening import Screener
from hearsay.showing.export.json_lines import reading_to_row, to_line

NAMES = ("reading",)

ODD = (
    "\u200b", "\u202e", "\u0301" * 30, "🚀", "👩‍👩‍👧", "\x00", "\x1b[31m", "\ufeff", "ﬁ", "İ", "ß", "\r\n", "\n\n", "\t", "\u2028", "\u00a0", "“", "”", "’", "«",
    "»", "—", "...", "?!", "((((", "))))", "\ufffd", "مصادر", "官员", "Чиновники", "a" * 300, "A.B.C.", "$$$", "№", "http://a.example/?x=1", "@", "#", "|", "*",
)  # fmt: skip
TEXTS = (
    "Ruritania's Orlik Works sold nearly 50 drones to the Free Aral Brigade in May, two officials said on Thursday.",
    "The company denied it. “We have sold nothing”, its director, Rudolf Hentzau, told the Zenda Post, citing a letter of 3 June 2024.",
    "According to the ministry, which did not rule out that it had been deceived, the vessel Aurora (IMO 9123456) carried 1,200 shells worth $3m.",
    "• Sources: the paper reported that people familiar with the talks said Graustark may train pilots; he, she and they declined to comment.\n- no",
)  # fmt: skip


def make(_name: str) -> Target:
    """Return the target; names are screened against an example list."""
    edition, listings = read_list("un-sc", Path(__file__).parents[2] / "examples" / "lists" / "un-sc", any_size=True)
    pipeline = Pipeline(Settings(), screener=Screener([(edition, listing) for listing in listings]))

    def run(data: bytes) -> None:
        report = Report(data.decode("utf-8", "replace"), "0" * 64, published_at="2025-06-12")
        check(pipeline.read_report(report))

    words = sorted({word for text in TEXTS for word in text.split()})
    return Target(
        run,
        tuple(text.encode() for text in TEXTS),
        tuple(f" {word} ".encode() for word in words) + tuple(one.encode() for one in ODD),
        30.0,
        6000,
    )


def check(reading: Reading) -> None:
    """Raise Wrong where a reading does not fit its text, or its parts do not fit each other."""
    assert reading.report is not None
    text = reading.report.text

    def fits(span: Span) -> None:
        expect(0 <= span.start < span.end <= len(text), "a span out of the text")

    mentions = {mention.id for mention in reading.mentions}
    expect(len(mentions) == len(reading.mentions), "two mentions of one id")
    for mention in reading.mentions:
        fits(mention.span)
        expect(mention.span.of(text) == mention.text, "a mention whose words are not those of its span")
    attributions = {one.id for one in reading.attributions}
    for one in reading.attributions:
        for span in (*one.source, *one.cue, *one.content):
            fits(span)
        expect(one.outer is None or one.outer in attributions, "an outer attribution that is not there")
    expect(len({claim.id for claim in reading.claims}) == len(reading.claims), "two claims of one id")
    for claim in reading.claims:
        for span in claim.evidence:
            fits(span)
        expect(bool(claim.evidence), "a claim without evidence")
        expect({one for _, ids in claim.roles for one in ids} | set(claim.source) <= mentions, "a mention that is not there")
        expect(claim.attribution is None or claim.attribution in attributions, "an attribution that is not there")
        if claim.time is not None:
            fits(claim.time.span)
    for entity in reading.entities:
        expect(set(entity.mentions) <= mentions, "an entity's mention that is not there")
    json.loads(to_line(reading_to_row(reading)))
