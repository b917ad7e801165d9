"""The name of a case tells where it is kept."""

from pathlib import Path

import pytest

from hearsay.casefile.opening import open_casefile
from hearsay.casefile.sqlite import SqliteCasefile
from hearsay.errors import CaseError


def test_a_path_is_a_file(tmp_path: Path) -> None:
    with open_casefile(tmp_path / "case.sqlite", create=True) as casefile:
        assert isinstance(casefile, SqliteCasefile)


def test_a_case_is_only_made_where_that_is_asked_for(tmp_path: Path) -> None:
    with pytest.raises(CaseError, match="hearsay case new"):
        open_casefile(tmp_path / "case.sqlite")


def test_another_address_is_refused() -> None:
    with pytest.raises(CaseError, match="no address of a case"):
        open_casefile("mysql://somewhere")


def test_a_database_that_is_not_there_is_an_error_without_the_password() -> None:
    with pytest.raises(CaseError) as caught:
        open_casefile("postgresql://someone:secret@/nothing?host=/nonexistent")
    assert "secret" not in str(caught.value)
