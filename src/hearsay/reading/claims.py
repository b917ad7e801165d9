"""A read document becomes Claims: words of the trigger table, with who fills their roles, how surely it is put, and who says it.

Claims are as `docs/reference/claims.md` describes them: events of the table and of the claim heads, with times and speakers.
"""

from dataclasses import replace

from spacy.tokens import Doc, Token

from hearsay.nouns import Attribution, Claim, MentionKind, Report, Sourcing, Span
from hearsay.reading.amounts import find_amounts, read_money, read_quantity
from hearsay.reading.asides import Saying, Spoken
from hearsay.reading.combining import combine
from hearsay.reading.dating import Dater, Event, date_claims
from hearsay.reading.denials import deny_back
from hearsay.reading.drafts import Draft, candidate_words, drop_repeated, is_carried, make_draft
from hearsay.reading.enumerations import add_listed
from hearsay.reading.mentions import MentionBook
from hearsay.reading.modality import is_asked, read_certainty, read_polarity, read_tense
from hearsay.reading.nesting import nest
from hearsay.reading.placing import put_right
from hearsay.reading.saying_words import sayings
from hearsay.reading.sayings import chain_of, read_sayings
from hearsay.reading.slots import is_verbal
from hearsay.reading.sources import is_named
from hearsay.reading.times import find_times
from hearsay.reading.turns import read_turns

_EXPECTED: dict[str, MentionKind] = {
    "goods": "goods", "weapon": "goods", "deployed": "group", "recruit": "group", "trainee": "group", "amount": "money", "place": "place",
    "supplier": "organisation", "recipient": "organisation", "producer": "organisation", "actor": "organisation", "post": "person",
    "attacker": "organisation", "authority": "organisation", "holder": "person", "employer": "organisation", "payer": "organisation",
    "payee": "organisation",
}  # fmt: skip


def read_claims(
    doc: Doc, report: Report, book: MentionBook, attributions: list[Attribution], dater: Dater | None = None
) -> tuple[list[Claim], list[Attribution]]:
    """Return the claims of a document, and its attributions with those that syntax added for a claim's source.

    `dater` chooses each claim's time among those of the report; by default it is the learned one.
    """
    spoken = Spoken([*read_turns(doc), *read_sayings(doc)])
    number = report.id
    times = [Span(*span) for span in find_times(book.text)]
    amounts = find_amounts(book.text)
    ruled = drop_repeated([draft for word in candidate_words(doc) if (draft := make_draft(word, book)) is not None])
    drafts = drop_repeated(combine(doc, ruled))
    add_listed(drafts, doc)
    added: dict[str, Attribution] = {a.id: a for a in attributions}
    claims: dict[str, Claim] = {}
    events: list[Event] = []
    for draft in drafts:
        draft.chain = chain_of(draft.word, spoken.at(draft.word.i))
        drop_speakers(draft)
        put_right(draft, book)
        if not any(role not in ("place", "post") for role in draft.roles) or (not draft.chain and is_asked(draft.word)):
            continue
        claim = finish(draft, number, book, attributions, added, amounts)
        takers = {role: frozenset(book.by_id[one].head or book.by_id[one].text.lower() for one in ids) for role, ids in claim.roles}
        events.append(Event(draft.word, claim, takers))
    for event, time in zip(events, date_claims(events, report, book, times, dater), strict=True):
        if time is not None:
            book.of_span(time.span, "time", time.value)
        reasons = event.claim.reasons
        if time is not None and not event.claim.evidence[0].covers(time.span):
            reasons = (*reasons, f'its time is read from "{time.text}", which stands beside it')
        claims.setdefault(event.claim.id, replace(event.claim, time=time, reasons=reasons))
    for claim in deny_back(doc, list(claims.values()), book):
        claims.setdefault(claim.id, claim)
    ordered = sorted(claims.values(), key=lambda c: (c.evidence[0].start, c.kind))
    return ordered, sorted(nest(list(added.values())), key=lambda a: (a.cue or a.content or a.source)[0])


def drop_speakers(draft: Draft) -> None:
    """Take the words that name a speaker out of what is said: who tells of an attack did not carry it out."""
    word = draft.word
    speakers = {
        saying.source.i
        for saying in draft.chain
        # "denied supplying": grammar makes the speaker the doer.
        if saying.source is not None and not (saying.cue == word.head and word.dep_ in ("xcomp", "advcl", "obl"))
    }
    for role, heads in list(draft.roles.items()):
        kept = [head for head in heads if head.i not in speakers]
        if kept:
            draft.roles[role] = kept
        else:
            del draft.roles[role]


def finish(
    draft: Draft,
    report: str,
    book: MentionBook,
    attributions: list[Attribution],
    added: dict[str, Attribution],
    amounts: list[tuple[int, int, str]],
) -> Claim:
    """Return the claim of a draft; `report` is the report's id."""
    word = draft.word
    evidence = evidence_span(word)
    roles: dict[str, list[str]] = {}
    for role, heads in draft.roles.items():
        for head in heads:
            if role == "post":
                mention = book.of_head(head, "person")
            else:
                mention = book.of_head(head, _EXPECTED.get(role))
            taken = [other for other in roles.setdefault(role, []) if other != mention.id]
            if len(taken) == len(roles[role]) and not any(book.by_id[other].span.covers(mention.span) for other in taken):
                roles[role].append(mention.id)
    add_amounts(draft, roles, book, amounts)
    certainty, unsaid = read_certainty(word, draft.chain)
    sources = [book.of_head(saying.source, "person") for saying in draft.chain if saying.source is not None]
    innermost = draft.chain[-1] if draft.chain else None
    sourcing: Sourcing
    if innermost is None:
        sourcing = "unnamed" if unsaid else "publisher"
    elif innermost.source is None:
        sourcing = "unnamed" if innermost.lemma or not sources else "named"
    else:
        sourcing = "named" if is_named(book.of_head(innermost.source), innermost.source, book) else "unnamed"
    attribution = None
    if innermost is not None:
        attribution = attribution_of(innermost, evidence, attributions, added, book)
    fillers = [head for heads in draft.roles.values() for head in heads]
    return Claim(
        report=report,
        kind=draft.kind,
        evidence=(evidence,),
        roles=tuple((role, tuple(ids)) for role, ids in roles.items()),
        polarity=read_polarity(word, fillers, draft.chain),
        certainty=certainty,
        tense=draft.tense or read_tense(word, draft.kind, carried=is_carried(word)),
        source=tuple(dict.fromkeys(mention.id for mention in sources)),
        sourcing=sourcing,
        attribution=attribution,
        trigger=Span(word.idx, word.idx + len(word.text)),
        reasons=(
            f'"{word.text}" names an event of the kind {draft.kind}',
            *(f"who or what is its {role} is the likeliest reading, and no sure one" for role in draft.unsure if role in roles),
        ),
    )


def evidence_span(word: Token) -> Span:
    """Return the clause that states it: the words under its verb, with the noun that a relative clause or participle describes."""
    carried = is_verbal(word.head) and word.dep_ in ("obj", "obl", "nsubj", "nsubj:pass", "xcomp")
    top = word.head if not is_verbal(word) and (carried or word.dep_ == "appos") else word
    skipped = ("parataxis", "punct", "cc", "mark", "discourse", "list")
    begin, end = top.i, top.i + 1
    for child in top.children:
        if (
            child.dep_ in skipped
            or (child.dep_ == "conj" and is_verbal(child))
            or (child.dep_ in ("advcl", "ccomp") and child.lemma_ in sayings()["say"] and child.i > top.i)
        ):
            continue
        begin, end = min(begin, child.left_edge.i), max(end, child.right_edge.i + 1)
    if top.dep_ in ("acl", "acl:relcl"):
        begin = min(begin, top.head.left_edge.i if top.head.left_edge.i <= top.head.i else top.head.i)
    doc = word.doc
    while begin < word.i and (doc[begin].is_space or doc[begin].is_punct):
        begin += 1
    while end > word.i + 1 and (doc[end - 1].is_space or doc[end - 1].is_punct):
        end -= 1
    return Span(doc[begin].idx, doc[end - 1].idx + len(doc[end - 1].text))


def add_amounts(draft: Draft, roles: dict[str, list[str]], book: MentionBook, amounts: list[tuple[int, int, str]]) -> None:
    """Add the quantity of the goods or people, or the sum of money, that stands in a filler's phrase."""
    for role in ("goods", "deployed", "recruit", "seized", "target", "amount"):
        for head in draft.roles.get(role, ()):
            mention = book.of_head(head)
            for start, end, kind in amounts:
                if mention.span.start <= start and end <= mention.span.end:
                    value = read_money(book.text[start:end]) if kind == "money" else read_quantity(book.text[start : mention.span.end])
                    made = book.of_span(Span(start, end), "money" if kind == "money" else "quantity", value)
                    if made is not None and role != "amount" and made.id not in roles.get("quantity", ()):
                        roles.setdefault("quantity", []).append(made.id)
                    break


def attribution_of(
    saying: Saying, evidence: Span, attributions: list[Attribution], added: dict[str, Attribution], book: MentionBook
) -> str | None:
    """Return the id of the attribution behind a saying.

    One that the trees alone give is the trained one with the same cue; where nothing was trained it is added, and else left out: the
    trained labels say what an attribution is, and the claim keeps its source all the same.
    """
    if saying.attribution is not None and saying.attribution < len(attributions):
        return attributions[saying.attribution].id
    if saying.cue is None or saying.source is None:
        return None
    source = book.of_head(saying.source).span
    if saying.lemma == "according":
        cue = next((Span(c.idx, c.idx + len(c.text)) for c in saying.cue.lefts if c.dep_ == "case"), None)
    else:
        cue = Span(saying.cue.idx, saying.cue.idx + len(saying.cue.text))
    if cue is None:
        return None
    if attributions:
        return next((one.id for one in attributions if any(own.overlaps(cue) for own in one.cue)), None)
    outer = next((a.id for a in added.values() if any(c.covers(cue) for c in a.content)), None)
    made = Attribution((source,), (cue,), (evidence,), outer)
    added.setdefault(made.id, made)
    return made.id
