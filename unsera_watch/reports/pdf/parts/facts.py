"""Facts of the visit in a grid of three columns, without table lines."""

from collections.abc import Sequence
from typing import Final

from unsera_watch.reports.document import Observer, ReportDocument, Visit
from unsera_watch.reports.pdf import indonesian, wording
from unsera_watch.reports.pdf.letters.wrap import at_most
from unsera_watch.reports.pdf.look import LABEL, LINE, MARGIN, RIGHT, VALUE, WIDTH
from unsera_watch.reports.pdf.sheet import Sheet, baseline

COLUMNS: Final = 3
GUTTER: Final = 16.0
COLUMN: Final = (WIDTH - (COLUMNS - 1) * GUTTER) / COLUMNS
LINES: Final = 8
SHOWN_HASH: Final = 12
Fact = tuple[str, str]


def draw(sheet: Sheet, document: ReportDocument) -> None:
    """Draw the facts row by row; a fact nobody recorded says so."""
    sheet.gap(6)
    facts = [(label, text or wording.NOT_RECORDED) for label, text in _facts(document)]
    for start in range(0, len(facts), COLUMNS):
        _draw_row(sheet, facts[start : start + COLUMNS])
    sheet.gap(4)
    sheet.pen.rule(MARGIN, sheet.y, RIGHT, LINE)


def _draw_row(sheet: Sheet, facts: Sequence[Fact]) -> None:
    cells = [at_most(sheet.faces, text, VALUE, COLUMN, lines=LINES) for _, text in facts]
    depth = max(map(len, cells))
    sheet.ensure(LABEL.leading + depth * VALUE.leading + 5)
    for index, ((label, _), lines) in enumerate(zip(facts, cells, strict=True)):
        x = MARGIN + index * (COLUMN + GUTTER)
        sheet.pen.text(x, sheet.y + baseline(LABEL), label, LABEL)
        for line, text in enumerate(lines):
            y = sheet.y + LABEL.leading + line * VALUE.leading + baseline(VALUE)
            sheet.pen.text(x, y, text, VALUE)
    sheet.gap(LABEL.leading + depth * VALUE.leading + 5)


def _facts(document: ReportDocument) -> list[Fact]:
    unit, visit = document.unit, document.visit
    return [
        (wording.REGION, unit.region),
        (wording.BODIES, "\n".join(unit.bodies)),
        (wording.WHEN, _when(visit, document.zone)),
        (wording.OUTCOME, "\n".join(filter(None, (visit.outcome, visit.outcome_note)))),
        (wording.OBSERVERS, "\n".join(map(_observer, visit.observers))),
        (wording.PROGRAMME, "\n".join(filter(None, (visit.programme, visit.team)))),
        (wording.LETTER, _letter(visit)),
        (wording.SUPERVISOR, visit.supervisor),
        (wording.INSTRUMENT, _instrument(document)),
    ]


def _when(visit: Visit, zone: str) -> str:
    day = indonesian.weekday(indonesian.local(visit.started_at, zone))
    span = indonesian.span(visit.started_at, visit.ended_at, zone)
    return f"{day}\n{span} ({wording.minutes(visit.minutes)})"


def _observer(observer: Observer) -> str:
    number = f"{observer.identifier_label} {observer.identifier}" if observer.identifier else ""
    beside = ", ".join(filter(None, (number, observer.presence)))
    return f"{observer.name} ({beside})" if beside else observer.name


def _letter(visit: Visit) -> str:
    date = indonesian.day(visit.letter_date) if visit.letter_date else ""
    return "\n".join(filter(None, (visit.letter_number, date)))


def _instrument(document: ReportDocument) -> str:
    used = document.instrument
    return f"{used.title} {used.version}\nSHA-256 {used.digest[:SHOWN_HASH]}…"
