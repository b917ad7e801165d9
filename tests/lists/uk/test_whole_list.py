"""The parties of a real edition, put back from a third party's tables into the publisher's CSV form, are all read."""

import csv
import os
from pathlib import Path

import pytest

from hearsay.lists.registry import read_list

ROOT = Path(__file__).parents[3]
TABLES = Path(os.environ.get("HEARSAY_SHARED", ROOT.parent / "shared")) / "data" / "lists" / "uk_sanctions_list_2026-05_derived"
KINDS = {"primary": "Primary Name", "primary_variation": "Primary name variation", "alias": "Alias"}
STRENGTHS = {"": "", "good_quality_aka": "Good quality a.k.a", "low_quality_aka": "Low quality a.k.a"}
NAMES = {f"Name {part}": f"name_{part}" for part in (6, 1, 2, 3, 4, 5)}


def rows(table: str) -> list[dict[str, str]]:
    with (TABLES / table).open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.data
def test_every_party_and_every_name_is_read(tmp_path: Path) -> None:
    if not TABLES.exists():
        pytest.skip(f"{TABLES} is not here")
    header = (ROOT / "tests/lists/samples/uk-fcdo.list.csv").read_text("utf-8").splitlines()[1].split(",")
    subjects = {row["unique_id"]: row for row in rows("subjects.csv")}
    path = tmp_path / "UK-Sanctions-List.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        file.write("Report Date: 01-May-2026\n")
        writer = csv.DictWriter(file, header)
        writer.writeheader()
        for row in rows("subject_names.csv"):
            subject = subjects[row["unique_id"]]
            cells = {column: row[source] for column, source in NAMES.items()}
            cells |= {
                "Unique ID": row["unique_id"],
                "Name type": KINDS[row["name_type"]],
                "Alias strength": STRENGTHS[row["alias_strength"]],
            }
            cells |= {"Designation Type": subject["subject_type"].title(), "Date Designated": subject["date_designated"]}
            writer.writerow(cells | {"Sanctions Imposed": "Asset freeze"})
    edition, listings = read_list("uk-fcdo", path)
    assert (edition.date, len(listings)) == ("2026-05-01", 6046)
    printed = {(row["unique_id"], " ".join(row["full_name"].split()).casefold()) for row in rows("subject_names.csv")}
    read = {(listing.publisher_id, name.text.casefold()) for listing in listings for name in listing.names}
    assert len(printed - read) <= len(printed) * 0.02
