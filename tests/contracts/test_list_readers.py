"""What holds for every list reader, on the examples and, where it is at hand, on real data."""

import os
from pathlib import Path
from typing import get_args

import pytest

from hearsay.casefile.listings import read_listing, write_listing
from hearsay.lists.dates import read_dates
from hearsay.lists.interface import ReadList
from hearsay.lists.registry import read_list
from hearsay.nouns import Schema

ROOT = Path(__file__).parents[2]
SHARED = Path(os.environ.get("HEARSAY_SHARED", ROOT.parent / "shared")) / "data" / "lists"
EXAMPLES = {name: ROOT / "examples" / "lists" / name for name in ("us-ofac-sdn", "un-sc", "ua-war-sanctions")}
REAL = {
    "us-ofac-sdn": SHARED / "us_ofac_sdn",
    "un-sc": SHARED / "un",
    "ua-war-sanctions": SHARED / "ua_war_sanctions",
    "us-ofac-cons": SHARED / "us_ofac_consolidated" / "consolidated_2025-03-28.xml",
    "eu-fsf": SHARED / "eu" / "fsd_whole_2016-02-11.xml",
    "eu-journal": SHARED / "eu" / "journal_2026-08",
    "uk-ofsi": SHARED / "uk_ofsi" / "ConList_2018-04-13.csv",
    "au-dfat": SHARED / "au_dfat",
    "ca-sema": SHARED / "ca_sema",
    "jp-meti": SHARED / "jp_meti",
    "us-bis-dpl": SHARED / "us_bis",
    "cn-mofcom": SHARED / "cn_mofcom_mfa",
}
COUNTS = {
    "us-ofac-sdn": 14965, "un-sc": 1011, "ua-war-sanctions": 5600, "us-ofac-cons": 443, "eu-fsf": 595, "eu-journal": 8424,
    "uk-ofsi": 2106, "au-dfat": 3846, "ca-sema": 4759, "jp-meti": 644, "us-bis-dpl": 417, "cn-mofcom": 567,
}  # fmt: skip


@pytest.fixture(
    params=[*(("example", name) for name in EXAMPLES), *(pytest.param(("real", name), marks=pytest.mark.data) for name in REAL)]
)
def list_read(request: pytest.FixtureRequest) -> ReadList:
    kind, name = request.param
    path = (EXAMPLES if kind == "example" else REAL)[name]
    if not path.exists():
        pytest.skip(f"{path} is not here")
    return read_list(name, path, any_size=kind == "example")


def test_every_list_is_dated_and_whole(list_read: ReadList) -> None:
    edition, listings = list_read
    assert edition.date is not None
    assert read_dates(edition.date) == (edition.date,)
    assert len(edition.sha256) == 64
    assert len(listings) in (COUNTS[edition.list], *range(6, 13))
    assert len({listing.id for listing in listings}) == len(listings)
    assert {listing.list for listing in listings} == {edition.list}


def test_every_listing_is_clean(list_read: ReadList) -> None:
    for listing in list_read.listings:
        assert listing.schema in get_args(Schema)
        assert listing.names[0].kind == "primary"
        texts = [listing.publisher_id, *(name.text for name in listing.names), *listing.addresses, *listing.countries]
        texts += [identifier.value for identifier in listing.identifiers]
        assert all(text and text == text.strip() and "-0-" not in text.split() and "\x1a" not in text for text in texts), listing.id
        assert all(read_dates(date) == (date,) for date in listing.birth_dates)


def test_every_listing_survives_being_kept(list_read: ReadList) -> None:
    assert all(read_listing(write_listing(listing)) == listing for listing in list_read.listings)
