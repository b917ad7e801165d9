"""Each module has a name that says what it is, and a test where one would look for it."""

from pathlib import Path

import pytest

SOURCE = Path(__file__).parents[2] / "src" / "hearsay"
TESTS = Path(__file__).parents[1]

NAMELESS = {"util", "utils", "misc", "common", "core", "helper", "helpers", "base", "manager", "managers", "tools", "shared", "stuff"}

SHAPES = {
    "nouns.py",
    "errors.py",
    "casefile/interface.py",
    "lists/interface.py",
    "gathering/contents.py",
    "showing/export/contents.py",
    "showing/web/shapes.py",
}
"""Modules of shapes and names alone, which every other test uses."""

TESTED_BY = {
    "casefile/memory.py": "contracts/test_casefiles.py",
    "casefile/tables.py": "contracts/test_casefiles.py",
    "casefile/database.py": "contracts/test_casefiles.py",
    "casefile/kept_lists.py": "contracts/test_casefiles.py",
    "casefile/kept_reports.py": "contracts/test_casefiles.py",
    "casefile/kept_judgements.py": "contracts/test_casefiles.py",
    "casefile/postgres.py": "contracts/test_casefiles.py",
    "casefile/listings.py": "contracts/test_list_readers.py",
    "casefile/records.py": "casefile/test_verifying.py",
    "lists/descriptors.py": "lists/test_registry.py",
    "lists/rows.py": "contracts/test_list_readers.py",
    "lists/schemas.py": "contracts/test_list_readers.py",
    "screening/scoring.py": "screening/test_screening.py",
    "showing/frames.py": "showing/test_wording.py",
    "showing/export/contract.py": "showing/export/test_json_lines.py",
    "showing/export/schemas.py": "showing/export/test_json_lines.py",
    "showing/export/cards.py": "showing/export/test_dossier.py",
    "showing/export/touching.py": "showing/export/test_dossier.py",
}
"""Modules whose work is seen in the test of what stands on them: that test."""

NEED_TORCH = {"training/batches.py", "training/export.py", "training/learn.py", "training/model.py"}
"""Modules that cannot be imported without PyTorch, which the tests do without: what they made is tested where its weights are read."""

OWED: set[str] = set()
"""Modules that still owe their test: this may only become shorter. Take a line out with the commit that adds the test."""


def modules() -> list[str]:
    return sorted(path.relative_to(SOURCE).as_posix() for path in SOURCE.rglob("*.py"))


@pytest.mark.parametrize("module", modules())
def test_a_module_is_named_for_what_it_is(module: str) -> None:
    assert not {part.strip("_") for part in Path(module).with_suffix("").parts} & NAMELESS


@pytest.mark.parametrize("module", modules())
def test_a_module_says_what_it_is(module: str) -> None:
    assert (SOURCE / module).read_text(encoding="utf-8").startswith(('"""', 'r"""'))


@pytest.mark.parametrize("module", modules())
def test_a_module_has_its_test_at_the_mirrored_path(module: str) -> None:
    path = Path(module)
    if path.name in {"__init__.py", "__main__.py"} or module in SHAPES | TESTED_BY.keys() | NEED_TORCH | OWED:
        return
    if (SOURCE / path.with_name("list.toml")).exists():  # in a list's folder the test of its reader speaks for the reader's parts
        path = path.with_name("reader.py")
    assert (TESTS / path.with_name(f"test_{path.name}")).exists(), f"tests/{path.with_name('test_' + path.name).as_posix()} is missing"


def test_the_exceptions_name_modules_and_tests_that_exist() -> None:
    assert (SHAPES | TESTED_BY.keys() | NEED_TORCH | OWED) <= set(modules())
    assert all((TESTS / test).exists() for test in TESTED_BY.values())
