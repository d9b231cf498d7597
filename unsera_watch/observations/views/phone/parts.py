"""The parts of a form with their questions, worked out beforehand: templates only loop."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy.orm import Session

from unsera_watch.instruments.rules import Definition, Section
from unsera_watch.observations.forms import PhotoForm, photo_forms, section_form
from unsera_watch.observations.views.filling.page import conditions
from unsera_watch.observations.views.filling.shown import citations_of
from unsera_watch.web.i18n import current_language

NO_CAMERAS: Mapping[str, PhotoForm] = {}


def parts(session: Session, definition: Definition) -> list[dict[str, Any]]:
    """Return each section as it is asked; of one that repeats, the questions of one row."""
    return [_part(session, definition, each) for each in definition.sections]


def _part(session: Session, definition: Definition, section: Section) -> dict[str, Any]:
    language, repeat = current_language(), section.repeat
    return {
        "code": section.code,
        "title": section.title.in_(language),
        "about": section.about.in_(language) if section.about else "",
        "noun": repeat.noun.in_(language) if repeat else "",
        "most": repeat.most if repeat else 0,
        "form": section_form(definition, section.code, language)(),
        "cameras": NO_CAMERAS if repeat else photo_forms(definition, section.code, None),
        "citations": citations_of(session, section),
        "conditions": conditions(definition, section),
    }


def steps(definition: Definition) -> list[dict[str, str]]:
    """Return the parts as the steps of every draft; the script says how far each is."""
    language = current_language()
    return [
        {"label": each.title.in_(language), "url": "#", "state": "todo", "note": "–"}
        for each in definition.sections
    ]
