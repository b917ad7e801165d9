"""FollowTheMoney entities become listings where they are parties that are listed themselves."""

from collections.abc import Callable
from pathlib import Path

import pytest

from hearsay.errors import ListFormatError
from hearsay.lists.ledger import Ledger
from hearsay.lists.registry import read_list
from hearsay.nouns import Identifier, Listing

Read = Callable[..., dict[str, Listing]]


def test_a_party_has_the_sanctions_that_point_at_it(read_sample: Read) -> None:
    ledger = Ledger()
    (company,) = read_sample("my-dataset.entities.ftm.json", ledger).values()
    assert [name.kind for name in company.names] == ["primary", "original script", "alias", "former name"]
    assert (company.programmes, company.listed_on) == (("XX-1",), "2024-02-23")
    assert company.identifiers == (Identifier("INN", "5038000001"),)
    assert dict(ledger.left_out) == {"Address: not a party": 1, "a party that is not listed itself": 1}


@pytest.mark.parametrize("line", ["{", "[]", '{"id": 1}', '{"id": "x", "schema": "Person", "properties": {"name": "no list"}}'])
def test_a_line_that_is_no_entity_is_an_error(tmp_path: Path, line: str) -> None:
    path = tmp_path / "x.ftm.json"
    path.write_text('{"id": "a", "schema": "Address", "properties": {}}\n' + line, encoding="utf-8")
    with pytest.raises(ListFormatError, match="line 2"):
        read_list("my-dataset", path, any_size=True)
