"""Numbers that stand in a publisher's prose behind words such as `Tax ID No.` become identifiers; the prose itself is kept elsewhere."""

import re
import tomllib
from functools import cache
from importlib.resources import files

from hearsay.nouns import Identifier

_NUMBER = r"(?P<number>(?=[A-Z0-9/ -]*\d{3})[A-Z0-9][A-Z0-9/-]*(?: [A-Z]?\d[A-Z0-9/-]*)*)"


def find_identifiers(text: str) -> list[Identifier]:
    """Return every number that the text gives behind words that say what it is; `Passport no: A1234567 (expired)` gives one."""
    pattern, names = _table()
    found = []
    for one in pattern.finditer(text):
        number = one["number"].strip(" -/")
        if sum(letter.isdigit() for letter in number) >= 4 or _is_bank_code(one["label"], number):
            found.append(Identifier(names[" ".join(one["label"].casefold().split())], number))
    return found


def name_of_label(label: str) -> str | None:
    """Return what a number with this label is called here, or None where the label is not known."""
    return _table()[1].get(" ".join(label.casefold().replace(".", " ").split()))


def _is_bank_code(label: str, number: str) -> bool:
    return ("swift" in label.casefold() or "bic" in label.casefold()) and len(number) in (8, 11)


@cache
def _table() -> tuple[re.Pattern[str], dict[str, str]]:
    table = tomllib.loads(files("hearsay.lists").joinpath("prose.toml").read_text("utf-8"))
    names = {label: name for name, labels in table.items() for label in labels}
    labels = "|".join(re.escape(label).replace(r"\ ", r"\s+") for label in sorted(names, key=len, reverse=True))
    start = rf"(?i:(?<![\w/])(?P<label>{labels})(?![\w/]))\.?(?:\s*[:=#]|\s+is|\s+no\.?:?)?\s*(?:\(?\d\)\s*|[a-z]\)\s*)?"
    return re.compile(start + _NUMBER), names
