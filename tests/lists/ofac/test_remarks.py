"""OFAC's remarks give up their facts."""

from hearsay.lists.ofac.remarks import Remarks, read_remarks
from hearsay.nouns import Identifier, ListedName


def test_numbers_come_with_type_and_country() -> None:
    remarks = read_remarks("Tax ID No. 0000112233 (Russia); alt. Registration Number 77-1 (Iran) issued 05 May 2009.")
    assert remarks.identifiers == [Identifier("Tax ID No.", "0000112233", "ru"), Identifier("Registration Number", "77-1", "ir")]


def test_a_date_of_issue_is_no_part_of_a_number() -> None:
    assert read_remarks("Passport A0001 (Egypt) issued 1 May 2010 expires 2 May 2020").identifiers == [
        Identifier("Passport", "A0001", "eg")
    ]
    assert read_remarks("Passport A0001 issued 05 May 2010 (Egypt)").identifiers == [Identifier("Passport", "A0001", "eg")]


def test_a_ship_number_keeps_its_number() -> None:
    identifiers = read_remarks("Vessel Registration Identification IMO 0012345").identifiers
    assert identifiers == [Identifier("Vessel Registration Identification IMO", "0012345")]


def test_names_in_quotes_are_weak_aliases() -> None:
    names = read_remarks("a.k.a. 'THE FALCONER'; f.k.a. 'NARGES 2'.").names
    assert names == [ListedName("THE FALCONER", "weak alias"), ListedName("NARGES 2", "former name")]


def test_birth_dates_nationality_and_risk_are_read() -> None:
    remarks = read_remarks("DOB 04 Jan 1971; alt. DOB 1972; nationality Iran; citizen Korea, North; Secondary sanctions risk: X.")
    assert remarks.birth_dates == ["1971-01-04", "1972"]
    assert remarks.countries == ["ir", "kp"]
    assert remarks.measures == ["Secondary sanctions risk: X"]


def test_what_is_not_understood_is_left_alone() -> None:
    remarks = read_remarks("Linked To: SOKOLVARSK AEROSYSTEMS LLC; Organization Established Date 27 Apr 2016; all offices worldwide")
    assert remarks == Remarks()
