"""Every row of a CSV file is a query or a failure, whatever the file went through."""

import pytest

from hearsay.errors import ScreeningError
from hearsay.nouns import Failure
from hearsay.screening.queries import Query, read_queries


def read(text: str | bytes) -> list[tuple[int, str, Query | Failure]]:
    return list(read_queries(text if isinstance(text, bytes) else text.encode(), "names.csv"))


def test_columns_are_used_where_present() -> None:
    [(number, name, query)] = read("Name,birth_date,other\nRustam,1971,x\n")
    assert (number, name, query) == (1, "Rustam", Query("Rustam", birth_date="1971"))


@pytest.mark.parametrize(
    "content",
    [
        "name,country\nЁлкин,ru\n".encode(),
        "name,country\nЁлкин,ru\n".encode("utf-8-sig"),
        "name,country\nЁлкин,ru\n".encode("utf-16"),
        "name;country\r\nЁлкин;ru\r\n".encode(),
        "name\tcountry\rЁлкин\tru\r".encode(),
    ],
)
def test_encodings_delimiters_and_line_ends_do_not_matter(content: bytes) -> None:
    assert read(content) == [(1, "Ёлкин", Query("Ёлкин", country="ru"))]


def test_a_legacy_encoding_is_read() -> None:
    names = ["Рустам Белгородцев", "Алла Верескова", "Завод Поляна Агротех"]
    assert [name for _, name, _ in read("\n".join(["name", *names]).encode("cp1251"))] == names


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ("Belgorodtsev, Rustam,ru", "quotes around"),
        (",ru", "no name"),
        ('"***",ru', "letter or digit"),
        ("x" * 2000 + ",ru", "quote may not"),
    ],
)
def test_a_row_that_can_not_be_checked_is_a_failure_and_the_next_is_read(row: str, message: str) -> None:
    (_, _, failure), (number, _, query) = read(f"name,country\n{row}\nRustam,ru\n")
    assert isinstance(failure, Failure)
    assert failure.about == "row 1"
    assert message in failure.message
    assert (number, query) == (2, Query("Rustam", country="ru"))


def test_blank_lines_are_no_rows() -> None:
    assert [number for number, _, _ in read("name\n\nA\n\nB\n")] == [1, 2]


def test_a_short_row_is_read() -> None:
    assert read("name,country\nRustam\n") == [(1, "Rustam", Query("Rustam"))]


def test_a_nul_byte_does_no_harm() -> None:
    assert read(b"name\nRus\0tam\n")[0][2] == Query("Rustam")


@pytest.mark.parametrize("content", [b"", b"title\nRustam\n"])
def test_a_file_without_names_is_refused(content: bytes) -> None:
    with pytest.raises(ScreeningError, match="no column `name`"):
        read(content)
