"""The page of one part of a form, and the list of a part that repeats."""

from typing import Any
from uuid import uuid4

from flask import url_for

from unsera_watch.instruments.definition.conditions import in_words
from unsera_watch.instruments.rules import HOUR, Definition, Section, answered, rows_of
from unsera_watch.instruments.service import definition_of
from unsera_watch.kernel.words import N_, Message, say
from unsera_watch.observations.forms import PhotoForm, SectionForm
from unsera_watch.observations.models import Draft
from unsera_watch.observations.rules.rows import KEY
from unsera_watch.observations.views.blueprint import back_to
from unsera_watch.observations.views.filling.keeping import Keeper
from unsera_watch.observations.views.filling.shown import (
    citations_of,
    draft_photos,
    saved,
    steps,
)
from unsera_watch.observations.views.filling.spot import Spot
from unsera_watch.web.i18n import current_language, told
from unsera_watch.web.pages import render
from unsera_watch.web.request import db


def part_page(here: Spot, form: SectionForm, cameras: dict[str, PhotoForm], **more: object) -> str:
    """Return the page on which one part, or one row of it, is filled in."""
    found, part = here.draft, here.section
    with db.reading() as session:
        basis = citations_of(session, part)
    photos = draft_photos(found)
    return render(
        "observations/section.html",
        draft=found,
        form=form,
        title=_title(here),
        about=part.about.in_(current_language()) if part.about and here.row is None else "",
        code=part.code,
        row=here.row,
        row_key=_row_key(here),
        noun=part.repeat.noun.in_(current_language()) if part.repeat else "",
        save_url=_save_url(here),
        cameras=cameras,
        photos=photos,
        citations=basis,
        kept=Keeper(here, cameras, photos, basis),
        conditions=conditions(here.definition, part),
        plan=here.plan(),
        steps=steps(found, current=part.code),
        saved=saved(found),
        back=back_to(found),
        **more,
    )


def list_page(found: Draft, part: Section) -> str:
    """Return the rows of a part that repeats, and the way to the next one."""
    rows = rows_of(part, found.body["answers"])
    noun = part.repeat.noun.in_(current_language()) if part.repeat else ""
    return render(
        "observations/rows.html",
        draft=found,
        title=part.title.in_(current_language()),
        about=part.about.in_(current_language()) if part.about else "",
        code=part.code,
        noun=noun,
        rows=[_row(found, part, number) for number in range(len(rows))],
        most=part.repeat.most if part.repeat else 0,
        next_url=url_for("observations.row", draft_id=found.id, code=part.code, number=len(rows)),
        steps=steps(found, current=part.code),
        saved=saved(found),
        back=back_to(found),
    )


def _row(found: Draft, part: Section, number: int) -> dict[str, Any]:
    """Return one row of the list: its number, hour, and how far it is; nothing that names."""
    row = rows_of(part, found.body["answers"])[number]
    definition = definition_of(found.version)
    alone = {**found.body["answers"], part.code: [row]}
    done, total = answered(definition, alone, within=part)
    hour = row.get(HOUR)
    when = say(N_("around %(hour)s o'clock"), hour=hour) if isinstance(hour, int) else None
    return {
        "number": number + 1,
        "url": url_for("observations.row", draft_id=found.id, code=part.code, number=number),
        "remove_url": url_for(
            "observations.remove_row", draft_id=found.id, code=part.code, number=number
        ),
        "when": told(when) if when else "",
        "note": told(say(N_("%(done)s of %(total)s"), done=done, total=total)),
        "is_done": done == total,
    }


def _title(here: Spot) -> str:
    title = here.section.title.in_(current_language())
    if here.row is None or here.section.repeat is None:
        return title
    return f"{here.section.repeat.noun.in_(current_language())} {here.row + 1}"


def _save_url(here: Spot) -> str:
    place: dict[str, Any] = {"draft_id": here.draft.id, "code": here.code}
    if here.row is None:
        return url_for("observations.save_section", **place)
    return url_for("observations.save_row", number=here.row, **place)


def conditions(definition: Definition, part: Section) -> dict[str, Message]:
    """Return when each question applies, for those that do not always."""
    return {
        item.code: say(N_("Only if %(condition)s"), condition=in_words(definition, item.relevant))
        for item in part.items
        if item.relevant is not None
    }


def _row_key(here: Spot) -> str:
    """Return what this page calls its row; an old row without a key is known by its number."""
    if here.row is None:
        return ""
    return here.key or here.held()[0].get(KEY) or ("" if here.row < len(here.rows) else uuid4().hex)
