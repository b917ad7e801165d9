"""Every list in the shared data: rows in, listings out, rows left out and why; and the differences between consecutive editions.

Run `python benchmarks/quality/lists.py`; the data is found through HEARSAY_SHARED or in `../shared` beside the checkout. The exit status
is 1 where a count differs from the one that is pinned here, or rows are not accounted for.
"""

import logging
import os
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

from hearsay.errors import ListError
from hearsay.lists.editions import compare_editions
from hearsay.lists.ledger import Ledger
from hearsay.lists.registry import read_list

SHARED = Path(os.environ.get("HEARSAY_SHARED", Path(__file__).parents[3] / "shared")) / "data" / "lists"


class Pinned(NamedTuple):
    """A file or folder, the list that it is of, and the rows and listings that it is known to hold."""

    list: str
    path: str
    rows: int
    listings: int


READ = (
    Pinned("us-ofac-sdn", "us_ofac_sdn", 56522, 14965),
    Pinned("us-ofac-sdn", "us_ofac_sdn_2023-12-28", 49902, 13821),
    Pinned("us-ofac-sdn", "history/sdn_2024-02-20.csv", 13931, 13931),
    Pinned("us-ofac-sdn", "history/sdn_2024-02-23.csv", 14484, 14484),
    Pinned("us-ofac-sdn", "history/sdn_2024-02-28.csv", 14510, 14510),
    Pinned("us-ofac-sdn", "history/sdn_2024-03-04.csv", 14426, 14426),
    Pinned("us-ofac-sdn", "excerpts_2026-09-25/ofac_sdn.xml", 3, 3),
    Pinned("us-ofac-cons", "us_ofac_consolidated", 2099, 442),
    Pinned("us-ofac-cons", "us_ofac_consolidated/consolidated_2025-03-28.xml", 443, 443),
    Pinned("us-ofac-cons", "excerpts_2026-09-25/ofac_consolidated.xml", 1, 1),
    Pinned("us-csl", "us_csl/consolidated_2025-06_excerpt.csv", 13, 13),
    Pinned("us-csl", "us_csl/csl_2023-11_truncated.csv without its broken end", 4227, 4226),
    Pinned("us-bis-dpl", "us_bis", 546, 417),
    Pinned("us-isn", "us_state", 28, 28),
    Pinned("us-dod-1260h", "us_dod", 397, 376),
    Pinned("un-sc", "un/consolidated_2026-08-01.xml", 1011, 1011),
    Pinned("un-sc", "un/consolidated_2026-02-27.xml", 1003, 1003),
    Pinned("un-sc", "excerpts_2026-09-25/un_consolidated.xml", 4, 4),
    Pinned("eu-fsf", "eu/fsd_whole_2016-02-11.xml", 595, 595),
    Pinned("eu-fsf", "excerpts_2026-09-25/eu_fsf.xml", 3, 3),
    Pinned("eu-journal", "eu/journal_2026-08", 8434, 8424),
    Pinned("uk-ofsi", "uk_ofsi/ConList_2025-04-14.xlsx", 18798, 4688),
    Pinned("uk-ofsi", "uk_ofsi/ConList_2018-04-13.csv", 9487, 2106),
    Pinned("uk-fcdo", "excerpts_2026-09-25/uk_sanctions_list.xml", 5, 5),
    Pinned("au-dfat", "au_dfat/dfat_consolidated_2026-08-02.xlsx", 11068, 3846),
    Pinned("au-dfat", "au_dfat/regulation8_consolidated_2024-12.xlsx", 9553, 3062),
    Pinned("ca-sema", "ca_sema", 4759, 4759),
    Pinned("jp-meti", "jp_meti", 644, 644),
    Pinned("cn-mofcom", "cn_mofcom_mfa", 610, 567),
    Pinned("ua-war-sanctions", "ua_war_sanctions", 5600, 5600),
    Pinned("zala", "opensanctions_ftm/zala_entities.ftm.json", 91, 14),
)
REFUSED = (
    ("us-csl", "us_csl/csl_2023-11_truncated.csv"),
    ("us-ofac-sdn", "us_ofac_sdn_2026-08-02_partial"),
    ("eu-fsf", "eu/fsf_csv_2018-07-04_excerpt_spreadsheet_mangled.csv"),
)
"""What must be refused: a file that broke off, a set without its main file, one that a spreadsheet mangled."""
NOT_LISTS = {
    "eu/fsf_names_2025-05_derived.csv": "names that a third party flattened; not the publisher's form, test data only",
    "uk_sanctions_list_2026-05_derived": "four tables that a third party made of the UK Sanctions List; test data only",
}
DIFFERENCES = (
    ("history/sdn_2024-02-20.csv", "history/sdn_2024-02-23.csv", (553, 0, 8)),
    ("history/sdn_2024-02-28.csv", "history/sdn_2024-03-04.csv", (2, 86, 12)),
)
"""Added, removed, changed."""


def main() -> int:
    """Print the tables, and return 1 where they are not as pinned."""
    logging.disable(logging.CRITICAL)
    wrong = sum(_print_reading(one) for one in READ)
    for name, path in REFUSED:
        try:
            read_list(name, SHARED / path, any_size=True)
            print(f"{name:<17} {path}: READ, though it must be refused")
            wrong += 1
        except ListError as error:
            print(f"{name:<17} {path}: refused: {str(error).replace(str(SHARED) + '/', '')}")
    for path, why in NOT_LISTS.items():
        print(f"{'':<17} {path}: not read: {why}")
    for old, new, pinned in DIFFERENCES:
        found = compare_editions(*(read_list("us-ofac-sdn", SHARED / path).listings for path in (old, new)))
        counts = (len(found.added), len(found.removed), len(found.changed))
        wrong += counts != pinned
        print(f"{old} to {new}: {counts[0]} added, {counts[1]} removed, {counts[2]} changed{'' if counts == pinned else f', NOT {pinned}'}")
    return 1 if wrong else 0


def _print_reading(pinned: Pinned) -> bool:
    ledger, start = Ledger(), time.process_time()
    with tempfile.TemporaryDirectory(prefix="hearsay-") as folder:
        result = read_list(pinned.list, _find(pinned.path, Path(folder)), any_size=True, ledger=ledger)
    seconds = time.process_time() - start
    joined, left = (", ".join(f"{number:,} {why}" for why, number in counts.items()) for counts in (ledger.joined, ledger.left_out))
    accounted = ledger.rows == len(result.listings) + sum(ledger.joined.values()) + sum(ledger.left_out.values())
    fine = accounted and (ledger.rows, len(result.listings)) == (pinned.rows, pinned.listings)
    print(
        f"{pinned.list:<17} {pinned.path}: {ledger.rows:,} rows, {len(result.listings):,} listings, "
        f"edition of {result.edition.date}, {seconds:.2f} s"
        + (f"; joined: {joined}" if joined else "")
        + (f"; left out: {left}" if left else "")
        + (f"; not known: {dict(ledger.unknown)}" if ledger.unknown else "")
        + ("" if fine else f"; NOT AS PINNED ({pinned.rows} rows, {pinned.listings} listings, all accounted for)")
    )
    return not fine


def _find(path: str, folder: Path) -> Path:
    name, marker, _ = path.partition(" without its broken end")
    if not marker:
        return SHARED / path
    lines = (SHARED / name).read_bytes().split(b"\n")
    while lines and lines[-1].count(b'","') < 20:
        lines.pop()
    whole = folder / Path(name).name
    whole.write_bytes(b"\n".join(lines) + b"\n")
    return whole


if __name__ == "__main__":
    raise SystemExit(main())
