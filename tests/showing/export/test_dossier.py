"""The dossier shows everything, obeys nothing, and is the same for the same readings."""

import html
import re
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from hearsay.nouns import Failure, Reading, SecondReading
from hearsay.showing.export.dossier import dossier_html, show_text, write_dossier


class Page(HTMLParser):
    """The elements of a page, as any reader of HTML sees them."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def all(self, tag: str, name: str) -> list[str]:
        return [attributes[name] or "" for found, attributes in self.elements if found == tag and name in attributes]


def hostile(draft: Any) -> Reading:
    name = "<script>alert(1)</script><img src=x onerror=alert(2)>"
    made = draft(
        f"Police said {name} sold \u202egnp.tanks to \u2028Bura.\x00\x1b",
        title="</title><script>alert(3)</script>",
        publisher='"><svg onload=alert(4)>',
        url="javascript:alert(5)",
        published_at="2025-06-12",
    )
    roles = {"supplier": made.mention(name), "recipient": made.mention("Bura", "country")}
    made.claim("transfer", f"{name} sold \u202egnp.tanks to \u2028Bura", roles=roles, source=(made.mention("Police"),))
    made.match(made.entity(name, "organisation", made.mention(name)), "</style><script>alert(6)</script>")
    reading: Reading = made.reading()
    return reading


def test_the_page_needs_no_network_and_allows_only_its_own_script(small: Reading) -> None:
    page = dossier_html([small])
    policy = Page(page).all("meta", "content")[0]
    assert policy.startswith("default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-")
    assert not re.search(r"""(src|href)=["']?(https?:)?//""", page.replace('href="https://news.example/report"', ""))
    assert [tag for tag, _ in Page(page).elements if tag in ("link", "img", "iframe", "object", "base", "form") and tag != "form"] == []


def test_hostile_words_are_text(draft: Any) -> None:
    page = Page(dossier_html([hostile(draft)]))
    tags = [tag for tag, _ in page.elements]
    assert tags.count("script") == 1
    assert not {"img", "svg"} & set(tags)
    assert not any(name.startswith("on") for _, attributes in page.elements for name in attributes)
    assert not any(address.startswith("javascript") for address in page.all("a", "href"))


def test_marks_that_reorder_text_become_a_sign_that_names_them() -> None:
    assert show_text("a\u202eb") == 'a<span class="control" title="RIGHT-TO-LEFT OVERRIDE"></span>b'
    assert show_text("<b>\x00\x1b\ud800") == "&lt;b&gt;␀␛\N{REPLACEMENT CHARACTER}"


def test_every_word_of_the_report_is_there(example: Reading) -> None:
    assert example.report is not None
    article = re.search(r'<article class="text".*?</article>', dossier_html([example]), re.S)
    assert article is not None
    without_numbers = re.sub(r"<sup.*?</sup>", "", article[0])
    assert html.unescape(re.sub(r"<[^>]*>", "", without_numbers)).split() == example.report.text.split()


def test_every_anchor_leads_somewhere_and_no_id_stands_twice(example: Reading, small: Reading) -> None:
    page = Page(dossier_html([example, small]))
    ids = [attributes["id"] for _, attributes in page.elements if "id" in attributes]
    assert len(ids) == len(set(ids))
    assert {address[1:] for address in page.all("a", "href") if address.startswith("#")} <= set(ids)


def test_a_denial_stands_beside_what_it_denies(small: Reading) -> None:
    cards = re.findall(r'<article class="card.*?</article>', dossier_html([small]), re.S)
    assert "Denied by <bdi>Rustam Belgorodtsev</bdi>" in cards[0]
    assert 'href="#s1-c2"' in cards[0]
    assert "Denies what <bdi>The ministry</bdi> says" in cards[1]


def test_a_possible_match_shows_list_edition_digest_score_and_reasons(small: Reading) -> None:
    page = dossier_html([small])
    for part in ("listed by US OFAC SDN, edition of 2024-05-03", "abababababab<", "<b>0.91</b>", "+0.70", "a person has to decide"):
        assert part in page


def test_several_reports_have_an_index_and_failures_are_named(small: Reading, example: Reading) -> None:
    page = dossier_html([small, Reading(None, failure=Failure("broken.pdf", "NotText", "no text in it")), example])
    assert "2 reports" in page
    assert 'href="#s2"' in page
    assert "<bdi>broken.pdf</bdi>: no text in it" in page


def test_a_report_without_claims_says_so(small: Reading) -> None:
    assert "No claims of the kinds that hearsay reads were found" in dossier_html([replace(small, claims=(), matches=())])


def test_what_only_the_second_reader_found_is_marked_and_what_was_dropped_is_shown(small: Reading) -> None:
    dropped = (("what it quotes as supplier does not stand in the report", "<b>Orlik</b>"),)
    second = SecondReading("small-<i>model", "localhost:8080", 2, 1, (small.claims[1].id,), dropped, "part 2 was slow")
    page = dossier_html([replace(small, second_reader=second)])
    cards = re.findall(r'<article class="card.*?</article>', page, re.S)
    assert ["second reader only" in card for card in cards] == [False, True]
    assert "1 dropped" in page
    assert "does not stand in the report: “&lt;b&gt;Orlik&lt;/b&gt;”" in page
    assert "small-&lt;i&gt;model at localhost:8080" in page
    assert "It failed: part 2 was slow." in page
    assert "econd reader" not in re.sub(r"<style>.*?</style>", "", dossier_html([small]), flags=re.S)


def test_nothing_at_all_still_makes_a_page() -> None:
    assert "it asserts none of it" in dossier_html([])


def test_the_same_readings_give_the_same_page(example: Reading, tmp_path: Path) -> None:
    path = tmp_path / "made" / "dossier.html"
    write_dossier([example], path)
    assert path.read_text("utf-8") == dossier_html([example])


@pytest.mark.parametrize("address", ["javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "http://[bad", "reports/one.txt"])
def test_only_web_addresses_are_links(address: str, small: Reading) -> None:
    assert small.report is not None
    page = Page(dossier_html([replace(small, report=replace(small.report, url=address))]))
    assert address not in page.all("a", "href")
