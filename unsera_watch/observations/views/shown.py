"""What pages of a draft show, worked out beforehand: templates only loop."""

from collections.abc import Mapping
from typing import Any

from flask import url_for
from sqlalchemy.orm import Session

from unsera_watch.instruments import queries as instruments
from unsera_watch.instruments.models import CitationStatus
from unsera_watch.instruments.rules import Definition, Section, answered
from unsera_watch.instruments.service import definition_of
from unsera_watch.kernel.words import N_, Message, say
from unsera_watch.observations.forms import SectionForm, section_form
from unsera_watch.observations.models import Draft, Observation
from unsera_watch.observations.rules.draft import problems_by_section
from unsera_watch.observations.rules.labels import answer_mark
from unsera_watch.observations.views.pictures import draft_photos
from unsera_watch.web.i18n import clock_time, current_language, number, told

__all__ = ["draft_photos"]


def saved(draft: Draft) -> dict[str, Any] | None:
    """Return what the top bar says about the last save."""
    return {"text": saved_text(draft.saved_at), "n": draft.saved_n}


def saved_text(moment: Any) -> str:  # noqa: ANN401  (a moment)
    """Return `Saved 10.42`."""
    return told(say(N_("Saved %(time)s"), time=clock_time(moment)))


def steps(draft: Draft, current: str | None = None) -> list[dict[str, Any]]:
    """Return the parts of the form with how far each is."""
    definition = definition_of(draft.assignment.version)
    return [_step(draft, definition, part, current) for part in definition.sections]


def _step(
    draft: Draft, definition: Definition, part: Section, current: str | None
) -> dict[str, Any]:
    alone = Definition(
        definition.code, definition.version, definition.title, definition.citations, (part,)
    )
    done, total = answered(alone, draft.body["answers"])
    state = "done" if done == total else "todo"
    return {
        "label": part.title.in_(current_language()),
        "url": url_for("observations.section", draft_id=draft.id, code=part.code),
        "state": "current" if part.code == current else state,
        "note": told(say(N_("%(done)s of %(total)s"), done=done, total=total)),
    }


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
        item.code: [_citation(known[code]) for code in item.citations if code in known]
        for item in part.items
    }


def _citation(row: Any) -> dict[str, str]:  # noqa: ANN401  (a Citation)
    confirmed = row.status is CitationStatus.CONFIRMED
    status = N_("confirmed") if confirmed else N_("reference not confirmed yet")
    return {"text": " ".join(filter(None, (row.text, row.article))), "status": told(status)}


def stored_entries(draft: Draft, code: str, definition: Definition) -> list[tuple[str, str]]:
    """Return what the server holds of a part, as the names and values of its form."""
    form = section_form(definition, code, current_language()).from_answers(
        draft.body["answers"], draft.body["notes"]
    )
    entries = []
    for field in form:
        values = field.data if isinstance(field.data, list) else [field.data]
        entries += [(field.name, str(value or "")) for value in values if value or value == ""]
    return entries


def differences(draft: Draft, form: SectionForm) -> list[dict[str, str]]:
    """Return what another window saved where it differs from what was typed here."""
    mine, notes = form.to_answers(), form.to_notes()
    found = []
    for item in form.section.items:
        stored = draft.body["answers"].get(item.code)
        if stored != mine.get(item.code):
            word = answer_mark(item, stored, current_language())["word"]
            found.append({"label": item.code, "text": told(word)})
        note = draft.body["notes"].get(item.code, "")
        if note != notes.get(item.code, ""):
            found.append({"label": item.code, "text": note or "–"})
    return found


def linked_problems(draft: Draft, problems: Mapping[str, Message]) -> list[dict[str, str]]:
    """Return the problems of each part as one link to it."""
    definition = definition_of(draft.assignment.version)
    sections = {part.code: [item.code for item in part.items] for part in definition.sections}
    counts = problems_by_section(problems, sections)
    return [
        {
            "url": url_for("observations.section", draft_id=draft.id, code=part.code),
            "text": told(
                say(
                    N_("%(part)s: %(n)s to complete"),
                    part=part.title.in_(current_language()),
                    n=counts[part.code],
                )
            ),
        }
        for part in definition.sections
        if counts[part.code]
    ]


def result_of(found: Observation) -> dict[str, Any]:
    """Return the total for components/score.html."""
    if found.total is None:
        return {"text": "–", "value": None, "note": None, "label": ""}
    return {
        "text": number(found.total),
        "value": float(found.total),
        "note": told(say(N_("Weights are a proposal of this project, not official."))),
        "label": found.visit.assignment.office.name,
    }


def variable_rows(found: Observation, definition: Definition) -> list[dict[str, Any]]:
    """Return the score of each variable; None stays out of the total."""
    names = {part.code: part.title.in_(current_language()) for part in definition.sections}
    return [_row(row, names) for row in found.score.get("variables", [])]


def _row(row: dict[str, Any], names: dict[str, str]) -> dict[str, Any]:
    value = None if row["score"] is None else float(row["score"])
    return {
        "code": row["code"],
        "name": names.get(row["code"], row["code"]),
        "value": value,
        "text": number(value) if value is not None else "–",
    }
