"""A part that repeats: one respondent or official after the other, each in one tap."""

from uuid import UUID

from flask import redirect, request, url_for
from flask.typing import ResponseReturnValue

from unsera_watch.kernel.permissions import Permission
from unsera_watch.kernel.words import N_
from unsera_watch.observations.rules.rows import key_in
from unsera_watch.observations.service import drafts
from unsera_watch.observations.views.blueprint import bp
from unsera_watch.observations.views.filling.page import part_page
from unsera_watch.observations.views.filling.section import filled, load, save_part, seen_n
from unsera_watch.observations.views.filling.spot import spot
from unsera_watch.web.guard import requires
from unsera_watch.web.pages import tell
from unsera_watch.web.request import clock, current_actor, db


@bp.get("/drafts/<uuid:draft_id>/sections/<code>/rows/<int:number>")
@requires(Permission.OBSERVATION_SUBMIT)
def row(draft_id: UUID, code: str, number: int) -> ResponseReturnValue:
    """Show one row, or an empty one after the last."""
    here = spot(load(draft_id), code, number)
    return part_page(here, filled(here), {})


@bp.post("/drafts/<uuid:draft_id>/sections/<code>/rows/<int:number>")
@requires(Permission.OBSERVATION_SUBMIT)
def save_row(draft_id: UUID, code: str, number: int) -> ResponseReturnValue:
    """Save one row; go to the next one, or back to the list."""
    key = key_in(request.form.get("row_key", ""))
    here = spot(load(draft_id), code, number, key)
    return save_part(here, {}) or redirect(_after(draft_id, code, number), 303)


@bp.post("/drafts/<uuid:draft_id>/sections/<code>/rows/<int:number>/remove")
@requires(Permission.OBSERVATION_SUBMIT)
def remove_row(draft_id: UUID, code: str, number: int) -> ResponseReturnValue:
    """Take one row out of the draft."""
    here = spot(load(draft_id), code, number)
    rest = here.rows[:number] + here.rows[number + 1 :]
    answers = {**here.draft.body["answers"], code: rest}
    notes = here.draft.body["notes"]
    with db.work() as session:
        drafts.save_answers(
            session, current_actor(), draft_id, seen_n(), answers, notes, now=clock()
        )
    tell(N_("Removed. The others keep their order."))
    return redirect(url_for(".section", draft_id=draft_id, code=code), 303)


def _after(draft_id: UUID, code: str, number: int) -> str:
    """Return the row after the one just saved, or the list."""
    if request.form.get("go") != "next":
        return url_for(".section", draft_id=draft_id, code=code)
    here = spot(load(draft_id), code, 0)
    last = len(here.rows)
    return url_for(".row", draft_id=draft_id, code=code, number=min(number + 1, last))
