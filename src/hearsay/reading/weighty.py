"""Whether a filler's words are of the sort that a weak verb needs: "gave rifles" moves goods, "gave a speech" does not."""

from spacy.tokens import Token

from hearsay.reading.mentions import MentionBook

_CONTAINERS = frozenset((
    "batch", "crate", "consignment", "shipment", "load", "cargo", "container", "box", "stock", "stockpile", "number", "dozen", "hundred", "thousand", "set", "pair", "part",
    "lot", "parcel", "truckload", "supply", "ton", "tonne", "type", "kind", "unit", "piece", "delivery", "order", "total", "rest", "half", "some", "one", "both", "all",
))  # fmt: skip
_PRONOUNS = frozenset(("it", "them", "they", "which", "that", "nothing", "anything", "both", "these", "those", "this", "everything"))
_FORCES = frozenset((
    "troop", "soldier", "force", "adviser", "advisor", "instructor", "mercenary", "fighter", "personnel", "contingent", "battalion", "brigade", "division", "ship", "warship", "battery",
    "unit", "missile", "system", "drone", "aircraft", "jet", "bomber", "helicopter", "tank", "artillery", "peacekeeper", "guard", "officer", "technician", "specialist", "fleet", "submarine",
    "carrier", "frigate", "destroyer", "expert", "commando", "militia", "regiment", "squadron", "army", "corps", "patrol", "marine", "man", "police", "engineer", "trainer", "crew", "gun", "weapon",
))  # fmt: skip
_MEASURES = frozenset(("sanction", "restriction", "ban", "embargo", "control", "tariff", "freeze", "blacklist", "list", "designation", "licence", "license", "visa", "asset", "measure", "entity", "export", "import", "sale"))
_MONEY = frozenset((
    "money", "fund", "cash", "dollar", "euro", "pound", "ruble", "rouble", "rial", "dirham", "yuan", "sum", "payment", "bribe", "loan", "grant", "salary", "coin", "bitcoin", "cryptocurrency",
    "revenue", "bonus", "fee", "donation", "dinar", "peso", "crypto", "currency", "million", "billion", "assistance", "reward", "funding", "proceeds",
))  # fmt: skip
_NOT_GOODS = frozenset(("time", "person", "place", "country", "money", "document", "organisation", "group"))


def is_goods(head: Token, book: MentionBook) -> bool:
    """Say whether a phrase names items: weapons, parts, machines, materials, or a container of them."""
    if head.lower_ in _PRONOUNS:
        return head.dep_ in ("obj", "nsubj:pass", "nsubj") and head.lower_ in ("it", "them", "nothing", "anything", "both") and False
    known = book.known.get(head.i)
    if known is not None and known.kind in ("goods", "vessel") and known.source != "entity":
        return True
    kind = book.gazetteer.noun_kind(head.lemma_)
    if kind in ("goods", "vessel"):
        return True
    if known is not None and known.kind == "goods":
        return True
    if kind in _NOT_GOODS:
        return False
    if head.lemma_ in _CONTAINERS:
        inner = [c for c in head.rights if c.dep_ == "nmod"]
        return any(is_goods(c, book) for c in inner) or head.lemma_ in ("consignment", "shipment", "cargo", "crate", "parcel")
    return any(child.dep_ == "compound" and (book.gazetteer.noun_kind(child.lemma_) == "goods" or (book.known.get(child.i) is not None and book.known[child.i].kind == "goods")) for child in head.lefts)


def is_money(head: Token, book: MentionBook) -> bool:
    """Say whether a phrase names a sum, or money at large."""
    if head.lemma_ in _MONEY or head.lower_ in ("$", "€", "£", "¥"):
        return True
    begin, end = head.left_edge.i, head.right_edge.i
    return any(token.text in ("$", "€", "£", "¥") or token.text[:1] in "$€£" or token.text.startswith(("US$", "USD")) for token in head.doc[begin : min(end + 1, head.i + 4)])


def is_people(head: Token, book: MentionBook) -> bool:
    """Say whether a phrase names people who can be hired."""
    kind = book.gazetteer.noun_kind(head.lemma_)
    return kind in ("group", "person") and head.pos_ == "NOUN"


def is_force(head: Token, book: MentionBook) -> bool:
    """Say whether a phrase names forces, advisers or weapons that can be placed somewhere."""
    return head.lemma_ in _FORCES or is_goods(head, book) and head.lemma_ not in ("equipment",)


def is_measure(verb: Token, roles: dict[str, list[Token]], book: MentionBook) -> bool:
    """Say whether a weak verb of restricting acts on a measure or a listed party ("put on the blacklist", "listed the firm")."""
    lemma = verb.lemma_
    obliques = [c for c in verb.children if c.dep_ == "obl"]
    if lemma in ("add", "place", "put"):
        return any(c.lemma_ in ("list", "blacklist", "entity") for c in obliques)
    targets = roles.get("target", [])
    if lemma in ("impose", "lift", "ease", "tighten", "revoke", "suspend"):
        return any(t.lemma_ in _MEASURES for t in targets)
    if lemma in ("list", "block", "bar"):
        return any(book.of_head_kind(t) in ("organisation", "person", "vessel", "group", "country") for t in targets)
    if lemma in ("prohibit", "forbid", "restrict"):
        return any(t.lemma_ in _MEASURES or is_goods(t, book) or book.of_head_kind(t) in ("organisation", "country") for t in targets)
    return False
