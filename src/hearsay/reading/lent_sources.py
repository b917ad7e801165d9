"""A claim that a model puts into the report's own voice gets the source that the first reader's attributions give its words.

hearsay never asserts what a source only said, so where the two differ the attribution counts.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from hearsay.nouns import Attribution, Claim, Mention, Span
from hearsay.reading.lemmas import irregular_forms, regular_lemmas
from hearsay.reading.quoted_mentions import QuotedMentions
from hearsay.reading.saying_words import sayings

REASON = "the trained reader gives these words to their source"


def lend_source(claim: Claim, attributions: Sequence[Attribution], mentions: QuotedMentions) -> Claim:
    """Return a claim without a source with that of the narrowest attribution whose content holds its evidence, if one says something."""
    if claim.sourcing != "publisher":
        return claim
    holding = [
        (content.end - content.start, number)
        for number, attribution in enumerate(attributions)
        for content in attribution.content
        if content.covers(claim.evidence[0]) and _says(attribution, mentions.text, claim.polarity)
    ]
    if not holding:
        return claim
    inner = attributions[min(holding)[1]]
    chain: list[Mention] = []
    by_id, around, seen = {each.id: each for each in attributions}, inner, {""}
    while around.id not in seen:
        seen.add(around.id)
        if around.source:
            chain.insert(0, _speaker(around.source[0], mentions))
        around = by_id.get(around.outer or "", around)
    return replace(
        claim,
        source=tuple(dict.fromkeys(speaker.id for speaker in chain)),
        sourcing="named" if inner.source and is_named_source(chain[-1]) else "unnamed",
        attribution=inner.id,
        reasons=(*claim.reasons, REASON),
    )


def is_named_source(mention: Mention) -> bool:
    """Say whether a source is a named person, body or document, or "the ministry" and its like, which stand for a name."""
    definite = mention.text.lower().startswith(("the ", "this ", "that ")) and mention.number != "plural"
    return mention.form == "name" or mention.kind == "document" or (definite and mention.kind in ("organisation", "country", "facility"))


def _says(attribution: Attribution, text: str, polarity: str) -> bool:
    """Say whether a cue says something (not only wants or plans it); one that denies gives its source to negative claims alone."""
    words = sayings()
    lemmas = {lemma for cue in attribution.cue for word in re.findall(r"[a-z]+", cue.of(text).lower()) for lemma in _lemmas(word)}
    if lemmas & words["deny"]:
        return polarity == "negative"
    return bool(lemmas & (words["say"] | words["say_nouns"] | words["possible"] | words["probable"] | {"according"}))


def _lemmas(word: str) -> set[str]:
    """Return what a word may be a form of."""
    verbs, nouns = irregular_forms()
    regular = (lemma for tag in ("VBD", "VBG", "VBZ", "NNS") for lemma in regular_lemmas(word, tag))
    return {word, verbs.get(word, word), nouns.get(word, word), *regular}


def _speaker(source: Span, mentions: QuotedMentions) -> Mention:
    """Return the mention that a source's words begin with, without the clause that may follow it."""
    inside = [span for span in mentions.by_span if source.covers(span)]
    return mentions.of(min(inside, key=lambda span: (span.start, -span.end), default=source), role="source", expected="person")
