import pytest
from hypothesis import given
from hypothesis import strategies as st

from hearsay.reading.times import find_times, read_time

PUBLISHED = "2022-08-17"  # a Wednesday


@pytest.mark.parametrize(
    ("words", "start", "end"),
    [
        ("13 August 2022", "2022-08-13", "2022-08-13"),
        ("on August 13, 2022", "2022-08-13", "2022-08-13"),
        ("on Aug. 13", "2022-08-13", "2022-08-13"),
        ("on 2 September", "2021-09-02", "2021-09-02"),
        ("May 2023", "2023-05-01", "2023-05-31"),
        ("in 2021", "2021-01-01", "2021-12-31"),
        ("between March and May 2022", "2022-03-01", "2022-05-31"),
        ("between January and June of this year", "2022-01-01", "2022-06-30"),
        ("in the first half of 2023", "2023-01-01", "2023-06-30"),
        ("Q3 2022", "2022-07-01", "2022-09-30"),
        ("in the 1990s", "1990-01-01", "1999-12-31"),
        ("on Tuesday", "2022-08-16", "2022-08-16"),
        ("on Wednesday", "2022-08-17", "2022-08-17"),
        ("last Friday", "2022-08-12", "2022-08-12"),
        ("next Monday", "2022-08-22", "2022-08-22"),
        ("today", "2022-08-17", "2022-08-17"),
        ("yesterday", "2022-08-16", "2022-08-16"),
        ("overnight", "2022-08-16", "2022-08-17"),
        ("this morning", "2022-08-17", "2022-08-17"),
        ("earlier this week", "2022-08-15", "2022-08-17"),
        ("last week", "2022-08-08", "2022-08-14"),
        ("this month", "2022-08-01", "2022-08-31"),
        ("last month", "2022-07-01", "2022-07-31"),
        ("the previous month", "2022-07-01", "2022-07-31"),
        ("last year", "2021-01-01", "2021-12-31"),
        ("in May", "2022-05-01", "2022-05-31"),
        ("in October", "2021-10-01", "2021-10-31"),
        ("in June of this year", "2022-06-01", "2022-06-30"),
        ("two weeks ago", "2022-08-01", "2022-08-07"),
        ("three days ago", "2022-08-14", "2022-08-14"),
        ("over the past three months", "2022-05-17", "2022-08-17"),
        ("over the last year", "2021-08-17", "2022-08-17"),
        ("for almost three years", "2019-08-17", "2022-08-17"),
        ("since February", "2022-02-01", "2022-08-17"),
        ("since 2014", "2014-01-01", "2022-08-17"),
        ("since at least 2018", "2018-01-01", "2022-08-17"),
        ("as early as March 2020", "2020-03-01", "2020-03-31"),
        ("since last winter", "2021-12-01", "2022-08-17"),
        ("by the end of the year", "2022-08-17", "2022-12-31"),
        ("by Friday", "2022-08-17", "2022-08-19"),
        ("in the spring of 2020", "2020-03-01", "2020-05-31"),
        ("at the end of March", "2022-03-21", "2022-03-31"),
        ("in early 2022", "2022-01-01", "2022-04-30"),
        ("mid-2022", "2022-05-01", "2022-08-31"),
        ("from 4 to 15 November", "2021-11-04", "2021-11-15"),
        ("from July 18-24", "2022-07-18", "2022-07-24"),
        ("on May 4 and May 24, 2021", "2021-05-04", "2021-05-24"),
        ("in May and June 2022", "2022-05-01", "2022-06-30"),
        ("from December to February", "2021-12-01", "2022-02-28"),
        ("in or about May 2019", "2019-05-01", "2019-05-31"),
        ("over the weekend", "2022-08-13", "2022-08-14"),
        ("between 2019 and 2021", "2019-01-01", "2021-12-31"),
        ("in the winter of 2020-21", "2020-12-01", "2021-02-28"),
        ("a year ago", "2021-01-01", "2021-12-31"),
        ("in the last week of September", "2021-09-24", "2021-09-30"),
    ],
)
def test_words_about_time_mean_days_counted_from_publication(words: str, start: str, end: str) -> None:
    value = read_time(words, published=PUBLISHED)
    assert value is not None
    assert (value.start, value.end) == (start, end)


@pytest.mark.parametrize(
    ("words", "start", "end"),
    [
        ("in May", "2023-05-01", "2023-05-31"),
        ("on Friday", "2022-08-19", "2022-08-19"),
        ("in the autumn", "2022-09-01", "2022-11-30"),
        ("by September", "2022-08-17", "2022-09-30"),
        ("before the winter", "2022-08-17", "2022-11-30"),
        ("next month", "2022-09-01", "2022-09-30"),
    ],
)
def test_what_is_to_come_lies_ahead(words: str, start: str, end: str) -> None:
    value = read_time(words, published=PUBLISHED, tense="future")
    assert value is not None
    assert (value.start, value.end) == (start, end)


@pytest.mark.parametrize(
    "words",
    [
        "four days later",
        "that day",
        "more than a year ago",
        "after the June",
        "in recent weeks",
        "in the coming weeks",
        "for years",
        "on Good Friday",
        "soon",
    ],
)
def test_no_day_is_invented(words: str) -> None:
    assert read_time(words, published=PUBLISHED) is None


def test_what_is_past_ends_on_publication() -> None:
    value = read_time("in 2022", published=PUBLISHED, tense="past")
    assert value is not None
    assert (value.start, value.end) == ("2022-01-01", PUBLISHED)


def test_a_named_day_needs_no_day_of_publication() -> None:
    assert read_time("on 3 March 2016", published=None) is not None
    assert read_time("on 3 March", published=None) is None


def test_times_are_found_in_reading_order() -> None:
    text = "Iran may deny it, but on Tuesday it said that since May 2021, and in the first half of last year, 2,000 men had gone."
    assert [text[start:end] for start, end in find_times(text)] == ["on Tuesday", "since May 2021", "in the first half of last year"]


@pytest.mark.parametrize(
    "text",
    [
        "They may march in a second.",
        "He fell in 2,000 pieces.",
        "the sun and the year",
        "Group of 77",
        "Good Friday",
        "the Control Act of 1991",
    ],
)
def test_other_words_are_no_times(text: str) -> None:
    assert find_times(text) == []


@given(st.text(), st.sampled_from([None, "2022-08-17", "2022-08-17T10:00:00Z", "soon"]))
def test_any_text_is_read_without_error(text: str, published: str | None) -> None:
    spans = find_times(text)
    assert all(start < end for start, end in spans)
    read_time(text, published=published)


@pytest.mark.parametrize("words", ["nearly ", "over ", "early late ", "May 5 ", "in the last ", "between 5 and "])
def test_hostile_repetition_is_read_quickly(words: str) -> None:
    text = words * 2000
    find_times(text)
    assert read_time(text, published=PUBLISHED) is None
