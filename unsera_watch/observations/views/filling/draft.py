"""The overview of a draft: its parts, how far each is, how to go on."""

from typing import Any
from uuid import UUID

from flask import redirect, url_for
from flask.typing import ResponseReturnValue

from unsera_watch.instruments.rules import answered
from unsera_watch.instruments.service import definition_of
from unsera_watch.kernel.permissions import Permission
from unsera_watch.kernel.words import N_, say
from unsera_watch.observations import queries
from unsera_watch.observations.models import Draft
from unsera_watch.observations.service import drafts, moving
from unsera_watch.observations.views.blueprint import back_to, bp
from unsera_watch.observations.views.filling.shown import how_far, saved, steps
from unsera_watch.web.guard import requires
from unsera_watch.web.i18n import current_language, told
from unsera_watch.web.pages import render, tell
from unsera_watch.web.request import clock, current_actor, db


@bp.get("/drafts/<uuid:draft_id>")
@requires(Permission.OBSERVATION_SUBMIT)
def draft(draft_id: UUID) -> ResponseReturnValue:
    """Show the parts of the form and what is answered."""
    with db.reading() as session:
        found = queries.draft(session, current_actor(), draft_id)
        beside = queries.beside(session, found)
        return render(
            "observations/draft.html",
            draft=found,
            form_title=definition_of(found.version).title.in_(current_language()),
            beside=[_form_card(each) for each in beside],
            forms=[_titled(each) for each in (found, *beside)],
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


@bp.post("/drafts/<uuid:draft_id>/stay")
@requires(Permission.OBSERVATION_SUBMIT)
def stay(draft_id: UUID) -> ResponseReturnValue:
    """Go on here with a draft that had moved to a phone."""
    with db.work() as session:
        moving.give_back(session, current_actor(), draft_id)
    tell(N_("You can go on here. What was written on the phone after it moved is only there."))
    return redirect(url_for(".draft", draft_id=draft_id), 303)


@bp.post("/observations/<uuid:observation_id>/correct")
@requires(Permission.OBSERVATION_SUBMIT)
def correct(observation_id: UUID) -> ResponseReturnValue:
    """Open a returned observation as a draft again."""
    with db.work() as session:
        draft_id = drafts.reopen(session, current_actor(), observation_id, now=clock())
    return redirect(url_for(".draft", draft_id=draft_id), 303)


def _form_card(found: Draft) -> dict[str, Any]:
    """Return another form of the same visit as a card that leads to it."""
    definition = definition_of(found.version)
    return {
        "url": url_for("observations.draft", draft_id=found.id),
        "title": definition.title.in_(current_language()),
        "lines": [f"{definition.code} v{definition.version}"],
        "status": {"word": " · ".join(_far(found)), "tone": "brand", "shape": "none"},
    }


def _far(found: Draft) -> list[str]:
    """Say how many rows each repeated part has, else how many questions are answered."""
    parts = [part for part in definition_of(found.version).sections if part.repeat is not None]
    if parts:
        return [how_far(found, part, 0, 0) for part in parts]
    done, total = answered(definition_of(found.version), found.body["answers"])
    return [told(say(N_("%(done)s of %(total)s"), done=done, total=total))]


def _titled(found: Draft) -> str:
    """Return the name of a form with how far it is."""
    title = definition_of(found.version).title.in_(current_language())
    return f"{title} ({' · '.join(_far(found))})"
