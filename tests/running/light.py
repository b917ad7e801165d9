"""A reader for the tests of batches: it knows no words, and misbehaves where a report asks it to. Workers import it by its name."""

import os
import signal
import time

from hearsay.errors import ReadingError
from hearsay.nouns import Claim, Mention, Reading, Report, Span
from hearsay.running.parts import Plan


class Light:
    """Reads the first word as a name that supplies."""

    def read_report(self, report: Report) -> Reading:
        """Return a reading, or do what the text says."""
        if report.text == "refuse":
            raise ReadingError("this report is refused")
        if report.text == "break":
            raise RuntimeError("a fault")
        if report.text == "die":
            os.kill(os.getpid(), signal.SIGKILL)
        if report.text == "sleep":
            time.sleep(60)
        if report.text == "hang":
            signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGALRM})
            time.sleep(60)
        word = Mention(Span(0, 4), report.text[:4], "organisation")
        return Reading(report, (word,), (), (Claim(report.id, "transfer", (Span(0, 4),), (("supplier", (word.id,)),)),))


def light(_plan: Plan) -> Light:
    """Return the reader."""
    return Light()


def none(_plan: Plan) -> Light:
    """End before anything is read."""
    os._exit(3)
