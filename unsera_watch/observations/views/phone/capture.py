"""One page for every draft of an instrument version; it holds the form and nobody's words.

The script fills it with what the phone keeps (frontend/src/visit.ts), so a service worker may
keep the page itself.
"""

import hashlib
import json
from functools import partial
from typing import Any, Final
from uuid import UUID

from flask import url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from unsera_watch.instruments import queries as instruments
from unsera_watch.instruments.rules import Definition
from unsera_watch.instruments.rules.plan import plan
from unsera_watch.instruments.rules.sentences import SENTENCES as CHECKS
from unsera_watch.instruments.service import content_of
from unsera_watch.kernel.errors import NotFound
from unsera_watch.kernel.permissions import Permission
from unsera_watch.kernel.words import N_
from unsera_watch.observations.forms import SendingForm, VisitEndForm, VisitStartForm
from unsera_watch.observations.rules import Outcome
from unsera_watch.observations.rules.doubts import SENTENCES as DOUBTS
from unsera_watch.observations.rules.doubts import for_pages
from unsera_watch.observations.rules.labels import OUTCOME
from unsera_watch.observations.views.blueprint import bp
from unsera_watch.observations.views.filling.shown import citation_words
from unsera_watch.observations.views.phone.parts import parts, steps
from unsera_watch.web.guard import requires
from unsera_watch.web.i18n import current_language, told
from unsera_watch.web.pages import render_shell
from unsera_watch.web.request import db

SOMEBODY: Final = UUID(int=0)
"""Stands in the one box that the script copies for each member of the team."""

SENTENCES: Final = {
    Outcome.CLOSED: N_("The office was closed when we came; the door was locked."),
    Outcome.REFUSED: N_("An officer did not allow the observation. We said thank you and left."),
    Outcome.UNSAFE: N_("We did not feel safe, so we stopped the visit and left."),
    Outcome.NOT_OFFERED: N_("An officer said that this product is not offered at this office."),
}
"""What is ready to be sent when nothing could be observed; everybody may change it."""


@bp.get("/capture/<uuid:version_id>")
@requires(Permission.OBSERVATION_SUBMIT)
def capture(version_id: UUID) -> ResponseReturnValue:
    """Show every part of a published version, also of a retired one: drafts outlive it."""
    with db.reading() as session:
        version = instruments.version(session, version_id)
        definition = content_of(version)
        if not isinstance(definition, Definition):
            raise NotFound("no-such-form")
        about = f"{version_id} {_standings(session, definition)}"
        page = partial(_page, session, version_id, definition)
        return render_shell("observations/phone/capture.html", page, about=about)


def _standings(session: Session, definition: Definition) -> str:
    """Return what the page says of its references, short: somebody may have confirmed one."""
    cited = instruments.citations(session, definition.cited)
    said = [(code, citation_words(each)) for code, each in cited.items()]
    return hashlib.sha256(repr(said).encode()).hexdigest()


def _page(session: Session, version_id: UUID, definition: Definition) -> dict[str, Any]:
    return {
        "version_id": version_id,
        "title": definition.title.in_(current_language()),
        "plan": json.dumps(plan(definition), separators=(",", ":")),
        "parts": parts(session, definition),
        "form_steps": steps(definition),
        "start": VisitStartForm(members=[(SOMEBODY, "–")]),
        "end": VisitEndForm(),
        "sending": SendingForm(),
        "outcomes": [_outcome(each) for each in SENTENCES],
        "sentences": for_pages(CHECKS, "check") | for_pages(DOUBTS, "doubt"),
        "back": {"url": url_for("home.show"), "label": told(N_("Today"))},
    }


def _outcome(outcome: Outcome) -> dict[str, str]:
    return {
        "value": outcome.value,
        "label": told(OUTCOME[outcome]),
        "sentence": told(SENTENCES[outcome]),
    }
