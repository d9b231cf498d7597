"""Visits on their way through the pages, for tests about what goes wrong on it."""

from datetime import timedelta

from bs4 import Tag

from tests import make
from unsera_watch.observations import queries
from unsera_watch.observations.models import Observation
from unsera_watch.observations.rules.draft import Ending, Opening
from unsera_watch.observations.rules.states import Outcome
from unsera_watch.observations.service import drafts

HOUR = timedelta(hours=1)


def begun(session, world, **more):
    """Return the draft of a visit that the observer started with her partner."""
    opening = Opening(make.NOON - 2 * HOUR, (world.partner.id,), None)
    return drafts.begin(session, world.observer, world.assignment_id, opening, now=make.NOON)


def ready(session, world):
    """Return a draft that only has to be sent, and how often it was saved."""
    draft = begun(session, world)
    answers = make.answers(session)
    drafts.save_answers(session, world.observer, draft, 0, answers, {}, now=make.NOON)
    ending = Ending(make.NOON - HOUR, Outcome.DONE)
    saved = drafts.save_ending(session, world.observer, draft, 1, ending, now=make.NOON)
    return draft, saved.saved_n


def ending(saved_n, **changes):
    """Return what the last page of a visit sends."""
    told = {"ended_at": "2026-11-24T11:00", "outcome": "done", "go": "send"}
    return {"saved_n": str(saved_n), **told, **changes}


def earlier(hours):
    """Return the times of a visit that many hours before the usual one."""
    start = make.NOON - (2 + hours) * HOUR
    return {"started_at": start, "ended_at": start + HOUR}


def visit_of(session, observation_id):
    """Return the visit of an observation."""
    return session.get_one(Observation, observation_id).visit


def presence_of(session, observation_id, who):
    """Return what somebody says about having been there."""
    rows = queries.get(session, observation_id).visit.present
    return next(row for row in rows if row.account_id == who.id).state


def value_of(page, name):
    """Return what a field of a page holds."""
    found = page.soup.select_one(f'[name="{name}"]')
    assert isinstance(found, Tag), name
    return str(found.get("value", "")) if found.name == "input" else found.get_text().strip("\n")
