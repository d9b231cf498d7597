"""What tests read in a demo world."""

from sqlalchemy import select

from unsera_watch.accounts.models import Account
from unsera_watch.observations.models import Observation
from unsera_watch.offices.models import Body, Office
from unsera_watch.programs.models import AssignmentLetter, Programme, Team


def everything(session, table):
    return session.scalars(select(table)).unique().all()


def visits(session):
    return session.scalars(select(Observation).order_by(Observation.submitted_at)).unique().all()


def observed(session):
    """Return what was observed by the first instrument of each visit."""
    return [
        each
        for each in visits(session)
        if each.instrument_version_id == each.visit.assignment.instrument_version_id
    ]


def interviewed(session):
    """Return what the same visits filled in beside it."""
    first = {each.id for each in observed(session)}
    return [each for each in visits(session) if each.id not in first]


def names(session):
    """Yield everything that is called something."""
    for table in (Account, Body, Office, Programme, Team):
        yield from (each.name for each in everything(session, table))
    yield from (each.signed_by for each in everything(session, AssignmentLetter))
    yield from (each.region.name for each in everything(session, Office))


def told(session):
    """Return what a world says, without ids and days."""
    return [
        (
            *(each.visit.assignment.office.name, each.status, each.visit.outcome, each.total),
            *(each.answers, each.notes, each.visit.outcome_note),
            [(photo.indicator, photo.caption, photo.lat, photo.lon) for photo in each.photos],
        )
        for each in visits(session)
    ]
