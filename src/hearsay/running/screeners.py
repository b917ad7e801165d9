"""The lists that a user names, or those of the case, become a Screener; every command that screens opens it here."""

import logging
from collections.abc import Iterator, Sequence
from pathlib import Path

from hearsay.casefile.opening import DEFAULT, open_casefile
from hearsay.errors import SettingsError
from hearsay.lists.registry import read_list
from hearsay.nouns import Edition, Listing, make_id
from hearsay.screening.screening import Screener
from hearsay.screening.storing import index_folder

_log = logging.getLogger(__name__)


def open_screener(lists: Sequence[tuple[str, Path]], case: Path | str | None) -> Screener | None:
    """Return a screener over `lists` (name and path), or where none are given over those in force in the case.

    The index over a case's lists is kept in a folder beside the case, or in the user's cache.
    Without lists and with `case` None the default case file serves
    where it exists; None where there is nothing to screen against.
    Lists given here may be parts or examples: an unlikely count is logged as a warning. Raises ListError and CaseError.
    """
    if lists:
        return Screener(_read(lists))
    if case is None and not Path(DEFAULT).exists():
        return None
    where = case or DEFAULT
    with open_casefile(where) as casefile:
        folder = index_folder(_beside(where), (edition for edition, _ in casefile.editions()))
        screener = Screener.open(folder)
        if screener is None:
            screener = Screener(casefile.listings())
            _keep(screener, folder)
    return screener if len(screener) else None


def open_index(folder: Path) -> Screener:
    """Return the screener over an index that was saved in a folder, mapped into memory. Raises SettingsError where there is none."""
    screener = Screener.open(folder)
    if screener is None:
        raise SettingsError(f"{folder}: there is no whole index of sanctions lists here")
    return screener


def _beside(where: Path | str) -> Path:
    """Return the path that a case's index is named after: the case's own, or one for a database's."""
    if "://" not in str(where):
        return Path(where)
    name = make_id("case-", str(where).split("://", 1)[1].split("@")[-1])
    folder = Path.home() / ".cache" / "hearsay"
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        _log.debug("%s can not be made: %s", folder, error)
    return folder / name


def parse_list(option: str) -> tuple[str, Path]:
    """Return the name and path of a `NAME=PATH` option; raises SettingsError where it is none."""
    name, equals, path = option.partition("=")
    if not name.strip() or not equals or not path.strip():
        raise SettingsError(f"“{option}” is not NAME=PATH, such as us-ofac-sdn=lists/us-ofac-sdn")
    return name.strip(), Path(path.strip()).expanduser()


def _keep(screener: Screener, folder: Path) -> None:
    """Save the index beside the case, so that the next opening need not build it; where that can not be, it is built each time."""
    if not len(screener):
        return
    try:
        screener.save(folder)
    except OSError as error:
        _log.warning("the index could not be kept in %s, so it is built each time: %s", folder.parent, error)


def _read(lists: Sequence[tuple[str, Path]]) -> Iterator[tuple[Edition, Listing]]:
    for name, path in lists:
        edition, listings = read_list(name, path, any_size=True)
        yield from ((edition, listing) for listing in listings)
