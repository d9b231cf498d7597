"""An observation after sending: its receipt, its score, what happened to it."""

from typing import Any
from uuid import UUID

from flask import redirect, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from unsera_watch.accounts import queries as accounts
from unsera_watch.instruments.rules import Definition
from unsera_watch.instruments.service import definition_of
from unsera_watch.kernel.permissions import Permission
from unsera_watch.kernel.words import N_, say
from unsera_watch.observations import queries
from unsera_watch.observations.models import Observation, Revision
from unsera_watch.observations.rules import Status
from unsera_watch.observations.rules.answers import mark_of
from unsera_watch.observations.rules.clocks import is_telling, skew_s
from unsera_watch.observations.rules.labels import OUTCOME, PRESENCE, STATUS
from unsera_watch.observations.service import withdraw
from unsera_watch.observations.service.drafts import may_correct
from unsera_watch.observations.views.blueprint import bp
from unsera_watch.observations.views.pictures import picture
from unsera_watch.observations.views.result import comparisons, result_of, variable_rows
from unsera_watch.web.guard import requires
from unsera_watch.web.i18n import current_language, day, duration, moment, told
from unsera_watch.web.pages import render, tell
from unsera_watch.web.request import clock, current_actor, db


@bp.get("/observations/")
@requires(Permission.OBSERVATION_READ)
def index() -> ResponseReturnValue:
    """List what the visitor may read, and who asks whether she was there."""
    actor = current_actor()
    with db.reading() as session:
        return render(
            "observations/index.html",
            asked=[asked_card(session, visit) for visit in queries.asked(session, actor)],
            rows=[row_card(each) for each in queries.listed(session, actor)],
            drafts=[draft_card(each) for each in queries.drafts(session, actor)],
        )


@bp.get("/observations/<uuid:observation_id>")
@requires(Permission.OBSERVATION_READ)
def show(observation_id: UUID) -> ResponseReturnValue:
    """Show one observation whole."""
    actor = current_actor()
    with db.reading() as session:
        found = queries.readable(session, actor, observation_id)
        definition = definition_of(found.version)
        office = found.visit.assignment.office
        beside = queries.same_visit(session, found)
        return render(
            "observations/show.html",
            observation=found,
            office=office,
            status=STATUS[found.status],
            outcome=OUTCOME[found.visit.outcome],
            receipts=_receipts(session, found),
            people=_people(session, found),
            result=result_of(found),
            compared=comparisons(found.total, definition.scoring.scales),
            variables=variable_rows(found, definition),
            groups=answer_groups(found, definition),
            photos=[picture(each, each.number, office) for each in found.photos],
            beside=[form_card(each) for each in beside if each.id != found.id],
            may_correct=may_correct(found, actor),
            may_withdraw=_may_withdraw(found, actor.id),
        )


@bp.post("/observations/<uuid:observation_id>/withdraw")
@requires(Permission.OBSERVATION_SUBMIT)
def take_back(observation_id: UUID) -> ResponseReturnValue:
    """Withdraw one's own observation."""
    with db.work() as session:
        withdraw(session, current_actor(), observation_id, now=clock())
    tell(N_("The observation is withdrawn."))
    return redirect(url_for(".show", observation_id=observation_id), 303)


def answer_groups(found: Observation, definition: Definition) -> list[dict[str, Any]]:
    """Return the answers by variable: mark, note and points of each indicator."""
    language = current_language()
    points = found.score.get("indicators", {})
    return [
        {
            "code": part.code,
            "title": part.title.in_(language),
            "rows": [
                {
                    "code": item.code,
                    "text": item.text.in_(language),
                    "answer": mark_of(definition, item, found.answers, language),
                    "note": found.notes.get(item.code, ""),
                    "points": points.get(item.code, {}).get("points"),
                    "photos": [p.number for p in found.photos if p.indicator == item.code],
                }
                for item in part.items
                if item.is_asked
            ],
        }
        for part in definition.sections
    ]


def row_card(found: Observation) -> dict[str, Any]:
    """Return an observation as a card that leads to it."""
    assignment = found.visit.assignment
    return {
        "url": url_for("observations.show", observation_id=found.id),
        "title": assignment.office.name,
        "lines": [_what(found), day(found.visit.started_at)],
        "status": STATUS[found.status],
    }


def form_card(found: Observation) -> dict[str, Any]:
    """Return another form of the same visit, called by its own name."""
    definition = definition_of(found.version)
    version = f"{definition.code} v{definition.version}"
    return row_card(found) | {
        "title": definition.title.in_(current_language()),
        "lines": [version],
    }


def _what(found: Observation) -> str:
    """Name the product, and the instrument where it is not the assignment's first."""
    assignment, version = found.visit.assignment, found.version
    if version.id == assignment.instrument_version_id:
        return assignment.product.name
    return f"{assignment.product.name} · {version.instrument.code}"


def draft_card(draft: Any) -> dict[str, Any]:  # noqa: ANN401  (a Draft)
    """Return a draft as a card that leads back into it."""
    return {
        "id": draft.id,
        "is_moved": draft.moved_at is not None,
        "url": url_for("observations.draft", draft_id=draft.id),
        "title": draft.assignment.office.name,
        "lines": [draft.assignment.product.name, moment(draft.saved_at)],
        "status": {"word": N_("Draft"), "tone": "brand", "shape": "none"},
    }


def asked_card(session: Session, visit: Any) -> dict[str, Any]:  # noqa: ANN401  (a Visit)
    """Return the question whether one was there."""
    names = accounts.names(session, [visit.observer_id])
    return {
        "id": visit.id,
        "office": visit.assignment.office.name,
        "who": names.get(visit.observer_id, "–"),
        "when": moment(visit.started_at),
        "minutes": visit.minutes,
    }


def _receipts(session: Session, found: Observation) -> list[dict[str, Any]]:
    return [
        {
            "number": each.number,
            "code": each.receipt,
            "time": moment(each.received_at),
            "skew": _skew(each),
        }
        for each in queries.revisions(session, found.id)
    ]


def _skew(arrival: Revision) -> str:
    """Say how far the phone's clock was off, where that is worth saying."""
    skew = skew_s(arrival.device_sent_at, arrival.received_at)
    if skew is None or not is_telling(skew):
        return ""
    ahead = N_("The phone’s clock was %(skew)s ahead of the server’s.")
    behind = N_("The phone’s clock was %(skew)s behind the server’s.")
    return told(say(ahead if skew > 0 else behind, skew=duration(abs(skew) // 60)))


def _people(session: Session, found: Observation) -> list[dict[str, Any]]:
    rows = found.visit.present
    names = accounts.names(session, [row.account_id for row in rows])
    return [{"name": names.get(row.account_id, "–"), "state": PRESENCE[row.state]} for row in rows]


def _may_withdraw(found: Observation, account_id: UUID) -> bool:
    open_states = {Status.SUBMITTED, Status.RETURNED}
    return found.visit.observer_id == account_id and found.status in open_states
