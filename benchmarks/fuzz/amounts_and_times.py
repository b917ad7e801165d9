"""The words for numbers, sums and times."""

from datetime import date

from benchmarks.fuzz.target import Target, expect

from hearsay.reading.amounts import find_amounts, read_money, read_quantity
from hearsay.reading.times import find_times, read_time

NAMES = ("amounts_and_times",)

WORDS = (
    "nearly 50 drones, two dozen of them, 1,500 to 2 000 rounds; $1.2 billion, €3m, five hundred thousand US dollars, 40%, No. 17",
    "in May, on 3 June 2024, last Tuesday, between 2019 and 2021, the second half of 2022, two weeks ago, since the 1990s, overnight, until",
    "2024-02-30, 31/12/99, 5th of November, early next year, three to four years from now, FY2023, Q3 2021, hundreds of thousands of years ago",
)


def make(_name: str) -> Target:
    """Return the target."""
    tokens = [
        *" ".join(WORDS).replace(",", " ").split(),
        "٣٤",
        "½",
        "²",
        "1e309",
        "9" * 400,
        "0000",
        "９",
        "million billion",
        "9999 years ago",
        "-",
        "–",
    ]
    return Target(_run, tuple(words.encode() for words in WORDS), tuple(f" {token} ".encode() for token in tokens), longest=20_000)


def _run(data: bytes) -> None:
    text = data.decode("utf-8", "replace")
    for start, end, _ in find_amounts(text):
        expect(0 <= start < end <= len(text), "an amount out of the text")
        for value in (read_quantity(text[start:end]), read_money(text[start:end])):
            if value is not None and value.low is not None and value.high is not None:
                expect(value.low <= value.high, "an amount whose low end is above its high end")
    for start, end in find_times(text):
        expect(0 <= start < end <= len(text), "a time out of the text")
        for published in (None, "2025-06-12", "0001-01-01", "9999-12-31"):
            for tense in (None, "past", "future"):
                value_of_time = read_time(text[start:end], published=published, tense=tense)
                if value_of_time is not None:
                    days = date.fromisoformat(value_of_time.start), date.fromisoformat(value_of_time.end)
                    expect(days[0] <= days[1], "a time that ends before it begins")
    read_quantity(text)
    read_money(text)
    read_time(text, published="2025-06-12")
