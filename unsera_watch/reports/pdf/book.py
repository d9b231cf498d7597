"""The file: ReportLab's canvas set for reproducible bytes, and what every page carries."""

from __future__ import annotations

import hashlib
from datetime import UTC
from io import BytesIO
from typing import Any, Final

from reportlab import rl_config
from reportlab.pdfgen.canvas import Canvas

from unsera_watch.reports.document import ReportDocument
from unsera_watch.reports.pdf import wording
from unsera_watch.reports.pdf.letters.faces import Faces
from unsera_watch.reports.pdf.letters.wrap import fitted
from unsera_watch.reports.pdf.look import (
    FOOT,
    LINE,
    MARGIN,
    PAGE_HEIGHT,
    PAGE_WIDTH,
    PILL,
    RIGHT,
    SMALL,
    TINY,
    WIDTH,
    Weight,
)
from unsera_watch.reports.pdf.pen import CENTRE, END, Pen

# ASCII85 makes every stream a quarter larger and buys nothing; ReportLab reads this per process.
rl_config.useA85 = 0
LANGUAGES: Final = {"id": "id-ID"}
PRODUCER: Final = "Unsera Watch"
PILL_TOP, PILL_HEIGHT, PILL_GAP = 16.0, 16.0, 8.0


def open_canvas(document: ReportDocument, faces: Faces) -> Any:  # noqa: ANN401  (half private)
    """Return a canvas whose bytes depend on *document* alone, never on clock or machine."""
    canvas = Canvas(
        BytesIO(),
        pagesize=(PAGE_WIDTH, PAGE_HEIGHT),
        pageCompression=1,
        invariant=1,
        pdfVersion=(1, 7),
        initialFontName=Weight.REGULAR.value,  # type: ignore[arg-type]  # the stub says float
        lang=LANGUAGES.get(document.language, document.language),
    )
    canvas.setTitle(faces.clean(f"{document.title} {document.number} · {document.unit.name}"))
    canvas.setAuthor(faces.clean(f"{document.letterhead.name} · {document.letterhead.unit}"))
    canvas.setSubject(faces.clean(document.disclaimer))
    canvas.setCreator(PRODUCER)
    canvas.setProducer(PRODUCER)
    canvas.setViewerPreference("DisplayDocTitle", "true")
    _fix_identity(canvas, document)
    return canvas


def _fix_identity(canvas: Any, document: ReportDocument) -> None:  # noqa: ANN401  (any value of its kind)
    """Date the file by the document and derive its id from it (both are private in ReportLab)."""
    moment = (document.issued_at or document.frozen_at).astimezone(UTC)
    stamp = canvas._doc._timeStamp  # noqa: SLF001  (any value of its kind)
    stamp.YMDhms, stamp.dhh, stamp.dmm = moment.timetuple()[:6], 0, 0
    digest = hashlib.sha256(document.to_json()).hexdigest()[:32].encode()
    canvas._doc._ID = b"[<%b> <%b>]" % (digest, digest)  # noqa: SLF001  (any value of its kind)


def close(canvas: Any, pages: list[Pen], document: ReportDocument) -> bytes:  # noqa: ANN401  (any value of its kind)
    """Write what every page carries, now that their number is known; return the file."""
    for number, pen in enumerate(pages, start=1):
        _draw_pills(pen, document)
        _draw_foot(pen, document, number, len(pages))
        canvas._code.extend(pen.operators)  # noqa: SLF001  (the page's operators are ours)
        canvas._formsinuse.extend(pen.pictures)  # noqa: SLF001  (any value of its kind)
        canvas.showPage()
    data: bytes = canvas.getpdfdata()
    return data


def _draw_pills(pen: Pen, document: ReportDocument) -> None:
    marks = ((wording.DEMO, document.is_demo), (wording.DRAFT, document.is_draft))
    words = [text for text, is_set in marks if is_set]
    widths = [pen.ink.faces.width(text, PILL) + 44 for text in words]
    x = (PAGE_WIDTH - sum(widths) - PILL_GAP * max(0, len(words) - 1)) / 2
    for text, width in zip(words, widths, strict=True):
        pen.pill(x, PILL_TOP, width, PILL_HEIGHT)
        pen.text(x + width / 2, PILL_TOP + 10.6, text, PILL, CENTRE)
        x += width + PILL_GAP


def _draw_foot(pen: Pen, document: ReportDocument, number: int, total: int) -> None:
    faces = pen.ink.faces
    pen.rule(MARGIN, FOOT, RIGHT, LINE)
    left = f"{document.number or wording.NO_NUMBER} · {document.unit.name}"
    pen.text(MARGIN, FOOT + 12, fitted(faces, left, SMALL, WIDTH - 90), SMALL)
    pen.text(RIGHT, FOOT + 12, wording.page_of(number, total), SMALL, END)
    pen.text(MARGIN, FOOT + 21.5, fitted(faces, document.disclaimer, TINY, WIDTH), TINY)
