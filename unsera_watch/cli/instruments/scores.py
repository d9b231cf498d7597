"""A score as JSON: total, parts, what left the denominator, what is missing, comparison scales."""

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Any, Final

from sqlalchemy.orm import Session

from unsera_watch.cli.instruments.reading import version_of
from unsera_watch.instruments.models import InstrumentVersion
from unsera_watch.instruments.rules import (
    SCALES,
    CompositeDefinition,
    Definition,
    IndicatorScore,
    Outcome,
    Score,
    VariableScore,
    check_answers,
    compose,
    score,
)
from unsera_watch.instruments.service import definition_of

INDICATIVE: Final = "nilai indikatif hasil observasi mahasiswa"


def score_document(
    version: InstrumentVersion, definition: Definition, answers: Mapping[str, Any]
) -> dict[str, Any]:
    """Return the score of one instrument's answers; photos are not known here."""
    scored = score(definition, answers)
    sources = {item.code: item.source for item in definition.items}
    return {
        **_head(version),
        "total": _text(scored.total),
        "top": scored.top,
        "dimensions": [_dimension(definition, each) for each in scored.variables],
        "indicators": [
            {**_indicator(each), "sumber": sources[each.code]} for each in scored.indicators
        ],
        "left_out": _left_out(scored),
        "missing": list(scored.missing),
        "missing_dimensions": list(scored.missing_dimensions),
        "problems": _problems(definition, answers),
        "comparison": _comparison(scored.total, definition.scoring.scales),
    }


def composite_document(
    session: Session,
    version: InstrumentVersion,
    composite: CompositeDefinition,
    answers: Mapping[str, Any],
) -> dict[str, Any]:
    """Return a composite of answers by instrument; the newest version of each scores them."""
    scores: dict[str, Score] = {}
    problems: dict[str, str] = {}
    for code, given in answers.items():
        if code not in composite.instruments or not isinstance(given, Mapping):
            problems[code] = "The composite takes nothing from this."
            continue
        definition = definition_of(version_of(session, code, None))
        scores[code] = score(definition, given)
        wrong = _problems(definition, given)
        problems.update((f"{code}/{place}", told) for place, told in wrong.items())
    found = compose(composite, scores)
    return {
        **_head(version),
        "total": _text(found.total),
        "top": 100,
        "dimensions": [_part(each) for each in found.parts],
        "weights": "bobot dimensi resmi; bobot indikator usulan kecuali tertulis resmi",
        "missing_dimensions": list(found.missing),
        "problems": problems,
        "comparison": _comparison(found.total, composite.scales),
    }


def _head(version: InstrumentVersion) -> dict[str, Any]:
    return {
        "instrument": version.instrument.code,
        "version": version.number,
        "sha256": version.sha256,
        "note": INDICATIVE,
    }


def _dimension(definition: Definition, one: VariableScore) -> dict[str, Any]:
    stated = next(each for each in definition.dimensions if each.code == one.code)
    return {
        "code": one.code,
        "title": one.name.id,
        "measure": one.measure,
        "weight": _text(one.weight),
        "sumber": stated.source,
        "score": _text(one.score),
        "exact": _exact(one.exact),
        "points": _text(one.points),
        "applicable": _text(one.applicable),
        "n": one.n,
        "beside": one.beside,
        "unknown": one.unknown,
    }


def _indicator(one: IndicatorScore) -> dict[str, Any]:
    return {
        "code": one.code,
        "weight": _text(one.weight),
        "outcome": one.outcome,
        "share": _exact(one.share),
        "points": _text(one.points),
        "n": one.n,
        "remark": str(one.remark) if one.remark else None,
    }


def _part(part: Any) -> dict[str, Any]:  # noqa: ANN401  (a CompositePart)
    dimension = part.dimension
    return {
        "code": dimension.code,
        "title": dimension.title.id,
        "weight": _text(dimension.weight),
        "sumber": dimension.source,
        "score": _text(part.score),
        "exact": _exact(part.exact),
        "indicators": [
            {
                "code": each.indicator.code,
                "weight": _text(each.indicator.weight),
                "sumber": each.indicator.source,
                "share": _exact(each.share),
                "from": f"{each.source.instrument}/{each.source.code}" if each.source else None,
            }
            for each in part.taken
        ],
    }


def _left_out(scored: Score) -> list[dict[str, str]]:
    """Return what left the denominator, and why."""
    kept = {Outcome.COUNTED, Outcome.UNANSWERED}
    return [
        {"code": each.code, "why": each.outcome.value}
        for each in scored.indicators
        if each.outcome not in kept
    ]


def _problems(definition: Definition, answers: Mapping[str, Any]) -> dict[str, str]:
    """Return what is wrong with the answers; photos are left to the visit."""
    found = check_answers(definition, answers, {}, {})
    photos = {item.code for item in definition.items if item.kind == "photo"}
    return {
        place: str(message)
        for place, message in found.items()
        if place not in photos and not place.endswith(".photos")
    }


def _comparison(total: Decimal | None, codes: tuple[str, ...]) -> list[dict[str, Any]]:
    if total is None:
        return []
    return [_place(code, total) for code in codes]


def _place(code: str, total: Decimal) -> dict[str, Any]:
    scale = SCALES[code]
    step = scale.place(total) if total >= scale.steps[-1].least else None
    return {
        "scale": code,
        "name": str(scale.name),
        "basis": scale.basis,
        "status": scale.status,
        "step": step.code if step else None,
        "label": str(step.label) if step else None,
        "zone": step.zone if step else None,
    }


def _text(number: Decimal | None) -> str | None:
    return None if number is None else f"{number:f}"


def _exact(number: Fraction | None) -> str | None:
    return None if number is None else f"{number.numerator}/{number.denominator}"
