"""Readings become a dossier: one HTML file that needs no network and shows each report beside its claims.

It obeys nothing that a report says. The template, the style and the script are data files in `template/`, put into the page when it is
written. How it is kept safe, and what it is for, is in `docs/why/dossier.md`.
"""

import base64
import hashlib
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from hearsay.nouns import Failure, Reading, Report
from hearsay.showing.export.cards import Cards
from hearsay.showing.export.touching import MarkedParagraph, mark_text
from hearsay.showing.second_reader import dropped_line, summary

if TYPE_CHECKING:
    from jinja2 import Environment
    from markupsafe import Markup

REORDERING = re.compile("([\u202a-\u202e])")
"""Embeddings and overrides of direction: shown as a sign, for they may be used to show a text as what it is not."""
FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class Section:
    """One report of the dossier."""

    number: int
    report: Report
    title: str
    link: str | None
    cards: Cards
    paragraphs: list[MarkedParagraph]

    @property
    def kinds(self) -> list[str]:
        return list(dict.fromkeys(card.claim.kind for card in self.cards.claims))

    @property
    def denials(self) -> int:
        return sum(card.claim.polarity == "negative" for card in self.cards.claims)


def write_dossier(readings: Iterable[Reading], path: Path) -> None:
    """Write the dossier of `readings` to `path`, whose folder is made where it is missing; raises OSError where it cannot be written."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(dossier_html(readings).encode("utf-8"))


def dossier_html(readings: Iterable[Reading]) -> str:
    """Return the dossier as one HTML page; the same readings give the same page."""
    kept = list(readings)
    failures = [reading.failure for reading in kept if reading.failure is not None]
    return render_page("page.html.jinja", [reading for reading in kept if reading.failure is None], failures)


def render_page(
    template: str, readings: Iterable[Reading], failures: list[Failure], *, styles: tuple[str, ...] = ("style.css",), **values: Any
) -> str:
    """Return a page made from a template of ours, with a section for each reading that has a report; `values` are for the template."""
    read = [(reading, reading.report) for reading in readings if reading.report is not None]
    script = _data_file("script.js")
    given: dict[str, Any] = {"decisions": {}, "outcomes": {}} | values
    return (
        _environment()
        .get_template(template)
        .render(
            sections=[_section(number, reading, report) for number, (reading, report) in enumerate(read, start=1)],
            failures=failures,
            style=_trusted("".join(map(_data_file, styles))),
            script=_trusted(script),
            script_hash=base64.b64encode(hashlib.sha256(script.encode("utf-8")).digest()).decode("ascii"),
            **given,
        )
    )


def show_text(text: object) -> "Markup":
    """Return outside words as HTML: escaped, control characters made visible, a sign in place of each mark that reorders text."""
    from markupsafe import Markup, escape

    parts = REORDERING.split(FORBIDDEN.sub(_visible, str(text).replace("\r\n", "\n").replace("\r", "\n")))
    shown = [
        Markup('<span class="control" title="{}"></span>').format(unicodedata.name(part)) if REORDERING.fullmatch(part) else escape(part)
        for part in parts
    ]
    return Markup("").join(shown)


def _visible(found: re.Match[str]) -> str:
    code = ord(found[0])
    return chr(0x2400 + code) if code < 0x20 else "\N{REPLACEMENT CHARACTER}"


def _section(number: int, reading: Reading, report: Report) -> Section:
    cards = Cards(reading)
    title = report.title or (f"Untitled report: {report.url}" if report.url else "Untitled report")
    return Section(number, report, title, _web_address(report.url), cards, mark_text(reading, cards))


def _web_address(url: str | None) -> str | None:
    """Return `url` where following it is safe, which is for http and https alone."""
    try:
        return url if url and urlsplit(url).scheme in ("http", "https") and not FORBIDDEN.search(url) else None
    except ValueError:
        return None


def _environment() -> "Environment":
    from jinja2 import Environment, FunctionLoader, StrictUndefined

    environment = Environment(
        autoescape=True, loader=FunctionLoader(_data_file), undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    environment.filters |= {"shown": show_text, "summary": summary}
    environment.globals["dropped_line"] = dropped_line
    return environment


def _trusted(text: str) -> "Markup":
    """Return a data file of ours as it is: it holds no outside words."""
    from markupsafe import Markup

    return Markup(text)


@cache
def _data_file(name: str) -> str:
    return files("hearsay.showing.export").joinpath("template", name).read_text("utf-8")
