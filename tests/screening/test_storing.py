"""A saved index opens as it was, and another edition has another folder."""

from pathlib import Path

from hearsay.nouns import Edition, Identifier, ListedName, Listing
from hearsay.screening.screening import Screener
from hearsay.screening.storing import index_folder

EDITION = Edition("my-list", "2026-05-20", "a" * 64)
PARTY = Listing(
    "my-list",
    "1",
    "Company",
    (ListedName("Sokolvarsk Aerosystems LLC"),),
    countries=("ru",),
    identifiers=(Identifier("Tax", "0000112233"),),
)


def test_a_saved_index_answers_as_before(tmp_path: Path) -> None:
    screener = Screener([(EDITION, PARTY)])
    folder = index_folder(tmp_path / "case.sqlite", screener.editions)
    screener.save(folder)
    opened = Screener.open(folder)
    assert opened is not None
    assert opened.editions == (EDITION,)
    for question in ({"name": "Sokolvarsk Aerosystem"}, {"name": "Unheard Of", "identifier": "0000112233"}):
        assert opened.screen(**question) == screener.screen(**question)  # type: ignore[arg-type]


def test_another_edition_has_another_folder_and_the_old_one_goes(tmp_path: Path) -> None:
    case = tmp_path / "case.sqlite"
    old, new = index_folder(case, [EDITION]), index_folder(case, [Edition("my-list", "2026-05-21", "b" * 64)])
    assert old != new
    Screener([(EDITION, PARTY)]).save(old)
    Screener([(EDITION, PARTY)]).save(new)
    assert not old.exists()
    assert Screener.open(old) is None


def test_a_damaged_index_is_no_index(tmp_path: Path) -> None:
    folder = index_folder(tmp_path / "case.sqlite", [EDITION])
    Screener([(EDITION, PARTY)]).save(folder)
    (folder / "names.npy").write_bytes(b"")
    assert Screener.open(folder) is None
