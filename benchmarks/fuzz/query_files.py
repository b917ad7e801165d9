"""What `hearsay screen` is asked: a CSV file, and a stream of names."""

from pathlib import Path

from benchmarks.fuzz.target import Target, expect

from hearsay.errors import ScreeningError
from hearsay.lists.registry import read_list
from hearsay.nouns import Failure
from hearsay.screening.queries import read_names, read_queries
from hearsay.screening.screening import Screener

NAMES = ("query_csv", "query_stream")

FILE = (
    "name,schema,birth_date,country,identifier,address\n"
    'Rudolf Hentzau,Person,1951-02-03,ru,"12-345, 67",Zenda\n"Orlik ""Works"" LLC",Company,,Ruritania,7701234567,"1 Castle Street\nZenda"\n'
    "Рудольф Хенцау,Person,1951,,,\n阿尔巴特罗斯公司,,,cn,,\nمحمد علي,Person,,,,\n"
).encode()
NAME_TOKENS = tuple(token.encode("utf-8", "surrogatepass") for token in (
    "OOO ", " LLC", "ʼ", "İ", "ß", "ﬁ", "\u200d", "\u202e", "𝕬", "́" * 40, "🚀", "\x1b[2J", "\ud800", "ﷺ", "12345678901234567890", "Ё", "'", "-", ".",
))  # fmt: skip


def make(name: str) -> Target:
    """Return the target; names are screened against the examples' lists."""
    lists = Path(__file__).parents[2] / "examples" / "lists"
    pairs = []
    for list_name, path in (("us-ofac-sdn", lists / "us-ofac-sdn"), ("un-sc", lists / "un-sc")):
        edition, listings = read_list(list_name, path, any_size=True)
        pairs += [(edition, listing) for listing in listings]
    screener = Screener(pairs)
    stream = name == "query_stream"

    def run(data: bytes) -> None:
        try:
            if stream:
                rows = list(read_names([line.decode("utf-8", "replace").rstrip("\r\n") for line in data.split(b"\n")], None))
            else:
                rows = list(read_queries(data, "names.csv"))
        except ScreeningError:
            return
        expect([number for number, _, _ in rows] == list(range(1, len(rows) + 1)), "rows out of order")
        for _, _, query in rows[:50]:
            if isinstance(query, Failure):
                continue
            try:
                matches = screener.screen_query(query, limit=5, threshold=0.0)
            except ScreeningError:
                continue
            scores = [match.score for match in matches]
            expect(scores == sorted(scores, reverse=True) and all(0 <= score <= 1 for score in scores), "scores out of order or bounds")

    seeds = (FILE, FILE.replace(b",", b";"), FILE.decode().encode("utf-16")) if not stream else (FILE.replace(b",", b"\n"),)
    tokens = (*NAME_TOKENS, b"name", b'"', b'""', b",", b";", b"\t", b"\r", b"\n", b"\0", b"birth_date", b"0000-00-00", b"\xff")
    return Target(run, seeds, tokens)
