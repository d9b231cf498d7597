"""A draft: its title, its weights, its sections; publishing it or throwing it away."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from flask import redirect, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from unsera_watch.instruments import queries, service
from unsera_watch.instruments.definition.editing import keys_of, objects, with_head
from unsera_watch.instruments.definition.sums import sum_of_group, sums
from unsera_watch.instruments.forms.editing import DraftForm, head_form
from unsera_watch.instruments.forms.places import head_names
from unsera_watch.instruments.models import InstrumentDraft
from unsera_watch.instruments.views.blueprint import bp
from unsera_watch.instruments.views.shown import (
    group_title,
    problem_rows,
    sum_rows,
    version_name,
)
from unsera_watch.kernel.errors import Conflict, Invalid
from unsera_watch.kernel.permissions import Permission
from unsera_watch.kernel.words import N_, Message, say
from unsera_watch.web.guard import requires
from unsera_watch.web.i18n import told
from unsera_watch.web.pages import render, tell
from unsera_watch.web.request import clock, current_actor, db, form_data

LONGEST_N = 9
UNSEEN = -1


@bp.get("/drafts/<uuid:draft_id>")
@requires(Permission.INSTRUMENT_WRITE)
def draft(draft_id: UUID) -> ResponseReturnValue:
    with db.reading() as session:
        found = queries.draft(session, draft_id)
        return _page(session, found, service.problems_of(session, found.definition))


@bp.post("/drafts/<uuid:draft_id>")
@requires(Permission.INSTRUMENT_WRITE)
def save_draft(draft_id: UUID) -> ResponseReturnValue:
    """Keep the title, the number and the weights of the dimensions as they were typed."""
    with db.reading() as session:
        raw = queries.draft(session, draft_id).definition
    form = head_form(raw, form_data())
    dimensions = [form.typed(name, "title") for name in form.names]
    number = form.row("head")["number"].data or ""
    new = with_head(raw, form.typed("head", "title"), number, dimensions)
    try:
        with db.work() as session:
            service.save_draft(session, current_actor(), draft_id, seen_n(), new, now=clock())
    except Conflict as refusal:
        with db.reading() as session:
            found = queries.draft(session, draft_id)
            return _page(session, found, {}, again(form, refusal)), 409
    tell(N_("The draft is saved."))
    return redirect(url_for("instruments.draft", draft_id=draft_id), 303)


@bp.post("/drafts/<uuid:draft_id>/publish")
@requires(Permission.INSTRUMENT_WRITE)
def publish_draft(draft_id: UUID) -> ResponseReturnValue:
    try:
        with db.work() as session:
            actor = current_actor()
            made = service.publish_draft(session, actor, draft_id, seen_n(), now=clock())
            code = made.instrument.code
    except Invalid as refusal:
        with db.reading() as session:
            return _page(session, queries.draft(session, draft_id), refusal.problems), 422
    tell(N_("The version is published. It can be given to teams now, and never changes."))
    return redirect(url_for("instruments.show", code=code), 303)


@bp.get("/drafts/<uuid:draft_id>/discard")
@requires(Permission.INSTRUMENT_WRITE)
def ask_discard(draft_id: UUID) -> ResponseReturnValue:
    with db.reading() as session:
        found = queries.draft(session, draft_id)
    name = version_name(found.code, found.number)
    return render(
        "instruments/ask.html",
        title=told(say(N_("Throw away the draft %(name)s"), name=name)),
        back={"url": url_for("instruments.draft", draft_id=draft_id), "label": name},
        lines=[
            N_("Everything typed in this draft is lost."),
            N_("Published versions stay as they are."),
        ],
        action=url_for("instruments.discard_draft", draft_id=draft_id),
        label=N_("Throw this draft away"),
    )


@bp.post("/drafts/<uuid:draft_id>/discard")
@requires(Permission.INSTRUMENT_WRITE)
def discard_draft(draft_id: UUID) -> ResponseReturnValue:
    with db.work() as session:
        service.discard_draft(session, current_actor(), draft_id, now=clock())
    tell(N_("The draft is thrown away."))
    return redirect(url_for("instruments.index"), 303)


def seen_n() -> int:
    """Return the save that the window knew; nonsense is a save nobody saw."""
    text = request.form.get("saved_n", "")[:LONGEST_N]
    return int(text) if text.isascii() and text.isdigit() else UNSEEN


def again(form: DraftForm, refusal: Conflict) -> DraftForm:
    """Return what was typed with the reason above it; saving it once more keeps it."""
    told_why: Any = say(
        N_("%(why)s Saving again keeps what stands in this form."), why=refusal.message
    )
    form.form_errors.append(told_why)
    return form


def _page(
    session: Session,
    found: InstrumentDraft,
    problems: Mapping[str, Message],
    form: DraftForm | None = None,
) -> str:
    """Show a draft with its problems, or the *form* that came too late."""
    raw = found.definition
    if form is None:
        form, names = head_form(raw), head_names(raw)
        form.take(raw, {path: one for path, one in problems.items() if path in names}, names)
    based_on = found.based_on_id and queries.version(session, found.based_on_id)
    return render(
        "instruments/draft.html",
        draft=found,
        name=version_name(found.code, found.number),
        based_on=based_on and version_name(based_on.instrument.code, based_on.number),
        form=form,
        problems=problem_rows(found, problems),
        groups=_groups(found),
        sums=sum_rows(sums(raw)),
    )


def _groups(found: InstrumentDraft) -> list[list[Any]]:
    """Return the sections as lines of a table: how many questions, and their weights' sum."""
    groups, rows = keys_of(found.definition)
    return [
        [
            {
                "text": group_title(group, n),
                "url": url_for("instruments.group", draft_id=found.id, n=n + 1),
            },
            str(len(objects(group, rows))),
            f"{sum_of_group(group or {}, rows).normalize():f}",
        ]
        for n, group in enumerate(objects(dict(found.definition), groups))
    ]
