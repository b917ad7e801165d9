"""Every form is documented and found by its name."""

from pathlib import Path

import pytest

from hearsay.showing.export.contents import CaseContents
from hearsay.showing.export.formats import FORMATS

ROOT = Path(__file__).parents[3]


@pytest.mark.parametrize("name", FORMATS)
def test_a_form_is_documented(name: str) -> None:
    assert f"## `{name}`" in (ROOT / "docs" / "reference" / "exports.md").read_text("utf-8")
    assert f"--as {name}" in (ROOT / "docs" / "how-to" / "export.md").read_text("utf-8")


@pytest.mark.parametrize("name", FORMATS)
def test_a_form_writes_a_case_to_a_folder_that_is_not_there_yet(name: str, case: CaseContents, tmp_path: Path) -> None:
    path = tmp_path / "new" / f"case{FORMATS[name].suffix}"
    FORMATS[name].write(case, path)
    assert path.exists()
