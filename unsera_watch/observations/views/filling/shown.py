"""What pages of a draft show, worked out beforehand: templates only loop."""

from collections.abc import Mapping
from typing import Any, Final

from flask import url_for
from sqlalchemy.orm import Session

from unsera_watch.instruments import queries as instruments
from unsera_watch.instruments.models import Citation
from unsera_watch.instruments.rules import Definition, Scene, Section, answered, rows_of
from unsera_watch.instruments.rules.citations import Standing, standing
from unsera_watch.instruments.service import definition_of
from unsera_watch.kernel.words import N_, say
from unsera_watch.observations.forms import SectionForm
from unsera_watch.observations.models import Draft
from unsera_watch.observations.rules.answers import answer_mark
from unsera_watch.observations.views.pictures import draft_photos
from unsera_watch.web.i18n import clock_time, current_language, told

__all__ = ["draft_photos"]

STANDING: Final = {
    Standing.CONFIRMED: N_("confirmed"),
    Standing.UNCONFIRMED: N_("reference not confirmed yet"),
    Standing.REVOKED: N_("no longer in force"),
}


def saved(draft: Draft) -> dict[str, Any] | None:
    """Return what the top bar says about the last save."""
    return {"text": saved_text(draft.saved_at), "n": draft.saved_n}


def saved_text(moment: Any) -> str:  # noqa: ANN401  (a moment)
    """Return `Saved 10.42`."""
    return told(say(N_("Saved %(time)s"), time=clock_time(moment)))


def steps(draft: Draft, current: str | None = None) -> list[dict[str, Any]]:
    """Return the parts of the form with how far each is."""
    definition = definition_of(draft.version)
    return [_step(draft, definition, part, current) for part in definition.sections]


def _step(
    draft: Draft, definition: Definition, part: Section, current: str | None
) -> dict[str, Any]:
    done, total = answered(definition, draft.body["answers"], counted_photos(draft), within=part)
    is_empty = part.repeat is not None and not rows_of(part, draft.body["answers"])
    state = "done" if done == total and not is_empty else "todo"
    return {
        "label": part.title.in_(current_language()),
        "url": url_for("observations.section", draft_id=draft.id, code=part.code),
        "state": "current" if part.code == current else state,
        "note": how_far(draft, part, done, total),
    }


def how_far(draft: Draft, part: Section, done: int, total: int) -> str:
    """Say how many questions are answered, or how many rows there are."""
    if not Scene(definition_of(draft.version), draft.body["answers"]).asks_section(part):
        return told(N_("not asked"))
    if part.repeat is None:
        return told(say(N_("%(done)s of %(total)s"), done=done, total=total))
    count = len(rows_of(part, draft.body["answers"]))
    return told(say("%(n)s %(noun)s", n=count, noun=part.repeat.noun))


def counted_photos(draft: Draft) -> dict[str, int]:
    """Return how many photos each indicator has."""
    counts: dict[str, int] = {}
    for photo in draft.photos:
        counts[photo.indicator] = counts.get(photo.indicator, 0) + 1
    return counts


def citations_of(session: Session, part: Section) -> dict[str, list[dict[str, str]]]:
    """Return the legal basis of each question; what nobody confirmed says so."""
    wanted = {code for item in part.items for code in item.citations}
    known = instruments.citations(session, wanted)
    return {
        item.code: [citation_words(known[code]) for code in item.citations if code in known]
        for item in part.items
    }


def citation_words(row: Citation) -> dict[str, str]:
    words = STANDING[standing(row.status, row.in_force)]
    return {"text": " ".join(filter(None, (row.text, row.article))), "status": told(words)}


def stored_entries(form: SectionForm) -> list[tuple[str, str]]:
    """Return what the server holds of a part, as the names and values of its form."""
    entries = []
    for field in form:
        values = field.data if isinstance(field.data, list) else [field.data]
        entries += [(field.name, str(value or "")) for value in values if value or value == ""]
    return entries


def differences(
    answers: Mapping[str, Any], notes: Mapping[str, str], form: SectionForm
) -> list[dict[str, str]]:
    """Return what another window saved where it differs from what was typed here."""
    mine, my_notes = form.to_answers(), form.to_notes()
    found = []
    for item in form.section.items:
        stored = answers.get(item.code)
        if stored != mine.get(item.code):
            word = answer_mark(item, stored, current_language())["word"]
            found.append({"label": item.code, "text": told(word)})
        note = notes.get(item.code, "")
        if note != my_notes.get(item.code, ""):
            found.append({"label": item.code, "text": note or "–"})
    return found
