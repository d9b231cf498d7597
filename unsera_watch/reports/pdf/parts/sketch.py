"""A map sketch drawn from positions alone: no map service, nothing to license or to leak."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from unsera_watch.kernel.geo import Point, distance_m, offset_m
from unsera_watch.reports.document import Photo, Place, ReportDocument
from unsera_watch.reports.pdf import indonesian, wording
from unsera_watch.reports.pdf.letters.wrap import wrap
from unsera_watch.reports.pdf.look import (
    GREY,
    INK,
    LINE,
    MARGIN,
    NAVY,
    SMALL,
    SMALL_STRONG,
    TINT,
    TINY,
    TRACK,
    WHITE,
)
from unsera_watch.reports.pdf.pen import CENTRE, Pen
from unsera_watch.reports.pdf.sheet import Sheet, baseline

WIDTH, HEIGHT = 296.0, 148.0
LEAST_REACH_M: Final = 15.0
EDGE: Final = 14.0
STEPS_M: Final[tuple[int, ...]] = tuple(
    step * 10**power for power in range(7) for step in (1, 2, 5)
)
TOGETHER: Final = 9.0
NAMED: Final = 2
EMPTY_HEIGHT: Final = 60.0


@dataclass(frozen=True, slots=True)
class Frame:
    """A square metre grid laid over the box: what is its middle, how many points is a metre."""

    origin: Point
    x: float
    y: float
    scale: float

    def spot(self, place: Place) -> tuple[float, float]:
        """Return where *place* is on the page."""
        east, north = offset_m(self.origin, place.point)
        return self.x + east * self.scale, self.y - north * self.scale


def draw_sketch(sheet: Sheet, document: ReportDocument) -> None:
    """Draw office, photos with accuracy, scale bar and north, and say the distances below."""
    placed = [photo for photo in document.photos if photo.place]
    frame = _frame(document.unit.place, [p.place for p in placed if p.place], sheet.y)
    if frame is None:
        _draw_empty(sheet)
    else:
        _draw_framed(sheet, frame, placed, document.unit.place)
    sheet.lines(wrap(sheet.faces, _distances(document), SMALL, WIDTH), SMALL)


def _draw_empty(sheet: Sheet) -> None:
    sheet.pen.box(MARGIN, sheet.y, WIDTH, EMPTY_HEIGHT, TINT)
    middle = sheet.y + EMPTY_HEIGHT / 2 + 2
    sheet.pen.text(MARGIN + WIDTH / 2, middle, wording.NO_POSITION, SMALL, CENTRE)
    sheet.gap(EMPTY_HEIGHT + 4)


def _draw_framed(sheet: Sheet, frame: Frame, photos: list[Photo], office: Place | None) -> None:
    pen, top = sheet.pen, sheet.y
    pen.box(MARGIN, top, WIDTH, HEIGHT, TINT)
    pen.clip(MARGIN, top, WIDTH, HEIGHT)
    _draw_grid(pen, frame, top)
    _draw_photos(pen, frame, photos)
    _draw_office(pen, frame, office)
    pen.unclip()
    _draw_scale(pen, frame, top)
    sheet.gap(HEIGHT + 4)
    _draw_legend(sheet)


def _frame(office: Place | None, places: list[Place], top: float) -> Frame | None:
    origin = office or (places[0] if places else None)
    if origin is None:
        return None
    reach = max((_reach(origin, place) for place in places), default=0.0)
    scale = (HEIGHT / 2 - EDGE) / max(reach, LEAST_REACH_M)
    return Frame(origin.point, MARGIN + WIDTH / 2, top + HEIGHT / 2, scale)


def _reach(origin: Place, place: Place) -> float:
    """Return how far north or south the box must reach; it is about twice as wide as high."""
    east, north = offset_m(origin.point, place.point)
    accuracy = min(place.accuracy_m or 0.0, LEAST_REACH_M)
    return max(abs(north), abs(east) * HEIGHT / WIDTH) + accuracy


def _step(frame: Frame, wanted: float) -> int:
    """Return the roundest number of metres whose bar is about *wanted* points long."""
    fitting = [step for step in STEPS_M if step * frame.scale <= wanted]
    return fitting[-1] if fitting else STEPS_M[0]


def _draw_grid(pen: Pen, frame: Frame, top: float) -> None:
    pitch = max(_step(frame, 60) * frame.scale, 8)
    for index in range(-int(WIDTH / pitch) - 1, int(WIDTH / pitch) + 2):
        x, y = frame.x + index * pitch, frame.y + index * pitch
        pen.line((x, top), (x, top + HEIGHT), TRACK)
        pen.line((MARGIN, y), (MARGIN + WIDTH, y), TRACK)


def _draw_photos(pen: Pen, frame: Frame, photos: list[Photo]) -> None:
    places = [(frame.spot(photo.place), photo) for photo in photos if photo.place]
    for (x, y), photo in places:
        accuracy = photo.place.accuracy_m if photo.place else None
        if accuracy:
            pen.circle(x, y, min(accuracy * frame.scale, 2 * WIDTH), fill=None, edge=LINE)
    for (x, y), _ in places:
        pen.circle(x, y, 2.8, fill=NAVY, edge=WHITE)
    for (x, y), numbers in _groups(places):
        pen.text(x + 5, y - 4, _names(numbers), SMALL_STRONG)


def _groups(
    places: list[tuple[tuple[float, float], Photo]],
) -> list[tuple[tuple[float, float], list[int]]]:
    """Join photos taken so near each other that their numbers would overprint."""
    groups: list[tuple[tuple[float, float], list[int]]] = []
    for (x, y), photo in places:
        for (other_x, other_y), numbers in groups:
            if abs(x - other_x) < 3 * TOGETHER and abs(y - other_y) < TOGETHER:
                numbers.append(photo.number)
                break
        else:
            groups.append(((x, y), [photo.number]))
    return groups


def _names(numbers: list[int]) -> str:
    if len(numbers) > NAMED:
        return wording.photo_count(len(numbers))
    return ", ".join(map(str, numbers))


def _draw_office(pen: Pen, frame: Frame, office: Place | None) -> None:
    if office is not None:
        x, y = frame.spot(office)
        pen.box(x - 4.6, y - 4.6, 9.2, 9.2, WHITE)
        pen.box(x - 3.6, y - 3.6, 7.2, 7.2, INK)


def _draw_scale(pen: Pen, frame: Frame, top: float) -> None:
    metres, y = _step(frame, 90), top + HEIGHT - 9
    end = MARGIN + 9 + metres * frame.scale
    pen.rule(MARGIN + 9, y, end, INK, 1)
    for x in (MARGIN + 9, end):
        pen.line((x, y - 2.5), (x, y + 2.5), INK, 1)
    pen.text((MARGIN + 9 + end) / 2, y - 4, f"{indonesian.whole(metres)} m", TINY, CENTRE)
    x, y = MARGIN + WIDTH - 13, top + 10
    pen.shape([(x, y - 3), (x + 3.6, y + 5), (x, y + 3), (x - 3.6, y + 5)], fill=INK, edge=None)
    pen.text(x, y + 14, wording.NORTH, SMALL_STRONG, CENTRE)


def _draw_legend(sheet: Sheet) -> None:
    pen, y = sheet.pen, sheet.y + baseline(SMALL)
    pen.box(MARGIN, y - 5, 5, 5, INK)
    pen.text(MARGIN + 9, y, wording.OFFICE_POINT, SMALL)
    pen.circle(MARGIN + 60, y - 2.5, 2.6, fill=NAVY, edge=GREY)
    pen.text(MARGIN + 67, y, wording.PHOTO_POINT, SMALL)
    sheet.gap(SMALL.leading + 1)


def _distances(document: ReportDocument) -> str:
    return " ".join(filter(None, (_office_point(document.unit.place), _photo_points(document))))


def _office_point(office: Place | None) -> str:
    if office is None:
        return wording.NO_OFFICE_POINT
    source = f" ({office.source})" if office.source else ""
    return f"{wording.OFFICE_AT} {indonesian.degrees(office.lat, office.lon)}{source}."


def _photo_points(document: ReportDocument) -> str:
    office = document.unit.place
    places = [photo.place for photo in document.photos if photo.place]
    missing = len(document.photos) - len(places)
    if office is None or not places:
        return wording.distances("", 0, missing)
    metres = sorted(distance_m(office.point, place.point) for place in places)
    ends = dict.fromkeys(map(indonesian.whole, (metres[0], metres[-1])))
    return wording.distances("–".join(ends), len(places), missing)
