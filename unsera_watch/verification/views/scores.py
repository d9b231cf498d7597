"""The indicative score; the old official scale only beside it, in a box of its own."""

from decimal import Decimal
from typing import Any

from unsera_watch.instruments.rules import ZONES_2016, Definition
from unsera_watch.kernel.words import N_, say
from unsera_watch.observations.models import Observation
from unsera_watch.web.i18n import current_language, number, told


def scores(observation: Observation, definition: Definition) -> dict[str, Any]:
    """Return the total, the variables, and the comparison; without a total there is none."""
    total = observation.total
    counted = [each for each in _indicators(observation).values() if each["outcome"] == "counted"]
    note = say(N_("%(n)s indicators counted"), n=len(counted))
    top = definition.scoring.top
    value = {"text": number(total), "value": _drawn(total), "note": told(note), "top": top}
    is_compared = ZONES_2016.code in definition.scoring.scales
    return {
        "total": value,
        "variables": _variables(observation, definition),
        "comparison": _comparison(total) if is_compared else [],
    }


def _indicators(observation: Observation) -> dict[str, Any]:
    found: dict[str, Any] = observation.score.get("indicators", {})
    return found


def _variables(observation: Observation, definition: Definition) -> list[dict[str, Any]]:
    stored = {each["code"]: each["score"] for each in observation.score.get("variables", ())}
    rows = []
    for dimension in definition.dimensions:
        text = stored.get(dimension.code)
        score = None if text is None else Decimal(text)
        rows.append(
            {
                "code": dimension.code,
                "name": dimension.title.in_(current_language()),
                "text": number(score),
                "value": _drawn(score),
                "drawn": None if score is None else _drawn(score * 100 / definition.scoring.top),
            }
        )
    return rows if stored else []


def _comparison(total: Decimal | None) -> list[dict[str, Any]]:
    found = ZONES_2016.place(total)
    if found is None or total is None:
        return []
    return [{"value": float(total), "label": told(found.label), "text": number(total)}]


def _drawn(score: Decimal | None) -> float | None:
    """Pictures need no exact number."""
    return None if score is None else float(score)
