"""The tables of a case, as SQLAlchemy names them; the migrations make them, each backend's in its own words."""

from sqlalchemy import Column, Integer, LargeBinary, MetaData, Table, Text

metadata = MetaData()


def _table(name: str, *columns: str, numbers: tuple[str, ...] = (), blobs: tuple[str, ...] = (), key: tuple[str, ...] = ()) -> Table:
    def kind(column: str) -> type[Integer] | type[LargeBinary] | type[Text]:
        return Integer if column in numbers else LargeBinary if column in blobs else Text

    return Table(name, metadata, *(Column(column, kind(column), primary_key=column in key) for column in columns))


edition = _table(
    "edition", "number", "list", "date", "sha256", "imported_at", "listings", "earlier",
    numbers=("number", "listings", "earlier"), key=("number",),
)  # fmt: skip
listing = _table("listing", "edition", "position", "publisher_id", "body", numbers=("edition", "position"), key=("edition", "position"))
fetch = _table("fetch", "list", "address", "etag", "last_modified", "fetched_at", key=("list", "address"))
report = _table(
    "report", "number", "id", "address", "version", "newest", "title", "url", "publisher", "published_at", "sha256", "characters", "claims",
    "entities", "matches", "gathering", "body", "original",
    numbers=("number", "version", "newest", "characters", "claims", "entities", "matches"), blobs=("original",), key=("number",),
)  # fmt: skip
failure = _table("failure", "number", "about", "body", numbers=("number",), key=("number",))
decision = _table("decision", "number", "id", "about", "body", numbers=("number",), key=("number",))
weighed = _table("weighed", "position", "sort", "body", numbers=("position",), key=("sort", "position"))
entry = _table("entry", "number", "at", "by", "action", "about", "digest", "hash", numbers=("number",), key=("number",))
words = _table("words", "report", "sort", "about", "body")
