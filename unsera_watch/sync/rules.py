"""What holds between a phone and the server: what of its answers counts, how much at once."""

from collections import Counter
from dataclasses import replace
from datetime import timedelta
from typing import Final

from unsera_watch.instruments.rules import Definition
from unsera_watch.instruments.rules.scene import asked_only
from unsera_watch.observations.rules import Outcome, Submission
from unsera_watch.observations.rules.rows import bare

MOST_AHEAD_S: Final = 10 * 366 * 24 * 3600
MOST_RECORDS: Final = 400
PER: Final = timedelta(hours=1)
"""One person's records in an hour: a queue of 200 passes twice, a broken phone does not pass."""


def asked_of(submission: Submission, definition: Definition) -> Submission:
    """Return the submission with the answers to what was asked, rows without their keys.

    Nobody said what a hidden question still holds.
    """
    if submission.outcome is not Outcome.DONE:
        return replace(submission, answers={}, notes={})
    photos = Counter(photo.indicator for photo in submission.photos)
    answers = asked_only(definition, bare(submission.answers), photos)
    return replace(submission, answers=answers)
