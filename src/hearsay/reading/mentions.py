"""The mentions of one report: a phrase is asked for by its head word and becomes a Mention once, whoever asks.

What the words are is settled in this order: a gazetteer's name, the trained names, the trained wider entities, what the head noun names
("company", "drone"), and last what the asking role expects.
"""

from bisect import bisect_right
from dataclasses import dataclass
from typing import Literal

from spacy.tokens import Doc, Token

from hearsay.nouns import Mention, MentionForm, MentionKind, MoneyValue, QuantityValue, Span, TimeValue
from hearsay.reading.gazetteer import Gazetteer, corporate_words
from hearsay.reading.phrases import phrase_bounds
from hearsay.reading.picking import sentence_starts, text_of
from hearsay.reading.slots import preposition

_PERSONS = {
    "he": "male",
    "him": "male",
    "his": "male",
    "himself": "male",
    "she": "female",
    "her": "female",
    "hers": "female",
    "herself": "female",
}
_THINGS = frozenset(("it", "its", "itself"))
_WHERE = frozenset(("in", "at", "near", "from", "outside", "around", "across", "into", "through", "over"))
_NAMED_AS = frozenset(("nsubj", "nsubj:pass", "obj", "iobj", "obl", "obl:agent", "nmod", "nmod:poss", "appos", "conj"))
_NAMED_KINDS = frozenset(("person", "organisation", "facility", "vessel", "place", "group"))
_GOVERNMENTS = frozenset(("government", "regime"))
_FIRST = frozenset(("i", "me", "my", "we", "us", "our", "ours"))


@dataclass(frozen=True, slots=True)
class Known:
    """A stretch of tokens whose kind is known before anybody asks."""

    begin: int
    end: int
    kind: MentionKind
    source: Literal["gazetteer", "name", "entity"]
    name: str | None = None
    entity_kind: MentionKind | None = None
    role: str = "name"


class MentionBook:
    """Makes and keeps the mentions of one document."""

    def __init__(self, doc: Doc, gazetteer: Gazetteer) -> None:
        self.doc, self.gazetteer = doc, gazetteer
        self.text = text_of(doc)
        """The report's words; spaCy puts a Doc's text together anew each time that it is asked."""
        self.by_span: dict[Span, Mention] = {}
        self.by_head: dict[int, Mention] = {}
        self.by_id: dict[str, Mention] = {}
        self.heads: dict[str, int] = {}
        """By mention id, the index of its head token."""
        self._sentence_starts = sentence_starts(doc)
        self._token_starts = [token.idx for token in doc]
        self.known: dict[int, Known] = {}
        for begin, end, kind in doc.user_data.get("entities", ()):
            self._know(Known(begin, end, kind, "entity"), only_head=True)
        for begin, end, kind in doc.user_data.get("names", ()):
            if end - begin > 1 and doc[begin].lower_ == "the":
                begin += 1
            if doc[begin:end].text.isascii() and doc[begin:end].text.islower():
                # "ministry" is a description, whatever the model takes it for.
                self._know(Known(begin, end, kind, "entity"), only_head=True)
                continue
            self._know(Known(*whole_company(doc, begin, end, kind), "name"))
        for found in gazetteer.find([token.text for token in doc]):
            entry = found.entry
            before = self.known.get(found.start)
            if (
                before is not None
                and before.source == "name"
                and before.begin <= found.start
                and found.end <= before.end
                and before.end - before.begin > found.end - found.start
            ):
                continue
            self._know(Known(found.start, found.end, entry.kind, "gazetteer", entry.name, entry.entity_kind, entry.role))

    def _know(self, known: Known, *, only_head: bool = False) -> None:
        if only_head:
            root = self.doc[known.begin : known.end].root.i
            self.known[root] = known
            return
        for i in range(known.begin, known.end):
            self.known[i] = known

    def all(self) -> tuple[Mention, ...]:
        """Return the mentions made so far, in the order of the text."""
        return tuple(self.by_span[span] for span in sorted(self.by_span))

    def of_head(self, head: Token, expected: MentionKind | None = None) -> Mention:
        """Return the mention of the phrase that `head` heads; `expected` is the kind that the asking role takes it for."""
        made = self.by_head.get(head.i)
        if made is not None:
            return made
        begin, end, known = self._bounds(head)
        kind, entity_kind, name = self._kind(head, known, expected)
        if name is None and head.lower_ in _GOVERNMENTS and (country := self._country_of(head, begin, end)) is not None:
            kind, entity_kind, name = "organisation", "country", country
        mention = Mention(
            span=self._span(begin, end),
            text="",
            kind=kind,
            form=self._form(head, known),
            head=head.lemma_ if head.pos_ != "PROPN" else head.lower_,
            name=name,
            entity_kind=entity_kind,
            number=self._number(head),
            gender=self._gender(head, begin, kind),
            apposition=None,
        )
        return self._keep(mention, head)

    def _country_of(self, head: Token, begin: int, end: int) -> str | None:
        """Return the only country that a phrase about a government names ("the Iranian government", "the Government of Iraq")."""
        countries = {
            known.name
            for i in range(begin, end)
            if i != head.i
            and (known := self.known.get(i)) is not None
            and known.source == "gazetteer"
            and "country" in (known.kind, known.entity_kind)
        }
        return countries.pop() if len(countries) == 1 else None

    def of_head_kind(self, head: Token) -> MentionKind:
        """Return the kind that the words of a phrase have, without making a mention of it."""
        made = self.by_head.get(head.i)
        if made is not None:
            return made.entity_kind or made.kind
        known = self._bounds(head)[2]
        kind, entity_kind, _ = self._kind(head, known, None)
        return entity_kind or kind

    def of_tokens(self, begin: int, end: int, kind: MentionKind, value: TimeValue | QuantityValue | MoneyValue | None = None) -> Mention:
        """Return the mention of a stretch of tokens whose kind is given: a time, an amount, a name."""
        head = self.doc[begin:end].root
        known = self.known.get(head.i)
        name = known.name if known is not None and known.begin >= begin and known.end <= end else None
        entity_kind = known.entity_kind if name is not None and known is not None else None
        mention = Mention(
            span=self._span(begin, end),
            text="",
            kind=kind,
            form="name",
            head=head.lemma_,
            name=name,
            entity_kind=entity_kind,
            value=value,
            gender=self._gender(head, begin, kind),
        )
        return self._keep(mention, head, by_head=False)

    def of_span(self, span: Span, kind: MentionKind, value: TimeValue | QuantityValue | MoneyValue | None = None) -> Mention | None:
        """Return the mention of a span of characters; None where it touches no token."""
        tokens = self.doc.char_span(span.start, span.end, alignment_mode="expand")
        if tokens is None:
            return None
        head = tokens.root
        mention = Mention(span=span, text="", kind=kind, form="name", head=head.lemma_, value=value)
        return self._keep(mention, head, by_head=False)

    def keep_names(self) -> None:
        """Make mentions of all names, so that they can be marked and screened whether or not a claim uses them."""
        done: set[tuple[int, int]] = set()
        for known in list(self.known.values()):
            if known.source == "entity" or (known.begin, known.end) in done:
                continue
            done.add((known.begin, known.end))
            root = self.doc[known.begin : known.end].root
            if known.kind in ("person", "organisation", "vessel", "country", "place", "goods", "facility", "document"):
                if root.pos_ in ("PROPN", "NOUN"):
                    self.of_head(root)
                else:
                    self.of_tokens(known.begin, known.end, known.kind)
        for token in self.doc:
            if token.pos_ == "PROPN" and token.dep_ in _NAMED_AS and token.i not in self.by_head and self._is_unlisted_name(token):
                self.of_head(token)

        for mention in [m for m in self.by_span.values() if m.kind == "person" and m.form == "name"]:
            self._keep_title(mention)

    def _keep_title(self, named: Mention) -> None:
        """Make a mention of the title before a person's name ("Foreign Minister" of "Foreign Minister Bolat Suyenbay")."""
        last = bisect_right(self._token_starts, named.span.start) - 2
        if last < 0 or last in self.by_head or self.gazetteer.noun_kind(self.doc[last].lemma_) != "person":
            return
        title, name = self.doc[last], self.doc[last + 1]
        if title.dep_ not in ("nmod:desc", "compound", "flat", "amod") and name.dep_ not in ("flat", "appos"):
            return
        begin = last
        while begin > 0 and self.doc[begin - 1].pos_ in ("PROPN", "ADJ", "NOUN") and self.doc[begin - 1].text.istitle():
            begin -= 1
        mention = Mention(
            span=self._span(begin, last + 1), text="", kind="person", form="nominal", head=title.lemma_.lower(), number="singular",
            gender=self._gender(title, begin, "person"), apposition=named.span,
        )  # fmt: skip
        self._keep(mention, title)

    def _is_unlisted_name(self, head: Token) -> bool:
        """Say whether a phrase is a name that only its capitals show ("the Free Aral Brigade", "Blue Lotus Agro Traders")."""
        known = self.known.get(head.i)
        if known is not None and known.source != "entity":
            return False
        begin, end, _ = self._bounds(head)
        words = [token for token in self.doc[begin:end] if token.pos_ not in ("DET", "ADP", "CCONJ", "PUNCT", "PART")]
        if not all(word.text[:1].isupper() for word in words) or self._kind(head, known, None)[0] not in _NAMED_KINDS:
            return False
        proper = sum(word.pos_ == "PROPN" for word in words)
        return proper > 1 or (known is not None and self.gazetteer.noun_kind(head.lower_) is None)

    def _keep(self, mention: Mention, head: Token, *, by_head: bool = True) -> Mention:
        text = mention.span.of(self.text)
        existing = self.by_span.get(mention.span)
        if existing is None:
            fields = {name: getattr(mention, name) for name in Mention.__dataclass_fields__}
            fields |= {"text": text, "sentence": self._sentence(head), "function": self._function(head)}
            existing = self.by_span[mention.span] = Mention(**fields)
            self.by_id[existing.id] = existing
            self.heads[existing.id] = head.i
        if by_head:
            self.by_head[head.i] = existing
        return existing

    def _sentence(self, head: Token) -> int | None:
        return bisect_right(self._sentence_starts, head.i) - 1 if self._sentence_starts else None

    @staticmethod
    def _function(head: Token) -> str:
        for _ in range(8):
            if head.dep_ != "conj":
                break
            head = head.head
        return head.dep_

    def _span(self, begin: int, end: int) -> Span:
        last = self.doc[end - 1]
        return Span(self.doc[begin].idx, last.idx + len(last.text))

    def _bounds(self, head: Token) -> tuple[int, int, Known | None]:
        """Return the tokens of a phrase and what is known of its core; a clause is a phrase of all its words."""
        if head.pos_ in ("VERB", "AUX") and head.i not in self.known:
            clause = [token for token in head.subtree if not token.is_space]
            while len(clause) > 1 and clause[-1].is_punct:
                clause.pop()
            while len(clause) > 1 and (clause[0].is_punct or clause[0].dep_ == "mark"):
                clause.pop(0)
            return clause[0].i, max(clause[-1].i, head.i) + 1, None
        begin, end = phrase_bounds(head)
        known = self.known.get(head.i)
        if known is None or known.source == "entity":
            # "Foreign Minister Bolat Suyenbay": the name may hang on the title.
            for i in range(begin, end):
                inside = self.known.get(i)
                if inside is not None and inside.source == "name" and inside.kind == "person" and self._is_core(i, head):
                    known = inside
        if known is not None and known.source != "entity" and known.role in ("name", "metonym"):
            if known.kind == "person":
                return known.begin, known.end, known
            if known.begin <= head.i < known.end:
                low, high = known.begin, known.end
                while low > begin and self._belongs_left(low - 1, head):
                    low -= 1
                while high < len(self.doc) and self.doc[high].pos_ == "PROPN" and self.doc[high - 1].whitespace_ and high not in self.known:
                    high += 1
                if known.source == "gazetteer" or low == begin or self.doc[begin].dep_ == "det" or self.doc[begin].lower_ == "the":
                    return low, high, known
        if (
            head.pos_ == "PROPN"
            and head.text[:1].isupper()
            and begin < head.i
            and self.doc[begin].lower_ == "the"
            and (known is None or known.source == "entity")
        ):
            # A name has no article, whether or not the model knew it for one.
            begin += 1
        return begin, end, known

    def _belongs_left(self, index: int, head: Token) -> bool:
        """Say whether the word before a name is part of it: a proper noun of its phrase, a capitalised adjective ("Foreign Ministry")."""
        token = self.doc[index]
        if token.pos_ == "PROPN":
            return self._is_core(index, head)
        return token.pos_ == "ADJ" and token.dep_ == "amod" and token.text[:1].isupper() and not token.is_sent_start

    def _is_core(self, index: int, head: Token) -> bool:
        token = self.doc[index]
        for _ in range(4):
            if token.i == head.i:
                return True
            if token.dep_ not in ("flat", "compound", "nmod:desc", "appos", "goeswith"):
                return False
            token = token.head
        return False

    def _kind(self, head: Token, known: Known | None, expected: MentionKind | None) -> tuple[MentionKind, MentionKind | None, str | None]:
        if known is not None and known.source != "entity" and (known.role in ("name", "metonym") or known.end - known.begin == 1):
            if known.role == "metonym" and preposition(head) in _WHERE:
                # "in Moscow" is the city; "Moscow denied" is the government.
                return "place", None, None
            if known.role in ("name", "metonym"):
                return known.kind, known.entity_kind, known.name
            if known.role == "national":
                return "group", None, None
        if head.pos_ == "PRON":
            lower = head.lower_
            return (
                (
                    "person"
                    if lower in _PERSONS or lower == "i"
                    else expected or "organisation"
                    if lower in _THINGS | _FIRST
                    else expected or "group"
                ),
                None,
                None,
            )
        noun_kind = self.gazetteer.noun_kind(head.lemma_)
        if noun_kind is not None:
            # Unnamed people in the plural are a group ("two officials").
            return ("group" if noun_kind == "person" and head.tag_ in ("NNS", "NNPS") else noun_kind), None, None
        if known is not None:
            return known.kind, None, None
        return expected or ("organisation" if head.pos_ == "PROPN" else "goods"), None, None

    def _form(self, head: Token, known: Known | None) -> MentionForm:
        if head.pos_ == "PRON":
            return "pronoun"
        if known is not None and known.source != "entity" and known.role in ("name", "metonym"):
            return "name"
        return "name" if head.pos_ == "PROPN" else "nominal"

    def _number(self, head: Token) -> Literal["singular", "plural"] | None:
        if head.lower_ in ("they", "them", "their", "we", "us", "our", "these", "those") or head.tag_ in ("NNS", "NNPS"):
            return "plural"
        return "singular" if head.lower_ in _PERSONS or head.lower_ in _THINGS or head.tag_ in ("NN", "NNP") else None

    def _gender(self, head: Token, begin: int, kind: MentionKind) -> Literal["female", "male", "neuter"] | None:
        if (gender := _PERSONS.get(head.lower_)) is not None:
            return "male" if gender == "male" else "female"
        if head.lower_ in _THINGS:
            return "neuter"
        if kind == "person":
            for i in range(max(0, begin - 3), head.i + 1):
                if (found := self.gazetteer.title_gender(self.doc[i].text)) is not None:
                    return found
        return None


def whole_company(doc: Doc, begin: int, end: int, kind: MentionKind) -> tuple[int, int, MentionKind]:
    """Return a trained name, to the end of the company's name that it begins ("Qasr al-Bahr General" of "... General Trading")."""
    last = end = _word_end(doc, end)
    while last < len(doc) and doc[last].pos_ == "PROPN" and doc[last - 1].whitespace_:
        last += 1
    if last > begin + 1 and doc[last - 1].text in corporate_words():
        return begin, last, "organisation"
    return begin, end, kind


def _word_end(doc: Doc, end: int) -> int:
    """Return where the word ends that a name ends in ("Al-Kashif", of which a name was cut after the hyphen)."""
    last = end
    while last < len(doc) and not doc[last - 1].whitespace_ and ("-" in (doc[last - 1].text, doc[last].text)):
        last += 1
    return last if doc[last - 1].is_alpha else end
