"""What real editions are known to hold is read from them."""

import os
from pathlib import Path

import pytest

from hearsay.errors import ListFormatError
from hearsay.lists.editions import compare_editions
from hearsay.lists.linking import link_listings
from hearsay.lists.registry import read_list

SHARED = Path(os.environ.get("HEARSAY_SHARED", Path(__file__).parents[3] / "shared")) / "data" / "lists"

pytestmark = [pytest.mark.data, pytest.mark.skipif(not SHARED.exists(), reason="the shared data are not here")]


@pytest.mark.parametrize(("old", "new", "counts"), [("2024-02-20", "2024-02-23", (553, 0, 8)), ("2024-02-28", "2024-03-04", (2, 86, 12))])
def test_consecutive_editions_differ_as_published(old: str, new: str, counts: tuple[int, int, int]) -> None:
    found = compare_editions(*(read_list("us-ofac-sdn", SHARED / "history" / f"sdn_{day}.csv").listings for day in (old, new)))
    assert (len(found.added), len(found.removed), len(found.changed)) == counts


def test_a_file_that_broke_off_is_refused() -> None:
    with pytest.raises(ListFormatError, match="unexpected end of data"):
        read_list("us-csl", SHARED / "us_csl" / "csl_2023-11_truncated.csv", any_size=True)


def test_one_company_on_the_lists_of_two_governments_is_linked_by_its_tax_number() -> None:
    sources = (("us-ofac-sdn", "history/sdn_2024-02-23.csv"), ("ua-war-sanctions", "ua_war_sanctions"))
    links = link_listings(listing for name, path in sources for listing in read_list(name, SHARED / path).listings)
    pairs = {(link.left, link.right): link for link in links}
    link = pairs["ua-war-sanctions:NK-jkYesqzTZPmG9oZ6nbswZ5", "us-ofac-sdn:45709"]
    assert any("5038127220" in reason.detail for reason in link.reasons)
