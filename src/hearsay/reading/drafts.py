"""Words of the trigger table become drafts of claims: the first row of a word that its surroundings bear out, with its roles filled."""

from dataclasses import dataclass, field

from spacy.tokens import Doc, Token

from hearsay.nouns import ClaimKind, Tense
from hearsay.reading.asides import Saying
from hearsay.reading.mentions import MentionBook
from hearsay.reading.picking import pick
from hearsay.reading.slots import Slot, find_slots, is_verbal, preposition
from hearsay.reading.triggers import Trigger, known_triggers, load_triggers
from hearsay.reading.weighty import is_force, is_goods, is_measure, is_money, is_people, weak_words

_PLACE_PREPOSITIONS = frozenset(
    ("in", "at", "near", "inside", "outside", "across", "within", "throughout", "around", "over", "into", "aboard", "along", "off", "on")
)
_PLACES = frozenset(("place", "facility", "country"))
_PARTIES = frozenset(("country", "organisation", "group", "person"))
_SUBJECT_LIKE = frozenset(("poss", "by", "amod"))
_OBJECT_LIKE = frozenset(("of", "compound"))


@dataclass(slots=True)
class Draft:
    """A claim in the making: its word, its kind, and the heads that fill its roles."""

    word: Token
    kind: ClaimKind
    roles: dict[str, list[Token]]
    chain: list[Saying] = field(default_factory=list)
    tense: Tense | None = None
    """As the claim heads read it, where they are sure enough to be asked."""
    unsure: list[str] = field(default_factory=list)
    """Roles whose filler is only the likeliest word for them."""


def candidate_words(doc: Doc) -> list[Token]:
    """Return the words that the table knows, as the part of speech that it knows them as."""
    verbs, nouns = load_triggers()
    words = []
    for token in pick(doc, LEMMA=known_triggers(), LOWER=frozenset(nouns)):
        pos = token.pos_
        if (
            (pos == "VERB" and token.lemma_ in verbs)
            or (pos == "NOUN" and token.lemma_ in nouns)
            or (pos == "NOUN" and token.tag_ in ("NN", "NNS") and token.lower_ in nouns)
        ):
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
            return Draft(word, trigger.kind, roles)
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
    light = not verbal and is_carried(word)
    for slot, head in slots:
        if head.i == word.i or head.is_space or book.gazetteer.noun_kind(head.lower_) == "time":
            continue
        if slot == "amod" and (head.i not in book.known or book.known[head.i].source != "gazetteer"):
            continue
        role = role_of(slot, trigger, word, verbal=verbal, light=light)
        if slot in _PLACE_PREPOSITIONS or slot in {"v:" + p for p in _PLACE_PREPOSITIONS}:
            kind = book.of_head_kind(head)
            if (kind in _PLACES and role not in ("goods", "target")) or (
                kind == "place" and role in ("matter", "subject", "purpose", "reason", None)
            ):
                role = "place"
        if role is None or role == "none":
            continue
        if slot == "compound" and role in ("goods", "target", "deployed") and head.pos_ == "PROPN" and role != "target":
            role = trigger.roles.get("subj", role)
        if slot == "compound" and (head.pos_ not in ("NOUN", "PROPN") or (role == "held" and head.pos_ != "PROPN")):
            continue
        if role == "attacker" and head.lemma_ in load_triggers()[1] and book.of_head_kind(head) not in ("organisation", "person", "group"):
            continue
        if head.i not in (h.i for h in roles.get(role, ())):
            roles.setdefault(role, []).append(head)
    set_right(roles, trigger, book)
    if "place" not in roles:
        near = [
            c for heads in roles.values() for h in heads for c in h.rights if c.dep_ == "nmod" and preposition(c) in ("in", "near", "at")
        ]
        roles |= {"place": found} if (found := [c for c in near if book.of_head_kind(c) in _PLACES][:1]) else {}
    return roles


def set_right(roles: dict[str, list[Token]], trigger: Trigger, book: MentionBook) -> None:
    """Move fillers that cannot be what their slot says: who is "supplied" gets the goods, a sum that is "paid" is no payee."""
    if trigger.kind == "transfer" and "goods" in roles and "recipient" not in roles:
        parties = [h for h in roles["goods"] if book.of_head_kind(h) in _PARTIES and not is_goods(h, book)]
        if parties:
            roles["recipient"] = parties
            roles["goods"] = [h for h in roles["goods"] if h not in parties]
    if trigger.kind == "transfer":
        ships = [h for h in roles.get("supplier", ()) if book.of_head_kind(h) == "vessel"]
        if ships:
            roles.setdefault("intermediary", []).extend(ships)
            roles["supplier"] = [h for h in roles["supplier"] if h not in ships]
    if trigger.kind == "train" and len(roles.get("trainee", ())) > 1:
        taught = [h for h in roles["trainee"] if book.of_head_kind(h) not in _PARTIES]
        if len(taught) < len(roles["trainee"]):
            roles.setdefault("subject", []).extend(taught)
            roles["trainee"] = [h for h in roles["trainee"] if h not in taught]
    if trigger.kind == "finance":
        for role in ("payee", "payer"):
            sums = [h for h in roles.get(role, ()) if is_money(h)]
            if sums:
                roles.setdefault("amount", []).extend(sums)
                roles[role] = [h for h in roles[role] if h not in sums]
    for role in [role for role, heads in roles.items() if not heads]:
        del roles[role]


def is_carried(noun: Token) -> bool:
    """Say whether a verb that means little by itself carries the noun ("launched an attack", "sanctions imposed on")."""
    light = weak_words()["light_verbs"]
    if is_verbal(noun.head) and noun.head.lemma_ in light and noun.dep_ in ("obj", "obl", "nsubj:pass", "nsubj", "xcomp"):
        return True
    return any(child.dep_ in ("acl", "acl:relcl") and child.lemma_ in light for child in noun.rights)


def role_of(slot: str, trigger: Trigger, word: Token, *, verbal: bool, light: bool) -> str | None:
    """Return the role that a slot fills in a row, None where it fills none."""
    roles = trigger.roles
    if verbal:
        return roles.get(slot)
    if slot in roles and slot not in ("subj", "obj"):
        return roles[slot]
    if slot == "subj":
        return roles.get("subj")
    if slot == "appos":
        return roles.get("subj") if trigger.post else None
    if slot in _SUBJECT_LIKE:
        return roles.get("subj")
    if slot in _OBJECT_LIKE:
        return roles.get("obj")
    if light and slot == "vsubj":
        return roles.get("obj") if word.head.lemma_ in weak_words()["undergone"] and word.dep_ == "obj" else roles.get("subj")
    if light and slot.startswith("v:"):
        return roles.get(slot[2:])
    return None


def bears_out(word: Token, trigger: Trigger, roles: dict[str, list[Token]], book: MentionBook, *, verbal: bool) -> bool:
    """Say whether what surrounds a word is enough for the row to hold."""
    if any(need not in roles for need in trigger.needs):
        return False
    if trigger.goods and not any(_is_wanted(head, trigger, book) for role in trigger.goods for head in roles.get(role, ())):
        return False
    if trigger.money and not any(is_money(head) for role in trigger.money for head in roles.get(role, ())):
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
            if (
                not any(child.dep_ in ("cop",) for child in word.children)
                and word.dep_ != "appos"
                and not any(c.dep_ == "appos" for c in word.children)
            ):
                return False
            roles["post"] = [word]
        elif trigger.light and not participants:
            return False
    elif not participants:
        return False
    return True


def _is_wanted(head: Token, trigger: Trigger, book: MentionBook) -> bool:
    """Say whether a filler is an item; where things are made, a plant for them counts too."""
    return is_goods(head, book) or (trigger.kind == "produce" and book.of_head_kind(head) == "facility")


def drop_repeated(drafts: list[Draft]) -> list[Draft]:
    """Leave out a word that only carries another of its kind ("launched strikes", "shelled it, killing four"), keeping what it adds."""
    by_word = {draft.word.i: draft for draft in drafts}
    dropped: set[int] = set()
    for draft in drafts:
        head = by_word.get(draft.word.head.i)
        if head is not None and head.kind == draft.kind == "attack" and draft.word.dep_ == "advcl" and draft.word.tag_ == "VBG":
            head.roles.setdefault("target", []).extend(draft.roles.get("target", ()))
            dropped.add(draft.word.i)
            continue
        if (
            head is None
            or head is draft
            or head.kind != draft.kind
            or draft.word.dep_ not in ("obj", "obl", "nmod", "nsubj", "nsubj:pass", "compound", "xcomp")
        ):
            continue
        weaker, stronger = (
            (head, draft) if len(draft.roles) >= len(head.roles) and draft.word.dep_ in ("obj", "nsubj:pass") else (draft, head)
        )
        for role, heads in weaker.roles.items():
            if role not in stronger.roles and not any(h.i == stronger.word.i for h in heads):
                stronger.roles[role] = heads
        dropped.add(weaker.word.i)
    return [draft for draft in drafts if draft.word.i not in dropped]
