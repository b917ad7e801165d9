"""The PDF says what the HTML dossier says, in any script that a font is there for, and can be kept."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pypdfium2
import pytest

from hearsay.showing.export.case_pdf import write_case_pdf
from hearsay.showing.export.contents import CaseContents


def opened(path: Path) -> tuple[str, int]:
    document = pypdfium2.PdfDocument(path)
    text, pages = " ".join(page.get_textpage().get_text_range() for page in document), len(document)
    document.close()
    return " ".join(text.split()), pages


def test_it_has_findings_matches_decisions_claims_and_quoted_words(case: CaseContents, tmp_path: Path) -> None:
    assert write_case_pdf(case, tmp_path / "case.pdf") == ()
    text, pages = opened(tmp_path / "case.pdf")
    assert pages >= 3
    for words in (
        "The Sokolvarsk file",
        "possibly true: one origin; denied by Rustam Belgorodtsev",
        "Decided: the same party by A. Analyst",
        "The ministry says Sokolvarsk LLC supplied 50 drones to Tirazh",
        "“Sokolvarsk LLC supplied 50 drones to Tirazh in May”",
        "Denied by Rustam Belgorodtsev:",
        "Who owns the drone maker",
    ):
        assert words in text


def test_it_is_a_pdf_for_keeping_with_tags_and_a_title(case: CaseContents, tmp_path: Path) -> None:
    write_case_pdf(case, tmp_path / "case.pdf")
    document = pypdfium2.PdfDocument(tmp_path / "case.pdf")
    assert document.get_metadata_value("Title") == "The Sokolvarsk file"
    assert document.is_tagged()
    document.close()
    assert b"pdfaid" in (tmp_path / "case.pdf").read_bytes()


@pytest.mark.parametrize("name", ["ООО «Соколварск»", "شركة قصر البحر", "Łódź Żuraw", "Σοκολβάρσκ"])
def test_other_scripts_show_without_any_installed_font(name: str, case: CaseContents, tmp_path: Path) -> None:
    assert write_case_pdf(replace(case, title=name), tmp_path / "case.pdf", system_fonts=False) == ()
    assert "\x00" not in opened(tmp_path / "case.pdf")[0]


def test_a_script_without_a_font_is_named_and_the_file_is_written(case: CaseContents, tmp_path: Path) -> None:
    (notice,) = write_case_pdf(replace(case, title="ꦗꦮ"), tmp_path / "case.pdf", system_fonts=False)
    assert notice.startswith("the file is a plain PDF and no PDF/A: no installed font has some of the characters")
    assert "Sokolvarsk" in opened(tmp_path / "case.pdf")[0]


def test_words_are_never_read_as_markup(case: CaseContents, tmp_path: Path, monkeypatch: Any) -> None:
    monkeypatch.chdir(tmp_path)
    title = '#panic("x") *bold* $x^2$ <label> @ref #read("/etc/passwd") \\ // /* `'
    write_case_pdf(replace(case, title=title), tmp_path / "case.pdf")
    assert '#panic("x") *bold* $x^2$ <label> @ref #read("/etc/passwd")' in opened(tmp_path / "case.pdf")[0]
