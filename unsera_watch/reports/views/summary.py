"""A report on one page: value, variables, indicators, what was not there."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, Final

from unsera_watch.instruments.rules import Definition
from unsera_watch.kernel.words import N_, say
from unsera_watch.reports.document import AnswerKind, Indicator, ReportDocument
from unsera_watch.web.i18n import clock_time, current_language, day, duration, number, told

Shown = dict[str, Any]
MARKS: Final[Mapping[AnswerKind, Mapping[str, Any]]] = MappingProxyType(
    {
        AnswerKind.PRESENT: {"word": N_("There"), "tone": "good", "shape": "dot"},
        AnswerKind.PARTIAL: {"word": N_("Partly there"), "tone": "fair", "shape": "diamond"},
        AnswerKind.ABSENT: {"word": N_("Not there"), "tone": "poor", "shape": "square"},
        AnswerKind.NOT_APPLICABLE: {
            "word": N_("Does not apply"),
            "tone": "plain",
            "shape": "ring",
        },
        AnswerKind.UNOBSERVABLE: {
            "word": N_("Could not be observed"),
            "tone": "plain",
            "shape": "ring",
        },
        AnswerKind.STATED: {"word": N_("Noted, not scored"), "tone": "plain", "shape": "none"},
    }
)
LEFT_OUT: Final = "□"


def summary(document: ReportDocument, definition: Definition) -> Shown:
    """Return what a page shows of a document; its questions in the reader's language."""
    return {
        "unit": document.unit,
        "facts": _facts(document),
        "score": _score(document),
        "bars": _bars(document, definition),
        "heat": [_cell(each) for each in document.indicators if each.kind is not AnswerKind.STATED],
        "absent": _absent(document, definition),
        "rows": [_row(each, definition) for each in document.indicators],
        "comparison": _comparison(document),
        "limits": document.limits,
        "reply": document.reply,
        "strength": document.evidence_strength,
        "photos": len(document.photos),
    }


def _facts(document: ReportDocument) -> list[tuple[str, str]]:
    visit, unit = document.visit, document.unit
    times = f"{clock_time(visit.started_at)}–{clock_time(visit.ended_at)} WIB"
    observers = say(N_("%(n)s students"), n=len(visit.observers))
    return [
        (told(N_("Service")), unit.product),
        (told(N_("Region")), unit.region),
        (told(N_("Visit")), f"{day(visit.started_at)}, {times} ({duration(visit.minutes)})"),
        (told(N_("How it ended")), " · ".join(filter(None, (visit.outcome, visit.outcome_note)))),
        (told(N_("Present")), told(observers)),
        (told(N_("Letter of assignment")), f"{visit.letter_number}, {day(visit.letter_date)}"),
        (told(N_("Instrument")), f"{document.instrument.title} {document.instrument.version}"),
    ]


def _score(document: ReportDocument) -> Shown:
    total = document.result.total
    value = None if total is None else float(total)
    result = document.result
    return {"text": number(total), "value": value, "note": result.remark, "top": result.top}


def _bars(document: ReportDocument, definition: Definition) -> list[Shown]:
    """Return a bar for each dimension; the frozen names are Indonesian and lead to it."""
    known = {each.title.id: each for each in definition.dimensions}
    top = document.result.top
    return [
        {
            "code": known[each.name].code if each.name in known else "",
            "name": _in_language(known[each.name].title) if each.name in known else each.name,
            "text": number(each.score),
            "value": None if each.score is None else float(each.score),
            "drawn": None if each.score is None else float(each.score * 100 / top),
        }
        for each in document.result.variables
    ]


def _cell(indicator: Indicator) -> Shown:
    """Return one cell of the heat row: the share of its weight, from 0 to 100."""
    if indicator.points is None:
        return {"code": indicator.code, "text": LEFT_OUT, "level": "out"}
    share = indicator.points / indicator.weight
    level = "full" if share == 1 else "part" if share else "none"
    return {"code": indicator.code, "text": number(100 * share, 0), "level": level}


def _absent(document: ReportDocument, definition: Definition) -> list[Shown]:
    """Return what was looked for and not there, the heaviest first."""
    found = [each for each in document.indicators if each.kind is AnswerKind.ABSENT]
    return [
        {"code": each.code, "text": _question(each, definition), "note": each.note}
        for each in sorted(found, key=lambda each: -each.weight)
    ]


def _row(indicator: Indicator, definition: Definition) -> list[Any]:
    return [
        {"text": indicator.code, "note": _question(indicator, definition)},
        {"status": MARKS[indicator.kind]},
        _points(indicator),
        indicator.note or "–",
    ]


def _points(indicator: Indicator) -> str:
    if indicator.points is None:
        return LEFT_OUT
    points, weight = number(indicator.points), number(indicator.weight)
    return told(say(N_("%(n)s of %(total)s"), n=points, total=weight))


def _comparison(document: ReportDocument) -> list[Shown]:
    total = document.result.total
    if document.result.comparison is None or total is None:
        return []
    return [{"value": float(total), "text": number(total), "label": document.unit.name}]


def _question(indicator: Indicator, definition: Definition) -> str:
    item = definition.item(indicator.code)
    return _in_language(item.text) if item else indicator.text


def _in_language(text: Any) -> str:  # noqa: ANN401  (a Text of the definition)
    words: str = text.in_(current_language())
    return words
