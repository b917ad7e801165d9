"""A country as a publisher prints it becomes its ISO 3166-1 alpha-2 code, so that lists and queries can be compared."""

import tomllib
from functools import cache
from importlib.resources import files


def read_country(words: str) -> str | None:
    """Return the lower-case alpha-2 code that the words name; the words themselves where they name none; None where empty.

    `Russia`, `RUS`, `ru` and `Russian Federation` are one country. Regions ("Crimea") and unknown words are kept as printed.
    """
    tidy = " ".join(words.split()).strip(" .;,")
    if not tidy:
        return None
    return _codes().get(tidy.casefold(), tidy)


def is_code(country: str) -> bool:
    """Say whether `read_country` recognised the country: only codes can disagree, printed words can not."""
    return len(country) == 2 and country.islower()


@cache
def _codes() -> dict[str, str]:
    table = tomllib.loads(files("hearsay.lists").joinpath("countries.toml").read_text("utf-8"))
    codes = {name.casefold(): code for code, names in table.items() for name in names}
    return codes | {code: code for code in table}
