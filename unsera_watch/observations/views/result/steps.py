"""Each step of a computation in words and numbers, so that anybody can do it again."""

from collections.abc import Iterator
from fractions import Fraction
from typing import Any, Final

from unsera_watch.instruments.rules import (
    Definition,
    IndicatorScore,
    Item,
    Measure,
    Outcome,
    Score,
    TotalOf,
    VariableScore,
)
from unsera_watch.instruments.rules.exact import UNIT, half_up
from unsera_watch.instruments.rules.surveys import FEWEST_USERS
from unsera_watch.kernel.words import N_, Message, say
from unsera_watch.observations.models import Observation
from unsera_watch.observations.rules.answers import said
from unsera_watch.observations.views.result.bars import SOURCES
from unsera_watch.web.i18n import current_language, number, told

WHY: Final = {
    Outcome.NOT_APPLICABLE: N_("does not apply here"),
    Outcome.UNOBSERVABLE: N_("could not be observed"),
    Outcome.NOT_ASKED: N_("was not asked"),
    Outcome.UNANSWERED: N_("has no usable answer"),
}
_FORMULAS: Final = {
    Measure.SHARE: N_(
        "%(top)s × %(points)s points ÷ %(applicable)s weight that applies = %(score)s"
    ),
    Measure.SKM: N_(
        "Mean of nine elements (weight 1/9 each) × 25: %(score)s. "
        "%(n)s respondents, %(beside)s more incomplete."
    ),
    Measure.PERCEPTION: N_(
        "Mean of 100 × “no” ÷ (“yes” + “no”): %(score)s. %(n)s respondents counted, "
        "%(beside)s said neither, %(unknown)s × “do not know”."
    ),
}


def dimension_cards(
    definition: Definition, scored: Score, found: Observation
) -> list[dict[str, Any]]:
    """Return each dimension with its formula and its indicators."""
    indicators = {each.code: each for each in scored.indicators}
    return [
        {
            "code": each.code,
            "title": each.name.in_(current_language()),
            "formula": told(_formula(each, scored.top)),
            "rows": [
                _row(item, indicators.get(item.code), definition, found)
                for item in definition.items
                if item.dimension == each.code and item.is_asked
            ],
        }
        for each in scored.variables
    ]


def _formula(each: VariableScore, top: int) -> Message:
    """Say how one dimension was computed, with its numbers put in."""
    if each.measure is Measure.NONE:
        return say(N_("Asked, never scored."))
    text = _FORMULAS[each.measure]
    return say(
        text,
        n=each.n,
        beside=each.beside,
        unknown=each.unknown,
        top=top,
        points=number(each.points),
        applicable=number(each.applicable),
        score=number(each.score),
    )


def total_step(definition: Definition, scored: Score) -> str:
    """Return the last step in words: how the total comes from what stands above it."""
    of, shown = definition.scoring.of, number(scored.total)
    if of is TotalOf.NONE:
        return told(N_("This form gives no total."))
    if of is TotalOf.DIMENSION:
        names = {each.code: each.title for each in definition.dimensions}
        text = N_("The total is that of %(name)s: %(total)s")
        return told(say(text, name=names[definition.scoring.dimension], total=shown))
    if of is TotalOf.DIMENSIONS:
        parts = [f"{number(v.weight)} % × {number(v.score)}" for v in scored.variables if v.weight]
        return f"{' + '.join(parts)} = {shown}"
    units = sum((Fraction(each.units) for each in scored.variables), Fraction(0))
    weights = sum(each.weighed for each in scored.variables)
    points, applicable = number(half_up(units / UNIT)), number(half_up(Fraction(weights, UNIT)))
    facts = {"top": scored.top, "points": points, "applicable": applicable, "score": shown}
    return told(say(_FORMULAS[Measure.SHARE], **facts))


def _row(
    item: Item, one: IndicatorScore | None, definition: Definition, found: Observation
) -> dict[str, Any]:
    return {
        "code": item.code,
        "text": item.text.in_(current_language()),
        "answer": told(said(definition, item, found.answers, current_language())),
        "weight": f"{number(item.weight)} · {told(SOURCES[item.source])}" if item.source else "–",
        "points": "–" if _is_hidden(one) or one is None else number(one.points),
        "share": _share(one),
        "why": told(_why(one)) if one is not None else "",
    }


def _share(one: IndicatorScore | None) -> str:
    if _is_hidden(one):
        return "–"
    return "–" if one is None or one.share is None else f"{number(float(100 * one.share))} %"


def _is_hidden(one: IndicatorScore | None) -> bool:
    """Say whether showing it would show what one person said."""
    return one is not None and one.is_one_persons


def _why(one: IndicatorScore) -> Message | str:
    if one.is_one_persons:
        return say(N_("counted; too few people answered to show it alone"))
    if one.remark is not None:
        return one.remark
    return "" if one.outcome is Outcome.COUNTED else WHY[one.outcome]


def left_out(definition: Definition, scored: Score) -> list[dict[str, str]]:
    """Return what left the denominator, and why."""
    return [
        {"code": one.code, "text": _text(definition, one.code), "why": told(WHY[one.outcome])}
        for one in scored.indicators
        if one.outcome not in {Outcome.COUNTED, Outcome.UNANSWERED}
    ]


def missing(definition: Definition, scored: Score) -> list[str]:
    """Return the parts without which there is no total, in words."""
    return [*map(told, _missing(definition, scored))]


def _missing(definition: Definition, scored: Score) -> Iterator[Message]:
    titles = {each.code: each.title for each in definition.dimensions}
    for each in scored.variables:
        if each.measure is Measure.PERCEPTION and each.exact is None:
            fewest = each.dimension.fewest or FEWEST_USERS
            text = N_("%(name)s needs %(fewest)s respondents; %(n)s counted")
            yield say(text, name=each.name, fewest=fewest, n=each.n)
    for code in scored.missing_dimensions:
        yield say(N_("Incomplete: dimension %(name)s was not assessed"), name=titles[code])
    for code in scored.missing:
        yield say(N_("Incomplete: %(code)s has no usable answer"), code=code)


def _text(definition: Definition, code: str) -> str:
    item = definition.item(code)
    return item.text.in_(current_language()) if item is not None else code
