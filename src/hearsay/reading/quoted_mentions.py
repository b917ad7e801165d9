"""Quoted words become mentions: the first reader's where it made one of them, else a new one whose kind the words themselves show."""

import re
from collections.abc import Iterable
from typing import Literal

from hearsay.nouns import Mention, MentionForm, MentionKind, Span
from hearsay.reading.amounts import find_amounts, read_money, read_quantity
from hearsay.reading.gazetteer import load_gazetteer
from hearsay.reading.lemmas import irregular_forms, regular_lemmas
from hearsay.reading.times import read_time

_ARTICLE = re.compile(r"\A(?:the|a|an)\s+", re.IGNORECASE)
_HEAD_ENDS = re.compile(r"\s(?:of|in|for|to|from|at|on|by|with|near|against|under|over|between|among)\s|,")
_PLURAL = frozenset(("they", "them", "their", "we", "us", "our", "these", "those"))
_PRONOUNS = _PLURAL | {"he", "she", "it", "him", "her", "his", "its", "i", "me", "this", "that"}
_CLAUSAL = frozenset(("matter", "subject", "means", "purpose", "reason", "measure"))


class QuotedMentions:
    """Makes mentions of one report's quoted words, beside those that the first reader made."""

    def __init__(self, text: str, published: str | None, mentions: Iterable[Mention]) -> None:
        self.text, self.published = text, published
        self.by_span = {mention.span: mention for mention in mentions}
        self._bare = {self._without_article(span): mention for span, mention in sorted(self.by_span.items(), reverse=True)}

    def find(self, span: Span) -> Mention | None:
        """Return the mention of these words, an article more or less; None where nobody made one."""
        return self.by_span.get(span) or self._bare.get(self._without_article(span))

    def of(self, span: Span, *, role: str, expected: MentionKind) -> Mention:
        """Return the mention of these words as the filler of a role; `expected` is what the role takes them for."""
        if role in ("quantity", "amount"):
            return self._of_amount(span)
        found = self.find(span)
        if found is not None:
            return found
        words = span.of(self.text)
        head, number, noun = self._head(words)
        entry = load_gazetteer().look_up(words)
        if entry is not None and entry.role in ("name", "metonym"):
            return self._keep(Mention(span, words, entry.kind, "name", head, entry.name, entry.entity_kind, number))
        form: MentionForm = "pronoun" if words.lower() in _PRONOUNS else "name" if self._is_name(words, noun) else "nominal"
        kind: MentionKind | None = "group" if noun == "person" and number == "plural" else noun
        if kind is None and form == "name" and role in _CLAUSAL:
            kind = "organisation"
        return self._keep(Mention(span, words, kind or expected, form, head, number=number))

    def of_time(self, span: Span, tense: str) -> Mention:
        """Return the mention of words about time, with the days that they mean, which the words alone decide."""
        words = span.of(self.text)
        found = self.by_span.get(span)
        if found is not None and found.kind == "time":
            return found
        return self._keep(Mention(span, words, "time", value=read_time(words, published=self.published, tense=tense)))

    def all(self) -> tuple[Mention, ...]:
        """Return every mention, the first reader's and the new ones, in the order of the text."""
        return tuple(self.by_span[span] for span in sorted(self.by_span))

    def _of_amount(self, span: Span) -> Mention:
        """Return the mention of the number or sum in these words ("nearly 50" of "nearly 50 drones"), or of all where there is none."""
        words = span.of(self.text)
        start, end, _ = next(iter(find_amounts(words)), (0, len(words), ""))
        part = Span(span.start + start, span.start + end)
        money = read_money(words)
        value = money or read_quantity(words[start:])
        return self._keep(Mention(part, part.of(self.text), "money" if money else "quantity", value=value))

    def _keep(self, mention: Mention) -> Mention:
        """Keep a new mention; what was made of exactly these words before stays."""
        kept = self.by_span.setdefault(mention.span, mention)
        self._bare.setdefault(self._without_article(mention.span), kept)
        return kept

    def _without_article(self, span: Span) -> Span:
        article = _ARTICLE.match(span.of(self.text))
        return Span(span.start + article.end(), span.end) if article and article.end() < span.end - span.start else span

    def _head(self, words: str) -> tuple[str, Literal["singular", "plural"] | None, MentionKind | None]:
        """Return the lower-case lemma of the head word, its number, and what the noun names; the last two where they are known."""
        parts = _HEAD_ENDS.split(words, maxsplit=1)[0].split() or words.split()
        word = parts[-1].lower().strip("\"'“”‘’.()")
        if word in _PRONOUNS:
            return word, "plural" if word in _PLURAL else "singular", None
        gazetteer = load_gazetteer()
        if (kind := gazetteer.noun_kind(word)) is not None:
            return word, "singular", kind
        for lemma in (irregular_forms()[1].get(word, ""), *regular_lemmas(word, "NNS")):
            if (kind := gazetteer.noun_kind(lemma)) is not None:
                return lemma, "plural", kind
        return word, None, None

    def _is_name(self, words: str, noun: MentionKind | None) -> bool:
        """Say whether the head of the phrase is written as a name is; a known noun alone has its capital from the sentence."""
        parts = _ARTICLE.sub("", _HEAD_ENDS.split(words, maxsplit=1)[0], count=1).split()
        return bool(parts) and parts[-1][:1].isupper() and (len(parts) > 1 or noun is None)
