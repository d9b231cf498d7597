"""The columns of what a sound submission leaves behind: the visit, what was seen, the photos.

Values are plain and in the form both databases give back, for their digests join the trail.
"""

from collections import Counter
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from unsera_watch.evidence.models import Upload
from unsera_watch.instruments.rules import Definition, Score, score
from unsera_watch.kernel.canonical import plain
from unsera_watch.observations.rules import (
    Outcome,
    PhotoTaken,
    Position,
    PositionSource,
    Submission,
    minutes_between,
)


def stay(submission: Submission) -> dict[str, Any]:
    """Return what a visit says of its time, its end and its place."""
    return {
        "started_at": submission.started_at,
        "ended_at": submission.ended_at,
        "minutes": minutes_between(submission.started_at, submission.ended_at),
        "outcome": submission.outcome,
        "outcome_note": submission.outcome_note,
        **_place(submission.position),
        "position_at": submission.position.at if submission.position else None,
    }


def seen(
    submission: Submission, definition: Definition, digest: str, now: datetime
) -> dict[str, Any]:
    """Return what an observation says: answers, notes and their score."""
    done = submission.outcome is Outcome.DONE
    photos = Counter(photo.indicator for photo in submission.photos)
    scored = score(definition, submission.answers, photos) if done else None
    return {
        "revision": submission.revision,
        "answers": plain(submission.answers),
        "notes": {code: note for code, note in submission.notes.items() if note.strip()},
        "digest": digest,
        "submitted_at": now,
        "total": scored.total if scored else None,
        "score": score_document(scored) if scored else {},
    }


def shown(submission: Submission, uploads: Mapping[str, Upload]) -> list[dict[str, Any]]:
    """Return the photos in their order; one that is still on the phone has no upload."""
    return [
        {
            "observation_id": submission.instance_id,
            "digest": photo.digest,
            "upload_id": uploads[photo.digest].id if photo.digest in uploads else None,
            "stated": plain(photo.stated),
            "number": number,
            **_capture(photo),
        }
        for number, photo in enumerate(submission.photos, start=1)
    ]


def score_document(scored: Score) -> dict[str, Any]:
    """Return a score as it is stored beside the answers: numbers as text."""
    return {
        "top": scored.top,
        "variables": [
            {
                "code": each.code,
                "score": plain(each.score),
                "points": plain(each.points),
                "applicable": plain(each.applicable),
                "n": each.n,
            }
            for each in scored.variables
        ],
        "indicators": {
            each.code: {"outcome": each.outcome.value, "points": plain(each.points)}
            for each in scored.indicators
        },
    }


def _capture(photo: PhotoTaken) -> dict[str, Any]:
    return {
        "indicator": photo.indicator,
        "caption": photo.caption,
        "people": photo.people,
        "taken_at": photo.taken_at,
        **_place(photo.position),
    }


def _place(position: Position | None) -> dict[str, Any]:
    """Return the columns of a position, as the databases' floats."""
    if position is None:
        empty = dict.fromkeys(("lat", "lon", "accuracy_m"))
        return {**empty, "position_source": PositionSource.NONE}
    return {
        "lat": float(position.lat),
        "lon": float(position.lon),
        "accuracy_m": None if position.accuracy_m is None else float(position.accuracy_m),
        "position_source": position.source,
    }
