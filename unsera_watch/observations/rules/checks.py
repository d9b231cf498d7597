"""What is refused, every problem at once and by its field; doubts are flags, not refusals."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from unsera_watch.kernel.text import is_clean
from unsera_watch.kernel.words import N_, Message, say
from unsera_watch.observations.rules.states import Outcome
from unsera_watch.observations.rules.submission import (
    MAX_CAPTION,
    MAX_NOTE,
    MAX_PHOTOS,
    Submission,
)

ALLOWED_SKEW: Final = timedelta(minutes=10)
LONGEST_VISIT: Final = timedelta(hours=12)
CAMPUS_ZONE: Final = ZoneInfo("Asia/Jakarta")


def check(
    submission: Submission, *, within: tuple[date, date], now: datetime
) -> dict[str, Message]:
    """Return every problem of *submission*.

    *within* are the first and last local day of the surat tugas. A day holds at most 12 hours
    of counted work (domain.md §5.1), so one visit cannot be longer.
    """
    return (
        _check_times(submission, within, now)
        | _check_outcome(submission)
        | _check_places(submission)
        | check_texts(submission)
    )


def _check_times(
    submission: Submission, within: tuple[date, date], now: datetime
) -> dict[str, Message]:
    found: dict[str, Message] = {}
    start, end = submission.started_at, submission.ended_at
    if end < start:
        found["ended_at"] = say(N_("The visit ends before it starts. Check both times."))
    elif end - start > LONGEST_VISIT:
        found["ended_at"] = say(N_("One visit can last at most 12 hours. Check both times."))
    if start > now + ALLOWED_SKEW:
        found["started_at"] = say(N_("The start lies in the future. Check your phone's clock."))
    elif end > now + ALLOWED_SKEW:
        found["ended_at"] = say(N_("The end lies in the future. Check your phone's clock."))
    if not within[0] <= start.astimezone(CAMPUS_ZONE).date() <= within[1]:
        found["started_at"] = say(
            N_("This day is outside the dates of the assignment letter. Ask your coordinator.")
        )
    return found


def _check_outcome(submission: Submission) -> dict[str, Message]:
    """Anything but a finished visit needs one sentence and holds no answers."""
    if submission.outcome is Outcome.DONE:
        return {}
    found: dict[str, Message] = {}
    if not submission.outcome_note.strip():
        found["outcome_note"] = say(N_("Write one sentence about what happened."))
    if submission.answers:
        found["answers"] = say(N_("A visit that was not finished holds no answers."))
    return found


def _check_places(submission: Submission) -> dict[str, Message]:
    found: dict[str, Message] = {}
    positions = [submission.position, *(photo.position for photo in submission.photos)]
    if any(place is not None and not place.point.is_on_earth for place in positions):
        found["position"] = say(N_("A position is not on the earth. Take it again."))
    if len(submission.photos) > MAX_PHOTOS:
        found["photos"] = say(N_("One visit can hold at most %(n)s photos."), n=MAX_PHOTOS)
    if not submission.present:
        found["present"] = say(N_("Say who is present."))
    return found


def check_texts(submission: Submission) -> dict[str, Message]:
    """Return the texts that are too long or hold what no database can keep."""
    found: dict[str, Message] = {}
    for field, text, limit in _texts(submission):
        if len(text) > limit:
            found[field] = say(N_("Write at most %(n)s characters."), n=limit)
        elif not is_clean(text):
            found[field] = say(N_("This text holds invisible control characters. Type it again."))
    return found


def _texts(submission: Submission) -> Iterator[tuple[str, str, int]]:
    yield "outcome_note", submission.outcome_note, MAX_NOTE
    for code, note in submission.notes.items():
        yield f"notes.{code}", note, MAX_NOTE
    for photo in submission.photos:
        yield "photos", photo.caption, MAX_CAPTION
