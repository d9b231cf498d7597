"""What the report rests on, what it cannot say, and who answers for it."""

from collections.abc import Sequence
from typing import Final

from unsera_watch.reports.document import Citation, ReportDocument, Signature
from unsera_watch.reports.pdf import indonesian, wording
from unsera_watch.reports.pdf.letters.wrap import at_most, wrap
from unsera_watch.reports.pdf.look import (
    BODY,
    GREY,
    INK,
    MARGIN,
    NAVY,
    SMALL_ITALIC,
    STRONG,
    SUBHEAD,
    TINT,
    WIDTH,
)
from unsera_watch.reports.pdf.sheet import Sheet, baseline

INDENT: Final = 12.0
SIGN_WIDTH: Final = 200.0
SIGN_SPACE: Final = 52.0
SIGN_LINES: Final = 2
SIGN_HEIGHT: Final = SIGN_SPACE + (4 * SIGN_LINES - 2) * BODY.leading
KEPT: Final = 600.0


def draw(sheet: Sheet, document: ReportDocument) -> None:
    """Draw citations by status, limits with the disclaimer, and the signature blocks."""
    _draw_basis(sheet, document.citations)
    _draw_limits(sheet, document)
    _draw_signatures(sheet, document.signatures)


def _draw_basis(sheet: Sheet, citations: Sequence[Citation]) -> None:
    """Keep *Dasar hukum* for what somebody confirmed; the rest says that nobody did."""
    sheet.heading(wording.BASIS, keep=40)
    if not citations:
        sheet.paragraph(wording.NO_CITATIONS, BODY)
    for status, (title, tag) in wording.CITATIONS.items():
        chosen = [citation for citation in citations if citation.status is status]
        if chosen:
            sheet.ensure(SUBHEAD.leading + 2 * BODY.leading)
            sheet.paragraph(title, SUBHEAD)
            for citation in chosen:
                _draw_citation(sheet, citation, tag)
            sheet.gap(4)


def _draw_citation(sheet: Sheet, citation: Citation, tag: str) -> None:
    remarks = " · ".join(filter(None, (tag, citation.note)))
    _draw_item(sheet, citation.text)
    if remarks:
        sheet.paragraph(remarks, SMALL_ITALIC, MARGIN + INDENT, WIDTH - INDENT)
    sheet.gap(1.5)


def _draw_item(sheet: Sheet, text: str) -> None:
    lines = _item_lines(sheet, text)
    sheet.ensure(min(len(lines), 3) * BODY.leading)
    sheet.pen.circle(MARGIN + 3, sheet.y + BODY.leading / 2, 1.3, fill=GREY)
    sheet.lines(lines, BODY, MARGIN + INDENT)


def _item_lines(sheet: Sheet, text: str) -> tuple[str, ...]:
    return wrap(sheet.faces, text, BODY, WIDTH - INDENT)


def _draw_limits(sheet: Sheet, document: ReportDocument) -> None:
    sheet.heading(wording.LIMITS, keep=_height(sheet, document))
    _draw_disclaimer(sheet, document.disclaimer)
    for limit in document.limits:
        _draw_item(sheet, limit)
        sheet.gap(1.5)
    if sheet.ink.has_gaps:
        _draw_item(sheet, wording.MISSING_GLYPHS)


def _height(sheet: Sheet, document: ReportDocument) -> float:
    """Return what keeps a signature on the page of the words it stands under, where it can."""
    lines = [line for limit in document.limits for line in _item_lines(sheet, limit)]
    height = 41 + len(lines) * (BODY.leading + 1.5)
    signed = height + (16 + SIGN_HEIGHT if document.signatures else 0)
    return signed if signed < KEPT else 60


def _draw_disclaimer(sheet: Sheet, text: str) -> None:
    lines = wrap(sheet.faces, text, STRONG, WIDTH - 24)[:6]
    height = len(lines) * STRONG.leading + 14
    sheet.ensure(height)
    sheet.pen.box(MARGIN, sheet.y, WIDTH, height, TINT)
    sheet.pen.box(MARGIN, sheet.y, 4, height, NAVY)
    for index, line in enumerate(lines):
        y = sheet.y + 7 + index * STRONG.leading + baseline(STRONG)
        sheet.pen.text(MARGIN + 14, y, line, STRONG)
    sheet.gap(height + 7)


def _draw_signatures(sheet: Sheet, signatures: Sequence[Signature]) -> None:
    """Draw two blocks a row, the last one at the right as letters have it."""
    for start in range(0, len(signatures), 2):
        pair = signatures[start : start + 2]
        sheet.gap(16)
        sheet.ensure(SIGN_HEIGHT)
        xs = (MARGIN, MARGIN + WIDTH - SIGN_WIDTH)[-len(pair) :]
        for x, signature in zip(xs, pair, strict=True):
            _draw_signature(sheet, signature, x)
        sheet.gap(SIGN_HEIGHT)


def _draw_signature(sheet: Sheet, signature: Signature, x: float) -> None:
    pen, faces, y = sheet.pen, sheet.faces, sheet.y
    date = indonesian.day(signature.signed_on) if signature.signed_on else wording.DATE_SPACE
    where = ", ".join(filter(None, (signature.place, date)))
    role = at_most(faces, f"{signature.role},", BODY, SIGN_WIDTH, lines=SIGN_LINES)
    for text in (where, *role):
        pen.text(x, y + baseline(BODY), text, BODY)
        y += BODY.leading
    y = sheet.y + SIGN_SPACE + 3 * BODY.leading
    for text in at_most(faces, signature.name, STRONG, SIGN_WIDTH, lines=SIGN_LINES):
        pen.text(x, y + baseline(STRONG), text, STRONG)
        y += STRONG.leading
    pen.rule(x, y + 1, x + SIGN_WIDTH, INK)
    identifier = " ".join(filter(None, (signature.identifier_label, signature.identifier)))
    pen.text(x, y + 4 + baseline(BODY), identifier, BODY)
