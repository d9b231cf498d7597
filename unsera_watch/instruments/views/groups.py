"""One section of a draft: texts, weights, and the order of its questions."""

import re
from collections.abc import Mapping
from typing import Any, Final
from uuid import UUID

from flask import redirect, request, url_for
from flask.typing import ResponseReturnValue

from unsera_watch.instruments import queries, service
from unsera_watch.instruments.definition.editing import (
    Raw,
    group_at,
    keys_of,
    moved,
    objects,
    with_group,
)
from unsera_watch.instruments.definition.sums import sum_of_group, sums
from unsera_watch.instruments.forms.editing import DraftForm, group_form, texts_of
from unsera_watch.instruments.forms.places import group_names
from unsera_watch.instruments.models import InstrumentDraft
from unsera_watch.instruments.views.blueprint import bp
from unsera_watch.instruments.views.drafts import again, seen_n
from unsera_watch.instruments.views.shown import group_title, sum_rows, version_name
from unsera_watch.kernel.errors import Conflict, NotFound
from unsera_watch.kernel.permissions import Permission
from unsera_watch.kernel.words import N_, Message
from unsera_watch.web.guard import requires
from unsera_watch.web.pages import render, tell
from unsera_watch.web.request import clock, current_actor, db, form_data

STEPS: Final = {"up": -1, "down": 1}
_MOVE: Final = re.compile(r"([0-9]{1,3})-(up|down)")


@bp.get("/drafts/<uuid:draft_id>/sections/<int:n>")
@requires(Permission.INSTRUMENT_WRITE)
def group(draft_id: UUID, n: int) -> ResponseReturnValue:
    """Show one section; pages count from one."""
    with db.reading() as session:
        found = queries.draft(session, draft_id)
        problems = service.problems_of(session, found.definition)
    _ensure_there(found, n)
    return _page(found, n, _form(found.definition, n, problems))


@bp.post("/drafts/<uuid:draft_id>/sections/<int:n>")
@requires(Permission.INSTRUMENT_WRITE)
def save_group(draft_id: UUID, n: int) -> ResponseReturnValue:
    """Keep one section as it was typed, then move what should move."""
    with db.reading() as session:
        found = queries.draft(session, draft_id)
    _ensure_there(found, n)
    form = group_form(found.definition, n - 1, form_data())
    new = _changed(found.definition, n - 1, form)
    try:
        with db.work() as session:
            service.save_draft(session, current_actor(), draft_id, seen_n(), new, now=clock())
    except Conflict as refusal:
        with db.reading() as session:
            fresh = queries.draft(session, draft_id)
        return _page(fresh, n, again(form, refusal)), 409
    tell(N_("The section is saved."))
    return redirect(_onward(new, draft_id, n), 303)


def _ensure_there(found: InstrumentDraft, n: int) -> None:
    if group_at(found.definition, n - 1) is None:
        raise NotFound("no-such-section")


def _form(raw: Raw, n: int, problems: Mapping[str, Message]) -> DraftForm:
    """Return the form with the problems of this section, each where it stands."""
    form, here = group_form(raw, n - 1), f"{keys_of(raw)[0]}[{n - 1}]"
    mine = {path: one for path, one in problems.items() if path.startswith(here)}
    form.take(raw, mine, group_names(raw, n - 1))
    return form


def _changed(raw: Raw, n: int, form: DraftForm) -> Raw:
    rows = [form.typed(name, *texts_of(raw)) for name in form.names]
    new = with_group(raw, n, form.typed("head", "title"), rows)
    wanted = _MOVE.fullmatch(request.form.get("move", ""))
    return moved(new, n, int(wanted[1]), STEPS[wanted[2]]) if wanted else new


def _onward(raw: Raw, draft_id: UUID, n: int) -> str:
    """Return where to go: on to the next section, back to the whole draft, or here again."""
    if request.form.get("go") == "next":
        if group_at(raw, n) is None:
            return url_for("instruments.draft", draft_id=draft_id)
        return url_for("instruments.group", draft_id=draft_id, n=n + 1)
    wanted = _MOVE.fullmatch(request.form.get("move", ""))
    address = url_for("instruments.group", draft_id=draft_id, n=n)
    return f"{address}#row-{int(wanted[1]) + STEPS[wanted[2]]}" if wanted else address


def _page(found: InstrumentDraft, n: int, form: DraftForm) -> str:
    raw = found.definition
    held = group_at(raw, n - 1) or {}
    return render(
        "instruments/group.html",
        draft=found,
        n=n,
        back={
            "url": url_for("instruments.draft", draft_id=found.id),
            "label": version_name(found.code, found.number),
        },
        title=group_title(held, n - 1),
        form=form,
        sum=f"{sum_of_group(held, keys_of(raw)[1]).normalize():f}",
        sums=sum_rows(sums(raw)),
        steps=_steps(found, n),
    )


def _steps(found: InstrumentDraft, n: int) -> list[dict[str, Any]]:
    raw = found.definition
    return [
        {
            "label": group_title(each, k - 1),
            "url": url_for("instruments.group", draft_id=found.id, n=k),
            "state": "current" if k == n else "todo",
        }
        for k, each in enumerate(objects(dict(raw), keys_of(raw)[0]), start=1)
        if each is not None
    ]
