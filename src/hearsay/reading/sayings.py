"""Who says what a clause says: the attributions that cover it, and the verbs of saying, doubt and denial above it."""

from dataclasses import replace

from spacy.tokens import Doc, Token

from hearsay.reading.asides import OPENING, Range, Saying, cited_by, read_beside, read_on
from hearsay.reading.saying_words import sayings
from hearsay.reading.slots import preposition
from hearsay.reading.speakers import named, owner_of, set_right, source_head, subject_of, teller_of

OWN_VOICE = frozenset(("i", "we", "us", "me", "my", "our"))


def read_sayings(doc: Doc) -> list[Saying]:
    """Return the attributions of a document whose cue says something (not those that only want, plan or do)."""
    result = []
    for number, (source, cue, content) in enumerate(doc.user_data.get("attributions", ())):
        if not content:
            continue
        cue_token, lemma = _cue_word(doc, cue)
        if cue_token is not None:
            content = _within_reach(doc, cue_token, content)
        if cue and lemma not in sayings()["say"] and lemma not in sayings()["say_nouns"] and not (not lemma and source):
            continue
        if cue_token is not None and lemma in sayings()["deny"] and cue_token.dep_.startswith("acl"):
            # "a charge that Tashmurun rejected": the charge is another's; `denials.py` adds the denial.
            continue
        head = source_head(doc, source) if source else None
        if head is not None and head.tag_ == "PRP$":
            head = owner_of(head)
        if cue_token is not None and cue_token.pos_ == "VERB":
            head = set_right(head, cue_token)
        if head is None and cue_token is not None:
            head = subject_of(cue_token)
        width = sum(end - begin for begin, end in content)
        result.append(Saying(named(head), cue_token, lemma, tuple(content), width, number))
        quoting = next((token for b, e in cue for token in doc[b:e] if token.lemma_ in sayings()["quote"]), cue_token)
        cited = cited_by(quoting) if quoting is not None else None
        if cited is not None and cited[1] != head:
            result.append(Saying(named(cited[1]), cited[0], cited[0].lemma_, tuple(content), width - 1, None))
    place = {saying.cue.i: number for number, saying in enumerate(result) if saying.cue is not None}
    for saying in read_beside(doc):
        if saying.cue is None:
            continue
        if saying.cue.i not in place:
            result.append(saying)
            cited = cited_by(saying.cue)
            if cited is not None:
                result.append(replace(saying, source=named(cited[1]), cue=cited[0], width=saying.width - 1))
            continue
        trained = result[place[saying.cue.i]]
        if trained.source is None or trained.covers(trained.source.i) or trained.source.sent != saying.cue.sent:
            # Who speaks stands beside the cue, not in what is said, and not in another sentence.
            result[place[saying.cue.i]] = replace(trained, source=saying.source)
    return [*result, *read_on(doc, result)]


def _within_reach(doc: Doc, cue: Token, content: list[Range]) -> list[Range]:
    """Return the parts of a content that its cue can reach: those of its paragraph, and quotations of the one beside it.

    Where there are none of these, all of them: a cue with nothing beside it has nothing else to say.
    """

    def reaches(part: Range) -> bool:
        between = doc[min(part[1], cue.i) : max(part[0], cue.i)]
        lines = sum("\n" in token.text for token in between)
        return not lines or (lines == 1 and any(doc[i].text in OPENING for i in (part[0], max(0, part[0] - 1))))

    return [part for part in content if reaches(part)] or content


def _cue_word(doc: Doc, cue: list[Range]) -> tuple[Token | None, str]:
    """Return the word of a cue that carries its meaning, and its lemma."""
    best: Token | None = None
    for begin, end in cue:
        for token in doc[begin:end]:
            if token.lower_ == "according":
                return token, "according"
            if (token.pos_ == "VERB" and (best is None or best.pos_ != "VERB" or token.lemma_ in sayings()["say"])) or (
                token.pos_ == "NOUN" and best is None
            ):
                best = token
    if best is None and cue:
        best = doc[cue[0][0]]
    return best, best.lemma_ if best is not None else ""


def syntactic_sayings(word: Token) -> list[Saying]:
    """Return what syntax alone says of who speaks: verbs of saying that govern the clause of `word`, innermost first."""
    result = []
    words = sayings()
    token, steps = word, 0
    while steps < 12:
        head, steps = token.head, steps + 1
        if (
            head != token
            and head.lemma_ in words["say"]
            and head.pos_ == "VERB"
            and (
                token.dep_ in ("ccomp", "parataxis", "csubj", "csubj:pass")
                or (token.dep_ in ("xcomp", "advcl", "obl") and head.lemma_ in words["possible"] | words["probable"] | words["deny"])
                or (token.dep_ == "obj" and head.lemma_ in words["say_of"])
                # "reported that officials had said", where the clause was taken for a circumstance.
                or (token.dep_ == "advcl" and any(c.dep_ == "mark" and c.lower_ == "that" for c in token.lefts))
            )
        ):
            edge = (token.left_edge.i, token.right_edge.i + 1)
            result.append(Saying(named(subject_of(head)), head, head.lemma_, (edge,), edge[1] - edge[0], None))
        if token.dep_ == "acl" and head.lemma_ in words["say_nouns"] and any(c.dep_ == "mark" and c.lower_ == "that" for c in token.lefts):
            edge = (token.left_edge.i, token.right_edge.i + 1)
            result.append(Saying(teller_of(head), head, head.lemma_, (edge,), edge[1] - edge[0], None))
        if token.dep_ in ("ccomp", "csubj", "acl") and head.lemma_ in words["emerging"]:
            edge = (token.left_edge.i, token.right_edge.i + 1)
            told = next((c for c in head.children if c.dep_ == "nsubj" and c.lemma_ in words["say_nouns"] | words["tidings"]), None)
            if told is not None:
                result.append(Saying(teller_of(told), told, told.lemma_, (edge,), edge[1] - edge[0], None))
        for child in token.children:
            if (
                child.dep_ == "parataxis"
                and child.lemma_ in words["say"]
                and child.pos_ == "VERB"
                and child.i != word.i
                and not _is_within(word, child)
            ):
                edge = (token.left_edge.i, token.right_edge.i + 1)
                result.append(Saying(named(subject_of(child)), child, child.lemma_, (edge,), edge[1] - edge[0], None))
        if head == token:
            break
        token = head
    for ancestor in [word, *word.ancestors]:
        for child in ancestor.children:
            if is_aside(child) and not _is_within(word, child) and child.i != word.i:
                edge = (ancestor.left_edge.i, ancestor.right_edge.i + 1)
                result.append(Saying(named(subject_of(child)), child, child.lemma_, (edge,), edge[1] - edge[0], None))
            if child.dep_ in ("obl", "nmod") and preposition(child) == "according to":
                edge = (ancestor.left_edge.i, ancestor.right_edge.i + 1)
                result.append(Saying(child, child, "according", (edge,), edge[1] - edge[0], None))
    return result


def is_aside(verb: Token) -> bool:
    """Say whether a clause gives the speaker of the one round it ("as the minister announced today"), and not those who read it."""
    subject = next((child for child in verb.children if child.dep_ == "nsubj"), None)
    return (
        verb.dep_ == "advcl"
        and verb.pos_ == "VERB"
        and verb.lemma_ in sayings()["say"]
        and any(child.dep_ == "mark" and child.lower_ == "as" for child in verb.lefts)
        and subject is not None
        and subject.lower_ not in ("you", "we", "i")
        and not any(child.dep_ in ("obj", "ccomp") for child in verb.children)
    )


def _is_within(word: Token, ancestor: Token) -> bool:
    return ancestor in word.ancestors


def is_mentioned(word: Token, cue: Token) -> bool:
    """Say whether a word stands in a relative clause or an apposition below what the cue is about."""
    steps = [word, *word.ancestors]
    if cue not in steps:
        return False
    below = steps[: steps.index(cue)]
    return any(step.dep_ in ("acl:relcl", "appos") for step in below)


def is_denial_of(saying: Saying, word: Token) -> bool:
    """Say whether the event's word is the very word of a denial ("denied any link to"): who denies it says so."""
    return saying.cue is not None and saying.cue.i == word.i and saying.lemma in sayings()["deny"]


def chain_of(word: Token, read: list[Saying]) -> list[Saying]:
    """Return who says what `word` says, outermost first, each speaker once."""
    found = [s for s in read if (s.covers(word.i) and not (s.cue is not None and s.cue.i == word.i)) or is_denial_of(s, word)]
    cues = {s.cue.i for s in found if s.cue is not None}
    sources = {s.source.i for s in found if s.source is not None}
    for saying in syntactic_sayings(word):
        if saying.cue is not None and saying.cue.i in cues:
            continue
        if saying.source is not None and saying.source.i in sources:
            continue
        found.append(saying)
        if saying.cue is not None:
            cues.add(saying.cue.i)
        if saying.source is not None:
            sources.add(saying.source.i)
    for inner in list(found):
        # Who is quoted may be quoted by somebody: the outer saying governs the inner one's cue.
        for outer in syntactic_sayings(inner.cue) if inner.cue is not None else ():
            if outer.cue is None or outer.cue.i in cues or (outer.source is not None and outer.source.i in sources):
                continue
            found.append(replace(outer, width=max(outer.width, inner.width + 1)))
            cues.add(outer.cue.i)
            if outer.source is not None:
                sources.add(outer.source.i)
    # An opinion takes for granted what it only mentions: "believes that it is run by Kosta, whom Canada listed".
    held = sayings()["possible"] | sayings()["probable"]
    found = [s for s in found if s.lemma not in held or s.cue is None or not is_mentioned(word, s.cue)]
    # Who speaks as "I" or "we" is the voice that all of it is in: the report's own, or a speaker's whose words these are.
    found = [s for s in found if s.source is None or s.source.lower_ not in OWN_VOICE]
    return sorted(found, key=lambda s: -s.width)
