"""The JSON a phone sends, read into what the services take; every problem is named by its place.

`frontend/src/phone/shape.ts` has the same shapes as `Body`, `Draft` and `Shot`.
"""

from datetime import timedelta
from uuid import UUID

from unsera_watch.kernel.errors import Invalid
from unsera_watch.observations.rules import Outcome, PhotoTaken, Submission
from unsera_watch.observations.rules.clocks import TELLING_S
from unsera_watch.observations.rules.draft import Opening, Sheet
from unsera_watch.sync.wire.values import (
    Reader,
    count_of,
    id_of,
    ids_of,
    mapping_of,
    moment_of,
    photo_of,
    photos_of,
    position_of,
    righted,
    seconds_of,
    text_of,
    texts_of,
)


def read_submission(instance_id: UUID, raw: object) -> Submission:
    """Return what a phone sent; raise Invalid naming each place that cannot be read.

    Moments are the phone's own; they are set right by what the phone knows of its clock
    (`clock_ahead_s`), which stays in the record, so nothing the phone said is lost.
    """
    reader = Reader(raw)
    right = _wrong_by(reader)
    found = {
        "instance_id": instance_id,
        "revision": reader.value("revision", count_of),
        "assignment_id": reader.value("assignment_id", id_of),
        "version_id": reader.value("version_id", id_of),
        "visit_id": reader.value("visit_id", id_of, None),
        "started_at": righted(reader.value("started_at", moment_of), right),
        "ended_at": righted(reader.value("ended_at", moment_of), right),
        "outcome": reader.value("outcome", Outcome),
        "outcome_note": reader.value("outcome_note", text_of, ""),
        "present": tuple(reader.value("present", ids_of)),
        "position": reader.value("position", lambda each: position_of(each, right), None),
        "answers": reader.value("answers", mapping_of, {}),
        "notes": reader.value("notes", texts_of, {}),
        "photos": tuple(reader.value("photos", lambda each: photos_of(each, right), ())),
        "clock_ahead_s": None if right is None else int(right.total_seconds()),
    }
    if reader.problems:
        raise Invalid(reader.problems)
    return Submission(**found)


def read_draft(instance_id: UUID, raw: object) -> Sheet:
    """Return a draft as a phone keeps it; raise Invalid naming each place that cannot be read.

    Its moments are set right, for on the server nobody knows the phone's clock any more.
    """
    reader = Reader(raw)
    right = _wrong_by(reader)
    found = Sheet(
        draft_id=instance_id,
        revision=reader.value("revision", count_of),
        assignment_id=reader.value("assignment", id_of),
        version_id=reader.value("version", id_of),
        visit_id=reader.value("visit", id_of, None),
        opening=Opening(
            started_at=righted(reader.value("started_at", moment_of), right),
            present=tuple(reader.value("present", ids_of)),
            position=reader.value("position", lambda each: position_of(each, right), None),
        ),
        answers=reader.value("answers", mapping_of, {}),
        notes=reader.value("notes", texts_of, {}),
    )
    if reader.problems:
        raise Invalid(reader.problems)
    return found


def read_photo(raw: object, draft: object) -> PhotoTaken:
    """Return one photo of a draft; raise Invalid when it cannot be read."""
    reader, right = Reader({"photo": raw}), _wrong_by(Reader(draft))
    found: PhotoTaken = reader.value("photo", lambda each: photo_of(each, right))
    if reader.problems:
        raise Invalid(reader.problems)
    return found


def _wrong_by(reader: Reader) -> timedelta | None:
    """Return by how much the phone knew its clock to be ahead, where that is worth correcting."""
    ahead = reader.value("clock_ahead_s", seconds_of, None)
    return timedelta(seconds=ahead) if ahead is not None and abs(ahead) >= TELLING_S else None
