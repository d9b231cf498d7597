"""The overview of a draft: its parts, how far each is, how to go on."""

from uuid import UUID

from flask import redirect, url_for
from flask.typing import ResponseReturnValue

from unsera_watch.kernel.permissions import Permission
from unsera_watch.kernel.words import N_
from unsera_watch.observations import queries
from unsera_watch.observations.service import drafts
from unsera_watch.observations.views.blueprint import back_to, bp
from unsera_watch.observations.views.shown import saved, steps
from unsera_watch.web.guard import requires
from unsera_watch.web.pages import render, tell
from unsera_watch.web.request import clock, current_actor, db


@bp.get("/drafts/<uuid:draft_id>")
@requires(Permission.OBSERVATION_SUBMIT)
def draft(draft_id: UUID) -> ResponseReturnValue:
    """Show the parts of the form and what is answered."""
    with db.reading() as session:
        found = queries.draft(session, current_actor(), draft_id)
        return render(
            "observations/draft.html",
            draft=found,
            steps_listed=steps(found),
            saved=saved(found),
            back=back_to(found),
        )


@bp.post("/drafts/<uuid:draft_id>/discard")
@requires(Permission.OBSERVATION_SUBMIT)
def discard(draft_id: UUID) -> ResponseReturnValue:
    """Throw a draft away."""
    with db.work() as session:
        drafts.discard(session, current_actor(), draft_id)
    tell(N_("The draft is gone."))
    return redirect(url_for("home.show"), 303)


@bp.post("/observations/<uuid:observation_id>/correct")
@requires(Permission.OBSERVATION_SUBMIT)
def correct(observation_id: UUID) -> ResponseReturnValue:
    """Open a returned observation as a draft again."""
    with db.work() as session:
        draft_id = drafts.reopen(session, current_actor(), observation_id, now=clock())
    return redirect(url_for(".draft", draft_id=draft_id), 303)
