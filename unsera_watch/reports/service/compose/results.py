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
    Measure,
    Outcome,
    Score,
    Section,
    TotalOf,
    WeightSource,
    given,
)
from unsera_watch.instruments.rules.expressions import referred
from unsera_watch.observations.rules.answers import said
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
    Outcome.NOT_ASKED: AnswerKind.UNOBSERVABLE,
}


def result(material: Material, tell: Tell) -> Result:
    """Return the indicative value; a visit that ended early has none."""
    if material.scored is None:
        ended = tell(OUTCOME[material.observation.visit.outcome])
        return Result(total=None, remark=wording.not_judged(ended))
    scoring = material.definition.scoring
    total = material.observation.total
    is_compared = total is not None and ZONES_2016.code in scoring.scales
    return Result(
        total=total,
        variables=tuple(
            Variable(
                name=each.name.id,
                score=each.score,
                weight=each.applicable,
                percent=each.weight if scoring.of is TotalOf.DIMENSIONS else None,
            )
            for each in material.scored.variables
        ),
        comparison=Comparison(label=wording.OLD_SCALE, ticks=OLD_LIMITS) if is_compared else None,
        remark=_remark(material, material.scored),
        top=scoring.top,
        formula=wording.formula(scoring.of, scoring.top),
        is_summed=scoring.of is TotalOf.ITEMS,
    )


def indicators(material: Material, tell: Tell) -> tuple[Indicator, ...]:
    """Return one row an indicator, in the order they are asked."""
    if material.scored is None:
        return ()
    scores = {each.code: each for each in material.scored.indicators}
    return tuple(
        _indicator(material, _variable(material, section, item), item, scores.get(item.code), tell)
        for section in material.definition.sections
        for item in section.items
        if item.is_asked
    )


def _variable(material: Material, section: Section, item: Item) -> str:
    """Return the dimension an item is scored in, or that of the question it depends on.

    What belongs to neither stands under the section that asks it.
    """
    titles = {each.code: each.title.id for each in material.definition.dimensions}
    before = [material.definition.item(code) for code in referred(item.relevant)]
    asked = [item, *(each for each in before if each is not None)]
    return next((titles[e.dimension] for e in asked if e.dimension in titles), section.title.id)


def _indicator(
    material: Material, variable: str, item: Item, scored: IndicatorScore | None, tell: Tell
) -> Indicator:
    observation = material.observation
    found = given(item, observation.answers.get(item.code)) or Given(None)
    notes = [
        tell(scored.remark) if scored is not None and scored.remark else "",
        _parts(item, found),
        str(observation.notes.get(item.code, "")),
    ]
    return Indicator(
        code=item.code,
        variable=variable,
        text=item.text.id,
        answer=_answer(material, item, found, scored, tell),
        kind=AnswerKind.STATED if scored is None or scored.is_one_persons else _kind(scored),
        weight=scored.weight if scored is not None else Decimal(0),
        points=None if scored is None or scored.is_one_persons else _points(scored),
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


def _answer(
    material: Material, item: Item, found: Given, scored: IndicatorScore | None, tell: Tell
) -> str:
    section = material.definition.section_of(item.code)
    if scored is None or not item.parts or (section is not None and section.repeat is not None):
        return tell(said(material.definition, item, material.observation.answers, "id"))
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
    titles = {each.code: each.title.id for each in material.definition.dimensions}
    lacking = wording.incomplete([titles[code] for code in scored.missing_dimensions])
    surveys = [each for each in scored.variables if each.measure is Measure.SKM]
    if surveys:
        return wording.survey(surveys[0].n, surveys[0].beside) + lacking
    counted = sum(1 for each in scored.indicators if each.share is not None)
    sources = [item.source for item in material.definition.items if item.source is not None]
    proposed = sources.count(WeightSource.PROPOSED)
    return wording.basis(len(sources), counted, proposed) + lacking
