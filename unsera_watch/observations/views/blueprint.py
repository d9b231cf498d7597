"""The room's one blueprint, and what every page of it asks for."""

from typing import cast
from uuid import UUID

from flask import Blueprint, current_app, url_for
from sqlalchemy.orm import Session

from unsera_watch.accounts import queries as accounts
from unsera_watch.evidence.store.files import FileStore
from unsera_watch.kernel.actor import Actor
from unsera_watch.observations.models import Draft
from unsera_watch.programs.models import Assignment

bp = Blueprint("observations", __name__)


def store() -> FileStore:
    """Return the store of evidence."""
    return cast("FileStore", current_app.extensions["evidence"])


def partners(session: Session, assignment: Assignment, actor: Actor) -> list[tuple[UUID, str]]:
    """Return the other members of the team, id and name."""
    ids = [each.account_id for each in assignment.team.members if each.account_id != actor.id]
    names = accounts.names(session, ids)
    return [(account_id, names[account_id]) for account_id in ids]


def back_to(draft: Draft) -> dict[str, str]:
    """Return where the arrow of a capture page leads."""
    return {
        "url": url_for("programs.assignment", assignment_id=draft.assignment_id),
        "label": draft.assignment.office.name,
    }
