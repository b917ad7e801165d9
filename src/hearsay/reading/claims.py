"""A read document becomes Claims: words of the trigger table, with who fills their roles, how surely it is put, and who says it.

Claims follow the annotation guidelines (`docs/reference/claims.md`): this first version is rules over the trained syntax and the table.
"""

from dataclasses import dataclass, field

from spacy.tokens import Doc, Token

from hearsay.nouns import Attribution, Claim, ClaimTime, MentionKind, Report, Sourcing, Span
from hearsay.reading.amounts import find_amounts, read_money, read_quantity
from hearsay.reading.mentions import MentionBook
from hearsay.reading.modality import read_certainty, read_polarity, read_tense
from hearsay.reading.sayings import Saying, chain_of, read_sayings, sayings
from hearsay.reading.sources import is_named
from hearsay.reading.slots import Slot, find_slots, is_verbal
from hearsay.reading.times import find_times, read_time
from hearsay.reading.triggers import Trigger, load_triggers
from hearsay.reading.weighty import is_force, is_goods, is_measure, is_money, is_people

_LIGHT_VERBS = frozenset((
    "make", "carry", "conduct", "launch", "impose", "provide", "offer", "give", "take", "have", "hold", "sign", "reach", "announce", "order", "begin", "start",
    "continue", "stop", "halt", "place", "slap", "introduce", "lift", "ease", "perform", "commit", "mount", "plan", "stage", "levy", "extend", "enter", "conclude",
    "receive", "face", "suffer", "undergo", "seek", "do", "undertake", "maintain", "increase", "expand", "support", "resume", "strengthen", "enjoy", "arrange", "get",
    "pledge", "promise", "step", "broker", "suspend", "approve", "include", "show", "express", "lend", "pay", "secure", "deepen", "organise", "host", "attend", "join",
))  # fmt: skip
_UNDERGONE = frozenset(("receive", "face", "suffer", "undergo", "get", "enjoy"))
_PLACE_PREPOSITIONS = frozenset(("in", "at", "near", "inside", "outside", "across", "within", "throughout", "around", "over", "into", "aboard", "along", "off", "on"))
_PLACES = frozenset(("place", "facility", "country"))
_SUBJECT_LIKE = frozenset(("poss", "by", "amod"))
_OBJECT_LIKE = frozenset(("of", "compound"))
_EXPECTED: dict[str, MentionKind] = {
    "goods": "goods", "weapon": "goods", "deployed": "group", "recruit": "group", "trainee": "group", "amount": "money", "quantity": "quantity", "place": "place",
    "supplier": "organisation", "recipient": "organisation", "producer": "organisation", "actor": "organisation", "attacker": "organisation", "authority": "organisation",
    "holder": "person", "employer": "organisation", "payer": "organisation", "payee": "organisation", "post": "person",
}  # fmt: skip


@dataclass(slots=True)
class Draft:
    """A claim in the making: its word, its row of the table, and the heads that fill its roles."""

    word: Token
    trigger: Trigger
    roles: dict[str, list[Token]]
    chain: list[Saying] = field(default_factory=list)
    denied: bool = False


def read_claims(doc: Doc, report: Report, book: MentionBook, attributions: list[Attribution]) -> tuple[list[Claim], list[Attribution]]:
    """Return the claims of a document, and its attributions with those that syntax added for a claim's source."""
    said = read_sayings(doc)
    times = [Span(*span) for span in find_times(doc.text)]
    amounts = find_amounts(doc.text)
    drafts = drop_repeated([draft for word in candidate_words(doc) if (draft := make_draft(word, book)) is not None])
    added: dict[str, Attribution] = {a.id: a for a in attributions}
    claims: dict[str, Claim] = {}
    for draft in drafts:
        draft.chain = chain_of(draft.word, said)
        claim = finish(draft, report, book, attributions, added, times, amounts)
        claims.setdefault(claim.id, claim)
    for claim in deny_back(doc, list(claims.values()), book):
        claims.setdefault(claim.id, claim)
    ordered = sorted(claims.values(), key=lambda c: (c.evidence[0].start, c.kind))
    return ordered, sorted(added.values(), key=lambda a: (a.cue or a.content or a.source)[0])


def candidate_words(doc: Doc) -> list[Token]:
    """Return the words that the table knows, as the part of speech that it knows them as."""
    verbs, nouns = load_triggers()
    words = []
    for token in doc:
        pos = token.pos_
        if (pos == "VERB" and token.lemma_ in verbs) or (pos == "NOUN" and token.lemma_ in nouns):
            words.append(token)
        elif pos == "NOUN" and token.tag_ in ("NN", "NNS") and token.lower_ in nouns:
            words.append(token)
    return words


def make_draft(word: Token, book: MentionBook) -> Draft | None:
    """Return the first row of the table that a word's surroundings bear out, with its roles filled."""
    verbs, nouns = load_triggers()
    verbal = is_verbal(word)
    slots: list[Slot] | None = None
    for trigger in (verbs if verbal else nouns).get(word.lemma_, ()):
        if trigger.particle and not has_particle(word, trigger.particle):
            continue
        if slots is None:
            slots = find_slots(word)
        roles = fill_roles(word, trigger, slots, book, verbal=verbal)
        if bears_out(word, trigger, roles, book, verbal=verbal):
            if "other" in roles:
                roles.setdefault("party", []).extend(roles.pop("other"))
            return Draft(word, trigger, roles)
    return None


def has_particle(verb: Token, particle: str) -> bool:
    """Say whether the words of a particle follow a verb ("hand over", "turn out")."""
    wanted = particle.split()[0]
    return any(child.lower_ == wanted and child.dep_ in ("compound:prt", "advmod", "obl", "case") for child in verb.children) or (
        verb.i + 1 < len(verb.doc) and verb.nbor().lower_ == wanted
    )


def fill_roles(word: Token, trigger: Trigger, slots: list[Slot], book: MentionBook, *, verbal: bool) -> dict[str, list[Token]]:
    """Return the heads that fill each role, by the row's slots."""
    roles: dict[str, list[Token]] = {}
    light = not verbal and is_verbal(word.head) and word.head.lemma_ in _LIGHT_VERBS
    for slot, head in slots:
        if head.i == word.i or head.is_space:
            continue
        role = role_of(slot, trigger, word, verbal=verbal, light=light)
        if slot in _PLACE_PREPOSITIONS or slot in {"v:" + p for p in _PLACE_PREPOSITIONS}:
            kind = book.of_head_kind(head)
            if kind in _PLACES and role not in ("goods", "target") or (kind == "place" and role in ("matter", "subject", "purpose", "reason", None)):
                role = "place"
        if role is None or role == "none":
            continue
        if slot == "compound" and role in ("goods", "target", "deployed") and head.pos_ == "PROPN" and role != "target":
            role = trigger.roles.get("subj", role)
        if slot == "compound" and head.pos_ not in ("NOUN", "PROPN"):
            continue
        if head.i not in (h.i for h in roles.get(role, ())):
            roles.setdefault(role, []).append(head)
    return roles


def role_of(slot: str, trigger: Trigger, word: Token, *, verbal: bool, light: bool) -> str | None:
    """Return the role that a slot fills in a row, None where it fills none."""
    roles = trigger.roles
    if verbal:
        return roles.get(slot)
    if slot in roles and slot not in ("subj", "obj"):
        return roles[slot]
    if slot == "subj":
        return roles.get("subj")
    if slot in _SUBJECT_LIKE:
        return roles.get("subj")
    if slot in _OBJECT_LIKE:
        return roles.get("obj")
    if light and slot == "vsubj":
        return roles.get("obj") if word.head.lemma_ in _UNDERGONE and word.dep_ == "obj" else roles.get("subj")
    if light and slot.startswith("v:"):
        return roles.get(slot[2:])
    return None


def bears_out(word: Token, trigger: Trigger, roles: dict[str, list[Token]], book: MentionBook, *, verbal: bool) -> bool:
    """Say whether what surrounds a word is enough for the row to hold."""
    if any(need not in roles for need in trigger.needs):
        return False
    if trigger.goods and not any(is_goods(head, book) for role in trigger.goods for head in roles.get(role, ())):
        return False
    if trigger.money and not any(is_money(head, book) for role in trigger.money for head in roles.get(role, ())):
        return False
    if trigger.people and not any(is_people(head, book) for role in trigger.people for head in roles.get(role, ())):
        return False
    if trigger.forces and not any(is_force(head, book) for role in trigger.forces for head in roles.get(role, ())):
        return False
    if trigger.passive and "obj" not in {name for name, _ in find_slots(word)}:
        return False
    if trigger.measure and not is_measure(word, roles, book):
        return False
    participants = [role for role in roles if role not in ("place", "time", "quantity")]
    if not verbal:
        if trigger.post:
            if "holder" not in roles or "held" not in roles:
                return False
            if not any(child.dep_ in ("cop",) for child in word.children) and word.dep_ != "appos" and not any(c.dep_ == "appos" for c in word.children):
                return False
            roles["post"] = [word]
        elif trigger.light and not participants:
            return False
    elif not participants:
        return False
    return True


def drop_repeated(drafts: list[Draft]) -> list[Draft]:
    """Leave out a word that only carries another of the same kind ("launched strikes"), keeping the one that says more."""
    by_word = {draft.word.i: draft for draft in drafts}
    dropped: set[int] = set()
    for draft in drafts:
        head = by_word.get(draft.word.head.i)
        if head is None or head is draft or head.trigger.kind != draft.trigger.kind or draft.word.dep_ not in ("obj", "obl", "nmod", "nsubj", "nsubj:pass", "compound", "xcomp"):
            continue
        weaker, stronger = (head, draft) if len(draft.roles) >= len(head.roles) and draft.word.dep_ == "obj" else (draft, head)
        for role, heads in weaker.roles.items():
            if role not in stronger.roles and not any(h.i == stronger.word.i for h in heads):
                stronger.roles[role] = heads
        dropped.add(weaker.word.i)
    return [draft for draft in drafts if draft.word.i not in dropped]


def finish(
    draft: Draft, report: Report, book: MentionBook, attributions: list[Attribution], added: dict[str, Attribution], times: list[Span], amounts: list[tuple[int, int, str]]
) -> Claim:
    """Return the claim of a draft."""
    word, doc = draft.word, draft.word.doc
    evidence = evidence_span(word)
    roles: dict[str, list[str]] = {}
    for role, heads in draft.roles.items():
        for head in heads:
            if role == "post":
                mention = book.of_head(head, "person")
            else:
                mention = book.of_head(head, _EXPECTED.get(role))
            if mention.id not in roles.setdefault(role, []):
                roles[role].append(mention.id)
    add_amounts(draft, roles, book, amounts)
    time = find_time(draft, evidence, report, book, times)
    if time is not None and (mention_of_time := book.of_span(time.span, "time", time.value)) is not None:
        roles["time"] = [mention_of_time.id]
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
        report=report.id,
        kind=draft.trigger.kind,
        evidence=(evidence,),
        roles=tuple((role, tuple(ids)) for role, ids in roles.items()),
        polarity=read_polarity(word, fillers, draft.chain),
        certainty=certainty,
        tense=read_tense(word),
        source=tuple(dict.fromkeys(mention.id for mention in sources)),
        sourcing=sourcing,
        attribution=attribution,
        time=time,
        trigger=Span(word.idx, word.idx + len(word.text)),
        reasons=(f'"{word.text}" names a {draft.trigger.kind} event',),
    )


def evidence_span(word: Token) -> Span:
    """Return the clause that states it: the words under its verb, with the noun that a relative clause or participle describes."""
    top = word
    if not is_verbal(word):
        if is_verbal(word.head) and word.dep_ in ("obj", "obl", "nsubj", "nsubj:pass", "xcomp"):
            top = word.head
        elif word.dep_ == "appos":
            top = word.head
    skipped = ("parataxis", "punct", "cc", "mark", "discourse", "list")
    begin, end = top.i, top.i + 1
    for child in top.children:
        if child.dep_ in skipped or (child.dep_ == "conj" and is_verbal(child)) or (child.dep_ in ("advcl", "ccomp") and child.lemma_ in sayings()["say"] and child.i > top.i):
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
                    words = mention.text if kind == "money" else book.doc.text[start:end]
                    if kind == "money":
                        made = book.of_span(Span(start, end), "money", read_money(words))
                    else:
                        quantity = read_quantity(book.doc.text[start:end])
                        made = book.of_span(Span(start, end), "quantity", quantity)
                    if made is not None and role != "amount" and made.id not in roles.get("quantity", ()):
                        roles.setdefault("quantity", []).append(made.id)
                    break


def find_time(draft: Draft, evidence: Span, report: Report, book: MentionBook, times: list[Span]) -> ClaimTime | None:
    """Return the time expression that hangs on the event's word, or on the verb that carries it."""
    word, doc = draft.word, book.doc
    carriers = {word.i}
    if not is_verbal(word) and is_verbal(word.head):
        carriers.add(word.head.i)
    for span in times:
        if not evidence.covers(span):
            continue
        tokens = doc.char_span(span.start, span.end, alignment_mode="expand")
        if tokens is None:
            continue
        token, steps = tokens.root, 0
        while steps < 5:
            if token.i in carriers:
                value = read_time(span.of(doc.text), published=report.published_at, tense=read_tense(word))
                return ClaimTime(span, span.of(doc.text), value)
            if (is_verbal(token) and token.i not in carriers and token.dep_ != "xcomp") or token.head is token:
                break
            token, steps = token.head, steps + 1
    return None


def attribution_of(saying: Saying, evidence: Span, attributions: list[Attribution], added: dict[str, Attribution], book: MentionBook) -> str | None:
    """Return the id of the attribution behind a saying; one that syntax alone gave is added."""
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
    outer = next((a.id for a in added.values() if any(c.covers(cue) for c in a.content)), None)
    made = Attribution((source,), (cue,), (evidence,), outer)
    added.setdefault(made.id, made)
    return made.id


def deny_back(doc: Doc, claims: list[Claim], book: MentionBook) -> list[Claim]:
    """Return denials of claims made nearby: "a charge that Tashmurun rejected", "the company denied the report"."""
    words = sayings()
    denials = []
    for token in doc:
        if token.pos_ != "VERB" or token.lemma_ not in words["deny"]:
            continue
        slots = find_slots(token)
        subject = next((head for name, head in slots if name == "subj"), None)
        objects = [head for name, head in slots if name == "obj"]
        if subject is None or not any(head.lemma_ in words["denied_nouns"] or head.lower_ in ("it", "this", "that", "them") for head in objects):
            continue
        speaker = book.of_head(subject, "organisation")
        own = Span(token.left_edge.idx, token.right_edge.idx + len(token.right_edge.text))
        begin = _sentences_back(token, 1)
        near = [c for c in claims if c.polarity == "positive" and begin <= c.evidence[0].start and c.evidence[0].end <= own.end and speaker.id not in c.source and c.sourcing != "publisher"]
        for claim in near[-2:]:
            fields = {name: getattr(claim, name) for name in Claim.__dataclass_fields__}
            fields.update(
                polarity="negative", certainty="certain", source=(speaker.id,), attribution=None, evidence=(claim.evidence[0], own),
                sourcing="named" if is_named(speaker, subject, book) else "unnamed", reasons=(*claim.reasons, f'"{token.text}" denies it'),
            )  # fmt: skip
            denials.append(Claim(**fields))
    return denials


def _sentences_back(token: Token, count: int) -> int:
    """Return the first character of the sentence `count` sentences before a token's."""
    start = token.sent.start
    for _ in range(count):
        if start == 0:
            break
        start = token.doc[start - 1].sent.start
    return token.doc[start].idx
