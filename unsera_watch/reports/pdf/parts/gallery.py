"""Photos, two by three a page, each with what proves it: time, position, SHA-256."""

from typing import Final

from unsera_watch.reports.document import Photo, ReportDocument
from unsera_watch.reports.pdf import indonesian, wording
from unsera_watch.reports.pdf.letters.wrap import at_most
from unsera_watch.reports.pdf.look import (
    LINE,
    MARGIN,
    NAVY,
    SMALL,
    TINT,
    TINY,
    WHITE,
    WIDTH,
    Style,
    Weight,
)
from unsera_watch.reports.pdf.pen import CENTRE
from unsera_watch.reports.pdf.sheet import Sheet, baseline

GUTTER: Final = 14.0
COLUMN: Final = (WIDTH - GUTTER) / 2
PICTURE: Final = 157.0
CAPTION: Final = Style(Weight.SEMIBOLD, 8.6, 10.6)
TAG: Final = Style(Weight.BOLD, 8, 10, WHITE)
HASH_GROUPS: Final = 4
GROUP: Final = 8
WORDS: Final = 2 * CAPTION.leading + 2 * SMALL.leading + 2 * TINY.leading
ROW: Final = PICTURE + 5 + WORDS + 7


def draw(sheet: Sheet, document: ReportDocument) -> None:
    """Draw the photos in their order, or say that there are none."""
    if not document.photos:
        sheet.heading(wording.PHOTOS, keep=SMALL.leading)
        sheet.paragraph(wording.NO_PHOTOS, SMALL)
        return
    sheet.heading(wording.PHOTOS, keep=ROW)
    for start in range(0, len(document.photos), 2):
        sheet.ensure(ROW - 7)
        for index, photo in enumerate(document.photos[start : start + 2]):
            _draw_photo(sheet, photo, MARGIN + index * (COLUMN + GUTTER), document.zone)
        sheet.gap(ROW)


def _draw_photo(sheet: Sheet, photo: Photo, x: float, zone: str) -> None:
    _draw_picture(sheet, photo, x)
    y = sheet.y + PICTURE + 5
    for text, style, most in (
        (photo.caption, CAPTION, 2),
        (_when_where(photo, zone), SMALL, 1),
        (photo.people, SMALL, 1),
        (_grouped(photo.original_sha256), TINY, 2),
    ):
        for line in at_most(sheet.faces, text, style, COLUMN, lines=most):
            sheet.pen.text(x, y + baseline(style), line, style)
            y += style.leading


def _draw_picture(sheet: Sheet, photo: Photo, x: float) -> None:
    """Show the whole photo: evidence is never cropped to fill a frame."""
    pen, y = sheet.pen, sheet.y
    pen.box(x, y, COLUMN, PICTURE, TINT)
    picture = sheet.album.picture(photo.picture)
    if picture is None:
        pen.text(x + COLUMN / 2, y + PICTURE / 2, wording.NO_PICTURE, SMALL, CENTRE)
        pen.frame(x, y, COLUMN, PICTURE, LINE)
    else:
        scale = min(COLUMN / picture.width, PICTURE / picture.height)
        width, height = picture.width * scale, picture.height * scale
        left, top = x + (COLUMN - width) / 2, y + (PICTURE - height) / 2
        pen.picture(picture.name, left, top, width, height)
    _draw_tag(sheet, photo.number, x, y)


def _draw_tag(sheet: Sheet, number: int, x: float, y: float) -> None:
    width = sheet.faces.width(str(number), TAG) + 10
    sheet.pen.box(x + 5, y + 5, width + 2, 16, WHITE)
    sheet.pen.box(x + 6, y + 6, width, 14, NAVY)
    sheet.pen.text(x + 6 + width / 2, y + 15.8, str(number), TAG, CENTRE)


def _when_where(photo: Photo, zone: str) -> str:
    when = indonesian.moment(photo.taken_at, zone) if photo.taken_at else wording.NO_TIME
    place = photo.place
    if place is None:
        return f"{when} · {wording.NO_PLACE}"
    accuracy = f" (±{indonesian.whole(place.accuracy_m)} m)" if place.accuracy_m else ""
    return f"{when} · {indonesian.degrees(place.lat, place.lon)}{accuracy}"


def _grouped(digest: str) -> str:
    """Return the digest in groups of eight, four a line, so that eyes can compare it."""
    groups = [digest[start : start + GROUP] for start in range(0, len(digest), GROUP)]
    halves = (groups[:HASH_GROUPS], groups[HASH_GROUPS:])
    return "SHA-256 " + "\n".join(" ".join(half) for half in halves)
