"""What a phone should know before it goes where there is no signal: GET /sync/data."""

from typing import Any

from flask import Response, jsonify, url_for
from sqlalchemy.orm import Session

from unsera_watch.accounts import queries as accounts
from unsera_watch.instruments.service import definition_of
from unsera_watch.kernel.actor import Actor
from unsera_watch.kernel.permissions import Permission
from unsera_watch.observations.models import Draft, Observation, Revision
from unsera_watch.observations.rules.labels import STATUS
from unsera_watch.programs import queries as programs
from unsera_watch.programs.models import Assignment
from unsera_watch.sync import queries
from unsera_watch.sync.views.blueprint import bp
from unsera_watch.sync.views.parcels import returned
from unsera_watch.verification import queries as verification
from unsera_watch.web.guard import requires
from unsera_watch.web.i18n import current_language, told
from unsera_watch.web.login import visitor
from unsera_watch.web.request import clock, current_actor, db

ALWAYS = ("home.show", "observations.index", "sync.queue", "sync.help_page", "sync.away")
Known = dict[str, Any]


@bp.get("/sync/data")
@requires(Permission.OBSERVATION_SUBMIT)
def data() -> Response:
    """Return assignments with everything that belongs to them, drafts, what came back, receipts."""
    actor = current_actor()
    with db.reading() as session:
        asked = programs.assignments_for(session, actor)
        back = queries.returned(session, actor)
        known = [_assignment(session, actor, each) for each in asked]
        return jsonify(
            now=clock().isoformat(),
            account={"id": str(actor.id), "name": visitor().name},
            assignments=known,
            drafts=[_draft(each) for each in queries.drafts_here(session, actor)],
            returned=[_returned(session, each) for each in back],
            receipts=[_receipt(*each) for each in queries.receipts(session, actor)],
            pages=_pages(known, back),
        )


def _assignment(session: Session, actor: Actor, found: Assignment) -> Known:
    office, letter = found.office, found.letter
    others = [each.account_id for each in found.team.members if each.account_id != actor.id]
    names = accounts.names(session, others)
    is_placed = office.point_confirmed_by is not None and office.lat is not None
    return {
        "id": str(found.id),
        "url": url_for("programs.assignment", assignment_id=found.id),
        "office": office.name,
        "address": office.address,
        "point": {"lat": office.lat, "lon": office.lon} if is_placed else None,
        "hours": office.hours,
        "product": found.product.name,
        "due_on": found.due_on.isoformat(),
        "valid": [letter.valid_from.isoformat(), letter.valid_until.isoformat()],
        "is_stopped": False,  # a stopped assignment is not asked for any more
        "forms": _forms(found),
        "members": [{"id": str(each), "name": names.get(each, "–")} for each in others],
        "sent": [
            {
                "id": str(each.observation_id),
                "name": each.name,
                "at": each.at.isoformat(),
                "url": url_for("observations.show", observation_id=each.observation_id),
            }
            for each in queries.others(session, actor, found.id)
        ],
        "limits": programs.limits_for(found).plain(),
    }


def _forms(found: Assignment) -> list[Known]:
    """Return what a visit fills in, the leading form first."""
    versions = [found.version, *(each.version for each in found.more)]
    return [
        {
            "version": str(version.id),
            "code": f"{version.instrument.code} v{version.number}",
            "title": definition_of(version).title.in_(current_language()),
            "url": url_for("observations.capture", version_id=version.id),
            "leads": version.id == found.instrument_version_id,
        }
        for version in versions
    ]


def _draft(found: Draft) -> Known:
    return {
        "id": str(found.id),
        "assignment": str(found.assignment_id),
        "version": str(found.instrument_version_id),
        "office": found.assignment.office.name,
        "saved_at": found.saved_at.isoformat(),
    }


def _returned(session: Session, found: Observation) -> Known:
    """Return what came back: the reason of the decision stands beside the remark on the whole."""
    said = {each.indicator: each.text for each in verification.last_remarks(session, found.id)}
    reasons = [each.reason for each in verification.decisions(session, found.id)[-1:]]
    said[""] = "\n".join(filter(None, [*reasons, said.get("", "")]))
    return returned(found, said)


def _receipt(last: Revision, found: Observation) -> Known:
    assignment = found.visit.assignment
    return {
        "id": str(found.id),
        "code": last.receipt,
        "revision": last.number,
        "at": last.received_at.isoformat(),
        "title": f"{assignment.office.name} · {assignment.product.name}",
        "status": told(STATUS[found.status]["word"]),
        "url": url_for("observations.show", observation_id=found.id),
    }


def _pages(known: list[Known], back: Any) -> list[str]:  # noqa: ANN401  (observations)
    """Return the addresses to be kept: those everybody needs, then the visits' own."""
    found = [url_for(each) for each in ALWAYS]
    found += [each["url"] for each in known]
    found += [form["url"] for each in known for form in each["forms"]]
    for each in back:
        found.append(url_for("observations.show", observation_id=each.id))
        found.append(url_for("observations.capture", version_id=each.instrument_version_id))
    return list(dict.fromkeys(found))
