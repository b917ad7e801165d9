"""A content that breaks off inside the clause that its cue governs is read to the clause's end.

The span labels and the trees come from different heads; where the labels lose the thread in the middle of a clause, the tree has it.
"""

from spacy.tokens import Doc, Token

Range = tuple[int, int]
Linked = tuple[list[Range], list[Range], list[Range]]
_CLAUSES = frozenset(("ccomp", "parataxis", "csubj"))


def complete_contents(doc: Doc, attributions: list[Linked]) -> list[Linked]:
    """Return attributions (source, cue, content as token ranges) with each content that begins a clause of its cue read to its end."""
    return [(source, cue, [_completed(doc, part, source, cue) for part in content]) for source, cue, content in attributions]


def _completed(doc: Doc, content: Range, source: list[Range], cue: list[Range]) -> Range:
    begin, end = content
    cues = {i for first, last in cue for i in range(first, last)}
    clause = next((token for token in doc[begin:end] if _is_clause(token, cues)), None)
    if clause is None:
        # The clause's own word may lie behind the place where the labels broke off.
        clause = next((token.head for token in doc[begin:end] if token.head.i >= end and _is_clause(token.head, cues)), None)
    if clause is None or clause.left_edge.i != begin or clause.right_edge.i < end:
        return content
    stops = [first for first, _ in (*source, *cue) if first >= end]
    last = min([clause.right_edge.i + 1, *stops])
    while last > end and (doc[last - 1].is_punct or doc[last - 1].is_space):
        last -= 1
    return begin, max(end, last)


def _is_clause(token: Token, cues: set[int]) -> bool:
    return token.dep_ in _CLAUSES and token.head.i in cues
