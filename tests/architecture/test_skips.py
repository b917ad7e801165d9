"""On CI a test that is skipped fails, unless it needs data that are not there."""

from pathlib import Path

import pytest

CONFTEST = Path(__file__).parents[1] / "conftest.py"

SKIPPING = """
import pytest

def test_skips():
    pytest.skip("there is no browser")

@pytest.mark.data
def test_data():
    pytest.skip("there are no data")

@pytest.mark.xfail
def test_expected():
    assert False
"""


@pytest.fixture
def outer(pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> pytest.Pytester:
    """A small project with our conftest and no shared data."""
    pytester.makeconftest(CONFTEST.read_text(encoding="utf-8"))
    pytester.makeini("[pytest]\nmarkers = data: needs data\n")
    monkeypatch.setenv("HEARSAY_SHARED", str(pytester.path / "absent"))
    monkeypatch.delenv("CI", raising=False)
    return pytester


def test_elsewhere_a_skip_is_a_skip(outer: pytest.Pytester) -> None:
    outer.makepyfile(SKIPPING)
    outer.runpytest_subprocess().assert_outcomes(skipped=2, xfailed=1)


def test_on_ci_a_skip_fails_unless_data_are_absent(outer: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> None:
    outer.makepyfile(SKIPPING)
    monkeypatch.setenv("CI", "true")
    result = outer.runpytest_subprocess()
    result.assert_outcomes(failed=1, skipped=1, xfailed=1)
    result.stdout.fnmatch_lines(["*skipped although CI=true: *there is no browser*"])


def test_on_ci_a_skip_for_data_fails_where_data_are(outer: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> None:
    outer.makepyfile(SKIPPING)
    monkeypatch.setenv("CI", "true")
    monkeypatch.setenv("HEARSAY_SHARED", str(outer.path))
    outer.runpytest_subprocess().assert_outcomes(failed=2, xfailed=1)


def test_on_ci_a_module_that_is_skipped_fails(outer: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> None:
    outer.makepyfile('import pytest\npytest.skip("there is no browser", allow_module_level=True)\n')
    monkeypatch.setenv("CI", "true")
    monkeypatch.setenv("HEARSAY_SHARED", str(outer.path))
    outer.runpytest_subprocess().assert_outcomes(errors=1)
