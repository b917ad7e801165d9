"""Tables hold what a reading says, with every column whatever is missing; a file is there whole or not at all."""

from pathlib import Path

import pyarrow.parquet as pq
import pytest

from hearsay.nouns import (
    Claim,
    ClaimTime,
    Edition,
    Entity,
    Failure,
    Match,
    Mention,
    MoneyValue,
    QuantityValue,
    Reading,
    Reason,
    Report,
    Span,
    TimeValue,
)  # fmt: skip
from hearsay.running.tables import SCHEMAS, count_parts, make_tables, part_sizes, read_part, write_part

TEXT = "Sokolvarsk LLC sold 40 drones for 2 million dollars in May."
REPORT = Report(TEXT, "0" * 64, "Drones", publisher="The Zenda Post", published_at="2025-06-14")
WHO, HOW_MANY = Mention(Span(0, 14), TEXT[:14], "organisation"), Mention(Span(20, 22), "40", "quantity", value=QuantityValue(40, 40))
SUM, WHEN = (
    Mention(Span(34, 51), TEXT[34:51], "money", value=MoneyValue(2e6, None, "USD")),
    Mention(Span(55, 58), "May", "time", value=TimeValue("2025-05-01", "2025-05-31")),
)
CLAIM = Claim(
    REPORT.id, "transfer", (Span(0, 59),), (("supplier", (WHO.id,)), ("quantity", (HOW_MANY.id,))), source=(WHO.id,),
    time=ClaimTime(WHEN.span, "May", TimeValue("2025-05-01", "2025-05-31")), reasons=("“sold” names it",),
)  # fmt: skip
ENTITY = Entity(REPORT.id, "Sokolvarsk LLC", "organisation", (WHO.id,), ("Sokolvarsk",))
MATCH = Match(ENTITY.id, "un-sc:1", "SOKOLVARSK", 0.9, Edition("un-sc", None, "1" * 64), (Reason("name", 0.9, "the same words"),))
READING = Reading(REPORT, (WHO, HOW_MANY, SUM, WHEN), (), (CLAIM,), (ENTITY,), (MATCH,))


def test_a_claim_stands_with_its_words_and_dates() -> None:
    [row] = make_tables([READING])["claims"].to_pylist()
    assert (row["words"], row["from"], row["to"], row["source_words"]) == ([TEXT], "2025-05-01", "2025-05-31", ["Sokolvarsk LLC"])
    assert row["roles"][0] == {"role": "supplier", "mentions": ["m0-14"], "words": ["Sokolvarsk LLC"]}


def test_amounts_and_times_stand_with_the_mentions() -> None:
    rows = {row["text"]: row for row in make_tables([READING])["mentions"].to_pylist()}
    assert (rows["40"]["low"], rows[SUM.text]["unit"], rows["May"]["from"], rows["Sokolvarsk LLC"]["entity"]) == (
        40.0, "USD", "2025-05-01", ENTITY.id,
    )  # fmt: skip


def test_every_table_has_its_columns_though_nothing_was_read() -> None:
    tables = make_tables([Reading(None, failure=Failure("a", "NotText", "no text"))])
    assert {name: (table.schema, table.num_rows) for name, table in tables.items()} == {name: (s, 0) for name, s in SCHEMAS.items()}


def test_a_file_is_whole_or_not_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from fsspec.implementations.local import LocalFileSystem

    write_part(str(tmp_path), 7, [READING], [Failure("b", "NotText", "no\ntext")])
    assert pq.read_table(tmp_path / "matches" / "part-000007.parquet").to_pylist()[0]["list"] == "un-sc"
    assert (tmp_path / "failures" / "part-000007.jsonl").read_text(encoding="ascii").count("\n") == 1

    def fail(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(LocalFileSystem, "mv", fail)
    with pytest.raises(OSError, match="No space"):
        write_part(str(tmp_path), 8, [READING], [])
    assert not [path for path in tmp_path.rglob("*") if "000008" in path.name]


def test_a_failure_that_was_mended_leaves_no_line_behind(tmp_path: Path) -> None:
    write_part(str(tmp_path), 1, [], [Failure("b", "NotText", "no text")])
    write_part(str(tmp_path), 1, [READING], [])
    assert (tmp_path / "failures" / "part-000001.jsonl").read_text(encoding="ascii") == ""


def test_other_stores_are_written_as_well() -> None:
    import fsspec

    write_part("memory://out", 0, [READING], [])
    assert pq.read_table(fsspec.open("memory://out/claims/part-000000.parquet").open()).num_rows == 1


def test_what_weighing_needs_comes_back(tmp_path: Path) -> None:
    write_part(str(tmp_path), 0, [READING], [])
    [back] = read_part(str(tmp_path), 0)
    assert (back.report, back.entities, count_parts(str(tmp_path))) == (REPORT, READING.entities, 1)
    assert part_sizes(str(tmp_path)) == [(tmp_path / "claims" / "part-000000.parquet").stat().st_size]
    assert [claim.id for claim in back.claims] == [CLAIM.id]
    assert [(one.id, one.text, one.kind, one.value) for one in back.mentions] == [
        (one.id, one.text, one.kind, one.value) for one in READING.mentions
    ]
    assert back.claims[0].time is not None
    assert back.claims[0].time.value == TimeValue("2025-05-01", "2025-05-31")
