"""The noun phrase round a head word: where it begins and ends, without its relative clauses, appositions and coordinated fellows."""

from spacy.tokens import Token

_LEFT = frozenset(
    ("det", "det:predet", "amod", "nummod", "compound", "nmod:poss", "flat", "nmod:desc", "advmod", "nmod", "nmod:unmarked", "goeswith")
)
_RIGHT = frozenset(("flat", "compound", "nummod", "goeswith", "nmod:unmarked", "nmod:desc"))
_TIGHT_PREPOSITIONS = frozenset(("of", "for", "in", "from", "at"))
_QUOTES = frozenset("\"'“”‘’«»„")


def phrase_bounds(head: Token, *, wide: bool = False) -> tuple[int, int]:
    """Return the first token and the last token + 1 of the phrase of `head`.

    Prepositional phrases with "of" belong to it; with `wide` also those with "for", "in", "from" and "at".
    """
    begin, end = head.i, head.i + 1
    for child in reversed(list(head.lefts)):
        if child.dep_ == "punct" and child.text in ("-", "–", *_QUOTES) and child.i == begin - 1:
            begin = child.i
            continue
        if child.dep_ not in _LEFT:
            break
        left = _left_edge(child)
        if begin - _right_edge(child) > 1:
            break
        begin = left
    for child in head.rights:
        dep = child.dep_
        if dep in _RIGHT and child.i <= end + 1:
            end = max(end, _flat_end(child))
        elif (dep == "case" and child.i == end and child.text.lower() in ("'s", "’s", "'", "’")) or (
            dep == "punct" and child.text in ("-", "–") and child.i == end
        ):
            continue
        elif dep == "nmod":
            prepositions = [c.lower_ for c in child.lefts if c.dep_ == "case"]
            if (
                prepositions
                and (prepositions[0] == "of" or (wide and prepositions[0] in _TIGHT_PREPOSITIONS))
                and _left_edge(child) <= end + 1
            ):
                end = max(end, phrase_bounds(child, wide=wide)[1])
            else:
                break
        elif dep in ("punct", "cc", "conj", "appos", "acl", "acl:relcl", "advcl", "parataxis"):
            break
    return _trim(head, begin, end)


def _left_edge(token: Token) -> int:
    edge = token.i
    for child in token.lefts:
        if child.dep_ not in ("punct", "cc"):
            edge = min(edge, _left_edge(child))
    return edge


def _right_edge(token: Token) -> int:
    edge = token.i
    for child in token.rights:
        if child.dep_ not in ("acl:relcl", "appos"):
            edge = max(edge, _right_edge(child))
    return edge


def _flat_end(token: Token) -> int:
    end = token.i + 1
    for child in token.rights:
        if child.dep_ in ("flat", "compound", "nummod", "goeswith") or (child.dep_ == "punct" and child.text in ("-", "–")):
            end = max(end, _flat_end(child))
    return end


def _trim(head: Token, begin: int, end: int) -> tuple[int, int]:
    """Leave out white space and lone marks at the edges."""
    doc = head.doc
    while begin < head.i and (doc[begin].is_space or doc[begin].is_punct):
        begin += 1
    while end > head.i + 1 and (
        doc[end - 1].is_space
        or (doc[end - 1].is_punct and doc[end - 1].text not in (".", ")"))
        or doc[end - 1].text.lower() in ("'s", "’s")
    ):
        end -= 1
    return begin, end
