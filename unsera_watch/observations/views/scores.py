"""Scores as pages show them: always "indicative", never alone in colour."""

from typing import Any

from unsera_watch.instruments.rules import Definition
from unsera_watch.kernel.words import N_, say
from unsera_watch.observations.models import Observation
from unsera_watch.web.i18n import current_language, number, told


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
