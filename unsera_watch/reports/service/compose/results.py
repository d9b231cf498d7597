"""What was seen, in the paper's words, and the indicative value that follows from it."""

from decimal import Decimal
from fractions import Fraction
from typing import Final

from unsera_watch.instruments.rules import (
    ZONES_2016,
    Given,
    IndicatorScore,
    Item,
    Kind,
    Outcome,
    Score,
    WeightSource,
    given,
)
from unsera_watch.observations.rules.labels import OUTCOME
from unsera_watch.reports.document import AnswerKind, Comparison, Indicator, Result, Variable
from unsera_watch.reports.service.compose import wording
from unsera_watch.reports.service.compose.material import Material
from unsera_watch.reports.service.press import Tell

# The limits between the zones of 2016, for the comparison box alone.
OLD_LIMITS: Final = tuple(sorted(step.least for step in ZONES_2016.steps if step.least))
_EXACT_ENOUGH: Final = Decimal("0.000001")
_LEFT_OUT: Final = {
    Outcome.NOT_APPLICABLE: AnswerKind.NOT_APPLICABLE,
    Outcome.UNOBSERVABLE: AnswerKind.UNOBSERVABLE,
    Outcome.UNANSWERED: AnswerKind.UNOBSERVABLE,
}


def result(material: Material, tell: Tell) -> Result:
    """Return the indicative value; a visit that ended early has none."""
    if material.scored is None:
        ended = tell(OUTCOME[material.observation.visit.outcome])
        return Result(total=None, remark=wording.not_judged(ended))
    total = material.observation.total
    comparison = Comparison(label=wording.OLD_SCALE, ticks=OLD_LIMITS)
    return Result(
        total=total,
        variables=tuple(
            Variable(name=each.name.id, score=each.score, weight=each.applicable)
            for each in material.scored.variables
        ),
        comparison=None if total is None else comparison,
        remark=_remark(material, material.scored),
    )


def indicators(material: Material, tell: Tell) -> tuple[Indicator, ...]:
    """Return one row an indicator, in the order they are asked."""
    if material.scored is None:
        return ()
    scores = {each.code: each for each in material.scored.indicators}
    return tuple(
        _indicator(material, section.title.id, item, scores[item.code], tell)
        for section in material.definition.sections
        for item in section.items
    )


def _indicator(
    material: Material, variable: str, item: Item, scored: IndicatorScore, tell: Tell
) -> Indicator:
    observation = material.observation
    found = given(item, observation.answers.get(item.code)) or Given(None)
    notes = [
        tell(scored.remark) if scored.remark else "",
        _parts(item, found),
        str(observation.notes.get(item.code, "")),
    ]
    return Indicator(
        code=item.code,
        variable=variable,
        text=item.text.id,
        answer=_answer(item, found, scored),
        kind=_kind(scored),
        weight=scored.weight,
        points=_points(scored),
        note="\n".join(filter(None, notes)),
        photos=tuple(each.number for each in observation.photos if each.indicator == item.code),
    )


def _kind(scored: IndicatorScore) -> AnswerKind:
    if scored.share is None:
        return _LEFT_OUT[scored.outcome]
    if scored.share == 1:
        return AnswerKind.PRESENT
    # What is there but incomplete may count nothing; the shape must not say that it is absent.
    is_absent = not scored.share and scored.remark is None
    return AnswerKind.ABSENT if is_absent else AnswerKind.PARTIAL


def _answer(item: Item, found: Given, scored: IndicatorScore) -> str:
    kind = _kind(scored)
    if item.kind is Kind.MANY and scored.share is not None:
        applicable = len(item.parts) - len(found.not_applicable)
        return wording.share(kind, len(found.ticked), applicable)
    if kind is AnswerKind.PARTIAL:
        return wording.share(kind, len(found.ticked), len(item.parts))
    option = item.option(found.value)
    return option.label.id if option else wording.UNANSWERED


def _parts(item: Item, found: Given) -> str:
    seen = [part.label.id for part in item.parts if part.value in found.ticked]
    beside = [part.label.id for part in item.parts if part.value in found.not_applicable]
    return wording.parts(seen, beside)


def _points(scored: IndicatorScore) -> Decimal | None:
    """Return the unrounded points, so that what the paper adds up is what was computed."""
    if scored.share is None:
        return None
    exact = scored.share * Fraction(scored.weight)
    return (Decimal(exact.numerator) / Decimal(exact.denominator)).quantize(_EXACT_ENOUGH)


def _remark(material: Material, scored: Score) -> str:
    counted = sum(1 for each in scored.indicators if each.share is not None)
    sources = [item.source for item in material.definition.items]
    proposed = sources.count(WeightSource.PROPOSED)
    return wording.basis(len(scored.indicators), counted, proposed)
