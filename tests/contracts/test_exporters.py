"""What holds for every exporter: its files open in the program they are for, tell who says what, and obey nothing that a report says."""

import csv
import gc
import io
import json
import time
import warnings
import zipfile
from collections.abc import Callable
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from hearsay.nouns import (
    Attribution,
    Claim,
    ClaimTime,
    Decision,
    Edition,
    Entity,
    Failure,
    Finding,
    ListedName,
    Listing,
    Match,
    Mention,
    Origin,
    Reading,
    Reason,
    Report,
    Span,
    TimeValue,
)
from hearsay.showing.export.contents import CaseContents, Gathered, Joined
from hearsay.showing.export.formats import FORMATS

HOSTILE = {
    "markup": "<script>alert(1)</script><img src=x onerror=alert(2)>]]>&amp;",
    "formula": '=HYPERLINK("http://x.example","y")',
    "signs": "+cmd|' /C calc'!A0",
    "at": "@SUM(1)",
    "minus": "-2+3",
    "error": "#N/A",
    "typst": '#panic("x") *bold* $x$ @ref <label> #read("/etc/passwd")',
    "json": '"}],"@context":"http://evil.example/',
    "control": "Bell\x07 Nul\x00 Esc\x1b[31m Tab\there",
    "lines": 'two\r\nlines "quoted", and, commas',
    "reordered": "\u202egnp.exe\u202c",
    "surrogate": "half \ud83d",
    "arabic": "شركة قصر البحر للتجارة العامة",
    "hebrew": "חברה לדוגמה",
    "cyrillic": "ООО «Соколварск Аэросистемс»",
    "chinese": "示例贸易有限公司",
    "emoji": "👩‍🚀 Ltd 🏴‍☠️",
    "long": "Very " * 9_000 + "Long Company",
}
"""Names that somebody might give a company, each against one program or another."""


def reading_of(name: str, number: int = 1, claims: int = 1, **facts: Any) -> Reading:
    """Return a small reading in which a ministry says, `claims` times, that `name` sold engines to Tirazh, and the firm denies it once."""
    sentence = f"The Ministry of Trade said {name} sold engines to Tirazh in May. "
    denial = "Ivo Lund said the firm sold none."
    text = sentence * claims + denial
    report = replace(
        Report(text, f"{number:064x}", f"Report {number} on {name[:60]}", f"https://news.example/{number}", language="en"), **facts
    )
    identity = report.id
    mentions: list[Mention] = []
    made: list[Claim] = []
    attributions: list[Attribution] = []
    named: list[Mention] = []
    said: list[Mention] = []

    def mention(words: str, start: int, kind: Any, **more: Any) -> Mention:
        found = text.index(words, start)
        mentions.append(Mention(Span(found, found + len(words)), words, kind, **more))
        return mentions[-1]

    for place in range(claims):
        start = place * len(sentence)
        source, firm = mention("The Ministry of Trade", start, "organisation"), mention(name, start + 20, "organisation")
        goods = mention("engines", firm.span.end, "goods", form="nominal")
        state = mention("Tirazh", goods.span.end, "country")
        month = mention("in May", state.span.end, "time", value=TimeValue("2025-05-01", "2025-05-31"))
        evidence = Span(firm.span.start, month.span.end)
        attributions.append(Attribution((source.span,), (Span(source.span.end + 1, source.span.end + 5),), (evidence,)))
        made.append(
            Claim(
                identity,
                "transfer",
                (evidence,),
                (("supplier", (firm.id,)), ("recipient", (state.id,)), ("goods", (goods.id,))),
                source=(source.id,),
                sourcing="named",
                attribution=attributions[-1].id,
                time=ClaimTime(month.span, "in May", TimeValue("2025-05-01", "2025-05-31")),
            )
        )
        named.append(firm)
        said.append(source)
    man = mention("Ivo Lund", len(sentence) * claims, "person")
    company = mention("the firm", man.span.end, "organisation", form="nominal")
    none = Span(company.span.start, len(text) - 1)
    made.append(
        Claim(identity, "transfer", (none,), (("supplier", (company.id,)),), polarity="negative", source=(man.id,), sourcing="named")
    )
    entities = (
        Entity(identity, name, "organisation", (*(one.id for one in named), company.id), (name[::-1],)),
        Entity(identity, "The Ministry of Trade", "organisation", tuple(one.id for one in said)),
        Entity(identity, "Tirazh", "country", tuple(one.id for one in mentions if one.text == "Tirazh")),
        Entity(identity, "Ivo Lund", "person", (man.id,)),
    )
    edition = Edition("un-sc", "2026-06-01", "ab" * 32)
    match = Match(entities[0].id, "un-sc:QDe.1", name, 0.91, edition, (Reason("name", 0.9, f"{name} and {name}"),))
    return Reading(report, tuple(mentions), tuple(attributions), tuple(made), entities, (match,))


def case_of(*readings: Reading, title: str = "A case") -> CaseContents:
    """Return a case of readings with a finding, decisions, a listing and joined entities over them."""
    claims = tuple(f"{claim.report}/{claim.id}" for reading in readings for claim in reading.claims[:1])
    name = readings[0].entities[0].name
    finding = Finding(
        "transfer",
        (("supplier", (name,)), ("recipient", ("Tirazh",))),
        claims,
        (Origin("The Ministry of Trade"),),
        ("Ivo Lund",),
        "3",
        "possibly true: one origin; denied by Ivo Lund",
        (Reason("origins", 0.5, "one origin"),),
    )
    match = readings[0].matches[0]
    decisions = (
        Decision(match.id, "not matched", name[:80], "2026-11-24T10:00:00Z", name[:80]),
        Decision(finding.id, "unsure", "A. Analyst", "2026-11-24T11:00:00Z", "ask the ministry"),
    )
    entities = [reading.entities for reading in readings]
    joined = tuple(
        Joined(
            f"j{place}",
            entities[0][place].name,
            entities[0][place].kind,
            tuple(own[place].id for own in entities),
            (),
            ("same identifier",),
        )
        for place in (1, 2)
    )
    listing = Listing("un-sc", "QDe.1", "Organization", (ListedName(name),), countries=("ru", "Nowhere"), listed_on="2020-01", remarks=name)
    return CaseContents(
        readings,
        (finding,),
        decisions,
        {listing.id: listing},
        joined,
        tuple(
            Gathered(finding_report, "2026-11-20T08:00:00Z", "2026-11-20T08:00:03Z", "reader 3")
            for finding_report in {c.report for r in readings for c in r.claims}
        ),
        title,
    )


# How each form is opened: by the program that it is for, which returns every text that it finds in it.


class Page(HTMLParser):
    def __init__(self, text: str) -> None:
        super().__init__()
        self.words: list[str] = []
        self.tags: list[str] = []
        self.handlers: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.handlers += [name for name, value in attrs if name.startswith("on") or str(value).startswith("javascript")]

    def handle_data(self, data: str) -> None:
        self.words.append(data)


def open_html(path: Path) -> str:
    page = Page(path.read_text("utf-8"))
    assert page.tags.count("script") == 1
    assert not {"img", "svg", "iframe", "link", "object"} & set(page.tags)
    assert page.handlers == []
    return "".join(page.words)


def open_pdf(path: Path) -> str:
    import pypdfium2

    document = pypdfium2.PdfDocument(path)
    words = " ".join(page.get_textpage().get_text_range() for page in document)
    document.close()
    return words


def open_xlsx(path: Path) -> str:
    from openpyxl import load_workbook

    book = load_workbook(path)
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert {cell.data_type for cell in cells} <= {"s", "n"}
    assert all(sheet.freeze_panes == "A2" for sheet in book)
    assert all(len(str(cell.value)) <= 32_767 for cell in cells)
    return "\n".join(str(cell.value) for cell in cells)


def open_csv(path: Path) -> str:
    words = []
    with zipfile.ZipFile(path) as archive:
        for name in archive.namelist():
            text = archive.read(name).decode("utf-8")
            assert text.startswith("\ufeff")
            rows = list(csv.reader(io.StringIO(text[1:], newline=""), strict=True))
            assert len({len(row) for row in rows}) == 1
            assert not [cell for row in rows for cell in row if cell[:1] in ("=", "+", "-", "@", "\t", "\r")]
            words += [cell for row in rows for cell in row]
    return "\n".join(words)


def open_ftm(path: Path) -> str:
    from followthemoney import model
    from followthemoney.proxy import EntityProxy

    words, kinds, ids, references = [], {}, set(), set()
    for line in path.read_text("utf-8").splitlines():
        data = json.loads(line)
        proxy = EntityProxy.from_dict(data, cleaned=False)
        proxy.schema.validate(data)
        assert proxy.id == data["id"]
        assert not [name for name in proxy.schema.required if not proxy.get(name)]
        for name, values in data["properties"].items():
            assert len(proxy.get(name)) == len(values), f"FollowTheMoney drops {proxy.schema.name}.{name} {values}"
            prop = proxy.schema.get(name)
            assert prop is not None
            assert all(len(value) <= prop.max_length for value in values)
            if prop.type.name == "entity":
                references |= {(value, prop.range.name if prop.range else "Thing") for value in values}
            words += values
        kinds[data["id"]] = proxy.schema
        assert data["id"] not in ids
        ids.add(data["id"])
    for reference, wanted in references:
        assert kinds[reference].is_a(model.get(wanted)), f"{reference} is no {wanted}"
    return "\n".join(words)


def open_graphml(path: Path) -> str:
    import networkx

    graph = networkx.read_graphml(path, force_multigraph=True)
    assert graph.is_directed()
    for _, _, values in graph.edges(data=True):
        assert values["claimed_by"]
        assert values["quote"]
        assert isinstance(values["denied"], bool)
    nodes = [str(value) for _, values in graph.nodes(data=True) for value in values.values()]
    return "\n".join(nodes + [str(value) for *_, values in graph.edges(data=True) for value in values.values()])


ANNOTATION_TERMS = {
    "oa": "http://www.w3.org/ns/oa#",
    "id": "@id",
    "type": "@type",
    "body": "oa:hasBody",
    "target": "oa:hasTarget",
    "selector": "oa:hasSelector",
    "source": {"@id": "oa:hasSource", "@type": "@id"},
    "value": "http://www.w3.org/1999/02/22-rdf-syntax-ns#value",
    **{name: f"oa:{name}" for name in ("exact", "prefix", "suffix", "first", "items", "Annotation", "AnnotationCollection")},
    **{name: f"oa:{name}" for name in ("AnnotationPage", "TextualBody", "SpecificResource", "TextQuoteSelector", "TextPositionSelector")},
}
"""The part of the W3C's context that annotations need, since the tests reach no network."""


def triples(text: str) -> Any:
    """Return the graph that a JSON-LD document is."""
    import rdflib

    graph = rdflib.Graph()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # rdflib's own parser uses what rdflib calls old
        graph.parse(data=text, format="json-ld")
    return graph


def open_annotations(path: Path) -> str:
    import rdflib

    data = json.loads(path.read_text("utf-8"))
    assert data["@context"][0] == "http://www.w3.org/ns/anno.jsonld"
    assert data["total"] == len(data["first"]["items"])
    data["@context"][0] = ANNOTATION_TERMS
    graph = triples(json.dumps(data))
    oa = rdflib.Namespace("http://www.w3.org/ns/oa#")
    assert len(list(graph.subjects(rdflib.RDF.type, oa.Annotation))) == data["total"]
    assert {str(source).partition(":")[0] for source in graph.objects(None, oa.hasSource)} <= {"https", "urn"}
    return "\n".join(sorted(str(value) for value in graph.objects() if isinstance(value, rdflib.Literal)))


def open_prov(path: Path) -> str:
    import rdflib

    graph = triples(path.read_text("utf-8"))
    prov = rdflib.Namespace("http://www.w3.org/ns/prov#")
    typed = set(graph.subjects(rdflib.RDF.type))
    linked = {end for link in (prov.wasGeneratedBy, prov.wasAttributedTo, prov.used) for end in graph.objects(None, link)}
    assert linked <= typed, "every thing that is spoken of is described"
    return "\n".join(sorted(str(value) for value in graph.objects() if isinstance(value, rdflib.Literal)))


OPENERS: dict[str, Callable[[Path], str]] = {
    "html": open_html,
    "pdf": open_pdf,
    "xlsx": open_xlsx,
    "csv": open_csv,
    "ftm": open_ftm,
    "graphml": open_graphml,
    "annotations": open_annotations,
    "prov": open_prov,
}


def export(name: str, contents: CaseContents, folder: Path) -> tuple[str, tuple[str, ...]]:
    """Write a case in a form, open it, and return its texts and what the exporter had to say."""
    path = folder / f"case{FORMATS[name].suffix or '.zip'}"
    notices = FORMATS[name].write(contents, path)
    assert [one.name for one in folder.iterdir()] == [path.name], "nothing is left beside the file"
    return OPENERS[name](path), notices


def plain(text: str) -> str:
    return "".join(text.split())


def test_every_form_has_an_opener() -> None:
    assert OPENERS.keys() == FORMATS.keys()


@pytest.mark.parametrize("name", FORMATS)
def test_a_claim_is_told_with_its_source_its_words_and_its_denial(name: str, tmp_path: Path) -> None:
    texts, _ = export(name, case_of(reading_of("Sokolvarsk LLC"), reading_of("Sokolvarsk LLC", 2)), tmp_path)
    for words in ("The Ministry of Trade", "Sokolvarsk LLC supplied engines to Tirazh", "Sokolvarsk LLC sold engines to Tirazh in May"):
        assert plain(words) in plain(texts), words
    assert "Ivo Lund" in texts


@pytest.mark.parametrize("name", ["html", "pdf", "xlsx", "csv", "ftm", "prov"])
def test_findings_and_decisions_are_told(name: str, tmp_path: Path) -> None:
    texts, _ = export(name, case_of(reading_of("Sokolvarsk LLC")), tmp_path)
    assert plain("possibly true: one origin; denied by Ivo Lund") in plain(texts)
    assert "another party" in texts


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("kind", HOSTILE)
def test_a_hostile_name_is_a_name_and_nothing_more(name: str, kind: str, tmp_path: Path) -> None:
    texts, _ = export(name, case_of(reading_of(HOSTILE[kind]), title=HOSTILE[kind][:200]), tmp_path)
    words = {"control": "Bell", "surrogate": "half", "long": "Very", "reordered": "gnp.exe", "emoji": "Ltd", "lines": "lines"}.get(kind)
    if name == "pdf" and kind in ("arabic", "hebrew", "chinese"):
        return  # a PDF keeps glyphs in the order of the page, and a script without an installed font is named in a notice
    assert plain(words or HOSTILE[kind]) in plain(texts)
    assert not any(char in texts for char in "\x07\x1b") or name in ("annotations", "pdf")


@pytest.mark.parametrize("name", FORMATS)
def test_an_empty_case_opens(name: str, tmp_path: Path) -> None:
    export(name, CaseContents(), tmp_path)


@pytest.mark.parametrize("name", FORMATS)
def test_a_case_with_nothing_but_failures_opens(name: str, tmp_path: Path) -> None:
    failed = Reading(None, failure=Failure("broken.pdf", "NotText", "no text in it"))
    texts, _ = export(name, CaseContents((failed,)), tmp_path)
    assert "broken.pdf" in texts or name in ("ftm", "graphml", "annotations", "prov")


@pytest.mark.parametrize("name", FORMATS)
def test_a_report_that_is_there_twice_is_told_once(name: str, tmp_path: Path) -> None:
    once = reading_of("Sokolvarsk LLC")
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    first, _ = export(name, case_of(once), tmp_path / "a")
    assert export(name, replace(case_of(once), readings=(once, once)), tmp_path / "b")[0] == first


@pytest.mark.parametrize("name", FORMATS)
def test_the_same_case_gives_the_same_bytes(name: str, tmp_path: Path) -> None:
    case = case_of(reading_of("Sokolvarsk LLC"), reading_of("Polyana JSC", 2))
    paths = [tmp_path / f"{place}{FORMATS[name].suffix or '.zip'}" for place in (1, 2)]
    for path in paths:
        FORMATS[name].write(case, path)
    assert paths[0].read_bytes() == paths[1].read_bytes()


@pytest.mark.parametrize("name", FORMATS)
def test_an_export_that_fails_leaves_what_stood_there(name: str, tmp_path: Path) -> None:
    class Broken(tuple[Reading, ...]):
        def __iter__(self) -> Any:
            yield reading_of("Sokolvarsk LLC")
            raise RuntimeError("cut off")

    path = tmp_path / f"case{FORMATS[name].suffix or '.zip'}"
    path.write_bytes(b"before")
    with pytest.raises(RuntimeError, match="cut off"):
        FORMATS[name].write(CaseContents(Broken()), path)
    assert path.read_bytes() == b"before"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("name", FORMATS)
def test_a_thousand_claims_take_less_than_two_seconds(name: str, tmp_path: Path) -> None:
    case = case_of(*(reading_of(f"Sokolvarsk {number} LLC", number, claims=24) for number in range(40)))
    assert sum(len(reading.claims) for reading in case.readings) == 1_000
    path, spent = tmp_path / f"case{FORMATS[name].suffix or '.zip'}", []
    # What other tests left in memory is no part of it: collecting garbage would walk it again and again.
    gc.collect()
    gc.freeze()
    for _ in range(3):
        start = time.process_time()
        FORMATS[name].write(case, path)
        spent.append(time.process_time() - start)
        if spent[-1] < 2:
            break
    gc.unfreeze()
    assert min(spent) < 2


def test_a_long_name_is_cut_in_a_cell_and_it_is_said(tmp_path: Path) -> None:
    texts, notices = export("xlsx", case_of(reading_of(HOSTILE["long"])), tmp_path)
    assert "cut by hearsay" in texts
    assert "cells were cut" in notices[0]


def test_what_an_export_needs_is_named_where_it_is_missing(tmp_path: Path) -> None:
    from hearsay.errors import SettingsError

    with pytest.raises(SettingsError, match=r"needs the package no_such_package: pip install 'hearsay\[export\]'"):
        replace(FORMATS["pdf"], needs="no_such_package").write(CaseContents(), tmp_path / "x.pdf")
