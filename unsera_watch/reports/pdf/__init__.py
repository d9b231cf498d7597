"""A frozen report as PDF: an own one-pass layout on ReportLab's canvas (pdf.md, decision 1)."""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from unsera_watch.reports.document import ReportDocument
from unsera_watch.reports.pdf import book
from unsera_watch.reports.pdf.album import Album
from unsera_watch.reports.pdf.letters.faces import load
from unsera_watch.reports.pdf.letters.ink import Ink
from unsera_watch.reports.pdf.parts import PARTS
from unsera_watch.reports.pdf.sheet import Sheet

__all__ = ["count_pages", "render"]

_PAGE: Final = re.compile(rb"/Type /Page\b")


def render(document: ReportDocument, pictures: Mapping[str, bytes], fonts: Path) -> bytes:
    """Return the PDF of *document*; the same document and pictures give the same bytes.

    *pictures* maps each photo's `picture` to its JPEG derivative; one that is missing leaves an
    empty frame with the original's SHA-256, since a photo may have to be erased later.
    """
    faces = load(fonts)
    canvas = book.open_canvas(document, faces)
    pdf = canvas._doc  # noqa: SLF001  (fonts and pictures register with the document itself)
    sheet = Sheet(Ink(faces, pdf), Album(pdf, pictures))
    for part in PARTS:
        part(sheet, document)
    return book.close(canvas, sheet.pages, document)


def count_pages(data: bytes) -> int:
    """Return how many pages a PDF made here has: its streams are compressed, its objects not."""
    return len(_PAGE.findall(data))
