"""Interviews on their way, for tests."""

from datetime import timedelta

from tests import make
from unsera_watch.observations.models import Draft
from unsera_watch.observations.rules import Outcome
from unsera_watch.observations.rules.draft import Ending
from unsera_watch.observations.service import drafts, sending

USERS = "WWC-PENGGUNA"
RESPONDENT = {
    **{f"M{number:02}": "tidak" for number in range(1, 11)},
    **{f"U{number}": 3 for number in range(1, 10)},
    **{f"T{number}": 4 for number in range(1, 4)},
}


def write(database, world, draft_id, answers):
    with database.work() as session:
        saved = session.get_one(Draft, draft_id).saved_n
        drafts.save_answers(session, world.observer, draft_id, saved, answers, {}, now=make.NOON)


def send(database, world, draft_id):
    end = Ending(make.NOON - timedelta(hours=1), Outcome.DONE)
    with database.work() as session:
        saved = session.get_one(Draft, draft_id).saved_n
        return sending.send(session, world.observer, draft_id, saved, end, now=make.NOON)


def respondent(**changes):
    """Return what a phone sends of one respondent."""
    fields = {f"q_{code}": str(answer) for code, answer in RESPONDENT.items()}
    return fields | {"go": "next"} | changes
