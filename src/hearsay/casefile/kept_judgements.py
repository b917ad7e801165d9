"""What people decided, what weighing found, and the log of it all."""

from collections.abc import Iterable

from sqlalchemy import delete, insert, select

from hearsay.casefile.database import Database
from hearsay.casefile.encoding import decode, encode
from hearsay.casefile.interface import ANYTHING, Entry, KeptJoining
from hearsay.casefile.records import NOTHING, digest, digest_all
from hearsay.casefile.tables import decision as decisions
from hearsay.casefile.tables import entry as entries
from hearsay.casefile.tables import weighed
from hearsay.errors import StaleDecision
from hearsay.nouns import Decision, Finding


class KeptJudgements(Database):
    """Keeps decisions, findings and the log, as `interface.py` says."""

    def decide(self, decision: Decision, *, seen: str | None = ANYTHING) -> None:
        """Keep a decision; raises StaleDecision where `seen` is not the last one about the same thing."""
        with self.changing(decision.by, about="the decision") as writing:
            chosen = select(decisions.c.body).where(decisions.c.about == decision.about).order_by(decisions.c.number)
            before = [decode(Decision, row.body) for row in writing.connection.execute(chosen)]
            check_seen(before, seen)
            if any(one.id == decision.id for one in before):
                return
            row = {"number": writing.next_number(decisions), "id": decision.id, "about": decision.about, "body": encode(decision)}
            writing.connection.execute(insert(decisions).values(**row))
            writing.log("decided", decision.id, digest(*row.values()))

    def decisions(self, about: str | None = None) -> list[Decision]:
        """Return every decision, or those about one thing, the oldest first."""
        chosen = select(decisions.c.body).order_by(decisions.c.number)
        if about is not None:
            chosen = chosen.where(decisions.c.about == about)
        with self.looking() as connection:
            return [decode(Decision, row.body) for row in connection.execute(chosen)]

    def keep_findings(self, findings: Iterable[Finding], joined: Iterable[KeptJoining] = (), *, by: str = "") -> None:
        """Keep what weighing found and which entities it joined, in place of what it found before."""
        rows = [
            {"sort": sort, "position": position, "body": encode(one)}
            for sort, ones in (("finding", list(findings)), ("joined", list(joined)))
            for position, one in enumerate(ones)
        ]
        with self.changing(by, about="what weighing found") as writing:
            writing.connection.execute(delete(weighed))
            if rows:
                writing.connection.execute(insert(weighed), rows)
            writing.log("weighed", "findings", digest_all(f"{row['sort']} {row['position']} {row['body']}" for row in rows))

    def findings(self) -> list[Finding]:
        """Return what weighing found last."""
        return [decode(Finding, body) for body in self._weighed("finding")]

    def joined(self) -> list[KeptJoining]:
        """Return the entities that weighing joined last."""
        return [decode(KeptJoining, body) for body in self._weighed("joined")]

    def _weighed(self, sort: str) -> list[str]:
        with self.looking() as connection:
            rows = connection.execute(select(weighed.c.body).where(weighed.c.sort == sort).order_by(weighed.c.position))
            return [row.body for row in rows]

    def log(self, *, start: int = 0, limit: int | None = None) -> list[Entry]:
        """Return the entries of the log, the oldest first."""
        chosen = select(entries).order_by(entries.c.number).offset(start)
        with self.looking() as connection:
            rows = connection.execute(chosen.limit(limit) if limit is not None else chosen)
            return [Entry(*row) for row in rows]

    def note(self, action: str, about: str, *, by: str) -> None:
        """Write an entry into the log alone, such as an access."""
        with self.changing(by, about="an entry of the log") as writing:
            writing.log(f"noted: {action}", about, NOTHING)


def check_seen(before: list[Decision], seen: str | None) -> None:
    """Raise StaleDecision where the last decision is not the one that was seen, saying what it is."""
    last = before[-1] if before else None
    if seen == ANYTHING or (last.id if last is not None else None) == seen:
        return
    if last is None:
        raise StaleDecision("the decision that you saw is not in the case; look again")
    raise StaleDecision(f"{last.by} decided “{last.outcome}” at {last.at} meanwhile; look again, then decide")
